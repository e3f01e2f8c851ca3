"""The contract every mail source keeps; each kind of source runs these same tests."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

from classifiers.parsing.fields import message_id
from daemon.sources.headers import fields_of, first, head_of
from daemon.sources.source import RawMail, Role, Source
from tests.sources.known import Memory
from tests.sources.letters import DAY, letter


class World(Protocol):
    """A mailbox the tests can put mail into, and the source that reads it."""

    def deliver(self, raw: bytes, role: Role = Role.INBOX) -> None: ...

    def take_away(self, number: int, role: Role = Role.INBOX) -> None:
        """Make the mail of `letter(number)` vanish from the inbox."""

    def source(self) -> Source: ...


def a_pass(world: World, seen: Memory, *, until: datetime | None = None, commit: bool = True) -> list[RawMail]:
    """One look at the mailbox, with a fresh source."""
    source = world.source()
    mails: list[RawMail] = []
    try:
        for batch in source.batches(seen, until=until, since_days=10_000):
            mails += batch.mails
            if commit:
                seen.remember(source.name, batch)
    finally:
        source.close()
    return mails


def ids(mails: list[RawMail]) -> list[str | None]:
    return [message_id(first(fields_of(head_of(mail.raw)), "message-id")) for mail in mails]


class SourceContract:
    """Run with a fixture named `world`."""

    def test_an_empty_mailbox_has_nothing(self, world: World) -> None:
        assert a_pass(world, Memory()) == []

    def test_every_mail_is_given_once(self, world: World) -> None:
        seen = Memory()
        for number in range(3):
            world.deliver(letter(number))
        assert sorted(map(str, ids(a_pass(world, seen)))) == [f"<m{n}@acme.example>" for n in range(3)]
        assert a_pass(world, seen) == []
        world.deliver(letter(7))
        assert ids(a_pass(world, seen)) == ["<m7@acme.example>"]

    def test_what_was_not_committed_is_given_again(self, world: World) -> None:
        seen = Memory()
        world.deliver(letter(1))
        assert len(a_pass(world, seen, commit=False)) == 1
        assert len(a_pass(world, seen)) == 1

    def test_headers_and_text_arrive_whole(self, world: World) -> None:
        head = (
            "Received: from mx.acme.example by mx.person.example; Mon, 4 May 2026 09:00:05 +0000\r\nX-Odd: a\r\n\tfold"
        )
        world.deliver(letter(1, head=head, text="Please call me.\r\n\r\nAna"))
        (mail,) = a_pass(world, Memory())
        fields = fields_of(head_of(mail.raw))
        assert (first(fields, "x-odd"), first(fields, "subject")) == ("a fold", "Hello 1")
        assert first(fields, "received") is not None
        body = mail.raw[len(head_of(mail.raw)) :]
        assert b"Please call me." in body
        assert b"Ana" in body

    def test_roles_say_which_folder(self, world: World) -> None:
        world.deliver(letter(1))
        world.deliver(letter(2), Role.SENT)
        found = {identity: mail.role for mail, identity in _named(a_pass(world, Memory()))}
        assert found == {"<m1@acme.example>": Role.INBOX, "<m2@acme.example>": Role.SENT}

    def test_same_and_missing_message_ids_hide_nothing(self, world: World) -> None:
        world.deliver(letter(1, text="one"))
        world.deliver(letter(1, text="two"))
        for text in ("three", "four"):
            world.deliver(letter(1, text=text).replace(b"Message-ID: <m1@acme.example>\r\n", b""))
        mails = a_pass(world, Memory())
        assert len(mails) == len({mail.name for mail in mails}) == 4

    def test_mail_after_until_does_not_exist_yet(self, world: World) -> None:
        seen = Memory()
        hour = timedelta(hours=1)
        late = f"Received: by mx.person.example; {(DAY + hour).strftime('%a, %d %b %Y %H:%M:%S')} +0000"
        world.deliver(letter(1, at=DAY + 2 * hour))
        world.deliver(letter(2, at=DAY - hour))
        world.deliver(letter(3, at=DAY - 2 * hour, head=late))  # written early, came late
        assert ids(a_pass(world, seen, until=DAY)) == ["<m2@acme.example>"]
        later = ids(a_pass(world, seen, until=DAY + hour))
        assert "<m3@acme.example>" in later
        assert "<m1@acme.example>" not in later
        assert "<m1@acme.example>" in ids(a_pass(world, seen, until=DAY + 2 * hour))

    def test_a_mail_without_a_readable_date_exists(self, world: World) -> None:
        world.deliver(letter(1).replace(b"Date: Mon, 04 May 2026", b"Date: some day"))
        assert len(a_pass(world, Memory(), until=DAY - timedelta(days=400))) == 1

    def test_one_mail_can_be_read_again(self, world: World) -> None:
        world.deliver(letter(1))
        (mail,) = a_pass(world, Memory())
        source = world.source()
        again = source.read_one(mail.folder, mail.name)
        assert again is not None
        assert (ids([again]), again.role) == (["<m1@acme.example>"], Role.INBOX)
        world.take_away(1)
        assert source.read_one(mail.folder, mail.name) is None
        source.close()

    def test_closing_twice_is_harmless(self, world: World) -> None:
        source = world.source()
        source.close()
        source.close()


def _named(mails: list[RawMail]) -> list[tuple[RawMail, str | None]]:
    return list(zip(mails, ids(mails), strict=True))
