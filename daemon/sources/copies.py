"""Owns what a copy of a draft is compared by: subject, recipients and words, whatever a server did to its form."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from email import message_from_bytes

from classifiers.parsing.bodies import Bodies, best_text, walk
from classifiers.parsing.fields import message_id
from daemon.domain.mirror import Lying
from daemon.domain.ours import Traits
from daemon.sources.headers import addresses, fields_of, head_of, header_date
from daemon.sources.source import Copy
from outbox.mime import DRAFT_HEADER

_SPACE = re.compile(r"\s+")


def copy_of(folder: str, name: str, raw: bytes, arrived_at: datetime | None = None) -> Copy:
    """The mail `raw`, found as `name` in `folder`, as a Copy."""
    headers: dict[str, str] = {}
    for key, value in fields_of(head_of(raw)):
        headers.setdefault(key, value)
    found = _bodies(raw)
    return Copy(folder, name, headers, _text(found), arrived_at, tuple(found.attachments) if found else ())


def text_of(raw: bytes) -> str:
    """The text of a mail a person or we wrote, as the reader would see it; "" when its parts cannot be told apart."""
    return _text(_bodies(raw))


def _bodies(raw: bytes) -> Bodies | None:
    try:
        return walk(message_from_bytes(raw))
    except _BROKEN:
        return None


def _text(found: Bodies | None) -> str:
    try:
        return best_text(found)[0] if found else ""
    except _BROKEN:
        return ""


def digest(copy: Copy) -> str:
    """What changes when the person edits a draft, and stays when a server or mail program only rewraps it (hex)."""
    return digest_of(copy.headers, copy.text, copy.attachments)


def digest_of(headers: Mapping[str, str], text: str, attachments: tuple[str, ...] = ()) -> str:
    """`digest` from lower-case header names: subject, To, Cc, Bcc, the words with white space folded, the files."""
    people = [sorted(set(addresses(headers.get(name), most=300))) for name in _PEOPLE]
    subject = _SPACE.sub(" ", headers.get("subject", "")).strip()
    words = _SPACE.sub(" ", text).strip()
    told = (subject, people, words, attachments) if attachments else (subject, people, words)
    return hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:32]


def lying_of(copy: Copy) -> Lying:
    """The copy as the comparison of rules section 7 sees it."""
    get = copy.headers.get
    draft = get(DRAFT_HEADER.lower())
    ids = (message_id(get("message-id")), message_id(get(_ORIGINAL)), f"<{draft.strip('<> ')}>" if draft else None)
    people = frozenset(addresses(get("to"), most=300)) | frozenset(addresses(get("cc"), most=300))
    times = [at for at in (header_date(get("date")), copy.arrived_at) if at is not None]
    traits = Traits(
        frozenset(one for one in ids if one),
        message_id(get("in-reply-to")),
        _SPACE.sub(" ", get("subject", "")).strip(),
        people,
        max(times, default=None),
    )
    return Lying(copy.name, traits, digest(copy))


_PEOPLE = ("to", "cc", "bcc")
_ORIGINAL = "x-microsoft-original-message-id"
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
