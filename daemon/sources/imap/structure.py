"""Owns reading a BODYSTRUCTURE: which parts a mail has, and which few of them are worth fetching."""

from __future__ import annotations

import re
from dataclasses import dataclass

from daemon.sources.imap.answers import Value, octets

MOST_PARTS = 200
TEXT_MOST = 262_144
CALENDAR_MOST = 1 << 20
REPORT_MOST = 131_072
SMALL_PLAIN = 400  # octets; shorter plain text may be a stub for the HTML beside it
STUB_MOST = 2_500
_STUB = re.compile(rb"html|browser|online|web version|navigateur", re.IGNORECASE)
_CALENDARS = {"text/calendar", "application/ics", "text/x-vcalendar", "application/x-ical"}
_REPORTS = {"message/delivery-status", "message/disposition-notification", "text/rfc822-headers"}
_REPORTS |= {"message/global-delivery-status", "message/global-disposition-notification", "message/feedback-report"}


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf: `path` as in BODY[path], `kind` like "text/plain", `size` in encoded octets."""

    path: str
    kind: str
    parameters: tuple[tuple[str, str], ...] = ()
    encoding: str = "7bit"
    size: int = 0
    disposition: str = ""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Structure:
    """The leaves in order, and what the mail itself says it is ("multipart/report" and its parameters)."""

    kind: str
    parameters: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]


def structure_of(value: Value) -> Structure | None:
    """The structure in a BODYSTRUCTURE value, None when it is none."""
    if not isinstance(value, list) or not value:
        return None
    parts: list[Part] = []
    waiting: list[tuple[Value, str]] = [(value, "")]
    while waiting and len(parts) < MOST_PARTS:
        body, path = waiting.pop()
        if not isinstance(body, list) or not body:
            continue
        if isinstance(body[0], list):
            children = [(child, f"{path}.{at}".lstrip(".")) for at, child in enumerate(_children(body), 1)]
            waiting.extend(reversed(children))
        elif (part := _leaf(body, path or "1")) is not None:
            parts.append(part)
    if isinstance(value[0], list):
        after = len(_children(value))
        subtype = _text(value[after]) if len(value) > after else "mixed"
        return Structure(f"multipart/{subtype or 'mixed'}", _pairs(_at(value, after + 1)), tuple(parts))
    return Structure(parts[0].kind, parts[0].parameters, tuple(parts)) if parts else None


def _children(body: list[Value]) -> list[Value]:
    count = next((at for at, child in enumerate(body) if not isinstance(child, list)), len(body))
    return body[:count]


def _leaf(body: list[Value], path: str) -> Part | None:
    if len(body) < 7:
        return None
    kind = f"{_text(body[0])}/{_text(body[1])}"
    parameters = _pairs(body[2])
    disposition, more = _disposition(body)
    names = dict(parameters) | dict(more)
    name = names.get("filename") or names.get("filename*") or names.get("name") or names.get("name*") or ""
    size = body[6] if isinstance(body[6], int) else 0
    return Part(path, kind, parameters, _text(body[5]) or "7bit", size, disposition, name)


def _disposition(body: list[Value]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """body-fld-dsp: the first list after the fixed fields that is ("word" (pairs) or NIL)."""
    for value in body[7:]:
        if isinstance(value, list) and len(value) == 2 and octets(value[0]).lower() in (b"attachment", b"inline"):
            return _text(value[0]), _pairs(value[1])
    return "", ()


def _pairs(value: Value) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list):
        return ()
    return tuple(
        (_text(key), octets(text).decode("utf-8", "replace"))
        for key, text in zip(value[::2], value[1::2], strict=False)
    )


def _at(values: list[Value], index: int) -> Value:
    return values[index] if index < len(values) else None


def _text(value: Value) -> str:
    return octets(value).decode("ascii", "replace").lower()


def wanted(structure: Structure) -> tuple[Part, ...]:
    """The parts to fetch at once: text, calendars, delivery reports; HTML only where no plain text can be relied on."""
    plain = [part for part in structure.parts if part.kind == "text/plain" and not _attached(part)]
    rely = sum(part.size for part in plain) > SMALL_PLAIN
    return tuple(part for part in structure.parts if _wants(part, html=not rely))


def _wants(part: Part, *, html: bool) -> bool:
    if is_calendar(part):
        return part.size <= CALENDAR_MOST * 3 // 2
    if part.kind in _REPORTS:
        return True
    if _attached(part):
        return False
    return part.kind.startswith("text/") and (html or part.kind != "text/html")


def html_of(structure: Structure) -> tuple[Part, ...]:
    """The HTML parts that are text of the mail."""
    return tuple(part for part in structure.parts if part.kind == "text/html" and not _attached(part))


def may_be_stub(plain: bytes) -> bool:
    """Whether this plain text may only say that the mail is to be read as HTML."""
    return len(plain) <= SMALL_PLAIN or (len(plain) <= STUB_MOST and _STUB.search(plain) is not None)


def is_calendar(part: Part) -> bool:
    """text/calendar, or an .ics file sent as anything else."""
    return part.kind in _CALENDARS or part.file_name.lower().endswith(".ics")


def is_enclosed(part: Part) -> bool:
    """A mail within the mail. Only its header is fetched: a delivery report may give back ours, and names it there."""
    return part.kind in ("message/rfc822", "message/global")


def _attached(part: Part) -> bool:
    return part.disposition == "attachment"


def most(part: Part) -> int:
    """How many octets of a part are fetched at most."""
    if is_calendar(part):
        return CALENDAR_MOST * 3 // 2  # as base64
    return REPORT_MOST if part.kind in _REPORTS else TEXT_MOST
