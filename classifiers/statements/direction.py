"""Owns which way an act of speaking goes: from them to the candidate, or from the candidate to them."""

from __future__ import annotations

from classifiers.dates.vocabulary import word_set
from classifiers.statements.clauses import Clause
from classifiers.statements.cues import Cue, Topic

_ARTICLES = word_set(
    "no a an the your our my this that any first phone video zoom further short quick brief intro introductory minute "
    "teams spotty limited intermittent patchy little occasional"
)
_TOLD = word_set("notify inform contact update advise call email")

_TOLD_ONES = word_set("you candidates applicants everyone everybody all those finalists interviewees both")
_LEAVE = word_set("free welcome happy fine ok okay hesitate best need want able like invited encouraged asked good")
_BIDDING = word_set(
    "please kindly just do then and or , ; can may could should so but simply not also maybe perhaps let's if"
)
_HEARD = frozenset({"you", "hear", "expect", "know", "informed", "advised", "notified"})
_BIDS = word_set("request ask invite advise encourage urge requested asked invited advised encouraged want")
_TO_US = frozenset({"me", "us", "our", "my", "him", "her"})


def direction(clause: Clause, cue: Cue) -> Topic:
    """TELL, CONTACT or ANSWER for an act: a SAY takes its direction from object and subject."""
    if cue.topic in (Topic.TELL, Topic.SAY, Topic.CONTACT) and _bid_to(clause, cue):
        return Topic.CONTACT
    subject = clause.subject(cue.start)
    match cue.topic:
        case Topic.TELL:
            return _telling(clause, cue, subject)
        case Topic.CONTACT:
            return _contacting(clause, cue, subject)
        case Topic.ANSWER:
            return Topic.PROCESS if _answers_itself(clause, cue, subject) else cue.topic
        case Topic.SAY:
            return _saying(clause, cue, subject)
        case _:
            return cue.topic


def _telling(clause: Clause, cue: Cue, subject: str) -> Topic:
    words = clause.words.words
    said = set(words[cue.start : cue.end])
    if not subject and words[cue.start - 1] in ("please", "kindly") and not _HEARD & said:
        return Topic.ANSWER
    if words[cue.start + 1] in ("us", "me") and "your" in said:
        return Topic.ANSWER  # "give us your decision"
    heard = "hear" in clause.lemmas[cue.start : cue.end] and not said & {"us", "me", "our"}
    if heard and subject == "employer" and words[cue.start] not in ("you", "expect", "will", "should"):
        return Topic.PROCESS
    return Topic.TELL


def _contacting(clause: Clause, cue: Cue, subject: str) -> Topic:
    if subject == "employer" and not _permits(clause, cue):
        return Topic.TELL if not _to_us(clause.words.words[cue.start : cue.end + 1]) else Topic.CONTACT
    return Topic.PROCESS if cue.start == clause.start and _is_gerund(clause, cue.start) else Topic.CONTACT


def _answers_itself(clause: Clause, cue: Cue, subject: str) -> bool:
    """ "The forms are completed", "we confirm the date": nothing that the candidate owes."""
    passive = "be" in clause.lemmas[max(clause.start, cue.start - 2) : cue.start]
    if passive and clause.words.words[cue.start] != clause.lemmas[cue.start]:
        return True
    return subject == "employer" and not _owed(clause, cue)


def _saying(clause: Clause, cue: Cue, subject: str) -> Topic:
    words = clause.words.words
    object_at = cue.end + (words[cue.end] in ("to", "with", "back"))
    if words[object_at] == "your":
        return Topic.PROCESS  # "chase your referees"
    if words[object_at] in ("me", "us", "him", "her"):
        return Topic.CONTACT
    if _passive(clause, cue):
        told = clause.lemmas[cue.start] in _TOLD and bool(_TOLD_ONES & set(words[clause.start : cue.start]))
        return Topic.TELL if told else Topic.PROCESS
    if subject in ("employer", "candidate"):
        return Topic.TELL
    return Topic.CONTACT if subject == "you" or _bidden(clause, cue) else Topic.PROCESS


def _bid_to(clause: Clause, cue: Cue) -> bool:
    """ "Request you to get in touch", "you are requested to call": the candidate is bidden."""
    words, start = clause.words.words, max(clause.start, cue.start - 7)
    before = words[start : cue.start]
    if "to" not in before or not _BIDS & set(clause.lemmas[start : cue.start]):
        return False
    to = cue.start - 1 - before[::-1].index("to")
    return words[to - 1] == "you" or words[to - 1] in ("requested", "asked", "invited", "advised", "encouraged")


def speaks_to_candidate(clause: Clause) -> bool:
    """True when the clause is about word to the candidate, and not only about the decision itself."""
    acts = [cue for cue in clause.cues if cue.topic in (Topic.TELL, Topic.SAY)]
    return any(direction(clause, cue) is Topic.TELL for cue in acts)


def _bidden(clause: Clause, cue: Cue) -> bool:
    """True for "please call", "feel free to call", "call me": an order or a leave, not "ways to follow up"."""
    words = clause.words.words
    before = words[cue.start - 1] if cue.start > clause.start else ""
    if _is_gerund(clause, cue.start):
        return before in ("try", "mind", "before")
    if before == "to":
        return bool(_LEAVE & set(words[clause.start : cue.start]))
    if before in _BIDDING or cue.start == clause.start:
        return True
    return all(clause.covers(k) or words[k] in _BIDDING for k in range(clause.start, cue.start))


def names_a_thing(clause: Clause, cue: Cue) -> bool:
    """ "A call", "this email": the word names a thing, nobody does it."""
    before = clause.words.words[cue.start - 1] if cue.start else ""
    if cue.topic not in (Topic.SAY, Topic.CONTACT):
        return False
    named = clause.words.words[cue.start] == clause.lemmas[cue.start]
    single = cue.end == cue.start + 1 if cue.topic is Topic.SAY else named
    return (single and before in _ARTICLES) or (named and before in ("via", "by", "per", "over", "through", "in"))


def _is_gerund(clause: Clause, at: int) -> bool:
    """True for "calling", false for "ring"."""
    word = clause.words.words[at]
    return word.endswith("ing") and word != clause.lemmas[at]


def is_simple_past(clause: Clause, cue: Cue) -> bool:
    """True for "I chased him": done by them, and over."""
    word = clause.words.words[cue.start]
    if (
        cue.topic not in (Topic.SAY, Topic.CONTACT)
        or not word.endswith("ed")
        or clause.subject(cue.start) != "employer"
    ):
        return False
    return not {"be", "have", "has", "had", "get"} & set(clause.lemmas[max(clause.start, cue.start - 3) : cue.start])


def _passive(clause: Clause, cue: Cue) -> bool:
    """True for "be notified", "is confirmed"."""
    if not clause.words.words[cue.start].endswith("ed"):
        return False
    if cue.start == clause.start or clause.words.words[cue.start - 1] == ",":
        return True
    return "be" in clause.lemmas[max(clause.start, cue.start - 3) : cue.start]


def _to_us(words: list[str]) -> bool:
    return any(word in _TO_US for word in words)


def _permits(clause: Clause, cue: Cue) -> bool:
    words = clause.words.words[clause.start : cue.end]
    return "free" in words or "welcome" in words or "hesitate" in words or "you" in words


def _owed(clause: Clause, cue: Cue) -> bool:
    words = clause.words.words[cue.start : cue.end]
    if words[0] in ("need", "must", "require") and "know" not in words:
        return True  # "we need it back"
    return (
        any(word in ("your", "you", "us", "me") for word in words)
        or "please" in clause.words.words[clause.start : cue.start + 1]
    )
