"""Owns the page at the first start: the three questions, the trials as they go on, and what the first import found."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from daemon.adapters.discovery.providers import by_domain
from daemon.adapters.discovery.shapes import IMAPS, SUBMISSIONS, Provider, Server, server
from daemon.bootstrap.setting_up.shapes import Wishes
from daemon.bootstrap.setting_up.working import Answers, Seen, Stage, Work
from daemon.views.page import one_line
from daemon.web import forms
from daemon.web.app import gated
from daemon.web.door import Door
from daemon.web.gate import cookie_name
from daemon.web.keys import SESSION_SECONDS, Keys, Session
from daemon.web.refusal import no_key
from daemon.web.rendering import STATIC, page
from daemon.web.texts import texts

HERE = "/first-start"
MOST = 30  # applications and questions on the page
SECRET = 1_000  # most characters of a password
LINES = ("address", "user", "ca_file", "command", "client_id", "tenant")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LINK = re.compile(r"(https://[^\s,;]+)")
t = texts()


@dataclass(frozen=True, slots=True)
class Line:
    """One trial: what was tried, how it went, and what helps when it failed."""

    what: str
    well: bool
    words: str
    do: str


@dataclass(frozen=True, slots=True)
class FirstStart:
    """The page of one Work. `ready` waits until the usual page stands behind the door; False when it takes too long."""

    work: Work
    keys: Keys
    port: int
    ready: Callable[[], bool]
    behind: ASGIApp

    async def home(self, request: Request) -> Response:
        """The way in with a token; else the three questions, or the usual page as soon as there is one."""
        if "token" in request.query_params:
            return self._enter(request)
        if self.work.done.is_set() and await run_in_threadpool(self.ready):
            return _Behind(self.behind)
        return RedirectResponse(HERE, 303)

    async def look(self, request: Request) -> Response:
        """How things stand."""
        return self._shown(request, self.work.seen())

    async def advice(self, request: Request) -> Response:
        """The clicks to the password, for the address that was typed."""
        provider = _provider(request.query_params.get("address", ""))
        return page("first_advice.html", provider=provider, parts=parts)

    async def begin(self, request: Request) -> Response:
        """The answers: try them."""
        session: Session = request.scope["session"]
        typed = await forms.form(request, session)
        try:
            answers = _answers(typed)
        except ValueError as error:
            self.work.answers = None
            return self._shown(request, self.work.seen(), typed, str(error), 422)
        self.work.begin(answers)
        return RedirectResponse(HERE, 303)

    def _shown(
        self, request: Request, seen: Seen, typed: Mapping[str, str] | None = None, wrong: str = "", code: int = 200
    ) -> Response:
        session: Session = request.scope["session"]
        values = dict(typed or _values(self.work.answers, seen))
        values.pop("secret", None)
        provider = _provider(values.get("address", ""))
        app = provider is not None and provider.sign_in == "app password"
        return page(
            "first_start.html",
            code,
            seen=seen,
            working=seen.stage in (Stage.TRYING, Stage.READING),
            done=seen.stage is Stage.DONE,
            lines=[
                Line(t.first_start.what[one.what], one.error is None, one.words, one.error.do if one.error else "")
                for one in seen.findings
                if one.what in t.first_start.what
            ],
            values=values,
            wrong=wrong,
            word=session.word,
            path=self.work.path,
            provider=provider,
            parts=parts,
            secret_label=t.first_start.secret_app if app else t.first_start.secret,
            questions=[one_line(one.words) for one in seen.summary.questions[:MOST]] if seen.summary else [],
            applications=seen.summary.applications[:MOST] if seen.summary else (),
        )

    def _enter(self, request: Request) -> Response:
        session = self.keys.enter(request.query_params["token"])
        if session is None:
            raise no_key()
        answer = page("entrance.html")
        name = cookie_name(self.port)
        seconds = int(SESSION_SECONDS)
        answer.set_cookie(name, session.key, max_age=seconds, path="/", httponly=True, samesite="strict")
        return answer


class _Behind(Response):
    """Hands the request on to what stands behind the door now."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__()
        self._app = app

    async def __call__(self, scope: Scope, receive: object, send: object) -> None:
        await self._app(scope, receive, send)  # type: ignore[arg-type]


def application(work: Work, door: Door, port: int, ready: Callable[[], bool]) -> ASGIApp:
    """The page as an ASGI application, behind the same gate as every other."""
    first = FirstStart(work, door.keys, port, ready, door)
    routes: list[BaseRoute] = [
        Route("/", first.home, methods=["GET"]),
        Route(HERE, first.look, methods=["GET"]),
        Route(HERE, first.begin, methods=["POST"]),
        Route(f"{HERE}/advice", first.advice, methods=["GET"]),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    return gated(routes, door.keys, door.host, port)


def parts(click: str) -> list[tuple[str, bool]]:
    """A step cut into its words and its addresses: (text, whether it is an address)."""
    return [(one, one.startswith("https://")) for one in _LINK.split(click) if one]


def _provider(address: str) -> Provider | None:
    return by_domain(address) if "@" in address else None


def _answers(typed: Mapping[str, str]) -> Answers:
    """What was typed. Raises ValueError with words for the person."""
    lines = {name: one_line(typed.get(name, ""))[: forms.LINE] for name in LINES}
    if len(typed.get("secret", "")) > SECRET:
        raise ValueError(t.first_start.wrong.secret)
    wishes = Wishes(
        imap=_server(typed.get("imap", ""), IMAPS),
        smtp=_server(typed.get("smtp", ""), SUBMISSIONS),
        user=lines["user"] or None,
        ca_file=lines["ca_file"] or None,
    )
    send = "smtp" if typed.get("send") == "smtp" else "drafts"
    if any(lines[name] and not _ID.fullmatch(lines[name]) for name in ("client_id", "tenant")):
        raise ValueError(t.first_start.wrong.client)
    return Answers(
        lines["address"],
        send,
        typed.get("secret", ""),
        lines["command"],
        lines["client_id"],
        lines["tenant"],
        wishes,
    )


def _server(text: str, port: int) -> Server | None:
    if not text.strip():
        return None
    try:
        return server(text if ":" in text else f"{text.strip()}:{port}")
    except ValueError:
        raise ValueError(t.first_start.wrong.server(typed=text[:100])) from None


def _values(answers: Answers | None, seen: Seen) -> dict[str, str]:
    """What stands in the form: what was typed last, never the password."""
    if answers is None:
        return {"send": "drafts"}
    wishes = answers.wishes
    imap = wishes.imap or seen.proposed
    values = {"address": answers.address, "send": answers.send, "command": answers.command}
    values |= {"imap": str(imap or ""), "smtp": str(wishes.smtp or "")}
    values |= {"client_id": answers.client_id, "tenant": answers.tenant}
    return values | {"user": wishes.user or "", "ca_file": wishes.ca_file or ""}
