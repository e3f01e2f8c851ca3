"""Owns which paragraphs of a mail can hold a date, a time or a promise: the readers of dates are spared the others."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_DAY = (
    r"\d|day\b|days\b|\b(?:mon|tues?|wed|thur?s?|fri|today|tonight|tomorrow|tmrw|noon|midday|o'clock|half past|quarter"
    r"|morning|afternoon|evening|uhr|heute|morgen|demain|midi"
    r"|january|february|march|april|june|july|august|september|october|november|december)\b|tag\b|woche|montag|semaine|lundi"
)
_TIMED = re.compile(_DAY, re.IGNORECASE)
_DUE = re.compile(
    r"\b(?:by|before|until|till|within|due|deadline|expires?|later than|latest|days|hours|back|over|bis|spätestens|avant|d'ici)\b",
    re.IGNORECASE,
)
_PROMISING = re.compile(
    _DAY
    + r"|\b(?:weeks?|weekend|months?|year|fortnight|hours?|holidays?|christmas|thanksgiving|easter|eow|eod|cob|soon|shortly|due course"
    r"|decision|decide\w*|hear\w*|contact\w*|touch|calls?|calling|wait\w*|chas\w+|updates?|news|respon\w+|repl\w+|until|assume|notif\w+|inform\w*"
    r"|reach|get back|come back|follow\w*|enquir\w+|inquir\w+|e-?mail|phone|ring|patien\w+|shortlist\w*|success\w*|unsuccess\w*|outcome"
    r"|monate?|frist|bescheid|melden|mois|jours|décision|recontact\w*)\b",
    re.IGNORECASE,
)


def timed(text: str) -> str:
    """The paragraphs that may name a day or an hour."""
    return _kept(text, _TIMED)


def promising(text: str) -> str:
    """The paragraphs that may say when somebody decides or may be contacted."""
    return _kept(text, _PROMISING)


def due(text: str) -> str:
    """The paragraphs that may name a day by which the person has to do something."""
    return _kept(timed(text), _DUE)


def _kept(text: str, pattern: re.Pattern[str]) -> str:
    return "\n\n".join(part for part in _PARAGRAPH.split(text) if pattern.search(part))
