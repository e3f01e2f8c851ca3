"""Owns telling a wrong password from a server that has no time: only the first counts against the person."""

from __future__ import annotations

import re

_CODE = re.compile(r"\[([A-Z0-9-]{2,40})")
# RFC 5530 section 3
_PERSON = {"AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED", "PRIVACYREQUIRED"}
_SERVER = {"UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "CONTACTADMIN", "OVERQUOTA", "THROTTLED"}
_BUSY = re.compile(
    r"too many|rate|throttl|try again|temporar|unavailable|busy|not connected|internal|maximum number|limit|overload"
    r"|server error|later|time.?out",
    re.IGNORECASE,
)


def is_wrong_secret(text: str) -> bool:
    """Whether a NO to signing in means that this secret is wrong. When in doubt it is: lock-outs hurt."""
    code = _CODE.search(text[:500])
    if code and code[1] in _PERSON:
        return True
    if code and code[1] in _SERVER:
        return False
    return not _BUSY.search(text[:500])


def shown(text: str) -> str:
    """A server's words, fit to be shown: one printable line, not long."""
    return "".join(letter if letter.isprintable() else " " for letter in text[:200]).strip()
