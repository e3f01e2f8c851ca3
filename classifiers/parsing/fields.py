"""Owns header values: one clean line of text out of whatever octets stood after the colon."""

from __future__ import annotations

import binascii
import re

from classifiers.parsing.charsets import decode_bytes

LONGEST_VALUE = 32_768
LONGEST_ID = 998  # RFC 5322 section 2.1.1: no line is longer, so no Message-ID is

# RFC 2047 section 2; spaces inside Q text are forbidden there and met all the time.
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_Q_OCTET = re.compile(r"=([0-9A-Fa-f]{2})")
# C0 and C1 controls, DEL, and the two Unicode line ends: none may survive into another header or an IMAP command.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SPACES = re.compile(r"[ \t]{2,}|\t")
_SURROGATES = re.compile("[\ud800-\udfff]")
_MESSAGE_ID = re.compile(r"<([\x21-\x3b\x3d\x3f-\x7e]{1,996})>")
_BARE_ID = re.compile(r"[\x21-\x3b\x3d\x3f-\x7e]{1,480}@[\x21-\x3b\x3d\x3f-\x7e]{1,480}")


def clean_value(raw: str) -> str:
    """`raw` (as the standard library hands it out, octets above 127 as surrogates) unfolded, decoded, on one line."""
    value = raw[:LONGEST_VALUE]
    if not value.isascii():
        value = decode_bytes(value.encode("utf-8", "surrogateescape"), None)
    if "=?" in value:
        value = decode_words(value)
    if not value.isprintable():
        value = _CONTROLS.sub(" ", value)
        value = _SURROGATES.sub("\ufffd", value)
    if "  " in value or "\t" in value:
        value = _SPACES.sub(" ", value)
    return value.strip()


def decode_words(value: str) -> str:
    """Replace RFC 2047 encoded words; white space between two of them goes (section 6.2)."""
    out: list[str] = []
    pending = b""
    charset = ""
    position = 0
    for word in _ENCODED_WORD.finditer(value):
        between = value[position : word.start()]
        adjacent = position > 0 and not between.strip()
        if not (adjacent and word[1].lower() == charset):
            out.append(decode_bytes(pending, charset) if pending else "")
            pending = b""
            out.append("" if adjacent else between)
        charset = word[1].lower()
        pending += _word_octets(word[2], word[3])  # one character may be split over two words
        position = word.end()
    out.append(decode_bytes(pending, charset) if pending else "")
    return "".join(out) + value[position:]


def _word_octets(encoding: str, text: str) -> bytes:
    octets = text.encode("utf-8", "surrogateescape")
    if encoding in "bB":
        octets = octets.strip().rstrip(b"=")
        try:
            return binascii.a2b_base64(octets + b"=" * (-len(octets) % 4))
        except binascii.Error:
            return octets
    plain = text.replace("_", " ").encode("utf-8", "surrogateescape").decode("latin-1")
    return _Q_OCTET.sub(lambda hit: chr(int(hit[1], 16)), plain).encode("latin-1")


def message_id(value: str | None) -> str | None:
    """The first Message-ID in `value`, with angle brackets, printable ASCII without spaces; None when there is none."""
    return next(iter(message_ids(value)), None)


def message_ids(value: str | None, most: int = 200) -> tuple[str, ...]:
    """Every Message-ID in `value` in order, at most `most`: the oldest one and the newest."""
    if not value:
        return ()
    found = list(dict.fromkeys(f"<{hit}>" for hit in _MESSAGE_ID.findall(value)))
    if not found and (bare := _BARE_ID.fullmatch(value.strip())) and len(bare[0]) <= LONGEST_ID - 2:
        return (f"<{bare[0]}>",)
    return tuple(found if len(found) <= most else [found[0], *found[-(most - 1) :]])
