"""Owns the listening on this machine's loopback: one port, one set of keys, and the application behind them."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from daemon.adapters.logs import warn
from daemon.clock import SystemClock
from daemon.errors import ConfigError
from daemon.web.keys import Keys

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

TRIED = 20  # ports after the wished one before any free one is taken
STOP_SECONDS = 3.0
Make = Callable[[int], "ASGIApp"]


class Door:
    """Listens from `open` on. A second `open` puts another application behind the same port, cookies stay good."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, 0
        self._wished = port
        # Tokens age by the machine's own seconds, also when the program's clock stands or runs fast.
        self.keys = Keys(SystemClock().monotonic)
        self._app: ASGIApp | None = None
        self._apart: tuple[str, ASGIApp] | None = None

    def open(self, make: Make, apart: str = "") -> None:
        """Serve what `make` makes of the port; with `apart` it keeps the addresses that begin so, whatever follows."""
        if not self.port:
            self._listen()
        self._app = make(self.port)
        if apart:
            self._apart = (apart, self._app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        app = self._app
        if self._apart and scope.get("path", "").startswith(self._apart[0]):
            app = self._apart[1]
        assert app is not None
        await app(scope, receive, send)

    def fresh_address(self) -> str:
        """An address that opens the page once, within five minutes."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/?token={self.keys.token()}"

    def close(self) -> None:
        """Listen no more."""
        if self.port:
            self._server.should_exit = True
            self._thread.join(STOP_SECONDS)

    def _listen(self) -> None:
        import uvicorn

        listening = _listening(self.host, self._wished)
        self.port = listening.getsockname()[1]
        if self.port != self._wished:
            said = f"Port {self._wished} is taken, so the review page is on port {self.port}."
            warn(said)
        config = uvicorn.Config(
            self,
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=100,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [listening]}, name="review page", daemon=True
        )
        self._thread.start()


def _listening(host: str, port: int) -> socket.socket:
    """A socket on the wished port, the next free one, or any."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for wished in (*range(port, min(port + TRIED, 65536)), 0):
        found = socket.socket(family, socket.SOCK_STREAM)
        try:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind((host, wished))
            found.listen(64)
        except OSError:
            found.close()
        else:
            return found
    raise ConfigError(f"The review page cannot listen on {host}.", "Set `[review] host` to 127.0.0.1 in config.toml.")
