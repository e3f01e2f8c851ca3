"""From octets to a Message: headers, addresses, dates, bodies, and everything that may not crash it."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifiers.message import Address
from classifiers.parse import LARGEST, Unreadable, parse, read_date
from tests.classifiers.parsing.mails import message, multipart, raw

PLAIN = "Content-Type: text/plain; charset=utf-8"
HTML = "Content-Type: text/html; charset=utf-8"


class TestHeaders:
    def test_usual_mail(self) -> None:
        read = message(reply_to="jobs@acme.test", cc="b@acme.test, Chi <c@acme.test>", in_reply_to="<0@vale.test>")
        assert read.subject == "Your interview"
        assert read.sender == Address("ana@acme.test", "Ana Ruiz")
        assert read.to == (Address("robin@vale.test", "Robin Vale"),)
        assert read.cc == (Address("b@acme.test"), Address("c@acme.test", "Chi"))
        assert read.reply_to == (Address("jobs@acme.test"),)
        assert read.message_id == "<1@acme.test>"
        assert read.in_reply_to == "<0@vale.test>"
        assert read.text.strip() == "Hello Robin."
        assert not read.from_html

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("=?utf-8?q?hi=0D=0ABcc:_x@y?=", "hi Bcc: x@y"),
            ("=?utf-8?q?a=00b?=", "a b"),
            ("=?UTF-8?B?5pel?= =?UTF-8?B?5pys?=", "日本"),
            ("=?utf-8?B?w?==?utf-8?B?qQ==?=", "w©"),
            ("=?utf-8?q?Gespr=C3?= =?utf-8?q?=A4ch?=", "Gespräch"),
            ("Re: =?utf-8?Q?Interview =E2=80=93 Acme?=", "Re: Interview – Acme"),
            ("=?no-such-charset?q?a=E9?=", "aé"),
            ("=?idna?q?plain?=", "plain"),
            ("folded\r\n over\r\n\ttwo", "folded over two"),
            ("Caf\udce9", "Café"),
            ("=?utf-8?q?broken", "=?utf-8?q?broken"),
        ],
    )
    def test_values_are_one_clean_line(self, value: str, text: str) -> None:
        assert message(subject=value).subject == text

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("<a.b-c@x.test>", "<a.b-c@x.test>"),
            ("a@x.test", "<a@x.test>"),
            ("<a b@x.test>", None),
            ("=?utf-8?q?<a=0D=0Aa1_DELETE@x>?=", None),
            ("<ä@x.test>", None),
            (f"<{'a' * 997}>", None),
            ("(comment) <a@x.test>", "<a@x.test>"),
            ("nonsense", None),
        ],
    )
    def test_message_ids_fit_the_wire(self, value: str, expected: str | None) -> None:
        assert message(message_id=value).message_id == expected

    def test_references_keep_oldest_and_newest(self) -> None:
        many = " ".join(f"<{n}@x.test>" for n in range(1000))
        found = message(references=many).references
        assert len(found) == 200
        assert found[0] == "<0@x.test>"
        assert found[-1] == "<999@x.test>"

    @pytest.mark.parametrize(
        ("value", "sender"),
        [
            ('"Ruiz, Ana" <Ana@ACME.test>', Address("ana@acme.test", "Ruiz, Ana")),
            ("=?utf-8?q?=C3=81na?= <ana@acme.test>", Address("ana@acme.test", "Ána")),
            ("ana@acme.test (Ana)", Address("ana@acme.test", "Ana")),
            ("Ana <ana@bücher.test>", Address("ana@xn--bcher-kva.test", "Ana")),
            ("ana@acme.test\r\n", Address("ana@acme.test")),
            ('"ceo@acme.test" <eve@evil.test>', Address("eve@evil.test", "ceo@acme.test")),
            ("Ana <ana@acme.test", None),
            ("Ana", None),
            ("<ana@acme..test>", None),
            ("=?utf-8?q?Ana_=3Cana=40acme=2Etest=3E?=", None),
        ],
    )
    def test_senders(self, value: str, sender: Address | None) -> None:
        assert message(**{"from": value}).sender == sender

    def test_group_and_repeated_to(self) -> None:
        read = parse(raw(to="team: a@x.test, b@x.test;", add="To: c@x.test\r\n"))
        assert [each.address for each in read.to] == ["c@x.test", "a@x.test", "b@x.test"]

    def test_first_of_several_subjects(self) -> None:
        assert message(add="Subject: first\r\n").subject == "first"
        assert message(add="X-A: 1\r\nX-A: 2\r\n").header_all("x-a") == ("1", "2")

    def test_names_are_lower_case(self) -> None:
        assert "x-mixed-case" in dict(message(add="X-Mixed-CASE: x\r\n").headers)


class TestDates:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("Tue, 03 Mar 2026 10:00:00 +0100", datetime(2026, 3, 3, 9, tzinfo=UTC)),
            ("3 Mar 2026 10:00:00 -0000", datetime(2026, 3, 3, 10, tzinfo=UTC)),
            ("Tue, 3 Mar 2026 10:00:00", datetime(2026, 3, 3, 10, tzinfo=UTC)),
            ("Tue, 3 Mar 2026 10:00 GMT", datetime(2026, 3, 3, 10, tzinfo=UTC)),
            ("Tue, 03 Mar 2026 10:00:60 +0000", datetime(2026, 3, 3, 10, 0, 59, tzinfo=UTC)),
            ("Tue, 03 Mar 2026 10:00:00 -0500 (EST)", datetime(2026, 3, 3, 15, tzinfo=UTC)),
            ("2026-03-03T10:00:00+01:00", datetime(2026, 3, 3, 9, tzinfo=UTC)),
            ("Tue, 31 Feb 2026 10:00:00 +0000", None),
            ("Tue, 03 Mar 1899 10:00:00 +0000", None),
            ("Tue, 03 Mar 9999 10:00:00 +0000", None),
            ("Tue, 03 Mar 2026 10:00:00 +9900", None),
            ("yesterday", None),
            ("", None),
        ],
    )
    def test_dates(self, value: str, expected: datetime | None) -> None:
        assert read_date(value) == expected

    def test_offset_is_kept(self) -> None:
        read = message(date="Tue, 03 Mar 2026 10:00:00 +0545").sent_at
        assert read is not None
        assert read.utcoffset() == timedelta(hours=5, minutes=45)

    def test_topmost_received(self) -> None:
        trace = (
            "Received: from a by b with ESMTPS id 1; Tue, 03 Mar 2026 09:05:00 +0000\r\n"
            "Received: from c by a with ESMTP id 2;\r\n Tue, 03 Mar 2026 09:01:00 +0000\r\n"
        )
        assert message(add=trace).received_at == datetime(2026, 3, 3, 9, 5, tzinfo=UTC)
        assert message().received_at is None


class TestBodies:
    def test_plain_before_html(self) -> None:
        read = parse(multipart("alternative", (PLAIN, "We look forward to meeting you."), (HTML, "<p>rich</p>")))
        assert read.text == "We look forward to meeting you."
        assert not read.from_html

    @pytest.mark.parametrize("stub", ["", "   ", "Please view this email in your browser.", "This message is in HTML."])
    def test_stub_gives_way_to_html(self, stub: str) -> None:
        rich = "<p>Dear Robin,</p><p>We would like to invite you to an interview on Monday.</p>"
        read = parse(multipart("alternative", (PLAIN, stub), (HTML, rich)))
        assert read.text == "Dear Robin,\n\nWe would like to invite you to an interview on Monday."
        assert read.from_html

    def test_much_shorter_plain_gives_way(self) -> None:
        read = parse(multipart("alternative", (PLAIN, "Hello from Acme today"), (HTML, "<p>word </p>" * 100)))
        assert read.from_html

    def test_markup_in_plain(self) -> None:
        assert message("<html><body><p>Hello</p></body></html>", content_type="text/plain").text == "Hello"

    def test_forwarded_mail_never_leaks(self) -> None:
        inner = "From: x@y.test\r\nSubject: old\r\nContent-Type: text/plain\r\n\r\nWe offer you the job."
        read = parse(multipart("mixed", (PLAIN, "See below."), ("Content-Type: message/rfc822", inner)))
        assert read.text == "See below."
        assert read.attachments == ("message.eml",)

    def test_attached_text_is_no_text(self) -> None:
        attached = 'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="../../offer.txt"'
        read = parse(multipart("mixed", (PLAIN, "Hello."), (attached, "We regret.")))
        assert read.text == "Hello."
        assert read.attachments == ("offer.txt",)

    def test_calendars(self) -> None:
        ics = "BEGIN:VCALENDAR\r\nEND:VCALENDAR"
        read = parse(
            multipart(
                "mixed",
                (PLAIN, "Hello."),
                ('Content-Type: text/calendar; charset=utf-8; method="request"', ics),
                ("Content-Type: application/octet-stream; name=invite.ics", ics),
                ("Content-Type: application/ics; name=other.ics", ics + "\r\nX"),
            )
        )
        assert [(part.method, part.content[:15]) for part in read.calendars] == [
            ("REQUEST", b"BEGIN:VCALENDAR"),
            (None, b"BEGIN:VCALENDAR"),
        ]

    @pytest.mark.parametrize(
        ("charset", "octets", "text"),
        [
            ("iso-8859-1", b"caf\xe9 \x93ok\x94", "café “ok”"),
            ("us-ascii", "Grüße".encode(), "Grüße"),
            ("gb2312", "你好".encode("gb18030"), "你好"),
            ("no-such", "Grüße".encode(), "Grüße"),
            ("zlib", b"plain", "plain"),
            ("utf-16", "hallo".encode("utf-16"), "hallo"),
            ("iso-2022-jp", "日本".encode("iso-2022-jp"), "日本"),
        ],
    )
    def test_charsets(self, charset: str, octets: bytes, text: str) -> None:
        coded = base64.b64encode(octets).decode()
        read = message(coded, content_type=f"text/plain; charset={charset}", content_transfer_encoding="base64")
        assert read.text == text

    def test_format_flowed(self) -> None:
        body = "We will decide \r\nby Friday.\r\n> quoted \r\n> words\r\n-- \r\nAna"
        read = message(body, content_type="text/plain; format=flowed")
        assert read.text == "We will decide by Friday.\n> quoted words\n-- \nAna"

    def test_multipart_without_boundary_keeps_its_text(self) -> None:
        assert message("Hello there.", content_type="multipart/mixed").text == "Hello there."

    def test_large_attachment_is_not_decoded(self) -> None:
        blob = base64.encodebytes(bytes(range(256)) * 20_000).decode()
        attached = "Content-Type: application/pdf; name=cv.pdf\r\nContent-Transfer-Encoding: base64"
        read = parse(multipart("mixed", (PLAIN, "Hello."), (attached, blob), (PLAIN, "Bye.")))
        assert read.text.split() == ["Hello.", "Bye."]
        assert read.attachments == ("cv.pdf",)

    @pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
    def test_line_ends(self, end: str) -> None:
        read = parse(raw("one\r\ntwo").replace(b"\r\n", end.encode()))
        assert read.text == "one\ntwo"
        assert read.subject == "Your interview"


class TestUnreadable:
    @pytest.mark.parametrize(
        ("octets", "reason"),
        [
            (b"", "empty"),
            (b" \r\n\r\n", "empty"),
            (b"no headers here\r\n\r\nat all", "no headers"),
            (b"\x00\xff\x00\xff", "no headers"),
            (b"A: b\r\n" + b" " * LARGEST, "larger"),
            (b"Content-Type: text/plain; " + b"a=b; " * 50_000 + b"\r\n\r\nx", "longer"),
            (b"Content-Type: message/rfc822\r\n\r\n" * 20_000, "nested"),
        ],
        ids=["nothing", "blank", "prose", "binary", "huge", "parameters", "nested"],
    )
    def test_refused_with_a_reason(self, octets: bytes, reason: str) -> None:
        with pytest.raises(Unreadable, match=reason):
            parse(octets)

    @settings(max_examples=150, deadline=None)
    @given(st.binary(max_size=400))
    def test_any_octets(self, octets: bytes) -> None:
        for prefix in (b"", b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"):
            try:
                read = parse(prefix + octets)
            except Unreadable:
                continue
            assert read.message_id is None or read.message_id.isascii()

    @settings(max_examples=150, deadline=None)
    @given(
        st.sampled_from(["From", "To", "Subject", "Date", "Message-ID", "References", "Content-Type", "Received"]),
        st.text(max_size=120),
    )
    def test_any_header_value(self, name: str, value: str) -> None:
        octets = value.replace("\n", "\n ").replace("\r", "\r ").encode("utf-8", "surrogatepass")
        read = parse(b"X: y\r\n" + name.encode() + b": " + octets + b"\r\n\r\nHello.")
        for _, text in read.headers:
            assert not set(text) & set("\r\n\0")
        ids = [each for each in (read.message_id, read.in_reply_to, *read.references) if each]
        assert all(each.isascii() and each.isprintable() and " " not in each for each in ids)
        people = [each for each in (read.sender, *read.to) if each]
        assert all(each.address.isascii() and not set(each.address) & set('\r\n <>"') for each in people)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "octets",
    [
        b"Subject: " + b"=?utf-8?q?a?= " * 8_000 + b"\r\n\r\nx",
        b"To: " + b"<" * 100_000 + b"\r\n\r\nx",
        b"To: " + b"a@b.test, " * 10_000 + b"\r\n\r\nx",
        b"Date: " + b"(" * 100_000 + b"\r\n\r\nx",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 10_000,
        b"Content-Type: text/html\r\n\r\n" + b"<div>" * 20_000,
        b"Subject: x\r\n\r\n" + b"a" * 5_000_000,
    ],
    ids=["words", "angles", "addresses", "comments", "parts", "div", "line"],
)
def test_no_input_is_slow(octets: bytes) -> None:
    assert parse(octets) is not None
