"""Owns the words that no dated phrase is without, and those that may lead up to them: the rest is never tried."""

from __future__ import annotations

from classifiers.dates.expressions import VALUE_STARTS
from classifiers.dates.holidays import NAMES
from classifiers.dates.lengths import FILL
from classifiers.dates.periods import SEASONS
from classifiers.dates.prepositions import LEADS
from classifiers.dates.tokens import Words
from classifiers.dates.vocabulary import word_set
from classifiers.dates.words import BUSINESS, MONTHS, ORDINALS, TODAY, TOMORROW, UNITS, WEEKDAYS, YESTERDAY

# "The third" of nothing is no day of a month, "the fourth" is.
_DAYS = frozenset(word for word, number in ORDINALS.items() if number > 3)
_PLAIN = (
    frozenset((*MONTHS, *WEEKDAYS, *UNITS, *SEASONS))
    | (TODAY | TOMORROW | YESTERDAY | _DAYS)
    | word_set("overmorrow morning afternoon evening lunchtime arvo aft eod cob play business calendar date point then")
)
_FEASTS = frozenset(max(name.split(), key=len) for name in NAMES if _PLAIN.isdisjoint(name.split()))  # "festive period"
_SURE = (_PLAIN | _FEASTS) - {"may"}
# These only where they stand for a day: "by that,", "between now and", "interviews this week, decision next".
_AT_TIMES = frozenset({"that", "this", "now", "next", "may"})
_DATED = frozenset(
    {".", "the", "-", ",", "/", "of", "in", "'", ""}
)  # what may stand between a month and its day or year
_JOINS = frozenset({"/", ".", "-", "q", "h"})  # behind a number that may be a day with no other word: "12/6", "18Q4"
_LETTERS = frozenset({"q", "h"})
_ALONE = word_set("after by before until than following past beyond")
LEADING = (
    VALUE_STARTS
    | LEADS
    | FILL
    | BUSINESS
    | frozenset(ORDINALS)
    | frozenset(word for name in NAMES for word in name.split())
    | word_set(
        "the a an our these this that same next coming upcoming following very absolute half part portion end days "
        "full whole long few couple more several per last final first second of in on to through into until and "
        "or & - / , . : ( ) + ' 's w c e b o wc wb play work time close between maybe perhaps possibly "
        "calendar current succeeding"
    )
)
# "Before we break up for Christmas": any words may stand before the feast.
_BREAKS = word_set("up close finish shut down break closes out")


def breaks_up(t: Words) -> bool:
    """True when something may close for a feast, as in "we break up for Christmas"."""
    words = t.words
    if "for" not in t.said or _BREAKS.isdisjoint(t.said):
        return False
    return any(word == "for" and words[i - 1] in _BREAKS for i, word in enumerate(words))


def kernels(t: Words) -> list[int]:
    """The tokens one of which is in every dated phrase, but for those of breaks_up; between a phrase's beginning and
    the first of them stand only words of LEADING."""
    found: list[int] = []
    words = t.words
    if _SURE.isdisjoint(t.said) and _AT_TIMES.isdisjoint(t.said) and t.nums.count(None) == len(t.nums):
        return found
    for i, word, number in zip(range(t.size), words, t.nums, strict=False):
        if number is not None:
            if word in _SURE or number > 999 or words[i + 1] in _JOINS or words[i - 1] in _LETTERS or t.is_ordinal(i):
                found.append(i)
        elif word in _SURE or (word in _AT_TIMES and _is_time(t, i)):
            found.append(i)
    return found


def _is_time(t: Words, i: int) -> bool:
    """Whether a small word may stand for a day where it stands."""
    words, before = t.words, t.words[i - 1]
    match words[i]:
        case "may":
            return before in LEADING or t.nums[i - 1] is not None or t.nums[i + 1] is not None or words[i + 1] in _DATED
        case "next":
            return "week" in t.said
        case "now":
            return before == "between"
    return before in _ALONE
