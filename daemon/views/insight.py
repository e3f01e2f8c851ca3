"""Owns what a whole search adds up to: how far applications came, how long answers took, the weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from daemon.domain.application import Application, State
from daemon.domain.policy import Policy
from daemon.domain.stages import CLOSED, Stage
from daemon.views.answers import INTERVIEW, Span, Wait, answers, waits
from daemon.views.answers import days as length

WEEKS = 12  # shown at most, the newest
STEPS = ("applied", "acknowledged", "interview", "offer")
ENDS = ("accepted", "offered", "open", "on_hold", "quiet", "declined", "withdrawn", "rejected")
_MET = frozenset({Stage.INVITED, Stage.SCHEDULED, Stage.WAITING})


@dataclass(frozen=True, slots=True)
class Flow:
    """How many applications went from one place to another; both are names of STEPS or ENDS."""

    source: str
    target: str
    count: int


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """What happened in the week from `monday`; `answer` is the median days of the answers that came in it."""

    monday: date
    opened: int
    interviews: int
    sent: int
    answers: int
    answer: float | None


@dataclass(frozen=True, slots=True)
class Insight:
    """The whole search. `reached` counts applications by step, `ended` by how they stand now."""

    total: int
    reached: tuple[tuple[str, int], ...]
    ended: tuple[tuple[str, int], ...]
    flows: tuple[Flow, ...]
    waits: tuple[Wait, ...]
    weeks: tuple[WeekFigures, ...]


def insight(state: State, policy: Policy) -> Insight:
    """What the replayed journal adds up to."""
    applications = list(state.applications.values())
    paths = [path(one) for one in applications]
    reached = Counter(step for one in paths for step in one[:-1])
    ended = Counter(one[-1] for one in paths)
    flows = Counter(pair for one in paths for pair in pairwise(one))
    spans = [span for one in applications for span in answers(one)]
    return Insight(
        total=len(applications),
        reached=tuple((step, reached[step]) for step in STEPS),
        ended=tuple((end, ended[end]) for end in ENDS if ended[end]),
        flows=tuple(Flow(source, target, count) for (source, target), count in sorted(flows.items(), key=_place)),
        waits=tuple(waits(spans)),
        weeks=tuple(_weeks(state, policy, spans)),
    )


def path(application: Application) -> tuple[str, ...]:
    """The steps an application went through, and how it stands now as the last."""
    told = {entry.what for entry in application.timeline}
    stages = {entry.stage for entry in application.timeline} | {application.stage.value}
    steps = ["applied"]
    if told & {"acknowledged", "application_received"}:
        steps.append("acknowledged")
    if told & INTERVIEW or stages & {one.value for one in _MET} or application.interviews:
        steps.append("interview")
    if "offer_made" in told or stages & {Stage.OFFERED.value, Stage.ACCEPTED.value}:
        steps.append("offer")
    return (*steps, _end(application.stage))


def _end(stage: Stage) -> str:
    return stage.value if stage in CLOSED or stage in (Stage.OFFERED, Stage.QUIET, Stage.ON_HOLD) else "open"


def _place(item: tuple[tuple[str, str], int]) -> tuple[int, int]:
    order = (*STEPS, *ENDS)
    (source, target), _ = item
    return order.index(source), order.index(target)


def _weeks(state: State, policy: Policy, spans: Sequence[Span]) -> list[WeekFigures]:
    opened = [policy.day(one.opened_at) for one in state.applications.values()]
    held = [
        policy.day(interview.start)
        for one in state.applications.values()
        for interview in one.interviews
        if interview.state == "held"
    ]
    sent = [policy.day(i.ended_at) for i in state.items.values() if i.state == "sent" and i.ended_at is not None]
    days = [*opened, *held, *sent, *(policy.day(at) for _, _, at in spans)]
    if not days:
        return []
    this = _monday(policy.day(state.now))
    first = max(_monday(min(days)), this - timedelta(weeks=WEEKS - 1))
    counted = [Counter(map(_monday, one)) for one in (opened, held, sent)]
    made = []
    for n in range((this - first).days // 7 + 1):
        monday = first + timedelta(weeks=n)
        took = [length(since, at) for _, since, at in spans if _monday(policy.day(at)) == monday]
        begun, met, left = (one[monday] for one in counted)
        made.append(WeekFigures(monday, begun, met, left, len(took), median(took) if took else None))
    return made


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
