"""Owns what a whole search adds up to: how far applications came, how long answers took, the weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

from daemon.domain.application import Application, State
from daemon.domain.policy import Policy
from daemon.domain.stages import CLOSED, Stage

WEEKS = 12  # shown at most, the newest
DAY_SECONDS = 86_400.0
STEPS = ("applied", "acknowledged", "interview", "offer")
ENDS = ("accepted", "offered", "open", "on_hold", "quiet", "declined", "withdrawn", "rejected")
_INTERVIEW = frozenset({"invited", "interview_fixed", "interview_moved", "interview_held", "interview_cancelled"})
_MET = frozenset({Stage.INVITED, Stage.SCHEDULED, Stage.WAITING})


@dataclass(frozen=True, slots=True)
class Flow:
    """How many applications went from one place to another; both are names of STEPS or ENDS."""

    source: str
    target: str
    count: int


@dataclass(frozen=True, slots=True)
class Wait:
    """How long one kind of answer took, in days. `what` names it."""

    what: str
    count: int
    median: float
    fastest: float
    slowest: float


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
        waits=tuple(_waits(spans)),
        weeks=tuple(_weeks(state, policy, spans)),
    )


def path(application: Application) -> tuple[str, ...]:
    """The steps an application went through, and how it stands now as the last."""
    told = {entry.what for entry in application.timeline}
    stages = {entry.stage for entry in application.timeline} | {application.stage.value}
    steps = ["applied"]
    if told & {"acknowledged", "application_received"}:
        steps.append("acknowledged")
    if told & _INTERVIEW or stages & {one.value for one in _MET} or application.interviews:
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


Span = tuple[str, datetime, datetime]  # what was answered, when that was, when the answer came


def answers(application: Application) -> list[Span]:
    """The answers of theirs that can be timed: to the application, to an interview, to a question for news."""
    humans = sorted(mail.at for mail in application.mails if not mail.automatic and not mail.bulk)
    words = sorted(mail.at for mail in application.mails if mail.label not in ("bounce", "auto_reply"))
    found: list[Span] = []
    first = application.opened_at
    talk = min((e.at for e in application.timeline if e.what in _INTERVIEW and e.source == "mail"), default=None)
    if words and words[0] > first:
        found.append(("application", first, words[0]))
    if talk is not None and talk > first:
        found.append(("invitation", first, talk))
    held = sorted({interview.ends for interview in application.interviews if interview.state == "held"})
    asked = sorted(check.at for check in application.checks if not check.spared and not check.bounced)
    found += _next("interview", held, humans)
    found += _next("check", asked, humans)
    return found


def _next(what: str, moments: Sequence[datetime], answers_at: Sequence[datetime]) -> list[Span]:
    """For each moment the first answer before the next one."""
    found: list[Span] = []
    for n, moment in enumerate(moments):
        until = moments[n + 1] if n + 1 < len(moments) else None
        answer = next((at for at in answers_at if at > moment and (until is None or at <= until)), None)
        if answer is not None:
            found.append((what, moment, answer))
    return found


def _waits(spans: Iterable[Span]) -> list[Wait]:
    by_kind: dict[str, list[float]] = {}
    for what, since, at in spans:
        by_kind.setdefault(what, []).append((at - since).total_seconds() / DAY_SECONDS)
    order = ("application", "invitation", "interview", "check")
    return [
        Wait(what, len(days), median(days), min(days), max(days)) for what in order if (days := by_kind.get(what, []))
    ]


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
        took = [
            (at - since).total_seconds() / DAY_SECONDS for _, since, at in spans if _monday(policy.day(at)) == monday
        ]
        begun, met, left = (one[monday] for one in counted)
        made.append(WeekFigures(monday, begun, met, left, len(took), median(took) if took else None))
    return made


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
