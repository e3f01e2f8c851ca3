"""A door in front of a server: open, silent (takes connections and octets, and says nothing), or shut."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Doorway:
    """`port` stays the same whatever the door does."""

    target: int
    port: int
    silent: threading.Event = field(default_factory=threading.Event)
    _listener: socket.socket | None = None
    _ends: list[socket.socket] = field(default_factory=list)

    def open(self) -> None:
        """Let everybody in."""
        self.silent.clear()
        listener = self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._welcome, args=(listener,), daemon=True).start()

    def shut(self) -> None:
        """Nobody gets in, and nobody stays."""
        if self._listener is not None:
            with contextlib.suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
        self.cut()

    def cut(self) -> None:
        """End every connection."""
        for one in self._ends:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _welcome(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            self._ends.append(near)
            if self.silent.is_set():
                continue
            far = socket.create_connection(("127.0.0.1", self.target))
            self._ends.append(far)
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                if self.silent.is_set():
                    continue
                target.sendall(data)
        for one in (source, target):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def doorway(target: int) -> Iterator[Doorway]:
    """An open door before the port `target`, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    door = Doorway(target, port)
    door.open()
    try:
        yield door
    finally:
        door.shut()
