"""Owns how the plan is shown to people: each day that something is wished, and why; then what is held back, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daemon.domain.application import State
from daemon.domain.policy import Policy
from daemon.domain.wishes import Held, Wish
from daemon.views import words
from daemon.views.page import Block, Card, Heading, Note, Page
from daemon.views.plan import in_order
from daemon.views.timefmt import counted, on_day, when


def plan_page(wishes: Sequence[Wish], held: Sequence[Held], state: State, policy: Policy, days: int) -> Page:
    """What is wished within `days` if no mail comes and nothing is sent."""
    return tuple(_blocks(wishes, held, state, policy, days))


def _blocks(wishes: Sequence[Wish], held: Sequence[Held], state: State, policy: Policy, days: int) -> Iterator[Block]:
    if wishes:
        yield Heading(f"Within {counted(days, 'day')}, if no mail comes")
        yield from (_wish(str(n), wish, state, policy) for n, wish in enumerate(in_order(wishes), 1))
    else:
        yield Note(
            f"Nothing is wished within {counted(days, 'day')}. How each application stands: followup applications"
        )
    if held:
        yield Heading("Held back")
        yield from (_held(one, state, policy) for one in held)


def _wish(number: str, wish: Wish, state: State, policy: Policy) -> Card:
    to = f" to {words.person(*wish.to)}" if wish.to else ""
    title = f"{when(wish.due, policy.zone, state.now)}: {words.kind(wish.kind, wish.form)}{to}"
    lines = (("", _named(wish.application, state)), ("Why", f"{wish.because} ({wish.rule})"))
    return Card(number, title, tuple(line for line in lines if line[1]))


def _held(one: Held, state: State, policy: Policy) -> Card:
    until = f"until {on_day(one.until, policy.day(state.now))}" if one.until else "no day is set"
    title = f"{words.kind(one.what)}, {until}"
    return Card("-", title, (("", _named(one.application, state)), ("Why", f"{one.because} ({one.rule})")))


def _named(number: int | None, state: State) -> str:
    application = state.applications.get(number) if number is not None else None
    return f"{application.named} (application {application.id})" if application else ""
