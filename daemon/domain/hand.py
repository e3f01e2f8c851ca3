"""Owns what the person's word does to an application: notes, stages, interviews agreed by telephone, answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from daemon.domain import contacts, interviews, promises, sent
from daemon.domain.application import Application, Interview, StatementInForce
from daemon.domain.events import Event, What
from daemon.domain.mail import statement_from
from daemon.domain.stages import Signal, Stage

if TYPE_CHECKING:
    from daemon.domain.fold import Fold


def take(fold: Fold, event: Event) -> None:
    """Let one event of the person or the program count for its application."""
    handler = _HANDLERS.get(What(event.what))
    if handler is not None:
        handler(fold, event)


def _decision(fold: Fold, event: Event) -> None:
    statement = statement_from(event.data["statement"])
    # The person's word is the newest: nothing of an older statement is kept.
    fold.application.statement = None
    promises.take(
        fold.application,
        StatementInForce(statement, event.at, f"event:{event.id}", from_person=True),
        fold.policy,
    )
    fold.tell(event.at, "decision_date", event=event.id, source="person", words=statement.quote)


def _news(fold: Fold, event: Event) -> None:
    fold.application.news.append((event.id, event.data["text"]))


def _mention(fold: Fold, event: Event) -> None:
    fold.application.mentions.append((event.at, event.data["text"]))


def _opened(fold: Fold, event: Event) -> None:
    app = fold.application
    if event.source == "person":
        fold.signal(Signal.ACKNOWLEDGED, event.at, event=event.id, source="person", what="added")
        app.last_word = app.last_word or event.at


def _set(fold: Fold, event: Event) -> None:
    app, data = fold.application, event.data
    for name in ("company", "role", "profile", "channel"):
        if name in data:
            setattr(app, name, data[name])
    if "hold_until" in data:
        app.hold_until = date.fromisoformat(data["hold_until"]) if data["hold_until"] else None
    if data.get("remove_person"):
        app.removed.add(data["remove_person"])
        app.contacts.pop(data["remove_person"], None)
        for interview in app.interviews:
            interview.people = [p for p in interview.people if p[1] != data["remove_person"]]


def _met(fold: Fold, event: Event) -> None:
    app = fold.application
    for person in event.data["people"]:
        name, address, part = person.get("name"), person.get("address"), person.get("part") or "interviewer"
        if address:
            app.removed.discard(address)
            someone = contacts.contact(app, address, name, part)
            someone.known = someone.trusted = True
            someone.named_at = event.at
        app.met.append((event.at, name, address, part))
    fold.tell(event.at, "met", event=event.id, source="person")


def _stage(fold: Fold, event: Event) -> None:
    app, stage = fold.application, Stage(event.data["stage"])
    if stage is Stage.REJECTED and app.stage is not Stage.REJECTED:
        app.rejection_at, app.rejection_mail = event.at, None
    if stage is Stage.OFFERED and app.stage is not Stage.OFFERED:
        app.offer_at, app.offer_mail = event.at, None
    fold.set_stage(stage, event.at)
    fold.tell(event.at, f"stage {stage.value}", event=event.id, source="person")


def _interview(fold: Fold, event: Event) -> None:
    app, data = fold.application, event.data
    action = data["action"]
    known = next((i for i in app.interviews if i.id == data.get("interview")), None)
    start = datetime.fromisoformat(data["start"]) if data.get("start") else None
    if known is None:
        if start is None:
            return
        known = interviews.by_time(app, start, None) or Interview(id=event.id, start=start)
        if known not in app.interviews:
            app.interviews.append(known)
    known.word_at = event.at
    _take_details(app, known, event)
    before = known.state
    match action:
        case "fixed" | "moved":
            known.start = start or known.start
            known.end = datetime.fromisoformat(data["end"]) if data.get("end") else None
            known.state = "moved" if before in ("fixed", "moved") and action == "moved" else "fixed"
            known.fixed_at = event.at
            signal = Signal.INTERVIEW_MOVED if action == "moved" else Signal.INTERVIEW_FIXED
            fold.close_needs({"invitation", "proposal"})
            fold.signal(signal, event.at, event=event.id, source="person")
        case "cancelled":
            known.state = "cancelled"
            app.cancelled_at = event.at
            fold.signal(Signal.INTERVIEW_CANCELLED, event.at, event=event.id, source="person")
        case "held":
            _held(fold, known, event)
        case "missed":
            known.state = "missed"
            fold.tell(event.at, "interview_missed", event=event.id, source="person")
            if app.stage in (Stage.WAITING, Stage.SCHEDULED) and not any(i.ahead for i in app.interviews):
                held = any(i.state == "held" for i in app.interviews)
                fold.set_stage(Stage.WAITING if held else Stage.APPLIED, event.at)


def _take_details(app: Application, known: Interview, event: Event) -> None:
    known.place = event.data.get("place") or known.place
    for person in event.data.get("with") or ():
        name, address = person.get("name"), person.get("address")
        known.people.append((name, address, "interviewer"))
        if address:
            someone = contacts.contact(app, address, name, "interviewer")
            someone.known = someone.trusted = True
            someone.named_at = event.at


def _held(fold: Fold, interview: Interview, event: Event) -> None:
    interview.state = "held"
    if interview.start > event.at:
        interview.start, interview.end = event.at, event.at
    promises.spend(fold.application, fold.policy)
    fold.signal(Signal.INTERVIEW_HELD, event.at, event=event.id, source="person")


def _trusted(fold: Fold, event: Event) -> None:
    app = fold.application
    address = event.data["address"]
    for someone in app.contacts.values():
        if someone.odd_reply_to == address:
            someone.reply_to = address
            someone.odd_reply_to = None
    someone = contacts.contact(app, address)
    someone.known = someone.trusted = True
    someone.bounced = False
    app.questions = [q for q in app.questions if q.key != f"address:{app.id}:{address}"]


def _answered(fold: Fold, event: Event) -> None:
    """Answers to questions of the clock; those about mails are known to the fold beforehand."""
    app, key, yes = fold.application, str(event.data["question"]), event.what == What.CONFIRMED
    kind, _, rest = key.partition(":")
    if kind == "held":
        interview = next((i for i in app.interviews if str(i.id) == rest.rpartition(":")[2]), None)
        if interview is not None and yes:
            interview.state = "held"
            fold.close_needs({"invitation", "proposal"})
            promises.spend(app, fold.policy)
            fold.signal(Signal.INTERVIEW_HELD, event.at, event=event.id, source="person")
        elif interview is not None:
            interview.state = "missed"
            fold.tell(event.at, "interview_missed", event=event.id, source="person")
    elif kind == "close" and yes:
        app.closed_by_silence = True
        fold.signal(Signal.REJECTED, event.at, event=event.id, source="person", what="closed")


def _need_done(fold: Fold, event: Event) -> None:
    for need in fold.application.needs:
        if need.mail == event.mail and not need.answered:
            need.answered = True
            if need.what == "assessment":
                fold.signal(Signal.ASSESSMENT_ANSWERED, event.at, event=event.id, source="person")


def _task_done(fold: Fold, event: Event) -> None:
    item = fold.items.get(int(event.data["item"]))
    if item is None:
        return
    if item.kind in ("status_check", "thank_you"):
        sent.take_item(fold, event)
    elif item.kind == "answer_needed":
        mail = item.data.get("mail")
        _need_done(fold, Event(event.id, event.at, event.source, event.what, event.application, mail))


_HANDLERS: dict[What, Callable[[Fold, Event], None]] = {
    What.OPENED: _opened,
    What.SET: _set,
    What.MET: _met,
    What.DECISION: _decision,
    What.NEWS: _news,
    What.MENTION: _mention,
    What.STAGE: _stage,
    What.INTERVIEW: _interview,
    What.TRUSTED: _trusted,
    What.CONFIRMED: _answered,
    What.REFUSED: _answered,
    What.ANSWERED: _need_done,
    What.SENT: sent.take_item,
    What.DONE: _task_done,
    What.DISCARDED: sent.take_spared,
    What.EXPIRED: sent.take_spared,
    What.SKIPPED: sent.take_spared,
}
