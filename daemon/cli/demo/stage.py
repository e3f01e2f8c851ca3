"""Owns the demo's stage: the real daemon's parts on made-up servers, with a clock that runs fast."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from daemon.adapters import places
from daemon.adapters.journal import Journal
from daemon.bootstrap.program import Program
from daemon.bootstrap.wellbeing.turning import told
from daemon.cli.demo.clock import DAY_STEP, SteppingClock
from daemon.cli.demo.letters import ME, SERVER, ZONE, story
from daemon.cli.demo.narration import Narrator
from daemon.cli.demo.post import USER, Mailbox, PostOffice, post_office
from daemon.clock import SystemClock
from daemon.config import load
from daemon.errors import FollowupError
from daemon.loop.turn import turn
from daemon.loop.wheel import Wheel
from daemon.web.serving import Server

BEGIN, END = datetime(2026, 6, 1, 8, tzinfo=ZONE), datetime(2026, 7, 1, 18, tzinfo=ZONE)
CONFIG = """
[person]
name = "{name}"
addresses = ["{address}"]
timezone = "Europe/London"
country = "GB"

[[account]]
name = "demo"
type = "imap"
host = "127.0.0.1"
port = {imap}
tls = "starttls"
user = "{user}"
secret = "credential"
ca_file = "{ca_file}"
authserv_id = "{server}"
smtp = {{ host = "127.0.0.1", port = {smtp}, tls = "starttls" }}

[send]
via = "smtp"
"""


class Stage:
    """The program on its stage. `wheel` turns it; `page` shows it."""

    def __init__(self, program: Program, clock: SteppingClock, mailbox: Mailbox, narrator: Narrator) -> None:
        self.program = program
        self.clock = clock
        self._mailbox = mailbox
        self._narrator = narrator
        self._letters = story()
        self._over = False
        self.wheel = Wheel(clock, self._turn, self._rest)
        self.page = Server(program, self.wheel.ring)
        self.page.start()
        self.ended = threading.Event()

    def _turn(self) -> None:
        program, now = self.program, self.clock.now()
        while self._letters and self._letters[0].at <= now:
            arrival = self._letters.pop(0)
            self._mailbox.deliver(arrival.raw, arrival.at, arrival.folder)
            self._narrator.arrived(arrival)
        try:
            with told(program):  # so that the page knows that the mailbox is seen
                turn(program.parts, program.memory, now)
        except FollowupError as error:
            program.memory.forget()
            self._narrator.trouble(error)
            return
        self._narrator.turned(program.state())
        self.page.changed()

    def _rest(self) -> None:
        if self.clock.over:
            self.ended.set()

    def watch(self) -> None:
        """Let the mail server itself ring when something arrives (IMAP IDLE), as it does for the daemon."""
        from daemon.sources.imap.health import Health
        from daemon.sources.imap.watch import Watcher

        rng = random.Random(1)  # noqa: S311 - jitter, no secret
        for settings in self.program.accounts.imap:
            Watcher(settings, self.wheel.ring, Health(), SystemClock(), self.wheel.stopping, rng).start()

    def close(self) -> None:
        """Stop turning and serving."""
        self.wheel.stop()
        self.page.stop()


@contextmanager
def staged(
    home: Path, beat: float, say: Callable[[str], None], *, end: datetime = END, step: timedelta = DAY_STEP
) -> Iterator[Stage]:
    """Everything set up in `home`; `beat`: real seconds that one step of the clock takes; at `end` it stands."""
    narrator = Narrator(ZONE, say)
    clock = SteppingClock(BEGIN, end, ZONE, beat, step)
    with post_office(home, narrator.left) as post:
        settings = load(_configured(home, post))
        mailbox = Mailbox(post)
        with Journal.open(places.journal_file(home)) as journal:
            program = Program(settings, clock, journal, settings.policy(), home, standing=False, dry=False)
            stage = Stage(program, clock, mailbox, narrator)
            try:
                with program.lock("demo"):
                    yield stage
            finally:
                stage.close()
                program.close()
                mailbox.close()


def _configured(home: Path, post: PostOffice) -> Path:
    path = home / "config.toml"
    name, address = ME
    path.write_text(
        CONFIG.format(
            name=name, address=address, imap=post.imap, smtp=post.smtp, user=USER, ca_file=post.ca_file, server=SERVER
        ),
        encoding="utf-8",
    )
    return path
