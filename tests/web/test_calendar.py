"""The calendar at its secret address: for whoever has it, read-only, and the way to nothing else."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from daemon.adapters.bell import Bell
from daemon.bootstrap.feeding import Feeding, calendar_address, calendar_key, opens_calendar
from daemon.bootstrap.program import Program
from daemon.bootstrap.wellbeing.notebook import Notebook
from daemon.domain.problems import Code
from daemon.web.serving import Server
from tests.scenarios.story import Story
from tests.web.house import ANA, CONFIRM, House

PRIVATE = ("/", "/applications", "/applications/1", "/plan", "/insight", "/health", "/settings", "/live")


def path(house: House, key: str) -> str:
    """Where the calendar would be."""
    return f"/calendar/{key}.ics"


def test_whoever_has_the_address_reads_the_calendar(house: House) -> None:
    key = calendar_key(house.program)
    answer = house.ask(path(house, key))
    assert (answer.status, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.startswith("BEGIN:VCALENDAR\r\n")
    assert "SUMMARY:Interview: Acme" in answer.text
    assert "set-cookie" not in answer.headers
    assert house.ask(path(house, key), method="HEAD").status == 200


def test_before_anybody_asked_for_an_address_there_is_none(house: House) -> None:
    assert house.ask(path(house, "")).status == 404
    assert house.ask(path(house, "None")).status == 404


def test_a_wrong_key_is_no_page(house: House) -> None:
    key = calendar_key(house.program)
    wrong = (
        key[:-1],
        key + "x",
        key.upper() + "x",
        key[:-1] + ("0" if key[-1] != "0" else "1"),
        "%00",
        "x" * 5_000,
        "ü",
    )
    for other in ("", *wrong):
        answer = house.ask(path(house, other).encode("ascii", "ignore").decode())
        assert (answer.status, "Acme" in answer.text) == (404, False), other


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_the_key_changes_nothing(house: House, method: str) -> None:
    key, before = calendar_key(house.program), house.program.journal.event_count()
    for target in (path(house, key), f"/calendar/{key}", "/calendar/1", "/calendar/"):
        given = {"Origin": house.home, "Content-Type": "application/x-www-form-urlencoded"}
        answer = house.ask(target, method=method, headers=given, body=b"word=x")
        assert answer.status in (401, 404, 405), target
    assert house.program.journal.event_count() == before


def test_the_key_opens_nothing_else(house: House) -> None:
    key = calendar_key(house.program)
    for private in PRIVATE:
        for asked in (private, f"{private}?token={key}", f"/calendar/..{private}", f"/calendar/%2e%2e{private}"):
            if asked.startswith("/?token"):
                continue
            answer = house.ask(asked)
            assert answer.status in (401, 404), asked
            assert "Acme" not in answer.text
    assert house.ask(f"/?token={key}").status in (401, 403)
    assert house.ask("/", cookie=f"followup_{house.port}={key}").status == 401


def test_a_strangers_site_and_name_are_refused_there_too(house: House) -> None:
    there = path(house, calendar_key(house.program))
    assert house.ask(there, headers={"Host": f"evil.example:{house.port}"}).status == 421
    assert house.ask(there, headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}).status == 403


def test_a_new_address_ends_the_old_one(house: House) -> None:
    old = calendar_key(house.program)
    assert calendar_key(house.program) == old
    new = calendar_key(house.program, new=True)
    assert house.ask(path(house, old)).status == 404
    assert house.ask(path(house, new)).status == 200
    assert opens_calendar(house.program, new)
    assert not opens_calendar(house.program, old)


def test_the_address_names_the_port_of_the_running_daemon(house: House) -> None:
    key = calendar_key(house.program)
    assert calendar_address(house.program) == f"{house.home}/calendar/{key}.ics", "as configured, where none runs"
    bell = Bell(house.program.home, lambda word: "http://127.0.0.1:9" if word == "calendar" else "rung")
    try:
        assert calendar_address(house.program) == f"http://127.0.0.1:9/calendar/{key}.ics"
    finally:
        bell.close()


# The file


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A search that has a calendar file."""
    made = Story(tmp_path, more=f'[feeds]\ncalendar = "{tmp_path}/calendars/jobs.ics"\n')
    made.mail("2026-06-03 10:00", ANA, "Interview at Acme", CONFIRM)
    return made


def running(story: Story) -> Program:
    """The program under a clock that goes."""
    program = story.program(story.when("2026-06-03 10:05"))
    program.standing = False
    return program


def test_one_turn_by_hand_writes_it_too_but_not_at_another_time(story: Story, tmp_path: Path) -> None:
    file = tmp_path / "calendars" / "jobs.ics"
    story.turn("2026-06-03 10:05")
    assert not file.exists(), "--at is a question, and changes no file of the person's"
    program = running(story)
    try:
        program.turn()
        assert "Interview: Acme" in file.read_text(encoding="utf-8")
        file.unlink()
        file.mkdir()
        program.turn()
        assert [problem.code for problem in program.health().problems if problem.code == Code.FEED_FAILED]
    finally:
        program.close()
        program.journal.close()


def test_the_file_is_written_when_it_says_something_else(story: Story, tmp_path: Path) -> None:
    file = tmp_path / "calendars" / "jobs.ics"
    program = running(story)
    feeding = Feeding(program, Notebook())
    try:
        program.turn()
        feeding.look()
        first = file.stat()
        assert b"SUMMARY:Interview: Acme" in file.read_bytes()
        assert stat.S_IMODE(first.st_mode) == 0o600
        program.clock.move_to(story.when("2026-06-03 12:05"))  # type: ignore[attr-defined]
        feeding.look()
        assert file.stat().st_ino == first.st_ino, "only the time went on"
        story.hand("add", "Beta")
        story.mail("2026-06-03 12:10", ANA, "Cancelled", "Your interview is cancelled.", answers="<m1@acme.example>")
        program.clock.move_to(story.when("2026-06-03 12:15"))  # type: ignore[attr-defined]
        program.parts.until = program.clock.now()
        program.turn()
        feeding.look()
        assert b"STATUS:CANCELLED" in file.read_bytes()
        assert [path.name for path in file.parent.iterdir()] == ["jobs.ics"]
    finally:
        program.close()
        program.journal.close()


def test_a_file_that_cannot_be_written_is_noted_and_stops_nothing(story: Story, tmp_path: Path) -> None:
    (tmp_path / "calendars").write_text("in the way", encoding="utf-8")
    program, notebook = running(story), Notebook()
    try:
        program.turn()
        Feeding(program, notebook).look()
        (entry,) = notebook.entries(program.clock.now())
        assert (entry.problem.code, entry.problem.exit) == (Code.FEED_FAILED, 0)
        assert "jobs.ics cannot be written" in entry.problem.wrong
    finally:
        program.close()
        program.journal.close()


def test_many_calendar_programs_at_once_are_served(house: House) -> None:
    there = path(house, calendar_key(house.program))
    found: list[int] = []
    asking = [threading.Thread(target=lambda: found.append(house.ask(there).status)) for _ in range(8)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert found == [200] * 8


def test_the_servers_own_address_is_known(house: House) -> None:
    from daemon.bootstrap.reviewing import Page

    page = Page(house.program, lambda: None, lambda program, ring: _serving(house.server))
    assert page.root() == house.home


def _serving(server: Server) -> Server:
    """One that is started already."""
    server.start = lambda: None  # type: ignore[method-assign]
    return server
