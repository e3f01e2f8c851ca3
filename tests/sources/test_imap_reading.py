"""Little is fetched, and nothing that matters is missing: mails as read over IMAP mean what the whole mails mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime

import pytest

from classifiers.message import Message
from classifiers.parse import parse
from daemon.clock import StandingClock
from daemon.errors import MailboxError
from daemon.sources.headers import addresses
from daemon.sources.imap.source import READ_BATCH, ImapSource
from daemon.sources.source import Batch, RawMail
from tests.servers.dovecot import Dovecot
from tests.sources.contract import a_pass, ids
from tests.sources.known import Memory
from tests.sources.letters import DAY, letter
from tests.sources.test_imap_dovecot import DovecotWorld

pytestmark = pytest.mark.server

PDF = b"%PDF-1.7 " + bytes(range(256)) * 4_000
INVITE = b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:a1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
LONG = "We were impressed by your work and would like to meet you. " * 20


@pytest.fixture
def world(server: Dovecot, user: str) -> DovecotWorld:
    return DovecotWorld(server, user)


def _mail(text: str = LONG, html: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Ana Ruiz <ana@acme.example>", "sam@person.example", "Grüße ✓"
    mail["Date"], mail["Message-ID"] = format_datetime(DAY), "<x1@acme.example>"
    mail["Received"] = f"from a.example by mx.person.example; {format_datetime(DAY)}"
    mail["Authentication-Results"] = "mx.person.example; dmarc=pass header.from=acme.example"
    mail["References"] = " ".join(f"<r{n}@person.example>" for n in range(30))
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def plain_with_pdf() -> EmailMessage:
    mail = _mail()
    mail.add_attachment(PDF, maintype="application", subtype="pdf", filename="Vertrag Müller.pdf")
    return mail


def both() -> EmailMessage:
    return _mail(html=f"<p>{LONG}</p>" + "<div></div>" * 20_000)


def stub() -> EmailMessage:
    return _mail("Your mail program cannot show HTML. " * 15, f"<p>{LONG}</p>")


def html_only() -> EmailMessage:
    mail = _mail()
    mail.set_content(f"<p>{LONG} café</p>", subtype="html", charset="iso-8859-1", cte="base64")
    return mail


def invitation() -> EmailMessage:
    mail = _mail(html=f"<p>{LONG}</p>")
    mail.add_alternative(INVITE.decode(), subtype="calendar", params={"method": "REQUEST"})
    return mail


def invitation_as_file() -> EmailMessage:
    mail = _mail()
    mail.add_attachment(INVITE, maintype="application", subtype="octet-stream", filename="Interview.ICS")
    return mail


def forwarded() -> EmailMessage:
    mail, inner = _mail(), _mail("A text that is not this mail's. " * 100)
    mail.add_attachment(inner)
    return mail


def bounce() -> EmailMessage:
    report = (
        "Reporting-MTA: dns; mx.acme.example\r\n\r\nFinal-Recipient: rfc822; ana@acme.example\r\n"
        "Action: failed\r\nStatus: 5.1.1\r\n"
    )
    original = _mail("Dear Ana " * 1_000).as_bytes(policy=_mail().policy.clone(linesep="\r\n"))
    boundary = "=_b"
    parts = [
        f"From: MAILER-DAEMON@mx.acme.example\r\nDate: {format_datetime(DAY)}\r\nSubject: Undelivered\r\n"
        "MIME-Version: 1.0\r\n"
        f'Content-Type: multipart/report; report-type=delivery-status; boundary="{boundary}"\r\n\r\n',
        "Content-Type: text/plain\r\n\r\nIt could not be delivered.\r\n",
        f"Content-Type: message/delivery-status\r\n\r\n{report}",
        f"Content-Type: message/rfc822\r\n\r\n{original.decode()}",
    ]
    raw = parts[0] + "".join(f"--{boundary}\r\n{part}\r\n" for part in parts[1:]) + f"--{boundary}--\r\n"
    mail = EmailMessage()
    mail.as_bytes = lambda *_, **__: raw.encode()  # type: ignore[method-assign]
    return mail


KINDS = [plain_with_pdf, both, stub, html_only, invitation, invitation_as_file, forwarded, bounce]


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__)
def test_a_mail_read_over_imap_means_what_the_whole_mail_means(
    world: DovecotWorld, make: Callable[[], EmailMessage]
) -> None:
    raw = make().as_bytes(policy=_mail().policy.clone(linesep="\r\n"))
    world.deliver(raw)
    (mail,) = a_pass(world, Memory())
    whole, small = parse(raw), parse(mail.raw)
    assert _meaning(small) == _meaning(whole)
    assert len(mail.raw) < 12_000
    assert mail.arrived_at is not None
    assert mail.arrived_at.tzinfo is not None


def _meaning(message: Message) -> dict[str, object]:
    fields = ("subject", "message_id", "sent_at", "received_at", "sender", "to", "references", "calendars", "report")
    said: dict[str, object] = {name: getattr(message, name) for name in (*fields, "attachments", "from_html")}
    said["text"] = message.text.split()
    said["headers"] = [pair for pair in message.headers if not pair[0].startswith(("content-", "mime-"))]
    return said


def test_reading_leaves_every_flag_as_it_was(world: DovecotWorld) -> None:
    flags = ["", "\\Seen", "\\Answered \\Flagged", "\\Deleted", "$Important"]
    for number, some in enumerate(flags):
        world.server.append(world.user, letter(number), flags=some)
    world.deliver(plain_with_pdf().as_bytes())

    def on_server() -> list[bytes]:
        with world.server.client(world.user) as connection:
            connection.select("INBOX", readonly=True)
            _, found = connection.fetch("1:*", "(UID FLAGS)")
            return [
                line.replace(b" \\Recent", b"").replace(b"\\Recent", b"") for line in found if isinstance(line, bytes)
            ]

    before = on_server()
    seen = Memory()
    for _ in range(3):
        mails = a_pass(world, seen)
    source = world.source()
    source.read_one("INBOX", mails[0].name if mails else "1/1")
    source.close()
    assert on_server() == before
    assert len(before) == 6


def test_a_folder_made_anew_is_looked_at_again(world: DovecotWorld) -> None:
    """Its UIDs begin at 1 again: without a look at UIDVALIDITY the new mail would count as read."""
    seen = Memory()
    for number in range(3):
        world.server.append(world.user, letter(number), "Archive")
    assert len(a_pass(world, seen)) == 3
    with world.server.client(world.user) as connection:
        connection.delete("Archive")
        connection.create("Archive")
    world.server.append(world.user, letter(8), "Archive")
    mails = a_pass(world, seen)
    assert ids(mails) == ["<m8@acme.example>"]
    assert a_pass(world, seen) == []


def test_connections_killed_in_the_middle_lose_nothing(world: DovecotWorld) -> None:
    count = READ_BATCH * 2 + 7
    with world.server.client(world.user) as connection:
        for number in range(count):
            connection.append("INBOX", "", "", letter(number))
    seen, source = Memory(), world.source()
    batches = source.batches(seen, until=None, since_days=10_000)
    first: Batch = next(batches)
    seen.remember("main", first)
    world.server.kill_sessions()
    mails: list[RawMail] = list(first.mails)
    for batch in batches:  # a new connection is made in the middle of the pass
        seen.remember("main", batch)
        mails += batch.mails
    source.close()
    assert ids(mails) == [f"<m{number}@acme.example>" for number in range(count)]
    assert a_pass(world, seen) == []


def test_a_server_that_is_gone_is_an_error_and_nothing_is_marked(world: DovecotWorld) -> None:
    source = ImapSource(world.settings(port=1), StandingClock(DAY))
    with pytest.raises(MailboxError, match="takes no connection on port 1"):
        list(source.batches(Memory(), until=None, since_days=30))


class TestBackfill:
    """The prefilter serves the first look only."""

    def sources(self, world: DovecotWorld, asked: list[str]) -> ImapSource:
        def persons(headers: object, known: object, domains: object, threads: object) -> tuple[bool, str]:
            assert isinstance(headers, dict)
            asked.append(headers["subject"])
            return "list-id" not in headers or bool(known) or bool(threads), "a newsletter"

        return ImapSource(world.settings(), StandingClock(DAY + timedelta(days=1)), persons)

    def test_bulk_is_left_out_listed_and_can_be_read_later(self, world: DovecotWorld) -> None:
        bulk = "List-Id: <news.shop.example>"
        world.deliver(letter(1))
        world.deliver(letter(2, head=bulk))
        world.deliver(letter(3, head=f"{bulk}\r\nIn-Reply-To: <mine@person.example>"))
        world.deliver(letter(4, head=bulk).replace(b"ana@acme", b"eve@known"))
        asked: list[str] = []
        seen = Memory(addresses=frozenset({"eve@known.example"}), ids=frozenset({"<mine@person.example>"}))
        source = self.sources(world, asked)
        batches = list(source.batches(seen, until=None, since_days=10))
        assert ids([mail for batch in batches for mail in batch.mails]) == [f"<m{n}@acme.example>" for n in (1, 3)] + [
            "<m4@acme.example>"
        ]
        (left,) = [skipped for batch in batches for skipped in batch.skipped]
        assert (left.subject, left.sender, left.reason) == ("Hello 2", "Ana Ruiz <ana@acme.example>", "a newsletter")
        assert batches[0].total == 4
        later = source.read_one(left.folder, left.name)
        assert later is not None
        assert b"Thank you for applying." in later.raw
        source.close()
        assert len(asked) == 4

    def test_new_mail_is_always_read(self, world: DovecotWorld) -> None:
        asked: list[str] = []
        seen, source = Memory(), self.sources(world, asked)
        for batch in source.batches(seen, until=None, since_days=10):
            seen.remember("main", batch)
        world.deliver(letter(2, head="List-Id: <news.shop.example>"))
        batches = list(source.batches(seen, until=None, since_days=10))
        assert ids([mail for batch in batches for mail in batch.mails]) == ["<m2@acme.example>"]
        assert asked == []
        source.close()

    def test_old_mail_is_not_looked_at(self, world: DovecotWorld) -> None:
        with world.server.client(world.user) as connection:
            connection.append("INBOX", "", '"01-Jan-2020 10:00:00 +0000"', letter(1))
        world.deliver(letter(2))
        source = ImapSource(world.settings(), StandingClock(DAY))
        found = [mail for batch in source.batches(Memory(), until=None, since_days=400) for mail in batch.mails]
        source.close()
        assert ids(found) == ["<m2@acme.example>"]


def test_addresses_are_lower_case_and_few() -> None:
    assert addresses('"Ruiz, Ana" <Ana@ACME.example>, b@c.example') == ("ana@acme.example", "b@c.example")
    assert len(addresses("a@b.example, " * 1_000)) <= 50
    assert addresses(None) == addresses("nobody") == ()
