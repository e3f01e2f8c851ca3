"""Owns what the Today page shows: each draft beside the mail it answers, tasks, questions, and what is put by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from daemon.bootstrap.program import Program
from daemon.domain.application import Item, State
from daemon.domain.policy import Policy
from daemon.views import words
from daemon.views.queue import waiting_drafts, waiting_tasks
from daemon.views.timefmt import on_day, when
from daemon.web import style
from daemon.web.choices import Choice, choices
from daemon.web.mails import MailShown, mail_about

NOW_STATES = ("queued", "edited", "unsure", "withdrawn")


@dataclass(frozen=True, slots=True)
class DraftCard:
    """One draft. `mail` is what it answers; `snooze_from` the first day it can be put off to."""

    id: int
    application: int | None
    employer: str
    title: str
    whom: str
    to: str
    subject: str
    body: str
    state: str
    says: str
    because: str
    rule: str
    note: str | None
    due: str
    mail: MailShown | None
    words: int
    most: int
    hints: tuple[str, ...]
    snooze_from: str


@dataclass(frozen=True, slots=True)
class TaskCard:
    """One task or question."""

    id: int
    application: int | None
    employer: str
    title: str
    text: str
    because: str
    rule: str
    due: str
    until: str
    choices: tuple[Choice, ...]
    mail: MailShown | None


@dataclass(frozen=True, slots=True)
class Today:
    """The whole page. `next_up` is told when nothing waits; `leaves` says what becomes of an approved draft."""

    drafts: tuple[DraftCard, ...]
    later: tuple[DraftCard, ...]
    tasks: tuple[TaskCard, ...]
    leaves: str
    next_up: str | None
    day: str


def today(program: Program) -> Today:
    """As things stand."""
    state, policy = program.state(), program.policy
    cards = [draft_card(item, program, state) for item in waiting_drafts(state)]
    tasks = tuple(_task(item, program, state) for item in waiting_tasks(state) if item.state == "open")
    return Today(
        drafts=tuple(card for card in cards if card.state in NOW_STATES),
        later=tuple(card for card in cards if card.state not in NOW_STATES),
        tasks=tasks,
        leaves=LEAVES.get(program.settings.send, ""),
        next_up=None if cards or tasks else _next_up(program, state, policy),
        day=when(state.now, policy.zone, state.now),
    )


LEAVES = {
    "drafts": "An approved draft stays in your Drafts folder; send it from there.",
    "smtp": "An approved draft is sent between 8 in the morning and 6 in the evening.",
    "folder": "An approved draft is put into your Sent folder between 8 in the morning and 6 in the evening.",
}


def waiting(program: Program) -> int:
    """How much waits for the person now."""
    open_items = program.state().open_items()
    return sum(item.state in NOW_STATES if item.is_draft else item.state == "open" for item in open_items)


def draft_card(item: Item, program: Program, state: State) -> DraftCard:
    """One draft, with its text, its reason and the mail it answers."""
    policy = program.policy
    return DraftCard(
        id=item.id,
        application=item.application,
        employer=employer(item, state),
        title=_capital(words.kind(item.kind)),
        whom=", ".join(name or address for name, address in item.to),
        to=", ".join(words.person(name, address) for name, address in item.to),
        subject=item.subject,
        body=item.body,
        state=str(item.state),
        says=_says(item, state, policy),
        because=_capital(item.because),
        rule=item.rule,
        note=item.note,
        due=when(item.due, policy.zone, state.now),
        mail=mail_about(item, program, state),
        words=style.count(item.body),
        most=style.most(item.kind),
        hints=style.hints(item, item.subject, item.body),
        snooze_from=tomorrow(state, policy),
    )


def tomorrow(state: State, policy: Policy) -> str:
    """The next civil day, YYYY-MM-DD."""
    return (policy.day(state.now) + timedelta(days=1)).isoformat()


def employer(item: Item, state: State) -> str:
    """Which application it is about, in words."""
    application = state.applications.get(item.application or 0)
    return application.named if application else ""


def _says(item: Item, state: State, policy: Policy) -> str:
    said = _capital(words.STATES.get(str(item.state), str(item.state)))
    return f"{said} until {on_day(item.until, policy.day(state.now))}" if item.until else said


def _task(item: Item, program: Program, state: State) -> TaskCard:
    policy = program.policy
    deadline = item.data.get("deadline")
    return TaskCard(
        id=item.id,
        application=item.application,
        employer=employer(item, state),
        title=_capital(words.kind(item.kind, item.form)),
        text=_without_commands(str(item.data.get("text") or item.body)),
        because=_capital(item.because),
        rule=item.rule,
        due=when(item.due, policy.zone, state.now),
        until=on_day(date.fromisoformat(deadline), policy.day(state.now)) if deadline else "",
        choices=choices(item, state),
        mail=mail_about(item, program, state),
    )


def _without_commands(text: str) -> str:
    """A task's text without the lines that name a command: here are buttons."""
    kept = [line for line in text.strip().split("\n") if "followup " not in line]
    return "\n".join(kept).strip()


def _next_up(program: Program, state: State, policy: Policy) -> str | None:
    wishes, _ = program.plan(60)
    if not wishes:
        return None
    first = min(wishes, key=lambda wish: wish.due)
    named = state.applications[first.application].named if first.application in state.applications else ""
    about = f" for {named}" if named else ""
    return (
        f"{_capital(words.kind(first.kind, first.form))}{about}, {on_day(policy.day(first.due), policy.day(state.now))}"
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
