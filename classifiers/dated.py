"""Owns which paragraphs of a mail can hold a date, a time or a promise: the readers of dates are spared the others."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

from classifiers.said import words_said

MOST_KNOWN = 8_192  # words whose meaning is remembered: the frequent ones come first
LONGEST_KNOWN = 40

_PARAGRAPH = re.compile(r"\n[ \t]*\n")


class _Hint(dict[str, bool]):
    """Tells which words, `alone` or `beside` one another, give a paragraph away; remembers it of each word met."""

    def __init__(self, alone: str, beside: str) -> None:
        super().__init__()
        self._alone = re.compile(alone)
        self._beside = re.compile(rf"\b(?:{beside})\b", re.IGNORECASE)

    def __missing__(self, word: str) -> bool:
        found = self._alone.search(word) is not None
        if len(word) <= LONGEST_KNOWN and len(self) < MOST_KNOWN:
            self[word] = found
        return found

    def kept(self, text: str) -> str:
        """The paragraphs that are given away."""
        return "\n\n".join(
            part
            for part in _PARAGRAPH.split(text)
            if any(map(self.__getitem__, words_said(part))) or self._beside.search(part)
        )


_DAY = (
    r"\d|days?$|^(?:mon|tues?|wed|thur?s?|fri|today|tonight|tomorrow|tmrw|noon|midday|quarter"
    r"|morning|afternoon|evening|uhr|heute|morgen|demain|midi"
    r"|january|february|march|april|june|july|august|september|october|november|december)$|tag$|woche|montag|semaine|lundi"
)
_CLOCK = r"o'clock|half past"
_TIMED = _Hint(_DAY, _CLOCK)
_DUE = _Hint(
    r"^(?:by|before|until|till|within|due|deadline|expires?|latest|days|hours|back|over|bis|spätestens|avant)$",
    r"later than|d'ici",
)
_PROMISING = _Hint(
    _DAY
    + r"|^(?:weeks?|weekend|months?|year|fortnight|hours?|holidays?|christmas|thanksgiving|easter|eow|eod|cob|soon|shortly"
    r"|decision|decide\w*|hear\w*|contact\w*|touch|calls?|calling|wait\w*|chas\w+|updates?|news|respon\w+|repl\w+|until|assume|notif\w+|inform\w*"
    r"|reach|follow\w*|enquir\w+|inquir\w+|email|phone|ring|patien\w+|shortlist\w*|success\w*|unsuccess\w*|outcome"
    r"|monate?|frist|bescheid|melden|mois|jours|décision|recontact\w*)$",
    rf"{_CLOCK}|due course|get back|come back|e-mail",
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
