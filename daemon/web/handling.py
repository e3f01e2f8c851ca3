"""Owns what can be done to what waits on Today: each form is one of the person's commands, with its answer in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from daemon.pipeline import word
from daemon.pipeline.said import Refusal, Said
from daemon.views.timefmt import on_day
from daemon.web.desk import Command
from daemon.web.forms import Typed
from daemon.web.slips import FieldError
from daemon.web.texts import texts

Make = Callable[[Typed], Command]
t = texts()


def worded(said: Said | Refusal, text: str) -> Said | Refusal:
    """The same word, answered with this sentence."""
    return replace(said, said=text) if isinstance(said, Said) else said


def _approve(typed: Typed) -> Command:
    return lambda state, now, policy: worded(
        word.draft_approve(state, now, policy, item=typed.number), t.acts.said.approved
    )


def _edit(typed: Typed) -> Command:
    subject, body = typed.line("subject"), typed.text("body")
    if not body.strip():
        raise FieldError("body", t.acts.trouble.empty)
    return lambda state, now, policy: worded(
        word.draft_edit(state, now, policy, item=typed.number, subject=subject or None, body=body), t.acts.said.edited
    )


def _snooze(typed: Typed) -> Command:
    until = typed.day("quick") or typed.day("until")
    if until is None:
        raise FieldError("until", t.acts.trouble.no_day)
    return lambda state, now, policy: worded(
        word.draft_snooze(state, now, policy, item=typed.number, until=_ahead(until, policy.day(now))),
        t.acts.said.snoozed(day=on_day(until, policy.day(now))),
    )


def _ahead(day: date, today: date) -> date:
    if day <= today:
        raise FieldError("until", t.acts.trouble.past)
    return day


def _discard(typed: Typed) -> Command:
    return lambda state, now, policy: worded(
        word.draft_discard(state, now, policy, item=typed.number), t.acts.said.discarded
    )


def _dismiss(typed: Typed) -> Command:
    return lambda state, now, policy: worded(word.dismiss(state, now, policy, item=typed.number), t.acts.said.dismissed)


def _done(typed: Typed) -> Command:
    return lambda state, now, policy: worded(word.task_done(state, now, policy, item=typed.number), t.acts.said.done)


def _skip(typed: Typed) -> Command:
    return lambda state, now, policy: worded(word.task_skip(state, now, policy, item=typed.number), t.acts.said.skipped)


def _answer(typed: Typed) -> Command:
    choice = typed.text("choice")
    if not choice:
        raise FieldError("choice", t.acts.trouble.choose)
    return lambda state, now, policy: worded(
        word.answer(state, now, policy, item=typed.number, choice=choice), t.acts.said.answered
    )


ACTS: dict[str, Make] = {
    "approve": _approve,
    "edit": _edit,
    "snooze": _snooze,
    "discard": _discard,
    "dismiss": _dismiss,
    "done": _done,
    "skip": _skip,
    "answer": _answer,
}
