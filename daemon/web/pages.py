"""Owns what can be looked at: the pages in their frame, the live line, and the way in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from daemon.bootstrap.program import Program
from daemon.web import ahead, board, health, insight, searches, today
from daemon.web.desk import Desk
from daemon.web.gate import cookie_name
from daemon.web.keys import SESSION_SECONDS, Keys, Session
from daemon.web.live import Live
from daemon.web.refusal import RefusedError, no_key
from daemon.web.rendering import page
from daemon.web.texts import texts

T = TypeVar("T")
t = texts()


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
        return await self.show(request, "today.html", "today", today.today)

    async def applications(self, request: Request) -> Response:
        """All applications, as the address asks for them."""
        asked = board.Asked.of(request.query_params)
        return await self.show(
            request, "applications.html", "applications", lambda program: board.board(program, asked)
        )

    async def application(self, request: Request) -> Response:
        """One application's story."""
        number, asked = int(request.path_params["number"]), request.query_params
        read, whole = asked.get("read", ""), "all" in asked
        return await self.show(
            request,
            "application.html",
            "applications",
            lambda p: searches.search(
                p, number, read=int(read) if read.isdecimal() and len(read) < 10 else 0, whole=whole
            ),
        )

    async def plan(self, request: Request) -> Response:
        """What comes, and what is held back."""
        return await self.show(request, "plan.html", "plan", ahead.ahead)

    async def insight(self, request: Request) -> Response:
        """What became of all applications, and how long answers take."""
        return await self.show(request, "insight.html", "insight", insight.insight)

    async def health(self, request: Request) -> Response:
        """Whether every mailbox is seen."""
        return await self.show(request, "health.html", "health", health.health)

    async def aside(self, request: Request) -> Response:
        """One mail that could not be read, as it came."""
        number = int(request.path_params["number"])
        return await self.show(request, "aside.html", "health", lambda program: health.one_aside(program, number))

    async def line(self, request: Request) -> Response:
        """The live line of one open page."""
        return StreamingResponse(self.live.line(), media_type="text/event-stream")

    async def show(
        self, request: Request, template: str, here: str, view: Callable[[Program], Any], code: int = 200
    ) -> Response:
        """One page in its frame; `view` makes what it shows, None for a page that is not there."""
        stamp = await run_in_threadpool(self.live.stamp)  # taken before the look: too old at worst, never too new
        shown, around = await run_in_threadpool(self.desk.look, lambda p: (view(p), _around(p)))
        if shown is None:
            raise RefusedError(404, t.frame.not_there, t.frame.not_there_do)
        session: Session = request.scope["session"]
        frame: dict[str, Any] = {
            "here": here,
            **around,
            "stamp": stamp,
            "hidden": _hidden(session.word, request.url.path),
            "kept": self.keys.kept(session),
        }
        return page(template, code, shown=shown, note=self.keys.noted(session, request.url.path), **frame)

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


def _around(program: Program) -> dict[str, Any]:
    """What the frame of every page tells: how much waits, and whether mail may be missed."""
    return {"waiting": today.waiting(program), "blind": health.is_blind(program)}


def _hidden(word: str, back: str) -> Markup:
    """What every form carries: the session's word, and the page to come back to."""
    field = Markup('<input type="hidden" name="{}" value="{}">')
    return field.format("word", word) + field.format("back", back)
