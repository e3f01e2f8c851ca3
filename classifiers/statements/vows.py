"""Owns the plainest promise: they mean to be done by a day, and no word of deciding or telling is said."""

from __future__ import annotations

from classifiers.dates.values import Month, Phrase, Quarter, Relation, Season, Shift, Week, Weekend
from classifiers.dates.vocabulary import word_set
from classifiers.statements.clauses import Clause
from classifiers.statements.cues import Cue, Topic
from classifiers.statements.direction import direction
from classifiers.statements.openings import EMPLOYER

_MEANING = word_set(
    "will would should shall hope hoping aim aiming plan planning expect expecting anticipate anticipating intend "
    "intending going trying try looking reckon ought target targeting shooting want bound likely"
)
# What is finished when a choice is made.
_DONE = word_set(
    "sorted sort squared done finished finish wrapped wrap land landed settled settle clear decided firm there pick "
    "picked round closed close closing filled fill over ready confirmed confirm back somebody someone everything "
    "resolved agreed agree tied mind know knew name named position role vacancy more something sure certain "
    "answer made final further on revisit through"
)
# Work of theirs whose end is no word to the candidate.
_OTHER = word_set(
    "laptop office offices building website product contract paperwork start onboard onboarding training payroll badge "
    "access account fund funding revenue launch ship expand grow open opening move moving join joining renovate "
    "budget audit project store site software system migration deploy release quarter start-date induction orientation "
    "invoice refund reimburse reimbursement expenses travel flight hotel visa permit parking interview interviews "
    "test assessment exercise assignment complete return send submit applications apply closing-date "
    "relocate hire hiring "
    "people hours shift shifts working work office-days remote live team-building party conference holiday leave "
    "headcount revisit-later"
)
_BARRING = (
    Topic.LOGISTICS, Topic.INTERVIEW, Topic.START, Topic.CLOSING, Topic.OFFER, Topic.LEAVE, Topic.RETURN, Topic.PAUSE,
    Topic.ANSWER, Topic.CONTACT, Topic.QUESTIONS, Topic.LAPSED, Topic.FORBID,
)  # fmt: skip
_BOUNDS = (Relation.BY, Relation.WITHIN, Relation.BEFORE)


def vows(clause: Clause, phrase: Phrase) -> bool:
    """ "We should land on someone by Friday", "hope to wrap by Halloween", "I'll be on to you before the weekend"."""
    if any(cue.topic in _BARRING and not _harmless(clause, cue) for cue in clause.cues):
        return False
    if clause.lead in ("if", "unless"):
        return False
    if clause.denied(phrase.start) and phrase.relation not in (Relation.UNTIL, Relation.BEFORE, Relation.FROM):
        return False
    words = clause.words.words[clause.start : clause.end]
    before = clause.words.words[clause.start : phrase.start]
    if _OTHER & set(words) or not _MEANING & set(before):
        return False
    if not (EMPLOYER & set(before) or clause.inherited == "employer" or (before[:1] and before[0] in _MEANING)):
        return False
    if "you" in before and not _to_you(before):
        return False
    if phrase.relation in _BOUNDS or clause.denied(phrase.start):
        return True
    stretch = isinstance(phrase.value, (Week, Weekend, Month, Quarter, Season, Shift))
    return phrase.relation is Relation.AT and stretch and bool(_DONE & set(before))


def _harmless(clause: Clause, cue: Cue) -> bool:
    """ "Squared away", "we can confirm the post": the cue says nothing of leave or of the candidate's answer here."""
    if cue.topic is Topic.LEAVE:
        return bool(_DONE & set(clause.lemmas))
    return cue.topic is Topic.ANSWER and direction(clause, cue) is Topic.PROCESS


def _to_you(before: list[str]) -> bool:
    """True when the candidate is spoken to, and does nothing: "on to you", "back with you"."""
    at = before.index("you")
    return before[at - 1] in ("to", "with", "for", "tell", "give", "let", "get")
