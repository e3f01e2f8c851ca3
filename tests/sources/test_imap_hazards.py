"""What a hostile or broken server may do: each hazard measured once has its guard and here its test."""

from __future__ import annotations

import logging
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import trustme

from daemon.clock import StandingClock
from daemon.errors import ConfigError, CredentialsError, FollowupError, MailboxError
from daemon.sources.copies import copy_of, digest
from daemon.sources.imap.drafts import ImapDrafts
from daemon.sources.imap.gate import Gate
from daemon.sources.imap.session import Session
from daemon.sources.imap.settings import ImapSettings, Limits
from daemon.sources.imap.source import ImapSource
from daemon.sources.source import Batch
from tests.servers.scripted import Scripted, Talk, listening
from tests.sources.known import Memory
from tests.sources.letters import DAY, letter

SECRET = "s3cret-horse"
QUICK = Limits(connect=5.0, read=2.0, command=0.5, logout=0.3)


@pytest.fixture
def started() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def settings(server: Scripted, **changed: object) -> ImapSettings:
    said: dict[str, object] = {"tls": "none-loopback-only", "secret": lambda: SECRET, "host": "127.0.0.1"}
    return ImapSettings(name="main", port=server.port, user="sam", **(said | changed))  # type: ignore[arg-type]


def source(server: Scripted, **changed: object) -> ImapSource:
    return ImapSource(settings(server, **changed), StandingClock(DAY), limits=QUICK)


def a_pass(reader: ImapSource, seen: Memory | None = None) -> list[Batch]:
    return list(reader.batches(seen or Memory(), until=None, since_days=30))


def texts(batches: list[Batch]) -> list[bytes]:
    return [mail.raw.rpartition(b"\r\n\r\n")[2].strip() for batch in batches for mail in batch.mails]


def test_the_scripted_server_is_a_server(started: ExitStack) -> None:
    server = started.enter_context(listening(Scripted({3: letter(3, text="three"), 5: letter(5, text="five")})))
    batches = a_pass(source(server))
    assert texts(batches) == [b"three", b"five"]
    assert [batch.mark.uidnext for batch in batches if batch.mark and batch.mark.folder == "INBOX"][-1] == 6


class TestOctets:
    """The server says too much, too little, too slowly, or something else."""

    def test_a_dripping_server_is_cut_off_by_the_clock(self, started: ExitStack) -> None:
        def drip(talk: Talk, tag: bytes, rest: bytes) -> None:
            talk.drip(b"* SEARCH " + b"1 " * 10_000, 0.02)

        server = started.enter_context(listening(Scripted(answers={"SEARCH": drip})))
        began = time.monotonic()
        with pytest.raises(MailboxError, match="took too long"):
            a_pass(source(server))
        assert time.monotonic() - began < 3.0

    def test_a_dripping_greeting_is_cut_off_too(self, started: ExitStack) -> None:
        class Slow(Scripted):
            def talk(self, connection: socket.socket) -> None:
                with pytest.raises(Exception):  # noqa: B017, PT011 - whatever ends it
                    Talk(connection, self).drip(b"* OK " + b"x" * 10_000, 0.02)

        server = started.enter_context(listening(Slow()))
        began = time.monotonic()
        with pytest.raises(MailboxError, match="took too long"):
            Session(settings(server), Limits(connect=0.2, read=0.3, command=0.5))
        assert time.monotonic() - began < 3.0

    @pytest.mark.parametrize("size", [b"99999999999", b"9" * 30, b"40000000"])
    def test_an_absurd_literal_is_refused_unread(self, started: ExitStack, size: bytes) -> None:
        def huge(talk: Talk, tag: bytes, rest: bytes) -> None:
            talk.say(b"* 1 FETCH (UID 1 BODY[HEADER]<0> {" + size + b"}")
            talk.hear()

        server = started.enter_context(listening(Scripted({1: letter(1)}, {"FETCH": huge})))
        (batch, *_) = a_pass(source(server))
        assert "announces a piece" in batch.skipped[0].reason

    def test_an_answer_without_end_is_refused(self, started: ExitStack) -> None:
        def chatter(talk: Talk, tag: bytes, rest: bytes) -> None:
            while True:
                talk.raw(b"* 1 EXISTS\r\n" * 1_000)

        server = started.enter_context(listening(Scripted(answers={"SEARCH": chatter})))
        reader = ImapSource(settings(server), StandingClock(DAY), limits=Limits(command=60.0, answer=200_000))
        with pytest.raises(MailboxError, match="does not end"):
            a_pass(reader)

    def test_a_line_without_end_is_refused(self, started: ExitStack) -> None:
        def endless(talk: Talk, tag: bytes, rest: bytes) -> None:
            while True:
                talk.raw(b"* SEARCH 1 2 3" * 1_000)

        server = started.enter_context(listening(Scripted(answers={"SEARCH": endless})))
        reader = ImapSource(settings(server), StandingClock(DAY), limits=Limits(command=60.0, line=100_000))
        with pytest.raises(MailboxError, match="line without end"):
            a_pass(reader)

    @pytest.mark.parametrize(
        "said",
        [b"* SEAR", b"* SEARCH 1 2\r\n", b"* BYE overload\r\n", b"", b"\0\xff\r\n", b"* 1 FETCH (UID 1 {5}\r\nab"],
    )
    def test_an_end_in_the_middle_is_an_error_and_the_next_pass_starts_over(
        self, started: ExitStack, said: bytes
    ) -> None:
        def once(talk: Talk, tag: bytes, rest: bytes) -> None:
            del talk.server.answers["SEARCH"]
            talk.raw(said)
            talk.hang_up()

        server = started.enter_context(listening(Scripted({1: letter(1, text="one")}, {"SEARCH": once})))
        reader = source(server)
        with pytest.raises(MailboxError):
            a_pass(reader)
        assert texts(a_pass(reader)) == [b"one"]
        assert server.connections == 2

    def test_lines_split_over_packets_are_whole_lines(self, started: ExitStack) -> None:
        def split(talk: Talk, tag: bytes, rest: bytes) -> None:
            del talk.server.answers["SEARCH"]
            talk.drip(b"* SEARCH 1\r\n" + tag + b" OK done\r\n", 0.003)

        server = started.enter_context(listening(Scripted({1: letter(1, text="one")}, {"SEARCH": split})))
        assert texts(a_pass(source(server))) == [b"one"]

    def test_mail_under_a_uid_nobody_asked_for_is_not_taken(self, started: ExitStack) -> None:
        def other(talk: Talk, tag: bytes, rest: bytes) -> None:
            items = rest.partition(b" ")[2]
            right = talk.server.fetched(1, items)
            talk.raw(right.replace(b"UID 1", b"UID 9").replace(b"one", b"bad"))
            talk.raw(right.replace(b"UID 1 ", b"").replace(b"one", b"bad"))
            talk.raw(right)
            talk.raw(b"* 1 FETCH (FLAGS (\\Seen))\r\n")
            talk.say(tag + b" OK done")

        server = started.enter_context(listening(Scripted({1: letter(1, text="one")}, {"FETCH": other})))
        batches = a_pass(source(server))
        assert texts(batches) == [b"one"]
        assert [mail.name for batch in batches for mail in batch.mails] == ["7/1"]

    def test_asking_from_the_newest_on_does_not_give_old_mail_again(self, started: ExitStack) -> None:
        """RFC 3501 section 6.4.8: "9:*" includes the newest mail even when its UID is 7."""
        server = started.enter_context(listening(Scripted({1: letter(1), 7: letter(7)})))
        server.answers["LIST"] = lambda talk, tag, _: talk.say(b'* LIST () "/" INBOX', tag + b" OK done")
        seen, reader = Memory(), source(server)
        for batch in a_pass(reader, seen):
            seen.remember("main", batch)
        server.answers["EXAMINE"] = lambda talk, tag, _: talk.say(
            b"* OK [UIDVALIDITY 7]", b"* OK [UIDNEXT 12]", tag + b" OK done"
        )
        server.answers["STATUS"] = lambda talk, tag, _: talk.say(
            b"* STATUS INBOX (UIDNEXT 12 UIDVALIDITY 7)", tag + b" OK done"
        )
        assert texts(a_pass(reader, seen)) == []
        assert b"UID SEARCH UID 8:*" in server.heard


class TestPoison:
    """One mail that cannot be had does not hide the others."""

    def test_a_structure_nested_without_end_falls_back_to_the_raw_mail(self, started: ExitStack) -> None:
        class Nested(Scripted):
            def structure(self, uid: int, text: bytes) -> bytes:
                return b"BODYSTRUCTURE " + b"(" * 5_000 + b")" * 5_000 if uid == 2 else super().structure(uid, text)

        mails = {uid: letter(uid, text=f"text {uid}") for uid in range(1, 9)}
        server = started.enter_context(listening(Nested(mails)))
        batches = a_pass(source(server))
        assert texts(batches) == [f"text {uid}".encode() for uid in range(1, 9)]
        assert not any(batch.skipped for batch in batches)

    def test_a_mail_that_kills_the_connection_is_left_out_and_named(self, started: ExitStack) -> None:
        def dies(talk: Talk, tag: bytes, rest: bytes) -> None:
            if 3 in talk.server.asked(rest.partition(b" ")[0]):
                talk.hang_up()
            talk.server.on_fetch(talk, tag, rest)

        mails = {uid: letter(uid, text=f"text {uid}") for uid in range(1, 7)}
        server = started.enter_context(listening(Scripted(mails, {"FETCH": dies})))
        batches = a_pass(source(server))
        assert texts(batches) == [f"text {uid}".encode() for uid in (1, 2, 4, 5, 6)]
        (left,) = [skipped for batch in batches for skipped in batch.skipped]
        assert left.name == "7/3"
        assert "cannot be fetched" in left.reason

    def test_a_server_that_fails_every_fetch_is_left_alone_after_a_while(self, started: ExitStack) -> None:
        mails = {uid: letter(uid) for uid in range(1, 200)}
        server = started.enter_context(listening(Scripted(mails, {"FETCH": lambda talk, tag, rest: talk.hang_up()})))
        with pytest.raises(MailboxError):
            a_pass(source(server))
        assert server.connections <= 20


class TestSigningIn:
    """Passwords go to whom they belong, and a wrong one is not tried for ever."""

    def test_three_refusals_are_enough_until_the_secret_changes(self, started: ExitStack) -> None:
        def no(talk: Talk, tag: bytes, rest: bytes) -> None:
            talk.say(tag + b" NO [AUTHENTICATIONFAILED] wrong")

        server = started.enter_context(listening(Scripted(answers={"LOGIN": no})))
        secrets = [SECRET]
        reader = source(server, secret=lambda: secrets[-1])
        for _ in range(6):
            with pytest.raises(CredentialsError, match="refused to sign in"):
                a_pass(reader)
        assert server.count("LOGIN") == 3
        secrets.append("another")
        del server.answers["LOGIN"]
        a_pass(reader)
        assert server.count("LOGIN") == 4

    @pytest.mark.parametrize(
        "said",
        [
            b"[UNAVAILABLE] backend down",
            b"[ALERT] Too many simultaneous connections. (Failure)",
            b"[LIMIT] slow down",
            b"Server is busy, try again",
            b"User is authenticated but not connected.",
        ],
    )
    def test_a_server_without_time_does_not_count_as_a_wrong_password(self, started: ExitStack, said: bytes) -> None:
        server = started.enter_context(
            listening(Scripted(answers={"LOGIN": lambda talk, tag, _: talk.say(tag + b" NO " + said)}))
        )
        now = [0.0]
        reader = source(server, gate=Gate(lambda: now[0]))
        for minute in range(121):
            now[0] = 60.0 * minute
            with pytest.raises(MailboxError, match="has no time"):
                a_pass(reader)
        assert 10 <= server.count("LOGIN") <= 20  # in two hours, with a look every minute
        del server.answers["LOGIN"]
        now[0] += 600.0
        a_pass(reader)

    def test_network_trouble_while_signing_in_does_not_count(self, started: ExitStack) -> None:
        server = started.enter_context(listening(Scripted(answers={"LOGIN": lambda talk, tag, _: talk.hang_up()})))
        reader = source(server)
        for _ in range(5):
            with pytest.raises(MailboxError):
                a_pass(reader)
        assert server.count("LOGIN") == 5

    def test_a_certificate_of_nobody_we_know_gets_no_password(self, started: ExitStack) -> None:
        context = _server_context(trustme.CA())
        server = started.enter_context(listening(Scripted(context=context)))
        with pytest.raises(MailboxError, match="cannot be trusted"):
            a_pass(source(server, tls="implicit"))
        assert server.heard == b""

    def test_a_certificate_for_another_name_gets_no_password(
        self, started: ExitStack, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        authority = trustme.CA()
        ca_file = tmp_path_factory.mktemp("ca") / "ca.pem"
        authority.cert_pem.write_to_path(str(ca_file))
        server = started.enter_context(
            listening(Scripted(context=_server_context(authority, "mail.elsewhere.example")))
        )
        with pytest.raises(MailboxError, match="cannot be trusted"):
            a_pass(source(server, tls="implicit", ca_file=str(ca_file)))
        assert server.heard == b""
        right = started.enter_context(listening(Scripted(context=_server_context(authority))))
        a_pass(source(right, tls="implicit", ca_file=str(ca_file)))

    def test_starttls_taken_away_on_the_way_gets_no_password(self, started: ExitStack) -> None:
        server = started.enter_context(listening(Scripted()))
        with pytest.raises(MailboxError, match="does not offer TLS"):
            a_pass(source(server, tls="starttls"))
        assert b"LOGIN" not in server.heard
        assert SECRET.encode() not in server.heard

    @pytest.mark.parametrize("greeting", [b"* PREAUTH welcome", b"* BYE no", b"* NO no", b"220 smtp"])
    def test_an_odd_greeting_gets_no_password(self, started: ExitStack, greeting: bytes) -> None:
        server = started.enter_context(listening(Scripted(greeting=greeting, capabilities=b"IMAP4rev1 STARTTLS")))
        with pytest.raises(MailboxError):
            a_pass(source(server, tls="starttls"))
        assert SECRET.encode() not in server.heard

    def test_words_slipped_in_before_tls_are_refused(self, started: ExitStack) -> None:
        def slip(talk: Talk, tag: bytes, rest: bytes) -> None:
            talk.raw(tag + b" OK go\r\n* CAPABILITY IMAP4rev1 EVIL\r\n")
            talk.to_tls(_server_context(trustme.CA()))

        server = started.enter_context(
            listening(Scripted(answers={"STARTTLS": slip}, capabilities=b"IMAP4rev1 STARTTLS"))
        )
        with pytest.raises(MailboxError):
            a_pass(source(server, tls="starttls"))
        assert SECRET.encode() not in server.heard

    def test_no_tls_is_for_this_machine_only(self) -> None:
        with pytest.raises(ConfigError, match="unencrypted"):
            ImapSettings("main", "imap.acme.example", 143, "sam", lambda: SECRET, "none-loopback-only")
        with pytest.raises(ConfigError, match="tls is"):
            ImapSettings("main", "imap.acme.example", 143, "sam", lambda: SECRET, "no")

    @pytest.mark.parametrize("secret", ["a\r\nx NOOP", "a\nb", "a\0b"])
    def test_a_secret_with_a_line_break_is_never_sent(self, started: ExitStack, secret: str) -> None:
        for capabilities in (b"IMAP4rev1", b"IMAP4rev1 AUTH=PLAIN"):
            server = started.enter_context(listening(Scripted(capabilities=capabilities)))
            with pytest.raises(FollowupError):
                a_pass(source(server, secret=lambda: secret))
            assert not {"LOGIN", "AUTHENTICATE", "NOOP"} & set(server.commands)

    def test_quotes_in_a_password_stay_in_it(self, started: ExitStack) -> None:
        server = started.enter_context(listening(Scripted()))
        a_pass(source(server, secret=lambda: 'a"b\\c {3}'))
        assert b'LOGIN "sam" "a\\"b\\\\c {3}"' in server.heard

    def test_a_token_is_given_by_xoauth2(self, started: ExitStack) -> None:
        def token(talk: Talk, tag: bytes, rest: bytes) -> None:
            talk.say(b"+ ")
            talk.hear()
            talk.say(tag + b" OK done")

        server = started.enter_context(listening(Scripted(answers={"AUTHENTICATE": token})))
        a_pass(source(server, auth="oauth:google"))
        assert b"AUTHENTICATE XOAUTH2\r\ndXNlcj1zYW0BYXV0aD1CZWFyZXIgczNjcmV0LWhvcnNlAQE=" in server.heard


def test_a_message_id_with_a_line_break_commands_nothing(started: ExitStack) -> None:
    server = started.enter_context(listening(Scripted({1: letter(1)})))
    folder = ImapDrafts(settings(server), StandingClock(DAY), QUICK)
    for hostile in (
        "<a@b>\r\nx DELETE INBOX",
        "<a b@c>",
        '<a"b@c>',
        "<ä@b>",
        "<a@b>)",
        "<a\\@b>",
        "<a@b",
        "",
        "<(a@b>",
    ):
        folder.find_sent(hostile)
    assert not set(server.commands) - {"CAPABILITY", "LOGIN", "LIST", "NOOP", "EXAMINE", "SEARCH", "FETCH"}
    assert b"HEADER" not in server.heard.replace(b"HEADER.FIELDS", b"")


def test_nothing_of_a_mail_or_a_password_is_logged(started: ExitStack, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server = started.enter_context(listening(Scripted({1: letter(1, text="a very private text")})))
    reader = source(server)
    assert texts(a_pass(reader)) == [b"a very private text"]
    assert "private" not in caplog.text
    assert SECRET not in caplog.text
    kept = vars(reader._session._client._imap)["_cmd_log"]  # type: ignore[union-attr]  # imaplib's own memory
    assert kept == {}
    reader.close()


def test_reading_opens_nothing_for_writing_and_marks_nothing(started: ExitStack) -> None:
    server = started.enter_context(listening(Scripted({1: letter(1), 2: letter(2)})))
    reader = source(server)
    a_pass(reader)
    reader.close()
    assert set(server.commands) == {"CAPABILITY", "LOGIN", "LIST", "EXAMINE", "SEARCH", "FETCH", "LOGOUT"}
    assert b"BODY[" not in server.heard


def test_nothing_new_costs_one_command_a_folder(started: ExitStack) -> None:
    server = started.enter_context(listening(Scripted({1: letter(1)})))
    seen, reader = Memory(), source(server)
    for batch in a_pass(reader, seen):
        seen.remember("main", batch)
    before = len(server.commands)
    assert a_pass(reader, seen) == []
    assert server.commands[before:] in (["STATUS", "EXAMINE"], ["EXAMINE", "STATUS"])


def test_a_connection_does_not_wait_to_fill_packets(started: ExitStack) -> None:
    server = started.enter_context(listening(Scripted()))
    with Session(settings(server)) as session, session.command("NOOP") as client:
        assert client.socket().getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1


def test_logging_out_of_a_dead_server_takes_no_time(started: ExitStack) -> None:
    def says_nothing(talk: Talk, tag: bytes, rest: bytes) -> None:
        talk.hear()

    server = started.enter_context(listening(Scripted(answers={"LOGOUT": says_nothing})))
    reader = source(server)
    a_pass(reader)
    began = time.monotonic()
    reader.close()
    assert time.monotonic() - began < 2.0


def _server_context(authority: trustme.CA, name: str = "127.0.0.1") -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    return context


class TestKeptConnections:
    """A connection may die between two uses; that is nobody's trouble."""

    def test_a_pass_on_a_dead_connection_makes_a_new_one(self, started: ExitStack) -> None:
        server = started.enter_context(listening(Scripted({1: letter(1, text="one")})))
        seen, reader = Memory(), source(server)
        for batch in a_pass(reader, seen):
            seen.remember("main", batch)
        server.hang_up_all()
        server.mails[2] = letter(2, text="two")
        assert texts(a_pass(reader, seen)) == [b"two"]
        assert server.connections == 2

    def test_a_draft_is_put_once_after_a_dead_connection(self, started: ExitStack) -> None:
        server = started.enter_context(listening(Scripted()))
        server.answers["LIST"] = lambda talk, tag, _: talk.say(b'* LIST (\\Drafts) "/" Drafts', tag + b" OK done")
        folder = ImapDrafts(settings(server), StandingClock(DAY), QUICK)
        assert folder.drafts() == ()
        server.hang_up_all()
        assert folder.put(letter(1)) == "7/1"
        assert server.count("APPEND") == 1


class TestDrafts:
    """The only writes there are."""

    def folder(self, server: Scripted) -> ImapDrafts:
        said = (b'* LIST (\\Drafts) "/" "My Drafts"', b'* LIST () "/" "Sent Items"')
        server.answers["LIST"] = lambda talk, tag, _: talk.say(*said, tag + b" OK done")
        server.answers["SELECT"] = server.answers["EXAMINE"] = lambda talk, tag, _: talk.say(
            b"* OK [UIDVALIDITY 7]", b"* OK [UIDNEXT 9]", tag + b" OK done"
        )
        server.answers["STORE"] = server.answers["EXPUNGE"] = lambda talk, tag, _: talk.say(tag + b" OK done")
        return ImapDrafts(settings(server), StandingClock(DAY), QUICK)

    @pytest.mark.parametrize("uidplus", [True, False])
    def test_only_our_own_draft_is_expunged_and_without_uidplus_nothing_is(
        self, started: ExitStack, uidplus: bool
    ) -> None:
        capabilities = b"IMAP4rev1 IDLE" + (b" UIDPLUS" if uidplus else b"")
        server = started.enter_context(listening(Scripted({4: letter(4)}, capabilities=capabilities)))
        folder = self.folder(server)
        assert folder.remove("7/4", "<m4@acme.example>", digest(copy_of("", "", letter(4)))) is True
        folder.close()
        assert b"UID STORE 4 +FLAGS.SILENT (\\Deleted)" in server.heard
        assert server.heard.count(b"EXPUNGE") == uidplus
        assert (b"UID EXPUNGE 4\r\n" in server.heard) is uidplus
        assert b'SELECT "My Drafts"' in server.heard
        assert b"CLOSE" not in server.heard

    def test_a_replaced_folder_keeps_its_mails(self, started: ExitStack) -> None:
        server = started.enter_context(listening(Scripted({4: letter(4)})))
        folder = self.folder(server)
        assert folder.remove("6/4", "<m4@acme.example>", digest(copy_of("", "", letter(4)))) is False
        assert server.count("STORE") == 0

    def test_microsofts_copy_of_our_message_id_counts(self, started: ExitStack) -> None:
        head = "X-Microsoft-Original-Message-ID: <ours@person.example>"
        server = started.enter_context(listening(Scripted({4: letter(4, head=head)})))
        copy = self.folder(server).find_sent("<ours@person.example>")
        assert copy is not None
        assert copy.name == "7/4"

    def test_a_refused_draft_is_an_error(self, started: ExitStack) -> None:
        server = started.enter_context(listening(Scripted()))
        folder = self.folder(server)
        server.answers["APPEND"] = lambda talk, tag, _: talk.say(tag + b" NO [OVERQUOTA] full")
        with pytest.raises(MailboxError, match="is full"):
            folder.put(letter(1))

    def test_an_account_without_drafts_says_so(self, started: ExitStack) -> None:
        server = started.enter_context(listening(Scripted()))
        folder = ImapDrafts(settings(server), StandingClock(DAY), QUICK)
        with pytest.raises(MailboxError, match="no folder for drafts"):
            folder.drafts()
