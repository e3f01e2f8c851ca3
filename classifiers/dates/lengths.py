"""Owns the grammar of lengths of time: amounts, ranges of amounts, units, and what they are counted from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from classifiers.dates.tokens import Words
from classifiers.dates.values import Match, Range, Shift, Value
from classifiers.dates.vocabulary import word_set
from classifiers.dates.weekdays import weekday_word
from classifiers.dates.words import BUSINESS, TODAY, TOMORROW, UNITS

Reader = Callable[[Words, int], "Match | None"]
FILL = word_set(
    "full whole good solid short calendar further extra additional more consecutive entire mere quick "
    "just about around roughly approximately maybe perhaps possibly clear nice another brief elapsed or "
    ") ( or-so straight"
) - {"or"}
# "The three next weeks", but "we see three next week".
_AHEAD_OF = frozenset({"next", "upcoming", "coming", "following"})
_SEVERAL = word_set("days weeks months fortnights")
_AT_MOST = frozenset({"tops", "max", "maximum"})
_AHEAD = word_set("making deciding having knowing being a any our the reaching hearing finalising finalizing choosing")
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
INTERVIEW_NOUNS = word_set("interview meeting call chat visit conversation discussion onsite screen")
CLOSING_NOUNS = frozenset({"closing", "deadline", "close", "closure", "closes"})
NOW_NOUNS = word_set(
    "application submission applying email e-mail mail letter message receipt receiving notice "
    "submitting today now applied"
)
_STOPS = frozenset({";", ".", ",", "!", "?", "\n", ")", "and", "but", "or", "we", "i", ""}) - {"we"}
NOT_A_WAIT = word_set(
    "experience notice contract assignment interview old long trial project probation leave internship "
    "placement course video call role role's position program programme training fixed task test "
    "exercise history"
)


def _amount(t: Words, i: int) -> tuple[float, float, int] | None:
    """Low, high, and the index after an amount: "3", "a", "a couple of", "a few", "half a", "3 (three)"."""
    j = i
    while t.words[j] in FILL and j < i + 3:
        j += 1
    word, number = t.words[j], t.nums[j]
    if word in UNITS and j > i and t.words[j - 1] == "another":
        return 1.0, 1.0, j
    if number is not None and not t.is_ordinal(j):
        j += 1
        if t.words[j] == "(" and t.nums[j + 1] is not None and t.words[j + 2] == ")":
            j += 3
        if t.words[j] == "+":
            j += 1
        return float(number), float(number), j
    if word in ("a", "an", "the") and t.words[j + 1] in ("couple", "few", "half"):
        word, j = t.words[j + 1], j + 1
    if word == "couple":
        return 2.0, 2.0, j + 1 + (t.words[j + 1] in ("of", "more", "'"))
    if word in ("few", "several"):
        return 3.0, 5.0, j + 1 + (t.words[j + 1] in ("more", "of"))
    if word == "half" and t.words[j + 1] in ("a", "week", "month"):
        return 0.5, 0.5, j + 1 + (t.words[j + 1] == "a")
    if word in ("a", "an", "per"):
        return 1.0, 1.0, j + 1
    return None


def _unit(t: Words, i: int) -> tuple[str, int] | None:
    j = i
    while j < i + 2 and (t.words[j] in FILL or (t.words[j] in _AHEAD_OF and t.words[j + 1] in _SEVERAL)):
        j += 1
    if t.words[j] == "-":
        j += 1
    business = t.words[j] in BUSINESS
    if business:
        j += 1 + (t.words[j + 1] == "-")
    unit = UNITS.get(t.words[j])
    if unit is None or unit == "weekend" or (unit == "quarter" and not business):
        return None
    return ("business" if business and unit == "day" else unit), j + 1


def bare_length(t: Words, i: int) -> Match | None:
    """An amount with its unit: "two weeks", "5-7 business days", "a week or two", "a week to ten days"."""
    first = _amount(t, i)
    if first is None:
        lone = (
            t.words[i] in ("fortnight", "week", "couple", "day", "month")
            and t.words[i - 1] in ("another", "next", "coming", "one")
            if i
            else False
        )
        if not lone:
            return None
        first = (1.0, 1.0, i)
    low, high, j = first
    j, high = _second_number(t, j, high)
    found = _unit(t, j)
    if found is None:
        return None
    unit, j = found
    if t.words[j] == "and" and t.words[j + 1] == "a" and t.words[j + 2] == "half":
        low, high, j = low + 0.5, high + 0.5, j + 3
    if unit == "hour" and high > 400:
        return None
    if unit == "hour" and high < 6 and t.words[j] != "of":
        return None
    return _second_length(t, low, high, unit, _tidy(t, j))


def _tidy(t: Words, j: int) -> int:
    """The index after "or so", "'s time", "' time" and the like."""
    if t.words[j] == "or" and t.words[j + 1] in ("so", "thereabouts"):
        j += 2
    if t.words[j] in ("'s", "'", "s") and t.words[j + 1] in ("time", "or", "from"):
        j += 1
    if t.words[j] == "time":
        j += 1
    if t.words[j] == "or" and t.words[j + 1] == "so":
        j += 2
    return j


def _second_number(t: Words, j: int, high: float) -> tuple[int, float]:
    """The upper number of "2-3", "two to three", "two, maybe three", "one or two"."""
    k = j
    while t.words[k] in ("-", "to", "or", ",", "maybe", "perhaps", "possibly", "/", "and", "through") and k < j + 3:
        k += 1
    number = t.nums[k]
    if k == j or number is None or t.is_ordinal(k) or number <= high or number > 400:
        return j, high
    return (k + 1, float(number)) if _unit(t, k + 1) else (j, high)


def _second_length(t: Words, low: float, high: float, unit: str, j: int) -> Match:
    """ "A week or two", "a week, maybe two", "a week to ten days", "two weeks, possibly three weeks"."""
    k = j
    while t.words[k] in ("or", "to", "-", ",", "maybe", "perhaps", "possibly", "(", "if", "even") and k < j + 4:
        k += 1
    number = t.nums[k]
    if k == j or number is None or t.is_ordinal(k) or number > 400:
        return Match(Shift(low, high, unit), j)
    second = _unit(t, k + 1)
    if second is None:
        follows = t.words[k + 1]
        if (
            number > high
            and number < 13
            and not t.words[k].isdecimal()
            and (t.words[j] != "," or k > j + 1 or follows in _AT_MOST)
            and follows != "of"
        ):
            return Match(Shift(low, float(number), unit), k + 1 + (follows == ")" or follows in _AT_MOST))
        return Match(Shift(low, high, unit), j)
    other, end = second
    end = _tidy(t, end)
    if other == unit:
        return Match(Shift(low, max(high, float(number)), unit), end)
    if unit in _DAYS and other in _DAYS:
        return Match(Shift(low * _DAYS[unit], float(number * _DAYS[other]), "day"), end)
    upper: Value = Shift(float(number), float(number), other)
    return Match(Range(Shift(low, high, unit), upper), end)


def length(t: Words, i: int, any_value: Reader) -> Match | None:
    """A length of time with what it is counted from: "two weeks after X", "a week on Tuesday", "a week today"."""
    found = bare_length(t, i)
    if found is None or not isinstance(found.value, Shift):
        return found
    shift, j = found.value, found.end
    word = t.words[j]
    if word in ("later", "thereafter", "afterwards", "afterward", "after", "on") and (
        word not in ("after", "on") or t.words[j + 1] in ("that", "then", ".", ",", "", "which")
    ):
        step = 2 if word in ("after", "on") and t.words[j + 1] in ("that", "then", "which") else 1
        return Match(replace(shift, named=True), j + step) if word != "on" else found
    if word in ("hence", "away", "out", "off") and (t.words[j + 1] not in ("of", "from") or t.words[j + 2] in _AHEAD):
        return Match(shift, j + 1)
    if word in TODAY or (word == "from" and t.words[j + 1] in ("now", *TODAY)):
        return Match(shift, j + 1 + (word == "from"))
    if (
        word in TOMORROW
        or weekday_word(t, j) is not None
        or (word in ("this", "next") and weekday_word(t, j + 1) is not None)
    ):
        anchor = any_value(t, j)
        if anchor:
            return Match(replace(shift, anchor=anchor.value), anchor.end)
    if word == "on" and shift.unit in ("week", "fortnight") and weekday_word(t, j + 1) is not None:
        anchor = any_value(t, j + 1)
        return Match(replace(shift, anchor=anchor.value), anchor.end) if anchor else found
    if word in ("from", "of", "after", "following", "before", "since", "prior", "past"):
        return _counted(t, j + 1 + (word == "prior"), shift, word in ("before", "prior"), any_value) or found
    return found


def _counted(t: Words, j: int, shift: Shift, back: bool, any_value: Reader) -> Match | None:
    """What a length is counted from: a value a few words on, a noun dated elsewhere, or the mail's own day."""
    noun = ""
    end = j
    for k in range(j, min(j + 8, t.size)):
        word = t.words[k]
        if word in _STOPS and not (word == "," and noun in ("closing", "interview")):
            break
        end = k + 1
        anchor = None if word in ("a", "an") else any_value(t, k)
        if anchor and not isinstance(anchor.value, Shift):
            return Match(replace(shift, anchor=anchor.value, back=back), anchor.end)
        if word in ("that", "then", "which") and k == j:
            return Match(replace(shift, named=True, back=back), k + 1)
        noun = _anchor_noun(word, noun)
    if noun == "now":
        return Match(shift, end)
    if t.words[j - 1] in ("of", "from", "after", "following"):
        return Match(replace(shift, back=back, noun=noun or "?"), j)
    return None


def _anchor_noun(word: str, noun: str) -> str:
    """The noun a length is counted from, after one more word: an interview outweighs "your", a closing date both."""
    if word in NOW_NOUNS and not noun:
        return "now"
    if word in INTERVIEW_NOUNS and noun in ("", "now"):
        return "interview"
    if word in ("return", "returns", "back"):
        return "return"
    return "closing" if word in CLOSING_NOUNS else noun
