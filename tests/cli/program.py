"""An honest small program in memory: the state it was given, and the words said to it, each recorded as an event."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from click.testing import CliRunner, Result

from daemon.cli.app import main
from daemon.cli.naming import refused
from daemon.clock import StandingClock
from daemon.domain.application import State
from daemon.domain.policy import Policy
from daemon.domain.wishes import Held, Wish
from daemon.pipeline.said import Refusal, Said
from daemon.views.status import AccountHealth, Health
from tests.views.world import CHECK, DELAYED, NOW, POLICY, REFUSED, at, world

WELL = Health(True, (AccountHealth("post", "imap", "watching", at(3, 14), 12),), 1, 2, "0.1.0")


@dataclass
class Counts:
    """What a turn did."""

    read: int = 3
    queued: int = 1
    withdrawn: int = 0
    sent: int = 0


@dataclass
class MemoryProgram:
    """What the commands need of the program, in memory."""

    held: State = field(default_factory=world)
    policy: Policy = POLICY
    clock: StandingClock = field(default_factory=lambda: StandingClock(NOW))
    wellbeing: Health = WELL
    wishes: list[Wish] = field(default_factory=lambda: [CHECK])
    delays: list[Held] = field(default_factory=lambda: [DELAYED, REFUSED])
    settings: Any = field(default_factory=lambda: SimpleNamespace(person=SimpleNamespace(locale="en-GB")))
    events: list[Any] = field(default_factory=list)
    asked: list[Any] = field(default_factory=list)
    broken: Exception | None = None
    quarantine: Any = None

    def state(self) -> State:
        """The state, or the fault it was given."""
        if self.broken:
            raise self.broken
        return self.held

    waiting = state

    def plan(self, state: State, days: int) -> tuple[list[Wish], list[Held]]:
        """Always the same plan; the days asked for are remembered."""
        self.asked.append(("plan", days))
        return self.wishes, self.delays

    def next_steps(self, state: State) -> dict[int, Wish | Held]:
        """One for each application."""
        return {1: CHECK, 2: REFUSED}

    def health(self) -> Health:
        """As given."""
        return self.wellbeing

    def say(self, command: Callable[[State], Said | Refusal]) -> Said:
        """Record what was said, as one transaction would."""
        said = command(self.state())
        if isinstance(said, Refusal):
            raise refused(said)
        first = self.held.last_event + 1
        self.events += said.events
        self.held.last_event += len(said.events)
        return replace(said, event=first)

    def turn(self, progress: Callable[[int, int | None], None] | None = None) -> Counts:
        """Nothing to read."""
        self.asked.append("turn")
        return Counts()

    def import_paths(self, paths: Sequence[Path], progress: Any) -> Counts:
        """Remember what was to be imported."""
        self.asked.append(("import", [path.name for path in paths]))
        return Counts(read=1, queued=0)

    def run(self, serve: object) -> None:
        """End at once, as after SIGTERM."""
        self.asked.append("run")

    def review(self, serve: object, print_only: bool, show: Callable[[str], None]) -> None:
        """Remember how it was asked for."""
        self.asked.append(("review", print_only))


@dataclass
class Desk:
    """A command line in front of one program."""

    program: MemoryProgram = field(default_factory=MemoryProgram)
    opened: list[dict[str, Any]] = field(default_factory=list)
    input: str | None = None

    def __call__(self, *args: str) -> Result:
        """Run `followup` with these arguments."""
        return CliRunner().invoke(main, list(args), obj={"open": self._open}, input=self.input)

    @contextmanager
    def _open(self, **given: Any) -> Iterator[MemoryProgram]:
        self.opened.append(given)
        yield self.program
