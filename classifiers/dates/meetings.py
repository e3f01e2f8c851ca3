"""Owns the length of a meeting, told from the lengths of talks, tests and walks beside it."""

from __future__ import annotations

from classifiers.dates.tokens import Words
from classifiers.dates.vocabulary import word_set

_MINUTES = word_set("minute minutes min mins")
_HOURS = word_set("hour hours hr hrs")
_EARLIER = word_set("early before prior earlier beforehand notice")
_MEETING = word_set("interview call chat meeting conversation discussion session slot screen video phone teams zoom")
_OTHER = word_set(
    "talk presentation lecture pitch walk drive ride bus test exercise task assignment demo lesson seminar microteach "
    "teaching prepare present complete break lunch tour questions q qs train journey away assessment video-clip late "
    "quiz essay break case"
)
_SHOWN = word_set("presentation lecture pitch demo lesson seminar present prepare test exercise task")
_STOPS = word_set(", . ; ( ) followed then plus including with")


def meeting_minutes(t: Words) -> int | None:
    """The length a sentence gives to the meeting: "for 45 minutes", "a 30-minute call", "about an hour"."""
    for i in range(t.size):
        if t.words[i] in _MINUTES:
            found = _minutes(t, i)
        elif t.words[i] in _HOURS and i:
            found = _hours(t, i)
        else:
            continue
        if found is not None and not _of_something_else(t, i):
            return found
    return None


def _number_before(t: Words, i: int) -> int | None:
    k = i - 1 if t.words[i - 1] != "-" else i - 2
    return t.nums[k] if k >= 0 else None


def _minutes(t: Words, i: int) -> int | None:
    number = _number_before(t, i)
    return number if number and 10 <= number <= 480 and t.words[i + 1] not in _EARLIER else None


def _hours(t: Words, i: int) -> int | None:
    number = _number_before(t, i)
    if i > 2 and number is not None and t.words[i - 2] == "." and t.nums[i - 3] is not None:
        whole = t.nums[i - 3] or 0  # "1.5 hours"; "37.5 hours" is a week's work
        return whole * 60 + 30 if whole <= 3 and number == 5 else None
    if t.words[i + 1] in _EARLIER or t.words[i - 1] in ("24", "48", "72"):
        return None
    if t.words[i - 1] not in ("an", "one") and not (number and number <= 8):
        return None
    if number is None and t.words[i - 2] == "half":
        return 30
    if t.words[i - 1] == "an" and i > 1 and t.nums[i - 2] is not None:
        return None  # a wage: "12.50 an hour"
    half = 30 if t.words[i + 1] == "and" and "half" in t.words[i + 2 : i + 4] else 0
    return min((number or 1) * 60 + half, 600)


def _of_something_else(t: Words, i: int) -> bool:
    """ "A ten minute talk", "a presentation of ten minutes", "ten minutes from the station"."""
    for word in t.words[i + 1 : i + 5]:
        if word in _MEETING or word in _STOPS:
            break
        if word in _OTHER:
            return True
    if t.words[i + 1] == "from":
        return True
    for word in reversed(t.words[max(0, i - 7) : i]):
        if word in _MEETING or word in _STOPS or word in ("and", "we", "will"):
            return False
        if word in _SHOWN:
            return True
    return False
