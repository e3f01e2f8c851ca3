"""The cheap look at a mail's header, and the comparison of copies: right on ordinary mail, harmless on any other."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemon.sources.copies import copy_of, digest
from daemon.sources.headers import addresses, arrived, fields_of, first, head_of, header_date
from tests.sources.letters import DAY, letter

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("Mon, 4 May 2026 14:00:00 +0200", NOON),
        ("4 May 2026 12:00 -0000", NOON),
        ("Mon, 4 May 2026 12:00:00 GMT (summer)", NOON),
        ("2026-05-04T12:00:00Z", NOON),
        ("2026-05-04 14:00:00+02:00", NOON),
        ("Mon, 4 May 26 08:00:00 EDT", NOON),
        ("", None),
        (None, None),
        ("yesterday", None),
        ("Mon, 99 May 2026 99:00:00 +0000", None),
        ("Mon, 4 May 99999 12:00:00 +0000", None),
        ("Mon, 4 May 2026 12:00:00 +9999999999", None),
    ],
)
def test_dates_are_read_as_mail_writes_them(value: str | None, when: datetime | None) -> None:
    assert header_date(value) == when


def test_a_mail_arrives_with_the_later_of_date_and_topmost_received() -> None:
    head = b"Received: by b; Mon, 4 May 2026 12:00:00 +0000\r\nReceived: by a; Tue, 5 May 2026 12:00:00 +0000\r\n"
    assert arrived(fields_of(head + b"Date: Mon, 4 May 2026 11:00:00 +0000\r\n")) == NOON
    assert arrived(fields_of(head + b"Date: Mon, 4 May 2026 15:00:00 +0200\r\n")) == NOON.replace(hour=13)
    assert arrived(fields_of(head)) == NOON
    assert arrived(fields_of(b"Date: Mon, 4 May 2026 12:00:00 +0000\r\nReceived: by b\r\n")) == NOON
    assert arrived(()) is None


def test_fields_are_unfolded_and_end_at_the_blank_line() -> None:
    raw = b"A: one\r\n two\r\nb : x\nOdd line\r\nA: three\r\n\r\nC: not a field\r\n"
    fields = fields_of(head_of(raw))
    assert fields == (("a", "one two"), ("b", "x"), ("a", "three"))
    assert first(fields, "c") is None
    assert head_of(b"\r\nbody") == b""
    assert head_of(b"A: b") == b"A: b"


@given(st.binary(max_size=400))
def test_any_octets_have_some_fields_or_none(raw: bytes) -> None:
    fields = fields_of(head_of(raw))
    arrived(fields)
    for name, value in fields:
        assert name == name.lower()
        assert not {"\r", "\n", "\0"} & set(value)
    digest(copy_of("", "", raw))


@pytest.mark.parametrize("piece", ["(", '"', "<", "a@b,", "a ", ";", ":", "\\", "[", "(a)", "<a@b>", "\u00e9"])
def test_a_hostile_sender_costs_no_time_and_raises_nothing(piece: str) -> None:
    value = piece * (30_000 // len(piece))
    began = time.perf_counter()
    assert len(addresses(value)) <= 50
    digest(copy_of("", "", f"From: {value}\r\nTo: {value}\r\nSubject: {value}\r\n\r\n{value}".encode()))
    assert time.perf_counter() - began < 1.0


class TestDigest:
    """What is an edit, and what is none."""

    def same(self, one: bytes, two: bytes) -> bool:
        return digest(copy_of("", "", one)) == digest(copy_of("", "", two))

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (b"Thank you for applying.", b"Thank you\r\nfor  applying.\r\n\r\n"),
            (b"Subject: Hello 1", b"Subject: =?utf-8?q?Hello_1?="),
            (b"Subject: Hello 1", b"Subject: Hello\r\n 1"),
            (b"To: sam@person.example", b'To: "Sam" <SAM@person.example>'),
            (b"Message-ID: <m1@acme.example>", b"Message-ID: <other@server.example>\r\nX-Server: kept"),
            (
                b"\r\n\r\nThank",
                b"\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nThank",
            ),
        ],
    )
    def test_form_is_no_edit(self, old: bytes, new: bytes) -> None:
        assert self.same(letter(1, at=DAY), letter(1, at=DAY).replace(old, new))

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (b"applying.", b"applying!"),
            (b"Subject: Hello 1", b"Subject: Hello 2"),
            (b"To: sam@person.example", b"To: eve@person.example"),
            (b"To: sam@person.example", b"To: sam@person.example\r\nCc: eve@person.example"),
            (b"To: sam@person.example", b"To: sam@person.example\r\nBcc: eve@person.example"),
        ],
    )
    def test_words_and_people_are(self, old: bytes, new: bytes) -> None:
        assert not self.same(letter(1), letter(1).replace(old, new))
