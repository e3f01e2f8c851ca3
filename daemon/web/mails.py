"""Owns how the mail beside a draft or a question is shown: as plain text, with the words that were taken from it."""

from __future__ import annotations

from dataclasses import dataclass

from daemon.bootstrap.program import Program
from daemon.domain.application import Item, State
from daemon.domain.mail import MailFact
from daemon.views import words
from daemon.views.page import plain
from daemon.views.timefmt import when
from daemon.web.texts import texts

LONGEST = 12_000  # characters shown
t = texts()


@dataclass(frozen=True, slots=True)
class MailShown:
    """One mail of theirs. `quotes` are the words the program went by."""

    sender: str
    at: str
    subject: str
    text: str
    quotes: tuple[str, ...]


def mail_about(item: Item, program: Program, state: State, longest: int = LONGEST) -> MailShown | None:
    """The mail a draft answers, or that a task or question is about."""
    fact = _fact(item, state)
    return shown(fact, program, state, longest) if fact is not None else None


def shown(fact: MailFact, program: Program, state: State, longest: int = LONGEST) -> MailShown:
    """One mail as text, at most `longest` characters of it."""
    kept = program.mail_text(fact.key)
    text = plain(kept.text).strip() if kept else t.today.mail_gone
    return MailShown(
        sender=words.person(fact.sender_name, fact.sender),
        at=when(fact.at, program.policy.zone, state.now),
        subject=fact.subject,
        text=text if len(text) <= longest else text[:longest].rstrip() + t.today.mail_cut,
        quotes=tuple(dict.fromkeys(fact.evidence)),
    )


def _fact(item: Item, state: State) -> MailFact | None:
    for key in (item.data.get("mail"), item.cause):
        if key in state.mails:
            return state.mails[key]
    answered = item.data.get("in_reply_to")
    if not answered:
        return None
    return next((fact for fact in state.mails.values() if fact.message_id == answered), None)
