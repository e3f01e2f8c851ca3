"""Owns the daemon in the foreground: the wheel, the watchers, the bell, the page, and a clean end within 5 seconds."""

from __future__ import annotations

import contextlib
import gc
import os
import random
import signal
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from daemon.adapters import places, scheduler, systemd
from daemon.adapters.bell import Bell
from daemon.adapters.logs import LOG
from daemon.bootstrap.feeding import META as CALENDAR
from daemon.bootstrap.feeding import Feeding
from daemon.bootstrap.notifying import Notifying
from daemon.bootstrap.renewing import Renewing
from daemon.bootstrap.reviewing import Page, Serve
from daemon.bootstrap.wellbeing.pulse import Pulse
from daemon.bootstrap.wellbeing.turning import Turning
from daemon.clock import seconds_since_start
from daemon.errors import FollowupError
from daemon.loop.turn import turn
from daemon.loop.wheel import Wheel

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program

END_SECONDS = 4.0
PROBE = b"Subject: Is somebody there?\r\n\r\nA mail of followup's own.\r\n"


class Daemon:
    """Everything that lives while `followup run` does."""

    def __init__(self, program: Program, serve: Serve, say: Callable[[str], None]) -> None:
        self._program = program
        self._say = say
        self.pulse = Pulse(program.home, program.journal, program.clock, seconds_since_start)
        self._stop_ringing: Callable[[], None] = lambda: None
        self._told: dict[str, str] = {}
        self._shown = 0
        self._renewing = Renewing(program)
        self._notifying = Notifying(program, self.pulse.notebook)
        self._feeding = Feeding(program, self.pulse.notebook)
        self.page = Page(program, self.ring, serve)
        self.wheel = Wheel(program.clock, self.work, self.rest)

    def ring(self) -> None:
        """Something may be new."""
        self.wheel.ring()

    def work(self) -> None:
        program = self._program
        wrong = self._renewing.renew()
        if wrong is not None:
            self._tell("settings", f"{wrong.wrong} {wrong.do}")
        turning = Turning(program, self.pulse.notebook)
        self.pulse.turns()
        try:
            counts = turn(program.parts, program.memory, program.clock.now(), lambda *_: self._comes_on())
        except FollowupError as error:
            program.memory.forget()
            turning.end(error)
            self._tell("turn", f"{error.wrong} {error.do}")
            self.pulse.turned(turning.seen)
            return
        turning.end()
        self.pulse.turned(turning.seen)
        for problem in turning.problems:
            self._tell("problem", f"{problem.wrong} {problem.do}")
        if not turning.problems:
            self._told.clear()
        if counts.read or counts.queued or counts.withdrawn or counts.sent:
            self._say(f"{counts.read} read, {counts.queued} queued, {counts.withdrawn} withdrawn, {counts.sent} sent")
        self._tell_page()

    def _comes_on(self) -> None:
        """A long turn reads on."""
        self.pulse.turns()
        systemd.notify("WATCHDOG=1")

    def _tell(self, topic: str, words: str) -> None:
        """Say a trouble once, not at every turn."""
        if self._told.get(topic) != words:
            self._told[topic] = words
            LOG.warning("%s", words)

    def _tell_page(self) -> None:
        """Whatever the journal gained since the last turn, also by a command of another process, is new on the page."""
        newest = self._program.memory.ledger.last_event
        if newest != self._shown:
            self._shown = newest
            self.page.changed()

    def rest(self) -> None:
        """After every turn, also one that failed: alive is who comes here."""
        systemd.notify("WATCHDOG=1")
        program = self._program
        ended = getattr(program.parts.reader, "stop_if_idle", None)
        if ended is not None and ended(program.clock.monotonic()):
            gc.collect()
        try:
            self.pulse.count(program.journal.counters())
        except FollowupError as error:
            self._tell("turn", f"{error.wrong} {error.do}")
            self._notifying.look()
            self.pulse.save()
            return
        self.pulse.read_by(program.parts.reader, self._probe)
        self.pulse.check(places.journal_file(program.home))
        self.pulse.watch()
        self._notifying.look()
        self._feeding.look()
        self.pulse.save(program.journal)

    def _probe(self) -> None:
        """Does the part that reads mails live again? Asked with a mail of our own."""
        with contextlib.suppress(FollowupError):
            self._program.parts.reader.read(PROBE, me=frozenset(), locale=None)

    def tick(self) -> None:
        self.pulse.rang()
        self.ring()

    def _still(self) -> None:
        self._stop_ringing()

    def _wind(self) -> None:
        """Start the clockwork, in the place of one that stands still."""
        stop, self._stop_ringing = self._stop_ringing, scheduler.start_ringing(self.tick)
        with contextlib.suppress(Exception):  # what does not run cannot be stopped
            stop()

    def _hear(self, word: str) -> str:
        if word == "review":
            return self.page.address()
        if word == "calendar":
            return self.page.root()
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
            health = self.pulse.watched[settings.name] = Health()
            Watcher(settings, self.ring, health, program.clock, self.wheel.stopping, rng).start()
        self._wind()
        self.pulse.rewind = self._wind
        if program.journal.meta(CALENDAR):  # a calendar program asks for it without a word before
            self.page.root()
        return [bell.close, self._still, self.page.close]


def run(program: Program, serve: Serve) -> None:
    """Watch until SIGTERM or Ctrl-C; exit 0 within 5 seconds of it. A bug in the worker ends the daemon loudly."""
    with program.lock("run"):
        daemon = Daemon(program, serve, lambda words: LOG.info("%s", words))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: daemon.wheel.stop())
        endings = daemon.start()
        worker = threading.Thread(target=daemon.wheel.run, name="wheel", daemon=True)
        worker.start()
        names = ", ".join(a.name for a in program.settings.accounts) or "nothing"
        LOG.info("Watching %s. Review page: followup review. Ctrl-C ends.", names)
        systemd.notify("READY=1")
        daemon.pulse.beat()
        while not daemon.wheel.stopping.wait(1.0):
            daemon.pulse.beat_if_due()
        systemd.notify("STOPPING=1")
        _end(program, daemon, worker, endings)


def _end(program: Program, daemon: Daemon, worker: threading.Thread, endings: list[Callable[[], None]]) -> None:
    """Let the turn be finished and say good-bye to the servers, as far as the time goes."""

    def part() -> None:
        for end in endings:
            end()
        worker.join()
        program.accounts.close()

    daemon.pulse.end()
    parting = threading.Thread(target=part, name="parting", daemon=True)
    parting.start()
    parting.join(END_SECONDS)
    if daemon.wheel.failed is not None:
        raise daemon.wheel.failed
    if parting.is_alive():
        # Somebody waits for a server that says nothing; the journal is safe at every point, so leave. The reader
        # process ends with us: nobody writes to it any more.
        os._exit(0)
