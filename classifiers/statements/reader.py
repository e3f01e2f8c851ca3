"""Owns the reading of a whole text: sentences to dated claims, each resolved against the mail's day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from classifiers.dates.arithmetic import DAY, add_business
from classifiers.dates.lengths import CLOSING_NOUNS, INTERVIEW_NOUNS
from classifiers.dates.phrases import find_phrases
from classifiers.dates.resolve import Anchor, Days, Interval, bounds, resolve, resolve_phrase
from classifiers.dates.sentences import Sentence, sentences
from classifiers.dates.values import Anaphor, Numeric, Phrase, Point, Relation, Shift
from classifiers.statements.anchors import awaits_day, counts_from_elsewhere, counts_from_last, waits_for_theirs
from classifiers.statements.bearing import bears
from classifiers.statements.clauses import Clause
from classifiers.statements.direction import speaks_to_candidate
from classifiers.statements.elliptic import is_elliptic
from classifiers.statements.inherit import PHONE_VERBS, inherit, may_inherit, settle_patience
from classifiers.statements.roles import Role, role_of
from classifiers.statements.sides import after_event, counted_on, hung_on, is_denied, sided
from classifiers.statements.story import Claim, Story
from classifiers.statements.topics import clauses_of, note_topics

_FINAL = frozenset({"latest", "later", "outside", "tops", "most"})
_ABSENT = (Role.RETURN, Role.LEAVE, Role.PROCESS)
_WAITS = frozenset({"wait", "allow", "leave"})
_SAME_OR_AFTER = (Relation.AT, Relation.AFTER)


def read_story(text: str, sent_at: datetime, locale: str, *, trusting: bool = False) -> Story:
    """Every dated claim of the sender's own words, in order; `trusting` takes every date for a promise."""
    story = Story(trusting=trusting)
    anchor = Anchor(sent_at.date(), locale == "en-US")
    for number, sentence in enumerate(sentences(text)):
        anchor = _read_sentence(sentence, number, anchor, story)
    for phrase, sentence, number, clause in story.awaiting:
        interval = resolve_phrase(phrase, anchor)
        if interval is not None and not any(claim.role is Role.PROMISE for claim in story.claims):
            story.claims.append(Claim(Role.PROMISE, *interval, sentence.text, number, clause))
    return story


def _read_sentence(sentence: Sentence, number: int, anchor: Anchor, story: Story) -> Anchor:
    """Add what a sentence says to the story; one that can say nothing now is only kept in mind."""
    phrases = find_phrases(sentence.words)
    said = sentence.words.said
    if not phrases and not bears(said) and not may_inherit(number, story, said):
        story.passed = (number, sentence)
        return anchor
    parts = clauses_of(sentence, phrases)
    handing = any(waits_for_theirs(clause) for clause in parts)
    for clause in parts:
        clause.after_handing = handing
        note_topics(sentence, number, clause, story)
        for phrase in clause.phrases:
            anchor = _read_phrase(sentence, number, clause, phrase, anchor, story)
    inherit(sentence, number, parts, story)
    settle_patience(number, parts, story)
    return anchor


def _read_phrase(
    sentence: Sentence, number: int, clause: Clause, phrase: Phrase, anchor: Anchor, story: Story
) -> Anchor:
    """Add the claim that a phrase makes, and move the anchor to its days."""
    phrase = hung_on(clause, phrase)
    role = Role.PROMISE if story.trusting else role_of(clause, phrase, sentence.question)
    phrase = counted_on(clause, sided(clause, phrase, role))
    days = resolve(phrase.value, anchor)
    interval = _interval(clause, phrase, days, anchor, story)
    if interval is None and awaits_day(phrase) and role in (Role.PROMISE, Role.TAKES, Role.UNHEARD):
        story.awaiting.append((phrase, sentence, number, clause))
    if interval is None or days is None:
        return anchor
    if role in (Role.NONE, Role.SLIP) and is_elliptic(clause, number, story):
        role = Role.PROMISE
    role, interval = _settled(clause, phrase, role, interval)
    if role is Role.DENIED:
        story.denied = number
    if role is Role.PROMISE and counts_from_last(phrase):
        _demote(story, number)
    story.claims.append(_claim(sentence, number, clause, phrase, role, interval))
    return _moved(anchor, phrase, clause, role, days)


def _interval(clause: Clause, phrase: Phrase, days: Days | None, anchor: Anchor, story: Story) -> Interval | None:
    """The days a phrase names; None when it names none, only one just gone, or one that nobody can count."""
    if not story.trusting and counts_from_elsewhere(clause, phrase):
        return None
    interval = bounds(phrase, days) if days else None
    if interval is None or interval == (None, None) or _just_gone(phrase, interval, anchor):
        return None
    if isinstance(phrase.value, Anaphor) and not phrase.value.days:
        return _spoken_of(phrase, interval, story)
    return interval


def _settled(clause: Clause, phrase: Phrase, role: Role, interval: Interval) -> tuple[Role, Interval]:
    """What a denial, an event in between or silence makes of a role and its days."""
    if role is Role.UNHEARD:
        return role, (None, interval[1] or interval[0])
    if role is not Role.PROMISE:
        return role, interval
    if is_denied(clause, phrase):
        return Role.DENIED, interval
    if phrase.relation is Relation.AT and after_event(clause, phrase):
        role = Role.PROCESS if phrase is not clause.phrases[-1] else role
        return role, (interval[1] + DAY if interval[1] else None, None)
    return role, interval


def _claim(sentence: Sentence, number: int, clause: Clause, phrase: Phrase, role: Role, interval: Interval) -> Claim:
    earliest, latest = interval
    words, lemmas = clause.words.words, clause.lemmas
    if role is Role.CONTACT and isinstance(phrase.value, Shift) and _WAITS & set(lemmas[clause.start : phrase.start]):
        latest = None  # "wait three weeks before you enquire"
    phone = not PHONE_VERBS.isdisjoint(lemmas[clause.start : clause.end])
    final = not _FINAL.isdisjoint(words[phrase.start : phrase.end])
    told = role is Role.PROMISE and speaks_to_candidate(clause)
    return Claim(role, earliest, latest, sentence.text, number, clause, phone=phone, told=told, final=final)


def _spoken_of(phrase: Phrase, interval: Interval, story: Story) -> Interval | None:
    """What "then", "by then", "after that" stand for: the day named last, the day back after a leave; None: nothing."""
    last = story.claims[-1] if story.claims else None
    if last is not None and last.role is Role.LEAVE and last.latest and phrase.relation in _SAME_OR_AFTER:
        return (add_business(last.latest, 1),) * 2
    if phrase.relation not in (Relation.AT, Relation.BY):
        return interval
    if last is None or last.role in (Role.PROMISE, Role.CONTACT):
        return None
    return last.earliest or (last.latest if last.role in _ABSENT else None), last.latest


def _demote(story: Story, number: int) -> None:
    """What a later date of the sentence counts from is a step before it: "on the 24th, and two days after that"."""
    if story.claims and story.claims[-1].sentence == number and story.claims[-1].role is Role.PROMISE:
        story.claims[-1] = replace(story.claims[-1], role=Role.PROCESS)


def _just_gone(phrase: Phrase, interval: Interval, anchor: Anchor) -> bool:
    """A day without a year that would lie most of a year ahead has just passed."""
    value = phrase.value
    if not isinstance(value, (Point, Numeric)) or value.year is not None:
        return False
    day = interval[1] or interval[0]
    return day is not None and (day - anchor.today).days > 300


def _moved(anchor: Anchor, phrase: Phrase, clause: Clause, role: Role, days: Days) -> Anchor:
    """The anchor for what follows, with the noun this date belongs to."""
    last = (days[0], days[0]) if phrase.relation in (Relation.UNTIL, Relation.BEFORE) else days
    noun = ""
    near = clause.words.words[max(clause.start, phrase.start - 6) : phrase.start]
    if role is Role.INTERVIEW or not INTERVIEW_NOUNS.isdisjoint(near):
        noun = "interview"
    elif not CLOSING_NOUNS.isdisjoint(near):
        noun = "closing"
    if role is Role.LEAVE:
        back = add_business(days[1], 1)
        return Anchor(anchor.today, anchor.month_first, last, (*anchor.nouns[-20:], ("return", (back, back))))
    if role is Role.RETURN:
        noun = "return"
    nouns = (*anchor.nouns[-20:], (noun, last)) if noun else anchor.nouns
    return Anchor(anchor.today, anchor.month_first, last, nouns)
