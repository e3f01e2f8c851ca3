"""Owns the serving of the review page: a thread of its own on this machine's loopback, started at the first wish."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable

from daemon.bootstrap.program import Program
from daemon.clock import SystemClock
from daemon.errors import ConfigError

TRIED = 20  # ports after the wished one before any free one is taken
STOP_SECONDS = 3.0


class Server:
    """The page of one program. `ring` wakes the daemon after the person's word."""

    def __init__(self, program: Program, ring: Callable[[], None]) -> None:
        from daemon.web.desk import Desk
        from daemon.web.keys import Keys
        from daemon.web.live import Live

        self._review = program.settings.review
        self._desk = Desk(program, ring)
        # Tokens age by the machine's own seconds, also when the program's clock stands or runs fast.
        self._keys = Keys(SystemClock().monotonic)
        self._live = Live(self._desk.version)
        self.port = 0

    def start(self) -> None:
        """Serve from now on."""
        import uvicorn

        from daemon.web.app import application

        listening = _listening(self._review.host, self._review.port)
        self.port = listening.getsockname()[1]
        if self.port != self._review.port:
            said = f"Port {self._review.port} is taken, so the review page is on port {self.port}."
            print(said, file=sys.stderr, flush=True)
        app = application(self._desk, self._keys, self._live, self._review.host, self.port)
        config = uvicorn.Config(
            app,
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

    def fresh_address(self) -> str:
        """An address that opens the page once, within five minutes."""
        host = self._review.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/?token={self._keys.token()}"

    def changed(self) -> None:
        """Open pages show what is new."""
        self._live.changed()

    def stop(self) -> None:
        """Serve no more; open lines end."""
        self._live.close()
        self._server.should_exit = True
        self._thread.join(STOP_SECONDS)


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
