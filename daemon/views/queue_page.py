"""Owns how the queue is shown to people: what waits, why, and which command answers it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from daemon.domain.application import Item, State
from daemon.domain.policy import Policy
from daemon.views import words
from daemon.views.page import Block, Card, Heading, Note, Page
from daemon.views.queue import waiting_drafts, waiting_tasks
from daemon.views.timefmt import counted, on_day, when

EMPTY = "Nothing waits for you. What comes next, and when: followup plan"


def queue_page(state: State, policy: Policy) -> Page:
    """Drafts, then tasks and questions, each with the command that deals with it."""
    drafts, tasks = waiting_drafts(state), waiting_tasks(state)
    return tuple(_blocks(drafts, tasks, state, policy)) or (Note(EMPTY),)


def draft_page(item: Item, state: State, policy: Policy) -> Page:
    """One draft with all its words."""
    card = _draft(item, state, policy)
    others = [
        Card("", "Further words of yours for this draft", (("Subject", other["subject"]),), other["body"])
        for other in item.data.get("others") or ()
    ]
    return (Card(card.number, card.title, card.lines, item.body), *others)


def _blocks(drafts: list[Item], tasks: list[Item], state: State, policy: Policy) -> Iterator[Block]:
    if drafts:
        yield Heading(f"{counted(len(drafts), 'draft')} to look at")
        yield from (_draft(item, state, policy) for item in drafts)
        yield Note("Read one: followup draft show ID. Then: followup draft approve ID (or edit, discard, snooze).")
    if tasks:
        yield Heading(f"{counted(len(tasks), 'task')} for you")
        yield from (_task(item, state, policy) for item in tasks)
        yield Note("When done: followup task done ID (or skip). A question: followup answer ID CHOICE.")


def _draft(item: Item, state: State, policy: Policy) -> Card:
    to = ", ".join(words.person(name, address) for name, address in item.to)
    return Card(str(item.id), f"{words.kind(item.kind)} to {to}", tuple(_draft_lines(item, state, policy)))


def _draft_lines(item: Item, state: State, policy: Policy) -> Iterator[tuple[str, str]]:
    yield from _about(item, state)
    yield "Subject", item.subject
    status = words.STATES.get(str(item.state), str(item.state))
    until = f" until {on_day(item.until, policy.day(state.now))}" if item.until and item.state == "snoozed" else ""
    yield "State", f"{status}{until}; due {when(item.due, policy.zone, state.now)}"
    yield "Why", f"{item.because} ({item.rule})"
    if item.note:
        yield "Note", item.note


def _task(item: Item, state: State, policy: Policy) -> Card:
    """A short text stands above its reasons, a longer one (a call's script, a letter) below them."""
    text = str(item.data.get("text") or item.body)
    short = "\n" not in text.strip()
    lines = tuple(line for line in _task_lines(text if short else "", item, state, policy) if line[1])
    return Card(str(item.id), words.kind(item.kind, item.form), lines, "" if short else text)


def _task_lines(text: str, item: Item, state: State, policy: Policy) -> Iterator[tuple[str, str]]:
    yield "", text
    yield from _about(item, state)
    deadline = item.data.get("deadline")
    by = f", by {on_day(date.fromisoformat(deadline), policy.day(state.now))}" if deadline else ""
    yield "Due", when(item.due, policy.zone, state.now) + by
    yield "Why", f"{item.because} ({item.rule})"
    known = (state.applications.get(number) for number in item.data.get("candidates") or ())
    yield "It may be", "; ".join(f"{one.id} ({one.named})" for one in known if one)
    yield "Choices", ", ".join(str(choice) for choice in item.data.get("choices") or ())


def _about(item: Item, state: State) -> Iterator[tuple[str, str]]:
    application = state.applications.get(item.application) if item.application is not None else None
    if application:
        yield "", f"{application.named} (application {application.id})"
