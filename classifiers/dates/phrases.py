"""Owns the finding of dated phrases in a sentence: prepositions, values, ranges, and what trails them."""

from __future__ import annotations

from dataclasses import replace

from classifiers.dates.days import calendar_day
from classifiers.dates.lengths import NOT_A_WAIT, bare_length, length
from classifiers.dates.periods import HOLIDAY_STARTS, SEASONS, feast_at, stretch
from classifiers.dates.prepositions import STARTS, preposition, trailing
from classifiers.dates.tokens import Words
from classifiers.dates.values import (
    Anaphor, Holiday, Match, Month, Near, Phrase, Point, Range, Relation, Shift, Value, Week, Weekday,
)  # fmt: skip
from classifiers.dates.weekdays import skip_day_part, weekday, within_week
from classifiers.dates.words import (
    BUSINESS,
    DAY_PARTS,
    MONTHS,
    NUMBERS,
    PARTS,
    TODAY,
    TOMORROW,
    UNITS,
    WEEKDAYS,
    YESTERDAY,
)

_VALUE_STARTS = (
    frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(PARTS) | TODAY | TOMORROW | YESTERDAY | HOLIDAY_STARTS | frozenset(SEASONS)
    | frozenset(NUMBERS) | frozenset(
        "the this next that coming upcoming following first second last latter week weekend month quarter year q w wc a an couple few "
        "another several half end eod cob close another then day same 1st 2nd final either working business fortnight "
        "opening front initial subsequent overmorrow later thereafter afterwards".split()
    )
)  # fmt: skip
_FILLERS = frozenset(
    "about around approximately roughly circa probably possibly hopefully sometime some say maybe perhaps likely just only either "
    "ideally realistically potentially ~ well any most very certainly definitely all as c else somewhere already".split()
)
_ENDERS = frozenset(
    {"", ",", ".", ";", ")", "we", "i", "you", "and", "with", "so", "to", "but", "if", "please", "at", "or", "either"}
)


def value_at(t: Words, i: int) -> Match | None:
    """The longest plain value at i: a day, weekday, stretch, feast, length or reference back.

    Values hold values ("the week after Labor Day"); each is read once, and no deeper than DEPTH, so that time stays linear.
    """
    word = t.words[i]
    if not word or (word not in _VALUE_STARTS and t.nums[i] is None) or t.depth > DEPTH:
        return None
    if i in t.known:
        known = t.known[i]
        assert known is None or isinstance(known, Match)
        return known
    t.depth += 1
    best: Match | None = None
    for read in _READERS:
        found = read(t, i)
        if found and (best is None or found.end > best.end):
            best = found
    t.depth -= 1
    t.known[i] = best
    return best


def _weekday(t: Words, i: int) -> Match | None:
    return weekday(t, i, _week_at, value_at)


def _stretch(t: Words, i: int) -> Match | None:
    return stretch(t, i, value_at)


def _length(t: Words, i: int) -> Match | None:
    return length(t, i, value_at)


def _week_at(t: Words, i: int) -> Match | None:
    return stretch(t, i, value_at)


def _near(t: Words, i: int) -> Match | None:
    """Today, tomorrow, the day after tomorrow, close of business, the next working day."""
    words = t.words
    j = i + 1 if words[i] == "the" else i
    word = words[j]
    if word in ("this", "same") and words[j + 1] == "time":
        return _same_time(t, j + 2)
    if word in TODAY:
        return Match(Near(0), skip_day_part(t, j + 1))
    if word in TOMORROW:
        return Match(Near(1), skip_day_part(t, j + 1))
    if word in YESTERDAY:
        return Match(Near(-1), j + 1)
    if word == "overmorrow" or (word == "day" and words[j + 1] == "after" and words[j + 2] in TOMORROW):
        return Match(Near(2), j + 1 if word == "overmorrow" else j + 3)
    if word == "this" and words[j + 1] in ("morning", "afternoon", "evening", "lunchtime"):
        return Match(Near(0), j + 2)
    if word == "close" and (words[j + 1] in ("on", "today", "tomorrow") or words[j + 1] in WEEKDAYS):
        return value_at(t, j + 1 + (words[j + 1] == "on"))
    if word in ("eod", "cob") or (word in ("close", "end") and words[j + 1] in ("of", "play", "business", "day")):
        return _closing(t, j)
    if word in ("next", "following", "first", "1st") and words[j + 1] in BUSINESS and UNITS.get(words[j + 2]) == "day":
        return _business_day(t, j)
    if word in ("next", "following") and words[j + 1] in ("weekday", "workday"):
        return Match(Shift(1, 1, "business", named=word == "following"), j + 2)
    return None


def _same_time(t: Words, j: int) -> Match | None:
    """ "This time next week", "this time tomorrow"."""
    unit = UNITS.get(t.words[j + 1])
    if t.words[j] == "next" and unit in ("week", "month", "year"):
        return Match(Shift(1, 1, unit), j + 2)
    return value_at(t, j)


def _business_day(t: Words, j: int) -> Match:
    first = t.words[j] in ("first", "1st")
    if first and t.words[j + 3] in ("after", "following", "of"):
        anchor = value_at(t, j + 4)
        if anchor:
            return Match(Shift(1, 1, "business", anchor.value), anchor.end)
    return Match(Shift(1, 1, "business", named=t.words[j] != "next"), j + 3)


def _closing(t: Words, j: int) -> Match | None:
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
            return _near(t, k)
    if words[k] == "today":
        return Match(Near(0), k + 1)
    m = k
    while m < k + 3 and words[m] in ("on", "of", ",", "("):
        m += 1
    inner = value_at(t, m)
    if inner and not isinstance(inner.value, (Shift, Anaphor)) or inner and words[m] in ("next", "the"):
        return inner
    if words[m] in DAY_PARTS:
        return None
    return Match(Near(0), k)


def _reference(t: Words, i: int) -> Match | None:
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
            anchor = value_at(t, i + 3)
            if anchor and not isinstance(anchor.value, Shift):
                return Match(Shift(1, 1, "day", anchor.value), anchor.end)
            return Match(Anaphor(1), i + 3 + (words[i + 3] in ("that",)))
        return Match(Anaphor(), i + 2)
    if word == "the" and follower in ("next", "following") and words[i + 2] == "day":
        return Match(Anaphor(1), i + 3)
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


_READERS = (_near, _weekday, calendar_day, _stretch, feast_at, _length, _reference)
DEPTH = 5  # values within values


def full_value(t: Words, i: int) -> Match | None:
    """A value with its range: "Thursday or Friday", "5 to 7 June", "next week, probably Tuesday"."""
    found = value_at(t, i)
    if found is None:
        return None
    value, j = found
    if isinstance(value, Week):
        k = j
        while k < j + 4 and t.words[k] in (
            ",",
            "(",
            "on",
            "probably",
            "likely",
            "most",
            "hopefully",
            "possibly",
            "maybe",
            "perhaps",
            "ideally",
            "-",
        ):
            k += 1
        refined = _joined(t, weekday(t, k, _week_at, value_at), k)
        if refined:
            inner = _place(value, refined.value)
            if inner:
                return Match(inner, refined.end + (t.words[refined.end] == ")"))
    return _joined(t, found, i)


def _place(week: Value, day: Value) -> Value | None:
    if isinstance(day, Range):
        first, last = within_week(week, day.first), within_week(week, day.last)
        return Range(first, last) if first and last else None
    return within_week(week, day)


def _joined(
    t: Words, found: Match | None, i: int, joints: tuple[str, ...] = ("-", "to", "or", "through", "until", "/", "&")
) -> Match | None:
    """`found`, or the range it begins."""
    if found is None:
        return None
    value, j = found
    if i and t.words[i - 1] in ("between", "either", "both"):
        joints = (*joints, "and")
    elif isinstance(value, (Weekday, Point)):
        joints = (*joints, "and") if _days_pair(t, j) else joints
    k = j + 1 if t.words[j] == "," and t.words[j + 1] in ("or", "possibly", "maybe", "perhaps") else j
    if t.words[k] in ("possibly", "maybe", "perhaps") and k > j:
        k -= 1 if t.words[k] == "or" else 0
    elif t.words[k] not in joints:
        return found
    k += 1
    while (
        t.words[k] in ("on", "possibly", "maybe", "the", "perhaps", "at")
        and t.words[k + 1]
        and not (t.words[k] == "the" and value_at(t, k))
    ):
        k += 1
    other = value_at(t, k)
    if other is None or (isinstance(other.value, (Shift, Near)) and not isinstance(value, (Shift, Near, Weekday))):
        return found
    first, last = value, other.value
    if isinstance(first, Anaphor) or isinstance(last, Anaphor):
        return found
    return Match(_paired(first, last), other.end)


def _days_pair(t: Words, j: int) -> bool:
    """ "Thursday and Friday": an "and" between two weekdays."""
    return t.words[j] == "and" and t.words[j + 1] in WEEKDAYS


def _paired(first: Value, last: Value) -> Value:
    """A range whose first half borrows what only the second says: the week, the month, the year."""
    if isinstance(first, Weekday) and isinstance(last, Weekday) and first.week is None and first.of is None:
        if last.week is not None or last.of is not None:
            first = replace(first, week=last.week, of=last.of)
    elif (
        isinstance(first, Month)
        and isinstance(last, Month)
        and first.part
        and not last.part
        and last.month == first.month
    ):
        last = replace(last, part=first.part)
    elif isinstance(first, Month) and isinstance(last, Month) and not first.month and not first.months and last.month:
        first = replace(last, part=first.part)
    return Range(first, last)


def phrase_at(t: Words, i: int) -> Phrase | None:
    """The dated phrase that begins at token i, or None."""
    relation, j, negated = preposition(t, i)
    k = j
    while k < j + 4 and t.words[k] in _FILLERS and (t.words[k] != "some" or t.words[k + 1] == "time"):
        k += 2 if t.words[k] == "some" else 1
    inner, after, _ = preposition(t, k) if k > j or relation is not None else (None, k, False)
    if inner is not None:
        relation, k = _combine(relation, inner), after
        while t.words[k] in _FILLERS:
            k += 1
    timed = skip_hour(t, k) if relation is not None else k
    if timed > k:
        k, relation = timed, Relation.BY if relation is Relation.BEFORE else relation
    found = full_value(t, k) or _lead_length(t, k) or _break_up(t, k)
    if found is None:
        return None
    value, end = found
    if relation is None and k == i and isinstance(value, Shift) and _not_a_wait(t, i, end, value):
        return None
    bare = relation is None and isinstance(value, Shift) and value.anchor is None and not value.named and not value.noun
    if (
        t.words[k] == "the"
        and t.words[k + 1] in ("next", "coming")
        and isinstance(value, Shift)
        and relation in (None, Relation.AT)
        and value.unit != "business"
    ):
        relation, bare = Relation.WITHIN, False
    relation = relation or Relation.AT
    if isinstance(value, Holiday) and value.key == "new year" and not value.part and relation is not Relation.AT:
        value = Holiday("new year day", value.year)
    relation, end = _trailing(t, end, relation)
    past = t.words[end] in ("ago", "earlier") or isinstance(value, Near) and value.days < 0
    past = past or t.words[k - 1 : k] in (["last"], ["past"], ["previous"])
    return Phrase(relation, value, i, end + (t.words[end] == "ago"), bare, past, negated, k)


def skip_hour(t: Words, k: int) -> int:
    """The index after a time of day and "on": the "5pm on" of "by 5pm on Friday"; k when there is none."""
    j = k
    if t.words[j] in (
        "noon",
        "midday",
        "midnight",
        "lunchtime",
        "lunch",
        "arvo",
        "afternoon",
        "teatime",
        "morning",
        "mid-morning",
    ):
        j += 1
    elif t.nums[j] is not None and t.words[j].isdecimal():
        j += 1
        if t.words[j] in (":", ".") and t.nums[j + 1] is not None and len(t.words[j + 1]) == 2:
            j += 2
        if t.words[j] not in ("am", "pm", "o'clock", "hrs", "h") and j == k + 1:
            return k
        while t.words[j] in ("am", "pm", "o'clock", "hrs", "h"):
            j += 1
    else:
        return k
    m = j
    while m < j + 5 and t.words[m] in (
        ",",
        "(",
        ")",
        "on",
        "of",
        "et",
        "pt",
        "ct",
        "est",
        "edt",
        "pst",
        "pdt",
        "bst",
        "gmt",
        "cet",
        "cest",
        "time",
        "uk",
        "eastern",
        "pacific",
        "central",
        "local",
        "sharp",
    ):
        m += 1
    return m if value_at(t, m) else k


def _break_up(t: Words, k: int) -> Match | None:
    """ "Before we break up for Christmas": the holiday that an office closes for."""
    for m in range(k, k + 6):
        if t.words[m] == "for" and t.words[m - 1] in (
            "up",
            "close",
            "finish",
            "shut",
            "down",
            "break",
            "closes",
            "out",
        ):
            return feast_at(t, m + 1)
    return None


def _combine(outer: Relation | None, inner: Relation) -> Relation:
    if outer is None or outer is Relation.AT:
        return inner
    if inner is Relation.AT or (outer is Relation.FROM and inner is Relation.BY):
        return outer
    return inner


def _not_a_wait(t: Words, i: int, end: int, value: Shift) -> bool:
    """A bare length that measures something else: "3 years of experience", "a two-week trial", "a day"."""
    if t.words[end] in NOT_A_WAIT or (t.words[end] == "of" and t.words[end + 1] in NOT_A_WAIT):
        return True
    return value.unit == "year" or (
        value.unit == "day" and t.words[i] in ("a", "one") and value.high == 1 and value.anchor is None
    )


def _lead_length(t: Words, i: int) -> Match | None:
    """ "The next two weeks", "the coming 10 days", "the next few days"."""
    j = i + 1 if t.words[i] in ("the", "our", "these") else i
    if (
        i
        and t.words[i] == "the"
        and t.words[i - 1] in ("within", "inside")
        and t.words[j] in ("week", "fortnight", "month")
    ):
        return Match(Shift(1, 1, t.words[j]), j + 1)
    if t.words[j] not in ("next", "coming", "following"):
        return None
    found = bare_length(t, j + 1)
    if found and t.words[j] == "following" and isinstance(found.value, Shift):
        return Match(replace(found.value, named=True), found.end)
    return found


def _trailing(t: Words, end: int, relation: Relation) -> tuple[Relation, int]:
    """ "At the latest", "or sooner", "onwards": what stands behind a value and changes its side."""
    k = end
    while k < end + 2 and t.words[k] in (",", "(", "-"):
        k += 1
    return trailing(t, k) or (relation, end)


def find_phrases(t: Words) -> list[Phrase]:
    """Every dated phrase of the sentence, left to right, none overlapping."""
    out: list[Phrase] = []
    i = 0
    words, nums = t.words, t.nums
    while i < t.size:
        word = words[i]
        if word in STARTS or word in _VALUE_STARTS or nums[i] is not None:
            found = phrase_at(t, i)
            if found and found.end > i:
                out.append(found)
                i = found.end
                continue
        i += 1
    return out
