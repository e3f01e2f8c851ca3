"""Owns the step from a wish to what lies in the queue: the occasion, the letter, the thread, the text of a task."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from daemon.domain import interviews
from daemon.domain.application import Application, Item, State
from daemon.domain.mail import MailFact
from daemon.domain.policy import Policy
from daemon.domain.quiet import profile_of
from daemon.domain.wishes import Form, Kind, Wish
from daemon.pipeline.writer import Writer
from outbox import mime
from outbox.compose import compose
from outbox.kinds.tasks import task_text
from outbox.occasion import Letter, Occasion

MOST_REFERENCES = 20


def bare(wish: Wish, number: int) -> dict[str, Any]:
    """The data of the QUEUED event of a wish without any text."""
    return {
        "item": number,
        "key": wish.key,
        "kind": wish.kind.value,
        "form": wish.form.value,
        "due": wish.due.isoformat(),
        "because": wish.because,
        "rule": wish.rule,
        "cause": wish.cause,
        "expires": wish.expires.isoformat() if wish.expires else None,
        "deadline": wish.deadline.isoformat() if wish.deadline else None,
        "mail": wish.subject_mail,
        "invited_contact": wish.invited_contact,
    }


@dataclass(frozen=True, slots=True)
class Drafter:
    """What composing needs beside the state. `token` gives a fresh random string for a Message-ID."""

    writer: Writer
    policy: Policy
    token: Callable[[], str]

    def item(self, wish: Wish, state: State, number: int) -> dict[str, Any]:
        """The data of the QUEUED event of a wish."""
        data = bare(wish, number)
        application = state.applications.get(wish.application or 0)
        if wish.form is Form.DRAFT and application is not None:
            return data | self._draft(wish, application, state)
        return data | self._task(wish, application, state, number)

    # Drafts

    def _draft(self, wish: Wish, application: Application, state: State) -> dict[str, Any]:
        assert wish.to is not None
        thread = _thread(wish, application)
        sender = next((m.me for m in (thread, *reversed(application.mails)) if m and m.me), None)
        sender = sender if (sender and sender in self.writer.addresses) or _is_plus(sender, self.writer) else None
        sender = sender or self.writer.addresses[0]
        made_of = self.made_of(wish, application, state)
        letter = compose(self._occasion(wish, application, state, made_of))
        return {
            "to": [list(wish.to)],
            "subject": letter.subject,
            "body": letter.body,
            "in_reply_to": thread.message_id if thread else None,
            "references": list(_references(thread))[-MOST_REFERENCES:] if thread else [],
            "from": [self.writer.name, sender],
            "account": next((m.account for m in (thread, *reversed(application.mails)) if m and m.account), None),
            "message_id": mime.new_message_id(self.token(), sender.rpartition("@")[2]),
            "made_of": made_of,
            "note": _odd_reply_to(application, wish.to[1]),
        }

    def made_of(self, wish: Wish, application: Application, state: State) -> dict[str, Any]:
        """What a letter was made of: when this changes, an untouched draft is written anew."""
        news = None
        if wish.kind is Kind.STATUS_CHECK:
            used = {n for i in state.items.values() if i.key != wish.key for n in _news_of(i)}
            news = next(([event, text] for event, text in application.news if event not in used), None)
        return {
            "company": application.company,
            "role": application.role,
            "name": wish.to[0] if wish.to else None,
            "news": news,
            "mention": application.mentions[-1][1] if wish.kind is Kind.THANK_YOU and application.mentions else None,
        }

    def redraft(self, item: Item, wish: Wish, state: State) -> dict[str, Any] | None:
        """The data of a REDRAFTED event, or None when the letter is made of the same."""
        application = state.applications.get(item.application or 0)
        if application is None or item.edited or item.state not in ("queued", "approved", "open"):
            return None
        made_of = self.made_of(wish, application, state)
        if made_of == item.data.get("made_of"):
            return None
        if not item.is_draft:
            return {"item": item.id, **self._letter(wish, application, state, item.id)}
        letter = compose(self._occasion(wish, application, state, made_of))
        return {"item": item.id, "subject": letter.subject, "body": letter.body, "made_of": made_of}

    def _occasion(self, wish: Wish, application: Application, state: State, made_of: dict[str, Any]) -> Occasion:
        held = interviews.rounds(application, self.policy)
        this = next((r for r in held if r.id == wish.round), held[-1] if held else None)
        thread = _thread(wish, application)
        return Occasion(
            kind=wish.kind.value,
            today=self.policy.day(state.now),
            my_name=self.writer.name,
            signature=self.writer.signature,
            profile=profile_of(application, self.policy),
            language=self.writer.language,
            recipient_name=made_of["name"],
            company=made_of["company"],
            role=made_of["role"],
            met_on=this.day if this else None,
            variant=wish.variant,
            part=_part(wish, application),
            check_number=wish.number,
            named_date=wish.named_date,
            invited_contact=wish.invited_contact,
            news=made_of["news"][1] if made_of["news"] else None,
            mention=made_of["mention"],
            offer_withdrawn=_offer_withdrawn(application),
            after_interview=bool(held),
            thread_subject=thread.subject if thread else None,
            in_reply_to=thread.message_id if thread else None,
            references=_references(thread) if thread else (),
        )

    # Tasks

    def _task(self, wish: Wish, application: Application | None, state: State, number: int) -> dict[str, Any]:
        name, address = wish.to or (None, "")
        data: dict[str, Any] = {
            "name": name,
            "address": address or None,
            "choices": list(wish.choices),
            "candidates": list(wish.candidates),
            "move": wish.move,
            "round": wish.round,
        }
        if wish.form in (Form.LETTER, Form.FAX) and application is not None:
            return data | self._letter(wish, application, state, number)
        return data | {"text": task_text(wish.kind.value, self._task_values(wish, application, state, number))}

    def _letter(self, wish: Wish, application: Application, state: State, number: int) -> dict[str, Any]:
        """A printable letter: its words by themselves, and within the text that says what to do with them."""
        made_of = self.made_of(wish, application, state)
        letter = compose(self._occasion(wish, application, state, made_of))
        values = self._task_values(wish, application, state, number) | {"letter": letter.body}
        text = task_text(wish.kind.value, values)
        return {"text": text, "subject": letter.subject, "body": letter.body, "made_of": made_of}

    def _task_values(self, wish: Wish, application: Application | None, state: State, number: int) -> dict[str, object]:
        name, address = wish.to or (None, "")
        mail = state.mails.get(wish.subject_mail or "")
        return {
            "id": number,
            "application": wish.application,
            "company": application.company if application else None,
            "role": application.role if application else None,
            "person": name or address or None,
            "address": address or None,
            "today": self.policy.day(state.now),
            "deadline": wish.deadline,
            "named_date": wish.named_date,
            "question": wish.question,
            "choices": wish.choices,
            "candidates": [f"{n} ({state.applications[n].named})" for n in wish.candidates if n in state.applications],
            "quote": mail.evidence[0] if mail and mail.evidence else None,
            "needs": wish.because,
            "my_name": self.writer.name,
            "form": wish.form.value,
            "when": self._when(wish, application),
            "met_on": self._met_on(wish, application),
        }

    def _when(self, wish: Wish, application: Application | None) -> object:
        coming = [i for i in application.interviews if i.ahead] if application else []
        if wish.kind is not Kind.ASK_WHEN or not coming:
            return None
        return min(coming, key=lambda i: i.start).start.astimezone(self.policy.zone)

    def _met_on(self, wish: Wish, application: Application | None) -> date | None:
        held = interviews.rounds(application, self.policy) if application else []
        this = [r for r in held if r.id == wish.round] or held
        return this[-1].day if this else None


def _is_plus(address: str | None, writer: Writer) -> bool:
    """Whether it is one of the person's addresses with a plus tag (RFC 5233)."""
    if not address:
        return False
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}" in writer.addresses


def _news_of(item: Item) -> list[int]:
    news = (item.data.get("made_of") or {}).get("news")
    return [int(news[0])] if news and item.state not in ("withdrawn", "gone") else []


def _odd_reply_to(application: Application, address: str) -> str | None:
    """They ask for answers elsewhere: the draft goes to the address that is known, and shows the other one."""
    someone = application.contacts.get(address)
    if someone is None or someone.odd_reply_to is None:
        return None
    return f"their mail asks for answers to {someone.odd_reply_to}, which is not known there; this goes to {address}"


def _offer_withdrawn(application: Application) -> bool:
    return application.rejection_mail is not None and application.rejection_mail.nuance == "offer_withdrawn"


def _part(wish: Wish, application: Application) -> str:
    """Who they were to the person. Somebody who only wrote about the interview is thanked for arranging it: so much is
    certain, a welcome or a conversation is not."""
    address = wish.to[1] if wish.to else ""
    told = next((part for _, _, known, part in application.met if known == address), None)
    if told:
        return told
    met = {known: part for i in application.interviews for _, known, part in i.people}
    alone = set(met) == {address}  # the only one invited with the person is who they talked to
    return "interviewer" if alone or met.get(address) in ("interviewer", "contact") else "recruiter"


def _thread(wish: Wish, application: Application) -> MailFact | None:
    """The mail a draft answers: the one it is about, else the newest of the recipient's, else the newest human one."""
    about = next((m for m in application.mails if m.key == wish.subject_mail), None)
    if about is not None:
        return about
    address = wish.to[1] if wish.to else ""
    keyed = {c.reply_to or c.address: c.address for c in application.contacts.values()}
    theirs = [
        m for m in application.mails if m.sender == keyed.get(address, address) and m.message_id and not m.bounced
    ]
    theirs = [m for m in theirs if m.label not in ("auto_reply", "bounce")]
    if theirs:
        return theirs[-1]
    if wish.kind is Kind.THANK_YOU:
        return None
    human = [m for m in application.mails if m.human and m.message_id]
    return human[-1] if human else None


def _references(mail: MailFact) -> tuple[str, ...]:
    """RFC 5322 section 3.6.4: the parent's References, else its In-Reply-To, then its own Message-ID."""
    parents = mail.references or ((mail.in_reply_to,) if mail.in_reply_to else ())
    return (*parents, mail.message_id) if mail.message_id else parents


def raw(item: Item) -> bytes:
    """The exact bytes of a draft, without a Date. Raises outbox.mime.MimeFault when they cannot be written."""
    sender = item.data["from"]
    return mime.build(
        Letter(item.subject, item.body),
        sender=(sender[0], sender[1]),
        to=item.to,
        message_id=item.data["message_id"],
        in_reply_to=item.data.get("in_reply_to"),
        references=tuple(item.data.get("references") or ()),
        date=None,
        draft_id=item.data["message_id"].strip("<>"),
    )
