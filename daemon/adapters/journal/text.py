"""Owns how values become columns: JSON, instants, and text that may hold what UTF-8 cannot."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from zlib import crc32

_ENCODE = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def dumps(data: Mapping[str, Any]) -> str:
    """Compact ASCII JSON: lone surrogates from broken mail survive it, and ASCII text is the fastest to read back."""
    return _ENCODE(dict(data))


def loads(text: str) -> dict[str, Any]:
    """One object back."""
    value: dict[str, Any] = json.loads(text)
    return value


def loads_all(texts: Iterable[str]) -> list[dict[str, Any]]:
    """Many objects in one call of the decoder: twice as fast as one by one, and equal keys are one string."""
    values: list[dict[str, Any]] = json.loads(f"[{','.join(texts)}]")
    return values


def chained(row: Iterable[str | int | None], before: int) -> int:
    """The chain's value at an event: at, source, what, application, mail, key and data as they are stored."""
    return crc32("\x1f".join(["" if value is None else str(value) for value in row]).encode(), before)


def instant(at: datetime) -> str:
    """ISO 8601 in UTC; text order is time order."""
    if at.tzinfo is None:
        raise ValueError("the journal takes aware times only")
    return at.astimezone(UTC).isoformat()


def plain(text: str) -> str:
    """The text, with lone surrogates written out: SQLite stores UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def octets(name: str) -> bytes:
    """A mail's name as octets; any file name, also one that is no UTF-8, comes back as it was."""
    return name.encode("utf-8", "surrogatepass")


def name_of(stored: bytes) -> str:
    """The inverse of octets."""
    return stored.decode("utf-8", "surrogatepass")


def address_keys(address: str) -> tuple[str, ...]:
    """The forms under which an address may be known: itself, its domain, and every domain above that has a dot."""
    local, at, domain = address.strip().lower().rpartition("@")
    labels = domain.split(".")
    domains = tuple(".".join(labels[first:]) for first in range(len(labels) - 1))
    return (f"{local}@{domain}", *domains) if at and local else (domain, *domains)


def digest(key: str) -> bytes:
    """What is kept of the key of a forgotten mail: enough to know it again, not enough to say what it was."""
    from hashlib import sha256  # OpenSSL loads for it, and few journals need it

    return sha256(key.encode("utf-8", "surrogatepass")).digest()


def message_key(message_id: str) -> str:
    """A Message-ID without brackets and blanks around it."""
    return plain(message_id.strip().removeprefix("<").removesuffix(">"))
