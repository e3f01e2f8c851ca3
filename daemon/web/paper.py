"""Owns the page of a letter or a fax in the browser: what is printed, without the frame around it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from daemon.bootstrap.program import Program
from daemon.bootstrap.writing import writer_of
from daemon.views.printout import Printout, printout
from daemon.web.pages import Pages


class Paper:
    """The printable page of a task."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    async def look(self, request: Request) -> Response:
        """The page; 404 when the task is no letter and no fax."""
        number = int(request.path_params["number"])
        return await self._pages.show(request, "paper.html", "today", lambda program: _paper(program, number))


def _paper(program: Program, number: int) -> Printout | None:
    state = program.waiting()
    item = state.items.get(number)
    today = program.policy.day(program.clock.now())
    return printout(item, state, writer_of(program.settings), today) if item is not None else None
