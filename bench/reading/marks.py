"""Owns the comparison of readings with what was expected of them: labels, outcomes, facts, and how sure they were."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.reading.corpus import ME, OUTCOMES, mails_of
from classifiers.classify import classify
from classifiers.parse import parse
from classifiers.reading import Reading
from daemon.views.reading import message_json

BINS = 5


@dataclass
class Score:
    """What a set of mails came to: right and asked per fact, pairs of labels, bins of `sure`, and the wrong ones."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    labels: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[tuple[str, str, Any, Any]] = field(default_factory=list)
    wrong_outcomes: list[str] = field(default_factory=list)
    committed: int = 0
    sure_sum: list[float] = field(default_factory=lambda: [0.0] * BINS)
    sure_seen: list[int] = field(default_factory=lambda: [0] * BINS)
    sure_right: list[int] = field(default_factory=lambda: [0] * BINS)

    def add(self, name: str, gold: dict[str, Any], reading: Reading) -> None:
        """Compare one reading with what was expected of it."""
        accept = gold.get("accept", [gold["label"]])
        label = str(reading.label)
        self._count(name, "label", accept, label, right=label in accept)
        self._bin(reading.sure, right=label in accept)
        self.labels[gold["label"], label] += 1
        self.committed += label in OUTCOMES
        if label in OUTCOMES and label not in accept:
            self.wrong_outcomes.append(name)
        got = facts_of(reading)
        for key, wanted in gold.items():
            if key not in ("label", "accept"):
                self._count(name, key, wanted, got.get(key), right=agrees(key, wanted, got.get(key)))

    def _count(self, name: str, key: str, wanted: Any, got: Any, *, right: bool) -> None:
        self.asked[key] += 1
        self.right[key] += right
        if not right:
            self.wrong.append((name, key, wanted, got))

    def _bin(self, sure: float, *, right: bool) -> None:
        number = min(BINS - 1, int(sure * BINS))
        self.sure_seen[number] += 1
        self.sure_sum[number] += sure
        self.sure_right[number] += right

    def share(self, key: str) -> float:
        """The share of right answers to one fact, 1 when it was never asked."""
        return self.right[key] / self.asked[key] if self.asked[key] else 1.0


def agrees(key: str, wanted: Any, got: Any) -> bool:
    """Whether a fact is as expected: people need only be among those found, the rest is equal."""
    if key == "people":
        return set(wanted) <= set(got)
    if key == "company":
        return plain(wanted) == plain(got)
    return bool(wanted == got)


def plain(name: str | None) -> str:
    """A company's name without case, spaces and signs."""
    return "".join(char for char in (name or "").lower() if char.isalnum())


def facts_of(reading: Reading) -> dict[str, Any]:
    """A reading as the flat facts that expected readings name."""
    shown = message_json("", None, reading)
    interview, statement = shown["interview"] or {}, shown["statement"] or {}
    return {
        **{key: shown[key] for key in ("nuance", "company", "role", "back_on", "deadline", "reply_possible")},
        **{key: interview.get(key) for key in ("start", "end", "uid", "method", "proposed", "place")},
        "people": [one.address for one in reading.people if one.address] + [one.name for one in reading.people],
        "statement": statement.get("kind"),
        "earliest": statement.get("earliest"),
        "latest": statement.get("latest"),
        "no_contact": statement.get("no_contact", False),
        "silence_is_rejection": statement.get("silence_is_rejection", False),
    }


def score(folder: Path) -> Score:
    """Read every mail of a folder and compare."""
    total = Score()
    for name, raw, gold in mails_of(folder):
        total.add(name, gold, classify(parse(raw), me=ME))
    return total
