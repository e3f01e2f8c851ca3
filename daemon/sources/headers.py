"""Owns the cheap look at a mail: its header block, the few fields a source needs, and when the mail arrived."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import getaddresses, parsedate_tz

from classifiers.parsing.fields import clean_value

LONGEST_HEAD = 1 << 20
_BLANK_LINE = re.compile(rb"(?:\A|\n)\r?\n")
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:(.*)", re.DOTALL)  # RFC 5322 section 2.2, space before the colon met
# What nearly every From is; the standard library's parser takes fifty times as long.
_ONE_ADDRESS = re.compile(r"[A-Za-z0-9 .&_'-]{0,100}<([A-Za-z0-9._+=-]{1,64}@[A-Za-z0-9.-]{1,253})>")
_FOLD = re.compile(rb"\r?\n(?=[ \t])")

Fields = tuple[tuple[str, str], ...]


def head_of(raw: bytes) -> bytes:
    """The header block of `raw`, its blank line left out; all of it (capped) when no blank line is there."""
    end = _BLANK_LINE.search(raw, 0, LONGEST_HEAD)
    if end is None:
        return raw[:LONGEST_HEAD]
    return raw[: end.start() + 1] if end.start() else b""


def fields_of(head: bytes) -> Fields:
    """Every field of a header block in file order: lower-case name and clean one-line value."""
    lines = _FOLD.sub(b"", head[:LONGEST_HEAD]).split(b"\n")
    found = (_FIELD.match(line) for line in lines)
    return tuple(
        (hit[1].decode("ascii").lower(), clean_value(hit[2].decode("utf-8", "surrogateescape"))) for hit in found if hit
    )


def first(fields: Fields, name: str) -> str | None:
    """The first value of `name` (lower-case), or None."""
    return next((value for key, value in fields if key == name), None)


def addresses(value: str | None, most: int = 50) -> tuple[str, ...]:
    """The addresses in an address field, lower-case, at most `most`; none when it cannot be taken apart."""
    if value and (one := _ONE_ADDRESS.fullmatch(value)):
        return (one[1].lower(),)
    try:
        pairs = getaddresses([(value or "")[: most * 100]])
    except (ValueError, LookupError, AttributeError, RecursionError):  # comments nested without end, and the like
        return ()
    return tuple(address.lower() for _, address in pairs[:most] if "@" in address)


def arrived(fields: Fields) -> datetime | None:
    """When the mail came: the later of Date and topmost Received, aware UTC; None when neither can be read."""
    received = (first(fields, "received") or "").rpartition(";")[2]
    times = [when for when in (header_date(first(fields, "date")), header_date(received)) if when]
    return max(times, default=None)


def header_date(value: str | None) -> datetime | None:
    """An RFC 5322 date-time as aware UTC, None when it is no date. A zone of -0000 or none counts as UTC."""
    if not value:
        return None
    try:
        parts = parsedate_tz(value[:200])
        if parts is None:
            found = datetime.fromisoformat(value.strip()[:32])  # met in mails written by scripts
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        if not 1970 <= parts[0] <= 2200:
            return None
        year, month, day, hour, minute, second = parts[:6]
        zone = timezone(timedelta(seconds=parts[9] or 0))
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError, OSError):
        return None
