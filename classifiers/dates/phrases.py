"""Owns the finding of dated phrases in a sentence: prepositions, values, and what trails them."""

from __future__ import annotations

from dataclasses import replace

from classifiers.dates.expressions import VALUE_STARTS, full_value, value_at
from classifiers.dates.feasts import feast_at
from classifiers.dates.kernels import LEADING, breaks_up, kernels
from classifiers.dates.lengths import NOT_A_WAIT, bare_length
from classifiers.dates.prepositions import STARTS, preposition, trailing
from classifiers.dates.tokens import Words
from classifiers.dates.values import Holiday, Match, Near, Phrase, Range, Relation, Shift
from classifiers.dates.vocabulary import word_set

# A bound with a time of day takes the day itself: "before 9am on Monday" is by Monday.
_TIMED = {Relation.BEFORE: Relation.BY, Relation.AFTER: Relation.AT}
_FROM = frozenset({"from", "starting", "beginning"})
_FILLERS = word_set(
    "about around approximately roughly circa probably possibly hopefully sometime some say maybe "
    "perhaps likely just only either ideally realistically potentially ~ well any most very certainly "
    "definitely all as c else somewhere already"
)


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
        k, relation = timed, _TIMED.get(relation or Relation.AT, relation)
    found = full_value(t, k) or _lead_length(t, k) or _break_up(t, k)
    if found is None:
        return None
    value, end = found
    if relation is None and k == i and isinstance(value, Shift) and _not_a_wait(t, i, end, value):
        return None
    bare = relation is None and isinstance(value, Shift) and value.anchor is None and not value.named and not value.noun
    coming = k + (t.words[k] == "the")
    if (
        t.words[coming] in ("next", "coming", "upcoming")
        and isinstance(value, Shift)
        and relation in (None, Relation.AT)
        and value.unit != "business"
    ):
        relation, bare = Relation.WITHIN, False
    relation = relation or Relation.AT
    if relation is Relation.FROM and isinstance(value, Range) and t.words[i] in _FROM:
        relation = Relation.AT  # "from A to B" has both its ends
    if isinstance(value, Holiday) and value.key == "new year" and not value.part and relation is not Relation.AT:
        value = Holiday("new year day", value.year)
    relation, end = _trailing(t, end, relation)
    past = t.words[end] in ("ago", "earlier") or (isinstance(value, Near) and value.days < 0)
    past = past or t.words[k - 1 : k] in (["last"], ["past"], ["previous"]) or t.words[i] == "since"
    return Phrase(relation, value, i, end + (t.words[end] == "ago"), bare, past, negated, k)


_NAMED_HOURS = word_set("noon midday midnight lunchtime lunch arvo afternoon teatime morning mid-morning")
_CLOCK = word_set("am pm o'clock hrs h")
_BEHIND_HOUR = word_set(
    ", ( ) on of et pt ct est edt pst pdt bst gmt cet cest time uk eastern pacific central local sharp"
)


_LEADING = LEADING | _FILLERS | _NAMED_HOURS | _CLOCK | _BEHIND_HOUR


def skip_hour(t: Words, k: int) -> int:
    """The index after a time of day and "on": the "5pm on" of "by 5pm on Friday"; k when there is none."""
    j = k + 1
    if t.words[k] not in _NAMED_HOURS:
        if t.nums[k] is None or not t.words[k].isdecimal():
            return k
        if t.words[j] in (":", ".") and t.nums[j + 1] is not None and len(t.words[j + 1]) == 2:
            j += 2
        elif t.words[j] not in _CLOCK:
            return k
        while t.words[j] in _CLOCK:
            j += 1
    end = j
    while end < j + 5 and t.words[end] in _BEHIND_HOUR:
        end += 1
    return end if value_at(t, end) else k


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
    while t.words[end] in ("'", "'s"):
        end += 1
    if t.words[end] in NOT_A_WAIT or (t.words[end] == "of" and t.words[end + 1] in NOT_A_WAIT):
        return True
    if value.unit == "year" and t.words[end - 1] in ("today", "now", "hence", "later"):
        return False
    return (value.unit == "year" and value.anchor is None) or (
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
    if t.words[j] not in ("next", "coming", "following", "upcoming"):
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
    return trailing(t, k) or (relation, end + (t.words[end] in ("eod", "cob", "cop", "latest")))


def find_phrases(t: Words) -> list[Phrase]:
    """Every dated phrase of the sentence, left to right, none overlapping; found once and kept with the words."""
    if t.phrases is None:
        t.phrases = _phrases(t)
    assert isinstance(t.phrases, list)
    return list(t.phrases)


def _phrases(t: Words) -> list[Phrase]:
    words, nums = t.words, t.nums
    out: list[Phrase] = []
    free = 0  # the first token that may begin a phrase
    for kernel in range(t.size) if breaks_up(t) else kernels(t):
        first = kernel
        while first > free and (words[first - 1] in _LEADING or nums[first - 1] is not None):
            first -= 1
        for i in range(max(first, free), kernel + 1):
            if words[i] not in STARTS and words[i] not in VALUE_STARTS and nums[i] is None:
                continue
            found = phrase_at(t, i)
            if found and found.end > i:
                out.append(found)
                free = found.end
                break
        else:
            free = max(free, kernel + 1)
    return out
