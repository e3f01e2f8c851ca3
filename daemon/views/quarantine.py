"""Owns how mails that were not read are shown: their JSON, and the page for people."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any, Protocol

from daemon.domain.mailbox import Skipped
from daemon.views.page import Card, Note, Page
from daemon.views.timefmt import counted, instant, when

SCHEMA = 1
EMPTY = "Every mail could be read; nothing is put aside."


class Unreadable(Protocol):
    """A mail that could not be read, as the journal keeps it. `raw` is empty in a list."""

    @property
    def id(self) -> int: ...
    @property
    def account(self) -> str: ...
    @property
    def folder(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def tries(self) -> int: ...
    @property
    def raw(self) -> bytes: ...


def quarantine_json(mails: Sequence[Unreadable]) -> dict[str, Any]:
    """The document of `quarantine list`."""
    return {"schema": SCHEMA, "quarantine": [_mail(mail) for mail in mails]}


def unreadable_json(mail: Unreadable) -> dict[str, Any]:
    """The document of `quarantine show`: the same with the mail's octets in base64."""
    return {"schema": SCHEMA, **_mail(mail), "raw": base64.b64encode(mail.raw).decode("ascii")}


def quarantine_page(mails: Sequence[Unreadable], zone: tzinfo, now: datetime) -> Page:
    """The list, with what to do about it."""
    if not mails:
        return (Note(EMPTY),)
    cards = tuple(_card(mail, "", zone, now) for mail in mails)
    return (*cards, Note("Look at one: followup quarantine show ID. Try again: followup quarantine retry ID."))


def unreadable_page(mail: Unreadable, zone: tzinfo, now: datetime) -> Page:
    """One mail as it came, its octets read as text as far as they are text."""
    return (_card(mail, mail.raw.decode("utf-8", "replace").replace("\r\n", "\n"), zone, now),)


def _mail(mail: Unreadable) -> dict[str, Any]:
    return {
        "id": mail.id,
        "account": mail.account,
        "folder": mail.folder,
        "name": mail.name,
        "reason": mail.reason,
        "at": instant(mail.at),
        "tries": mail.tries,
    }


def _card(mail: Unreadable, text: str, zone: tzinfo, now: datetime) -> Card:
    lines = (
        ("Why", mail.reason),
        ("Where", f"{mail.account}, {mail.folder}, {mail.name}"),
        ("Tried", counted(mail.tries, "time")),
    )
    return Card(str(mail.id), f"put aside {when(mail.at, zone, now)}", lines, text)


def skipped_json(mails: Sequence[Skipped]) -> dict[str, Any]:
    """The document of `quarantine skipped`."""
    return {"schema": SCHEMA, "skipped": [_passed_over(mail) for mail in mails]}


def _passed_over(mail: Skipped) -> dict[str, Any]:
    return {
        "account": mail.account,
        "folder": mail.folder,
        "name": mail.name,
        "sender": mail.sender,
        "subject": mail.subject,
        "reason": mail.reason,
    }


def skipped_page(mails: Sequence[Skipped]) -> Page:
    """What was passed over, with the way to read one."""
    if not mails:
        return (Note("No mail was passed over."),)
    cards = tuple(
        Card("", mail.subject or "(no subject)", (("From", mail.sender), ("Why", mail.reason), ("Where", _place(mail))))
        for mail in mails
    )
    return (*cards, Note("Read one after all: followup quarantine read ACCOUNT FOLDER NAME."))


def _place(mail: Skipped) -> str:
    """Account, folder and name, as the command that reads it takes them."""
    return f"{mail.account} {mail.folder} {mail.name}"
