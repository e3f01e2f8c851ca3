"""Owns the hours that are no interview's: of opening, work, arrival, the past, a bound, a price, a house."""

from __future__ import annotations

import itertools

from classifiers.dates.hours import Hour
from classifiers.dates.tokens import Words
from classifiers.dates.vocabulary import word_list, word_set
from classifiers.dates.words import MONTHS, WEEKDAYS

_ARRIVE = frozenset({"arrive", "arriving"})
_OTHER = word_set(
    "arrival reception hours open opening opens closes office reply respond deadline "
    "submit complete return expires check-in received sent applied finish finishes finished shut shuts"
)
_BOUNDS = frozenset({"by", "before", "until", "no", "latest", "after"})
_ABOUT = word_set("around about free available here there in")
_STREETS = word_set(
    "lane road rd street st avenue ave drive court place terrace crescent square gardens hill park row mews quay quays "
    "wharf green grove walk parade broadway house yard close way estate"
)
_SURE_STREETS = word_set("lane road rd street avenue drive crescent terrace")
_MEETING = word_set(
    "interview interviews chat call meet meeting see come coming pop swing drop speak slot slots but so interviewing"
)
# Hours that a place or a notice has, unless one of the words behind follows.
_KEPT: dict[str, frozenset[str]] = dict.fromkeys(word_list("opens closes shut shuts deadline"), frozenset()) | {
    "open": word_set("day evening house to for if times slots dates role roles position positions plan application"),
    "close": word_set("to by of"),
}
_KEPT_BY: dict[str, frozenset[str]] = {
    "opening": word_set("hours times time at from"),
    "closing": word_set("date time at on day from"),
}
# Hours of the work itself, unless the sentence speaks of an interview.
_WORKED = word_set("rota roster nights induction")
_SHIFT_IS = word_set("is are would will at on starts start runs from , : monday tuesday wednesday thursday friday")
_MOVERS = word_set("to can could we must trial i you")
_SUBJECTS = word_set("i we you they he she application message email cv when")
_DONE = word_set("rang met missed waited saw spoke called tried phoned texted came wrote left")
_TOLD = frozenset(
    {("got", "your"), ("pay", "day"), ("payday", "is"), ("wages", "go"), ("church", "service"), ("clinic", "runs"),
     ("surgery", "runs"), ("match", "is"), ("match", "on"), ("wedding", "is"), ("delivery", "comes"),
     ("delivery", "is"), ("ad", "comes"), ("advert", "comes"), ("ad", "closes"), ("funeral", "is"), ("kick-off", "is"),
     ("quiz", "night"),
     ("live", "music"), ("last", "orders")}
)  # fmt: skip
_WERE = word_set("there here meant supposed due in out at on down busy off away")
_AWAY = frozenset(
    (be, word)
    for be in ("am", "is", "are", "'s")
    for word in ("off", "away", "out", "busy", "closed", "shut", "fishing")
)
_ENGAGED = frozenset({("in", "a", "meeting")}) | frozenset(
    (have, the, word)
    for have in ("have", "got")
    for the in ("the", "a")
    for word in word_set("dentist vet doctor doctors hospital plumber wedding funeral christening gig delivery match")
)
_REFUSED = frozenset(
    {("no", "good"), ("not", "good"), ("not", "work"), ("no", "use"), ("not", "suit"), ("is", "gone"), ("is", "taken"),
     ("not", "possible"), ("is", "out"), ("not", "do"), ("not", "any"),
     ("will", "not"), ("is", "not")}
)  # fmt: skip
_HIRED = word_set("you lads crew staff team everyone shift men")
_OF_THE_HOUSE = word_set("rain delivery deliveries collection collections breaks")  # opening a clause
_CLAUSES = word_set(", ; and but so : because")
_DAY_LONG = 360
_COUNTS = word_set("two three four few couple of several working")
_STARTS = word_set("start starts starting")


def elsewhere(t: Words, hour: Hour) -> bool:
    """True for an hour that is no interview's."""
    near = t.words[max(0, hour.start - 3) : hour.start]
    if not _OTHER.isdisjoint(near) or (near and near[-1] in _BOUNDS):
        return True
    if near[-1:] == ["from"] and hour.until is None and not _ABOUT.isdisjoint(near):
        return True  # "I am around from 9"
    return _is_house(t, hour) or _is_price(t, hour) or _is_refused(t, hour) or _told_of(t, hour)


def of_arrival(t: Words, hour: Hour) -> bool:
    """True for an hour somebody is to arrive at: the interview's own only where no other is named."""
    return not _ARRIVE.isdisjoint(t.words[max(0, hour.start - 3) : hour.start])


def _is_house(t: Words, hour: Hour) -> bool:
    """The "9" of "at 9 Mill Lane", "4 The Quays"."""
    if hour.end != hour.start + 1 or not t.words[hour.start].isdecimal():
        return False
    after = t.words[hour.end : hour.end + 3]
    if (
        len(after) > 1
        and after[1] in _SURE_STREETS
        and after[0].isalpha()
        and after[0] not in ("on", "at", "the", "in")
    ):
        return True
    for k, word in enumerate(after, hour.end):
        if not t.is_capital(k) or word in WEEKDAYS or word in MONTHS:
            return False
        if word in _STREETS and k > hour.end:
            return True
    return False


def _is_price(t: Words, hour: Hour) -> bool:
    """The "11.50" of "11.50 an hour"."""
    return t.words[hour.end : hour.end + 2] in (["an", "hour"], ["per", "hour"], ["a", "hour"]) or (
        hour.start > 0 and t.words[hour.start - 1] in ("£", "$", "€", "version", "v")
    )


def _is_refused(t: Words, hour: Hour) -> bool:
    """The "2" of "Thursday 2 is no good"; not that of "if Thursday at 2 does not suit"."""
    if "if" in t.words[max(0, hour.start - 6) : hour.start]:
        return False
    behind = list(itertools.takewhile(lambda word: word not in (",", ";", "but"), t.words[hour.end : hour.end + 5]))
    return "problem" not in behind and not _REFUSED.isdisjoint(itertools.pairwise(behind))


def _told_of(t: Words, hour: Hour) -> bool:
    """Hours of opening and of work, of what is over, and of what keeps the writer away."""
    words = t.words
    listed = _since(words, hour.start, _MEETING)
    if _is_kept(listed) or _all_week(t, hour):
        return True
    if not {"interview", "interviews"} & t.said and (
        _hours_listed(listed) or _has_started(listed) or _is_worked(listed)
    ):
        return True
    clause = _since(words, hour.start, _CLAUSES)
    if not _AWAY.isdisjoint(itertools.pairwise(clause)):
        return True
    threes = set(zip(clause, clause[1:], clause[2:], strict=False))
    return _is_over(clause) or not _ENGAGED.isdisjoint(threes) or not _OF_THE_HOUSE.isdisjoint(clause[:1])


def _is_kept(listed: list[str]) -> bool:
    """ "Open Saturday 9 till 4", "deadline is Friday noon"; not "open times: Mon 9"."""
    return any(
        (word in _KEPT_BY and after in _KEPT_BY[word]) or (word in _KEPT and after not in _KEPT[word])
        for word, after in zip(listed, (*listed[1:], ""), strict=False)
    )


def _is_worked(listed: list[str]) -> bool:
    """ "Shifts are Mon 7am to 4pm", "it's nights, Thursday 10pm"; not "could we shift to Friday 2"."""
    if not _WORKED.isdisjoint(listed):
        return True
    return any(
        word in ("shift", "shifts") and before not in _MOVERS and after in _SHIFT_IS
        for before, word, after in zip(("", *listed), listed, (*listed[1:], ""), strict=False)
    )


def _since(words: list[str], i: int, stops: frozenset[str]) -> list[str]:
    """The words before token i, back to the last of `stops`."""
    k = i
    while k and words[k - 1] not in stops:
        k -= 1
    return words[k:i]


def _hours_listed(listed: list[str]) -> bool:
    """ "The hours are 7.30 to 4, Friday 7.30 to 1"; not "two hours"."""
    return any(
        word == "hours" and (not k or not (listed[k - 1].isdecimal() or listed[k - 1] in _COUNTS))
        for k, word in enumerate(listed)
    )


def _all_week(t: Words, hour: Hour) -> bool:
    """ "Mon - Fri 8am - 5pm"."""
    pair = t.words[max(0, hour.start - 3) : hour.start]
    listed = len(pair) == 3 and pair[0] in WEEKDAYS and pair[2] in WEEKDAYS and pair[1] in (";", "-", "to")
    return listed and hour.until is not None and hour.until - hour.minutes >= _DAY_LONG


def _has_started(listed: list[str]) -> bool:
    """ "You would start Monday at 6", "the lads start at 7", "start date Monday 9am": of the job."""
    for k, word in enumerate(listed):
        if word in _STARTS and (not _HIRED.isdisjoint(listed[max(0, k - 3) : k]) or listed[k + 1 : k + 2] == ["date"]):
            return True
    return False


def _is_over(clause: list[str]) -> bool:
    """ "I rang you Monday at 10", "you were meant to be here Monday at 9", "met Monday at 3"."""
    if not _TOLD.isdisjoint(itertools.pairwise(clause)):
        return True
    for k, word in enumerate(clause):
        if word in _DONE and (k == 0 or clause[k - 1] in _SUBJECTS or clause[k - 1] == "have"):
            return ("to" not in clause[k:] and "will" not in clause[k:]) or word in ("spoke", "rang")
        if word in ("was", "were") and k and clause[k - 1] in _SUBJECTS and _WERE.intersection(clause[k + 1 : k + 2]):
            return True
    return False
