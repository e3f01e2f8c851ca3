"""Owns the wall-clock deadline of a command: when it passes, the connection is cut from under whoever waits on it.

A socket timeout is no deadline: a server that drips one octet a second never runs into it.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Iterator


class Deadline:
    """One per connection; its thread starts with the first command and ends with `close`."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._at: float | None = None
        self._socket: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        self.passed = False

    def guard(self, connection: socket.socket) -> None:
        """From now on it is `connection` that is cut."""
        with self._condition:
            self._socket = connection

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """The work inside must end within `seconds`, or its connection is cut. Not nested."""
        with self._condition:
            self._at = time.monotonic() + seconds
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="deadline", daemon=True)
                self._thread.start()
            self._condition.notify()
        try:
            yield
        finally:
            with self._condition:
                self._at = None

    def close(self) -> None:
        """End the watching."""
        with self._condition:
            self._closed = True
            self._condition.notify()

    def _watch(self) -> None:
        with self._condition:
            while not self._closed:
                if self._at is None:
                    self._condition.wait()
                elif (left := self._at - time.monotonic()) > 0:
                    self._condition.wait(left)
                else:
                    self._at, self.passed = None, True
                    self._cut()

    def _cut(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                # The base class: SSLSocket.shutdown would take the TLS object away from the thread that is reading.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
