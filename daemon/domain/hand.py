"""Owns what the person's word does to an application: notes, stages, interviews agreed by telephone, answers."""

from __future__ import annotations

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
    app = fold.application
    match event.what:
        case What.OPENED:
            _opened(fold, event)
        case What.SET:
            _set(app, event)
        case What.MET:
            _met(fold, event)
        case What.DECISION:
            statement = StatementInForce(statement_from(event.data["statement"]), event.at, f"event:{event.id}")
            statement.from_person = True
            app.statement = None  # the person's word is the newest: nothing of the old one is kept
            promises.take(app, statement, fold.policy)
            fold.tell(event.at, "decision_date", event=event.id, source="person", words=statement.statement.quote)
        case What.NEWS:
            app.news.append((event.id, event.data["text"]))
        case What.MENTION:
            app.mentions.append((event.at, event.data["text"]))
        case What.STAGE:
            _stage(fold, event)
        case What.INTERVIEW:
            _interview(fold, event)
        case What.TRUSTED:
            _trusted(app, event)
        case What.CONFIRMED | What.REFUSED:
            _answered(fold, event)
        case What.ANSWERED:
            _need_done(fold, event)
        case What.SENT:
            sent.take_item(fold, event)
        case What.DONE:
            _task_done(fold, event)
        case What.DISCARDED | What.EXPIRED:
            sent.take_spared(fold, event)
        case What.SKIPPED:
            sent.take_spared(fold, event)


def _opened(fold: Fold, event: Event) -> None:
    app = fold.application
    if event.source == "person":
        fold.signal(Signal.ACKNOWLEDGED, event.at, event=event.id, source="person", what="added")
        app.last_word = app.last_word or event.at


def _set(app: Application, event: Event) -> None:
    data = event.data
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
            if app.stage is Stage.WAITING and not any(i.state == "held" for i in app.interviews):
                fold.set_stage(Stage.APPLIED, event.at)


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


def _trusted(app: Application, event: Event) -> None:
    address = event.data["address"]
    for someone in app.contacts.values():
        if someone.odd_reply_to == address:
            someone.reply_to = address
            someone.odd_reply_to = None
    someone = contacts.contact(app, address)
    someone.known = someone.trusted = True
    someone.bounced = False


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
