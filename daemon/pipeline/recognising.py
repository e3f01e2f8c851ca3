"""Owns which mails in Sent are drafts of ours that left (docs/trust.md 8), whoever pressed the button."""

from __future__ import annotations

from daemon.domain.application import Item, State
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.mail import MailFact

_OVER = ("sent", "discarded", "expired")


def ours(mail: MailFact, state: State) -> Item | None:
    """The draft a mail of the person is a copy of.

    By Message-ID or a header of ours; else by our In-Reply-To (without one: our subject), exactly our recipients,
    and a date after the draft.
    """
    if not mail.own:
        return None
    marks = {mail.message_id, mail.data.get("original"), f"<{mail.data.get('draft')}>"}
    for item in state.items.values():
        if item.is_draft and item.data.get("message_id") in marks:
            return item
    for item in state.items.values():
        if item.is_draft and item.state not in _OVER and _alike(mail, item):
            return item
    return None


def _alike(mail: MailFact, item: Item) -> bool:
    answers = item.data.get("in_reply_to")
    same_thread = mail.in_reply_to == answers if answers else mail.subject == item.subject
    recipients = {address for _, address in item.to} == {*mail.to, *mail.cc}
    return same_thread and recipients and item.queued_at is not None and mail.at >= item.queued_at


def seen_sent(mail: MailFact, item: Item, state: State) -> list[NewEvent]:
    """What to record when a copy of a draft of ours lies in Sent."""
    data = {"item": item.id, "message_id": mail.message_id, "how": "elsewhere"}
    tied = NewEvent(state.now, Source.PROGRAM, What.TIED, item.application, mail.key, {"how": "ours"})
    recorded = NewEvent(mail.at, Source.MAIL, What.MAIL, None, mail.key, mail.data, key=f"mail:{mail.key}")
    if item.state == "sent":
        return [recorded, tied]
    sent = NewEvent(mail.at, Source.MAIL, What.SENT, item.application, mail.key, data, key=f"sent:{item.id}")
    return [recorded, tied, sent]
