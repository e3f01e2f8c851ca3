"""The life of a draft: its table cell by cell where it matters, and one law over random lives."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from outbox.release import ACTIONS, Action, DraftState, may_leave, step

ENDS = {DraftState.SENT, DraftState.DISCARDED, DraftState.EXPIRED}


@pytest.mark.parametrize(
    "life",
    [
        "queued approve approved send sending delivered sent",
        "queued edit edited approve approved send sending doubt unsure seen_sent sent",
        "sending doubt unsure not_sent queued",
        "approved edit edited",
        "approved change queued",
        "approved retract queued",
        "approved snooze snoozed wake queued",
        "approved withdraw withdrawn edit edited",
        "approved lapse expired",
        "edited expire expired",
        "withdrawn discard discarded",
        "sending not_started approved",
        "sending refused queued",
        "queued seen_sent sent",
    ],
)
def test_lives_that_are_possible(life: str) -> None:
    words = life.split()
    for before, action, after in zip(words[::2], words[1::2], words[2::2], strict=False):
        assert step(before, action) == after


@pytest.mark.parametrize(
    ("state", "action"),
    [
        ("withdrawn", "approve"),
        ("approved", "expire"),
        ("edited", "change"),
        ("queued", "send"),
        ("edited", "send"),
        ("snoozed", "send"),
        ("unsure", "send"),
        ("unsure", "approve"),
        ("sending", "edit"),
        ("sending", "discard"),
        ("sending", "withdraw"),
        ("sent", "seen_sent"),
        ("discarded", "approve"),
        ("expired", "approve"),
    ],
)
def test_what_is_refused(state: str, action: str) -> None:
    assert step(state, action) is None


def test_only_a_yes_opens_the_way_out() -> None:
    into = {
        (state, action) for state, action in product(DraftState, ACTIONS) if step(state, action) is DraftState.SENDING
    }
    assert into == {(DraftState.APPROVED, Action.SEND)}
    yes = {action for state, action in product(DraftState, ACTIONS) if step(state, action) is DraftState.APPROVED}
    assert yes == {Action.APPROVE, Action.NOT_STARTED}


def test_an_end_is_an_end() -> None:
    for state, action in product(ENDS, ACTIONS):
        assert step(state, action) in (None, DraftState.SENT)


def test_own_words_come_back_as_edited() -> None:
    for state, action in product(DraftState, ACTIONS):
        plain, own = step(state, action), step(state, action, own_words=True)
        if action is Action.CHANGE:
            assert own is None
        else:
            assert own == (DraftState.EDITED if plain is DraftState.QUEUED else plain)


def test_unknown_words_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="maybe"):
        step("maybe", "approve")


def test_only_the_approved_bytes_may_leave() -> None:
    assert may_leave("approved", "a", "a")
    assert not may_leave("approved", "a", "b")
    assert not may_leave("approved", None, "a")
    assert not any(may_leave(state, "a", "a") for state in DraftState if state is not DraftState.APPROVED)


class Life(RuleBasedStateMachine):
    """Random actions on one draft; an independent memory of the yes and of every change after it."""

    def __init__(self) -> None:
        super().__init__()
        self.state, self.own, self.yes, self.text, self.agreed = DraftState.QUEUED, False, False, 0, -1
        self.left_with: list[tuple[bool, int, int]] = []

    @rule(action=st.sampled_from(ACTIONS))
    def act(self, action: Action) -> None:
        after = step(self.state, action, own_words=self.own)
        if after is None:
            return
        if action in (Action.EDIT, Action.CHANGE):
            self.text, self.yes = self.text + 1, False
            self.own = self.own or action is Action.EDIT
        if action is Action.APPROVE:
            self.yes, self.agreed = True, self.text
        if action in (Action.RETRACT, Action.SNOOZE, Action.REFUSED, Action.NOT_SENT):
            self.yes = False
        if after is DraftState.SENDING:
            self.left_with.append((self.yes, self.text, self.agreed))
        self.state = after

    @invariant()
    def nothing_leaves_without_a_yes_to_this_text(self) -> None:
        assert all(yes and text == agreed for yes, text, agreed in self.left_with)

    @invariant()
    def own_words_never_go_back_to_queued(self) -> None:
        assert not (self.own and self.state is DraftState.QUEUED)


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=400, stateful_step_count=50, deadline=None)
