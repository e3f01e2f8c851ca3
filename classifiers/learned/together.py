"""Owns weighing all opinions together: the learned one of the mail, those of its sentences, and what the rules found.

The weights are learned too (`together.json`: {"labels", "bias", "weights": a row for each label}), from opinions of
models that had not seen the mail.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, log1p, prod
from operator import mul
from typing import Any

from classifiers.cues import Finding
from classifiers.learned.acts import Acts
from classifiers.learned.model import path_of, softmax
from classifiers.mail import Mail
from classifiers.reading import Label
from classifiers.weighing.scale import Verdict

_LEAST = 1e-4
_RULES = tuple(sorted(Label))


@dataclass(frozen=True, slots=True)
class Together:
    """Labels, and for each its bias and its weight for every input."""

    labels: tuple[Label, ...]
    bias: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]

    def likely(self, inputs: Sequence[float]) -> dict[Label, float]:
        """How likely each label is, together 1."""
        scores = [bias + sum(map(mul, row, inputs)) for bias, row in zip(self.bias, self.weights, strict=True)]
        return dict(zip(self.labels, softmax(scores), strict=True))


@cache
def together() -> Together:
    """The weights that come with the program."""
    return together_of(json.loads(path_of("together").read_text(encoding="utf-8")))


def together_of(data: Mapping[str, Any]) -> Together:
    """The weights of their JSON form."""
    labels = tuple(map(Label, data["labels"]))
    return Together(labels, tuple(data["bias"]), tuple(tuple(map(float, row)) for row in data["weights"]))


def inputs(
    mail: Mail, of_mail: Sequence[float], acts: Acts, verdict: Verdict, findings: Iterable[Finding]
) -> list[float]:
    """What is weighed: always the same number of values, in the same order."""
    found = [log(max(value, _LEAST)) for value in of_mail]
    for act in acts.names:
        found += _many(acts.of(act))
    heaviest: dict[Label, float] = {}
    for one in findings:
        heaviest[one.label] = max(one.weight, heaviest.get(one.label, 0.0))
    found += [verdict.sure if verdict.label is label else 0.0 for label in _RULES]
    found += [heaviest.get(label, 0.0) for label in _RULES]
    known = (mail.in_thread, mail.automatic, mail.bulk, mail.hiring_sender, mail.job, mail.personal)
    found += map(float, (*known, bool(mail.languages)))
    found.append(min(len(mail.sentences), 20) / 20)
    return found


def _many(likely: list[float]) -> tuple[float, float, float, float]:
    """Of one act over all sentences: the likeliest and the next, how many, and that there is any."""
    first, second = sorted((*likely, 0.0, 0.0), reverse=True)[:2]
    return first, second, log1p(sum(likely)), 1 - prod(1 - value for value in likely)
