"""Owns the application: which address is which page, which form is which word, behind the gate."""

from __future__ import annotations

import traceback
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from daemon.adapters.logs import warn
from daemon.errors import FollowupError
from daemon.web.acts import Acts
from daemon.web.desk import Desk
from daemon.web.feed import Feed
from daemon.web.gate import Gate
from daemon.web.health_acts import HealthActs
from daemon.web.keys import Keys
from daemon.web.live import Live
from daemon.web.pages import Pages
from daemon.web.paper import Paper
from daemon.web.refusal import RefusedError
from daemon.web.rendering import STATIC, page
from daemon.web.settings_acts import SettingsActs
from daemon.web.texts import texts

t = texts()


def application(desk: Desk, keys: Keys, live: Live, host: str, port: int) -> ASGIApp:
    """The page as an ASGI application that answers to `host`:`port` and localhost only."""
    pages, acts = Pages(desk, keys, live, port), Acts(desk, keys, live.changed)
    settings = SettingsActs(pages, live.changed)
    routes: list[BaseRoute] = [
        Route("/", pages.today, methods=["GET"]),
        Route("/applications", pages.applications, methods=["GET"]),
        Route("/applications/{number:int}", pages.application, methods=["GET"]),
        Route("/paper/{number:int}", Paper(pages).look, methods=["GET"]),
        Route("/plan", pages.plan, methods=["GET"]),
        Route("/insight", pages.insight, methods=["GET"]),
        Route("/health", pages.health, methods=["GET"]),
        Route("/health/{number:int}", pages.aside, methods=["GET"]),
        Route("/settings", settings.look, methods=["GET"]),
        Route("/settings", settings.save, methods=["POST"]),
        Route("/live", pages.line, methods=["GET"]),
        Route("/hints/{number:int}", acts.hints, methods=["POST"]),
        Route("/forget", acts.forget, methods=["POST"]),
        Route("/undo/{first:int}-{last:int}", acts.undo_all, methods=["POST"]),
        Route("/retry/{number:int}", HealthActs(pages).retry, methods=["POST"]),
        Route("/{name:str}/{number:int}", acts.act, methods=["POST"]),
        Route("/calendar/{key:str}.ics", Feed(desk).calendar, methods=["GET"]),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    return gated(routes, keys, host, port)


def gated(routes: list[BaseRoute], keys: Keys, host: str, port: int) -> ASGIApp:
    """Routes behind the gate; whatever goes wrong there becomes a page."""
    answers = {RefusedError: _refused, HTTPException: _unknown, FollowupError: _failed, Exception: _broken}
    inner = Starlette(routes=routes, exception_handlers=answers)  # type: ignore[arg-type]
    hosts = frozenset({f"{bracketed(host)}:{port}", f"localhost:{port}"})
    return Gate(inner, hosts=hosts, port=port, keys=keys, refuse=_refuse)


def bracketed(host: str) -> str:
    """A host as it stands in an address (RFC 3986 section 3.2.2)."""
    return f"[{host}]" if ":" in host else host


def _refuse(scope: Scope, refusal: RefusedError) -> ASGIApp:
    return _refusal(refusal)


def _refusal(refusal: RefusedError) -> Response:
    return page("refusal.html", refusal.status, status=refusal.status, wrong=refusal.wrong, do=refusal.do)


async def _refused(request: Request, error: RefusedError) -> Response:
    return _refusal(error)


async def _unknown(request: Request, error: HTTPException) -> Response:
    if error.status_code == 405:
        return _refusal(RefusedError(405, t.refusal.not_here, t.refusal.not_here_do))
    return _refusal(RefusedError(error.status_code, t.refusal.unknown, t.refusal.unknown_do))


async def _failed(request: Request, error: FollowupError) -> Response:
    return _refusal(RefusedError(503, error.wrong, error.do))


async def _broken(request: Request, error: Exception) -> Response:
    said = t.refusal.broke(what=type(error).__name__)
    frame = traceback.extract_tb(error.__traceback__)[-1]  # where, without the words of anybody's mail
    warn(f"The review page: {said} ({Path(frame.filename).name}:{frame.lineno})")
    return _refusal(RefusedError(500, said, t.refusal.broke_do))
