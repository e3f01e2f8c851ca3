"""Owns the correction of an application: stage, names, people, rules, interviews, two that are one, one that is two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from daemon.domain.application import Application, State
from daemon.domain.policy import Policy
from daemon.domain.quiet import profile_of
from daemon.domain.stages import Stage
from daemon.pipeline import word
from daemon.pipeline.said import Refusal, Said
from daemon.views.applications import channel
from daemon.web.desk import Command
from daemon.web.forms import Typed
from daemon.web.handling import worded
from daemon.web.slips import FieldError
from daemon.web.telling import application
from daemon.web.texts import texts

About = Callable[[Typed, Application, State, datetime, Policy], Said | Refusal]
STAGES = tuple(stage for stage in Stage if stage is not Stage.NEW)
t = texts()


def about(then: About) -> Callable[[Typed], Command]:
    """A form whose number is an application's."""

    def make(typed: Typed) -> Command:
        def say(state: State, now: datetime, policy: Policy) -> Said | Refusal:
            found = application(state, typed.number)
            return found if isinstance(found, Refusal) else then(typed, found, state, now, policy)

        return say

    return make


def _stage(typed: Typed, found: Application, state: State, now: datetime, policy: Policy) -> Said | Refusal:
    wanted = typed.text("stage")
    if wanted not in STAGES:
        raise FieldError("stage", t.acts.trouble.choose)
    said = word.set_stage(state, now, policy, application=found, stage=wanted)
    return worded(said, t.acts.said.stage(named=found.named, stage=t.applications.stages[wanted]))


def _names(typed: Typed, found: Application, state: State, now: datetime, policy: Policy) -> Said | Refusal:
    company, role = typed.line("company"), typed.line("role")
    if found.company and not company:
        raise FieldError("company", t.acts.trouble.company)
    if found.role and not role:
        raise FieldError("role", t.acts.trouble.role)
    company, role = (new if new != old else "" for new, old in ((company, found.company), (role, found.role)))
    if not company and not role:
        raise FieldError("company", t.acts.trouble.same)
    said = word.set_facts(
        state, now, policy, application=found, company=company or None, role=role or None, remove_person=None
    )
    return worded(said, t.acts.said.corrected)


def _remove(typed: Typed, found: Application, state: State, now: datetime, policy: Policy) -> Said | Refusal:
    address = typed.text("address")
    said = word.set_facts(state, now, policy, application=found, company=None, role=None, remove_person=address)
    return worded(said, t.acts.said.removed(address=address))


def _rules(typed: Typed, found: Application, state: State, now: datetime, policy: Policy) -> Said | Refusal:
    profile, way, hold = typed.text("profile"), typed.text("channel"), typed.day("hold")
    today = policy.day(now)
    if hold is not None and hold != found.hold_until and hold <= today:
        raise FieldError("hold", t.acts.trouble.past)
    if hold is None and found.hold_until is not None and found.hold_until > today:
        hold = today  # a hold that ends today holds nothing
    new_profile = profile if profile and profile != profile_of(found, policy) else None
    new_way = way if way and way != channel(found, policy) else None
    new_hold = hold if hold != found.hold_until else None
    if not (new_profile or new_way or new_hold):
        raise FieldError("profile", t.acts.trouble.same)
    said = word.note(state, now, policy, application=found, profile=new_profile, channel=new_way, hold_until=new_hold)
    return worded(said, t.acts.said.rules(named=found.named))


def _merge(typed: Typed, found: Application, state: State, now: datetime, policy: Policy) -> Said | Refusal:
    other = typed.text("other")
    same = state.applications.get(int(other)) if other.isdecimal() and len(other) < 10 else None
    if same is None:
        raise FieldError("other", t.acts.trouble.choose)
    said = word.merge(state, now, policy, a=found, b=same)
    return worded(said, t.acts.said.merged(other=same.named, named=found.named))


def _split(typed: Typed, found: Application, state: State, now: datetime, policy: Policy) -> Said | Refusal:
    return worded(word.split(state, now, policy, application=found, mail=typed.text("mail")), t.acts.said.split)


def _trust(typed: Typed, found: Application, state: State, now: datetime, policy: Policy) -> Said | Refusal:
    address = typed.text("address")
    if address not in found.contacts:
        return Refusal(t.acts.trouble.gone_person, t.acts.trouble.reload, 5)
    said = word.trust(state, now, policy, application=found, address=address)
    return worded(said, t.acts.said.trusted(address=address))


def _interview(typed: Typed, found: Application, state: State, now: datetime, policy: Policy) -> Said | Refusal:
    start = typed.moment("day", "clock", policy.zone)
    if start is None:
        raise FieldError("day", t.acts.trouble.no_day)
    with_whom = typed.people("with")
    said = word.interview_new(
        state, now, policy, application=found, start=start, place=typed.line("place") or None, people=with_whom
    )
    return worded(said, said.said if isinstance(said, Said) else "")


def _meeting(typed: Typed) -> Command:
    """What became of one interview; the number is the interview's."""
    action = typed.text("action")
    if action not in t.acts.said.meeting:
        raise FieldError("action", t.acts.trouble.choose)

    def say(state: State, now: datetime, policy: Policy) -> Said | Refusal:
        start = typed.moment("day", "clock", policy.zone) if action == "moved" else None
        if action == "moved" and start is None:
            raise FieldError("day", t.acts.trouble.no_day)
        said = word.interview_change(state, now, policy, interview=typed.number, action=action, start=start)
        return worded(said, t.acts.said.meeting[action])

    return say


def _add(typed: Typed) -> Command:
    company, role, applied = typed.line("company"), typed.line("role"), typed.day("applied")
    if not company:
        raise FieldError("company", t.acts.trouble.company)
    return lambda state, now, policy: worded(
        word.add(state, now, policy, company=company, role=role or None, applied=applied),
        t.acts.said.added(company=company),
    )


ACTS: dict[str, Callable[[Typed], Command]] = {
    "stage": about(_stage),
    "names": about(_names),
    "remove": about(_remove),
    "rules": about(_rules),
    "merge": about(_merge),
    "split": about(_split),
    "trust": about(_trust),
    "interview": about(_interview),
    "meeting": _meeting,
    "add": _add,
}
