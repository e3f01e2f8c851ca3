"""A person at a terminal: a command in a pseudo-terminal, answered question by question."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import time
from collections.abc import Mapping, Sequence

_STYLE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


class Terminal:
    """One command. `shown` is everything it printed so far, without colours."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._pid, self._end = pty.fork()
        if self._pid == 0:
            os.execve(command[0], list(command), dict(environment))
        self.shown = ""
        self._read = 0

    def until(self, words: str, seconds: float = 60.0) -> str:
        """Read until these words come; what was printed since the last time."""
        start, limit = self._read, time.monotonic() + seconds
        while (found := self.shown.find(words, start)) < 0:
            assert time.monotonic() < limit, f"{words!r} did not come:\n{self.shown}"
            assert self._more(0.5), f"it ended without {words!r}:\n{self.shown}"
        self._read = found + len(words)
        return self.shown[start : self._read]

    def answer(self, words: str) -> None:
        """Type a line."""
        os.write(self._end, words.encode() + b"\n")

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        os.write(self._end, b"\x03")

    def end(self, seconds: float = 120.0) -> int:
        """Read to the end; the exit code."""
        limit = time.monotonic() + seconds
        while self._more(0.5):
            assert time.monotonic() < limit, f"it does not end:\n{self.shown}"
        code = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        self._pid = 0
        return code

    def close(self) -> None:
        """Leave nothing behind."""
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        os.close(self._end)

    def _more(self, seconds: float) -> bool:
        """Read what is there; False at the end."""
        ready, _, _ = select.select([self._end], [], [], seconds)
        if not ready:
            return True
        try:
            octets = os.read(self._end, 65_536)
        except OSError:  # Linux says EIO when the other side is closed
            return False
        self.shown += _STYLE.sub("", octets.decode("utf-8", "replace"))
        return bool(octets)
