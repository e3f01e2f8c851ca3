"""Owns which mails in Sent are drafts of ours that left (docs/trust.md 8), whoever pressed the button."""

from __future__ import annotations

from daemon.domain.application import Item, State
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.mail import MailFact
from daemon.domain.ours import Traits, alike, named

_OVER = ("sent", "discarded", "expired", "dismissed")


def ours(mail: MailFact, state: State) -> Item | None:
    """The draft a mail of the person is a copy of.

    By Message-ID or a header of ours; else by our In-Reply-To (without one: our subject), exactly our recipients,
    and a date after the draft: of several the one that waits, then the newest.
    """
    if not mail.own:
        return None
    drafts = sorted((i for i in state.items.values() if i.is_draft), key=_likelier, reverse=True)
    copy = _traits(mail)
    return named(copy, drafts) or next((i for i in drafts if i.state not in _OVER and alike(copy, i)), None)


def _likelier(item: Item) -> tuple[bool, int]:
    return item.state not in (*_OVER, "withdrawn"), item.id


def _traits(mail: MailFact) -> Traits:
    draft = mail.data.get("draft")
    ids = {mail.message_id, mail.data.get("original"), f"<{draft.strip('<> ')}>" if draft else None}
    return Traits(
        frozenset(one for one in ids if one),
        mail.in_reply_to,
        mail.subject,
        frozenset(address.lower() for address in (*mail.to, *mail.cc)),
        mail.at,
    )


def seen_sent(mail: MailFact, item: Item, state: State) -> list[NewEvent]:
    """What to record when a copy of a draft of ours lies in Sent."""
    data = {"item": item.id, "message_id": mail.message_id, "how": "elsewhere"}
    tied = NewEvent(state.now, Source.PROGRAM, What.TIED, item.application, mail.key, {"how": "ours"})
    recorded = NewEvent(mail.at, Source.MAIL, What.MAIL, None, mail.key, mail.data, key=f"mail:{mail.key}")
    if item.state == "sent":
        return [recorded, tied]
    sent = NewEvent(mail.at, Source.MAIL, What.SENT, item.application, mail.key, data, key=f"sent:{item.id}")
    return [recorded, tied, sent]
