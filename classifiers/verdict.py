"""Owns the order in which a mail's findings are judged; the first judge that speaks decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from classifiers.cues import Finding
from classifiers.mail import Mail
from classifiers.meeting import Meeting
from classifiers.weighing.appointments import appointment
from classifiers.weighing.doubt import doubted
from classifiers.weighing.machines import alert, answered_by_machine, noise
from classifiers.weighing.outcomes import outcome
from classifiers.weighing.progress import outreach, progress, rest
from classifiers.weighing.scale import Scale, Verdict

JUDGES = (answered_by_machine, noise, alert, outcome, outreach)


def decide(mail: Mail, findings: Iterable[Finding], meeting: Callable[[], Meeting]) -> Verdict:
    """The verdict on a mail of somebody else's that is no delivery report. `meeting` is asked only when needed."""
    scale = Scale(mail, doubted(mail, findings))
    for judge in JUDGES:
        verdict = judge(scale)
        if verdict is not None:
            return verdict
    return appointment(scale, meeting) or progress(scale) or rest(scale)
