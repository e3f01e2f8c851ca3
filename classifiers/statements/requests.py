"""Owns what is really asked of the candidate: to wait, not to get in touch, or to hand something in by a day."""

from __future__ import annotations

from classifiers.dates.values import Phrase, Relation
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

_HANDING = word_set(
    "send return get turn hand pop drop ping shoot complete finish submit provide share fill sign upload deliver "
    "forward mail post supply have let do attach email scan"
)
_POLITE = word_set("please kindly just and then so , also but now first next do simply ok okay thanks great")
_WILLING = word_set("could can would will")


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


def asks_for_time(clause: Clause, phrase: Phrase) -> bool:
    """ "Would you mind waiting until the 30th?", "allow us two days to confirm": it is the candidate's patience."""
    words, before = clause.words.words, clause.lemmas[clause.start : phrase.start]
    if phrase.relation is Relation.UNTIL and ("wait" in before or "hang" in before or "patience" in before):
        return not {"call", "contact", "chase", "email", "ring"} & set(before)
    given = [k for k in range(clause.start, phrase.start) if clause.lemmas[k] in ("allow", "give", "grant", "spare")]
    return bool(given) and words[given[-1] + 1] in ("us", "me", "our", "the") and words[given[-1] + 2] != "your"


def owes(clause: Clause, phrase: Phrase) -> bool:
    """ "Could you send it back by Monday?", "send it over by Friday": something is to be handed in by a day."""
    if phrase.relation not in (Relation.BY, Relation.BEFORE, Relation.WITHIN) or clause.has(Topic.DECIDE, Topic.TELL):
        return False
    words = clause.words.words
    for k in range(clause.start, phrase.start):
        if clause.lemmas[k] not in _HANDING or words[k] != clause.lemmas[k]:
            continue
        if all(word in _POLITE for word in words[clause.start : k]):
            return True
        asked = [n for n in range(clause.start, k) if words[n] in _WILLING and words[n + 1] == "you"]
        return bool(asked) or words[k - 1] in ("please", "kindly")
    return False


def _to_us(words: list[str]) -> bool:
    return any(word in _TO_US for word in words)
