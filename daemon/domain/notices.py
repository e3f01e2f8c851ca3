"""Owns what the person is told of by itself, and when: each thing once, gathered, not at night, no more than needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from daemon.domain.application import Application, State
from daemon.domain.policy import Policy
from daemon.domain.stages import Signal

GAP = timedelta(minutes=10)  # between two notices of one kind
BLIND_FOR = timedelta(minutes=15)  # before a mailbox out of reach is worth a word
FRESH = timedelta(days=7)  # older mail is history: a first import tells nothing of it
LATE = timedelta(hours=1)  # a digest may come so late into the quiet hours, later it waits for the next day


class Topic(StrEnum):
    """What a notice is about."""

    BLIND = "blind"
    MENDED = "mended"
    OFFER = "offer"
    REJECTION = "rejection"
    INTERVIEW_FIXED = "interview_fixed"
    INTERVIEW_MOVED = "interview_moved"
    INTERVIEW_CANCELLED = "interview_cancelled"
    DRAFT = "draft"
    QUESTION = "question"
    TASK = "task"
    DIGEST = "digest"


WAITING = frozenset({Topic.DRAFT, Topic.QUESTION, Topic.TASK})
_SIGNALS = {
    Signal.OFFER_MADE: Topic.OFFER,
    Signal.REJECTED: Topic.REJECTION,
    Signal.INTERVIEW_FIXED: Topic.INTERVIEW_FIXED,
    Signal.INTERVIEW_MOVED: Topic.INTERVIEW_MOVED,
    Signal.INTERVIEW_CANCELLED: Topic.INTERVIEW_CANCELLED,
}
_WAITS = ("queued", "edited", "open")  # states in which something waits for the person's word


@dataclass(frozen=True, slots=True)
class Thing:
    """Something worth a word. `key` is stable over restarts; `named`: the application, for whoever wants details."""

    topic: Topic
    key: str
    named: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One line to be told: `count` things of a topic."""

    topic: Topic
    count: int = 1
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manners:
    """How the person wants to be told. Quiet from `quiet_from` to `quiet_until`, not at all when they are the same."""

    zone: tzinfo
    quiet_from: time = time(21)
    quiet_until: time = time(8)
    digest: time | None = None  # what waits is then told once a day, at this time


@dataclass(frozen=True, slots=True)
class Told:
    """What was told already. `blind_since`: when blindness was first seen; `blind`: whether it was told."""

    keys: frozenset[str] = frozenset()
    at: Mapping[Topic, datetime] = field(default_factory=dict)
    blind_since: datetime | None = None
    blind: bool = False
    digest: date | None = None


def things(state: State, policy: Policy) -> tuple[Thing, ...]:
    """What there is to tell of: what waits for the person, and what mail of the last days brought."""
    waiting = _waiting(state, policy.day(state.now))
    return (*waiting, *(one for a in state.applications.values() for one in _brought(a, state.now)))


def _waiting(state: State, today: date) -> Iterator[Thing]:
    """What was put off waits again from its day on, and is then told again."""
    for item in state.open_items():
        if item.state in _WAITS or (item.state == "snoozed" and item.until and item.until <= today):
            topic = Topic.DRAFT if item.is_draft else Topic.QUESTION if item.form == "question" else Topic.TASK
            found = state.applications.get(item.application) if item.application is not None else None
            yield Thing(topic, f"item:{item.id}", found.named if found else None)


def _brought(application: Application, now: datetime) -> Iterator[Thing]:
    """Only mail's news: what the person said themselves they know."""
    for entry in application.timeline:
        if entry.source == "mail" and entry.what in _SIGNALS and entry.event and now - entry.at <= FRESH:
            topic = _SIGNALS[Signal(entry.what)]
            yield Thing(topic, f"{topic}:{entry.event}", application.named)


def first(found: Iterable[Thing]) -> Told:
    """What counts as told when nothing ever was: what mail brought before. What waits is still to be told."""
    return Told(frozenset(thing.key for thing in found if thing.topic not in WAITING))


def is_quiet(now: datetime, manners: Manners) -> bool:
    """Whether the person sleeps."""
    local, begin, end = now.astimezone(manners.zone).time(), manners.quiet_from, manners.quiet_until
    return begin <= local < end if begin <= end else local >= begin or local < end


def decide(
    found: Iterable[Thing], *, blind: bool, now: datetime, manners: Manners, told: Told
) -> tuple[tuple[Notice, ...], Told]:
    """What to say now, the weightiest first, and what is told then."""
    told = _seeing(told, blind=blind, now=now)
    if is_quiet(now, manners):
        return (), told
    sight, told = _sight(told, now)
    news, told = _news(tuple(found), now, manners, told)
    return (*sight, *news), told


def _seeing(told: Told, *, blind: bool, now: datetime) -> Told:
    if not blind:
        return replace(told, blind_since=None)
    since = told.blind_since
    return replace(told, blind_since=since if since and since <= now else now)


def _sight(told: Told, now: datetime) -> tuple[tuple[Notice, ...], Told]:
    """Blindness that lasts is told once, and so is its end."""
    if told.blind and told.blind_since is None:
        return (Notice(Topic.MENDED),), replace(told, blind=False)
    if not told.blind and told.blind_since is not None and now - told.blind_since >= BLIND_FOR:
        return (Notice(Topic.BLIND),), replace(told, blind=True)
    return (), told


def _news(found: tuple[Thing, ...], now: datetime, manners: Manners, told: Told) -> tuple[tuple[Notice, ...], Told]:
    notices, keys, at = [], set(told.keys) & {thing.key for thing in found}, dict(told.at)
    for topic in Topic:
        here = [thing for thing in found if thing.topic is topic]
        new = [thing for thing in here if thing.key not in keys]
        if not new or (topic in WAITING and manners.digest is not None) or _just_told(at.get(topic), now):
            continue
        # Of what waits the whole number is said, of news only what is new.
        notices.append(_notice(topic, here if topic in WAITING else new))
        keys.update(thing.key for thing in new)
        at[topic] = now
    return tuple(notices), replace(told, keys=frozenset(keys), at=at)


def _just_told(last: datetime | None, now: datetime) -> bool:
    return last is not None and timedelta() <= now - last < GAP


def _notice(topic: Topic, found: Iterable[Thing]) -> Notice:
    listed = tuple(found)
    named = dict.fromkeys(thing.named for thing in listed if thing.named)
    return Notice(topic, len(listed), tuple(named))


def digest_due(now: datetime, manners: Manners, told: Told) -> date | None:
    """The day whose digest is to be told now, None when there is none. Told once a day, also when a clock is set."""
    if manners.digest is None:
        return None
    local = now.astimezone(manners.zone)
    wanted = datetime.combine(local.date(), manners.digest, manners.zone)
    if local.time() < manners.digest or (told.digest is not None and told.digest >= local.date()):
        return None
    # In the quiet hours only when that is when it is wanted.
    return local.date() if not is_quiet(now, manners) or now - wanted < LATE else None


def digest_told(told: Told, found: Iterable[Thing], day: date) -> Told:
    """After the digest of a day: what waited then is told."""
    waiting = {thing.key for thing in found if thing.topic in WAITING}
    return replace(told, keys=told.keys | waiting, digest=day)
