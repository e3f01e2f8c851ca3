"""Owns the stored form of one mail: what the rules need of message and reading, decoded when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from classifiers.reading import Interview, Person, Statement, StatementKind


def statement_from(data: Mapping[str, Any]) -> Statement:
    """A Statement from its stored form (the inverse of statement_data)."""
    return Statement(
        kind=StatementKind(data["kind"]),
        earliest=_day(data.get("earliest")),
        latest=_day(data.get("latest")),
        no_contact=bool(data.get("no_contact")),
        silence_is_rejection=bool(data.get("silence_is_rejection")),
        quote=data.get("quote") or "",
        by_phone=bool(data.get("by_phone")),
    )


def statement_data(statement: Statement) -> dict[str, Any]:
    """The stored form of a Statement: the contract's keys plus by_phone."""
    return {
        "kind": statement.kind.value,
        "earliest": statement.earliest and statement.earliest.isoformat(),
        "latest": statement.latest and statement.latest.isoformat(),
        "no_contact": statement.no_contact,
        "silence_is_rejection": statement.silence_is_rejection,
        "quote": statement.quote,
        "by_phone": statement.by_phone,
    }


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


class MailFact:
    """One stored mail. Simple facts are attributes; nested ones are decoded when asked for (replay reads thousands)."""

    __slots__ = (
        "at",
        "automatic",
        "bulk",
        "cc",
        "data",
        "event",
        "in_reply_to",
        "key",
        "label",
        "message_id",
        "nuance",
        "own",
        "references",
        "sender",
        "to",
    )

    def __init__(self, event: int, key: str, at: datetime, data: Mapping[str, Any]) -> None:
        get = data.get
        self.event = event
        self.key = key
        self.at = at
        self.data = data
        self.message_id: str | None = get("message_id")
        self.in_reply_to: str | None = get("in_reply_to")
        self.references: tuple[str, ...] = tuple(get("references") or ())
        self.sender: str | None = get("sender")
        self.to: tuple[str, ...] = tuple(get("to") or ())
        self.cc: tuple[str, ...] = tuple(get("cc") or ())
        self.own: bool = bool(get("own"))
        self.label: str = data["label"]
        self.nuance: str | None = get("nuance")
        self.automatic: bool = bool(get("automatic"))
        self.bulk: bool = bool(get("bulk"))

    @property
    def human(self) -> bool:
        """From an address that can be written to, neither automatic nor bulk, not ours (docs/rules.md)."""
        return not self.own and not self.automatic and not self.bulk and bool(self.data.get("reply_possible"))

    @property
    def sender_name(self) -> str | None:
        """The From display name."""
        return self.data.get("sender_name")

    @property
    def subject(self) -> str:
        """The subject as it came."""
        return self.data.get("subject") or ""

    @property
    def sure(self) -> float:
        """How sure the reading is, 0..1."""
        return float(self.data.get("sure") or 0)

    @property
    def evidence(self) -> tuple[str, ...]:
        """The quotes the label rests on."""
        return tuple(self.data.get("evidence") or ())

    @property
    def company(self) -> str | None:
        """The employer as read."""
        return self.data.get("company")

    @property
    def role(self) -> str | None:
        """The role as read."""
        return self.data.get("role")

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody the mail names on their side."""
        return tuple(
            Person(name, address, part, declined) for name, address, part, declined in self.data.get("people") or ()
        )

    @property
    def interview(self) -> Interview | None:
        """The interview the mail speaks of."""
        raw = self.data.get("interview")
        if not raw:
            return None
        return Interview(
            start=datetime.fromisoformat(raw["start"]),
            end=_instant(raw.get("end")),
            uid=raw.get("uid"),
            place=raw.get("place"),
            method=raw.get("method"),
            sequence=int(raw.get("sequence") or 0),
            proposed=bool(raw.get("proposed")),
            organizer=raw.get("organizer"),
            attendees=tuple(raw.get("attendees") or ()),
        )

    @property
    def statement(self) -> Statement | None:
        """What they said about when they decide."""
        raw = self.data.get("statement")
        return statement_from(raw) if raw else None

    @property
    def back_on(self) -> date | None:
        """Out-of-office: the first day back."""
        return _day(self.data.get("back_on"))

    @property
    def deadline(self) -> date | None:
        """The candidate's own deadline."""
        return _day(self.data.get("deadline"))

    @property
    def reply_address(self) -> str | None:
        """Where an answer to this mail goes, None for robots."""
        return self.data.get("reply_address") if self.data.get("reply_possible") else None

    @property
    def odd_reply_to(self) -> str | None:
        """A Reply-To elsewhere that needs the person's word."""
        return self.data.get("odd_reply_to")

    @property
    def authenticated(self) -> str:
        """ "pass", "fail" or "none"."""
        return self.data.get("authenticated") or "none"

    @property
    def bounced(self) -> tuple[str, ...]:
        """Addresses that a delivery report says failed for good."""
        return tuple(self.data.get("bounced") or ())

    @property
    def about(self) -> str | None:
        """The Message-ID a bounce or auto-reply is about."""
        return self.data.get("about")

    @property
    def me(self) -> str | None:
        """The person's address they wrote to (or wrote from)."""
        return self.data.get("me")

    @property
    def account(self) -> str | None:
        """The account it was found in."""
        return self.data.get("account")

    def threads(self) -> tuple[str, ...]:
        """Every Message-ID this mail points back to, nearest first, then its own."""
        back = tuple(dict.fromkeys((*((self.in_reply_to,) if self.in_reply_to else ()), *reversed(self.references))))
        return (*back, self.message_id) if self.message_id else back
