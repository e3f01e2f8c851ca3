"""Owns which paragraphs of a mail can hold a date, a time or a promise: the readers of dates are spared the others."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

from classifiers.said import Pieces

_PARAGRAPH = re.compile(r"\n[ \t]*\n")


class _Hint:
    """What gives a paragraph away: words `within` one piece of its text, or `across` the blanks between two."""

    def __init__(self, within: str, across: str) -> None:
        pattern = re.compile(within)
        self._within = Pieces(lambda piece: pattern.search(piece) is not None)
        self._across = re.compile(across)

    def kept(self, text: str) -> str:
        """The paragraphs that are given away."""
        return "\n\n".join(part for part in _PARAGRAPH.split(text) if self._met(part.lower()))

    def _met(self, part: str) -> bool:
        return any(map(self._within.__getitem__, part.split())) or self._across.search(part) is not None


_DAY = (
    r"\d|day\b|days\b|\b(?:mon|tues?|wed|thur?s?|fri|sat\b|sun\b|today|tonight|tomorrow|tmrw|noon|midday|o'clock|quarter"
    r"|morning|afternoon|evening|uhr|heute|morgen|demain|midi"
    r"|january|february|march|april|june|july|august|september|october|november|december)\b|tag\b|woche|montag|semaine|lundi"
)
_HALF = r"half past\b"
_TIMED = _Hint(_DAY, rf"\b{_HALF}")
_DUE = _Hint(
    r"\b(?:by|before|until|till|within|due|deadline|expires?|latest|days|hours|back|over|bis|spätestens|avant|d'ici)\b",
    r"\blater than\b",
)
_PROMISING = _Hint(
    _DAY
    + r"|\b(?:weeks?|weekend|months?|year|fortnight|hours?|holidays?|christmas|thanksgiving|easter|eow|eod|cob|soon|shortly"
    r"|decision|decide\w*|hear\w*|contact\w*|touch|calls?|calling|wait\w*|chas\w+|updates?|news|respon\w+|repl\w+|until|assume|notif\w+|inform\w*"
    r"|reach|follow\w*|enquir\w+|inquir\w+|e-?mail|phone|ring|patien\w+|shortlist\w*|success\w*|unsuccess\w*|outcome"
    r"|monate?|frist|bescheid|melden|mois|jours|décision|recontact\w*)\b",
    rf"\b(?:{_HALF}|due course\b|get back\b|come back\b)",
)


def timed(text: str) -> str:
    """The paragraphs that may name a day or an hour."""
    return _TIMED.kept(text)


def promising(text: str) -> str:
    """The paragraphs that may say when somebody decides or may be contacted."""
    return _PROMISING.kept(text)


def due(text: str) -> str:
    """The paragraphs that may name a day by which the person has to do something."""
    return _DUE.kept(timed(text))
