"""Owns what is learned from: the labelled mails of training/mails, and the corpus and phrases of the reader's tests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from classifiers.learned.acts import OF_LABEL, Act
from classifiers.mail import Mail, prepare
from classifiers.parse import parse
from classifiers.reading import Label

ROOT = Path(__file__).resolve().parents[1]
MAILS = ROOT / "training" / "mails"
TESTS = ROOT / "tests" / "classifiers"
LEFT_OUT = {"own_message", "bounce"}  # decided by headers


@dataclass(frozen=True)
class Known:
    """One mail with its label, the acts of its sentences as far as somebody said them, and the file it is from."""

    mail: Mail
    label: str
    acts: str
    source: str


def known_mails() -> Iterator[Known]:
    """Every labelled mail of training/mails."""
    for path in sorted(MAILS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield from _known(written(record), record["label"], path.stem, record.get("acts", ""))


def phrases() -> Iterator[Known]:
    """The corpus, and single turns of phrase as short mails; what must never be an outcome is news of the process."""
    label = ""
    for line in (TESTS / "turns.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            label = line[2:]
        elif line:
            act = OF_LABEL.get(Label(label), ("-",))[0]
            yield from _known(written(_short(line)), label, "turns", f"{Act.BOILERPLATE}{act}{Act.BOILERPLATE}")
    for line in (TESTS / "no_outcomes.txt").read_text(encoding="utf-8").splitlines()[1:]:
        if line:
            yield from _known(written(_short(line)), "status_update", "no_outcomes", "BHB")
    for path in sorted((TESTS / "corpus").glob("*.json")):
        if path.with_suffix(".eml").exists():
            gold = json.loads(path.read_text(encoding="utf-8"))
            yield from _known(path.with_suffix(".eml").read_bytes(), gold["label"], "corpus")


def written(record: dict[str, Any]) -> bytes:
    """A line of training/mails as a mail."""
    mail = EmailMessage()
    mail["From"] = record["from"]
    mail["To"] = "Noa Lindqvist <noa@lindqvist.example>"
    mail["Subject"] = " ".join(record["subject"].split())
    mail["Date"] = "Tue, 02 Jun 2026 10:00:00 +0100"
    if record.get("thread"):
        mail["In-Reply-To"] = "<before@lindqvist.example>"
    mail.set_content(record["body"])
    return mail.as_bytes()


def _short(line: str) -> dict[str, Any]:
    return {"from": "Gwen <gwen@brightwell.example>", "subject": "The post", "body": f"Hi Noa,\n\n{line}\n\nGwen\n"}


def _known(raw: bytes, label: str, source: str, acts: str = "") -> Iterator[Known]:
    mail = prepare(parse(raw))
    if label not in LEFT_OUT:
        yield Known(mail, label, acts if len(acts) == len(mail.sentences) else "", source)
