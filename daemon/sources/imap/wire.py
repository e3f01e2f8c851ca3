"""Owns what may go on the wire as an argument: our own words, UIDs, dates, and checked names; nothing else passes.

IMAPClient and imaplib send arguments as they are, so a CR LF in a Message-ID would be a command of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

LARGEST_UID = 0xFFFFFFFF  # RFC 9051 section 9, nz-number
LONGEST_FOLDER = 1_000
MOST_RANGES = 1_000
_PATH = re.compile(r"[1-9][0-9]{0,3}(?:\.[1-9][0-9]{0,3}){0,40}")
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.@:;,\[\]-]{1,900}>")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class NotOnTheWireError(ValueError):
    """A value that must not be sent."""


def uid_set(uids: Iterable[int]) -> bytes:
    """UIDs as a sequence set with ranges (RFC 3501 section 9)."""
    numbers = sorted(set(uids))
    if not numbers or any(type(one) is not int or not 0 < one <= LARGEST_UID for one in numbers):
        raise NotOnTheWireError("a UID is a number from 1 to 4294967295")
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    if len(ranges) > MOST_RANGES:
        raise NotOnTheWireError("too many UIDs at once")
    return b",".join(b"%d" % low if low == high else b"%d:%d" % (low, high) for low, high in ranges)


def message_id(value: str) -> bytes | None:
    """A Message-ID as a quoted string; None when it holds anything that need not be in one: then search locally."""
    return b'"%s"' % value.encode("ascii") if _MESSAGE_ID.fullmatch(value) else None


def folder(name: str, encode: Callable[[str], bytes]) -> bytes:
    """A folder name as a quoted string; `encode` makes it modified UTF-7 (RFC 3501 section 5.1.3)."""
    if not name or len(name) > LONGEST_FOLDER or not name.isprintable():
        raise NotOnTheWireError("a folder name is printable text")
    return _quoted(encode(name))


def astring(value: str) -> bytes:
    """A user name or password as a quoted string, for servers that know no other way to sign in than LOGIN."""
    if not value.isascii() or not value.isprintable():
        raise NotOnTheWireError("only printable ASCII can be sent with LOGIN")
    return _quoted(value.encode("ascii"))


def _quoted(value: bytes) -> bytes:
    return b'"' + value.replace(b"\\", b"\\\\").replace(b'"', b'\\"') + b'"'


def day(value: date) -> bytes:
    """A date for SEARCH SINCE, in English whatever the locale."""
    return b"%d-%s-%04d" % (value.day, _MONTHS[value.month - 1].encode(), value.year)


def moment(value: datetime) -> bytes:
    """A date-time for APPEND (RFC 3501 section 9), in UTC."""
    utc = value.astimezone(UTC)
    month = _MONTHS[utc.month - 1].encode()
    return b'"%02d-%s-%04d %02d:%02d:%02d +0000"' % (utc.day, month, utc.year, utc.hour, utc.minute, utc.second)


def section(path: str, most: int) -> bytes:
    """BODY.PEEK of one part's first `most` octets."""
    if not _PATH.fullmatch(path):
        raise NotOnTheWireError("a part path is numbers and dots")
    return b"BODY.PEEK[%s]<0.%d>" % (path.encode("ascii"), most)


def header_of(path: str, most: int) -> bytes:
    """BODY.PEEK of the header of an enclosed mail."""
    if not _PATH.fullmatch(path):
        raise NotOnTheWireError("a part path is numbers and dots")
    return b"BODY.PEEK[%s.HEADER]<0.%d>" % (path.encode("ascii"), most)
