"""The one table of stages, cell by cell, as rules section 1 has it."""

from __future__ import annotations

import itertools

import pytest

from daemon.domain.stages import BACK, CLOSED, MAY_GO_QUIET, TABLE, Signal, Stage, move

# Rows are signals, columns stages. Each cell: no interview ahead, none held / one held. One word: the same for both.
# "." no such move; "=" stays; "<" back to the stage before.
GOLDEN = """
signal              new      applied  assess   invited  sched    waiting  on_hold  offered  quiet    rejected decided
acknowledged        applied  =        =        =        =        =        =        =        <        .        .
assessment_asked    assess   assess   assess   assess   assess   assess   assess   =        assess   .        .
assessment_answered .        =        <        =        =        =        =        =        =        .        .
invited             invited  invited  invited  invited  invited  invited  invited  =        invited  .        .
interview_fixed     sched    sched    sched    sched    sched    sched    sched    =        sched    .        .
interview_moved     sched    sched    sched    sched    sched    sched    sched    =        sched    .        .
interview_cancelled applied  =        =        rest     rest     =        =        =        <        .        .
interview_held      waiting  waiting  =        waiting  waiting  waiting  =        =        waiting  .        .
holding_reply       applied  =        =        =        =        =        =        =        <        .        .
paused              on_hold  on_hold  on_hold  on_hold  on_hold  on_hold  on_hold  .        on_hold  .        .
resumed             rest     =        =        =        =        =        rest     =        rest     .        .
offer_made          offered  offered  offered  offered  offered  offered  offered  offered  offered  .        .
offer_withdrawn     rejected rejected rejected rejected rejected rejected rejected rejected rejected .        .
rejected            rejected rejected rejected rejected rejected rejected rejected rejected rejected .        .
withdrew            withdr   withdr   withdr   withdr   withdr   withdr   withdr   withdr   withdr   .        .
accepted            accepted accepted accepted accepted accepted accepted accepted accepted accepted .        .
declined            declined declined declined declined declined declined declined declined declined .        .
reopened            applied  =        =        =        =        =        =        .        rest     rest     rest
gone_quiet          .        quiet    .        .        .        quiet    quiet    .        .        .        .
"""
SHORT = {"assess": "assessment", "sched": "scheduled", "withdr": "withdrawn"}
DECIDED = (Stage.ACCEPTED, Stage.DECLINED, Stage.WITHDRAWN)
LIVE = frozenset({"applied", "assessment", "invited", "scheduled", "waiting", "on_hold", "quiet"})


def _cells() -> list[tuple[Stage, Signal, str]]:
    head, *rows = [line.split() for line in GOLDEN.strip().splitlines()]
    return [
        (stage, Signal(row[0]), cell)
        for row in rows
        for name, cell in zip(head[1:], row[1:], strict=True)
        for stage in (DECIDED if name == "decided" else (Stage(SHORT.get(name, name)),))
    ]


CELLS = _cells()


def _wanted(stage: Stage, cell: str, *, ahead: bool, held: bool) -> str | None:
    if cell == ".":
        return None
    to = {"=": stage.value, "<": "before", "rest": "waiting" if held else "applied"}.get(cell, SHORT.get(cell, cell))
    return "scheduled" if ahead and (to in LIVE or to == "before") else to


@pytest.mark.parametrize(("stage", "signal", "cell"), CELLS, ids=[f"{s}-{g}" for s, g, _ in CELLS])
def test_each_cell(stage: Stage, signal: Signal, cell: str) -> None:
    for ahead, held in itertools.product((False, True), repeat=2):
        wanted = _wanted(stage, cell, ahead=ahead, held=held)
        got = TABLE.get((stage, signal, ahead, held))
        assert ("before" if got == BACK else got) == wanted, (ahead, held)
        moved = move(stage, signal, ahead=ahead, held=held, before=Stage.ON_HOLD)
        assert moved == ("on_hold" if wanted == "before" else wanted)


def test_every_stage_and_every_signal_has_its_cell() -> None:
    assert {(stage, signal) for stage, signal, _ in CELLS} == set(itertools.product(Stage, Signal))
    assert {(stage, signal) for stage, signal, _, _ in TABLE} <= {(s, g) for s, g, c in CELLS if c != "."}


@pytest.mark.parametrize(("stage", "signal"), list(itertools.product(Stage, Signal)))
def test_every_combination_moves_or_is_none_and_never_into_the_unopened(stage: Stage, signal: Signal) -> None:
    for ahead, held, before in itertools.product((False, True), (False, True), (None, *Stage)):
        to = move(stage, signal, ahead=ahead, held=held, before=before)
        assert to is None or isinstance(to, Stage)
        assert to is not Stage.NEW
        if stage in CLOSED and signal is not Signal.REOPENED:
            assert to is None


def test_while_one_is_fixed_ahead_no_live_stage_but_scheduled() -> None:
    for (_, _, ahead, _), to in TABLE.items():
        assert not ahead or to == Stage.SCHEDULED or to not in LIVE


def test_nothing_is_scheduled_again_by_going_back_when_nothing_is_ahead() -> None:
    assert (
        move(Stage.ASSESSMENT, Signal.ASSESSMENT_ANSWERED, ahead=False, held=True, before=Stage.SCHEDULED) == "waiting"
    )
    assert (
        move(Stage.ASSESSMENT, Signal.ASSESSMENT_ANSWERED, ahead=False, held=False, before=Stage.SCHEDULED) == "applied"
    )


def test_only_three_stages_go_quiet() -> None:
    assert {stage for stage, signal, _, _ in TABLE if signal is Signal.GONE_QUIET} == MAY_GO_QUIET
    assert {"applied", "waiting", "on_hold"} == MAY_GO_QUIET
