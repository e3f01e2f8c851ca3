"""Mails as bytes: what is meant is what any parser reads, whatever strangers put into the values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import getaddresses
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from outbox.mime import DRAFT_HEADER, MimeFault, build, digest, new_message_id, with_date
from outbox.occasion import Letter
from outbox.readback import Expected, compare

WHEN = datetime(2026, 6, 15, 9, 0, tzinfo=timezone(timedelta(hours=2)))
FIELDS = [
    "Date",
    "From",
    "To",
    "Subject",
    "Message-ID",
    DRAFT_HEADER,
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
]
HOSTILE = st.one_of(
    st.text(max_size=120),
    st.text(alphabet='\r\n\t :<>@,;"\\()=?._-abBcCtTo\x00\x0b\x0c\x1c\x85\u2028\udcff\u202eü', max_size=80),
    st.sampled_from(
        [
            "x\r\nBcc: eve@evil.example",
            "x\nBcc: eve@evil.example\n\nbody",
            "=?utf-8?q?x=0D=0ABcc:_eve@evil.example?=",
            "=?utf-8?b?eA0KQmNjOiBldmVAZXZpbC5leGFtcGxl?=",
            "a <eve@evil.example>, b",
            'x" <eve@evil.example>, "y',
            "group: eve@evil.example;",
            "x\u2028Bcc: eve@evil.example",
            "\r\n.\r\nMAIL FROM:<eve@evil.example>",
            "=?",
            "?=",
            "=?a?b?c?=" * 20,
            "ü" * 300,
            "w " * 200,
            "w" * 400,
            "👩‍💻" * 60,
            "From \nFrom x",
            "..",
            "\udc80",
        ]
    ),
)


def mail(letter: Letter | None = None, **changed: Any) -> bytes:
    values: dict[str, Any] = {
        "sender": ("Sam Hart", "sam@hart.example"),
        "to": (("Ana Ruiz", "ana@corvid.example"),),
        "message_id": "<t0ken@hart.example>",
        "in_reply_to": None,
        "references": (),
        "date": WHEN,
        "draft_id": "7",
    }
    return build(letter or Letter("Re: Interview", "Dear Ana,\n\nThank you.\n"), **(values | changed))


def parsed(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, EmailMessage, policy=SMTP)


def test_a_mail_reads_as_meant() -> None:
    read = parsed(mail(in_reply_to="<q@corvid.example>", references=("<p@corvid.example>", "<q@corvid.example>")))
    assert read["Date"].datetime == WHEN
    assert read["From"] == "Sam Hart <sam@hart.example>"
    assert read["To"] == "Ana Ruiz <ana@corvid.example>"
    assert read["Subject"] == "Re: Interview"
    assert read["Message-ID"] == "<t0ken@hart.example>"
    assert read["In-Reply-To"] == "<q@corvid.example>"
    assert read["References"].split() == ["<p@corvid.example>", "<q@corvid.example>"]
    assert read[DRAFT_HEADER] == "7"
    assert read.get_content() == "Dear Ana,\r\n\r\nThank you.\r\n"
    assert not read.defects


@settings(max_examples=2500, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
@example("=?utf-8?q?x=0D=0ABcc:_eve@evil.example?=", "a", "b", "c", "<d\r\nBcc: e@f.example>", "<g@h>\r\n x")
def test_strangers_words_are_never_a_header_or_a_recipient(
    subject: str, me: str, name: str, body: str, parent: str, ancestor: str
) -> None:
    raw = mail(
        Letter(subject, body),
        sender=(me, "sam@hart.example"),
        to=((name, "ana@corvid.example"), (subject, "ben@corvid.example")),
        in_reply_to=parent,
        references=(ancestor, f"<{ancestor}>"),
    )
    read, old = parsed(raw), message_from_bytes(raw)
    for one in (read, old):
        assert [field for field in one if field not in ("In-Reply-To", "References")] == FIELDS
    assert [one.addr_spec for one in read["To"].addresses] == ["ana@corvid.example", "ben@corvid.example"]
    assert [address for _, address in getaddresses(old.get_all("To", []))] == [
        "ana@corvid.example",
        "ben@corvid.example",
    ]
    assert [one.addr_spec for one in read["From"].addresses] == ["sam@hart.example"]
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert b"\n" not in raw.replace(b"\r\n", b"")


@settings(max_examples=300, deadline=None)
@given(st.one_of(HOSTILE, st.text(max_size=3)))
def test_an_address_is_written_whole_or_not_at_all(address: str) -> None:
    try:
        raw = mail(to=((None, address),))
    except MimeFault:
        return
    assert [one.addr_spec for one in parsed(raw)["To"].addresses] == [address]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ana",
        "ana@",
        "@corvid.example",
        "a b@corvid.example",
        "ana@corvid.example\r\nBcc: x@y.example",
        "ana@[127.0.0.1]",
        "a..b@corvid.example",
        '"a b"@corvid.example',
        "ana@corvid..example",
        "änä@corvid.example",
        "a@b.example,c@d.example",
        "a" * 250 + "@b.example",
    ],
)
def test_an_address_that_cannot_be_written_is_a_fault(address: str) -> None:
    with pytest.raises(MimeFault):
        mail(to=(("Ana", address),))
    with pytest.raises(MimeFault):
        mail(sender=("Sam", address))


@pytest.mark.parametrize(
    "changed",
    [
        {"message_id": "<a@b>\r\nBcc: x@y.example"},
        {"message_id": "t0ken"},
        {"message_id": ""},
        {"draft_id": "7\r\nBcc: x@y.example"},
        {"draft_id": ""},
        {"to": ()},
        {"date": datetime(2026, 6, 15)},  # noqa: DTZ001  a Date without zone is the point
    ],
)
def test_what_the_caller_must_not_pass_is_a_fault(changed: dict[str, Any]) -> None:
    with pytest.raises(MimeFault):
        mail(**changed)


def test_long_lines_and_every_script_come_through() -> None:
    body = (
        "Liebe Grüße = süß\t\n"
        + "many words " * 300
        + " \n"
        + "ü" * 500
        + "\n"
        + "👩‍💻 漢字 עברית\n.\n..\nFrom me\n-- \n"
    )
    raw = mail(Letter("Größe: " + "Übung " * 30, body))
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert parsed(raw).get_content().replace("\r\n", "\n") == body
    assert parsed(raw)["Subject"] == ("Größe: " + "Übung " * 30).strip()


def test_a_long_plain_subject_is_folded_not_encoded() -> None:
    subject = "Re: " + "Interview for the night shift " * 6
    raw = mail(Letter(subject, "x"))
    assert b"=?" not in raw
    assert parsed(raw)["Subject"] == subject.strip()


def test_references_stay_a_short_chain_with_the_parent_last() -> None:
    chain = tuple(f"<{number}@corvid.example>" for number in range(60))
    read = parsed(mail(in_reply_to="<5@corvid.example>", references=chain))
    ids = read["References"].split()
    assert len(ids) == 20
    assert (ids[0], ids[-1]) == ("<0@corvid.example>", "<5@corvid.example>")


def test_only_the_date_changes_with_the_date() -> None:
    raw, later = mail(), WHEN + timedelta(days=1)
    dated = with_date(raw, later)
    assert parsed(dated)["Date"].datetime == later
    assert digest(dated) == digest(raw)
    assert [line for line in dated.split(b"\r\n") if not line.startswith(b"Date:")] == [
        line for line in raw.split(b"\r\n") if not line.startswith(b"Date:")
    ]
    undated = mail(date=None)
    assert "Date" not in parsed(undated)
    assert digest(with_date(undated, WHEN)) == digest(undated) == digest(raw)


def test_a_folded_date_is_one_date() -> None:
    raw = mail().replace(b"Date: Mon, 15 Jun", b"Date:\r\n Mon,\r\n\t15 Jun")
    assert parsed(with_date(raw, WHEN)).get_all("Date") == ["Mon, 15 Jun 2026 09:00:00 +0200"]
    assert digest(raw) == digest(mail())


@pytest.mark.parametrize(
    "changed", [{"to": (("Ana Ruiz", "ana@corvid.test"),)}, {"draft_id": "8"}, {"sender": ("Sam", "sam@hart.example")}]
)
def test_any_other_change_needs_a_new_yes(changed: dict[str, Any]) -> None:
    assert digest(mail(**changed)) != digest(mail())
    assert digest(mail(Letter("Re: Interview", "Dear Ana,\n\nThank you!\n"))) != digest(mail())


def test_a_date_in_the_body_is_bound() -> None:
    assert digest(mail(Letter("x", "Date: today\n"))) != digest(mail(Letter("x", "Date: tomorrow\n")))


def test_line_ends_do_not_change_the_digest() -> None:
    assert digest(mail().replace(b"\r\n", b"\n")) == digest(mail())


@pytest.mark.parametrize(
    ("domain", "right"),
    [
        ("hart.example", "<a1b2@hart.example>"),
        ("Hart.Example.", "<a1b2@hart.example>"),
        ("münchen.example", "<a1b2@xn--mnchen-3ya.example>"),
        ("x\r\nBcc: y@z.example", "<a1b2@followup.invalid>"),
        ("", "<a1b2@followup.invalid>"),
        ("localhost", "<a1b2@followup.invalid>"),
    ],
)
def test_a_message_id_is_plain(domain: str, right: str) -> None:
    assert new_message_id("a1-b2\r\n".replace("-", ""), domain) == right


def test_a_message_id_needs_a_token() -> None:
    with pytest.raises(MimeFault):
        new_message_id("\r\n", "hart.example")


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        (b"Subject: Re: Interview", b"Subject: Re: Interview\r\nBcc: eve@evil.example"),
        (b"Subject: Re: Interview", b"Subject: Re: Overview"),
        (b"ana@corvid.example", b"ana@corvid.example, eve@evil.example"),
        (b"ana@corvid.example", b"ana@corv1d.example"),
        (b"To: Ana Ruiz", b"To: Ben Ruiz"),
        (b"From: Sam Hart", b"From: Pam Hart"),
        (b"t0ken@", b"other@"),
        (b"Draft: 7", b"Draft: 8"),
        (b"Thank you", b"Thank me"),
        (b"Dear Ana,\r\n", b"Dear Ana,\n"),
    ],
)
def test_bytes_that_say_anything_else_are_refused(there: bytes, instead: bytes) -> None:
    expected = Expected(
        headers=tuple(FIELDS),
        subject="Re: Interview",
        sender=("Sam Hart", "sam@hart.example"),
        to=(("Ana Ruiz", "ana@corvid.example"),),
        ids={"Message-ID": "<t0ken@hart.example>", DRAFT_HEADER: "7"},
        body="Dear Ana,\n\nThank you.\n",
    )
    compare(mail(), expected)
    changed = mail().replace(there, instead)
    assert changed != mail()
    with pytest.raises(MimeFault):
        compare(changed, expected)


def test_utc_is_written_with_its_offset() -> None:
    assert b"Date: Mon, 15 Jun 2026 09:00:00 +0000" in mail(date=datetime(2026, 6, 15, 9, tzinfo=UTC))
