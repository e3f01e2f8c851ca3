"""Owns telling a wrong password from a server that has no time: only the first counts against the person."""

from __future__ import annotations

import re

_CODE = re.compile(r"\[([A-Z0-9-]{2,40})")
# RFC 5530 section 3
_PERSON = {"AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED", "PRIVACYREQUIRED"}
_SERVER = {"UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "CONTACTADMIN", "OVERQUOTA", "THROTTLED"}
_NO_TIME = {"UNAVAILABLE", "INUSE", "LIMIT", "THROTTLED"}
_THROTTLED = re.compile(
    r"too many|throttl|rate.limit|try again|temporar|busy|overload|bandwidth|maximum number|back.?off", re.IGNORECASE
)
_BUSY = re.compile(
    r"too many|rate|throttl|try again|temporar|unavailable|busy|not connected|internal|maximum number|limit|overload"
    r"|server error|later|time.?out",
    re.IGNORECASE,
)


def response_code(text: str) -> str:
    """The response code that a refusal begins with ("LIMIT"), or nothing."""
    code = _CODE.search(text[:500])
    return code[1] if code else ""


def is_wrong_secret(text: str) -> bool:
    """Whether a NO to signing in means that this secret is wrong. When in doubt it is: lock-outs hurt."""
    code = response_code(text)
    if code in _PERSON:
        return True
    return code not in _SERVER and not _BUSY.search(text[:500])


def is_busy(text: str) -> bool:
    """Whether a NO to anything else says that the server has no time: throttled, too many connections, later."""
    return response_code(text) in _NO_TIME or bool(_THROTTLED.search(text[:500]))


def plainly(text: str) -> str:
    """The same without the code before a server's words, which is for programs."""
    said = shown(text)
    return re.sub(r"^(?:\[[A-Z0-9-]{2,40}[^\]]{0,80}\]\s*)+", "", said) or said


def shown(text: str) -> str:
    """A server's words, fit to be shown: one printable line, not long."""
    return "".join(letter if letter.isprintable() else " " for letter in text[:200]).strip()
