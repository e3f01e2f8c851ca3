"""Owns calendar invitations as the big programs write them: Windows zone names, VTIMEZONE blocks, UTC times."""

from __future__ import annotations

from collections.abc import Sequence

Person = tuple[str, str]
WINDOWS = {
    "GMT Standard Time": ("+0100", "+0000", "10", "3"),
    "Eastern Standard Time": ("-0400", "-0500", "11", "3"),
    "W. Europe Standard Time": ("+0200", "+0100", "10", "3"),
    "India Standard Time": ("+0530", "+0530", "1", "1"),
    "AUS Eastern Standard Time": ("+1100", "+1000", "4", "10"),
}


def outlook(
    uid: str,
    start: str,
    end: str,
    summary: str,
    organizer: Person,
    attendees: Sequence[Person],
    *,
    zone: str = "GMT Standard Time",
    method: str = "REQUEST",
    sequence: int = 0,
    place: str = "Microsoft Teams Meeting",
    text: str = "",
) -> str:
    """As Outlook and Exchange write it; times are local to `zone`, a Windows name: "20260609T140000"."""
    summer, winter, back, forth = WINDOWS[zone]
    lines = [
        "BEGIN:VCALENDAR",
        f"METHOD:{method}",
        "PRODID:Microsoft Exchange Server 2010",
        "VERSION:2.0",
        "BEGIN:VTIMEZONE",
        f"TZID:{zone}",
        *_observed("STANDARD", summer, winter, back),
        *_observed("DAYLIGHT", winter, summer, forth),
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        f"ORGANIZER;CN={organizer[0]}:mailto:{organizer[1]}",
        *(_attendee(name, address) for name, address in attendees),
        (
            f"DESCRIPTION;LANGUAGE=en-GB:{text}\\n____________________\\nMicrosoft Teams meeting\\nMeeting ID: 341"
            " 220 118"
        ),
        f"UID:{uid}",
        f"SUMMARY;LANGUAGE=en-GB:{summary}",
        f"DTSTART;TZID={zone}:{start}",
        f"DTEND;TZID={zone}:{end}",
        "CLASS:PUBLIC",
        "PRIORITY:5",
        "DTSTAMP:20260101T080000Z",
        "TRANSP:OPAQUE",
        f"STATUS:{'CANCELLED' if method == 'CANCEL' else 'CONFIRMED'}",
        f"SEQUENCE:{sequence}",
        f"LOCATION;LANGUAGE=en-GB:{place}",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "BEGIN:VALARM",
        "DESCRIPTION:REMINDER",
        "TRIGGER;RELATED=START:-PT15M",
        "ACTION:DISPLAY",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines) + "\r\n"


def google(
    uid: str,
    start: str,
    end: str,
    summary: str,
    organizer: Person,
    attendees: Sequence[Person],
    *,
    method: str = "REQUEST",
    sequence: int = 0,
) -> str:
    """As Google Calendar writes it; times are UTC: "20260609T130000Z"."""
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"DTSTART:{start}",
        f"DTEND:{end}",
        "DTSTAMP:20260101T080000Z",
        f"ORGANIZER;CN={organizer[0]}:mailto:{organizer[1]}",
        f"UID:{uid}",
        *(_attendee(name, address) for name, address in attendees),
        "X-MICROSOFT-CDO-OWNERAPPTID:-1423409",
        "CREATED:20260101T080000Z",
        (
            "DESCRIPTION:-::~:~::~:~:~:~:~:~:~:~\\nJoin with Google Meet: "
            "https://meet.google.test/abc-defg-hij\\n-::~:~::~"
        ),
        "LOCATION:",
        f"SEQUENCE:{sequence}",
        f"STATUS:{'CANCELLED' if method == 'CANCEL' else 'CONFIRMED'}",
        f"SUMMARY:{summary}",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines) + "\r\n"


def _observed(kind: str, before: str, after: str, month: str) -> list[str]:
    return [
        f"BEGIN:{kind}",
        "DTSTART:16010101T020000",
        f"TZOFFSETFROM:{before}",
        f"TZOFFSETTO:{after}",
        f"RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH={month}",
        f"END:{kind}",
    ]


def _attendee(name: str, address: str) -> str:
    return f"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN={name}:mailto:{address}"
