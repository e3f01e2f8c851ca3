"""Owns what a length of time counts from when the words beside it do not say: something unnamed, or named elsewhere."""

from __future__ import annotations

from classifiers.dates.values import Anaphor, Phrase, Relation, Shift, Week, WeekdayAfter
from classifiers.dates.vocabulary import word_set
from classifiers.statements.clauses import Clause
from classifiers.statements.cues import Topic

_MOVED = word_set("push delay postpone slip move put set extend defer knock shift")
_THEIRS = word_set(
    "those them it your these reference references document documents form forms test assessment task paperwork "
    "confirmation availability portfolio everything both transcript"
)
_HANDED = word_set("receive have got get return complete submit send arrive fill back hear sign")


def counts_from_last(phrase: Phrase) -> bool:
    """True for "the following day", "two days after that", "by the Friday": the date named before is a step to it."""
    match phrase.value:
        case Anaphor(days=days):
            return days > 0
        case WeekdayAfter(anchor=None, back=False) | Shift(named=True):
            return True
        case Week(weeks=weeks, anchor=None, named=True):
            return weeks > 0
    return False


def awaits_day(phrase: Phrase) -> bool:
    """ "Within four weeks of interview": counts from a day that the text may name later."""
    return isinstance(phrase.value, Shift) and phrase.value.noun in ("interview", "closing")


def counts_from_elsewhere(clause: Clause, phrase: Phrase) -> bool:
    """True for a length whose beginning nobody named: "pushed back a week", "once we have those, within three days"."""
    value = phrase.value
    if not isinstance(value, Shift) or value.anchor is not None or value.named or value.noun:
        return False
    before = clause.words.words[max(clause.start, phrase.start - 1) : phrase.start + 1]
    pushed = _MOVED & set(clause.lemmas[clause.start : phrase.start])
    if pushed and ("back" in before or "out" in before or before[-1] == "by" or phrase.relation is Relation.BY):
        return True
    return clause.after_handing and phrase.relation in (Relation.WITHIN, Relation.AT)


def waits_for_theirs(clause: Clause) -> bool:
    """ "Once I have got those", "as soon as we receive your form": an undated condition in the candidate's hands."""
    if clause.phrases or clause.lead not in ("once", "when", "after", "upon", "following"):
        return False
    words = set(clause.words.words[clause.start : clause.end])
    handed = _HANDED & {*clause.lemmas[clause.start : clause.end], *words}
    return bool(_THEIRS & words and handed) and not clause.has(Topic.DECIDE, Topic.PROCESS)
