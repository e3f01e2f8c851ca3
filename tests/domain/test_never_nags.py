"""Never nags (A5, A7): any history, any days: gaps, caps and dates hold. The checker knows the rules, not the code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daemon.pipeline import word
from tests.domain.world import World

CAP, GAP, WAIT = 2, 7, 14  # the patient profile


@dataclass
class Check:
    """One status check that left."""

    application: int
    day: date
    at: datetime
    invited: bool


DAYS = st.integers(min_value=0, max_value=40)
ACTIONS = st.one_of(
    st.tuples(st.just("days"), st.integers(min_value=1, max_value=15)),
    st.tuples(st.just("holding"), st.sampled_from(["ana@acme.test", "ben@acme.test"])),
    st.tuples(st.just("by"), DAYS),
    st.tuples(st.just("not before"), DAYS),
    st.tuples(st.just("contact"), DAYS),
    st.tuples(st.just("wait"), st.just(0)),
    st.tuples(st.just("away"), DAYS),
    st.tuples(st.just("interview"), DAYS),
    st.tuples(st.just("approve"), st.just(0)),
    st.tuples(st.just("discard"), st.just(0)),
    st.tuples(st.just("snooze"), st.integers(min_value=1, max_value=20)),
    st.tuples(st.just("own mail"), st.just(0)),
    st.tuples(st.just("reject"), st.just(0)),
)


class History:
    """Plays actions, a turn after each and on every day that passes, and writes down what left."""

    def __init__(self) -> None:
        self.world = World()
        self.checks: list[Check] = []
        self.words: list[datetime] = []
        self.promised: tuple[datetime, date] | None = None  # the newest named date that holds
        self.told_to_wait = False
        self.left = 0
        self.world.interview(self.world.now + timedelta(days=1, hours=2))
        self.human()

    def human(self) -> None:
        """They spoke."""
        self.words.append(self.world.now)

    def play(self, action: str, value: object) -> None:
        """One action."""
        world, today = self.world, self.world.now.date()
        ahead = today + timedelta(days=value) if isinstance(value, int) else today
        match action:
            case "days":
                for _ in range(int(str(value))):
                    world.wait(days=1)
                    self.turn()
            case "holding":
                world.mail("status_update", str(value), company="Acme")
                self.human()
            case "by":
                world.statement("decision_by", latest=ahead)
                self.human()
                self.promised, self.told_to_wait = (world.now, ahead), False
            case "not before":
                world.statement("decision_window", earliest=ahead)
                self.human()
                self.promised, self.told_to_wait = (world.now, ahead), False
            case "contact":
                world.statement("contact_on", earliest=ahead, latest=ahead)
                self.human()
                self.promised, self.told_to_wait = None, False
            case "wait":
                world.statement("wait_for_contact")
                self.human()
                self.told_to_wait = self.promised is None or self.promised[1] < today
            case "away":
                world.mail("auto_reply", automatic=True, back_on=ahead.isoformat(), reply_possible=False)
            case "interview":
                self.invite(world.now + timedelta(days=int(str(value)), hours=3))
            case "own mail":
                sent = world.fact("own_message", "robin.vale@example.org", own=True, to=["ana@acme.test"])
                world.take(sent)
            case "reject":
                world.mail("rejection")
                self.human()
            case _:
                self.hand(action, value)
        world.wait(minutes=5)
        self.turn()

    def invite(self, start: datetime) -> None:
        """Another interview. A date that lies before it is spent by it; one on its day or later still holds."""
        self.world.interview(start)
        self.human()
        self.told_to_wait = False
        if self.promised is not None and self.promised[1] < start.date():
            self.promised = None

    def hand(self, action: str, value: object) -> None:
        """The person does the same to every draft that waits."""
        world = self.world
        for item in world.state().open_items():
            if not item.is_draft or item.state not in ("queued", "edited"):
                continue
            if action == "approve":
                world.approve(item.id)
            elif action == "discard":
                world.say(word.draft_discard(world.state(), world.now, world.policy, item=item.id))
            else:
                until = world.now.date() + timedelta(days=int(str(value)))
                world.say(word.draft_snooze(world.state(), world.now, world.policy, item=item.id, until=until))

    def turn(self) -> None:
        """One turn, and what left in it."""
        before = {i.id for i in self.world.state().items.values() if i.state == "sent"}
        self.world.turn()
        for item in self.world.state().items.values():
            if item.state == "sent" and item.id not in before and item.kind == "status_check":
                invited = bool(item.data.get("invited_contact"))
                check = Check(item.application or 0, self.world.now.date(), self.world.now, invited)
                self.judge(check)
                self.checks.append(check)

    def judge(self, check: Check) -> None:
        """What every check must keep to, said from the rules alone."""
        last_word = max(self.words)
        unanswered = [c for c in self.checks if c.at > last_word and not c.invited]
        if check.invited:
            return
        assert not self.told_to_wait, "they asked to wait"
        assert len(unanswered) < CAP, "more questions than allowed"
        assert check.day > last_word.date(), "a question on the day of their own word"
        if self.promised is not None and self.promised[1] >= last_word.date():
            assert check.day > self.promised[1], "a question before the date they named"
        else:
            assert check.day - last_word.date() >= timedelta(days=WAIT), "a question too soon after their word"
        for other in self.checks:
            assert abs(check.day - other.day) >= timedelta(days=GAP), "two questions to one employer in a week"


@settings(max_examples=60)
@given(st.lists(ACTIONS, min_size=3, max_size=14))
def test_never_nags(actions: list[tuple[str, object]]) -> None:
    history = History()
    for action, value in [("days", 2), *actions, ("days", 20), ("approve", 0), ("days", 20), ("approve", 0)]:
        history.play(action, value)


def test_the_checker_can_fail() -> None:
    """A program that asks every day would be found out."""
    history = History()
    history.words = [history.world.now]
    history.world.wait(days=3)
    with pytest.raises(AssertionError, match="too soon"):
        history.judge(Check(1, history.world.now.date(), history.world.now, False))


def test_a_patient_search_does_ask() -> None:
    """The property is not kept by asking nobody."""
    history = History()
    history.play("days", 20)
    history.play("approve", 0)
    assert len(history.checks) == 1


def test_an_overdue_question_keeps_the_gap_to_one_that_left_yesterday() -> None:
    """Two applications at one employer: the second one's day is long past, the first one was asked about yesterday."""
    world = World()
    for role, who in (("Engineer", "ana"), ("Analyst", "ben")):
        world.interview(world.now + timedelta(hours=1), sender=f"{who}@acme.test", role=role)
    world.wait(hours=3)
    world.turn()
    world.wait(days=14)
    world.turn()
    (first,) = [i for i in world.state().open_items() if i.kind == "status_check"]
    world.wait(days=12)
    assert world.approve(first.id)
    assert world.turn().sent == 1
    asked = world.now.date()
    days: list[date] = []
    for _ in range(12):
        world.wait(days=1)
        world.turn()
        checks = [
            i for i in world.state().open_items() if i.kind == "status_check" and i.application != first.application
        ]
        days.extend([world.now.date()] if checks and not days else [])
    assert days
    assert days[0] - asked >= timedelta(days=GAP)
