"""Owns the order of the trials: IMAP, Inbox, Sent, Drafts, IDLE, SMTP; each gives one line for the person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from daemon.bootstrap.setting_up.advice import advised, name_the_folder
from daemon.bootstrap.setting_up.shapes import Mailbox
from daemon.errors import FollowupError

Secret = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of an account, None when there is none. `missing` are named by the configuration and not there."""

    drafts: str | None
    sent: str | None
    missing: tuple[str, ...] = ()


class Visit(Protocol):
    """A mailbox that let us in. Everything raises FollowupError with what is wrong."""

    def inbox(self) -> None:
        """Open the Inbox."""

    def folders(self) -> Folders:
        """Look for Drafts and Sent."""

    def probe(self, drafts: str) -> None:
        """Put a draft into Drafts and take it away; it is never left behind."""

    def idle(self) -> bool:
        """Listen for news for a moment; False when the server does not offer it."""

    def authserv_id(self) -> str | None:
        """Whose Authentication-Results this server writes, if that is clear."""

    def signed_as(self, sent: str) -> str | None:
        """The person's name as the newest sent mails have it."""


class Trials(Protocol):
    """What setup tries. Both raise FollowupError with what is wrong."""

    def imap(self, mailbox: Mailbox, secret: Secret) -> AbstractContextManager[Visit]:
        """Sign in."""

    def smtp(self, mailbox: Mailbox, secret: Secret) -> None:
        """Sign in; send nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried. `error` is None when it went well; `value` was learned, to be written."""

    account: str
    what: str
    words: str
    error: FollowupError | None = None
    value: str | None = None


def try_all(mailbox: Mailbox, secret: Secret, trials: Trials, *, writes: bool = True) -> Iterator[Finding]:
    """Everything, in order; nothing more is tried with a secret that was refused."""
    refused = False
    for finding in try_imap(mailbox, secret, trials, writes=writes):
        refused = refused or (finding.what == "imap" and finding.error is not None)
        yield finding
    if not refused:
        yield from try_smtp(mailbox, secret, trials)


def try_imap(mailbox: Mailbox, secret: Secret, trials: Trials, *, writes: bool = True) -> Iterator[Finding]:
    """The mailbox. `writes`: a draft is put into Drafts and taken away again."""
    try:
        with trials.imap(mailbox, secret) as visit:
            yield Finding(mailbox.name, "imap", f"Signed in to {mailbox.imap.host}.")
            yield _tried(mailbox, "inbox", "The Inbox opens.", visit.inbox)
            yield from _folders(mailbox, visit, writes=writes)
            yield _idle(mailbox, visit)
    except FollowupError as error:
        better = advised(error, mailbox)
        yield Finding(mailbox.name, "imap", better.wrong, better)


def try_smtp(mailbox: Mailbox, secret: Secret, trials: Trials) -> Iterator[Finding]:
    """The way out, when there is one by SMTP."""
    if mailbox.smtp:
        words = f"Signed in to {mailbox.smtp.host}; nothing was sent."
        yield _tried(mailbox, "smtp", words, lambda: trials.smtp(mailbox, secret))


def _folders(mailbox: Mailbox, visit: Visit, *, writes: bool) -> Iterator[Finding]:
    try:
        found = visit.folders()
    except FollowupError as error:
        yield Finding(mailbox.name, "folders", error.wrong, error)
        return
    yield _folder(mailbox, "sent", "Sent", found.sent, found.missing)
    drafts = _folder(mailbox, "drafts", "Drafts", found.drafts, found.missing)
    if drafts.error is None and found.drafts and writes:
        words = f"{drafts.words} A draft was put in and taken out again."
        drafts = _tried(mailbox, "drafts", words, lambda: visit.probe(found.drafts or ""))
    yield drafts
    learned = _learned(visit.authserv_id)
    if learned:
        yield Finding(mailbox.name, "authserv_id", f"Senders are checked by {learned}.", value=learned)
    name = _learned(lambda: visit.signed_as(found.sent or "")) if found.sent not in (None, *found.missing) else None
    if name:
        yield Finding(mailbox.name, "name", f"Your sent mail is signed as {name}.", value=name)


def _folder(mailbox: Mailbox, key: str, title: str, name: str | None, missing: tuple[str, ...]) -> Finding:
    if name and name not in missing:
        return Finding(mailbox.name, key, f"{title} is the folder {name!r}.")
    error = name_the_folder(mailbox, key, title, name)
    return Finding(mailbox.name, key, error.wrong, error)


def _idle(mailbox: Mailbox, visit: Visit) -> Finding:
    try:
        told = visit.idle()
    except FollowupError:
        told = False  # a server that offers it and fails is looked at like one that does not
    words = "The server tells at once when mail comes." if told else "The mailbox is looked at once a minute."
    return Finding(mailbox.name, "idle", words)


def _tried(mailbox: Mailbox, what: str, words: str, trial: Callable[[], None]) -> Finding:
    try:
        trial()
    except FollowupError as error:
        better = advised(error, mailbox)
        return Finding(mailbox.name, what, better.wrong, better)
    return Finding(mailbox.name, what, words)


def _learned(ask: Callable[[], str | None]) -> str | None:
    """Something good to know, that is not worth a failure."""
    try:
        return ask()
    except FollowupError:
        return None
