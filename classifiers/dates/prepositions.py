"""Owns the small words before and behind a date, and the side of the date each takes."""

from __future__ import annotations

from classifiers.dates.tokens import Words
from classifiers.dates.values import Relation
from classifiers.dates.words import WEEKDAYS

_TABLE: dict[Relation, str] = {
    Relation.BY: (
        "by|no later than|not later than|at the latest by|latest by|by no later than|by the latest|on or "
        "before|at or before|by or before|by or on|not beyond|no later then|up to|up until|up till|at most|"
        "no more than|not more than|a maximum of|maximum|max|as late as|up to and including|no longer than|"
        "not longer than|before or on|on or by|latest"
    ),
    Relation.BEFORE: "before|this side of|prior to|ahead of|in advance of|earlier than|sooner than",
    Relation.UNTIL: "until|through to|up until|through",
    Relation.AFTER: (
        "after|following|past|beyond|post|later than|until after|until following|once|not until after|not "
        "before after|until past|after about|only after|any time after|anytime after|on the other side of|"
        "the other side of|upon|immediately after|straight after|right after|shortly after|soon after|"
        "sometime after|just after|until the end of the week of"
    ),
    Relation.FROM: (
        "from|since|not before|no earlier than|not earlier than|no sooner than|not until|not sooner than|as early "
        "as|as soon as|starting|beginning|starting from|beginning from|as of|with effect from|at the "
        "earliest|the earliest is|earliest is|the earliest would be|earliest would be|any time from|anytime "
        "from|on or after|at least|a minimum of|minimum|not for|not for at least|more than|over|no less than|"
        "not less than|upwards of|not in|on or from|any day from|at the earliest by|not for another|no "
        "sooner than|for at least"
    ),
    Relation.WITHIN: (
        "within|w / in|w / in the next|w / i|inside|inside of|in less than|in under|within the space of|in "
        "the space of|in no more than|in at most|in up to|in a maximum of|under|less than|within a maximum "
        "of|within about|within at most|within no more than|within max|within the next|inside the next|in "
        "the next|over the next|during the next|throughout the next|for the next|in the coming|within the "
        "coming|over the coming|during the coming|in these next|within these|in next|within next|sometime in "
        "the next|some time in the next|in the following|within the following|over the following"
    ),
    Relation.AT: (
        "on|in|at|during|over|around|about|sometime|some time|sometime in|some time in|sometime during|at "
        "some point in|at some point during|at the|for|come|circa|towards|toward|in about|in around|"
        "throughout|between|late on|early on|first thing on|first thing|at some point|in the course of|come "
        "the|across|somewhere around|in roughly|@|somewhere in|in or around|on or around|on or about|to|in "
        "another|within or around|nearer|closer to|nearer to"
    ),
}
# "Over two weeks" is more than two; "over the next two weeks" is within them: longer entries win.

_ROOT: dict[str, list[tuple[list[str], Relation]]] = {}
for _relation, _names in _TABLE.items():
    for _name in _names.split("|"):
        _words = _name.split()
        _ROOT.setdefault(_words[0], []).append((_words, _relation))
for _list in _ROOT.values():
    _list.sort(key=lambda pair: -len(pair[0]))
STARTS = frozenset(_ROOT)
LEADS = frozenset(word for names in _TABLE.values() for word in names.replace("|", " ").split())  # all their words
_NEXT = frozenset({"next", "coming", "following", "another"})

_BEHIND: dict[Relation, str] = {
    Relation.BY: (
        "at the latest|at latest|at the very latest|latest|at most|at the most|tops|max|maximum|at the "
        "outside|or sooner|or before|or earlier|if not sooner|if not before|if not earlier|or less|or fewer|"
        "at the absolute latest"
    ),
    Relation.FROM: (
        "at the earliest|at the very earliest|at earliest|earliest|at least|minimum|or later|or after|"
        "onwards|onward|on or after|and beyond|or beyond|at a minimum|or more|if not later|plus|and after|at "
        "the soonest"
    ),
}
_TRAILING: dict[str, list[tuple[list[str], Relation]]] = {}
for _relation, _names in _BEHIND.items():
    for _name in _names.split("|"):
        _TRAILING.setdefault(_name.split()[0], []).append((_name.split(), _relation))
for _behind in _TRAILING.values():
    _behind.sort(key=lambda pair: -len(pair[0]))


def trailing(t: Words, i: int) -> tuple[Relation, int] | None:
    """The side that words behind a value give it ("at the latest"), and the index after them."""
    for words, relation in _TRAILING.get(t.words[i], ()):
        if t.words[i : i + len(words)] == words:
            return relation, i + len(words)
    return None


def preposition(t: Words, i: int) -> tuple[Relation | None, int, bool]:
    """The relation of the longest preposition at i, the index after it, and whether it denies ("not before")."""
    for words, relation in _ROOT.get(t.words[i], ()):
        end = i + len(words)
        if t.words[i:end] == words:
            if words[-1] in _NEXT and relation is Relation.WITHIN:
                if _whole_period(t, end):
                    continue
                return relation, end, False
            if words == ["following"] and t.words[end] in WEEKDAYS:
                continue
            if words == ["over"] and t.nums[end] is None and t.words[end] not in ("a", "an"):
                return Relation.AT, end, False
            if words[-1] == "once" and t.nums[end] is None and t.words[end] in ("a", "the"):
                continue
            if words[-1] in ("beginning", "starting") and t.words[end] in ("of", "in") and len(words) == 1:
                continue
            return relation, end, words[0] in ("not", "no")
    return None, i, False


def _whole_period(t: Words, end: int) -> bool:
    """ "In the next quarter", "over the coming weekend", "in next month": a named stretch, not a length of time."""
    word = t.words[end]
    if word in ("quarter", "year", "weekend", "calendar"):
        return True
    before = t.words[end - 2]
    return before != "the" and word in ("week", "month") and t.words[end - 1] != "coming"
