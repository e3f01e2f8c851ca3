"""Owns what an e-mail address we would write to may look like."""

from __future__ import annotations

import re

from classifiers.message import Address
from classifiers.parsing.fields import clean_value

IN_TEXT = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,128}")
_DOMAIN = re.compile(r"(?:[a-z0-9_][a-z0-9_-]{0,62}\.){0,40}[a-z0-9][a-z0-9-]{0,62}")


def sane_address(address: str, name: str | None = None) -> Address | None:
    """`address` lower-case with an ASCII domain (RFC 5890), or None when mail could not be sent there as it stands."""
    local, _, domain = address.strip().rpartition("@")
    if not domain.isascii() and len(domain) <= 253:
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    domain = domain.lower().rstrip(".")
    if len(domain) > 253 or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        return None
    shown = clean_value(name)[:200].strip("\"' ") if name else ""
    return Address(address=f"{local.lower()}@{domain}", name=shown or None)
