"""Owns when the review page is served: by the running daemon at the first wish for it, else by the command itself."""

from __future__ import annotations

import sys
import threading
import webbrowser
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from daemon.adapters import bell

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program


class Server(Protocol):
    """What serves the page; daemon.web.serving has the real one."""

    def start(self) -> None: ...
    def fresh_address(self) -> str: ...
    def changed(self) -> None: ...
    def stop(self) -> None: ...


# The page stands above this room: whoever runs the program passes in what makes its server.
Serve = Callable[["Program", Callable[[], None]], Server]


class Page:
    """The page of one process; nothing of it is loaded before somebody asks for its address."""

    def __init__(self, program: Program, ring: Callable[[], None], serve: Serve) -> None:
        self._program = program
        self._ring = ring
        self._serve = serve
        self._server: Server | None = None
        self._lock = threading.Lock()

    def address(self) -> str:
        """A fresh one-time address; starts serving when nobody did yet."""
        with self._lock:
            if self._server is None:
                self._server = self._serve(self._program, self._ring)
                self._server.start()
            return self._server.fresh_address()

    def root(self) -> str:
        """Where it is served, without a key: http://127.0.0.1:8765"""
        return self.address().partition("/?")[0]

    def changed(self) -> None:
        """Something on the page is new."""
        if self._server is not None:
            self._server.changed()

    def close(self) -> None:
        """Serve no more."""
        if self._server is not None:
            self._server.stop()


def review(program: Program, serve: Serve, print_only: bool, show: Callable[[str], None]) -> None:
    """Open the page in the browser, or print its address; without a daemon this process serves it until Ctrl-C."""
    address = bell.ask(program.home, "review", seconds=15.0)  # the daemon loads the page at the first wish for it
    if address:
        _show(address, print_only, show)
        return
    page = Page(program, lambda: None, serve)
    try:
        _show(page.address(), print_only, show)
        print("No daemon is running, so this command serves the page. Ctrl-C ends it.", file=sys.stderr, flush=True)
        threading.Event().wait()
    except KeyboardInterrupt:
        return
    finally:
        page.close()


def _show(address: str, print_only: bool, show: Callable[[str], None]) -> None:
    show(address)
    if not print_only:
        webbrowser.open(address)
