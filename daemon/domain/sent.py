"""Owns what left the person's side: checks, thank-yous and answers, by a draft of ours, by hand or by telephone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from classifiers.reading import Nuance, StatementKind
from daemon.domain import interviews
from daemon.domain.application import Application, Check, Item, Question, Thanks
from daemon.domain.events import Event
from daemon.domain.mail import MailFact
from daemon.domain.quiet import numbers_of
from daemon.domain.stages import CLOSED, Signal, Stage

if TYPE_CHECKING:
    from daemon.domain.fold import Fold

Items = Mapping[int, Item]

_DECISIONS = {
    Nuance.ACCEPTS: (Signal.ACCEPTED, "accepted the offer of"),
    Nuance.DECLINES: (Signal.DECLINED, "declined the offer of"),
    Nuance.WITHDRAWS: (Signal.WITHDREW, "withdrew from"),
}


def take_own_mail(fold: Fold, mail: MailFact) -> None:
    """A mail the person wrote: an answer, a yes to a proposed time, a thank-you, or a check."""
    app = fold.application
    ours = mail.message_id in fold.verdicts.our_ids  # the draft's own SENT event tells of it and counts it
    if not ours:
        fold.tell(mail.at, "own_message", event=mail.event, source="mail", mail=mail)
    if mail.key in fold.verdicts.muted:
        return
    answers = _answers(app, mail)
    _agree(fold, mail)
    _close_needs(fold, mail)
    _ask_about_decision(fold, mail)
    app.wrote_at = mail.at
    if ours:
        return
    _count(fold, mail, answers)
    if app.stage is Stage.NEW:
        fold.signal(Signal.ACKNOWLEDGED, mail.at, event=mail.event, source="mail", mail=mail, what="own_message")


def _agree(fold: Fold, mail: MailFact) -> None:
    if mail.nuance != Nuance.AGREES:
        return
    app = fold.application
    proposed = interviews.meant(app, mail, ("proposed",))
    if proposed is None or proposed.ends <= mail.at:
        return
    proposed.state, proposed.fixed_at = "fixed", mail.at
    fold.close_needs({"invitation", "proposal"})
    fold.signal(Signal.INTERVIEW_FIXED, mail.at, event=mail.event, source="mail", mail=mail)


def _close_needs(fold: Fold, mail: MailFact) -> None:
    app = fold.application
    thread = set(mail.threads())
    written_to = {*mail.to, *mail.cc}
    senders = {m.key: m.sender for m in app.mails}
    for need in app.needs:
        if need.answered or need.at > mail.at:
            continue
        if thread & need.thread or (not mail.in_reply_to and senders.get(need.mail) in written_to):
            need.answered = True
            if need.what == "assessment":
                fold.signal(Signal.ASSESSMENT_ANSWERED, mail.at, event=mail.event, source="mail", mail=mail)


def _ask_about_decision(fold: Fold, mail: MailFact) -> None:
    app = fold.application
    if mail.nuance not in _DECISIONS or app.stage in CLOSED:
        return
    signal, words = _DECISIONS[Nuance(mail.nuance)]
    if signal is not Signal.WITHDREW and app.stage is not Stage.OFFERED:
        return
    key = f"own:{mail.key}"
    if key in fold.verdicts.confirmed:
        fold.signal(signal, mail.at, event=mail.event, source="person", mail=mail)
        return
    fold.ask(
        Question(
            key=key,
            kind="confirm",
            at=mail.at,
            mail=mail.key,
            text=f"Your mail reads as if you {words} {app.named}. Is that so?",
            choices=("yes", "no"),
            because="only you decide this, so a mail alone does not close the application",
            move=signal.value,
        )
    )


def _answers(application: Application, mail: MailFact) -> bool:
    """Whether the mail answers one of theirs that came after the newest round and had no answer yet."""
    answered = {own.in_reply_to for own in application.own_mails if own is not mail and own.at <= mail.at}
    end = interviews.newest_held_end(application)
    for theirs in application.mails:
        if theirs.message_id and theirs.message_id == mail.in_reply_to:
            return theirs.message_id not in answered and (end is None or theirs.at > end)
    return False


def _count(fold: Fold, mail: MailFact, answers: bool) -> None:
    """Rules 2 and 5.3: the first mail to somebody after the round thanks; another one in `waiting` is a check."""
    app = fold.application
    end = interviews.newest_held_end(app)
    theirs = {c.reply_to: a for a, c in app.contacts.items() if c.reply_to} | {a: a for a in app.contacts}
    reached = [theirs[a] for a in (*mail.to, *mail.cc) if a in theirs]
    if not reached or end is None or mail.at <= end:
        if reached and app.stage in (Stage.WAITING, Stage.ON_HOLD) and not answers:
            app.checks.append(_own_check(fold, mail, reached[0]))
        return
    thanked = {t.to for t in app.thanks if t.at > end}
    first = [a for a in reached if a not in thanked]
    app.thanks.extend(Thanks(mail.at, a) for a in first)
    window = timedelta(hours=numbers_of(app, fold.policy).thank_you_expires_hours)
    thank_you = bool(first) and mail.at <= end + window
    if app.stage in (Stage.WAITING, Stage.ON_HOLD) and not answers and not thank_you:
        app.checks.append(_own_check(fold, mail, reached[0]))


def _own_check(fold: Fold, mail: MailFact, to: str) -> Check:
    """The first one on or after the day they told the person to make contact is what they invited."""
    said = fold.application.statement.statement if fold.application.statement else None
    day = said.earliest if said is not None and said.kind is StatementKind.CONTACT_ON else None
    made = any(fold.policy.day(c.at) >= day for c in fold.application.checks) if day else True
    invited = day is not None and not made and fold.policy.day(mail.at) >= day
    return Check(mail.at, to, own=True, invited=invited)


def take_item(fold: Fold, event: Event) -> None:
    """A draft of ours left, or a letter or call was done: it counts as sent at that moment."""
    app = fold.application
    item = fold.items.get(int(event.data["item"]))
    if item is None:
        return
    to = item.to[0][1] if item.to else item.data.get("address")
    to = next((a for a, c in app.contacts.items() if c.reply_to == to), to)
    fold.tell(event.at, f"{item.kind}_{event.what}", event=event.id, source=event.source)
    match item.kind:
        case "status_check":
            app.checks.append(Check(event.at, to, item.id, invited=bool(item.data.get("invited_contact"))))
        case "thank_you":
            app.thanks.append(Thanks(event.at, to or f"name:{item.data.get('name')}", item.id))
    if item.form == "draft":
        app.wrote_at = event.at


def take_spared(fold: Fold, event: Event) -> None:
    """A check that was discarded or expired: counts as sent for `quiet`, and the next one comes an interval later."""
    item = fold.items.get(int(event.data["item"]))
    if item is not None and item.kind == "status_check":
        invited = bool(item.data.get("invited_contact"))
        fold.application.checks.append(Check(item.due, None, item.id, invited=invited, spared=True))
        fold.tell(event.at, f"status_check_{event.what}", event=event.id, source=event.source)
