"""Owns the door the browser comes back to (RFC 8252 section 7.3): this machine only, a random port, one answer."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import Any, cast

HOST = "127.0.0.1"
LONGEST = 8_192
READ_SECONDS = 10.0
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Connection": "close",
}
_PAGE = "<!doctype html><html lang=en><meta charset=utf-8><title>followup</title><h1>{title}</h1><p>{text}</p></html>"


class Returns:
    """What came back: addresses, in the order they came. `arrived` is set when there is one."""

    def __init__(self) -> None:
        self.arrived = threading.Event()
        self._queue: queue.SimpleQueue[str] = queue.SimpleQueue()

    def put(self, address: str) -> None:
        """One address with its query; what is longer than any answer is not one."""
        if len(address) <= LONGEST:
            self._queue.put(address)
            self.arrived.set()

    def take(self) -> str | None:
        """The next one, None when there is none (any more)."""
        self.arrived.clear()
        try:
            found = self._queue.get_nowait()
        except queue.Empty:
            return None
        if not self._queue.empty():
            self.arrived.set()
        return found


@contextmanager
def listening(returns: Returns) -> Iterator[str]:
    """Listen while the block runs; the address to be sent back to. Raises OSError."""
    server = _Server((HOST, 0), _Visit)
    server.returns = returns
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), name="sign-in", daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    returns: Returns

    def server_bind(self) -> None:
        """As TCPServer does: HTTPServer would look our own name up, which can take long."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, *_: object) -> None:
        """A visitor that breaks off is nobody's business; the address may hold the code."""


class _Visit(BaseHTTPRequestHandler):
    """One request. It may come from anything on this machine, so nothing in it is believed here."""

    timeout = READ_SECONDS
    server_version, sys_version = "followup", ""

    def do_GET(self) -> None:
        """The redirected browser: hand on what it brings; anything else is not found."""
        path, _, query = self.path.partition("?")
        if path != "/" or not ("code=" in query or "error=" in query):
            self._answer(404, "Nothing here", "This address only waits for a sign-in to come back.")
            return
        cast("_Server", self.server).returns.put(self.path)
        self._answer(200, "Back to the terminal", "You can close this page. The terminal says how it went.")

    def _answer(self, status: int, title: str, text: str) -> None:
        page = _PAGE.format(title=title, text=text).encode()
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: Any) -> None:
        """The request line holds the code: it is written nowhere."""
