"""A post between the daemon and Dovecot that sees every line in the clear, and can act on it: the server's own name."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.servers.dovecot import Dovecot

# What goes by, to the server or from it; False keeps it from going on, and ends the connection.
Sight = Callable[[bytes], bool]


def pass_on(_: bytes) -> bool:
    """Nothing to remark."""
    return True


@dataclass
class Between:
    """Stands between; `to_server` and `to_client` may be replaced at any time. `silent`: nothing passes."""

    server: Dovecot
    port: int = 0
    to_server: Sight = pass_on
    to_client: Sight = pass_on
    silent: threading.Event = field(default_factory=threading.Event)
    gone: threading.Event = field(default_factory=threading.Event)  # nobody is let in
    seen: bytearray = field(default_factory=bytearray)  # what clients said
    refused: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    _ends: list[socket.socket] = field(default_factory=list)

    def serve(self, listener: socket.socket) -> None:
        """Take connections until over."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.server.path / "cert.pem", self.server.path / "key.pem")
        trusted = ssl.create_default_context(cafile=str(self.server.ca_file))
        while not self.over.is_set():
            try:
                taken, _ = listener.accept()
            except OSError:
                return
            if self.gone.is_set():
                self.refused += 1
                taken.close()
                continue
            threading.Thread(target=self._connect, args=(taken, context, trusted), daemon=True).start()

    def _connect(self, taken: socket.socket, context: ssl.SSLContext, trusted: ssl.SSLContext) -> None:
        with contextlib.suppress(OSError):
            near = context.wrap_socket(taken, server_side=True)
            far = trusted.wrap_socket(
                socket.create_connection(("127.0.0.1", self.server.imaps)), server_hostname="127.0.0.1"
            )
            self._ends += [near, far]
            threading.Thread(target=self._carry, args=(near, far, "to_server"), daemon=True).start()
            self._carry(far, near, "to_client")

    def _carry(self, source: socket.socket, target: socket.socket, way: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            while data := source.recv(65_536):
                if way == "to_server":
                    self.seen += data
                if self.silent.is_set():
                    self.over.wait()
                sight: Sight = getattr(self, way)
                if not sight(data):
                    break
                target.sendall(data)
        for one in (source, target):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def cut(self) -> None:
        """End every connection."""
        for one in self._ends:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def between(server: Dovecot) -> Iterator[Between]:
    """Stand there until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        post = Between(server, listener.getsockname()[1])
        threading.Thread(target=post.serve, args=(listener,), daemon=True).start()
        try:
            yield post
        finally:
            post.over.set()
            listener.close()
            post.cut()
