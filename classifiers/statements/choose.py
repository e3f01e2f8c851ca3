"""Owns which of a text's claims is the statement, by the precedence of docs/date-semantics."""

from __future__ import annotations

from datetime import date

from classifiers.dates.vocabulary import word_set
from classifiers.reading import Statement, StatementKind
from classifiers.statements.cues import Topic
from classifiers.statements.roles import Role
from classifiers.statements.story import Claim, Story

_SUPERSEDES = word_set(
    "now instead actually rather realistically correction but however revised apologies delayed slipped slipping pushed"
)


def choose(story: Story) -> Statement | None:
    """The one statement of the story, or None."""
    if Topic.OUTCOME in story.topics and not any(claim.role is Role.UNHEARD for claim in story.claims):
        return None
    forbid = Topic.FORBID in story.topics and _forbids(story)
    promised = _promise(story)
    if promised is not None:
        silent = {Topic.SILENCE, Topic.UNHEARD} <= story.topics
        kind = StatementKind.DECISION_BY if promised.earliest is None else StatementKind.DECISION_WINDOW
        return Statement(kind, promised.earliest, promised.latest, forbid, silent, promised.quote)
    contact = _contact(story)
    if contact is not None:
        return contact
    return _undated(story, forbid)


def _forbids(story: Story) -> bool:
    text = story.quotes.get(Topic.FORBID, "").lower()
    return "hesitate" not in text and not ("reply" in text and "this" in text)


def _promise(story: Story) -> Claim | None:
    claims = [c for c in story.claims if c.role in (Role.PROMISE, Role.UNHEARD) and not c.weak]
    if not claims:
        claims = [c for c in story.claims if c.role is Role.TAKES or c.weak]
        claims += [c for c in story.claims if c.role is Role.SLIP and _broken(story, c)]
    else:
        claims += [
            c
            for c in story.claims
            if c.role in (Role.SLIP, Role.TAKES) and c.sentence >= claims[-1].sentence and _supersedes(c)
        ]
    if not claims:
        return None
    missed = [c for c in story.claims if c.role is Role.SLIP and claims[0].role is Role.UNHEARD and _same(c, claims[0])]
    if missed:
        return missed[-1]  # "if I do not ring by six it will be tomorrow"
    newest = [c for c in claims if _supersedes(c)]
    if newest:
        later = [c for c in claims if c.sentence > newest[-1].sentence and c.clause.has(Topic.SLIP)]
        return (later or newest)[-1]
    claims = _next_word(claims)
    first = min(claims, key=_day) if any(c.role is not Role.TAKES for c in claims) else max(reversed(claims), key=_day)
    last = [c for c in claims if c.final and c.sentence == first.sentence]
    return last[-1] if last else first


def _same(one: Claim, other: Claim) -> bool:
    return one.sentence == other.sentence and one.clause is not other.clause


def _next_word(claims: list[Claim]) -> list[Claim]:
    """Word to the candidate beats the decision named just before: "we decide on Thursday, you will hear on Friday"."""
    told = next((c for c in claims if c.told), None)
    if told is None or told.role is not Role.PROMISE:
        return claims
    return [c for c in claims if c.told or c.role is not Role.PROMISE or not 0 <= told.sentence - c.sentence <= 1]


def _broken(story: Story, claim: Claim) -> bool:
    return any(c.role is Role.LAPSED for c in story.claims) or Topic.LAPSED in story.topics


def _supersedes(claim: Claim) -> bool:
    words = claim.clause.words.words[claim.clause.start : claim.clause.end]
    return claim.clause.lead in ("but", "however") or (claim.clause.has(Topic.SLIP) and bool(_SUPERSEDES & set(words)))


def _day(claim: Claim) -> date:
    return claim.latest or claim.earliest or date.max


def _contact(story: Story) -> Statement | None:
    for claim in story.claims:
        if claim.role is Role.CONTACT:
            earliest = claim.earliest or claim.latest
            return Statement(StatementKind.CONTACT_ON, earliest, claim.latest, quote=claim.quote, by_phone=claim.phone)
    for claim in story.claims:
        if claim.role is Role.FORBID and claim.earliest is not None:
            return Statement(StatementKind.CONTACT_ON, claim.earliest, claim.latest, True, quote=claim.quote)
    return None


def _undated(story: Story, forbid: bool) -> Statement | None:
    if forbid:
        return Statement(StatementKind.WAIT_FOR_CONTACT, no_contact=True, quote=story.quotes.get(Topic.FORBID, ""))
    for topic in (Topic.ONLY, Topic.SIT):
        if topic in story.topics:
            return Statement(StatementKind.WAIT_FOR_CONTACT, quote=story.quotes[topic])
    if Topic.UNHEARD in story.topics and Topic.SILENCE in story.topics:
        return Statement(StatementKind.WAIT_FOR_CONTACT, silence_is_rejection=True, quote=story.quotes[Topic.SILENCE])
    return None
