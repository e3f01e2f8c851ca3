"""Owns the calendar for other programs: a file that is written when it changed, and the key of its address."""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from daemon.adapters import bell
from daemon.adapters.private_file import write_private
from daemon.bootstrap.wellbeing.notebook import Notebook
from daemon.domain.problems import Code, said
from daemon.errors import FollowupError
from daemon.views.feed import calendar
from daemon.views.status import Problem

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program

META = "calendar"
AHEAD = 90  # days of plan in it
KNOWN = timedelta(hours=1)  # how long it holds while nothing is recorded: time alone changes it slowly
TOPIC = "note:feed"  # kept in the record of health, also when no daemon runs


def calendar_text(program: Program) -> str:
    """Interviews and due days as iCalendar."""
    state = program.state()
    return calendar(state, program.plan(state, AHEAD)[0], program.policy)


class Feeding:
    """After a turn, in its thread."""

    def __init__(self, program: Program, notebook: Notebook) -> None:
        self._program, self._notebook = program, notebook
        self._written: tuple[Path, int, datetime] | None = None

    def look(self) -> None:
        """Write the file again if it says something else now; what fails is noted and stops no turn."""
        path, program = self._program.settings.feeds.calendar, self._program
        if path is None or program.dry or program.standing:
            return
        now, newest = program.clock.now(), program.memory.ledger.last_event
        known = self._written
        if known and known[:2] == (path, newest) and timedelta() <= now - known[2] < KNOWN:
            return
        self._written = path, newest, now
        try:
            text = calendar_text(program)
            if _content(_there(path)) != _content(text):
                write_private(path, text)
        except FollowupError as error:
            cause = error.__cause__
            answer = (isinstance(cause, OSError) and cause.strerror) or type(error).__name__
            words = said(Code.FEED_FAILED, path=path, answer=answer)
            self._notebook.say(TOPIC, [Problem(Code.FEED_FAILED, *words, now)])
        else:
            self._notebook.well(TOPIC)


def _there(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def _content(text: str) -> list[str]:
    """What it says, without when that was written (DTSTAMP, RFC 5545 section 3.8.7.2)."""
    return [line for line in text.splitlines() if not line.startswith("DTSTAMP:")]


def calendar_key(program: Program, *, new: bool = False) -> str:
    """The secret part of the calendar's address; `new`: another one, and the old address is nobody's any more."""
    known = program.journal.meta(META)
    if known and not new:
        return known
    made = program.token()
    with program.journal.writing() as tx:
        tx.set_meta(META, made)
    return made


def opens_calendar(program: Program, key: str) -> bool:
    """Whether this is the key. Takes as long for a near miss as for a far one."""
    known = program.journal.meta(META)
    return bool(known) and hmac.compare_digest((known or "").encode(), key.encode("utf-8", "replace"))


def calendar_address(program: Program, *, new: bool = False) -> str:
    """The whole address, at the running daemon's port when one runs."""
    key, review = calendar_key(program, new=new), program.settings.review
    host = f"[{review.host}]" if ":" in review.host else review.host
    root = bell.ask(program.home, "calendar", seconds=15.0) or f"http://{host}:{review.port}"
    return f"{root}/calendar/{key}.ics"
