"""Owns where mails with expected readings come from: folders of NAME.eml with NAME.json, and .jsonl of bodies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "classifiers" / "corpus"
ME = frozenset({"noa@lindqvist.example"})
OUTCOMES = ("rejection", "offer")


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
    """Name, octets and expected reading of every mail of a folder (or of one .jsonl file)."""
    for path in sorted(folder.glob("*.json")):
        if path.with_suffix(".eml").exists():
            yield path.stem, path.with_suffix(".eml").read_bytes(), json.loads(path.read_text("utf-8"))
    for path in [folder] if folder.suffix == ".jsonl" else sorted(folder.glob("*.jsonl")):
        for record in records_of(path):
            if "accept" in record:
                gold = {"label": record["category"], "accept": record["accept"]}
                yield record["id"], wrapped(record), gold


def records_of(path: Path) -> Iterator[dict[str, Any]]:
    """One record a line."""
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)
