"""Owns what the Today page shows: each draft beside the mail it answers, questions, tasks, and what is put by."""

from __future__ import annotations

from dataclasses import dataclass

from daemon.bootstrap.program import Program
from daemon.domain.application import State
from daemon.domain.events import What
from daemon.domain.policy import Policy
from daemon.domain.undoing import undone
from daemon.views.queue import waiting_drafts, waiting_tasks
from daemon.views.timefmt import when
from daemon.web.cards import DraftCard, TaskCard, draft_card, task_card
from daemon.web.steps import steps
from daemon.web.texts import texts
from daemon.web.undoing import newest

NOW_STATES = ("queued", "edited", "unsure", "withdrawn")
MOST = 30  # of a kind at once; more are counted, and come up as these are done
MAIL_TEXT = 60_000  # characters of all mails on the page together
t = texts()


@dataclass(frozen=True, slots=True)
class Today:
    """The whole page. `more`: how many further ones wait; `next_up` is told when nothing waits; `leaves` says what
    becomes of an approved draft; `known`: whether there is any application yet."""

    drafts: tuple[DraftCard, ...]
    questions: tuple[TaskCard, ...]
    tasks: tuple[TaskCard, ...]
    later: tuple[DraftCard, ...]
    put_off: tuple[TaskCard, ...]
    more: int
    leaves: str
    next_up: str
    known: bool
    day: str


def today(program: Program) -> Today:
    """As things stand."""
    state, policy = program.state(), program.policy
    drafts, tasks = waiting_drafts(state), waiting_tasks(state)
    now = [item for item in drafts if item.state in NOW_STATES]
    later = [item for item in drafts if item.state not in NOW_STATES]
    questions = [item for item in tasks if item.form == "question" and item.state == "open"]
    to_do = [item for item in tasks if item.form != "question" and item.state == "open"]
    lists = (now, questions, to_do, later)
    put_off = [item for item in tasks if item.state == "snoozed"]
    back = _back(program) if later or put_off else {}
    longest = MAIL_TEXT // max(1, sum(len(those[:MOST]) for those in lists))
    return Today(
        drafts=tuple(draft_card(item, program, state, longest) for item in now[:MOST]),
        questions=tuple(task_card(item, program, state, longest) for item in questions[:MOST]),
        tasks=tuple(task_card(item, program, state, longest) for item in to_do[:MOST]),
        later=tuple(draft_card(item, program, state, longest, back.get(item.id)) for item in later[:MOST]),
        put_off=tuple(task_card(item, program, state, longest, back.get(item.id)) for item in put_off[:MOST]),
        more=sum(len(those[MOST:]) for those in lists),
        leaves=str(t.today.leaves[program.settings.send]) if program.settings.send in t.today.leaves else "",
        next_up="" if now or questions or to_do else _next_up(state, policy),
        known=bool(state.applications),
        day=when(state.now, policy.zone, state.now),
    )


def _back(program: Program) -> dict[int, int]:
    """For each item the event of its yes or of its putting off: until it has left, that can be taken back."""
    events = program.journal.events()
    return newest(events, (What.APPROVED, What.SNOOZED), undone(events))


def waiting(program: Program) -> int:
    """How much waits for the person now."""
    open_items = program.state().open_items()
    return sum(item.state in NOW_STATES if item.is_draft else item.state == "open" for item in open_items)


def _next_up(state: State, policy: Policy) -> str:
    coming = [(step, number) for number, step in steps(state, policy).items() if not step.held]
    if not coming:
        return ""
    step, number = min(coming, key=lambda one: one[0].due)
    return str(t.today.next_up(what=step.what, named=state.applications[number].named, day=step.day))
