"""Owns running a rival in a child of its own, with a limit for each text: one that hangs is ended and told so."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from bench.reading.corpus import ROOT

PYTHON = ROOT / ".venv-rivals" / "bin" / "python"
START_LIMIT = 60.0  # seconds for the first answer: some rivals load models
LIMIT = 20.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a rival made of one record; `failed` is None, "hung", "died" or the name of its exception."""

    id: str
    found: tuple[str, ...] = ()
    failed: str | None = None


def installed() -> bool:
    """Whether the rivals' environment is there (`make bench-reading` makes it)."""
    return PYTHON.exists()


def rival(script: str, name: str) -> list[str]:
    """The command that asks rival `name` by bench/rivals/`script`.py, nothing of this environment in sight."""
    return [str(PYTHON), "-I", str(ROOT / "bench" / "rivals" / f"{script}.py"), name]


def ask(
    command: list[str], records: list[dict[str, Any]], limit: float = LIMIT, start_limit: float = START_LIMIT
) -> Generator[Answer, None, None]:
    """One answer for each record, in order. After a hang or a death a fresh child goes on with the next."""
    waiting = list(records)
    while waiting:
        child = _Child(command)
        try:
            patience = start_limit
            while waiting:
                record = waiting.pop(0)
                answer = child.answer(record, patience)
                yield answer
                if answer.failed in ("hung", "died"):
                    break
                patience = limit
        finally:
            child.end()


class _Child:
    """A rival's process, and a thread that reads its lines."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def answer(self, record: dict[str, Any], limit: float) -> Answer:
        """What it says to one record within the limit."""
        name = str(record["id"])
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(record) + "\n")
            self._process.stdin.flush()
            line = self._lines.get(timeout=limit)
        except queue.Empty:
            return Answer(name, failed="hung")
        except BrokenPipeError:
            return Answer(name, failed="died")
        if not line:
            return Answer(name, failed="died")
        told = json.loads(line)
        return Answer(name, tuple(told["found"]), told["failed"])

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.communicate()
