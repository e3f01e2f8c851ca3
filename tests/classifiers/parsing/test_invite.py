"""iCalendar objects as interviews."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifiers.invite import calendar_text, read_calendar, read_calendar_people, read_invite
from classifiers.message import CalendarPart, Message
from classifiers.reading import Person

NINE = datetime(2026, 6, 4, 9, tzinfo=UTC)


def calendar(*lines: str, method: str = "REQUEST", before: str = "") -> bytes:
    event = "\r\n".join(lines)
    said = f"METHOD:{method}\r\n" if method else ""
    inner = f"BEGIN:VEVENT\r\nUID:1@acme.test\r\n{event}\r\nEND:VEVENT\r\n"
    return f"BEGIN:VCALENDAR\r\n{said}{before}{inner}END:VCALENDAR\r\n".encode()


def start_of(*lines: str, before: str = "") -> datetime | None:
    found = read_calendar(calendar(*lines, before=before))
    return found.start if found else None


OWN_ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:{name}\r\n"
    "BEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
)


class TestTimes:
    @pytest.mark.parametrize(
        "line",
        [
            "DTSTART:20260604T090000Z",
            "DTSTART;TZID=Europe/Berlin:20260604T110000",
            'DTSTART;TZID="Europe/Berlin":20260604T110000',
            "DTSTART;TZID=/mozilla.org/20070129_1/Europe/Berlin:20260604T110000",
            "DTSTART;TZID=W. Europe Standard Time:20260604T110000",
            "DTSTART;TZID=Eastern Standard Time:20260604T050000",
            "DTSTART;TZID=GMT+0200:20260604T110000",
            'DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna":20260604T110000',
            "DTSTART;VALUE=DATE-TIME;TZID=America/New_York:20260604T050000",
        ],
    )
    def test_zones(self, line: str) -> None:
        assert start_of(line) == NINE

    @pytest.mark.parametrize(
        "line",
        [
            "DTSTART;VALUE=DATE:20260604",
            "DTSTART:20260604",
            "DTSTART:20260604T090000",
            "DTSTART;TZID=Nowhere/Land:20260604T090000",
            "DTSTART:20261304T090000Z",
            "DTSTART:nonsense",
            "SUMMARY:no start",
        ],
    )
    def test_refused(self, line: str) -> None:
        assert start_of(line) is None

    def test_own_rules(self) -> None:
        zone = OWN_ZONE.format(name="Customized Time Zone")
        assert start_of("DTSTART;TZID=Customized Time Zone:20260604T110000", before=zone) == NINE
        winter = start_of("DTSTART;TZID=Customized Time Zone:20261204T100000", before=zone)
        assert winter == datetime(2026, 12, 4, 9, tzinfo=UTC)
        march = start_of("DTSTART;TZID=Customized Time Zone:20260329T015900", before=zone)
        assert march == datetime(2026, 3, 29, 0, 59, tzinfo=UTC)

    def test_floating_time_in_the_only_zone(self) -> None:
        assert start_of("DTSTART:20260604T110000", before=OWN_ZONE.format(name="X")) == NINE
        assert start_of("DTSTART:20260604T110000", before="X-WR-TIMEZONE:Europe/Berlin\r\n") == NINE

    def test_a_false_zone_in_one_mail_does_not_poison_the_next(self) -> None:
        liar = (
            "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
            "TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0500\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        )
        start_of("DTSTART;TZID=Europe/Berlin:20260604T110000", before=liar)
        assert start_of("DTSTART;TZID=Europe/Berlin:20260604T110000") == NINE

    @pytest.mark.parametrize(
        ("line", "end"),
        [
            ("DTEND:20260604T100000Z", datetime(2026, 6, 4, 10, tzinfo=UTC)),
            ("DURATION:PT45M", datetime(2026, 6, 4, 9, 45, tzinfo=UTC)),
            ("DTEND:20260604T080000Z", None),
            ("DURATION:-PT5M", None),
            ("DURATION:P9999W", datetime(2218, 1, 22, 9, tzinfo=UTC)),
        ],
    )
    def test_ends(self, line: str, end: datetime | None) -> None:
        found = read_calendar(calendar("DTSTART:20260604T090000Z", line))
        assert found is not None
        assert found.end == end


class TestEvents:
    def test_everything(self) -> None:
        found = read_calendar(
            calendar(
                "DTSTART:20260604T090000Z",
                "SEQUENCE:3",
                "LOCATION:Main Street 1\\, Room 4\\nsecond floor",
                'ORGANIZER;CN="Ruiz, Ana":mailto:Ana@acme.test',
                "ATTENDEE;CN=Chi;PARTSTAT=ACCEPTED:MAILTO:chi@acme.test",
                "ATTENDEE;PARTSTAT=DECLINED:mailto:dov@acme.test",
                "ATTENDEE;CUTYPE=ROOM:mailto:room4@acme.test",
                "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:boss@acme.test",
                "ATTENDEE;EMAIL=eli@acme.test:urn:uuid:1",
                "RRULE:FREQ=SECONDLY",
            )
        )
        assert found is not None
        assert found.uid == "1@acme.test"
        assert found.method == "REQUEST"
        assert found.sequence == 3
        assert found.place == "Main Street 1, Room 4 second floor"
        assert found.organizer == "ana@acme.test"
        assert found.attendees == ("chi@acme.test", "eli@acme.test")

    def test_people(self) -> None:
        content = calendar(
            "DTSTART:20260604T090000Z",
            "ORGANIZER;CN=Ana Ruiz:mailto:ana@acme.test",
            "ATTENDEE;CN=Chi;PARTSTAT=DECLINED:mailto:chi@acme.test",
            "ATTENDEE;CUTYPE=RESOURCE:mailto:beamer@acme.test",
            "ATTENDEE:mailto:noreply@acme.test",
        )
        assert read_calendar_people(content) == (
            Person("Chi", "chi@acme.test", "interviewer", declined=True),
            Person("Ana Ruiz", "ana@acme.test", "recruiter"),
        )

    def test_text(self) -> None:
        content = calendar("SUMMARY:Interview\\, Acme", "DESCRIPTION:Dear Robin\\,\\nwould this su\r\n it?")
        assert calendar_text(content) == ("Interview, Acme", "Dear Robin,\nwould this suit?")

    @pytest.mark.parametrize("method", ["PUBLISH", "REQUEST", "REPLY", "CANCEL", "COUNTER"])
    def test_methods(self, method: str) -> None:
        named = read_calendar(calendar("DTSTART:20260604T090000Z", method=method))
        assert named is not None
        assert named.method == method
        given_ = read_calendar(calendar("DTSTART:20260604T090000Z", method=""), method.lower())
        assert given_ is not None
        assert given_.method == method

    def test_cancelled_status(self) -> None:
        found = read_calendar(calendar("DTSTART:20260604T090000Z", "STATUS:CANCELLED"))
        assert found is not None
        assert found.method == "CANCEL"

    def test_a_cancellation_may_name_only_its_uid(self) -> None:
        found = read_calendar(calendar("DTSTAMP:20260604T090000Z", "SEQUENCE:2", method="CANCEL"))
        assert found is not None
        assert (found.uid, found.method, found.sequence, found.undated) == ("1@acme.test", "CANCEL", 2, True)
        assert (found.start, found.end) == (NINE, None)

    def test_nothing_else_is_undated(self) -> None:
        assert read_calendar(calendar("DTSTAMP:20260604T090000Z")) is None
        dated = read_calendar(calendar("DTSTART:20260604T090000Z", method="CANCEL"))
        assert dated is not None
        assert not dated.undated

    def test_agenda_of_one_day_is_one_interview(self) -> None:
        second = (
            "BEGIN:VEVENT\r\nUID:2\r\nDTSTART:20260604T130000Z\r\nDTEND:20260604T140000Z\r\n"
            "ATTENDEE:mailto:chi@acme.test\r\nEND:VEVENT\r\n"
        )
        found = read_calendar(calendar("DTSTART:20260604T090000Z", "ATTENDEE:mailto:bo@acme.test", before=second))
        assert found is not None
        assert (found.start, found.end) == (NINE, datetime(2026, 6, 4, 14, tzinfo=UTC))
        assert set(found.attendees) == {"bo@acme.test", "chi@acme.test"}

    def test_first_usable_calendar_of_a_mail(self) -> None:
        whole_day = CalendarPart(calendar("DTSTART;VALUE=DATE:20260604"))
        usable = CalendarPart(calendar("DTSTART:20260604T090000Z"), "REQUEST")
        found = read_invite(Message(calendars=(whole_day, usable)))
        assert found is not None
        assert found.start == NINE
        assert read_invite(Message()) is None

    def test_a_fold_may_split_a_character(self) -> None:
        folded = "SUMMARY:Gespräch".encode().replace(b"\xc3\xa4", b"\xc3\r\n \xa4")
        content = calendar("X:1").replace(b"X:1", folded)
        assert calendar_text(content)[0] == "Gespräch"

    @settings(max_examples=150, deadline=None)
    @given(st.binary(max_size=300))
    def test_never_raises(self, octets: bytes) -> None:
        for content in (
            octets,
            b"BEGIN:VEVENT\nDTSTART:" + octets,
            calendar("DTSTART;TZID=X:20260604T090000").replace(b"X", octets),
        ):
            read_calendar(content)
            read_calendar_people(content)
            assert len(calendar_text(content)) == 2
