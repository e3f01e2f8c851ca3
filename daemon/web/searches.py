"""Owns what the Applications pages show: all of them by stage, and one with its whole story."""

from __future__ import annotations

from dataclasses import dataclass

from daemon.bootstrap.program import Program
from daemon.domain.application import Application, Interview, State, TimelineEntry
from daemon.domain.policy import Policy
from daemon.domain.quiet import profile_of
from daemon.domain.stages import CLOSED, Stage
from daemon.domain.wishes import Held, Wish
from daemon.views import words
from daemon.views.application_page import step_words
from daemon.views.applications import channel, listed, people, unconfirmed
from daemon.views.timefmt import on_day, span, when
from daemon.web.today import DraftCard, draft_card

ORDER = (
    *(Stage.OFFERED, Stage.SCHEDULED, Stage.INVITED, Stage.ASSESSMENT, Stage.WAITING, Stage.APPLIED),
    *(Stage.ON_HOLD, Stage.QUIET),
)
MEANS = {
    "offered": "they made an offer",
    "scheduled": "an interview has a fixed time ahead",
    "invited": "they want to talk; no time is agreed",
    "assessment": "the next move is yours",
    "waiting": "you met, and they owe an answer",
    "applied": "the application is in",
    "on_hold": "they paused the hiring",
    "quiet": "the allowed follow-ups went unanswered",
}
WHAT = {
    "acknowledged": "they have your application",
    "assessment_asked": "they asked you for something",
    "assessment_answered": "you answered",
    "invited": "they want to talk",
    "interview_fixed": "an interview was fixed",
    "interview_moved": "an interview was moved",
    "interview_cancelled": "an interview was called off",
    "interview_held": "the interview took place",
    "holding_reply": "they wrote, and have not decided yet",
    "paused": "they paused the hiring",
    "resumed": "they are moving again",
    "offer_made": "they made an offer",
    "offer_withdrawn": "they took the offer back",
    "rejected": "they chose otherwise",
    "withdrew": "you withdrew",
    "accepted": "you accepted",
    "declined": "you declined",
    "reopened": "it is open again",
    "gone_quiet": "the allowed follow-ups went unanswered",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One application in the table."""

    id: int
    company: str
    role: str
    stage: str
    tone: str
    since: str
    comes: str
    because: str
    unconfirmed: bool


@dataclass(frozen=True, slots=True)
class Group:
    """All applications of one stage."""

    name: str
    means: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a story. `event` is what can be taken back, None when it cannot."""

    event: int | None
    at: str
    what: str
    source: str
    quotes: tuple[str, ...]
    stage: str | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One interview."""

    when: str
    state: str
    place: str
    people: str


@dataclass(frozen=True, slots=True)
class Search:
    """One application's page."""

    row: Row
    rule: str
    facts: tuple[tuple[str, str], ...]
    quote: str
    people: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    entries: tuple[Entry, ...]
    drafts: tuple[DraftCard, ...]


def groups(program: Program) -> tuple[Group, ...]:
    """All applications by stage, what needs the person first, closed ones last."""
    state, steps, policy = program.state(), program.next_steps(), program.policy
    rows = [(a.stage, _row(a, state, steps.get(a.id), policy)) for a in listed(state, closed=True)]
    made = [
        Group(words.stage(stage).capitalize(), MEANS[stage.value], tuple(row for at, row in rows if at is stage))
        for stage in ORDER
    ]
    made.append(Group("Closed", "it is decided", tuple(row for at, row in rows if at in CLOSED)))
    return tuple(group for group in made if group.rows)


def search(program: Program, number: int) -> Search | None:
    """One application, None when there is none with that number."""
    state, policy = program.state(), program.policy
    application = state.applications.get(number)
    if application is None:
        return None
    step = program.next_steps().get(number)
    said = application.statement.statement if application.statement else None
    queued = [i for i in state.open_items() if i.is_draft and i.application == number]
    return Search(
        row=_row(application, state, step, policy),
        rule=step.rule if step else "",
        facts=tuple(_facts(application, state, policy)),
        quote=said.quote if said else "",
        people=tuple(words.person(c.name, c.address) for c in people(application)),
        meetings=tuple(_meeting(i, state, policy) for i in application.interviews),
        entries=tuple(reversed(_entries(application, state, policy))),
        drafts=tuple(draft_card(item, program, state) for item in queued),
    )


def _row(application: Application, state: State, step: Wish | Held | None, policy: Policy) -> Row:
    since = policy.day(application.since or application.opened_at)
    comes = step_words(step, state, policy)
    return Row(
        id=application.id,
        company=application.company or "A confidential employer",
        role=application.role or "",
        stage=words.stage(application.stage).capitalize(),
        tone=application.stage.value,
        since=on_day(since, policy.day(state.now)),
        comes=comes[:1].upper() + comes[1:],
        because=step.because if step else "",
        unconfirmed=unconfirmed(application.questions),
    )


def _facts(application: Application, state: State, policy: Policy) -> list[tuple[str, str]]:
    today = policy.day(state.now)
    facts = []
    if application.statement:
        facts.append(("They said", words.statement(application.statement.statement, today)))
    if application.hold_until:
        facts.append(("On hold by you", f"until {on_day(application.hold_until, today)}"))
    facts.append(
        ("Waiting rules", f"{profile_of(application, policy)}, {words.CHANNELS[channel(application, policy)]}")
    )
    facts.extend(("A question waits", question.text) for question in application.questions)
    return facts


def _meeting(interview: Interview, state: State, policy: Policy) -> Meeting:
    names = ", ".join(words.person(name, address) for name, address, _ in interview.people)
    at = span(interview.start, interview.end, policy.zone, state.now)
    return Meeting(at, interview.state, interview.place or "", names)


def _entries(application: Application, state: State, policy: Policy) -> list[Entry]:
    made, before = [], None
    for entry in application.timeline:
        made.append(_entry(entry, before, state, policy))
        before = entry.stage
    return made


def _entry(entry: TimelineEntry, before: str | None, state: State, policy: Policy) -> Entry:
    what = WHAT.get(entry.what, entry.what.replace("_", " "))
    return Entry(
        event=entry.event if entry.source in ("mail", "person") else None,
        at=when(entry.at, policy.zone, state.now),
        what=what[:1].upper() + what[1:],
        source=words.SOURCES.get(entry.source, entry.source),
        quotes=tuple(dict.fromkeys(entry.evidence)),
        stage=words.stage(entry.stage) if entry.stage != before else None,
    )
