"""A daemon whose time is the test's: a step lets time pass, the clockwork ring, one turn be made and the pulse beat."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from classifiers.prefilter import worth_reading
from daemon.adapters.journal import Journal
from daemon.adapters.places import journal_file
from daemon.bootstrap.program import Program
from daemon.bootstrap.running import Daemon
from daemon.bootstrap.wellbeing.pulse import Pulse
from daemon.cli.app import main
from daemon.clock import StandingClock, SystemClock
from daemon.config import load
from daemon.sources.imap.drafts import ImapDrafts
from daemon.sources.imap.gate import Gate
from daemon.sources.imap.settings import ImapSettings, Limits
from daemon.sources.imap.source import ImapSource

QUICK = Limits(connect=2.0, read=1.0, command=1.0, logout=0.3)
CONFIG = """
[person]
name = "Robin Vale"
addresses = ["robin.vale@example.org"]
timezone = "Etc/UTC"

[[account]]
name = "mail"
{account}

[send]
via = "{via}"
"""
JARGON = re.compile(
    r"IMAP|\bUID|\bIDLE\b|APPEND|EXAMINE|SELECT\b|SQLite|errno|\bTLS\b|\bSSL\b|socket|exception|traceback|Errno|thread\b"
    r"|\bEOF\b|NoneType|None\b|\{|\}|  ",
    re.IGNORECASE,
)
NEXT_STEP = re.compile(
    r"\b(?:run|check|unlock|use|correct|give|delete|close|free|stop|end|restart|start|look|see|name|sign|to do)\b",
    re.IGNORECASE,
)
LIMIT = 15.0  # minutes


class SteppedClock(StandingClock):
    """Stands until it is moved; who waits on it waits for that."""

    def wait(self, event: threading.Event, seconds: float) -> bool:
        """See Clock."""
        until = self.now() + timedelta(seconds=seconds)
        while not event.is_set() and self.now() < until:
            event.wait(0.005)
        return event.is_set()


def account(port: int, user: str, *, ca_file: Path | None = None, tls: str = "implicit", **more: Any) -> str:
    """The part of the configuration about one mailbox."""
    lines: dict[str, object] = {"host": "127.0.0.1", "port": port, "user": user, "tls": tls, **more}
    if ca_file is not None:
        lines["ca_file"] = str(ca_file)
    return "\n".join(f"{key} = {json.dumps(value)}" for key, value in lines.items())


@dataclass
class Hours:
    """One daemon without threads of its own. `ringing`, `turning`, `beating`: what goes on in a step."""

    config: Path
    data: Path
    clock: SteppedClock
    program: Program
    daemon: Daemon
    own: float = 0.0  # seconds that really pass, whatever the clock says
    room: int = 10**12  # octets left on the disk
    ringing: bool = True
    turning: bool = True
    beating: bool = True
    rewound: int = 0
    _stack: ExitStack = field(default_factory=ExitStack)

    def step(self, seconds: float = 60.0) -> None:
        """Let time pass."""
        self.own += seconds
        self.clock.move_to(self.clock.now() + timedelta(seconds=seconds))
        if self.ringing:
            self.daemon.tick()
        if self.turning:
            self.daemon.work()
            self.daemon.rest()
        if self.beating:
            self.daemon.pulse.beat_if_due()

    def jump(self, by: timedelta) -> None:
        """Somebody sets the clock."""
        self.clock.move_to(self.clock.now() + by)

    def pass_until(self, when: datetime) -> None:
        """Time passes with nobody looking, as while a machine sleeps, or is set back without anybody minding."""
        self.own += (when - self.clock.now()).total_seconds()
        self.clock.move_to(when)

    def use(self, settings: ImapSettings) -> None:
        """Another way of signing in to the account; with limits that suit a test."""
        accounts = self.program.accounts
        settings = replace(settings, gate=Gate(self.clock.monotonic))
        for source in accounts.sources:
            source.close()
        accounts.imap[:] = [settings]
        accounts.sources[:] = [ImapSource(settings, self.clock, worth_reading, QUICK)]
        accounts.drafts["mail"] = ImapDrafts(settings, self.clock, QUICK)

    # What the person sees

    def status(self) -> dict[str, Any]:
        """`followup --json status`, its exit code as "exit"."""
        result = self._command("--json")
        document = json.loads(result.stdout)
        assert isinstance(document, dict)
        return document | {"exit": result.exit_code}

    def page(self) -> str:
        """`followup status` as it is printed, on one line."""
        return " ".join(self._command().stdout.split())

    def _command(self, *options: str) -> Any:
        at = self.clock.now().isoformat()
        given = ["--config", str(self.config), "--data", str(self.data), "--at", at, *options, "status"]
        return CliRunner().invoke(main, given, obj={"open": self._open})

    @contextmanager
    def _open(self, **_: Any) -> Iterator[Program]:
        settings = load(self.config)
        with Journal.open(journal_file(self.data), readonly=True) as journal:
            yield Program(settings, self.clock, journal, settings.policy(), self.data, standing=False, dry=False)

    def codes(self) -> set[str]:
        """What `status` says is wrong."""
        return {problem["code"] for problem in self.status()["problems"]}

    def shown(self, code: str, *, exit_code: int, step: float = 60.0, limit: float = LIMIT) -> dict[str, Any]:
        """Let time pass until `status` tells of it; how it does, with the minutes it took."""
        began = self.clock.now()
        while code not in self.codes():
            assert self._minutes(began) < limit, (code, self.status())
            self.step(step)
        minutes, document = self._minutes(began), self.status()
        told: dict[str, Any] = next(problem for problem in document["problems"] if problem["code"] == code)
        print(f"{code}: told after {minutes:.1f} minutes, exit {document['exit']}: {told['wrong']} {told['do']}")
        assert minutes <= limit
        assert document["exit"] == exit_code, document
        assert document["well"] is (exit_code == 0)
        assert not JARGON.search(re.sub(r"/\S+", "there", told["wrong"])), told
        assert NEXT_STEP.search(told["do"]), told
        assert " ".join(told["wrong"].split()) in self.page()
        assert code in self.page()
        return told | {"minutes": minutes}

    def shown_soon(self, code: str, exit_code: int, settle: Callable[[Hours], None]) -> None:
        """The same where a watcher's thread has to have its moment."""
        began = self.clock.now()
        while code not in self.codes():
            settle(self)
            assert self._minutes(began) <= LIMIT, self.status()
        print(f"{code}: told after {self._minutes(began):.1f} minutes, exit {self.status()['exit']}")
        assert self.status()["exit"] == exit_code

    def gone(self, code: str, *, step: float = 60.0, limit: float = LIMIT) -> None:
        """Let time pass until it is not told any more, and all is well."""
        began = self.clock.now()
        while code in self.codes() or not self.status()["well"]:
            assert self._minutes(began) < limit, (code, self.status())
            self.step(step)
        assert self.status()["exit"] == 0
        assert code not in self.page()

    def _minutes(self, since: datetime) -> float:
        return (self.clock.now() - since).total_seconds() / 60


@contextmanager
def hours(home: Path, account: str, *, via: str = "drafts", begin: datetime | None = None) -> Iterator[Hours]:
    """A daemon with one account; it is well, or not, as its mailbox is. It holds the lock of turns."""
    config, data = home / "config.toml", home / "data"
    config.write_text(CONFIG.format(account=account, via=via), encoding="utf-8")
    clock, settings = SteppedClock(begin or SystemClock().now().replace(microsecond=0)), load(config)
    with ExitStack() as stack:
        journal = stack.enter_context(Journal.open(journal_file(data)))
        program = Program(settings, clock, journal, settings.policy(), data, standing=False, dry=False)
        stack.callback(program.close)
        stack.enter_context(program.lock("run"))
        made = Hours(config, data, clock, program, Daemon(program, _no_page, lambda words: None))
        made.daemon.pulse = Pulse(data, journal, clock, lambda: made.own, lambda _: made.room)
        made.daemon.pulse.rewind = _counting(made)
        if program.accounts.imap:
            made.use(program.accounts.imap[0])
        yield made


def _counting(made: Hours) -> Callable[[], None]:
    def rewind() -> None:
        made.rewound += 1

    return rewind


def _no_page(*_: object) -> Any:
    raise AssertionError("nobody asked for the page")
