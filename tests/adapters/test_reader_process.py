"""The reader process and its in-process twin: one contract, and what only the border must hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from classifiers.message import Address, Message
from classifiers.reading import Evidence, Interview, Label, Nuance, Person, Reading, Statement, StatementKind
from daemon.adapters.reader_process import IDLE_SECONDS, InProcessReader, Reader, ReaderProcess, Unreadable
from daemon.adapters.reading_wire import ReadMail, WireError, decode, encode, summary

BY_SUBJECT = "tests.adapters.reader_killers:by_subject"
ME = frozenset({"robin@vale.test"})


def mail(subject: str, body: str = "Hello Robin.") -> bytes:
    return (
        f"From: Ana Ruiz <ana@acme.test>\r\nTo: robin@vale.test\r\nSubject: {subject}\r\n"
        f"Date: Tue, 03 Mar 2026 10:00:00 +0100\r\nMessage-ID: <1@acme.test>\r\n\r\n{body}\r\n"
    ).encode()


@pytest.fixture(params=["process", "in_process"])
def reader(request: pytest.FixtureRequest) -> Iterator[Reader]:
    if request.param == "in_process":
        yield InProcessReader(BY_SUBJECT)
        return
    process = ReaderProcess(BY_SUBJECT)
    yield process
    process.close()


@pytest.fixture
def process() -> Iterator[ReaderProcess]:
    reader = ReaderProcess(BY_SUBJECT, seconds=60.0, memory=320 * 1024 * 1024)
    yield reader
    reader.close()


@pytest.fixture
def hurried() -> Iterator[ReaderProcess]:
    reader = ReaderProcess(BY_SUBJECT, seconds=1.0)
    yield reader
    reader.close()


class TestContract:
    def test_gives_message_and_reading(self, reader: Reader) -> None:
        read = reader.read(mail("Your interview"), me=ME, locale=None)
        assert isinstance(read, ReadMail)
        assert read.message.subject == "Your interview"
        assert read.message.sender == Address("ana@acme.test", "Ana Ruiz")
        assert read.message.sent_at == datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
        assert read.reading == Reading(label=Label.UNSURE, sure=0.5, written="Hello Robin.")

    def test_hands_the_options_on(self, reader: Reader) -> None:
        read = reader.read(mail("options"), me=ME, locale="de-DE", authserv_ids=frozenset({"mx.vale.test"}))
        assert isinstance(read, ReadMail)
        assert "('locale', 'de-DE')" in read.reading.written
        assert "robin@vale.test" in read.reading.written
        assert "mx.vale.test" in read.reading.written

    def test_nothing_is_unreadable_with_a_reason(self, reader: Reader) -> None:
        assert reader.read(b"", me=ME, locale=None) == Unreadable("The mail is empty.")

    def test_a_bug_of_ours_is_told_and_survived(self, reader: Reader) -> None:
        assert reader.read(mail("raise"), me=ME, locale=None) == Unreadable("Reading it failed: RuntimeError.")
        assert isinstance(reader.read(mail("fine"), me=ME, locale=None), ReadMail)

    def test_large_mail_comes_through(self, reader: Reader) -> None:
        read = reader.read(mail("large", "word " * 400_000), me=ME, locale=None)
        assert isinstance(read, ReadMail)
        assert read.message.text.startswith("word word")


class TestBorder:
    @pytest.mark.parametrize(
        ("subject", "reason"),
        [
            ("eat", "It needed more memory than reading a mail may take."),
            ("exit", "The reader process ended while reading it."),
            ("connect", "Reading it failed: PermissionError."),
            ("shell", "Reading it failed: PermissionError."),
        ],
    )
    def test_killers_are_unreadable_and_the_next_mail_works(
        self, process: ReaderProcess, subject: str, reason: str
    ) -> None:
        assert process.read(mail(subject), me=ME, locale=None) == Unreadable(reason)
        assert isinstance(process.read(mail("next"), me=ME, locale=None), ReadMail)

    def test_a_mail_without_end_is_given_up(self, hurried: ReaderProcess) -> None:
        assert hurried.read(mail("loop"), me=ME, locale=None) == Unreadable("It took too long to read.")
        assert not hurried.running

    def test_print_does_not_look_like_an_answer(self, process: ReaderProcess) -> None:
        read = process.read(mail("print"), me=ME, locale=None)
        assert isinstance(read, ReadMail)
        assert read.message.subject == "print"

    def test_environment_is_bare(self, process: ReaderProcess, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("MAIL_PASSWORD", "canary")
        read = process.read(mail("environment"), me=ME, locale=None)
        assert isinstance(read, ReadMail)
        names, _, directory = read.reading.written.partition("|")
        assert "MAIL_PASSWORD" not in names
        assert directory == "/"


class TestLife:
    def test_starts_at_the_first_mail_and_ends_when_idle(self) -> None:
        now = [1000.0]
        reader = ReaderProcess(BY_SUBJECT, monotonic=lambda: now[0])
        assert not reader.running
        reader.read(mail("one"), me=ME, locale=None)
        assert reader.running
        assert not reader.stop_if_idle(now[0] + IDLE_SECONDS - 1)
        assert reader.running
        assert reader.stop_if_idle(now[0] + IDLE_SECONDS)
        assert not reader.running
        assert isinstance(reader.read(mail("two"), me=ME, locale=None), ReadMail)
        reader.close()
        assert not reader.running


FULL = ReadMail(
    Message(
        subject="Dein Gespräch – ok",
        text="Größe",
        message_id="<1@acme.test>",
        sent_at=datetime(2026, 3, 3, 9, tzinfo=UTC),
        sender=Address("ana@acme.test", "Ana"),
        to=(Address("robin@vale.test"),),
        references=("<0@acme.test>",),
        headers=(("list-id", "x"),),
    ),
    Reading(
        label=Label.INTERVIEW_CONFIRMATION,
        sure=0.9,
        nuance=Nuance.SEVERAL_TIMES,
        evidence=(Evidence("see you", "interview_confirmation", 0.9),),
        people=(Person("Ana", "ana@acme.test", "interviewer", True),),
        interview=Interview(start=datetime(2026, 3, 9, 9, tzinfo=UTC), attendees=("ana@acme.test",)),
        statement=Statement(StatementKind.DECISION_BY, latest=date(2026, 3, 20), quote="by the 20th"),
        back_on=date(2026, 3, 4),
    ),
)


class TestWire:
    def test_round_trip(self) -> None:
        assert decode(encode(FULL)) == FULL

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"{}",
            b"[]",
            b"[1,2]",
            b"\xff",
            b"[" * 100_000,
            json.dumps([[], []]).encode(),
            b'{"__class__": "os.system"}',
        ],
    )
    def test_nonsense_is_refused(self, data: bytes) -> None:
        with pytest.raises(WireError):
            decode(data)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            (0, "Hi\r\nBcc: eve@evil.test"),
            (2, "<1@acme.test>\r\nA1 DELETE INBOX"),
            (2, "no brackets"),
            (5, ["ana@acme.test\r\n", None]),
            (0, 5),
            (3, "2026-03-03T09:00:00"),
            (10, [["x-followup", "a\0b"]]),
        ],
    )
    def test_unsafe_values_are_refused(self, field: int, value: object) -> None:
        message, reading = json.loads(encode(FULL))
        message[field] = value
        with pytest.raises(WireError):
            decode(json.dumps([message, reading]).encode())

    def test_summary_leaves_out_what_no_stage_needs(self) -> None:
        message = Message(headers=(("received", "x"), ("x-followup-draft", "7"), ("list-id", "l")), text="a" * 100_000)
        kept = summary(message)
        assert kept.headers == (("x-followup-draft", "7"), ("list-id", "l"))
        assert len(kept.text) == 65_536
