"""Owns the grammar of days told by where we stand: today, close of business, the next working day, "then"."""

from __future__ import annotations

from collections.abc import Callable

from classifiers.dates.tokens import Words
from classifiers.dates.values import Anaphor, Match, Near, Shift
from classifiers.dates.weekdays import skip_day_part
from classifiers.dates.words import BUSINESS, DAY_PARTS, TODAY, TOMORROW, UNITS, WEEKDAYS, YESTERDAY

Reader = Callable[[Words, int], "Match | None"]
_ENDERS = frozenset(
    {"", ",", ".", ";", ")", "we", "i", "you", "and", "with", "so", "to", "but", "if", "please", "at", "or", "either"}
)


def near(t: Words, i: int, any_value: Reader) -> Match | None:
    """Today, tomorrow, the day after tomorrow, close of business, the next working day."""
    words = t.words
    j = i + 1 if words[i] == "the" else i
    word = words[j]
    if word in ("this", "same") and words[j + 1] == "time":
        return _same_time(t, j + 2, any_value)
    if word == "now" and i and words[i - 1] == "between":
        return Match(Near(0), j + 1)
    if word in TODAY:
        return Match(Near(0), skip_day_part(t, j + 1))
    if word in TOMORROW:
        return Match(Near(1), skip_day_part(t, j + 1))
    if word in YESTERDAY:
        return Match(Near(-1), j + 1)
    if word == "overmorrow" or (word == "day" and words[j + 1] == "after" and words[j + 2] in TOMORROW):
        return Match(Near(2), j + 1 if word == "overmorrow" else j + 3)
    if word == "this" and words[j + 1] in ("morning", "afternoon", "evening", "lunchtime", "arvo", "aft"):
        return Match(Near(0), j + 2)
    if word == "close" and (words[j + 1] in ("on", "today", "tomorrow") or words[j + 1] in WEEKDAYS):
        return any_value(t, j + 1 + (words[j + 1] == "on"))
    if word in ("eod", "cob") or (word in ("close", "end") and words[j + 1] in ("of", "play", "business", "day")):
        return _closing(t, j, any_value)
    if word in ("next", "following", "first", "1st") and words[j + 1] in BUSINESS and UNITS.get(words[j + 2]) == "day":
        return _business_day(t, j, any_value)
    if word in ("next", "following") and words[j + 1] in ("weekday", "workday"):
        return Match(Shift(1, 1, "business", named=word == "following"), j + 2)
    return None


def _same_time(t: Words, j: int, any_value: Reader) -> Match | None:
    """ "This time next week", "this time tomorrow"."""
    unit = UNITS.get(t.words[j + 1])
    if t.words[j] == "next" and unit in ("week", "month", "year"):
        return Match(Shift(1, 1, unit), j + 2)
    return any_value(t, j)


def _business_day(t: Words, j: int, any_value: Reader) -> Match:
    first = t.words[j] in ("first", "1st")
    if first and t.words[j + 3] in ("after", "following", "of"):
        anchor = any_value(t, j + 4)
        if anchor:
            return Match(Shift(1, 1, "business", anchor.value), anchor.end)
    return Match(Shift(1, 1, "business", named=t.words[j] != "next"), j + 3)


def _closing(t: Words, j: int, any_value: Reader) -> Match | None:
    """ "EOD", "close of business Friday", "end of the next working day"."""
    words = t.words
    k = j + 1
    while k < j + 5 and words[k] in ("of", "the", "play", "business", "day", "working", "work"):
        if words[k] in ("play", "day") or (words[k] == "business" and words[k + 1] != "day"):
            k += 1
            break
        k += 1
    else:
        if words[j] not in ("eod", "cob"):
            if words[k] not in ("next", "following", "first") and words[k] not in TODAY and words[k] not in TOMORROW:
                return None
            return near(t, k, any_value)
    if words[k] == "today":
        return Match(Near(0), k + 1)
    m = k
    while m < k + 3 and words[m] in ("on", "of", ",", "("):
        m += 1
    inner = any_value(t, m)
    if (inner and not isinstance(inner.value, (Shift, Anaphor))) or (inner and words[m] in ("next", "the")):
        return inner
    if words[m] in DAY_PARTS:
        return None
    return Match(Near(0), k)


def reference(t: Words, i: int, any_value: Reader) -> Match | None:
    """ "Then", "that day", "the day after", "the same week", "that month", "thereafter"."""
    words = t.words
    word, follower = words[i], words[i + 1]
    if word == "then" and i and _then_is_a_time(words, i):
        return Match(Anaphor(), i + 1)
    if word in ("that", "this") and _stands_alone(words, i):
        return Match(Anaphor(), i + 1)
    if word == "that" and follower in ("morning", "afternoon", "evening", "night"):
        return Match(Anaphor(), i + 2)
    if word in ("that", "same", "the") and follower in ("day", "date", "point"):
        day_after = follower == "day" and words[i + 2] in ("after", "following")
        if word == "the" and not day_after:
            return None
        if day_after:
            anchor = any_value(t, i + 3)
            if anchor and not isinstance(anchor.value, Shift):
                return Match(Shift(1, 1, "day", anchor.value), anchor.end)
            return Match(Anaphor(1), i + 3 + (words[i + 3] == "that"))
        return Match(Anaphor(), i + 2)
    if (
        word == "the"
        and follower in ("next", "following")
        and words[i + 2] in ("day", "morning", "afternoon", "evening")
    ):
        return Match(Anaphor(1), i + 3)
    if word in ("next", "following") and follower in ("morning", "afternoon") and i and words[i - 1] != "the":
        return Match(Anaphor(1), i + 2)
    if word == "next" and follower == "day" and i and words[i - 1] in ("the", "very"):
        return Match(Anaphor(1), i + 2)
    return None


def _then_is_a_time(words: list[str], i: int) -> bool:
    """ "By then", "call me then": not the "then" that orders steps."""
    before = words[i - 1]
    if before in ("by", "before", "until", "from", "around", "after", "at", "since"):
        return True
    return words[i + 1] in ("", ".", ",", ";", ")", "!", "either", "and") and before not in (
        ",",
        "and",
        ";",
        "but",
        "if",
        "until",
    )


def _stands_alone(words: list[str], i: int) -> bool:
    """ "After that,": a pronoun behind a preposition of time, with no noun after it."""
    return words[i - 1 : i] in (
        ["after"],
        ["by"],
        ["before"],
        ["until"],
        ["than"],
        ["following"],
        ["past"],
        ["beyond"],
    ) and (words[i + 1] in _ENDERS)
