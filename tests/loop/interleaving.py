"""One run: a mirrored thank-you, the person at a mail program, our own change, kill -9, in a seeded order of steps."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from daemon.adapters.journal.memory import MemoryJournal
from daemon.domain.application import Item, State
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.stages import Stage
from daemon.loop.memory import Memory
from daemon.loop.turn import turn
from daemon.pipeline import word
from daemon.pipeline.said import Refusal, Said
from daemon.sources.source import Batch, DraftsFolder, Seen, Standing
from outbox.outcome import SendResult
from tests.domain.world import START, World
from tests.loop.clients import ACTS, Client
from tests.loop.mailbox import DRAFTS, PERSON, SENT, US, Mailbox, MemoryDrafts, SentSource

HERE = "Dear Ana,\n\nthese words were written here, with the command line.\n\nRobin\n"


class KilledError(BaseException):
    """kill -9: nothing after this point happens in this process."""


Say = Callable[[State, "Run"], Said | Refusal | None]


def _mention(state: State, run: Run) -> Said:
    event = NewEvent(run.world.now, Source.PERSON, What.MENTION, 1, None, {"text": "the garden on the roof"})
    return Said((event,), "noted")


def _closed(state: State, run: Run) -> Said | Refusal:
    return word.set_stage(
        state, run.world.now, run.world.policy, application=state.applications[1], stage=Stage.WITHDRAWN
    )


def _expire(state: State, run: Run) -> None:
    run.world.wait(days=6)


def _on_draft(command: Callable[..., Said | Refusal], **given: Any) -> Say:
    return lambda state, run: command(state, run.world.now, run.world.policy, item=run.item, **given)


def _snooze(state: State, run: Run) -> Said | Refusal:
    until = (run.world.now + timedelta(days=2)).date()
    return word.draft_snooze(state, run.world.now, run.world.policy, item=run.item, until=until)


# What happens here meanwhile.
OURS: dict[str, Say] = {
    "nothing": lambda state, run: None,
    "written anew": _mention,
    "withdrawn": _closed,
    "approved": _on_draft(word.draft_approve),
    "expired": _expire,
    "edited here": _on_draft(word.draft_edit, subject=None, body=HERE),
    "discarded here": _on_draft(word.draft_discard),
    "snoozed": _snooze,
}
CASES = [(theirs, ours) for theirs in ACTS for ours in OURS]


class StepJournal(MemoryJournal):
    """A journal in memory with a step before each transaction and after its commit."""

    def __init__(self, step: Callable[[], None]) -> None:
        super().__init__()
        self.step = step

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """See Journal."""
        self.step()
        with super().writing() as tx:
            yield tx
        self.step()


class Seeing(MemoryDrafts):
    """Tells when Drafts is looked at."""

    def __init__(self, mailbox: Mailbox, looked: Callable[[str], None], **how: Any) -> None:
        super().__init__(mailbox, **how)
        self._looked = looked

    def standing(self) -> Standing:
        """See DraftsFolder."""
        self._step()
        self._looked(DRAFTS)
        told = f"{self.mailbox.validity} {[m.uid for m in self.mailbox.folders[DRAFTS]]}"
        return Standing(str(self.mailbox.validity), told)


class SeeingSource(SentSource):
    """Tells when Sent is read."""

    def __init__(self, mailbox: Mailbox, looked: Callable[[str], None], **how: Any) -> None:
        super().__init__(mailbox, **how)
        self._looked = looked

    def batches(self, seen: Seen, *, until: datetime | None, since_days: int) -> Iterator[Batch]:
        """See Source."""
        self._step()
        self._looked(SENT)
        yield from super().batches(seen, until=until, since_days=since_days)


@dataclass
class Outcome:
    """What a run came to. `lost`: characters of the person's that are nowhere; `unseen`: nowhere where they look."""

    lost: int
    unseen: int
    doubles: int
    sent: int
    state: str
    body: str
    kills: int
    at_once: int


@dataclass
class Run:
    """One interleaving. Everything random comes from `seed`."""

    theirs: str
    ours: str
    seed: int
    kills: int = 0
    item: int = 2
    said: str | None = None  # what was written here and taken
    via: str = "drafts"
    _busy: bool = False
    _steps: int = 0
    _pending: list[Iterator[None] | Callable[[], None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = random.Random(f"{self.theirs}/{self.ours}/{self.seed}")
        self.via = "smtp" if self.ours == "approved" else "drafts"
        self.world = World(via=self.via)
        self.mailbox = self._mailbox()
        journal = StepJournal(self._step)
        self.world.journal = self.world.parts.journal = journal
        self.world.memory = Memory(journal)
        self.uidplus = self.rng.random() < 0.75
        self.dies_at = {self.rng.randrange(4, 90) for _ in range(self.rng.choice((0, 1, 1, 2)))}
        self.eager = self.rng.choice((0.03, 0.1, 0.3))
        self.clients = [Client(self.mailbox, self.rng, name, lambda: self.world.now) for name in ("One", "Other")]
        self.seen: set[str] = set()  # where a look could have told that the person began to send
        self.late = self.at_once = 0  # mails of ours that left after the person's own; of those, before any look
        self.world.parts.senders = {"mail": self}

    def _mailbox(self) -> Mailbox:
        return Mailbox(lambda: self.world.now)

    def _folder(self) -> DraftsFolder:
        """Our side of it, as a process that just began has it."""
        return Seeing(self.mailbox, self._looked, step=self._step, uidplus=self.uidplus)

    # Steps

    def _step(self) -> None:
        """A boundary: the person, or what happens here, may come in between; the process may die."""
        if self._busy:
            return
        self._steps += 1
        self._busy = True
        try:
            while self._pending and self.rng.random() < self.eager:
                self._one()
        finally:
            self._busy = False
        if self._steps in self.dies_at:
            self.kills += 1
            raise KilledError

    def _one(self) -> None:
        act = self.rng.choice(self._pending)
        if callable(act):
            self._pending.remove(act)
            act()
        elif next(act, self) is self:
            self._pending.remove(act)

    def _here(self) -> None:
        """The person's command, as a process of its own on the same journal."""
        state = Memory(self.world.journal).state(self.world.now, self.world.policy)
        if self.item not in state.items:
            return
        said = OURS[self.ours](state, self)
        if isinstance(said, Said):
            with self.world.journal.writing() as tx:
                Memory(self.world.journal).record(tx, list(said.events))
            self.said = HERE if self.ours == "edited here" else None

    # The program

    def send(self, raw: bytes, sender: str, recipients: tuple[str, ...]) -> SendResult:
        """See Sender. What leaves after the person's own mail is a second one, unless nobody could have known yet."""
        for client in self.clients:
            if client.began is not None:
                known = client.began in self.seen
                self.late, self.at_once = self.late + known, self.at_once + (not known)
        return self.world.sink.send(raw, sender, recipients)

    def _looked(self, where: str) -> None:
        self.seen |= {where} & {client.began for client in self.clients}

    def _turn(self) -> None:
        """One turn; a killed one is followed by a new process."""
        parts = self.world.parts
        parts.sources = [SeeingSource(self.mailbox, self._looked, step=self._step)]
        try:
            parts.drafts = {"mail": self._folder()}
            turn(parts, self.world.memory, self.world.now)
        except KilledError:
            self.world.memory = Memory(self.world.journal)

    def play(self) -> Outcome:
        """Set the scene, let everybody act, wait until all is settled."""
        self.world.interview(START + timedelta(hours=1))
        self.world.wait(hours=4)
        dies, self.dies_at = self.dies_at, set()
        self._turn()
        self._turn()
        assert len(self.mailbox.folders[DRAFTS]) == 1
        self._steps, self.dies_at = 0, dies
        self._pending = [ACTS[self.theirs][0](*self.clients), self._here]
        for _ in range(5):
            self._turn()
            self.world.wait(seconds=self.rng.choice((5, 40, 60)))
        self.dies_at = set()
        while self._pending:
            self._one()
        for seconds in (20, 60, 70, 130, 10, 130, 10):
            self.world.wait(seconds=seconds)
            self._turn()
        return self._outcome()

    # What came of it

    def _outcome(self) -> Outcome:
        state = self.world.state()
        item = state.items[self.item]
        replaced = [client.opened for client in self.clients if client.saved]
        here = [self.said] if self.said and not _among(self.said, replaced) else []
        wanted = [client.saved[-1] for client in self.clients if client.saved] + here
        events = [str(e.data.get("body")) for e in self.world.journal.events() if e.what == What.EDITED]
        lying = list(self.mailbox.texts())
        shown = [item.body, *(words["body"] for words in item.data.get("others", ()))]
        lost = sum(len(text) for text in wanted if not _among(text, [*events, *lying]))
        unseen = sum(len(text) for text in wanted if not _among(text, [*shown, *lying]))
        return Outcome(lost, unseen, self._doubles(item), self._left(), item.state, item.body, self.kills, self.at_once)

    def _left(self) -> int:
        """Mails that left for the employer."""
        return len(self.world.sink.taken) + sum(mail.by == PERSON for mail in self.mailbox.folders[SENT])

    def _doubles(self, item: Item) -> int:
        """Copies of ours beside another one, or of what has left, and mails that left twice."""
        lying = self.mailbox.folders[DRAFTS]
        ours, theirs = (sum(mail.by == who for mail in lying) for who in (US, PERSON))
        waits = item.state in ("queued", "edited", "approved")
        allowed = max(1, ACTS[self.theirs][1]) if waits else theirs
        copies = max(0, ours + theirs - allowed) if ours else 0
        return copies + self.late


def _among(text: str, texts: list[str]) -> bool:
    words = " ".join(text.split())
    return any(words == " ".join(other.split()) for other in texts)
