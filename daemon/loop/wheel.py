"""Owns the wheel: waits for the bell, turns, waits again. The scheduler and IDLE only ring; one worker turns."""

from __future__ import annotations

import threading
from collections.abc import Callable

from daemon.clock import Clock

LONGEST_WAIT = 60.0


class Wheel:
    """One worker. `turn` does the work and lets nothing out but bugs; `rest` is called after every turn."""

    def __init__(self, clock: Clock, turn: Callable[[], None], rest: Callable[[], None]) -> None:
        self._clock = clock
        self._turn = turn
        self._rest = rest
        self._bell = threading.Event()
        self._stopping = threading.Event()
        self.failed: BaseException | None = None

    def ring(self) -> None:
        """Something may be new or due."""
        self._bell.set()

    def stop(self) -> None:
        """Turn no more."""
        self._stopping.set()
        self._bell.set()

    @property
    def stopping(self) -> threading.Event:
        """Set when the wheel is to stop; watchers end with it."""
        return self._stopping

    def run(self) -> None:
        """Turn at once, then whenever the bell rings or a minute has passed, until stopped."""
        try:
            while not self._stopping.is_set():
                # Cleared before the work: what rings during a turn is worth another one.
                self._bell.clear()
                self._turn()
                self._rest()
                if not self._stopping.is_set():
                    self._clock.wait(self._bell, LONGEST_WAIT)
        except BaseException as error:
            if not self._stopping.is_set():
                self.failed = error
        finally:
            self._stopping.set()
