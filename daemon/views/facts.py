"""Owns the shape of what `facts` says: JSON after the contract, or one line for a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from classifiers.dates import read_interview_time
from classifiers.locales import locale_for
from classifiers.reading import InterviewTime, Statement
from classifiers.statements import read_statement


@dataclass(frozen=True, slots=True)
class Facts:
    """What one text says. `error` is None unless the text could not be read."""

    id: str
    statement: Statement | None
    interview: InterviewTime | None

    def as_json(self) -> dict[str, Any]:
        """The object of the contract: id, statement, interview."""
        return {
            "id": self.id,
            "statement": statement_json(self.statement),
            "interview": _interview_json(self.interview),
        }


def facts_of(name: str, text: str, sent_at: datetime, locale: str | None) -> Facts:
    """The statement and the interview time of a text, which may be an iCalendar object (RFC 5545)."""
    if text.lstrip("\ufeff \r\n\t")[:15].upper() == "BEGIN:VCALENDAR":
        return Facts(name, None, _calendar(text))
    chosen = locale or locale_for(None, sent_at)
    return Facts(name, read_statement(text, sent_at, chosen), read_interview_time(text, sent_at, chosen))


def _calendar(text: str) -> InterviewTime | None:
    from classifiers.invite import read_calendar  # heavy, and most texts are no calendar

    found = read_calendar(text.encode("utf-8", "replace"))
    return InterviewTime(found.start, found.end) if found and not found.undated else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _utc(when: datetime | None) -> str | None:
    return f"{when:%Y-%m-%dT%H:%M:%SZ}" if when else None


def statement_json(statement: Statement | None) -> dict[str, Any] | None:
    """The statement's JSON object of the contract, or None."""
    if statement is None:
        return None
    return {
        "kind": statement.kind.value,
        "earliest": _iso(statement.earliest),
        "latest": _iso(statement.latest),
        "no_contact": statement.no_contact,
        "silence_is_rejection": statement.silence_is_rejection,
        "quote": statement.quote,
    }


def _interview_json(interview: InterviewTime | None) -> dict[str, Any] | None:
    return {"start": _utc(interview.start), "end": _utc(interview.end)} if interview else None


def line(facts: Facts) -> str:
    """One readable line: the statement, the interview, or that there is neither."""
    parts = []
    if facts.statement is not None:
        from classifiers.statements.explaining import said

        parts.append(said(facts.statement))
    if facts.interview is not None:
        start, end = facts.interview.start, facts.interview.end
        until = f" to {end:%H:%M}" if end else ""
        parts.append(f"Interview: {start:%A} {start.day} {start:%B %Y, %H:%M}{until} UTC.")
    return f"{facts.id}: " + (" ".join(parts) or "No statement and no interview time.")
