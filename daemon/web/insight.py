"""Owns what the Insight page shows: the figures, and the tables that say the same in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from daemon.bootstrap.program import Program
from daemon.views.answers import Wait
from daemon.views.insight import Insight, WeekFigures
from daemon.views.insight import insight as add_up
from daemon.views.timefmt import on_day
from daemon.web import insight_svg
from daemon.web.texts import texts

t = texts()


@dataclass(frozen=True, slots=True)
class WaitShown:
    """How long one kind of answer took, in words."""

    what: str
    count: int
    median: str
    fastest: str
    slowest: str


@dataclass(frozen=True, slots=True)
class WeekShown:
    """One week of the table."""

    name: str
    opened: int
    interviews: int
    sent: int
    answers: int
    answer: str


@dataclass(frozen=True, slots=True)
class InsightShown:
    """The whole page. `steps` and `ends` are (name, count, per cent of all)."""

    total: int
    sankey: Markup
    funnel: Markup
    weekly: Markup
    weekly_narrow: Markup
    steps: tuple[tuple[str, int, int], ...]
    ends: tuple[tuple[str, int, int], ...]
    flows: tuple[tuple[str, str, int], ...]
    waits: tuple[WaitShown, ...]
    weeks: tuple[WeekShown, ...]


def insight(program: Program) -> InsightShown:
    """As things stand."""
    state, policy = program.state(), program.policy
    found = add_up(state, policy)
    today = policy.day(state.now)
    return InsightShown(
        total=found.total,
        sankey=insight_svg.sankey(found) if found.total else Markup(""),
        funnel=insight_svg.funnel(found) if found.total else Markup(""),
        weekly=insight_svg.weeks(found.weeks),
        weekly_narrow=insight_svg.weeks(found.weeks, narrow=True),
        steps=_shares(found.reached, found),
        ends=_shares(found.ended, found),
        flows=tuple((t.insight.step[one.source], t.insight.step[one.target], one.count) for one in found.flows),
        waits=tuple(_wait(one) for one in found.waits),
        weeks=tuple(_week(one, on_day(one.monday, today)) for one in reversed(found.weeks)),
    )


def _shares(counts: tuple[tuple[str, int], ...], found: Insight) -> tuple[tuple[str, int, int], ...]:
    return tuple((t.insight.step[name], count, round(100 * count / max(found.total, 1))) for name, count in counts)


def _wait(one: Wait) -> WaitShown:
    return WaitShown(t.insight.wait[one.what], one.count, _days(one.median), _days(one.fastest), _days(one.slowest))


def _week(one: WeekFigures, name: str) -> WeekShown:
    answer = _days(one.answer) if one.answer is not None else ""
    return WeekShown(name, one.opened, one.interviews, one.sent, one.answers, answer)


def _days(days: float) -> str:
    """A length of time as one says it: hours below two days, then days."""
    if days < 2:
        return str(t.insight.hours(count=max(1, round(days * 24))))
    return str(t.insight.days(count=round(days)))
