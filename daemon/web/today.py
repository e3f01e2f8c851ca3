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
MOST = 10  # cards at once, of all kinds by turns; more are counted, and come up as these are done
PUT_BY = 20  # approved or put off
MAIL_TEXT = 16_000  # characters of all mails on the page together
t = texts()


@dataclass(frozen=True, slots=True)
class Today:
    """The whole page. `more`: how many further ones wait, `counts` how many drafts, questions and tasks
    there are; `next_up` is told when nothing waits; `leaves` says what
    becomes of an approved draft; `known`: whether there is any application yet."""

    drafts: tuple[DraftCard, ...]
    questions: tuple[TaskCard, ...]
    tasks: tuple[TaskCard, ...]
    later: tuple[DraftCard, ...]
    put_off: tuple[TaskCard, ...]
    more: int
    counts: tuple[int, int, int]
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
    put_off = [item for item in tasks if item.state == "snoozed"]
    back = _back(program) if later or put_off else {}
    shares = _shares(len(now), len(questions), len(to_do))
    longest = MAIL_TEXT // max(1, sum(shares))
    return Today(
        drafts=tuple(draft_card(item, program, state, longest) for item in now[: shares[0]]),
        questions=tuple(task_card(item, program, state, longest) for item in questions[: shares[1]]),
        tasks=tuple(task_card(item, program, state, longest) for item in to_do[: shares[2]]),
        later=tuple(draft_card(item, program, state, 0, back.get(item.id)) for item in later[:PUT_BY]),
        put_off=tuple(task_card(item, program, state, 0, back.get(item.id)) for item in put_off[:PUT_BY]),
        more=len(now) + len(questions) + len(to_do) - sum(shares),
        counts=(len(now), len(questions), len(to_do)),
        leaves=str(t.today.leaves[program.settings.send]) if program.settings.send in t.today.leaves else "",
        next_up="" if now or questions or to_do else _next_up(state, policy),
        known=bool(state.applications),
        day=when(state.now, policy.zone, state.now),
    )


def _shares(*counts: int) -> tuple[int, ...]:
    """How many of each list are shown: one of each by turns until there are enough."""
    shares = [0] * len(counts)
    while sum(shares) < min(MOST, sum(counts)):
        for place, count in enumerate(counts):
            if shares[place] < count and sum(shares) < MOST:
                shares[place] += 1
    return tuple(shares)


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
