"""A person at one or two mail programs: what each program does on the server, one act at a time."""

from __future__ import annotations

import email
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage, Message
from email.utils import format_datetime

from tests.loop.mailbox import DRAFTS, OTHER, PERSON, SENT, Mailbox, Stored

OUR_HEADER = "X-Followup-Draft"
ORIGINAL = "X-Microsoft-Original-Message-ID"
KEPT = ("From", "To", "Cc", "Subject", "In-Reply-To", "References")
Steps = Iterator[None]


@dataclass
class Client:
    """One mail program. It opens a draft, and then works on what it holds, whatever lies on the server meanwhile."""

    mailbox: Mailbox
    rng: random.Random
    name: str
    now: Callable[[], datetime]
    held: Stored | None = None  # the copy it opened, or saved last
    saved: list[str] = field(default_factory=list)  # every text it saved, oldest first
    opened: str = ""  # the words it opened: what it saves takes their place
    began: str | None = None  # where the first act of a sending was done

    def __post_init__(self) -> None:
        self._numbers = itertools.count(1)
        self.strips = self.rng.random() < 0.5  # takes headers away that it does not know
        self.html = self.rng.random() < 0.4

    def open(self) -> bool:
        """Whether there is a draft to open."""
        lying = self.mailbox.folders[DRAFTS]
        self.held = lying[-1] if lying else None
        self.opened = _text(email.message_from_bytes(self.held.raw)) if self.held else ""
        return self.held is not None

    def words(self) -> str:
        """The next thing the person writes."""
        return f"Dear Ana,\n\n{self.name} writes this, number {next(self._numbers)}, by hand.\n\nRobin\n"

    def _mail(self, text: str | None, *, message_id: str | None, ours: bool, original: str | None = None) -> bytes:
        """The held mail as this program writes it anew. `message_id` None: the one it had."""
        assert self.held is not None
        old = email.message_from_bytes(self.held.raw)
        made = EmailMessage()
        for name in KEPT:
            if old[name]:
                made[name] = " ".join(str(old[name]).split())
        made["Date"] = format_datetime(self.now())
        made["Message-ID"] = message_id or str(old["Message-ID"])
        if ours and old[OUR_HEADER]:
            made[OUR_HEADER] = str(old[OUR_HEADER])
        if original:
            made[ORIGINAL] = original
        body = text if text is not None else _text(old)
        made.set_content(body)
        if self.html:
            made.add_alternative("<p>" + body.replace("\n", "<br>") + "</p>", subtype="html")
        return made.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")

    def _new_id(self) -> str:
        return f"<{self.name}.{next(self._numbers)}.{self.rng.getrandbits(32):08x}@client.example>"

    # What a person does with it, in acts on the server

    def save(self, *, new_id: bool) -> Steps:
        """Append the new one, delete the old one, as most programs save."""
        if self.held is None:
            return
        text = self.words()
        raw = self._mail(text, message_id=self._new_id() if new_id else None, ours=not (new_id and self.strips))
        old = self.held
        uid = self.mailbox.append(DRAFTS, raw, PERSON)
        self.held = Stored(uid, raw, PERSON, self.now())
        self.saved.append(text)
        yield
        self.mailbox.delete(DRAFTS, old.uid)
        yield

    def delete(self) -> Steps:
        """Throw it away."""
        if self.held is not None:
            self.mailbox.delete(DRAFTS, self.held.uid)
        yield

    def move(self) -> Steps:
        """Into another folder."""
        if self.held is not None and self.mailbox.delete(DRAFTS, self.held.uid):
            self.mailbox.append(OTHER, self.held.raw, PERSON)
        yield

    def send(self, *, keeps: bool, original: bool) -> Steps:
        """Send it, perhaps with other words. Some put it into Sent first, with some the server does, a bit later."""
        if self.held is None:
            return
        had = str(email.message_from_bytes(self.held.raw)["Message-ID"])
        text = self.words() if self.rng.random() < 0.5 else None
        new = None if keeps else self._new_id()
        raw = self._mail(text, message_id=new, ours=keeps, original=had if original else None)
        held = self.held
        acts: list[tuple[str, Callable[[], object]]] = [
            (SENT, lambda: self.mailbox.append(SENT, raw, PERSON)),
            (DRAFTS, lambda: self.mailbox.delete(DRAFTS, held.uid)),
        ]
        if self.rng.random() < 0.4:
            acts.reverse()
        for where, act in acts:
            act()
            self.began = self.began or where
            yield
        if text is not None:
            self.saved.append(text)


def _text(mail: Message) -> str:
    part = next(p for p in mail.walk() if p.get_content_type() == "text/plain")
    octets = part.get_payload(decode=True)
    assert isinstance(octets, bytes)
    return octets.decode()


def _opened(client: Client, then: Callable[[], Steps]) -> Steps:
    if client.open():
        yield
        yield from then()


def _autosaves(client: Client, times: int) -> Steps:
    for _ in range(times):
        yield from client.save(new_id=True)


def _two(one: Client, other: Client) -> Steps:
    """Both open the same draft, then both save it twice, in any order."""
    if not (one.open() and other.open()):
        return
    yield
    waiting = [_autosaves(one, 2), _autosaves(other, 2)]
    while waiting:
        steps = one.rng.choice(waiting)
        if next(steps, one) is one:
            waiting.remove(steps)
        else:
            yield


# What the person does, and how many copies lie in Drafts when it is done (nobody else acting).
ACTS: dict[str, tuple[Callable[[Client, Client], Steps], int]] = {
    "edited": (lambda one, _: _opened(one, lambda: one.save(new_id=False)), 1),
    "saved by itself three times": (lambda one, _: _opened(one, lambda: _autosaves(one, 3)), 1),
    "deleted": (lambda one, _: _opened(one, one.delete), 0),
    "sent, headers kept": (lambda one, _: _opened(one, lambda: one.send(keeps=True, original=False)), 0),
    "sent, Message-ID rewritten": (lambda one, _: _opened(one, lambda: one.send(keeps=False, original=True)), 0),
    "sent, our headers stripped": (lambda one, _: _opened(one, lambda: one.send(keeps=False, original=False)), 0),
    "moved": (lambda one, _: _opened(one, one.move), 0),
    "two programs at once": (_two, 2),
}
