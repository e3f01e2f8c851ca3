"""Owns the whole truth about stages: one table (stage, signal, another interview fixed ahead?, one held?) -> stage."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Where an application stands; meanings in docs/rules.md."""

    NEW = "new"  # not opened yet; never shown
    APPLIED = "applied"
    ASSESSMENT = "assessment"
    INVITED = "invited"
    SCHEDULED = "scheduled"
    WAITING = "waiting"
    ON_HOLD = "on_hold"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    QUIET = "quiet"


class Signal(StrEnum):
    """What moves an application. `clock` ones are derived at replay, never stored."""

    ACKNOWLEDGED = "acknowledged"
    ASSESSMENT_ASKED = "assessment_asked"
    ASSESSMENT_ANSWERED = "assessment_answered"
    INVITED = "invited"
    INTERVIEW_FIXED = "interview_fixed"
    INTERVIEW_MOVED = "interview_moved"
    INTERVIEW_CANCELLED = "interview_cancelled"
    INTERVIEW_HELD = "interview_held"  # clock
    HOLDING_REPLY = "holding_reply"
    PAUSED = "paused"
    RESUMED = "resumed"
    OFFER_MADE = "offer_made"
    OFFER_WITHDRAWN = "offer_withdrawn"
    REJECTED = "rejected"
    WITHDREW = "withdrew"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REOPENED = "reopened"
    GONE_QUIET = "gone_quiet"  # clock


DECIDED = frozenset({Stage.ACCEPTED, Stage.DECLINED, Stage.WITHDRAWN})  # the person's own decision
CLOSED = DECIDED | {Stage.REJECTED}
OUTCOMES = frozenset({Signal.OFFER_MADE, Signal.OFFER_WITHDRAWN, Signal.REJECTED})
MAY_GO_QUIET = frozenset({Stage.APPLIED, Stage.WAITING, Stage.ON_HOLD})
BACK = "back"  # to the stage before assessment or quiet

_S, _G = Stage, Signal
_LIVE = (_S.APPLIED, _S.ASSESSMENT, _S.INVITED, _S.SCHEDULED, _S.WAITING, _S.ON_HOLD, _S.QUIET)
_OPEN = (*_LIVE, _S.OFFERED)
_START = (_S.NEW, *_LIVE)
_RESTING = "resting"  # no interview ahead: waiting when one was held, else applied

# Each row: signal, from stages, to. `_RESTING` and `BACK` are resolved below; while an interview is fixed ahead every
# row that would end in a live stage ends in `scheduled`.
_ROWS: tuple[tuple[Signal, tuple[Stage, ...], Stage | str], ...] = (
    (_G.ACKNOWLEDGED, (_S.NEW,), _S.APPLIED),
    (_G.ACKNOWLEDGED, (_S.QUIET,), BACK),
    (_G.ACKNOWLEDGED, (*_LIVE[:-1], _S.OFFERED), "same"),
    (_G.ASSESSMENT_ASKED, _START, _S.ASSESSMENT),
    (_G.ASSESSMENT_ASKED, (_S.OFFERED,), "same"),
    (_G.ASSESSMENT_ANSWERED, (_S.ASSESSMENT,), BACK),
    (
        _G.ASSESSMENT_ANSWERED,
        (_S.APPLIED, _S.INVITED, _S.SCHEDULED, _S.WAITING, _S.ON_HOLD, _S.OFFERED, _S.QUIET),
        "same",
    ),
    (_G.INVITED, _START, _S.INVITED),
    (_G.INVITED, (_S.OFFERED,), "same"),
    (_G.INTERVIEW_FIXED, _START, _S.SCHEDULED),
    (_G.INTERVIEW_FIXED, (_S.OFFERED,), "same"),
    (_G.INTERVIEW_MOVED, _START, _S.SCHEDULED),
    (_G.INTERVIEW_MOVED, (_S.OFFERED,), "same"),
    (_G.INTERVIEW_CANCELLED, (_S.SCHEDULED, _S.INVITED), _RESTING),
    (_G.INTERVIEW_CANCELLED, (_S.NEW,), _S.APPLIED),
    (_G.INTERVIEW_CANCELLED, (_S.QUIET,), BACK),
    (_G.INTERVIEW_CANCELLED, (_S.APPLIED, _S.ASSESSMENT, _S.WAITING, _S.ON_HOLD, _S.OFFERED), "same"),
    (_G.INTERVIEW_HELD, (_S.NEW, _S.APPLIED, _S.INVITED, _S.SCHEDULED, _S.WAITING, _S.QUIET), _S.WAITING),
    (_G.INTERVIEW_HELD, (_S.ASSESSMENT, _S.ON_HOLD, _S.OFFERED), "same"),
    (_G.HOLDING_REPLY, (_S.QUIET,), BACK),
    (_G.HOLDING_REPLY, (_S.NEW,), _S.APPLIED),
    (_G.HOLDING_REPLY, (*_LIVE[:-1], _S.OFFERED), "same"),
    (_G.PAUSED, _START, _S.ON_HOLD),
    (_G.RESUMED, (_S.ON_HOLD, _S.NEW, _S.QUIET), _RESTING),
    (_G.RESUMED, (_S.APPLIED, _S.ASSESSMENT, _S.INVITED, _S.SCHEDULED, _S.WAITING, _S.OFFERED), "same"),
    (_G.OFFER_MADE, (_S.NEW, *_OPEN), _S.OFFERED),
    (_G.OFFER_WITHDRAWN, (_S.NEW, *_OPEN), _S.REJECTED),
    (_G.REJECTED, (_S.NEW, *_OPEN), _S.REJECTED),
    (_G.WITHDREW, (_S.NEW, *_OPEN), _S.WITHDRAWN),
    (_G.ACCEPTED, (_S.NEW, *_OPEN), _S.ACCEPTED),
    (_G.DECLINED, (_S.NEW, *_OPEN), _S.DECLINED),
    (_G.REOPENED, (*sorted(CLOSED), _S.QUIET), _RESTING),
    (_G.REOPENED, (_S.NEW,), _S.APPLIED),
    (_G.REOPENED, _OPEN[:-2], "same"),
    (_G.GONE_QUIET, tuple(sorted(MAY_GO_QUIET)), _S.QUIET),
)


def _resolve(stage: Stage, to: Stage | str, ahead: bool, held: bool) -> Stage | str:
    if to == "same":
        to = stage
    elif to == _RESTING:
        to = _S.WAITING if held else _S.APPLIED
    if ahead and (to == BACK or to in _LIVE):
        return _S.SCHEDULED
    return to


TABLE: dict[tuple[Stage, Signal, bool, bool], Stage | str] = {
    (stage, signal, ahead, held): _resolve(stage, to, ahead, held)
    for signal, stages, to in _ROWS
    for stage in stages
    for ahead in (False, True)
    for held in (False, True)
}


def move(stage: Stage, signal: Signal, *, ahead: bool, held: bool, before: Stage | None = None) -> Stage | None:
    """The stage after a signal, or None when the table has no such move.

    `ahead`: an interview is fixed ahead after the signal was taken in; `held`: one was held. `before` is where
    `assessment` and `quiet` go back to.
    """
    to = TABLE.get((stage, signal, ahead, held))
    if to is None:
        return None
    if to == BACK:
        resting = Stage.WAITING if held else Stage.APPLIED
        # `scheduled` is over when nothing is ahead any more; `new` was never a stage to go back to.
        return before if before not in (None, Stage.NEW, Stage.SCHEDULED) else resting
    return Stage(to)
