"""Owns telling by a command of the person's own: no shell, the text on its standard input, at most 30 seconds."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from daemon.adapters.notify import NotToldError

SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Command:
    """A program with its arguments."""

    words: tuple[str, ...]
    seconds: float = SECONDS
    name: str = "command"

    def tell(self, text: str) -> None:
        """Run it with the text as its input."""
        why = run(self.words, f"{text}\n".encode(), self.seconds)
        if why:
            raise NotToldError(f"The command {self.words[0]} {why}.", "Try it in a terminal: followup notify --test")


def run(words: Sequence[str], octets: bytes, seconds: float) -> str:
    """Run a program and all it starts to its end; what went wrong as the end of a sentence, or nothing."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the person's own command, from the person's own configuration
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return f"cannot be started ({getattr(error, 'strerror', None) or 'odd characters'})"
    try:
        process.communicate(octets, seconds)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return f"took more than {seconds:g} seconds"
    return f"ended with {process.returncode}" if process.returncode else ""
