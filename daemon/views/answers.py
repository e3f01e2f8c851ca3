"""Owns how long answers took: what of theirs answers what, and the median of each kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from daemon.domain.application import Application

INTERVIEW = frozenset({"invited", "interview_fixed", "interview_moved", "interview_held", "interview_cancelled"})
DAY_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True)
class Wait:
    """How long one kind of answer took, in days. `what` names it."""

    what: str
    count: int
    median: float
    fastest: float
    slowest: float


Span = tuple[str, datetime, datetime]  # what was answered, when that was, when the answer came


def answers(application: Application) -> list[Span]:
    """The answers of theirs that can be timed: to the application, to an interview, to a question for news."""
    humans = sorted(mail.at for mail in application.mails if not mail.automatic and not mail.bulk)
    words = sorted(mail.at for mail in application.mails if mail.label not in ("bounce", "auto_reply"))
    found: list[Span] = []
    first = application.opened_at
    talk = min((e.at for e in application.timeline if e.what in INTERVIEW and e.source == "mail"), default=None)
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


def waits(spans: Iterable[Span]) -> list[Wait]:
    """The kinds that were answered at least once."""
    by_kind: dict[str, list[float]] = {}
    for what, since, at in spans:
        by_kind.setdefault(what, []).append(days(since, at))
    order = ("application", "invitation", "interview", "check")
    return [Wait(what, len(took), median(took), min(took), max(took)) for what in order if (took := by_kind.get(what))]


def days(since: datetime, at: datetime) -> float:
    """A length of time in days."""
    return (at - since).total_seconds() / DAY_SECONDS
