"""Owns what a copy of a draft is compared by: subject, recipients and words, whatever a server did to its form."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from email import message_from_bytes
from email.message import Message as Mail
from email.utils import getaddresses

from classifiers.parsing.charsets import decode_bytes
from daemon.sources.headers import fields_of, head_of
from daemon.sources.source import Copy

MOST_PARTS = 50
MOST_TEXT = 262_144
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r"(?i)<(?:br|/p|/div|/li|/tr|/h\d)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")


def copy_of(folder: str, name: str, raw: bytes, arrived_at: datetime | None = None) -> Copy:
    """The mail `raw`, found as `name` in `folder`, as a Copy."""
    headers: dict[str, str] = {}
    for key, value in fields_of(head_of(raw)):
        headers.setdefault(key, value)
    return Copy(folder, name, headers, text_of(raw), arrived_at)


def text_of(raw: bytes) -> str:
    """The text of a mail a person or we wrote: its first text/plain part, else its HTML without tags."""
    try:
        parts = [part for part, _ in zip(message_from_bytes(raw).walk(), range(MOST_PARTS), strict=False)]
    except (ValueError, LookupError, RecursionError):
        return ""
    texts = [part for part in parts if part.get_content_maintype() == "text" and not part.get_filename()]
    plain = next((part for part in texts if part.get_content_subtype() == "plain"), None)
    if plain is not None:
        return _decoded(plain)
    html = next((part for part in texts if part.get_content_subtype() == "html"), None)
    return _TAG.sub("", _BREAK.sub("\n", _decoded(html))) if html is not None else ""


def _decoded(part: Mail) -> str:
    octets = part.get_payload(decode=True)
    charset = part.get_content_charset()
    return decode_bytes(octets[:MOST_TEXT], charset) if isinstance(octets, bytes) else ""


def digest(copy: Copy) -> str:
    """What changes when the person edits a draft, and stays when a server or mail program only rewraps it (hex)."""
    return digest_of(copy.headers, copy.text)


def digest_of(headers: Mapping[str, str], text: str) -> str:
    """`digest` from lower-case header names and a text: subject, To, Cc, Bcc and the words, white space folded."""
    people = [sorted({address.lower() for _, address in getaddresses([headers.get(name, "")])}) for name in _PEOPLE]
    subject = _SPACE.sub(" ", headers.get("subject", "")).strip()
    words = _SPACE.sub(" ", text).strip()
    return hashlib.sha256(repr((subject, people, words)).encode("utf-8", "replace")).hexdigest()[:32]


_PEOPLE = ("to", "cc", "bcc")
