"""The judge: mails that nothing was mended or trained on, measured in totals (unseen/README.md)."""

from __future__ import annotations

import json
from collections import Counter
from email.message import EmailMessage
from pathlib import Path

from bench.reading import ME, OUTCOMES
from classifiers.classify import classify
from classifiers.parse import parse

MAILS = Path(__file__).with_name("unseen") / "ordinary.jsonl"
FLOOR = 0.94
"""Labels right, rounded down; it may rise, never fall."""
WRONG = 0
"""Outcomes told wrongly."""


def _octets(record: dict[str, str]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = record["from"], "Noa Lindqvist <noa@lindqvist.example>"
    mail["Subject"], mail["Date"] = " ".join(record["subject"].split()), "Tue, 02 Jun 2026 10:00:00 +0100"
    if record["thread"]:
        mail["In-Reply-To"] = "<before@lindqvist.example>"
    mail.set_content(record["body"])
    return mail.as_bytes()


def test_mails_that_nobody_mended_for() -> None:
    pairs: Counter[tuple[str, str]] = Counter()
    for line in MAILS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        pairs[record["label"], str(classify(parse(_octets(record)), me=ME).label)] += 1
    right = sum(count for (expected, found), count in pairs.items() if expected == found)
    wrong = {pair: count for pair, count in pairs.items() if pair[1] in OUTCOMES and pair[0] != pair[1]}
    assert sum(pairs.values()) == 320
    assert right / 320 >= FLOOR
    assert sum(wrong.values()) <= WRONG, wrong
