"""Owns the daemon in the foreground: the wheel, the watchers, the bell, the page, and a clean end within 5 seconds."""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from daemon.adapters import scheduler, systemd
from daemon.adapters.bell import Bell
from daemon.bootstrap import wellbeing
from daemon.bootstrap.renewing import Renewing
from daemon.bootstrap.reviewing import Page, Serve
from daemon.errors import FollowupError
from daemon.loop.turn import turn
from daemon.loop.wheel import Wheel

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program
    from daemon.sources.imap.health import Health

END_SECONDS = 4.0


class Daemon:
    """Everything that lives while `followup run` does."""

    def __init__(self, program: Program, serve: Serve, say: Callable[[str], None]) -> None:
        self._program = program
        self._say = say
        self._said: dict[str, str] = {}
        self._problems: list[FollowupError] = []
        self._health: dict[str, Health] = {}
        self._told: dict[str, str] = {}
        self._shown = 0
        self._renewing = Renewing(program)
        self.page = Page(program, self.ring, serve)
        self.wheel = Wheel(program.clock, self._turn, self._rest)

    def ring(self) -> None:
        """Something may be new."""
        self.wheel.ring()

    def _turn(self) -> None:
        program = self._program
        wrong = self._renewing.renew()
        if wrong is not None:
            self._tell("settings", f"{wrong.wrong} {wrong.do}")
        parts = program.parts
        self._problems.clear()
        parts.on_problem = wellbeing.noting(program, self._problems)
        parts.on_seen = self._seen
        try:
            counts = turn(parts, program.memory, program.clock.now())
        except FollowupError as error:
            program.memory.forget()
            self._tell("turn", f"{error.wrong} {error.do}")
            return
        for problem in self._problems:
            self._tell("problem", f"{problem.wrong} {problem.do}")
        if not self._problems:
            self._told.clear()
        if counts.read or counts.queued or counts.withdrawn or counts.sent:
            self._say(f"{counts.read} read, {counts.queued} queued, {counts.withdrawn} withdrawn, {counts.sent} sent")
        self._tell_page()
        systemd.notify("WATCHDOG=1")

    def _seen(self, name: str) -> None:
        wellbeing.seeing(self._program)(name)

    def _tell(self, topic: str, words: str) -> None:
        """Say a trouble once, not at every turn."""
        if self._told.get(topic) != words:
            self._told[topic] = words
            self._say(words)

    def _tell_page(self) -> None:
        """Whatever the journal gained since the last turn, also by a command of another process, is new on the page."""
        newest = self._program.memory.ledger.last_event
        if newest != self._shown:
            self._shown = newest
            self.page.changed()

    def _rest(self) -> None:
        program = self._program
        ended = getattr(program.parts.reader, "stop_if_idle", None)
        if ended is not None and ended(program.clock.monotonic()):
            gc.collect()
        try:
            self._note_health()
        except FollowupError as error:
            self._tell("turn", f"{error.wrong} {error.do}")

    def _note_health(self) -> None:
        program = self._program
        for name, health in self._health.items():
            known = health.now()
            next_try = known.next_try.isoformat() if known.next_try else None
            facts = {"state": known.state.value, "next_try": next_try}
            if known.problem:
                facts["problem"] = known.problem
            told = json.dumps(facts)
            if self._said.get(name) != told:
                wellbeing.note(program.journal, name, facts)
                self._said[name] = told

    def _hear(self, word: str) -> str:
        if word == "review":
            return self.page.address()
        self.ring()
        return "rung"

    def start(self) -> list[Callable[[], None]]:
        """Watchers, scheduler, bell; what ends them."""
        from daemon.sources.imap.health import Health
        from daemon.sources.imap.watch import Watcher

        program = self._program
        bell = Bell(program.home, self._hear)
        rng = random.Random()  # noqa: S311 - jitter, no secret
        for settings in program.accounts.imap:
            health = self._health[settings.name] = Health()
            Watcher(settings, self.ring, health, program.clock, self.wheel.stopping, rng).start()
        return [bell.close, scheduler.start_ringing(self.ring), self.page.close]


def run(program: Program, serve: Serve) -> None:
    """Watch until SIGTERM or Ctrl-C; exit 0 within 5 seconds of it. A bug in the worker ends the daemon loudly."""
    with program.lock("run"):
        daemon = Daemon(program, serve, lambda words: print(words, file=sys.stderr, flush=True))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: daemon.wheel.stop())
        endings = daemon.start()
        worker = threading.Thread(target=daemon.wheel.run, name="wheel", daemon=True)
        worker.start()
        names = ", ".join(a.name for a in program.settings.accounts) or "nothing"
        print(f"Watching {names}. Review page: followup review. Ctrl-C ends.", file=sys.stderr, flush=True)
        systemd.notify("READY=1")
        while not daemon.wheel.stopping.wait(1.0):
            pass
        systemd.notify("STOPPING=1")
        _end(program, daemon, worker, endings)


def _end(program: Program, daemon: Daemon, worker: threading.Thread, endings: list[Callable[[], None]]) -> None:
    """Let the turn be finished and say good-bye to the servers, as far as the time goes."""

    def part() -> None:
        for end in endings:
            end()
        worker.join()
        program.accounts.close()

    parting = threading.Thread(target=part, name="parting", daemon=True)
    parting.start()
    parting.join(END_SECONDS)
    if daemon.wheel.failed is not None:
        raise daemon.wheel.failed
    if parting.is_alive():
        # Somebody waits for a server that says nothing; the journal is safe at every point, so leave. The reader
        # process ends with us: nobody writes to it any more.
        os._exit(0)
