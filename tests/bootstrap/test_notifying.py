"""A search goes on, and the person is told: without names unless they want them, once, also after a restart."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from daemon.bootstrap.delivering import TRIES, Delivering, targets_of
from daemon.bootstrap.notifying import META, Notifying, plain, read
from daemon.bootstrap.program import Program
from daemon.bootstrap.wellbeing.notebook import Notebook
from daemon.clock import StandingClock
from daemon.config.settings import Notify
from daemon.domain.notices import Told, Topic
from daemon.domain.problems import Code, said
from daemon.errors import JournalError, MailboxError
from daemon.views.status import Problem
from tests.scenarios.story import Story, invitation

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
CONFIRM = """Hi Robin,

your interview for the Data Engineer role at Acme is confirmed for Tuesday 9 June 2026 at 14:00, in our London office.

Best wishes
Ana Ruiz
Acme
"""
NOTIFY = "[notify]\ncommand = ['never-run']\n"


@dataclass
class Ear:
    """A target that hears, or fails as often as it is told to."""

    heard: list[str] = field(default_factory=list)
    deaf: int = 0
    name: str = "ear"

    def tell(self, text: str) -> None:
        """Hear it."""
        if self.deaf:
            self.deaf -= 1
            raise MailboxError("Nobody listens.", "Wait.")
        self.heard.append(text)


class Search:
    """A running program in a folder, its clock in our hands."""

    def __init__(self, home: Path, more: str = NOTIFY) -> None:
        self.story, self.ear, self.notebook = Story(home, more=more), Ear(), Notebook()
        self.story.mail("2026-06-03 10:00", ANA, "Interview at Acme", CONFIRM)
        self.open("2026-06-03 10:05")

    def open(self, at: str) -> None:
        """Start the program."""
        self.program: Program = self.story.program(self.story.when(at))
        self.program.standing = False
        self.delivering = Delivering(self.notebook, self.program.clock, lambda: [self.ear])
        self.notifying = Notifying(self.program, self.notebook, self.delivering)

    def close(self) -> None:
        """End it."""
        self.program.close()
        self.program.journal.close()

    def at(self, when: str) -> list[str]:
        """A turn then; what is heard by it."""
        clock = self.program.clock
        assert isinstance(clock, StandingClock)
        clock.move_to(self.story.when(when))
        self.program.parts.until = clock.now()
        self.program.turn()
        return self.look()

    def look(self) -> list[str]:
        """What is heard by a look alone."""
        before = len(self.ear.heard)
        self.notifying.look()
        for thread in threading.enumerate():
            if thread.name == "notices":
                thread.join()
        return self.ear.heard[before:]


@pytest.fixture
def search(tmp_path: Path) -> Iterator[Search]:
    """One search."""
    made = Search(tmp_path)
    yield made
    made.close()


def test_what_is_told_holds_no_name_and_is_told_once(search: Search) -> None:
    assert search.at("2026-06-03 10:05") == [], "a first look at a mailbox tells no history"
    assert search.at("2026-06-09 15:30") == ["1 task waits for you."]
    assert search.at("2026-06-09 15:45") == []
    assert search.at("2026-06-09 16:15") == ["1 draft waits for you."]
    assert search.at("2026-06-10 09:00") == []


def test_a_restart_repeats_nothing(search: Search) -> None:
    search.at("2026-06-03 10:05")
    assert search.at("2026-06-09 16:15") == ["1 draft waits for you.\n1 task waits for you."]
    search.close()
    search.open("2026-06-09 16:30")
    assert search.at("2026-06-09 16:30") == []


def test_it_is_kept_before_it_is_said(search: Search) -> None:
    search.at("2026-06-03 10:05")
    search.ear.deaf = 1
    search.at("2026-06-09 16:15")
    told = read(search.program.journal.meta(META))
    assert told is not None
    assert Topic.DRAFT in told.at


def test_news_of_a_mail_is_told_by_name_when_details_are_wanted(tmp_path: Path) -> None:
    search = Search(tmp_path, f"{NOTIFY}details = true\n")
    try:
        search.at("2026-06-03 10:05")
        for sequence, day in enumerate(("20260609", "20260611")):
            ics = invitation("u1", f"{day}T140000", f"{day}T150000", sequence=sequence)
            search.story.mail(f"2026-06-04 1{sequence}:00", ANA, "Interview at Acme", "The invitation.", ics=ics)
        assert search.at("2026-06-04 10:01") == []
        assert search.at("2026-06-04 11:01") == ["1 interview is at another time now: Acme, Data Engineer."]
    finally:
        search.close()


def test_a_daily_digest_says_it_all_at_once(tmp_path: Path) -> None:
    search = Search(tmp_path, f"{NOTIFY}digest = '08:30'\n")
    try:
        assert search.at("2026-06-08 08:29") == []
        (eve,) = search.at("2026-06-08 08:31")
        assert eve.splitlines()[:2] == [
            "Tomorrow at 14:00: an interview.",
            "Planned for today and tomorrow: 3 things.",
        ]
        (morning,) = search.at("2026-06-09 09:00")
        assert morning.splitlines()[:2] == ["1 task waits for you.", "Today at 14:00: an interview."]
        assert "Acme" not in eve + morning
        assert search.at("2026-06-09 16:15") == [], "what waits is told in the morning"
        assert search.at("2026-06-10 08:30") == [
            "1 draft waits for you.\n1 task waits for you.\nYour mail is being looked at; all is well."
        ]
        assert search.at("2026-06-10 09:30") == []
    finally:
        search.close()


def test_blindness_and_its_end(search: Search) -> None:
    search.at("2026-06-03 10:05")
    now = search.program.clock.now()
    search.notebook.say("turn:mail", [Problem(Code.NO_ANSWER, *said(Code.NO_ANSWER), now, "mail")])
    assert search.at("2026-06-03 10:10") == []
    assert search.at("2026-06-03 10:30") == [
        "Your mail could not be looked at for a while. What is wrong: followup status"
    ]
    assert search.at("2026-06-03 12:00") == []
    search.notebook.well("turn:mail")
    assert search.at("2026-06-03 12:10") == ["Your mail is looked at again; what came meanwhile is read."]


def test_a_warning_is_no_blindness(search: Search) -> None:
    search.at("2026-06-03 10:05")
    now = search.program.clock.now()
    search.notebook.say("disk", [Problem(Code.DISK_NEARLY_FULL, *said(Code.DISK_NEARLY_FULL), now)])
    search.at("2026-06-03 10:10")
    assert search.at("2026-06-03 11:30") == []


def test_a_journal_that_fails_is_told_too_and_nothing_twice_afterwards(search: Search, tmp_path: Path) -> None:
    search.at("2026-06-03 10:05")
    search.at("2026-06-09 16:15")
    now, journal, memory = search.program.clock.now(), search.program.journal, search.program.memory

    class Broken:
        def __getattr__(self, name: str) -> object:
            raise JournalError("The journal is damaged.", "Restore it.", Code.JOURNAL_DAMAGED)

    search.notebook.say("journal", [Problem(Code.JOURNAL_DAMAGED, *said(Code.JOURNAL_DAMAGED), now)])
    search.program.journal = search.program.__dict__["memory"] = Broken()  # type: ignore[assignment]
    clock = search.program.clock
    assert isinstance(clock, StandingClock)
    search.look()
    clock.move_to(now + timedelta(minutes=20))
    assert search.look() == ["Your mail could not be looked at for a while. What is wrong: followup status"]
    search.program.journal, search.program.__dict__["memory"] = journal, memory
    search.notebook.well("journal")
    assert search.at("2026-06-09 17:00") == ["Your mail is looked at again; what came meanwhile is read."]


def test_a_target_that_fails_is_noted_tried_again_and_given_up(search: Search) -> None:
    search.at("2026-06-03 10:05")
    search.ear.deaf = 2
    assert search.at("2026-06-09 16:15") == []
    (entry,) = search.notebook.entries(search.program.clock.now())
    assert (entry.topic, entry.problem.code) == ("notify:ear", Code.NOTICE_FAILED)
    assert entry.problem.wrong == "You could not be told by ear: Nobody listens."
    assert search.at("2026-06-09 16:17") == [], "not at every turn"
    assert search.at("2026-06-09 16:21") == []
    assert search.at("2026-06-09 16:27") == ["1 draft waits for you.\n1 task waits for you."]
    assert search.notebook.entries(search.program.clock.now()) == ()

    search.ear.deaf = TRIES
    search.delivering.tell("never heard")
    for n in range(TRIES + 2):
        search.at(f"2026-06-09 {17 + n // 4}:{n % 4 * 15:02}")
    assert search.ear.deaf == 0
    assert "never heard" not in search.ear.heard


def test_nobody_is_told_under_a_standing_clock_or_without_a_way(search: Search, tmp_path: Path) -> None:
    search.program.standing = True
    search.at("2026-06-03 10:05")
    assert search.at("2026-06-09 16:15") == []
    assert search.program.journal.meta(META) is None
    assert targets_of(Notify()) == ()
    assert not Notify().wanted


def test_every_way_of_the_configuration_is_a_target() -> None:
    every = Notify(True, "https://ntfy.example/topic", ("tell",), "keyring")
    assert [target.name for target in targets_of(every)] == ["desktop", "command", "ntfy", "apprise"]
    assert "topic" not in repr(targets_of(every))


def test_what_was_told_is_read_again_and_nonsense_is_nothing(search: Search) -> None:
    now = search.program.clock.now()
    told = Told(frozenset({"item:7"}), {Topic.OFFER: now}, now, True, now.date())
    assert read(json.dumps(plain(told))) == told
    assert [
        read(text) for text in (None, "", "{", "[]", "null", '{"keys": 3}', '{"keys": ["a"], "at": {"x": "y"}}')
    ] == [None] * 7
