"""Owns what a calendar invitation says: when, where, with whom, and whether it asks, moves, cancels or answers."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from itertools import takewhile

from classifiers.automatic import robot_address
from classifiers.calendars.content import Component, Property, read_components
from classifiers.calendars.times import duration_of, utc
from classifiers.message import Message
from classifiers.parsing.fields import clean_value
from classifiers.parsing.mailbox import sane_address
from classifiers.reading import Interview, Person

MOST_EVENTS = 200
MOST_PEOPLE = 100
_METHODS = {"PUBLISH", "REQUEST", "REPLY", "ADD", "CANCEL", "REFRESH", "COUNTER", "DECLINECOUNTER"}
_LINKS = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "CONFERENCE", "URL")


def read_invite(message: Message) -> Interview | None:
    """The interview in a mail's calendars; several on one day are its agenda. None without a usable one."""
    found = (read_calendar(part.content, part.method) for part in message.calendars)
    return _agenda([interview for interview in found if interview is not None])


def read_calendar(content: bytes, method: str | None = None) -> Interview | None:
    """The first event with a definite start; `method` is used when the object names none (RFC 5546).

    All-day events, floating times and unknown zones give None, unless they cancel a UID. A recurrence is
    its first start.
    """
    interviews = []
    for calendar in _calendars(content):
        said = calendar.text("METHOD").upper() or (method or "").upper()
        for event in _events(calendar):
            interview = _interview(event, calendar, said if said in _METHODS else None)
            if interview is not None:
                interviews.append(interview)
    return _agenda(interviews)


def read_calendar_people(content: bytes) -> tuple[Person, ...]:
    """Attendees and organizer of every event, once each, rooms, groups and robots left out."""
    people: dict[str, Person] = {}
    for calendar in _calendars(content):
        for event in _events(calendar):
            for found in event.all("ATTENDEE")[:MOST_PEOPLE]:
                if (person := _person(found, "interviewer")) and person.address:
                    people.setdefault(person.address, person)
            organizer = event.first("ORGANIZER")
            if organizer and (person := _person(organizer, "recruiter")) and person.address:
                people.setdefault(person.address, person)
    return tuple(people.values())


def calendar_text(content: bytes) -> tuple[str, str]:
    """Summary (one line) and description (text, line ends LF) of the first event, "" when absent."""
    for calendar in _calendars(content):
        for event in _events(calendar):
            return clean_value(event.text("SUMMARY"))[:500], event.text("DESCRIPTION")[:65_536]
    return "", ""


def _calendars(content: bytes) -> list[Component]:
    """VCALENDARs; an event outside one (some senders leave it out) is taken as its own."""
    found = read_components(content)
    calendars = [part for part in found if part.name == "VCALENDAR"]
    loose = [part for part in found if part.name == "VEVENT"]
    return calendars or ([Component("VCALENDAR", [], loose)] if loose else [])


def _events(calendar: Component) -> list[Component]:
    """The calendar's events; changed instances of a recurrence only when there is nothing else."""
    events = calendar.inside("VEVENT")[:MOST_EVENTS]
    return [event for event in events if event.first("RECURRENCE-ID") is None] or events


def _interview(event: Component, calendar: Component, method: str | None) -> Interview | None:
    if event.text("STATUS").upper() == "CANCELLED":
        method = "CANCEL"
    started = event.first("DTSTART") or event.first("RECURRENCE-ID")
    start = utc(started, calendar) if started else None
    undated = start is None and method == "CANCEL" and bool(event.text("UID"))
    if undated:  # RFC 5546 section 3.2.5: a cancellation needs its UID and DTSTAMP, and no DTSTART
        stamp = event.first("DTSTAMP")
        start = utc(stamp, calendar) if stamp else None
    if start is None:
        return None
    organizer = event.first("ORGANIZER")
    return Interview(
        start=start,
        end=None if undated else _end(event, calendar, start),
        uid=clean_value(event.text("UID"))[:255] or None,
        place=_place(event),
        method=method,
        sequence=_sequence(event),
        organizer=_address(organizer) if organizer else None,
        attendees=_attendees(event),
        undated=undated,
    )


def _end(event: Component, calendar: Component, start: datetime) -> datetime | None:
    ended = event.first("DTEND")
    end = utc(ended, calendar) if ended else None
    if end is None and (length := duration_of(event.text("DURATION"))):
        try:
            end = start + length
        except OverflowError:
            return None
    return end if end is not None and end > start else None


def _place(event: Component) -> str | None:
    if place := clean_value(event.text("LOCATION"))[:300]:
        return place
    links = (clean_value(event.text(name))[:300] for name in _LINKS)
    return next((link for link in links if link), None)


def _sequence(event: Component) -> int:
    digits = "".join(takewhile(str.isascii, event.text("SEQUENCE").strip()))
    return min(int(digits), 2_147_483_647) if digits.isdigit() and len(digits) <= 12 else 0


def _attendees(event: Component) -> tuple[str, ...]:
    place = clean_value(event.text("LOCATION"))
    people = (_person(found, "interviewer", place) for found in event.all("ATTENDEE")[:MOST_PEOPLE])
    return tuple(
        dict.fromkeys(person.address for person in people if person and person.address and not person.declined)
    )


_ROOM = re.compile(
    r"\b(?:meeting|conference|board|interview|huddle|training|seminar) ?room\b"
    r"|\broom \w?\d|^(?:room|raum|salle|zoom room)\b"
    r"|\b(?:besprechungsraum|konferenzraum|salle de réunion)",
    re.IGNORECASE,
)


def _person(found: Property, part: str, place: str = "") -> Person | None:
    """Somebody who takes part (RFC 5545 section 3.2): no room, resource or group, not only copied in, no robot."""
    parameters = found.parameters
    if parameters.get("CUTYPE", "").upper() in ("ROOM", "RESOURCE", "GROUP"):
        return None
    if parameters.get("ROLE", "").upper() == "NON-PARTICIPANT":
        return None
    address = _address(found)
    if address is None or robot_address(address):
        return None
    name = clean_value(parameters.get("CN", ""))[:200].strip("\"' ")
    if name and (name.lower() == place.lower() or _ROOM.search(name)):
        return None
    declined = parameters.get("PARTSTAT", "").upper() == "DECLINED"
    return Person(name if name and "@" not in name else None, address, part, declined)


def _address(found: Property) -> str | None:
    """The CAL-ADDRESS; EMAIL (RFC 7986 section 6.2) when that is no mailto."""
    value = found.value.strip()
    if value[:7].lower() == "mailto:":
        value = value[7:].partition("?")[0]
    sane = sane_address(value.strip("<>'\" ")) or sane_address(found.parameters.get("EMAIL", ""))
    return sane.address if sane else None


def _agenda(interviews: list[Interview]) -> Interview | None:
    """Several events of one day that ask for the same are one interview, from first start to last end (rules, 1)."""
    if not interviews:
        return None
    first = interviews[0]
    if first.method is None:
        return first
    day = [seen for seen in interviews if seen.start.date() == first.start.date() and seen.method == first.method]
    newest = {seen.uid: seen for seen in sorted(day, key=lambda seen: seen.sequence)}
    if len(newest) == 1:
        return newest[first.uid]
    same = list(newest.values())
    return replace(
        first,
        start=min(seen.start for seen in same),
        end=max(seen.end or seen.start for seen in same),
        attendees=tuple(dict.fromkeys(address for seen in same for address in seen.attendees)),
    )
