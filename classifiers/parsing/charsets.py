"""Owns turning octets into text: the charset that was meant rather than the one that was said."""

from __future__ import annotations

import codecs
from functools import lru_cache

# What senders label and what they mean (WHATWG Encoding Standard, section 4.2).
_MEANT = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "windows-31j": "cp932",
    "iso-8859-8-i": "iso-8859-8",
    "unicode-1-1-utf-7": "utf-7",
}
# Python codecs that are no charsets; idna and punycode take quadratic time besides.
_SEVEN_BIT = {"utf-7", "unicode-1-1-utf-7", "hz-gb-2312", "hz"}  # text that hides in ASCII
_NO_CHARSETS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}


@lru_cache(maxsize=256)
def _codec(label: str) -> str | None:
    name = _MEANT.get(label, label)
    if name.replace("_", "-") in _NO_CHARSETS:
        return None
    try:
        found = codecs.lookup(name)
        b"".decode(name)  # refuses rot13, zlib and the other codecs that are not from octets to text
    except (LookupError, ValueError):
        return None
    return found.name if found.name.replace("_", "-") not in _NO_CHARSETS else None


def decode_bytes(octets: bytes, label: str | None) -> str:
    """Text of `octets`: UTF-8 when it is that, else the labelled charset, else Windows-1252. Never raises."""
    label = label.strip().lower().partition("*")[0][:40] if label else ""
    if octets.isascii() and b"\x1b" not in octets and b"\0" not in octets and label not in _SEVEN_BIT:
        return octets.decode("ascii")
    name = _codec(label) if label else None
    first = "utf-8" if name in (None, "cp1252", "ascii") else name
    for candidate in (first, name, "utf-8", "cp1252"):
        try:
            if candidate:
                return _scalar(octets.decode(candidate))
        except (UnicodeError, ValueError):
            continue
    return octets.decode("latin-1")


def _scalar(text: str) -> str:
    """Lone surrogates (UTF-7 and UTF-16 can make them) are not text and break UTF-8 output."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text
