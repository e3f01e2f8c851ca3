"""Measures the reading of mails against expected readings: labels, outcomes, facts, speed.

python bench/reading.py [FOLDER...] [--show]    (default: tests/classifiers/corpus)

A folder holds NAME.eml with NAME.json beside it (the expected reading: label, and any of nuance, company, role, start,
end, proposed, uid, method, people, statement, earliest, latest, no_contact, silence_is_rejection, back_on, deadline,
reply_possible), or .jsonl files of records with
`text`, `subject` and `accept`, whose bodies are wrapped into a plain mail of a fixed sender and date.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from classifiers.classify import classify
from classifiers.parse import parse
from classifiers.reading import Label, Reading
from daemon.views.reading import message_json

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "classifiers" / "corpus"
ME = frozenset({"noa@lindqvist.example"})
OUTCOMES = ("rejection", "offer")


@dataclass
class Score:
    """What a set of mails came to: right and asked per fact, pairs of labels, and the wrong ones."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    labels: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[tuple[str, str, Any, Any]] = field(default_factory=list)
    wrong_outcomes: list[str] = field(default_factory=list)

    def add(self, name: str, gold: dict[str, Any], reading: Reading) -> None:
        """Compare one reading with what was expected of it."""
        accept = gold.get("accept", [gold["label"]])
        label = str(reading.label)
        self._count(name, "label", accept, label, right=label in accept)
        self.labels[gold["label"], label] += 1
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


def wrapped(record: dict[str, Any]) -> bytes:
    """A body without headers as a mail of a fixed sender and date."""
    mail = EmailMessage()
    mail["From"] = "Pat Smith <pat.smith@somewhere.example>"
    mail["To"] = "Noa Lindqvist <noa@lindqvist.example>"
    mail["Date"] = "Tue, 02 Mar 2021 10:00:00 -0500"
    mail["Subject"] = record.get("subject") or ""
    mail.set_content(record["text"])
    return mail.as_bytes()


def mails_of(folder: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Name, octets and expected reading of every mail below a folder (or of one .jsonl file)."""
    for path in sorted(folder.glob("*.json")):
        if path.with_suffix(".eml").exists():
            yield path.stem, path.with_suffix(".eml").read_bytes(), json.loads(path.read_text("utf-8"))
    for path in [folder] if folder.suffix == ".jsonl" else sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            record = json.loads(line)
            if "accept" in record:
                gold = {"label": record["category"], "accept": record["accept"]}
                yield record["id"], wrapped(record), gold


def score(folder: Path) -> Score:
    """Read every mail of a folder and compare."""
    total = Score()
    for name, raw, gold in mails_of(folder):
        total.add(name, gold, classify(parse(raw), me=ME))
    return total


def speed(folder: Path) -> float:
    """Mails per second of processor time, parsed and read, after one warming round."""
    raws = [raw for _, raw, _ in mails_of(folder)]
    for raw in raws:
        classify(parse(raw), me=ME)
    started = time.process_time()
    for raw in raws:
        classify(parse(raw), me=ME)
    return len(raws) / max(time.process_time() - started, 1e-9)


def report(folder: Path, *, show: bool) -> None:
    """Print the tables of one folder."""
    total = score(folder)
    print(f"{folder}: {total.asked['label']} mails, {speed(folder):,.0f} a second")
    for key, asked in total.asked.items():
        print(f"  {key:<22} {total.right[key]:>4} of {asked:<4} {total.share(key):6.1%}")
    print(f"  wrong outcomes         {len(total.wrong_outcomes)} {' '.join(total.wrong_outcomes)}")
    print("  label                     expected  found  right  precision  recall")
    for label in Label:
        expected = sum(count for (gold, _), count in total.labels.items() if gold == label)
        found = sum(count for (_, got), count in total.labels.items() if got == label)
        both = total.labels[str(label), str(label)]
        if expected or found:
            precision, recall = both / found if found else 1.0, both / expected if expected else 1.0
            print(f"    {label:<24}{expected:>7}{found:>8}{both:>7}{precision:>10.0%}{recall:>9.0%}")
    for name, key, wanted, got in total.wrong if show else ():
        print(f"    {name}: {key} should be {wanted!r}, is {got!r}")


def main(arguments: list[str]) -> int:
    """Report every folder named, else our own corpus; 1 when an outcome is wrong."""
    folders = [Path(one) for one in arguments if not one.startswith("--")] or [CORPUS]
    for folder in folders:
        report(folder, show="--show" in arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
