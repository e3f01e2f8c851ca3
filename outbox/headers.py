"""Owns the writing of single header fields: ASCII only, folded, foreign text encoded so that it can be nothing else."""

from __future__ import annotations

import base64
import re

from outbox import names
from outbox.readback import MimeFault

_LINE = 78
_WORD = (
    39  # octets in one encoded-word: 52 base64 characters, so that name and word fit on one line (RFC 2047 section 2)
)
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}){0,15}")
_DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})){0,10}")
_PHRASE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")  # atoms and spaces (RFC 5322 section 3.2.3)


def text_line(name: str, value: str) -> str:
    """An unstructured field; `value` is one line already."""
    plain = value.isascii() and value.isprintable() and "=?" not in value
    if plain and all(len(word) < _LINE - len(name) - 2 for word in value.split(" ")):
        return _folded(f"{name}: {value}")
    return f"{name}: {_words(value)}"


def address_line(name: str, mailboxes: tuple[tuple[str | None, str], ...]) -> str:
    """From or To, one mailbox a line."""
    return f"{name}: " + ",\r\n ".join(_mailbox(*mailbox) for mailbox in mailboxes)


def id_lines(name: str, ids: list[str]) -> str:
    """Message-IDs, one a line."""
    return f"{name}: " + "\r\n ".join(ids)


def plain_address(address: str) -> str:
    """An address this program may write to, or MimeFault: a dot-atom at a domain (RFC 5322 section 3.4.1), ASCII."""
    local, _, domain = address.rpartition("@")
    if len(address) <= 254 and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain):
        return address
    raise MimeFault(f"not an address we can write to: {address[:80]!r}")


def _folded(line: str) -> str:
    rows = [""]
    for word in line.split(" "):
        if rows[-1] and len(rows[-1]) + 1 + len(word) > _LINE:
            rows.append(f" {word}")
        else:
            rows[-1] = f"{rows[-1]} {word}" if rows[-1] else word
    return "\r\n".join(rows)


def _mailbox(name: str | None, address: str) -> str:
    shown, plain = names.flat(name, 120), plain_address(address)
    return f"{_phrase(shown)} <{plain}>" if shown else plain


def _phrase(shown: str) -> str:
    if not (shown.isascii() and shown.isprintable()) or "=?" in shown or len(shown) > _LINE - 8:
        return _words(shown)
    if _PHRASE.fullmatch(shown):
        return shown
    quoted = shown.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


def _words(value: str) -> str:
    """Encoded-words, base64 (RFC 2047), one a line; no character is split between two."""
    pieces, piece = [], b""
    for char in value:
        octets = char.encode("utf-8")
        if len(piece) + len(octets) > _WORD:
            pieces.append(piece)
            piece = b""
        piece += octets
    return "\r\n ".join(f"=?utf-8?b?{base64.b64encode(one).decode('ascii')}?=" for one in [*pieces, piece])
