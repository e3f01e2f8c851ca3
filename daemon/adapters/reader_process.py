"""Owns reading foreign bytes behind a border: a process of its own, limited, killable, replaced when it dies."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from daemon.adapters.reading_wire import (
    FRAME,
    OUT_OF_MEMORY,
    READ,
    READY,
    UNREADABLE,
    ReadMail,
    WireError,
    decode,
    summary,
)
from daemon.domain.problems import Code, said
from daemon.errors import MailboxError

CLASSIFY = "classifiers.classify:classify"
SECONDS_A_MAIL = 5.0
SECONDS_TO_START = 30.0
IDLE_SECONDS = 60.0
MEMORY = 512 * 1024 * 1024
LARGEST_ANSWER = 8 * 1024 * 1024

_ROOT = str(Path(__file__).resolve().parents[2])
_START = "import sys; sys.path.insert(0, sys.argv[1]); from daemon.adapters.reader_child import main; "
_START += "main(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A mail nothing can be made of; `reason` is a sentence for people."""

    reason: str


class Reader(Protocol):
    """Reads one mail. `me` are the person's own addresses, lower-case; never raises because of the mail."""

    def read(
        self, raw: bytes, *, me: frozenset[str], locale: str | None, authserv_ids: frozenset[str] = frozenset()
    ) -> ReadMail | Unreadable: ...


class InProcessReader:
    """Reads in this very process: for commands that end anyway, where a crash hurts nobody but themselves."""

    def __init__(self, classify: str = CLASSIFY) -> None:
        self._classify = classify

    def read(
        self, raw: bytes, *, me: frozenset[str], locale: str | None, authserv_ids: frozenset[str] = frozenset()
    ) -> ReadMail | Unreadable:
        """As Reader.read; without limits of time and memory."""
        from classifiers import parse
        from daemon.adapters.reader_child import find

        classify = find(self._classify)
        try:
            message = parse.parse(raw)
            return ReadMail(summary(message), classify(message, me=me, locale=locale, authserv_ids=authserv_ids))
        except parse.Unreadable as refused:
            return Unreadable(str(refused))
        except Exception as error:
            return Unreadable(f"Reading it failed: {type(error).__name__}.")


class ReaderProcess:
    """Reads in a child process, started at the first mail. One mail at a time; safe to call from several threads."""

    def __init__(
        self,
        classify: str = CLASSIFY,
        *,
        seconds: float = SECONDS_A_MAIL,
        memory: int = MEMORY,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._classify = classify
        self._seconds = seconds
        self._memory = memory
        self._monotonic = monotonic
        self._child: _Child | None = None
        self._last_used = monotonic()
        self._lock = threading.Lock()
        self.deaths = 0  # children that ended while reading, in a row

    @property
    def running(self) -> bool:
        """Whether a child process is there now."""
        return self._child is not None and self._child.alive

    def read(
        self, raw: bytes, *, me: frozenset[str], locale: str | None, authserv_ids: frozenset[str] = frozenset()
    ) -> ReadMail | Unreadable:
        """As Reader.read; a mail that takes too long, eats the memory or kills the child comes back as Unreadable.

        Raises MailboxError when no child can be started.
        """
        with self._lock:
            child = self._running_child()
            try:
                child.send(_options(me, locale, authserv_ids), raw, self._seconds)
                kind, body = child.receive(self._seconds)
                answer = decode(body) if kind == READ else Unreadable(body.decode("utf-8", "replace")[:500])
                self.deaths = 0
            except _Lost as lost:
                self.deaths += 1
                self._end()
                return Unreadable(lost.reason)
            except WireError:
                self._end()
                return Unreadable("The reader process gave an answer that makes no sense.")
            finally:
                self._last_used = self._monotonic()
            return answer

    def stop_if_idle(self, now_monotonic: float) -> bool:
        """End the child when no mail came for IDLE_SECONDS; whether it was ended."""
        with self._lock:
            if self._child is None or now_monotonic - self._last_used < IDLE_SECONDS:
                return False
            self._end()
            return True

    def close(self) -> None:
        """End the child; the next mail starts a new one."""
        with self._lock:
            self._end()

    def _running_child(self) -> _Child:
        if self._child is None or not self._child.alive:
            self._end()
            self._child = self._started()
        return self._child

    def _started(self) -> _Child:
        """A child that said it is ready. When it does not, no mail is at fault: MailboxError, and nothing is lost."""
        child = _Child(self._classify, self._memory, int(self._seconds) + 1, self._monotonic)
        try:
            child.receive(SECONDS_TO_START, READY)
        except (_Lost, WireError) as error:
            child.kill()
            self.deaths += 1
            _, do = said(Code.READER_DYING)
            raise MailboxError("The part that reads mails does not start.", do, Code.READER_DYING) from error
        return child

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child = None


class _Lost(Exception):  # noqa: N818 - it names what happened to the child
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Child:
    """The child process and its two pipes, written and read against a deadline."""

    def __init__(self, classify: str, memory: int, cpu: int, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        command = [sys.executable, "-I", "-B", "-c", _START, _ROOT, classify, str(memory), str(cpu)]
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"LANG": "C.UTF-8"},
            start_new_session=True,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._in, False)
        os.set_blocking(self._out, False)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def send(self, options: bytes, raw: bytes, seconds: float) -> None:
        deadline = self._monotonic() + seconds
        data = memoryview(b"".join((FRAME.pack(READ, len(options), len(raw)), options, raw)))
        while data:
            try:
                data = data[os.write(self._in, data) :]
            except BlockingIOError:
                self._wait(self._in, select.POLLOUT, deadline)
            except OSError:
                raise self._death() from None

    def receive(self, seconds: float, only: int | None = None) -> tuple[int, bytes]:
        deadline = self._monotonic() + seconds
        kind, _, size = FRAME.unpack(self._exactly(FRAME.size, deadline))
        if size > LARGEST_ANSWER or kind not in (READ, UNREADABLE, READY) or (kind == READY) != (only == READY):
            raise WireError("a wrong frame")
        return kind, self._exactly(size, deadline)

    def _exactly(self, size: int, deadline: float) -> bytes:
        pieces: list[bytes] = []
        while size:
            self._wait(self._out, select.POLLIN, deadline)
            try:
                piece = os.read(self._out, size)
            except BlockingIOError:
                continue
            if not piece:
                raise self._death()
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def _wait(self, descriptor: int, event: int, deadline: float) -> None:
        poll = select.poll()
        poll.register(descriptor, event)
        left = deadline - self._monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise _Lost("It took too long to read.")

    def _death(self) -> _Lost:
        """Why the child ended, in words."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        code = self._process.returncode
        if code == OUT_OF_MEMORY:
            return _Lost("It needed more memory than reading a mail may take.")
        if code == -signal.SIGXCPU:
            return _Lost("It took too long to read.")
        return _Lost("The reader process ended while reading it.")

    def kill(self) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._process.wait()


@lru_cache(maxsize=16)
def _options(me: frozenset[str], locale: str | None, authserv_ids: frozenset[str]) -> bytes:
    given = {"me": sorted(me), "locale": locale, "authserv_ids": sorted(authserv_ids)}
    return json.dumps(given).encode()
