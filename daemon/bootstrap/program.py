"""Owns the program as the command line and the review page see it: state, plan, the person's word, turns."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from daemon.adapters import places
from daemon.adapters.journal.port import JournalPort
from daemon.adapters.lock import TurnLock
from daemon.clock import Clock
from daemon.config.settings import Settings
from daemon.domain.application import State
from daemon.domain.policy import Policy
from daemon.domain.wishes import Held, Wish
from daemon.errors import FollowupError
from daemon.pipeline.said import Refusal, Said
from daemon.views.status import Health

if TYPE_CHECKING:
    from daemon.adapters.journal.shapes import StoredMail
    from daemon.bootstrap.accounts import Accounts
    from daemon.bootstrap.keeping import Keeping
    from daemon.bootstrap.quarantine import Quarantine
    from daemon.bootstrap.reviewing import Serve
    from daemon.loop.memory import Memory
    from daemon.loop.parts import Counts, Parts, Progress

A_YEAR = 366


class Program:
    """One opened journal, its configuration and clock. `standing`: under `--at`; `dry`: on a copy of the journal."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        journal: JournalPort,
        policy: Policy,
        home: Path,
        *,
        standing: bool,
        dry: bool,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.journal = journal
        self.policy = policy
        self.home = home
        self.standing = standing
        self.dry = dry
        self._closing: list[Callable[[], None]] = []

    @property
    def at(self) -> datetime | None:
        """Where the clock stands under `--at`, else None."""
        return self.clock.now() if self.standing else None

    # Looking: what a quick command does not need, it does not import

    @cached_property
    def memory(self) -> Memory:
        """The journal, replayed."""
        from daemon.loop.memory import Memory

        return Memory(self.journal)

    def state(self) -> State:
        """Everything as of now."""
        self.memory.refresh()
        return self.memory.state(self.clock.now(), self.policy)

    def waiting(self) -> State:
        """What waits in the queue: items, and only the applications they speak of. Quicker than `state`."""
        from daemon.domain.glance import waiting

        return waiting(self.journal.events(), self.clock.now(), self.policy)

    def plan(self, state: State, days: int) -> tuple[list[Wish], list[Held]]:
        """What will be wished within so many days after a state, and what is held back."""
        from daemon.domain import planner

        until = state.now + timedelta(days=days)
        plan = planner.ahead(self.memory.ledger, state, self.policy, until)
        return list(plan.wishes), list(plan.held)

    def next_steps(self, state: State) -> dict[int, Wish | Held]:
        """For each application what comes next: what is queued, else the first wish ahead, else what is held."""
        from daemon.domain import planner

        ahead = planner.ahead(self.memory.ledger, state, self.policy, state.now + timedelta(days=A_YEAR))
        queued = {i.key for i in state.open_items()}
        waiting = [w for w in planner.wishes(state, self.policy).wishes if w.key in queued]
        steps: dict[int, Wish | Held] = {}
        for wish in (*waiting, *ahead.wishes):
            if wish.application is not None:
                steps.setdefault(wish.application, wish)
        for held in ahead.held:
            steps.setdefault(held.application, held)
        return steps

    def health(self) -> Health:
        """What `status` tells."""
        from daemon.bootstrap.wellbeing.asking import health_of

        return health_of(self)

    def daemon_runs(self) -> bool:
        """Whether another process holds the lock of turns."""
        from daemon.bootstrap.wellbeing.asking import is_locked

        return is_locked(places.lock_file(self.home))

    def mail_text(self, key: str) -> StoredMail | None:
        """The kept text of one mail."""
        return self.journal.mail_text(key)

    @property
    def quarantine(self) -> Quarantine:
        """Mails that could not be read."""
        from daemon.bootstrap.quarantine import Quarantine

        return Quarantine(self)

    @property
    def keeping(self) -> Keeping:
        """The journal as a whole: copies, and forgetting."""
        from daemon.bootstrap.keeping import Keeping

        return Keeping(self)

    # Saying

    def say(self, command: Callable[[State], Said | Refusal]) -> Said:
        """Record the person's word in one transaction and ring the daemon; its effect shows at the next turn."""
        with self.journal.writing() as tx:
            self.memory.forget()
            state = self.state()
            self._not_before_last_turn(state)
            said = command(state)
            if isinstance(said, Refusal):
                raise refused(said)
            numbers = self.memory.record(tx, said.events)
        _ring(self.home)
        first = next((n for n in numbers if n is not None), None)
        return replace(said, event=first, id=first if said.named_by_event else said.id)

    def _not_before_last_turn(self, state: State) -> None:
        from daemon.loop.turn import not_backwards

        not_backwards(self.journal, state.now, standing=self.standing)

    # Doing

    @cached_property
    def accounts(self) -> Accounts:
        """The accounts of the configuration, ready to use."""
        from daemon.bootstrap.accounts import accounts_of

        made = accounts_of(self.settings, self.clock, standing=self.standing)
        self._closing.append(made.close)
        return made

    @cached_property
    def parts(self) -> Parts:
        """What a turn is made of."""
        from daemon.bootstrap.parting import parts_of

        return parts_of(self)

    def lock(self, command: str) -> AbstractContextManager[object]:
        """The lock of turns; a second process is told who holds it (exit 6)."""
        return TurnLock(places.lock_file(self.home), command)

    def turn(self, progress: Progress | None = None) -> Counts:
        """One turn, under the lock. A blind account is exit 4 (or 3) after everything else is done."""
        from daemon.bootstrap.wellbeing.turning import told
        from daemon.loop.turn import turn

        with self.lock("once"), told(self) as turning:
            counts = turn(self.parts, self.memory, self.clock.now(), progress)
            if self.settings.feeds.calendar:
                from daemon.bootstrap.feeding import Feeding

                Feeding(self, turning.notebook).look()
        if turning.problems:
            raise turning.problems[0]
        return counts

    def import_paths(self, paths: tuple[Path, ...], progress: Progress | None = None) -> Counts:
        """Read mails from files once, then bring the queue in line."""
        from daemon.loop import queueing, taking
        from daemon.loop.parts import Counts
        from daemon.sources.local.importing import ImportSource

        with self.lock("import"):
            now = self.clock.now()
            self.memory.refresh()
            queueing.note_absence(self.parts, now)
            read = taking.take_source(self.parts, self.memory, ImportSource(paths), now, progress)
            taking.try_again(self.parts, self.memory, now)
            return Counts(read=read) + queueing.bring_in_line(self.parts, self.memory, now)

    def run(self, serve: Serve) -> None:
        """The daemon in the foreground, until SIGTERM or Ctrl-C; `serve` makes the review page's server."""
        from daemon.bootstrap.running import run

        run(self, serve)

    def review(self, serve: Serve, print_only: bool, show: Callable[[str], None]) -> None:
        """Show the review page's fresh one-time address, and open it in the browser unless `print_only`."""
        from daemon.bootstrap.reviewing import review

        review(self, serve, print_only, show)

    def token(self) -> str:
        """Randomness for Message-IDs and page tokens."""
        import secrets

        return secrets.token_hex(16)

    def close(self) -> None:
        """End connections and the reader process."""
        for close in self._closing:
            close()

    def at_close(self, close: Callable[[], None]) -> None:
        """Run `close` when the program ends."""
        self._closing.append(close)


def _ring(home: Path) -> None:
    from daemon.adapters import bell

    bell.ring(home)


def refused(refusal: Refusal) -> FollowupError:
    """A refusal as the error that ends the command with its code."""
    error = FollowupError(refusal.wrong, refusal.do)
    error.code = refusal.code
    return error
