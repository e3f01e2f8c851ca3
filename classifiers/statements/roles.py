"""Owns who promises what to whom: the part each dated phrase plays in its clause."""

from __future__ import annotations

import itertools
from enum import StrEnum

from classifiers.dates.values import Phrase, Relation, Shift
from classifiers.dates.vocabulary import word_set
from classifiers.statements.asides import has_passed, is_slot, set_aside
from classifiers.statements.clauses import Clause
from classifiers.statements.cues import Cue, Topic
from classifiers.statements.direction import direction, is_simple_past, names_a_thing
from classifiers.statements.requests import asks_for_time, owes
from classifiers.statements.vows import vows


class Role(StrEnum):
    """What a date is the date of."""

    PROMISE = "promise"  # they decide or get in touch
    CONTACT = "contact"  # the candidate may or should get in touch
    PATIENCE = "patience"  # they are asked to wait until then, then to get in touch
    FORBID = "forbid"  # the candidate must not
    DEADLINE = "deadline"  # the candidate owes something
    UNHEARD = "unheard"  # silence until then
    TAKES = "takes"  # how long it takes
    PROCESS = "process"
    LEAVE = "leave"
    RETURN = "return"
    INTERVIEW = "interview"
    CLOSING = "closing"
    OTHER = "other"  # start dates, offers that lapse, logistics
    LAPSED = "lapsed"
    SLIP = "slip"
    DENIED = "denied"  # "not today"
    NONE = "none"


# How long these take is nobody's decision.
_CHECKS = word_set(
    "dbs visa permit background security medical onboarding journey assessment induction probation commute"
)
_PATIENT = word_set("wait bear hold hang need give ask")
_AWAY = word_set("squared straight right put tucked ironed pass explain clear")
_FILLED = word_set("position role vacancy requirement job search process mandate loop hiring")
_CONDITIONS = word_set("if unless should failing absence no still")
_THEIRS = frozenset({"the", "your", "our", "a"})
_ACTS = (Topic.TELL, Topic.SAY, Topic.ANSWER, Topic.CONTACT, Topic.FORBID)
_EXCLUDED = {
    Topic.START: Role.OTHER,
    Topic.OFFER: Role.OTHER,
    Topic.CLOSING: Role.CLOSING,
    Topic.LEAVE: Role.LEAVE,
    Topic.PAUSE: Role.OTHER,
    Topic.RETURN: Role.RETURN,
}


def _nearest(clause: Clause, phrase: Phrase, cues: list[Cue]) -> Cue | None:
    """The cue that governs a phrase: the last one beginning before it, else the first after it."""
    words = clause.words.words
    if phrase.relation is Relation.AFTER and words[phrase.end] in ("we", "i", "you") and cues[-1:]:
        after = [cue for cue in cues if cue.start >= phrase.end]
        if after:
            return after[0]
    before = [cue for cue in cues if cue.start < phrase.core or cue.start <= phrase.start]
    if before:
        return max(before, key=lambda cue: (cue.start, cue.end))
    return min(cues, key=lambda cue: cue.start) if cues else None


def role_of(clause: Clause, phrase: Phrase, question: bool) -> Role:
    """The part the phrase plays in its clause."""
    if clause.has(Topic.UNHEARD) and _conditional(clause) and not phrase.past:
        return Role.UNHEARD
    acts = [cue for cue in clause.cues if cue.topic in _ACTS and not names_a_thing(clause, cue)]
    act = _nearest(clause, phrase, acts)
    if has_passed(clause, phrase) or (act and not set_aside(clause, phrase) and is_simple_past(clause, act)):
        return Role.LAPSED
    if set_aside(clause, phrase):
        return Role.NONE
    return _by_act(clause, phrase, direction(clause, act) if act else None, question)


def _by_act(clause: Clause, phrase: Phrase, way: Topic | None, question: bool) -> Role:
    """The part the phrase plays by who is to act: the candidate or they."""
    if phrase.relation is Relation.UNTIL and _patience(clause, way):
        return Role.PATIENCE
    if way is Topic.FORBID:
        return Role.FORBID
    if way in (Topic.ANSWER, None) and asks_for_time(clause, phrase):
        return Role.TAKES
    if clause.lead == "if" and way is not Topic.TELL:
        return Role.NONE
    if way is Topic.ANSWER:
        return Role.DEADLINE
    if way is Topic.CONTACT:
        return _contact(clause, phrase)
    if owes(clause, phrase):
        return Role.DEADLINE
    if question and not _offers_word(clause):
        return Role.TAKES if clause.has(Topic.TAKES) and phrase.relation is Relation.UNTIL else Role.NONE
    return _theirs(clause, phrase, way)


def _conditional(clause: Clause) -> bool:
    """True for "if you have not heard" and its kin, false for "you will not hear"."""
    words = clause.words.words[clause.start : clause.end]
    return clause.lead in _CONDITIONS or bool(_CONDITIONS & set(words)) or "will" not in words


def _contact(clause: Clause, phrase: Phrase) -> Role:
    if clause.has(Topic.QUESTIONS):
        return Role.NONE
    if any(cue.topic is Topic.INTERVIEW and _is_purpose(clause, cue) for cue in clause.cues):
        return Role.INTERVIEW
    if phrase.relation in (Relation.BY, Relation.BEFORE, Relation.WITHIN):
        return Role.DEADLINE
    return Role.CONTACT


def _is_purpose(clause: Clause, cue: Cue) -> bool:
    """ "Call me on Tuesday for the interview"."""
    words = clause.words.words
    return words[cue.start - 1] == "for" or (words[cue.start - 2] == "for" and words[cue.start - 1] in _THEIRS)


def _forecast(clause: Clause, phrase: Phrase) -> bool:
    """ "We're looking at the second week of June", "the client said two weeks"."""
    words = clause.words.words
    near = words[max(clause.start, phrase.start - 3) : phrase.core]
    looking = {("looking", "at"), ("looking", "like"), ("looking", "towards")} & set(itertools.pairwise(near))
    return bool(looking) or (isinstance(phrase.value, Shift) and words[phrase.start - 1] == "said")


def _offers_word(clause: Clause) -> bool:
    """ "Can I come back to you on Monday?": a promise put as a question."""
    words = clause.words.words
    head = words[clause.start : clause.start + 2]
    return (
        head[0] in ("can", "could", "may", "shall")
        and head[1:] in (["i"], ["we"])
        and {("back", "to"), ("let", "you")} & set(itertools.pairwise(words[clause.start : clause.end])) != set()
    )


def _theirs(clause: Clause, phrase: Phrase, way: Topic | None) -> Role:
    """Their own doing: a promise unless something else lies nearer to the date."""
    promised = way is Topic.TELL or clause.has(Topic.DECIDE)
    if promised and phrase.relation in (Relation.UNTIL, Relation.BEFORE) and clause.denied(phrase.start):
        return Role.PROMISE
    cue = _nearest(clause, phrase, [c for c in clause.cues if not _idle(clause, c)])
    if clause.lead in ("once", "when") and way is not Topic.TELL and not (cue and cue.topic in _EXCLUDED):
        return Role.PROCESS
    if cue and cue.topic in _EXCLUDED and not _told_after(clause, phrase, cue):
        return _EXCLUDED[cue.topic]
    if clause.has(Topic.LOGISTICS) and not clause.has(Topic.DECIDE):
        return Role.OTHER
    if is_slot(clause, phrase, cue) and not clause.has(Topic.DECIDE):
        return Role.INTERVIEW
    if cue and cue.topic is Topic.INTERVIEW and (not promised or is_slot(clause, phrase, cue)):
        return Role.INTERVIEW
    if promised:
        return Role.NONE if _lasts(clause, phrase) and not clause.denied(phrase.start) else Role.PROMISE
    return _unpromised(clause, phrase, way)


def _unpromised(clause: Clause, phrase: Phrase, way: Topic | None) -> Role:
    """What a date is where neither a decision nor word to the candidate is spoken of."""
    if _CHECKS & set(clause.words.words[clause.start : clause.end]):
        return Role.OTHER
    if _before_clause(clause, phrase):
        return Role.TAKES
    if clause.has(Topic.TAKES) and _waited(clause, phrase):
        return Role.TAKES
    if _forecast(clause, phrase) and not clause.has(Topic.PROCESS, *_EXCLUDED, Topic.INTERVIEW, Topic.LOGISTICS):
        return Role.TAKES
    if clause.has(Topic.PROCESS) or way is Topic.PROCESS:
        return Role.TAKES if not clause.has(Topic.PROCESS) and vows(clause, phrase) else Role.PROCESS
    if clause.has(Topic.SLIP):
        return Role.TAKES if _will_be(clause, phrase) else Role.SLIP
    return Role.TAKES if vows(clause, phrase) else Role.NONE


def _idle(clause: Clause, cue: Cue) -> bool:
    """A cue that governs no date: "squared away" is no absence, "closing this position" no closed office."""
    if cue.topic is Topic.LEAVE:
        words = clause.words.words
        return words[cue.start - 1] in _AWAY or words[cue.end] in _FILLED or words[cue.end + 1] in _FILLED
    if cue.topic is Topic.RETURN:
        return clause.words.words[cue.start - 1] in ("by", "in")
    return cue.topic in (Topic.SLIP, Topic.SIT, Topic.QUESTIONS)


def _will_be(clause: Clause, phrase: Phrase) -> bool:
    """ "It'll be two weeks at the outside"."""
    words = clause.words.words[max(clause.start, phrase.start - 3) : phrase.start]
    return isinstance(phrase.value, Shift) and words == ["it", "will", "be"]


def _patience(clause: Clause, way: Topic | None) -> bool:
    """ "Give it until", "please wait until", "leave it until"."""
    words = clause.words.words[clause.start : clause.end]
    pairs = set(itertools.pairwise(words))
    if clause.has(Topic.LEAVE, Topic.PAUSE):
        return False
    if ("give", "it") in pairs:
        return True
    advised = ("would", "wait") in pairs or ("would", "leave") in pairs or ("would", "hold") in pairs
    if advised and "we" not in words:
        return True
    if way not in (Topic.CONTACT, None):
        return False
    asked = any(pair[0] in ("wait", "leave", "hold") and pair[1] in ("it", "until", "off", "things") for pair in pairs)
    return asked and "we" not in words and "i" not in words


def _before_clause(clause: Clause, phrase: Phrase) -> bool:
    """ "Two weeks before we know", "a while until you hear"."""
    words = clause.words.words
    return words[phrase.end] in ("before", "until") and words[phrase.end + 1] in (
        "we",
        "you",
        "i",
        "they",
        "anyone",
        "a",
    )


def _lasts(clause: Clause, phrase: Phrase) -> bool:
    """ "For 12 months": how long a thing lasts, unless somebody waits so long."""
    if phrase.relation is not Relation.AT or not isinstance(phrase.value, Shift):
        return False
    return clause.words.words[phrase.start] == "for" and not _PATIENT & set(clause.lemmas[clause.start : phrase.start])


def _waited(clause: Clause, phrase: Phrase) -> bool:
    if phrase.relation is Relation.BY and "need" not in clause.lemmas[clause.start : phrase.start]:
        return True
    return (isinstance(phrase.value, Shift) and not _lasts(clause, phrase)) or phrase.relation is Relation.UNTIL


def _told_after(clause: Clause, phrase: Phrase, cue: Cue) -> bool:
    """ "We'll call you back on Monday": the cue is only part of the telling."""
    return any(
        other.topic in (Topic.TELL, Topic.DECIDE) and other.end >= cue.end and other.start <= cue.start
        for other in clause.cues
    )
