"""Owns what can be looked at: Today, Applications, one application, Plan, the live line, and the way in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from daemon.bootstrap.program import Program
from daemon.web import ahead, searches, today
from daemon.web.desk import Desk
from daemon.web.gate import cookie_name
from daemon.web.keys import SESSION_SECONDS, Keys, Session
from daemon.web.live import Live
from daemon.web.refusal import RefusedError, no_key
from daemon.web.rendering import page

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one server."""

    desk: Desk
    keys: Keys
    live: Live
    port: int

    async def today(self, request: Request) -> Response:
        """What waits; or, with a token, the way in."""
        if "token" in request.query_params:
            return self._enter(request)
        return await self._page(request, "today.html", "today", today.today)

    async def applications(self, request: Request) -> Response:
        """All applications by stage."""
        return await self._page(request, "applications.html", "applications", searches.groups)

    async def application(self, request: Request) -> Response:
        """One application's story."""
        number = int(request.path_params["number"])
        return await self._page(
            request, "application.html", "applications", lambda program: searches.search(program, number)
        )

    async def plan(self, request: Request) -> Response:
        """What comes, and what is held back."""
        return await self._page(request, "plan.html", "plan", ahead.ahead)

    async def line(self, request: Request) -> Response:
        """The live line of one open page."""
        return StreamingResponse(self.live.line(), media_type="text/event-stream")

    async def _page(self, request: Request, template: str, here: str, view: Callable[[Program], Any]) -> Response:
        stamp = await run_in_threadpool(self.live.stamp)  # taken before the look: too old at worst, never too new
        shown, waiting = await run_in_threadpool(self.desk.look, lambda p: (view(p), today.waiting(p)))
        if shown is None:
            raise RefusedError(404, "There is no such page.", "Choose one of the three above.")
        session: Session = request.scope["session"]
        frame: dict[str, Any] = {
            "here": here,
            "waiting": waiting,
            "stamp": stamp,
            "hidden": _hidden(session.word, request.url.path),
        }
        return page(template, shown=shown, note=self.keys.noted(session), **frame)

    def _enter(self, request: Request) -> Response:
        """A token becomes a cookie. The page that says so asks for the next one itself, so that SameSite=Strict holds
        also when another program's page led here."""
        session = self.keys.enter(request.query_params["token"])
        if session is None:
            raise no_key()
        answer = page("entrance.html")
        answer.set_cookie(
            cookie_name(self.port),
            session.key,
            max_age=int(SESSION_SECONDS),
            path="/",
            httponly=True,
            samesite="strict",
        )
        return answer


def _hidden(word: str, back: str) -> Markup:
    """What every form carries: the session's word, and the page to come back to."""
    field = Markup('<input type="hidden" name="{}" value="{}">')
    return field.format("word", word) + field.format("back", back)
