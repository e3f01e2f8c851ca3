"""Owns the dates that are nobody's promise: reasons, the past, the hour of an appointment, possessors, reports."""

from __future__ import annotations

import itertools

from classifiers.dates.values import Phrase, Relation, Shift
from classifiers.dates.vocabulary import word_set
from classifiers.statements.clauses import Clause
from classifiers.statements.cues import Cue, Topic

_CLOCK = frozenset({"am", "pm", "o'clock", "noon"})

_CAUSES = frozenset(
    {("owing", "to"), ("due", "to"), ("because", "of"), ("thanks", "to"), ("down", "to"), ("owed", "to")}
)

_AHEAD = word_set("will should would can may might could to expect hope once if until when before after")

_PAST = word_set(
    "spoke met talked chatted came visited interviewed applied submitted received attended discussed saw "
    "posted advertised emailed wrote called sent began opened paused closed left started joined told "
    "said mentioned asked"
)

_WISHES = word_set("great good nice lovely wonderful fantastic pleasant relaxing safe happy restful fab")
_SPEAKING = word_set(
    "let tell update inform give share say thank reach follow check touch make keep confirm advise drop"
)
_FINISHED = word_set("have has had")
_OPEN = word_set("will should to would may might could can must if once until when after before")


def set_aside(clause: Clause, phrase: Phrase) -> bool:
    """True for a date that is a reason, a possessor ("tomorrow's interview") or the day of the mail's own news."""
    words = clause.words.words
    if words[phrase.end] == "'s" and words[phrase.end + 1] not in ("time", "end", "close"):
        return True
    reporting = ("inform", "advise", "notify", "tell", "write")
    if words[phrase.end] == "that" and any(lemma in reporting for lemma in clause.lemmas[clause.start : phrase.start]):
        return True
    return _is_cause(clause, phrase) or _is_wished(words, phrase)


def _is_wished(words: list[str], phrase: Phrase) -> bool:
    """ "Have a great weekend", "enjoy the long weekend"."""
    near = words[max(0, phrase.start - 5) : phrase.core]
    return "enjoy" in near or ("have" in near and bool(_WISHES & set(near)))


def has_passed(clause: Clause, phrase: Phrase) -> bool:
    """True for the date of something past: told so, or done ("has announced this morning")."""
    return phrase.past or _lapsed(clause) or _told_of_past(clause, phrase) or _is_done(clause, phrase)


def _lapsed(clause: Clause) -> bool:
    """ "We had hoped to", but not "I wanted to let you know"."""
    words = clause.words.words
    return any(
        cue.topic is Topic.LAPSED and not (words[cue.start] == "wanted" and words[cue.end] in _SPEAKING)
        for cue in clause.cues
    )


def _is_done(clause: Clause, phrase: Phrase) -> bool:
    """ "They have announced it this morning": the perfect tense right before a date that is no bound."""
    if phrase.relation is not Relation.AT:
        return False
    words, lemmas = clause.words.words, clause.lemmas
    for k in range(clause.start, phrase.start - 1):
        done = (
            words[k] in _FINISHED and words[k + 1] != lemmas[k + 1] and words[k + 1] not in ("to", "had", "been", "n't")
        )
        if done and not _OPEN & set(words[clause.start : k]):
            return True
    return False


def _is_cause(clause: Clause, phrase: Phrase) -> bool:
    """ "Owing to the bank holiday", "subject to approval on 4 June": a reason or a condition, no date of theirs."""
    head = clause.words.words[max(clause.start, phrase.start - 5) : phrase.start + 1]
    if ("subject", "to") in itertools.pairwise(head):
        return True
    near = head[-3:]
    return bool(set(itertools.pairwise(near)) & _CAUSES) or "given" in near


def _told_of_past(clause: Clause, phrase: Phrase) -> bool:
    """ "We spoke on Tuesday": a verb in the past tense governs the date."""
    words = clause.words.words
    asked = words[phrase.start - 1] in ("asked", "requested") or words[phrase.start - 2] in ("asked", "requested")
    if isinstance(phrase.value, Shift) and asked:
        return False  # "asked for another day or two"
    if isinstance(phrase.value, Shift) and words[phrase.start - 1] in ("said", "told"):
        return False  # "the client said two weeks": a forecast
    if words[max(0, phrase.start - 2) : phrase.start] in (["instead", "of"], ["rather", "than"]):
        return True
    for k in range(phrase.start - 1, max(clause.start, phrase.start - 9) - 1, -1):
        if words[k] in _AHEAD:
            return False
        if words[k] in _PAST and words[k - 1] not in ("you", "have", "has", "be", "are", "is", "been", "get", "being"):
            return True
    return False


def is_slot(clause: Clause, phrase: Phrase, cue: Cue | None) -> bool:
    """The date belongs to an appointment, not to the promise: "an interview for Friday", or an hour is named."""
    words = clause.words.words
    if phrase.relation is Relation.AT and is_timed(clause, phrase):
        return True
    if cue is None or cue.topic is not Topic.INTERVIEW:
        return False
    return words[phrase.start] == "for" or (cue.end >= phrase.start - 1 and words[phrase.start - 1] == "for")


def is_timed(clause: Clause, phrase: Phrase) -> bool:
    """True when a time of day stands beside the date."""
    words, nums = clause.words.words, clause.words.nums
    beside = (
        *range(max(clause.start, phrase.start - 5), phrase.core),
        *range(phrase.end, min(phrase.end + 6, clause.end)),
    )
    for k in beside:
        if nums[k] is None or not words[k].isdecimal():
            continue
        if words[k + 1] in _CLOCK or (
            words[k + 1] in (":", ".") and nums[k + 2] is not None and len(words[k + 2]) == 2
        ):
            return True
        if words[k - 1] in ("at", "@") and nums[k] in range(1, 13) and words[k + 1] not in ("the", "-"):
            return True
    return "noon" in words[phrase.end : phrase.end + 3]
