"""Reads the hand-worked tables: "## WHEN LOCALE" heads a section, lines are "text => meaning", "\\n" breaks a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """A text as it was sent, and what it means."""

    text: str
    sent: datetime
    locale: str
    meaning: str


def cases(path: Path) -> list[Case]:
    """The cases of one table, in order."""
    found: list[Case] = []
    sent, locale = datetime(2026, 1, 1, tzinfo=UTC), ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            when, locale = line[3:].split()
            sent = datetime.fromisoformat(when)
        elif line.strip():
            text, _, meaning = line.rpartition(" => ")
            found.append(Case(text.replace("\\n", "\n"), sent, locale, meaning.strip()))
    return found


def names(found: list[Case]) -> list[str]:
    """Short test names."""
    return [f"{number}-{case.text[:40]}" for number, case in enumerate(found)]
