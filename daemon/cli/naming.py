"""Owns how a command finds what the person names: an application, an item of the queue, a mail."""

from __future__ import annotations

from collections.abc import Callable

from daemon.domain.application import Application, Item, State
from daemon.errors import FollowupError
from daemon.pipeline.said import Refusal, Said, find_application, find_item


def refused(refusal: Refusal) -> FollowupError:
    """A refusal as the error that ends the command with its code."""
    error = FollowupError(refusal.wrong, refusal.do)
    error.code = refusal.code
    return error


def find(state: State, text: str) -> Application:
    """The application meant; nothing found or several is exit 5."""
    found = find_application(state, text)
    if isinstance(found, Refusal):
        raise refused(found)
    return found


def about(state: State, text: str, then: Callable[[Application], Said | Refusal]) -> Said | Refusal:
    """What `then` says of the application meant, or why it cannot be told which one is."""
    found = find_application(state, text)
    return found if isinstance(found, Refusal) else then(found)


def find_draft(state: State, number: int) -> Item:
    """The draft with this number, closed ones included; anything else is exit 5."""
    found = find_item(state, number, draft=True)
    if isinstance(found, Refusal):
        raise refused(found)
    return found


def mail_key(application: Application, text: str) -> str:
    """The key of the mail named by its Message-ID (with or without angle brackets) or by its key."""
    bare = text.strip().strip("<>")
    for fact in (*application.mails, *application.own_mails):
        if text == fact.key or bare == (fact.message_id or "").strip("<>"):
            return fact.key
    return text
