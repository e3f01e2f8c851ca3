"""Owns where an interview of a mail's text is: a meeting link, a named place, or the telephone."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

LONGEST = 200

_LINK = re.compile(
    r"https?://[^\s<>\"')\]]*(?:zoom\.us|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|webex\.com|whereby\.com|gotomeet|bluejeans|chime\.aws|meet\.jit\.si|hirevue|zoom\.com)[^\s<>\"')\]]*",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?im)^\s*(?:venue|location|where|place|address|ort|lieu|adresse)\s*:\s*(\S.{2,150})$")
_AT = re.compile(
    r"\b(?:at|in|to) ((?:our|the|their) (?:[\w' -]{0,30} )?(?:offices?|headquarters|hq|studio|site|yard|campus|building|lab|shop|store|factory|clinic|school|branch|warehouse|plant)\b(?: (?:in|on|at) [A-Z0-9][\w' ]{1,40})?|\d{1,4}[a-z]? [A-Z][\w' ]{2,40}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Square|Place|Drive|Way|Row|Court|Park|House|Boulevard|Blvd)\b(?:, [A-Z][\w ,]{2,40})?)"
)
_BY = (
    (
        "phone",
        re.compile(
            r"\b(?:(?:phone|telephone) (?:interview|call|screen|conversation)|(?:call|ring|phone) you (?:on|at)|by (?:tele)?phone|over the phone|telefoninterview|par téléphone)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "Teams",
        re.compile(
            r"\b(?:microsoft |ms )?teams (?:call|link|meeting|invite|invitation)|\bvia (?:microsoft |ms )?teams\b|\bon (?:microsoft |ms )?Teams\b",
            re.IGNORECASE,
        ),
    ),
    ("Zoom", re.compile(r"\bzoom\b", re.IGNORECASE)),
    ("Google Meet", re.compile(r"\bgoogle meet\b", re.IGNORECASE)),
    (
        "video call",
        re.compile(
            r"\bvideo (?:call|interview|chat|conference)\b|\bvideocall\b|\bvisio(?:conférence)?\b", re.IGNORECASE
        ),
    ),
)


def find_place(text: str) -> str | None:
    """The place of an interview as the text names it: a link first, then an address, then the means; or None."""
    link = _LINK.search(text)
    if link:
        return link.group().rstrip(".,;")[:LONGEST]
    field = _FIELD.search(text)
    if field:
        return field.group(1).strip()[:LONGEST]
    at = _AT.search(text)
    if at:
        return at.group(1).strip()[:LONGEST]
    return next((name for name, pattern in _BY if pattern.search(text)), None)
