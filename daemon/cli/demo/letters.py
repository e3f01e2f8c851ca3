"""Owns the demo's story as mails: what arrives when, in bytes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, parseaddr
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

STORY = Path(__file__).with_name("story.toml")
ZONE = ZoneInfo("Europe/London")
ME = ("Robin Vale", "robin.vale@demo.example")
SERVER = "mx.demo.example"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One mail and when it arrives, aware; `folder` is INBOX or Sent."""

    at: datetime
    folder: str
    sender: str
    subject: str
    raw: bytes


def story() -> list[Arrival]:
    """The whole month, in order."""
    mails = tomllib.loads(STORY.read_text(encoding="utf-8"))["mail"]
    parents = {mail["id"]: mail.get("reply_to") for mail in mails}
    return sorted((_arrival(mail, parents) for mail in mails), key=lambda one: one.at)


def _arrival(mail: dict[str, Any], parents: dict[str, str | None]) -> Arrival:
    at = mail["at"].replace(tzinfo=ZONE)
    own = mail.get("folder") == "Sent"
    sender, to = (ME, tuple(mail["to"])) if own else (tuple(mail["from"]), ME)
    message = EmailMessage()
    if not own:
        domain = sender[1].rpartition("@")[2]
        message["Authentication-Results"] = f"{SERVER}; dmarc=pass header.from={domain}"
        message["Received"] = f"from mail.{domain} by {SERVER}; {format_datetime(at)}"
    message["From"], message["To"] = formataddr(sender), formataddr(to)
    message["Subject"] = mail["subject"]
    message["Date"] = format_datetime(at)
    message["Message-ID"] = _name(mail["id"])
    _headers(message, mail, parents)
    message.set_content(mail["body"].strip() + "\n")
    if "invite" in mail:
        calendar = _calendar(mail, sender)
        message.add_alternative(calendar.encode(), "text", "calendar", params={"method": "REQUEST", "charset": "utf-8"})
    who = sender[0] if not own else "you"
    return Arrival(at, "Sent" if own else "INBOX", who, mail["subject"], message.as_bytes())


def _name(story_id: str) -> str:
    return f"<{story_id}@story.demo.example>"


def _headers(message: EmailMessage, mail: dict[str, Any], parents: dict[str, str | None]) -> None:
    chain: list[str] = []
    parent = mail.get("reply_to")
    while parent:
        chain.insert(0, _name(parent))
        parent = parents[parent]
    if chain:
        message["In-Reply-To"] = chain[-1]
        message["References"] = " ".join(chain)
    if mail.get("robot"):
        message["Auto-Submitted"] = "auto-replied" if chain else "auto-generated"
    if mail.get("bulk"):
        message["List-Unsubscribe"] = "<https://jobsweekly.example/out>"
        message["Precedence"] = "bulk"


def _calendar(mail: dict[str, Any], organizer: tuple[str, ...]) -> str:
    start, end = (datetime.fromisoformat(text) for text in mail["invite"])
    guests = [parseaddr(one) for one in mail["with"]] + [ME]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//followup demo//EN", "METHOD:REQUEST", "BEGIN:VEVENT"]
    lines += [f"UID:{mail['id']}@story.demo.example", "SEQUENCE:0", "DTSTAMP:20260601T080000Z"]
    lines += [f"DTSTART;TZID=Europe/London:{start:%Y%m%dT%H%M%S}", f"DTEND;TZID=Europe/London:{end:%Y%m%dT%H%M%S}"]
    lines += [f"SUMMARY:{mail['subject']}", f"ORGANIZER;CN={organizer[0]}:mailto:{organizer[1]}"]
    lines += [f"ATTENDEE;CN={name};PARTSTAT=ACCEPTED:mailto:{address}" for name, address in guests]
    return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""])
