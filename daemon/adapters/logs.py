"""Owns the daemon's log: lines for people or for machines, without addresses, and a file that is rotated and private.

journald rotates what goes to stderr. Only debug lines (`-v`) go unchanged.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import os
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from daemon.errors import UsageError

LOG = logging.getLogger("followup")
OCTETS, FILES = 1_000_000, 5
LONGEST = 2_000
HIDDEN = "[address]"
# One pass over capped text: a run of what may stand in an address, then whether it holds an @.
_WORD = re.compile(r"[^\s<>()\[\]\"',;:=]+")


def without_addresses(text: str) -> str:
    """The words without mail addresses, on one line that commands no terminal."""
    shown = "".join(c if c.isprintable() else " " for c in text[:LONGEST])
    return _WORD.sub(lambda found: HIDDEN if "@" in found[0] else found[0], shown)


class _Discreet(logging.Filter):
    """Hides addresses; of other libraries' lines, which may quote anything, only where they were said is kept."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record pass, changed."""
        if record.levelno > logging.DEBUG:
            ours = record.name == LOG.name
            said = record.getMessage() if ours else f"{record.name} says something ({record.filename}:{record.lineno})"
            record.msg, record.args = without_addresses(said), None
            record.exc_info = record.exc_text = record.stack_info = None
        return True


class _Lines(logging.Formatter):
    """The words alone; with the time where nobody else adds it."""

    def __init__(self, *, timed: bool) -> None:
        super().__init__("%(message)s")
        self._timed = timed

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        return f"{_instant(record)} {record.levelname.lower()} {super().format(record)}" if self._timed else record.msg


class _Json(logging.Formatter):
    """One object a line: time, level, said, and what `extra` gave as `facts`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line of ASCII."""
        facts = getattr(record, "facts", {})
        said = {"time": _instant(record), "level": record.levelname.lower(), "said": record.getMessage()}
        return json.dumps(said | facts)


def _instant(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


class _PrivateFile(RotatingFileHandler):
    """Rotated at a megabyte, five old ones kept; readable by the person only."""

    def _open(self) -> io.TextIOWrapper:
        file = open(self.baseFilename, self.mode, encoding="utf-8", opener=_opened)  # noqa: SIM115 - the handler closes it
        assert isinstance(file, io.TextIOWrapper)
        return file


class _Stderr(logging.Handler):
    """Whatever stderr is at that moment."""

    def emit(self, record: logging.LogRecord) -> None:
        """One line, at once."""
        with contextlib.suppress(OSError, ValueError):  # nobody reads it any more
            print(self.format(record), file=sys.stderr, flush=True)


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_CLOEXEC, 0o600)


def start(form: str = "text", file: Path | None = None, *, verbose: bool = False) -> Callable[[], None]:
    """Log from now on, to stderr or into a file, until the returned function is called. Raises UsageError.

    `form`: text or json.
    """
    handler = _handler(file)
    handler.setFormatter(_Json() if form == "json" else _Lines(timed=file is not None))
    handler.addFilter(_Discreet())
    root = logging.getLogger()
    root.addHandler(handler)
    LOG.setLevel(logging.DEBUG if verbose else logging.INFO)

    def stop() -> None:
        root.removeHandler(handler)
        handler.close()

    return stop


def warn(words: str) -> None:
    """A warning in the daemon's log; on stderr when nothing is logged here (a command that serves the page itself)."""
    if any(isinstance(handler.formatter, _Json | _Lines) for handler in logging.getLogger().handlers):
        LOG.warning("%s", words)
    else:
        print(words, file=sys.stderr, flush=True)


def _handler(file: Path | None) -> logging.Handler:
    if file is None:
        return _Stderr()
    try:
        return _PrivateFile(file, maxBytes=OCTETS, backupCount=FILES, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"The log {file} cannot be written ({error.strerror}).", "Name another --log-file.") from error
