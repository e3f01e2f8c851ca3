"""Owns the learned model: weights of word runs for each label, and what they make of a mail (multinomial logistic).

The model is a JSON file that `training/train.py` writes: {"labels": [..], "bias": [..], "features": {run: [scale,
[label, weight, label, weight, ..]]}}. `scale` is the run's inverse document frequency; a mail's features are brought to
length 1 before they are weighed, so that long mails count no more than short ones.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, sqrt
from pathlib import Path
from typing import Any

from classifiers.learned.features import features
from classifiers.mail import Mail
from classifiers.reading import Label

FILE = Path(__file__).with_name("model.json")


@dataclass(frozen=True, slots=True)
class Model:
    """Labels, their biases, and for each run of words its scale and its (label's number, weight) pairs."""

    labels: tuple[Label, ...]
    bias: tuple[float, ...]
    runs: Mapping[str, tuple[float, tuple[tuple[int, float], ...]]]


_Runs = list[tuple[float, tuple[tuple[int, float], ...]]]


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely each label is, 0..1, together 1. `spoken`: the known runs of each sentence; `labels`: the model's."""

    likely: Mapping[Label, float]
    spoken: Sequence[tuple[int, _Runs]] = ()
    labels: tuple[Label, ...] = ()

    @property
    def best(self) -> Label:
        """The likeliest label."""
        return max(self.likely, key=lambda label: self.likely[label])

    def times(self, label: Label) -> float:
        """How many times likelier than every other label one is."""
        rival = max(value for other, value in self.likely.items() if other is not label)
        return self.likely.get(label, 0.0) / max(rival, 1e-9)

    def sentence_for(self, label: Label) -> int | None:
        """The sentence that speaks most for a label; None when none does."""
        if label not in self.labels:
            return None
        place = self.labels.index(label)
        weight = {number: _weight(runs, place) for number, runs in self.spoken if number >= 0}
        found = max(weight, key=lambda number: weight[number], default=None)
        return found if found is not None and weight[found] > 0 else None


def _weight(runs: _Runs, place: int) -> float:
    return sum(scale * weight for scale, weights in runs for at, weight in weights if at == place)


@cache
def model() -> Model:
    """The model that comes with the program, loaded once in the life of the process."""
    return model_of(json.loads(FILE.read_text(encoding="utf-8")))


def model_of(data: Mapping[str, Any]) -> Model:
    """The model of its JSON form."""
    runs = {
        run: (float(scale), tuple(zip(map(int, flat[::2]), map(float, flat[1::2]), strict=True)))
        for run, (scale, flat) in data["features"].items()
    }
    return Model(tuple(map(Label, data["labels"])), tuple(map(float, data["bias"])), runs)


def opinion(mail: Mail, learned: Model) -> Opinion:
    """What the model makes of a mail."""
    known, square = _known(mail, learned)
    length = sqrt(square) or 1.0
    sums = [0.0] * len(learned.labels)
    for _, runs in known:
        for scale, weights in runs:
            for place, weight in weights:
                sums[place] += scale * weight
    score = [bias + value / length for bias, value in zip(learned.bias, sums, strict=True)]
    top = max(score)
    powers = [exp(value - top) for value in score]
    total = sum(powers)
    likely = {label: power / total for label, power in zip(learned.labels, powers, strict=True)}
    return Opinion(likely, known, learned.labels)


def _known(mail: Mail, learned: Model) -> tuple[list[tuple[int, _Runs]], float]:
    """The runs the model knows, each where it is met first, and the square of their length."""
    seen: set[str] = set()
    found: list[tuple[int, _Runs]] = []
    square = 0.0
    for number, runs in features(mail):
        fresh = (learned.runs.keys() & set(runs)) - seen
        seen |= fresh
        here = [learned.runs[run] for run in sorted(fresh)]  # sorted: the same sum in every process
        square += sum(scale * scale for scale, _ in here)
        found.append((number, here))
    return found, square
