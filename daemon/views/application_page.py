"""Owns how applications are shown to people: the list, and one application with its story."""

from __future__ import annotations

from collections.abc import Iterator

from daemon.domain.application import Application, Interview, State, TimelineEntry
from daemon.domain.policy import Policy
from daemon.domain.quiet import profile_of
from daemon.domain.wishes import Held, Wish
from daemon.views import words
from daemon.views.applications import Steps, channel, listed, mail_name, people, unconfirmed
from daemon.views.page import Block, Card, Heading, Note, Page, Table
from daemon.views.timefmt import on_day, span, when

EMPTY = (
    "No applications yet. They open by themselves when a mail about one arrives (`followup once` reads your mail now), "
    'or tell it about one: followup add --company "Acme" --role "Data Engineer"'
)
ONLY_CLOSED = "No open applications. The closed ones: followup applications --all"
COLUMNS = ("#", "Application", "Stage", "Since", "Next")


def applications_page(state: State, steps: Steps, policy: Policy, *, closed: bool = False) -> Page:
    """The list."""
    shown = listed(state, closed=closed)
    if not shown:
        return (Note(ONLY_CLOSED if state.applications else EMPTY),)
    rows = tuple(_row(application, steps.get(application.id), state, policy) for application in shown)
    return (Table(COLUMNS, rows),)


def show_page(application: Application, state: State, step: Wish | Held | None, policy: Policy) -> Page:
    """One application: how it stands, what comes next and why, who and when, and every event with its evidence."""
    return tuple(_blocks(application, state, step, policy))


def step_words(step: Wish | Held | None, state: State, policy: Policy) -> str:
    """What comes next, and when: "status check (Tue 16 June)"."""
    today = policy.day(state.now)
    match step:
        case Wish():
            return f"{words.kind(step.kind, step.form)} ({on_day(policy.day(step.due), today)})"
        case Held(until=None):
            return f"{words.kind(step.what)} (held back)"
        case Held(until=until) if until:
            return f"{words.kind(step.what)} (not before {on_day(until, today)})"
        case _:
            return ""


def _row(application: Application, step: Wish | Held | None, state: State, policy: Policy) -> tuple[str, ...]:
    since = on_day(policy.day(application.since or application.opened_at), policy.day(state.now))
    return (str(application.id), application.named, _stage(application), since, step_words(step, state, policy))


def _stage(application: Application) -> str:
    doubt = " (unconfirmed)" if unconfirmed(application.questions) else ""
    return words.stage(application.stage) + doubt


def _blocks(application: Application, state: State, step: Wish | Held | None, policy: Policy) -> Iterator[Block]:
    yield Card(str(application.id), application.named, tuple(_facts(application, state, step, policy)))
    known = people(application)
    if known:
        yield Heading("People")
        yield from (Note(words.person(contact.name, contact.address)) for contact in known)
    if application.interviews:
        yield Heading("Interviews")
        yield from (_interview(interview, state, policy) for interview in application.interviews)
    yield Heading("What happened")
    before = None
    for entry in application.timeline:
        yield _entry(entry, before, state, policy)
        before = entry.stage
    if not application.timeline:
        yield Note("Nothing yet.")


def _facts(
    application: Application, state: State, step: Wish | Held | None, policy: Policy
) -> Iterator[tuple[str, str]]:
    today = policy.day(state.now)
    since = on_day(policy.day(application.since or application.opened_at), today)
    yield "Stage", f"{_stage(application)}, since {since}"
    if step is not None:
        yield "Next", step_words(step, state, policy)
        yield "Why", f"{step.because} ({step.rule})"
    if application.statement:
        said = application.statement.statement
        quote = f' ("{said.quote}")' if said.quote else ""
        yield "They said", words.statement(said, today) + quote
    if application.hold_until:
        yield "On hold by you", f"until {on_day(application.hold_until, today)}"
    yield "Profile", f"{profile_of(application, policy)}, checks {words.CHANNELS[channel(application, policy)]}"
    yield from (("Question", question.text) for question in application.questions)


def _interview(interview: Interview, state: State, policy: Policy) -> Card:
    names = ", ".join(words.person(name, address) for name, address, _ in interview.people)
    lines = (("At", interview.place or ""), ("With", names))
    title = f"{span(interview.start, interview.end, policy.zone, state.now)}, {interview.state}"
    title += f", round {interview.round}" if interview.round else ""
    return Card(str(interview.id), title, tuple(line for line in lines if line[1]))


def _entry(entry: TimelineEntry, before: str | None, state: State, policy: Policy) -> Card:
    """One event. Its number is what `undo` takes; the mail's name is what `split` takes."""
    lines = [("", f'"{quote}"') for quote in dict.fromkeys(entry.evidence)]
    mail = mail_name(entry.mail, state)
    lines += [("Mail", mail)] if mail else []
    moved = "" if entry.stage == before else f"; now {words.stage(entry.stage)}"
    source = words.SOURCES.get(entry.source, entry.source)
    title = f"{when(entry.at, policy.zone, state.now)}: {entry.what.replace('_', ' ')} ({source}{moved})"
    return Card("-" if entry.event is None else str(entry.event), title, tuple(lines))
