"""Owns the bell between processes: a socket in the data directory by which a command wakes the daemon."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

NAME = "daemon.sock"
_LONGEST = 200


def address(home: Path) -> str:
    """The socket's address. A long path is reached through the directory's descriptor (sun_path holds 108 bytes)."""
    return str(home / NAME)


def ask(home: Path, word: str, seconds: float = 2.0) -> str | None:
    """Say a word to the daemon and hear its answer; None when no daemon is there."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as talk:
        talk.settimeout(seconds)
        talk.connect(address(home))
        talk.sendall(word.encode() + b"\n")
        talk.shutdown(socket.SHUT_WR)
        return talk.makefile("rb").read(_LONGEST).decode("utf-8", "replace").strip()
    return None


def ring(home: Path) -> bool:
    """Wake the daemon; whether one was there."""
    return ask(home, "ring") is not None


class Bell:
    """The daemon's end: answers words until closed. `hear` maps a word to its answer."""

    def __init__(self, home: Path, hear: Callable[[str], str]) -> None:
        self._path = address(home)
        self._hear = hear
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        before = os.umask(0o177)
        try:
            self._socket.bind(self._path)
        finally:
            os.umask(before)
        self._socket.listen(8)
        self._thread = threading.Thread(target=self._serve, name="bell", daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                talk, _ = self._socket.accept()
            except OSError:
                return
            with talk, contextlib.suppress(OSError):
                talk.settimeout(2.0)
                word = talk.makefile("rb").readline(_LONGEST).decode("utf-8", "replace").strip()
                talk.sendall(self._hear(word).encode() + b"\n")

    def close(self) -> None:
        """Stop listening and take the socket away."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(2.0)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path)
