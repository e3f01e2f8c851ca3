"""Owns the wall-clock limit of a conversation: socket timeouts start anew with every byte a dripping server sends."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Bell:
    """Rings once, and then cuts the connection it watches, whoever waits on it."""

    def __init__(self) -> None:
        self.rung = threading.Event()
        self._line: socket.socket | None = None

    def watch(self, sock: socket.socket) -> None:
        """From now on it is this connection that is cut."""
        self.put_away()
        self._line = sock.dup()  # wrapping in TLS takes the first handle away
        if self.rung.is_set():
            self.ring()

    def ring(self) -> None:
        """The time is up."""
        self.rung.set()
        if self._line:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)

    def put_away(self) -> None:
        """Watch nothing any more."""
        if self._line:
            self._line.close()


@contextmanager
def deadline(seconds: float) -> Iterator[Bell]:
    """The work inside must end within `seconds`, or the connection it gave to the bell is cut."""
    bell = Bell()
    timer = threading.Timer(seconds, bell.ring)
    timer.daemon = True
    timer.start()
    try:
        yield bell
    finally:
        timer.cancel()
        timer.join()
        bell.put_away()
