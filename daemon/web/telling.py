"""Owns what only the person knows, told in a form: whom they met, when they decide, what to mention, what is new."""

from __future__ import annotations

from datetime import datetime, tzinfo

from classifiers.reading import Statement
from daemon.domain.application import Application, State
from daemon.domain.policy import Policy
from daemon.pipeline import word
from daemon.pipeline.said import Refusal, Said, find_item
from daemon.views import words
from daemon.web.desk import Command
from daemon.web.forms import Typed
from daemon.web.slips import FieldError
from daemon.web.texts import texts

TOLD = ("met", "decision", "mention", "news")
t = texts()


def application(state: State, number: int) -> Application | Refusal:
    """The application of a form, or that it is gone."""
    found = state.applications.get(number)
    return found or Refusal(t.acts.trouble.gone, t.acts.trouble.reload, 5)


def statement(typed: Typed, name: str, now: datetime, zone: tzinfo) -> Statement | None:
    """What the typed words say about when they decide; None for an empty field, FieldError when they say nothing."""
    from classifiers.statements import read_decision

    said = typed.line(name)
    if not said:
        return None
    found = read_decision(said, sent_at=now.astimezone(zone), locale=typed.locale)
    if found is None:
        raise FieldError(name, t.acts.trouble.decision)
    return found


def knows(typed: Typed) -> Command:
    """`note`: what the person tells of an application."""

    def say(state: State, now: datetime, policy: Policy) -> Said | Refusal:
        found = application(state, typed.number)
        return found if isinstance(found, Refusal) else _noted(typed, found, state, now, policy)

    return say


def debrief(typed: Typed) -> Command:
    """The form of a task (debrief, ask_when, a call): what is told is noted, and the task is done with it."""

    def say(state: State, now: datetime, policy: Policy) -> Said | Refusal:
        item = find_item(state, typed.number, draft=False)
        if isinstance(item, Refusal):
            return item
        done = word.task_done(state, now, policy, item=typed.number)
        if isinstance(done, Refusal) or not _tells(typed):
            return done if isinstance(done, Refusal) else Said(done.events, t.acts.said.done, done.id)
        found = application(state, item.application or 0)
        noted = found if isinstance(found, Refusal) else _noted(typed, found, state, now, policy)
        if isinstance(noted, Refusal):
            return noted
        return Said((*noted.events, *done.events), noted.said, noted.id)

    return say


def _tells(typed: Typed) -> bool:
    return any(typed.text(name).strip() for name in TOLD)


def _noted(typed: Typed, found: Application, state: State, now: datetime, policy: Policy) -> Said | Refusal:
    met, decision = typed.people("met"), statement(typed, "decision", now, policy.zone)
    mention, news = typed.paragraph("mention"), typed.paragraph("news")
    if not (met or decision or mention or news):
        raise FieldError(next((name for name in TOLD if name in typed.fields), ""), t.acts.trouble.nothing)
    said = word.note(
        state,
        now,
        policy,
        application=found,
        met=met,
        statement=decision,
        news=news or None,
        mention=mention or None,
    )
    if isinstance(said, Refusal):
        return said
    told = [t.acts.said.met(names=_listed(met))] if met else []
    told += [t.acts.said.decision(words=words.statement(decision, policy.day(now)))] if decision else []
    told += [t.acts.said.mention] if mention else []
    told += [t.acts.said.news] if news else []
    return Said(said.events, " ".join([t.acts.said.noted, *told]), said.id)


def _listed(met: tuple[tuple[str | None, str | None], ...]) -> str:
    return ", ".join(name or address or "" for name, address in met)
