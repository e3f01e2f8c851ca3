"""What the person is told of, and when: once, gathered, not at night, blindness only when it lasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemon.domain.application import TimelineEntry
from daemon.domain.notices import (
    BLIND_FOR,
    GAP,
    Manners,
    Notice,
    Thing,
    Told,
    Topic,
    decide,
    digest_due,
    digest_told,
    first,
    is_quiet,
    things,
)
from tests.views.world import NOW, POLICY, at, debrief, thank_you, which_one, world

MADRID = ZoneInfo("Europe/Madrid")
MANNERS = Manners(MADRID)
NOON = datetime(2026, 6, 3, 10, tzinfo=UTC)
NIGHT = datetime(2026, 6, 3, 22, tzinfo=UTC)
DRAFT = Thing(Topic.DRAFT, "item:7", "Harbour Freight Lines, Data Engineer")
OFFER = Thing(Topic.OFFER, "offer:12", "Acme")


def said(found: tuple[Thing, ...], told: Told, now: datetime = NOON, *, blind: bool = False) -> list[tuple[str, int]]:
    """Topics and numbers."""
    notices, _ = decide(found, blind=blind, now=now, manners=MANNERS, told=told)
    return [(notice.topic.value, notice.count) for notice in notices]


def after(found: tuple[Thing, ...], told: Told, now: datetime = NOON, *, blind: bool = False) -> Told:
    """What is told then."""
    return decide(found, blind=blind, now=now, manners=MANNERS, told=told)[1]


def test_what_waits_is_found() -> None:
    off = thank_you("snoozed", until=date(2026, 6, 4))
    assert [(t.topic, t.key, t.named) for t in things(world(thank_you(), debrief(), which_one()), POLICY)] == [
        (Topic.DRAFT, "item:7", "Harbour Freight Lines, Data Engineer"),
        (Topic.TASK, "item:8", "Harbour Freight Lines, Data Engineer"),
        (Topic.QUESTION, "item:9", None),
    ]
    assert things(world(thank_you("approved"), off), POLICY) == ()
    assert len(things(world(replace(off, until=date(2026, 6, 3))), POLICY)) == 1


@pytest.mark.parametrize(
    ("what", "topic"),
    [
        ("offer_made", Topic.OFFER),
        ("rejected", Topic.REJECTION),
        ("interview_fixed", Topic.INTERVIEW_FIXED),
        ("interview_moved", Topic.INTERVIEW_MOVED),
        ("interview_cancelled", Topic.INTERVIEW_CANCELLED),
        ("acknowledged", None),
        ("invited", None),
    ],
)
def test_news_of_mails_is_found(what: str, topic: Topic | None) -> None:
    state = world()
    state.applications[1].timeline = [TimelineEntry(31, at(3), what, "mail", "m9", (), "waiting")]
    found = things(state, POLICY)
    assert [(thing.topic, thing.key) for thing in found] == ([(topic, f"{topic}:31")] if topic else [])


def test_history_and_the_persons_own_word_are_no_news() -> None:
    state = world()
    state.applications[1].timeline = [
        TimelineEntry(31, NOW - timedelta(days=8), "offer_made", "mail", "m9", (), "offered"),
        TimelineEntry(32, at(3), "rejected", "person", None, (), "rejected"),
        TimelineEntry(None, at(3), "interview_fixed", "clock", None, (), "scheduled"),
    ]
    assert things(state, POLICY) == ()


def test_a_thing_is_told_once() -> None:
    told = after((DRAFT,), Told())
    assert said((DRAFT,), Told()) == [("draft", 1)]
    assert said((DRAFT,), told, NOON + 10 * GAP) == []


def test_the_first_time_only_what_waits_is_told() -> None:
    assert said((DRAFT, OFFER), first((DRAFT, OFFER))) == [("draft", 1)]


def test_of_one_kind_one_notice_in_ten_minutes_and_then_all_together() -> None:
    more = tuple(Thing(Topic.DRAFT, f"item:{n}") for n in (8, 9))
    told = after((DRAFT,), Told())
    assert said((DRAFT, *more), told, NOON + GAP / 2) == []
    assert said((DRAFT, OFFER), told, NOON + GAP / 2) == [("offer", 1)]
    assert said((DRAFT, *more), told, NOON + GAP) == [("draft", 3)], "how many wait, not how many are new"


def test_of_news_only_what_is_new_is_counted() -> None:
    told = after((OFFER,), Told())
    second = Thing(Topic.OFFER, "offer:40", "Beta")
    notices, _ = decide((OFFER, second), blind=False, now=NOON + GAP, manners=MANNERS, told=told)
    assert notices == (Notice(Topic.OFFER, 1, ("Beta",)),)


def test_a_draft_put_off_is_told_again_on_its_day() -> None:
    told = after((), after((DRAFT,), Told()), NOON + GAP)
    assert said((DRAFT,), told, NOON + timedelta(days=3)) == [("draft", 1)]


def test_at_night_nothing_is_told_and_in_the_morning_it_is() -> None:
    told = after((DRAFT, OFFER), Told(), NIGHT)
    assert said((DRAFT, OFFER), Told(), NIGHT) == []
    assert said((DRAFT, OFFER), told, NIGHT + timedelta(hours=7, minutes=59)) == []
    assert said((DRAFT, OFFER), told, NIGHT + timedelta(hours=8)) == [("offer", 1), ("draft", 1)]


@pytest.mark.parametrize(
    ("begin", "end", "local", "quiet"),
    [
        ("21:00", "08:00", "21:00", True),
        ("21:00", "08:00", "07:59", True),
        ("21:00", "08:00", "08:00", False),
        ("13:00", "15:00", "14:00", True),
        ("13:00", "15:00", "15:00", False),
        ("00:00", "00:00", "03:00", False),
        ("08:00", "08:00", "08:00", False),
    ],
)
def test_quiet_hours(begin: str, end: str, local: str, quiet: bool) -> None:
    manners = Manners(MADRID, time.fromisoformat(begin), time.fromisoformat(end))
    now = datetime.combine(date(2026, 6, 3), time.fromisoformat(local), MADRID)
    assert is_quiet(now, manners) is quiet


def test_blindness_is_told_when_it_lasts_and_so_is_its_end() -> None:
    told = after((), Told(), blind=True)
    assert said((), told, NOON + BLIND_FOR / 2, blind=True) == []
    assert said((), told, NOON + BLIND_FOR, blind=True) == [("blind", 1)]
    blind = after((), told, NOON + BLIND_FOR, blind=True)
    assert said((), blind, NOON + 9 * BLIND_FOR, blind=True) == []
    assert said((), blind, NOON + BLIND_FOR + timedelta(minutes=1)) == [("mended", 1)]
    assert said((), after((), blind, NOON + BLIND_FOR), NOON + 2 * BLIND_FOR) == []


def test_blindness_that_ends_before_it_lasts_is_nobodys_business() -> None:
    told = after((), after((), Told(), blind=True), NOON + BLIND_FOR / 2)
    assert told == Told()
    assert said((), told, NOON + BLIND_FOR, blind=True) == []


def test_blindness_of_the_night_waits_for_the_morning() -> None:
    told = after((), Told(), NIGHT, blind=True)
    assert said((), told, NIGHT + timedelta(hours=1), blind=True) == []
    assert said((), told, NIGHT + timedelta(hours=8), blind=True) == [("blind", 1)]
    assert said((), after((), told, NIGHT + timedelta(hours=2)), NIGHT + timedelta(hours=8)) == []


def test_a_clock_that_went_back_neither_repeats_nor_silences() -> None:
    told = after((DRAFT,), Told())
    earlier = NOON - timedelta(hours=1)
    assert said((DRAFT,), told, earlier) == []
    assert said((DRAFT, replace(DRAFT, key="item:8")), told, earlier) == [("draft", 2)]
    told = after((), Told(), NOON + timedelta(days=1), blind=True)
    assert said((), after((), told, NOON, blind=True), NOON + BLIND_FOR, blind=True) == [("blind", 1)]


DAILY = replace(MANNERS, digest=time(8, 30))


def due(local: str, told: Told | None = None, manners: Manners = DAILY) -> date | None:
    """Which day's digest is due at a local time."""
    return digest_due(datetime.fromisoformat(local).replace(tzinfo=MADRID), manners, told or Told())


def test_a_digest_a_day_at_its_time_or_when_the_machine_wakes() -> None:
    day = date(2026, 6, 3)
    assert due("2026-06-03 08:29") is None
    assert due("2026-06-03 08:30") == due("2026-06-03 17:00") == day
    assert due("2026-06-03 23:00") is None, "a machine that wakes at night waits for the next day"
    assert due("2026-06-03 17:00", Told(digest=day)) is None
    assert due("2026-06-04 08:30", Told(digest=day)) == date(2026, 6, 4)
    assert due("2026-06-03 09:00", Told(digest=date(2026, 6, 4))) is None, "a clock that went back repeats none"
    assert due("2026-06-03 12:00", manners=MANNERS) is None


def test_a_digest_wanted_in_the_quiet_hours_comes_then() -> None:
    late = replace(MANNERS, digest=time(22))
    assert due("2026-06-03 22:15", manners=late) == date(2026, 6, 3)
    assert due("2026-06-03 23:30", manners=late) is None


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_when_the_clocks_change_the_digest_comes_once(day: str) -> None:
    """02:30 does not exist on one of these days and is there twice on the other."""
    manners = Manners(MADRID, time(0), time(0), time(2, 30))
    told, days = Told(), []
    begin = datetime.fromisoformat(day).replace(tzinfo=MADRID).astimezone(UTC)
    for minutes in range(0, 25 * 60, 10):
        found = digest_due(begin + timedelta(minutes=minutes), manners, told)
        if found is not None and found.isoformat() == day:
            days.append(found)
            told = digest_told(told, (), found)
    assert len(days) == 1


def test_with_a_digest_what_waits_is_told_by_it_alone() -> None:
    notices, told = decide((DRAFT, OFFER), blind=False, now=NOON, manners=DAILY, told=Told())
    assert [notice.topic for notice in notices] == [Topic.OFFER]
    told = digest_told(told, (DRAFT, OFFER), date(2026, 6, 3))
    assert decide((DRAFT, OFFER), blind=False, now=NOON + GAP, manners=MANNERS, told=told)[0] == ()


WORLDS = st.lists(st.sets(st.integers(0, 6)), min_size=1, max_size=30)


@given(WORLDS, st.integers(1, 400))
def test_whatever_comes_and_goes_nothing_new_is_lost_and_nothing_is_told_twice(
    worlds: list[set[int]], step: int
) -> None:
    """News that stays is told exactly once; nothing is told at night."""
    told, heard, now = Told(), [], NOON
    for world_ in worlds:
        found = tuple(Thing(Topic.OFFER, f"offer:{n}", str(n)) for n in sorted(world_ | {99}))
        notices, told = decide(found, blind=False, now=now, manners=MANNERS, told=told)
        heard += [name for notice in notices for name in notice.named]
        assert not (notices and is_quiet(now, MANNERS))
        now += timedelta(minutes=step)
    assert heard.count("99") == 1
