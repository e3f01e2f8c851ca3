"""Owns the calendar of a job search as iCalendar text: interviews, and the days when something is due (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from daemon.domain.application import Application, Interview, Item, State
from daemon.domain.policy import Policy
from daemon.domain.wishes import Wish
from daemon.views import words

PRODUCT = "-//followupd//followup//EN"
LONGEST = 75  # octets of a line without its CRLF (section 3.1)
_STATUS = {"proposed": "TENTATIVE", "cancelled": "CANCELLED", "missed": "CANCELLED"}
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def calendar(state: State, wishes: Iterable[Wish], policy: Policy) -> str:
    """One VCALENDAR. Interviews at their time, everything that waits or comes on its civil day."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines += [_text("X-WR-CALNAME", "Job search"), "REFRESH-INTERVAL;VALUE=DURATION:PT15M", "X-PUBLISHED-TTL:PT15M"]
    stamp = _utc(state.now)
    for _, application in sorted(state.applications.items()):
        for interview in application.interviews:
            lines += _interview(application, interview, stamp)
    for item in sorted(state.open_items(), key=lambda item: item.id):
        lines += _waiting(item, state, policy, stamp)
    for wish in wishes:
        lines += _coming(wish, state, policy, stamp)
    return "".join(f"{line}\r\n" for line in (*(_folded(line) for line in lines), "END:VCALENDAR"))


def _interview(application: Application, interview: Interview, stamp: str) -> Iterator[str]:
    named = words.employer(application.company, application.role)
    with_ = ", ".join(name or address or "" for name, address, _ in interview.people)
    yield "BEGIN:VEVENT"
    yield f"UID:interview-{application.id}-{interview.id}@followup.invalid"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART:{_utc(interview.start)}"
    yield f"DTEND:{_utc(interview.ends)}"
    yield f"SEQUENCE:{interview.sequence}"
    yield _text("SUMMARY", f"Interview: {named}")
    if interview.place:
        yield _text("LOCATION", interview.place)
    if with_:
        yield _text("DESCRIPTION", f"With {with_}")
    yield f"STATUS:{_STATUS.get(interview.state, 'CONFIRMED')}"
    yield "END:VEVENT"


def _waiting(item: Item, state: State, policy: Policy, stamp: str) -> Iterator[str]:
    """What is in the queue: on its deadline when it has one, else on the day it was due."""
    deadline = item.data.get("deadline")
    day = date.fromisoformat(deadline) if deadline else item.until or policy.day(item.due)
    summary = _named(words.kind(item.kind, item.form), item.application, state)
    yield from _all_day(f"item-{item.id}", day, f"Waits for you: {summary}", item.because, stamp)


def _coming(wish: Wish, state: State, policy: Policy, stamp: str) -> Iterator[str]:
    summary = _named(words.kind(wish.kind.value, wish.form.value), wish.application, state)
    day = policy.day(wish.due)
    yield from _all_day(f"wish-{wish.key}", day, f"Planned: {summary}", wish.because, stamp)


def _all_day(name: str, day: date, summary: str, because: str, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield _text("UID", f"{name}@followup.invalid")
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield _text("SUMMARY", summary)
    if because:
        yield _text("DESCRIPTION", because)
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _named(what: str, application: int | None, state: State) -> str:
    found = state.applications.get(application) if application is not None else None
    return f"{what}, {words.employer(found.company, found.role)}" if found else what


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(name: str, value: str) -> str:
    """A TEXT property (section 3.3.11), without control characters."""
    clean = "".join(c for c in value if c == "\n" or c.isprintable())
    return f"{name}:{clean.translate(_ESCAPES)}"


def _folded(line: str) -> str:
    """Folded at 75 octets, never within a character (section 3.1)."""
    if len(line.encode("utf-8", "replace")) <= LONGEST:
        return line
    parts, part, size = [], "", 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > LONGEST:
            parts.append(part)
            part, size = " ", 1
        part, size = part + character, size + width
    return "\r\n".join((*parts, part))
