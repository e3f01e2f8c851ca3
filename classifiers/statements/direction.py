"""Owns which way an act of speaking goes: from them to the candidate, or from the candidate to them."""

from __future__ import annotations

from classifiers.dates.vocabulary import word_set
from classifiers.statements.clauses import Clause
from classifiers.statements.cues import Cue, Topic

_ARTICLES = word_set("no a an the your our my this that any first phone video zoom further")

_REACHING = frozenset(
    {
        "reach",
        "contact",
        "call",
        "get",
        "follow",
        "email",
        "write",
        "message",
        "ring",
        "phone",
        "text",
        "reply",
        "check",
    }
)

_TOLD = word_set("notify inform contact update advise call email")

_TO_US = frozenset({"me", "us", "our", "my", "him", "her"})


def direction(clause: Clause, cue: Cue) -> Topic:
    """TELL, CONTACT or ANSWER for an act: a SAY takes its direction from object and subject."""
    subject = clause.subject(cue.start)
    words = clause.words.words
    if (
        cue.topic is Topic.TELL
        and not subject
        and words[cue.start - 1] in ("please", "kindly")
        and not {"you", "hear", "expect", "know", "informed", "advised", "notified"} & set(words[cue.start : cue.end])
    ):
        return Topic.ANSWER
    if cue.topic is Topic.TELL:
        heard = "hear" in clause.lemmas[cue.start : cue.end]
        if heard and subject == "employer" and words[cue.start] not in ("you", "expect", "will", "should"):
            return Topic.PROCESS
        return Topic.TELL
    if cue.topic is Topic.CONTACT and subject == "employer" and not _permits(clause, cue):
        return Topic.TELL if not _to_us(words[cue.start : cue.end + 1]) else Topic.CONTACT
    if (
        cue.topic is Topic.ANSWER
        and "be" in clause.lemmas[max(clause.start, cue.start - 2) : cue.start]
        and words[cue.start] != clause.lemmas[cue.start]
    ):
        return Topic.PROCESS
    if cue.topic is Topic.ANSWER and subject == "employer" and not _owed(clause, cue):
        return Topic.PROCESS
    if cue.topic is not Topic.SAY:
        return cue.topic
    if _to_us(words[cue.end : cue.end + 3]):
        return Topic.CONTACT
    if _passive(clause, cue):
        return Topic.TELL if clause.lemmas[cue.start] in _TOLD else Topic.PROCESS
    return Topic.TELL if subject in ("employer", "candidate") else Topic.CONTACT


def names_a_thing(clause: Clause, cue: Cue) -> bool:
    """ "A call", "this email": the word names a thing, nobody does it."""
    before = clause.words.words[cue.start - 1] if cue.start else ""
    if cue.topic not in (Topic.SAY, Topic.CONTACT):
        return False
    named = clause.words.words[cue.start] == clause.lemmas[cue.start]
    single = cue.end == cue.start + 1 if cue.topic is Topic.SAY else named
    return (single and before in _ARTICLES) or (named and before in ("via", "by", "per", "over", "through", "in"))


def forbids(clause: Clause, cue: Cue) -> bool:
    """False for "if we do not reach out": what they themselves do not do is no prohibition."""
    words = clause.words.words
    own = clause.subject(cue.start) == "employer" and words[cue.start] in ("do", "not", "never", "n't")
    reaching = any(lemma in _REACHING for lemma in clause.lemmas[cue.start : cue.end])
    return not own or _to_us(words[cue.start : cue.end + 1]) or not reaching


def _passive(clause: Clause, cue: Cue) -> bool:
    """True for "be notified", "is confirmed"."""
    if not clause.words.words[cue.start].endswith("ed"):
        return False
    return "be" in clause.lemmas[max(clause.start, cue.start - 3) : cue.start]


def _to_us(words: list[str]) -> bool:
    return any(word in _TO_US for word in words)


def _permits(clause: Clause, cue: Cue) -> bool:
    words = clause.words.words[clause.start : cue.end]
    return "free" in words or "welcome" in words or "hesitate" in words or "you" in words


def _owed(clause: Clause, cue: Cue) -> bool:
    words = clause.words.words[cue.start : cue.end]
    return (
        any(word in ("your", "you", "us", "me") for word in words)
        or "please" in clause.words.words[clause.start : cue.start + 1]
    )
