"""Owns the calendar at its secret address, for calendar programs: they have no session, and can only read."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from daemon.bootstrap.feeding import calendar_text, opens_calendar
from daemon.bootstrap.program import Program
from daemon.web.desk import Desk
from daemon.web.refusal import RefusedError
from daemon.web.texts import texts

t = texts()


class Feed:
    """Answers whoever has the key."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def calendar(self, request: Request) -> Response:
        """The calendar; without the key it is not there. Runs in a thread of the pool, as it is no coroutine."""
        key = str(request.path_params["key"])

        def view(program: Program) -> str | None:
            return calendar_text(program) if opens_calendar(program, key) else None

        text = self._desk.look(view)
        if text is None:
            raise RefusedError(404, t.refusal.unknown, t.refusal.unknown_do)
        return Response(text.encode("utf-8", "replace"), media_type="text/calendar")
