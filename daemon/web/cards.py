"""Owns what one card on the page shows: a draft with the mail it answers, a task with what can be told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from daemon.bootstrap.program import Program
from daemon.domain import interviews, thanking
from daemon.domain.application import Item, State
from daemon.domain.policy import Policy
from daemon.domain.wishes import Form, Kind
from daemon.views import words
from daemon.views.timefmt import on_day, when
from daemon.web import style
from daemon.web.choices import Choice, choices, others
from daemon.web.mails import LONGEST, MailShown, mail_about
from daemon.web.steps import capital
from daemon.web.texts import texts

SHOWN = frozenset(  # what the card itself shows better than the task's text
    {Kind.DEBRIEF, Kind.ASK_WHEN, Kind.ANSWER_NEEDED, Kind.WHICH_ONE, Kind.WHAT_IS_THIS, Kind.CONFIRM}
)
TELLS = {Kind.DEBRIEF: "debrief", Kind.ASK_WHEN: "decision", Kind.STATUS_CHECK: "decision"}
t = texts()


@dataclass(frozen=True, slots=True)
class DraftCard:
    """One draft. `mail` is what it answers; `later` the days it can be put off to; `back` the event of a
    yes or of a putting off, which can be taken back."""

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
    note: str
    due: str
    mail: MailShown | None
    words: int
    most: int
    hints: tuple[str, ...]
    later: tuple[Choice, ...]
    back: int | None = None


@dataclass(frozen=True, slots=True)
class TaskCard:
    """One task or question. `tells`: which form its card has ("debrief", "decision" or none); `met`: who is known of
    so far; `others`: further applications that a mail may be about."""

    id: int
    application: int | None
    employer: str
    kind: str
    form: str
    state: str
    says: str
    title: str
    lead: str
    text: str
    because: str
    rule: str
    due: str
    until: str
    choices: tuple[Choice, ...]
    others: tuple[Choice, ...]
    mail: MailShown | None
    tells: str
    met: str
    later: tuple[Choice, ...]
    needs: str
    back: int | None = None


def draft_card(
    item: Item, program: Program, state: State, longest: int = LONGEST, back: int | None = None
) -> DraftCard:
    """One draft, with its text, its reason and the mail it answers (at most `longest` characters of it)."""
    policy = program.policy
    return DraftCard(
        id=item.id,
        application=item.application,
        employer=employer(item, state),
        title=capital(words.kind(item.kind)),
        whom=", ".join(name or address for name, address in item.to),
        to=", ".join(words.person(name, address) for name, address in item.to),
        subject=item.subject,
        body=item.body,
        state=str(item.state),
        says=_says(item, state, policy),
        because=capital(item.because),
        rule=item.rule,
        note=capital(item.note or ""),
        due=when(item.due, policy.zone, state.now),
        mail=mail_about(item, program, state, longest),
        words=style.count(item.body),
        most=style.most(item.kind),
        hints=style.hints(item, item.subject, item.body),
        later=later(state, policy),
        back=back,
    )


def task_card(item: Item, program: Program, state: State, longest: int = LONGEST, back: int | None = None) -> TaskCard:
    """One task or question, with what it is about."""
    policy = program.policy
    deadline = item.data.get("deadline")
    by_phone = item.kind != Kind.STATUS_CHECK or item.form == Form.CALL
    return TaskCard(
        id=item.id,
        application=item.application,
        employer=employer(item, state),
        kind=str(item.kind),
        form=str(item.form),
        state=str(item.state),
        says=_says(item, state, policy),
        title=_title(item),
        lead=_lead(item, state),
        text=_text(item),
        because=capital(item.because),
        rule=item.rule,
        due=when(item.due, policy.zone, state.now),
        until=on_day(date.fromisoformat(deadline), policy.day(state.now)) if deadline else "",
        choices=choices(item, state),
        others=others(item, state),
        mail=mail_about(item, program, state, longest),
        tells=TELLS.get(Kind(item.kind), "") if by_phone and item.state == "open" else "",
        met=_met(item, state, policy),
        later=later(state, policy),
        needs=_needs(item, state),
        back=back,
    )


def later(state: State, policy: Policy) -> tuple[Choice, ...]:
    """Days to put something off to: tomorrow, next Monday, in two weeks."""
    today = policy.day(state.now)
    monday = today + timedelta(days=7 - today.weekday())
    days = {"tomorrow": today + timedelta(days=1), "monday": monday, "two_weeks": today + timedelta(days=14)}
    return tuple(Choice(day.isoformat(), t.today.later[name]) for name, day in days.items())


def employer(item: Item, state: State) -> str:
    """Which application it is about, in words."""
    application = state.applications.get(item.application or 0)
    return application.named if application else ""


def _title(item: Item) -> str:
    kind = str(item.kind)
    if kind == Kind.CONFIRM:
        return _stored(item).partition("\n")[0]  # the question itself
    return str(t.today.titles[kind]) if kind in t.today.titles else capital(words.kind(kind, item.form))


def _stored(item: Item) -> str:
    return str(item.data.get("text") or item.body).strip()


def _lead(item: Item, state: State) -> str:
    """What to know before answering or doing it."""
    kind = str(item.kind)
    if kind == Kind.WHICH_ONE:
        return str(t.today.lead.several if item.data.get("candidates") else t.today.lead.none)
    if kind == Kind.WHAT_IS_THIS:
        application = state.applications.get(item.application or 0)
        held = application and any(q.key == item.key and q.holds for q in application.questions)
        return str(t.today.lead.holds if held else t.today.lead.asks)
    return str(t.today.lead[kind]) if kind in t.today.lead else ""


def _says(item: Item, state: State, policy: Policy) -> str:
    stands = str(item.state)
    said = str(t.today.states[stands]) if stands in t.today.states else stands
    return str(t.today.put_off(day=on_day(item.until, policy.day(state.now)))) if item.until else said


def _text(item: Item) -> str:
    """A task's text without the lines that name a command."""
    if item.kind in SHOWN:
        return ""
    return "\n".join(line for line in _stored(item).split("\n") if not _of_terminal(line)).strip()


def _of_terminal(line: str) -> bool:
    return "followup " in line or line.startswith("CHOICE is")


def _met(item: Item, state: State, policy: Policy) -> str:
    """Who is known of the round a debrief is about."""
    application = state.applications.get(item.application or 0)
    if application is None or item.kind != Kind.DEBRIEF:
        return ""
    held = [r for r in interviews.rounds(application, policy) if r.id == item.data.get("round")]
    return ", ".join(name or address or "" for one in held for name, address in thanking.met(application, one, policy))


def _needs(item: Item, state: State) -> str:
    """What they wait for: "invitation", "proposal" or "assessment"; empty for everything else."""
    application = state.applications.get(item.application or 0)
    if application is None or item.kind != Kind.ANSWER_NEEDED:
        return ""
    return next((need.what for need in application.needs if need.mail == item.data.get("mail")), "")
