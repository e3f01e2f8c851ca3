"""Owns the demo's IMAP server: pymap with one mailbox in memory, in a thread of its own."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager

HOST = "127.0.0.1"
START_SECONDS = 20.0


@contextmanager
def imap_server(port: int, user: str, password: str, context: ssl.SSLContext) -> Iterator[None]:
    """Serve one mailbox on a loopback port, STARTTLS with `context`, until the block ends."""
    server = _Server(port, user, password, context)
    server.start()
    try:
        if not server.ready.wait(START_SECONDS) or server.trouble:
            raise RuntimeError("the demo's mail server did not start") from server.trouble
        yield
    finally:
        server.stop()


class _Server(threading.Thread):
    """pymap's own `main` wants the main thread and its signals, so its parts are started here."""

    def __init__(self, port: int, user: str, password: str, context: ssl.SSLContext) -> None:
        super().__init__(name="demo imap", daemon=True)
        self.ready = threading.Event()
        self.trouble: BaseException | None = None
        self._words = ["--host", HOST, "--port", str(port)]
        self._words += ["dict", "--demo-user", user, "--demo-password", password]
        self._context = context
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None

    def run(self) -> None:
        """Serve until told to stop."""
        try:
            asyncio.run(self._serve())
        except Exception as error:
            self.trouble = error
        finally:
            self.ready.set()

    def stop(self) -> None:
        """Serve no more."""
        if self._loop is not None and self._end is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._end.set)
        self.join(3.0)

    async def _serve(self) -> None:
        from pymap.backend.dict import DictBackend
        from pymap.imap import IMAPService
        from pysasl.hashing import Cleartext

        parser = ArgumentParser()
        DictBackend.add_subparser("dict", parser.add_subparsers())
        IMAPService.add_arguments(parser)
        parser.set_defaults(debug=False, passlib_cfg=None)
        # A real hash costs half a second at each sign-in, and a made-up password needs none.
        overrides = {"hash_context": Cleartext(), "ssl_context": self._context}
        backend, config = await DictBackend.init(parser.parse_args(self._words), **overrides)
        config.apply_context()
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        async with AsyncExitStack() as stack:
            await backend.start(stack)
            await IMAPService(backend, config).start(stack)
            self.ready.set()
            await self._end.wait()
