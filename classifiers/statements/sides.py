"""Owns the side of its date that a sentence takes: what a denial, an event in between or a verb does to a bound."""

from __future__ import annotations

from dataclasses import replace

from classifiers.dates.values import Phrase, Relation, Shift
from classifiers.statements.clauses import CLOSES, Clause
from classifiers.statements.roles import Role

_HUNG = {"before": Relation.BEFORE, "until": Relation.UNTIL}


def counted_on(clause: Clause, phrase: Phrase) -> Phrase:
    """ "After your interview on Thursday ... within three days": the days count from Thursday."""
    value = phrase.value
    if not isinstance(value, Shift) or value.anchor is not None or value.named or value.noun:
        return phrase
    if (
        phrase.relation is Relation.WITHIN
        and "follow" in clause.lemmas[max(clause.start, phrase.start - 3) : phrase.start]
    ):
        return replace(phrase, value=replace(value, named=True))
    before = [other for other in clause.phrases if other.start < phrase.start]
    if before and not isinstance(before[-1].value, Shift) and after_event(clause, before[-1]):
        return replace(phrase, value=replace(value, named=True))
    return phrase


def hung_on(clause: Clause, phrase: Phrase) -> Phrase:
    """ "No update before the board meeting on 22 July": the preposition stands some words before its date."""
    if phrase.relation is not Relation.AT or isinstance(phrase.value, Shift):
        return phrase
    words = clause.words.words
    for k in range(phrase.start - 1, max(clause.start, phrase.start - 7) - 1, -1):
        side = _HUNG.get(words[k])
        if side is not None and (words[k + 1] not in ("you", "we", "i") or words[k + 2] in CLOSES):
            return replace(phrase, relation=side)
        leads_in = words[k] in ("you", "i") and k < phrase.start - 4 and words[k - 1] != "before"
        if words[k] in (",", "and", "but", "if", "by", "after") or leads_in:
            return phrase
    return phrase


def sided(clause: Clause, phrase: Phrase, role: Role) -> Phrase:
    """The phrase with the side that a denial gives it: "won't decide until X" begins at X."""
    if role not in (Role.PROMISE, Role.TAKES, Role.PROCESS, Role.FORBID, Role.SLIP) or phrase.negated:
        return phrase
    head = clause.words.words[phrase.start : phrase.start + 2]
    if phrase.relation is Relation.AT and role is not Role.FORBID:
        before = clause.words.words[clause.start : phrase.start]
        if "earliest" in before or "soonest" in before:
            return replace(phrase, relation=Relation.FROM)
        if "latest" in before and "the" in before:
            return replace(phrase, relation=Relation.BY)
    if role is Role.FORBID:
        side = {Relation.UNTIL: Relation.FROM, Relation.BEFORE: Relation.FROM}.get(phrase.relation)
        return replace(phrase, relation=side) if side else phrase
    if not clause.denied(phrase.start):
        return phrase
    if phrase.relation in (Relation.UNTIL, Relation.BEFORE) or head[0] == "for":
        return replace(phrase, relation=Relation.FROM)
    if phrase.relation is Relation.AFTER and head[0] in ("beyond", "past", "later", "after"):
        return replace(phrase, relation=Relation.BY)
    if phrase.relation is Relation.FROM and head[0] in ("more", "over"):
        return replace(phrase, relation=Relation.BY)
    return phrase


def is_denied(clause: Clause, phrase: Phrase) -> bool:
    """A denied promise with an upper bound or a day promises nothing."""
    if phrase.relation in (Relation.FROM, Relation.AFTER) or phrase.negated:
        return False
    if phrase.relation is Relation.BY and clause.words.words[phrase.start] in (
        "beyond",
        "past",
        "later",
        "after",
        "more",
        "over",
        "no",
    ):
        return False
    return clause.denied(phrase.start)


def after_event(clause: Clause, phrase: Phrase) -> bool:
    """ "After your interview on Friday": the day belongs to what comes before the promise."""
    words = clause.words.words
    for k in range(phrase.start - 1, max(clause.start, phrase.start - 6) - 1, -1):
        if words[k] in ("after", "following"):
            return words[k + 1] not in ("up", "by", "with")
        if words[k] in ("you", "we", "i", "us", ",", "and", "("):
            return False
    return False
