"""Owns a small world for the core: mails as stored facts, the real turn on a journal in memory, a sink."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from daemon.adapters.journal.memory import MemoryJournal
from daemon.adapters.reader_process import InProcessReader
from daemon.domain.application import State
from daemon.domain.decide import decide
from daemon.domain.events import NewEvent
from daemon.domain.mail import MailFact
from daemon.domain.policy import Policy
from daemon.loop.memory import Memory
from daemon.loop.parts import Counts, Parts
from daemon.loop.turn import turn
from daemon.pipeline import word
from daemon.pipeline.drafting import Drafter
from daemon.pipeline.said import Refusal, Said
from daemon.pipeline.writer import Writer
from outbox.outcome import Outcome, SendResult

ME = "robin.vale@example.org"
START = datetime(2026, 1, 5, 9, tzinfo=UTC)


@dataclass
class Sink:
    """Takes every mail, or answers with the next outcome it was told."""

    taken: list[bytes] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def send(self, raw: bytes, sender: str, recipients: tuple[str, ...]) -> SendResult:
        """See Sender."""
        outcome = self.outcomes.pop(0) if self.outcomes else Outcome.SENT
        if outcome is Outcome.SENT:
            self.taken.append(raw)
        return SendResult(outcome, words=outcome.value)


class World:
    """A person, a clock, a journal in memory. Mails are given as their stored facts; nothing is parsed."""

    def __init__(self, policy: Policy | None = None, *, via: str = "smtp") -> None:
        self.policy = policy or Policy(addresses=frozenset({ME}))
        self.journal = MemoryJournal()
        self.sink = Sink()
        self.memory = Memory(self.journal)
        self.now = START
        self._numbers = itertools.count(1)
        tokens: Iterator[str] = (f"{n:032x}" for n in itertools.count(1))
        self.parts = Parts(
            journal=self.journal,
            reader=InProcessReader(),
            sources=[],
            drafts={},
            senders={"mail": self.sink},
            policy=self.policy,
            drafter=Drafter(Writer("Robin Vale", (ME,)), self.policy, lambda: next(tokens)),
            via=via,
            me=frozenset({ME}),
        )

    def fact(self, label: str, sender: str = "ana@acme.test", **facts: Any) -> MailFact:
        """A mail of theirs that arrives now."""
        number = next(self._numbers)
        data: dict[str, Any] = {
            "label": label,
            "message_id": f"<{number}@{sender.rpartition('@')[2]}>",
            "sender": sender,
            "sender_name": "Ana Ruiz",
            "to": [ME],
            "me": ME,
            "subject": "The job",
            "company": "Acme",
            "role": "Engineer",
            "sure": 0.9,
            "reply_possible": True,
            "reply_address": sender,
            "authenticated": "pass",
            **facts,
        }
        return MailFact(0, data["message_id"], facts.get("at", self.now), {k: v for k, v in data.items() if k != "at"})

    def record(self, *events: NewEvent) -> None:
        """Record events as a turn or a command would."""
        self.memory.refresh()
        with self.journal.writing() as tx:
            self.memory.record(tx, list(events))

    def take(self, mail: MailFact) -> None:
        """Let one mail be decided and recorded."""
        self.memory.refresh()
        self.record(*decide(mail, self.state(), self.now))

    def mail(self, label: str, sender: str = "ana@acme.test", **facts: Any) -> str:
        """A mail of theirs comes in now; its key."""
        mail = self.fact(label, sender, **facts)
        self.take(mail)
        return mail.key

    def interview(self, start: datetime, **facts: Any) -> str:
        """A confirmed interview of one hour."""
        return self.mail("interview_confirmation", interview={"start": start.isoformat()}, **facts)

    def statement(self, kind: str, *, earliest: date | None = None, latest: date | None = None, **flags: Any) -> str:
        """A human status update with a statement."""
        said = {
            "kind": kind,
            "earliest": earliest.isoformat() if earliest else None,
            "latest": latest.isoformat() if latest else None,
            **flags,
        }
        return self.mail("status_update", statement=said)

    def turn(self) -> Counts:
        """One turn now."""
        return turn(self.parts, self.memory, self.now)

    def wait(self, **delta: float) -> None:
        """Time passes."""
        self.now += timedelta(**delta)

    def state(self) -> State:
        """Everything as of now."""
        self.memory.refresh()
        return self.memory.state(self.now, self.policy)

    def say(self, said: Said | Refusal) -> bool:
        """Record the person's word; False when it was refused."""
        if isinstance(said, Refusal):
            return False
        self.record(*said.events)
        return True

    def approve(self, item: int) -> bool:
        """A yes."""
        return self.say(word.draft_approve(self.state(), self.now, self.policy, item=item))
