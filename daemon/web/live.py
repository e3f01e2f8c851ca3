"""Owns the live line to open pages: server-sent events that say that something changed."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable

LOOK_SECONDS = 15.0  # how often a quiet line looks by itself: commands of other processes ring nobody here


class Live:
    """All open lines. `version` says how much happened so far; it is asked in a worker thread."""

    def __init__(self, version: Callable[[], int]) -> None:
        self._version = version
        self._rung = 0
        self._lines: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self._lock = threading.Lock()
        self._closed = False

    def stamp(self) -> str:
        """What a page was made of: another stamp, another page."""
        return f"{self._rung}-{self._version()}"

    def changed(self) -> None:
        """Something on the page is new; from any thread."""
        with self._lock:
            self._rung += 1
            lines = list(self._lines)
        for loop, bell in lines:
            with contextlib.suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(bell.set)

    def close(self) -> None:
        """End every line."""
        self._closed = True
        self.changed()

    async def line(self) -> AsyncIterator[bytes]:
        """The events of one open page: its stamp at once, and whenever it changes."""
        mine = (asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._lines.add(mine)
        told = ""
        try:
            while not self._closed:
                mine[1].clear()
                stamp = await asyncio.to_thread(self.stamp)
                yield f"data: {stamp}\n\n".encode() if stamp != told else b": here\n\n"
                told = stamp
                try:
                    await asyncio.wait_for(mine[1].wait(), LOOK_SECONDS)
                except TimeoutError:
                    continue
        finally:
            with self._lock:
                self._lines.discard(mine)
