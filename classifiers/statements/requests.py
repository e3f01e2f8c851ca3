"""Owns whether an instruction is one: said to the candidate, about getting in touch, not a courtesy of office hours."""

from __future__ import annotations

from classifiers.dates.vocabulary import word_set
from classifiers.statements.clauses import Clause
from classifiers.statements.cues import Cue, Topic

_REACHING = word_set("reach contact call get follow email write message ring phone text reply check")
_TO_US = word_set("me us our my him her")
_COURTESY = word_set("obliged obligated obligation pressure pressured compelled rushed rush urgency")
_REPLIES = word_set("reply respond answer feel")
_FREE_TIME = word_set("weekend weekends evening evenings night overnight holiday holidays immediately")
_HOURS = word_set("hours yours own times")
# What nobody does for himself alone: these bid the candidate even where "we" or "I" stands before them.
_BIDDING = word_set("tight patient bear leave ball fire put chase")
_ADVICE = word_set("would ask request appreciate recommend suggest advise")


def instructs(clause: Clause, cue: Cue) -> bool:
    """False for a prohibition or a bidding to wait that is not addressed to the candidate or not about contact."""
    match cue.topic:
        case Topic.FORBID:
            return _forbids(clause, cue) and not _is_courtesy(clause, cue)
        case Topic.SIT:
            return _bids(clause, cue)
        case _:
            return True


def _forbids(clause: Clause, cue: Cue) -> bool:
    """False for "if we do not reach out": what they themselves do not do is no prohibition."""
    words = clause.words.words
    own = clause.subject(cue.start) == "employer" and words[cue.start] in ("do", "not", "never", "n't")
    reaching = any(lemma in _REACHING for lemma in clause.lemmas[cue.start : cue.end])
    if "mind" in words[clause.start : cue.end]:
        return False
    return not own or _to_us(words[cue.start : cue.end + 1]) or not reaching


def _is_courtesy(clause: Clause, cue: Cue) -> bool:
    """ "Do not feel obliged to reply", "no need to answer outside your working hours": manners, no rule of contact."""
    words, lemmas = clause.words.words, clause.lemmas
    rest = set(words[cue.start : clause.end])
    if rest & _COURTESY or ("outside" in rest and rest & _HOURS):
        return True
    return bool(rest & _FREE_TIME and _REPLIES & set(lemmas[cue.start : clause.end]))


def _bids(clause: Clause, cue: Cue) -> bool:
    """False for "we are waiting to hear from the client", "we stand by it": they wait themselves."""
    words = clause.words.words
    if clause.subject(cue.start) != "employer" or _BIDDING & set(clause.lemmas[cue.start : cue.end]):
        return True
    return bool(_ADVICE & set(words[clause.start : cue.start]))


def _to_us(words: list[str]) -> bool:
    return any(word in _TO_US for word in words)
