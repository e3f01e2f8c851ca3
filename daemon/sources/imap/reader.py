"""Owns the octets between the socket and imaplib: whole lines, capped literals, and reads that survive a timeout."""

from __future__ import annotations

import socket
import time

from daemon.sources.imap.settings import Limits


class BrokenError(OSError):
    """The connection ended, or the other side sends more than we take."""


class LineReader:
    """Reads from a socket that may be exchanged (STARTTLS). A timeout in the middle of a line loses nothing."""

    def __init__(self, connection: socket.socket, limits: Limits) -> None:
        self._socket = connection
        self._limits = limits
        self._buffer = bytearray()
        self._left = limits.answer

    @property
    def waiting(self) -> bool:
        """Whether octets were received that nobody has asked for yet."""
        return bool(self._buffer)

    def exchange(self, connection: socket.socket) -> None:
        """Go on with another socket. What came before it must have been read: it was not protected by TLS."""
        if self._buffer:
            raise BrokenError("the server spoke before TLS began")
        self._socket = connection

    def new_answer(self) -> None:
        """A new command is sent: its answer may be as long as the limit again."""
        self._left = self._limits.answer

    def line(self, seconds: float | None = None) -> bytes:
        """The next line with its CR LF. Raises BrokenError, and TimeoutError: then nothing is lost.

        With `seconds` it gives up after them even if octets drip in all the while.
        """
        start = 0
        until = time.monotonic() + seconds if seconds is not None else None
        while (end := self._buffer.find(b"\n", start)) < 0:
            start = len(self._buffer)
            if start > self._limits.line:
                raise BrokenError("the server sends a line without end")
            self._fill()
            if until is not None and time.monotonic() > until and b"\n" not in self._buffer:
                raise TimeoutError("half a line")
        return self._take(end + 1)

    def literal(self, size: int) -> bytes:
        """Exactly `size` octets; refused unread when that is more than we take."""
        if size > min(self._limits.literal, self._left):
            raise BrokenError(f"the server announces a piece of {size} octets")
        while len(self._buffer) < size:
            self._fill()
        return self._take(size)

    def _take(self, size: int) -> bytes:
        taken = bytes(memoryview(self._buffer)[:size])
        del self._buffer[:size]
        return taken

    def _fill(self) -> None:
        received = self._socket.recv(65_536)
        if not received:
            raise BrokenError("the server ended the connection")
        self._left -= len(received)
        if self._left < 0:
            raise BrokenError("the server's answer does not end")
        self._buffer += received
