"""Owns what a copy of a draft is compared by: subject, recipients and words, whatever a server did to its form."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from email import message_from_bytes

from classifiers.parsing.bodies import best_text, walk
from daemon.sources.headers import addresses, fields_of, head_of
from daemon.sources.source import Copy

_SPACE = re.compile(r"\s+")


def copy_of(folder: str, name: str, raw: bytes, arrived_at: datetime | None = None) -> Copy:
    """The mail `raw`, found as `name` in `folder`, as a Copy."""
    headers: dict[str, str] = {}
    for key, value in fields_of(head_of(raw)):
        headers.setdefault(key, value)
    return Copy(folder, name, headers, text_of(raw), arrived_at)


def text_of(raw: bytes) -> str:
    """The text of a mail a person or we wrote, as the reader would see it; "" when its parts cannot be told apart."""
    try:
        return best_text(walk(message_from_bytes(raw)))[0]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ""


def digest(copy: Copy) -> str:
    """What changes when the person edits a draft, and stays when a server or mail program only rewraps it (hex)."""
    return digest_of(copy.headers, copy.text)


def digest_of(headers: Mapping[str, str], text: str) -> str:
    """`digest` from lower-case header names and a text: subject, To, Cc, Bcc and the words, white space folded."""
    people = [sorted(set(addresses(headers.get(name), most=300))) for name in _PEOPLE]
    subject = _SPACE.sub(" ", headers.get("subject", "")).strip()
    words = _SPACE.sub(" ", text).strip()
    return hashlib.sha256(repr((subject, people, words)).encode("utf-8", "replace")).hexdigest()[:32]


_PEOPLE = ("to", "cc", "bcc")
