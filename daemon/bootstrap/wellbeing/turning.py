"""Owns what a turn tells of how it went: for each account at its end, not at the first word of trouble."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from daemon.bootstrap.wellbeing import record
from daemon.bootstrap.wellbeing.notebook import Notebook, problem_of
from daemon.bootstrap.wellbeing.record import Record, Seen
from daemon.bootstrap.wellbeing.telling import LASTING
from daemon.config.settings import ImapAccount
from daemon.domain.problems import Code
from daemon.errors import FollowupError

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program
    from daemon.views.status import Problem

A_DAY = timedelta(days=1)
TURN = "turn"


class Turning:
    """One turn. `problems`: what its accounts could not do; `seen`: when each was read to its end."""

    def __init__(self, program: Program, notebook: Notebook) -> None:
        self._program = program
        self._notebook = notebook
        self._met: list[tuple[str, FollowupError]] = []
        self.seen: dict[str, datetime] = {}
        program.parts.on_problem = self._trouble
        program.parts.on_seen = self._saw

    @property
    def notebook(self) -> Notebook:
        """What is wrong now, for whoever has more to say."""
        return self._notebook

    @property
    def problems(self) -> list[FollowupError]:
        """In the order they were met."""
        return [error for _, error in self._met]

    def _saw(self, name: str) -> None:
        self.seen[name] = self._program.clock.now()

    def _trouble(self, name: str, error: Exception) -> None:
        if isinstance(error, FollowupError):
            self._met.append((name, error))

    def end(self, error: FollowupError | None = None) -> None:
        """The turn is over; with an `error` before it had looked at everything."""
        now = self._program.clock.now()
        self._notebook.say(TURN, () if error is None else (problem_of(error, now),))
        oauth = {a.name for a in self._program.settings.accounts if isinstance(a, ImapAccount) and "oauth" in a.auth}
        names = [account.name for account in self._program.settings.accounts]
        for name in names:
            met = [e for n, e in self._met if n == name]
            found = {e.trouble or e.wrong: problem_of(e, now, name, oauth=name in oauth) for e in met}
            if found or error is None:
                self._notebook.say(f"{TURN}:{name}", (*found.values(), *self._notices(name, now)))
        if error is None:
            self._notebook.say(f"{TURN}:", [problem_of(e, now) for n, e in self._met if n not in names])

    def _notices(self, name: str, now: datetime) -> list[Problem]:
        """What a source has to say beside trouble: some of it is worth knowing for a day."""
        told = [problem_of(warning, now, name) for warning in self._program.accounts.warnings(name)]
        for source in self._program.accounts.sources:
            notices: list[FollowupError] = getattr(source, "notices", [])
            if source.name == name:
                while notices:
                    notice = notices.pop()
                    problem = problem_of(notice, now, name)
                    if notice.trouble == Code.FOLDER_REBUILT:
                        self._notebook.say(f"note:{name}:{notice.wrong}", (problem,), now + A_DAY)
                    else:
                        told.append(problem)
        return told


def keep(program: Program, turning: Turning, notebook: Notebook, known: Record | None) -> None:
    """After the only turn of a command: say how it went to whoever asks next."""
    if program.dry:
        return
    now = program.clock.now()
    before = known or Record(now)
    accounts = {name: Seen(one.last_seen) for name, one in before.accounts.items()}
    accounts |= {name: Seen(at) for name, at in turning.seen.items()}
    told = Record(now, None, accounts, notebook.entries(now), before.tally)
    record.save_beside(program.home, told)
    record.save_in(program.journal, told)


@contextmanager
def told(program: Program) -> Iterator[Turning]:
    """One turn of a command, told when it is over, however it ends."""
    known = record.load(program.home, program.journal)
    notebook = Notebook(e for e in (known.entries if known else ()) if e.topic.partition(":")[0] in LASTING)
    turning = Turning(program, notebook)
    try:
        yield turning
    except FollowupError as error:
        turning.end(error)
        keep(program, turning, notebook, known)
        raise
    turning.end()
    keep(program, turning, notebook, known)
