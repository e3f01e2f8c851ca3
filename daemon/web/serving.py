"""Owns the serving of the review page: a thread of its own on this machine's loopback, started at the first wish."""

from __future__ import annotations

from collections.abc import Callable

from daemon.bootstrap.program import Program
from daemon.web.door import Door


class Server:
    """The page of one program. `ring` wakes the daemon after the person's word; `door`: one that is open already."""

    def __init__(self, program: Program, ring: Callable[[], None], door: Door | None = None) -> None:
        from daemon.web.desk import Desk
        from daemon.web.live import Live

        review = program.settings.review
        self._door = door or Door(review.host, review.port)
        self._desk = Desk(program, ring)
        self._live = Live(self._desk.version)

    @property
    def port(self) -> int:
        """Where it listens; 0 before it does."""
        return self._door.port

    def start(self) -> None:
        """Serve from now on."""
        from daemon.web.app import application

        door = self._door
        door.open(lambda port: application(self._desk, door.keys, self._live, door.host, port))

    def fresh_address(self) -> str:
        """An address that opens the page once, within five minutes."""
        return self._door.fresh_address()

    def changed(self) -> None:
        """Open pages show what is new."""
        self._live.changed()

    def stop(self) -> None:
        """Serve no more; open lines end."""
        self._live.close()
        self._door.close()
