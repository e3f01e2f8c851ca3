"""Owns the telling of a story: mails are put into a folder account, the clock is set, the real program turns."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from click.testing import CliRunner

from daemon.adapters.journal import Journal
from daemon.adapters.reader_process import InProcessReader
from daemon.bootstrap.program import Program
from daemon.cli.app import main
from daemon.clock import StandingClock
from daemon.config import load
from daemon.loop.parts import Counts
from daemon.views.applications import applications_json
from daemon.views.plan import plan_json
from daemon.views.queue import queue_json

ME = "robin.vale@example.org"
CONFIG = """
[person]
name = "Robin Vale"
addresses = ["{me}"]
timezone = "{zone}"
{country}

[[account]]
name = "mail"
type = "folder"
path = "{path}"
format = "eml"

[send]
via = "{via}"
{more}
"""


class Story:
    """One person's search. Times are written in the person's zone: "2026-06-03 09:30"."""

    def __init__(
        self,
        home: Path,
        *,
        zone: str = "Europe/London",
        country: str | None = "GB",
        region: str | None = None,
        via: str = "folder",
        more: str = "",
        holidays: Sequence[str] = (),
    ) -> None:
        self.home = home
        self.zone = ZoneInfo(zone)
        self.mailbox = home / "mail"
        for name in ("inbox", "sent"):
            (self.mailbox / name).mkdir(parents=True)
        self.config = home / "config.toml"
        line = f'country = "{country}"' if country else ""
        line += f'\nregion = "{region}"' if region else ""
        self.config.write_text(
            CONFIG.format(me=ME, zone=zone, country=line, path=self.mailbox, via=via, more=more), encoding="utf-8"
        )
        self.data = home / "data"
        self.now = datetime(2026, 1, 1, tzinfo=self.zone)
        self.numbers = itertools.count(1)

    def when(self, text: str) -> datetime:
        """A local time of the story."""
        return datetime.fromisoformat(text).replace(tzinfo=self.zone)

    # Mails

    def mail(
        self,
        at: str,
        sender: str | tuple[str, str],
        subject: str,
        body: str,
        *,
        answers: str | None = None,
        auth: str | None = "pass",
        ics: str | None = None,
        headers: dict[str, str] | None = None,
        to: str = ME,
        cc: str | None = None,
        message_id: str | None = None,
        date: str | None = None,
    ) -> str:
        """A mail of theirs arrives at `at`; its Message-ID. `auth`: what the mail server found, None = nothing."""
        name, address = sender if isinstance(sender, tuple) else ("", sender)
        message_id = message_id or f"<m{next(self.numbers)}@{address.rpartition('@')[2]}>"
        message = EmailMessage()
        if auth:
            domain = address.rpartition("@")[2]
            message["Authentication-Results"] = f"mx.example.org; dmarc={auth} header.from={domain}"
        message["Received"] = f"from mx by mail.example.org; {format_datetime(self.when(at))}"
        message["From"] = formataddr((name, address))
        message["To"] = to
        if cc:
            message["Cc"] = cc
        self._common(message, self.when(date or at), subject, message_id, answers)
        for key, value in (headers or {}).items():
            message[key] = value
        message.set_content(body)
        if ics:
            method = next((line[7:] for line in ics.splitlines() if line.startswith("METHOD:")), "REQUEST")
            message.add_alternative(ics.encode(), "text", "calendar", params={"method": method, "charset": "utf-8"})
        self._write("inbox", message, self.when(at))
        return message_id

    def sent(
        self,
        at: str,
        to: str,
        subject: str,
        body: str,
        *,
        answers: str | None = None,
        headers: dict[str, str] | None = None,
        message_id: str | None = None,
    ) -> str:
        """A mail of the person's own, in Sent."""
        message_id = message_id or f"<own{next(self.numbers)}@example.org>"
        message = EmailMessage()
        message["From"] = formataddr(("Robin Vale", ME))
        message["To"] = to
        self._common(message, self.when(at), subject, message_id, answers)
        for key, value in (headers or {}).items():
            message[key] = value
        message.set_content(body)
        self._write("sent", message, self.when(at))
        return message_id

    def _common(self, message: EmailMessage, at: datetime, subject: str, message_id: str, answers: str | None) -> None:
        message["Subject"] = subject
        message["Date"] = format_datetime(at)
        message["Message-ID"] = message_id
        if answers:
            message["In-Reply-To"] = answers
            message["References"] = answers

    def _write(self, folder: str, message: EmailMessage, at: datetime) -> None:
        name = f"{at:%Y%m%dT%H%M%S}-{next(self.numbers):04}.eml"
        (self.mailbox / folder / name).write_bytes(message.as_bytes())

    # Time and hands

    def program(self, at: datetime) -> Program:
        """The real program with its clock standing at `at`, reading in this process."""
        clock = StandingClock(at)
        settings = load(self.config)
        from daemon.bootstrap.opening import _holidays

        journal = Journal.open(self.data / "journal.sqlite3")
        policy = settings.policy(_holidays(settings, journal, at, reading_only=False))
        program = Program(settings, clock, journal, policy, self.data, standing=True, dry=False)
        program.parts.reader = InProcessReader()
        return program

    def _with(self, at: str | None, then: Callable[[Program], Any]) -> Any:
        if at is not None:
            self.now = self.when(at)
        program = self.program(self.now)
        try:
            return then(program)
        finally:
            program.close()
            program.journal.close()

    def turn(self, at: str) -> Counts:
        """One turn at this local time."""
        counts = self._with(at, lambda program: program.turn())
        assert isinstance(counts, Counts)
        return counts

    def days(self, first: str, last: str, clock: str = "09:00") -> None:
        """A turn on every day from first to last."""
        day, end = datetime.fromisoformat(first), datetime.fromisoformat(last)
        while day <= end:
            self.turn(f"{day:%Y-%m-%d} {clock}")
            day += timedelta(days=1)

    def hand(self, *arguments: str) -> dict[str, Any]:
        """A command of the person, through the real command line, at the time of the last turn."""
        given = ["--config", str(self.config), "--data", str(self.data), "--at", self.now.isoformat(), "--json"]
        result = CliRunner().invoke(main, [*given, *arguments])
        document = json.loads(result.stdout)
        assert isinstance(document, dict)
        return document | {"exit": result.exit_code}

    # Looking

    def queue(self) -> dict[str, Any]:
        """The document of `queue`."""
        document = self._with(None, lambda p: queue_json(p.waiting()))
        assert isinstance(document, dict)
        return document

    def drafts(self, kind: str | None = None) -> list[dict[str, Any]]:
        """Drafts in the queue, of one kind."""
        return [d for d in self.queue()["drafts"] if kind is None or d["kind"] == kind]

    def tasks(self, kind: str | None = None) -> list[dict[str, Any]]:
        """Tasks in the queue, of one kind."""
        return [t for t in self.queue()["tasks"] if kind is None or t["kind"] == kind]

    def kinds(self) -> list[str]:
        """What waits in the queue, as sorted words: "draft status_check ana@acme.example", "task debrief"."""
        queue = self.queue()
        drafts = [f"draft {d['kind']} {d['to'][0]}" for d in queue["drafts"] if d["state"] != "withdrawn"]
        return sorted(drafts + [f"{t['form']} {t['kind']}" for t in queue["tasks"]])

    def applications(self) -> list[dict[str, Any]]:
        """The document of `applications --all`, its list."""
        document = self._with(
            None, lambda p: applications_json(p.state(), p.next_steps(p.state()), p.policy, closed=True)
        )
        found = document["applications"]
        assert isinstance(found, list)
        return found

    def application(self, number: int = 1) -> dict[str, Any]:
        """One application."""
        return next(a for a in self.applications() if a["id"] == number)

    def stage(self, number: int = 1) -> str:
        """One application's stage."""
        return str(self.application(number)["stage"])

    def plan(self, days: int = 30) -> dict[str, Any]:
        """The document of `plan`."""

        def look(program: Program) -> dict[str, Any]:
            state = program.state()
            wishes, held = program.plan(state, days)
            return plan_json(wishes, held, state, program.policy)

        document = self._with(None, look)
        assert isinstance(document, dict)
        return document

    def planned(self, what: str, days: int = 30) -> list[str]:
        """The days on which something is planned."""
        return [w["day"] for w in self.plan(days)["wishes"] if w["what"] == what]

    def held(self, what: str = "status_check") -> list[dict[str, Any]]:
        """What is held back."""
        return [h for h in self.plan()["held"] if h["what"] == what]

    def approve_all(self) -> None:
        """A yes to everything that waits."""
        for draft in self.drafts():
            if draft["state"] in ("queued", "edited"):
                said = self.hand("draft", "approve", str(draft["id"]))
                assert said["exit"] == 0, said


def invitation(
    uid: str,
    start: str,
    end: str,
    *,
    summary: str = "Interview",
    organizer: str = "ana.ruiz@acme.example",
    attendees: Sequence[str] = (ME,),
    method: str = "REQUEST",
    sequence: int = 0,
    zone: str = "Europe/London",
) -> str:
    """An iCalendar object; times are local, "20260609T140000"."""
    people = "".join(f"ATTENDEE;CN={a.partition('@')[0]};PARTSTAT=NEEDS-ACTION:mailto:{a}\r\n" for a in attendees)
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
        f"METHOD:{method}\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nSEQUENCE:{sequence}\r\nDTSTAMP:20260601T090000Z\r\n"
        f"DTSTART;TZID={zone}:{start}\r\nDTEND;TZID={zone}:{end}\r\nSUMMARY:{summary}\r\n"
        f"ORGANIZER;CN=Ana Ruiz:mailto:{organizer}\r\n{people}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
