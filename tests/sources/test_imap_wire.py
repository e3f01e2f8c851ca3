"""What goes on the wire, and how what comes back is taken apart: any value in, nothing outside the grammar out."""

from __future__ import annotations

import contextlib
import re
import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from imapclient.imap_utf7 import encode as encode_utf7

from daemon.sources.imap import wire
from daemon.sources.imap.answers import GarbledError, fetched, fetched_folders, parsed
from daemon.sources.imap.refusals import is_wrong_secret, shown

QUOTED = re.compile(rb'"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*"')
HOSTILE = st.text(max_size=200) | st.text('\r\n\0"\\{}()*%<>@ a1\x7f\x80é', max_size=60)


@given(HOSTILE)
def test_a_folder_name_is_one_quoted_string_or_nothing(name: str) -> None:
    try:
        sent = wire.folder(name, encode_utf7)
    except wire.NotOnTheWireError:
        return
    assert QUOTED.fullmatch(sent)


@given(HOSTILE)
def test_a_message_id_is_one_quoted_string_or_nothing(value: str) -> None:
    sent = wire.message_id(value)
    assert sent is None or QUOTED.fullmatch(sent)
    sent = wire.message_id(f"<{value}@x>")
    assert sent is None or QUOTED.fullmatch(sent)


@given(HOSTILE)
def test_a_user_name_is_one_quoted_string_or_nothing(value: str) -> None:
    try:
        assert QUOTED.fullmatch(wire.astring(value))
    except wire.NotOnTheWireError:
        assert not (value.isascii() and value.isprintable())


@given(HOSTILE)
def test_a_part_path_is_numbers_or_nothing(path: str) -> None:
    try:
        sent = wire.section(path, 10)
    except wire.NotOnTheWireError:
        return
    assert re.fullmatch(rb"BODY\.PEEK\[[0-9.]+\]<0\.10>", sent)


@given(st.sets(st.integers(1, wire.LARGEST_UID), min_size=1, max_size=200))
def test_a_set_of_uids_means_just_those(uids: set[int]) -> None:
    sent = wire.uid_set(uids)
    assert re.fullmatch(rb"[0-9:,]+", sent)
    spans = [part.partition(b":") for part in sent.split(b",")]
    assert {uid for low, _, high in spans for uid in range(int(low), int(high or low) + 1)} == uids


@pytest.mark.parametrize("uids", [[], [0], [-1], [2**32], ["1:*"], [True], [1.0], [None]])
def test_what_is_no_uid_is_not_sent(uids: list[int]) -> None:
    with pytest.raises((wire.NotOnTheWireError, TypeError)):
        wire.uid_set(uids)


def test_dates_are_english_and_utc() -> None:
    assert wire.day(date(2026, 5, 4)) == b"4-May-2026"
    late = datetime(2026, 12, 31, 23, 30, tzinfo=timezone(timedelta(hours=-2)))
    assert wire.moment(late) == b'"01-Jan-2027 01:30:00 +0000"'
    assert wire.moment(datetime(2026, 5, 4, tzinfo=UTC)) == b'"04-May-2026 00:00:00 +0000"'


def test_a_fetch_answer_is_taken_apart() -> None:
    records = [
        (b"3 (UID 9 BODY[HEADER.FIELDS (From To)]<0> {6}", b"From: "),
        (b' X-ODD "a \\"b\\" (c" BODY[1.2]<0> {3}', b"(}\r"),
        b" FLAGS (\\Seen $Odd[x]) RFC822.SIZE 12 NOTHING NIL)",
        b"4 (UID 10)",
    ]
    first, second = fetched(records)
    assert first == {
        b"UID": 9,
        b"BODY[HEADER.FIELDS (FROM TO)]<0>": b"From: ",
        b"X-ODD": b'a "b" (c',
        b"BODY[1.2]<0>": b"(}\r",
        b"FLAGS": [b"\\Seen", b"$Odd[x]"],
        b"RFC822.SIZE": 12,
        b"NOTHING": None,
    }
    assert second == {b"UID": 10}


def test_folders_that_make_no_sense_are_left_out() -> None:
    records = [b'(\\Sent) "/" "Sent \\"x\\""', b"((", (b'() "/" {5}', b"a (\xffb"), b"", b"() NIL 2024", b")"]
    assert list(fetched_folders(records)) == [
        (frozenset({b"\\sent"}), b'Sent "x"'),
        (frozenset(), b"a (\xffb"),
        (frozenset(), b"2024"),
    ]


@given(st.lists(st.binary(max_size=80) | st.tuples(st.binary(max_size=80), st.binary(max_size=20)), max_size=8))
def test_any_answer_is_read_or_refused(records: list[object]) -> None:
    try:
        for answer in fetched(records):
            assert all(isinstance(key, bytes) for key in answer)
    except GarbledError:
        pass


PIECES = [
    b"(",
    b'"',
    b"\\",
    b"[",
    b"a[",
    b" ",
    b"[ ",
    b"a[ ",
    b"{ ",
    b'" ',
    b'"\\a',
    b"()",
    b"1 ",
    b"{1}",
    b'"[',
    b"\n[",
]


@pytest.mark.parametrize("octets", [piece * (900_000 // len(piece)) for piece in PIECES], ids=map(repr, PIECES))
def test_long_answers_take_no_long_time(octets: bytes) -> None:
    began = time.perf_counter()
    with contextlib.suppress(GarbledError):
        parsed([octets], [])
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("[AUTHENTICATIONFAILED] Invalid credentials (Failure)", True),
        ("LOGIN failed.", True),
        ("[ALERT] Application-specific password required", True),
        ("[EXPIRED] change it", True),
        ("[AUTHENTICATIONFAILED] too many attempts", True),
        ("[UNAVAILABLE] Temporary authentication failure.", False),
        ("[LIMIT] Rate limit hit", False),
        ("[ALERT] Too many simultaneous connections. (Failure)", False),
        ("Lookup failed, try again later", False),
        ("", True),
    ],
)
def test_a_wrong_password_is_told_from_a_busy_server(said: str, wrong: bool) -> None:
    assert is_wrong_secret(said) is wrong


def test_what_a_server_says_is_shown_on_one_short_line() -> None:
    assert shown("a\r\n\x1b[31mb" + "c" * 500) == "a   [31mb" + "c" * 191
