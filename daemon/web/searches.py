"""Owns what the page of one application shows: how it stands, what comes next, who, when, and what can be corrected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from daemon.bootstrap.program import Program
from daemon.domain.application import Application, Contact, Interview, State
from daemon.domain.policy import Policy
from daemon.domain.quiet import profile_of
from daemon.views import words
from daemon.views.applications import channel, people
from daemon.views.timefmt import on_day, span
from daemon.web.board import ORDER, Row, row
from daemon.web.cards import DraftCard, TaskCard, draft_card, task_card
from daemon.web.steps import Step, steps
from daemon.web.story import MOST, Entry, story
from daemon.web.texts import texts

OTHERS = 80  # applications that may be merged
Option = tuple[str, str]  # of a list to choose from: what is recorded, what is read
t = texts()


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person on their side. `address` is empty for somebody the person only met; `new`: not used without a yes."""

    name: str
    address: str
    note: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One interview; day and clock as a form wants them."""

    id: int
    when: str
    state: str
    place: str
    people: str
    day: str
    clock: str
    over: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """How they are followed up: what stands, and what may be chosen."""

    profile: str
    profiles: tuple[Option, ...]
    channel: str
    channels: tuple[Option, ...]
    hold: str
    held: str


@dataclass(frozen=True, slots=True)
class Search:
    """One application's page. `more`: entries of the story that are not shown."""

    row: Row
    company: str
    step: Step | None
    said: str
    quote: str
    questions: tuple[str, ...]
    rules: Rules
    people: tuple[Somebody, ...]
    meetings: tuple[Meeting, ...]
    entries: tuple[Entry, ...]
    more: int
    drafts: tuple[DraftCard, ...]
    tasks: tuple[TaskCard, ...]
    stages: tuple[Option, ...]
    others: tuple[Option, ...]
    day: str


def search(program: Program, number: int, *, read: int = 0, whole: bool = False) -> Search | None:
    """One application, None when there is none with that number. `read`: a mail's event whose text is shown too."""
    state, policy = program.state(), program.policy
    application = state.applications.get(number)
    if application is None:
        return None
    step = steps(state, policy).get(number)
    said = application.statement.statement if application.statement else None
    mine = [item for item in state.open_items() if item.application == number]
    told = story(program, application, read=read)
    most = len(told) if whole or read else MOST
    return Search(
        row=row(application, step, state, policy),
        company=application.company or "",
        step=step,
        said=words.statement(said, policy.day(state.now)) if said else "",
        quote=said.quote if said else "",
        questions=tuple(question.text for question in application.questions),
        rules=_rules(application, state, policy),
        people=tuple(_people(application, state, policy)),
        meetings=tuple(_meeting(i, state, policy) for i in application.interviews),
        entries=told[:most],
        more=len(told) - len(told[:most]),
        drafts=tuple(draft_card(item, program, state) for item in mine if item.is_draft),
        tasks=tuple(task_card(item, program, state) for item in mine if item.state == "open"),
        stages=tuple((stage.value, t.applications.stages[stage.value]) for stage in ORDER),
        others=tuple(_others(application, state)),
        day=policy.day(state.now).isoformat(),
    )


def _rules(application: Application, state: State, policy: Policy) -> Rules:
    today, hold = policy.day(state.now), application.hold_until
    ahead = hold is not None and hold > today
    return Rules(
        profile=profile_of(application, policy),
        profiles=tuple((name, _profile(name)) for name in policy.numbers),
        channel=channel(application, policy),
        channels=tuple((name, t.application.channels[name]) for name in t.application.channels),
        hold=hold.isoformat() if hold and ahead else "",
        held=on_day(hold, today) if hold and ahead else "",
    )


def _people(application: Application, state: State, policy: Policy) -> Iterator[Somebody]:
    for contact in people(application):
        yield Somebody(contact.name or "", contact.address, _note(contact, state, policy))
    seen = {contact.name for contact in application.contacts.values()}
    for name in dict.fromkeys(name for _, name, address, _ in application.met if name and not address):
        if name not in seen:
            yield Somebody(name, "", t.application.no_address)
    for contact in application.contacts.values():
        if not contact.known:
            yield Somebody(contact.name or "", contact.address, t.application.new_address, new=True)


def _note(contact: Contact, state: State, policy: Policy) -> str:
    today = policy.day(state.now)
    if contact.bounced:
        return str(t.application.bounced)
    if contact.back_on is not None and contact.back_on > today:
        return str(t.application.away(day=on_day(contact.back_on, today)))
    return ""


def _meeting(interview: Interview, state: State, policy: Policy) -> Meeting:
    local = interview.start.astimezone(policy.zone)
    return Meeting(
        id=interview.id,
        when=span(interview.start, interview.end, policy.zone, state.now),
        state=interview.state,
        place=interview.place or "",
        people=", ".join(words.person(name, address) for name, address, _ in interview.people),
        day=local.date().isoformat(),
        clock=f"{local:%H:%M}",
        over=interview.start <= state.now,
    )


def _profile(name: str) -> str:
    return str(t.application.profiles[name]) if name in t.application.profiles else name


def _others(application: Application, state: State) -> Iterator[Option]:
    """Applications that may be the same one: those of the same employer first, then by name."""
    mine = (application.company or "").casefold()
    known = [one for one in state.applications.values() if one.id != application.id]
    known.sort(key=lambda one: ((one.company or "").casefold() != mine, one.named.casefold(), one.id))
    for one in known[:OTHERS]:
        yield str(one.id), t.application.numbered(named=one.named, number=one.id)
