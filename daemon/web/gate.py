"""Owns the gate before every page: right host, right origin, a session; and the headers that every answer carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from daemon.web.keys import Keys
from daemon.web.refusal import RefusedError, no_key
from daemon.web.texts import texts

COOKIE = "followup"
OPEN = ("/static/",)  # style and script of the page itself: nothing of the person is in them
CALENDAR = "/calendar/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
Refuse = Callable[[Scope, RefusedError], ASGIApp]
t = texts()


def cookie_name(port: int) -> str:
    """Cookies know no ports (RFC 6265 section 8.5), so another server on this machine gets its own name."""
    return f"{COOKIE}_{port}"


class Gate:
    """ASGI middleware. `hosts` are the values of the Host header that name us; `refuse` makes the page of a refusal."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], port: int, keys: Keys, refuse: Refuse) -> None:
        self._app = app
        self._hosts = hosts
        self._origins = {f"http://{host}" for host in hosts}
        self._cookie = cookie_name(port)
        self._keys = keys
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it."""
        if scope["type"] != "http":
            return  # neither websockets nor a lifespan are ours
        sending = _with_headers(send, scope["path"])
        try:
            self._check(scope)
        except RefusedError as refusal:
            await self._refuse(scope, refusal)(scope, receive, sending)
            return
        await self._app(scope, receive, sending)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if headers.getlist("host") not in [[host] for host in self._hosts]:
            # A name of somebody else's that was made to point here (DNS rebinding).
            raise RefusedError(421, t.refusal.host, t.refusal.host_do)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            raise RefusedError(405, t.refusal.method, t.refusal.method_do)
        if scope["method"] == "POST":
            self._check_origin(headers)
        else:
            _check_embedding(headers)
        if scope["path"].startswith(OPEN) or _is_calendar(scope):
            return
        session = self._keys.session(_cookie(headers, self._cookie))
        if session is None and not _brings_token(scope):
            raise no_key()
        scope["session"] = session

    def _check_origin(self, headers: Headers) -> None:
        """A form sent under no-referrer says "null" (Fetch, section "Origin header"); then Sec-Fetch-Site decides."""
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        ours = origin in self._origins or (origin in (None, "null") and site == "same-origin")
        if not ours or site not in (None, "same-origin"):
            raise RefusedError(403, t.refusal.origin, t.refusal.origin_do)


def _check_embedding(headers: Headers) -> None:
    """Another site may link here at most: it may neither load parts of the page nor frame it."""
    foreign = headers.get("sec-fetch-site") in ("cross-site", "same-site")
    if foreign and (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) != ("navigate", "document"):
        raise RefusedError(403, t.refusal.embedding, t.refusal.embedding_do)
    if "prefetch" in (headers.get("sec-purpose") or headers.get("purpose") or ""):
        raise RefusedError(403, t.refusal.ahead, t.refusal.ahead_do)


def _cookie(headers: Headers, name: str) -> str:
    for part in headers.get("cookie", "").split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value
    return ""


def _is_calendar(scope: Scope) -> bool:
    """A calendar program has no cookie; its address holds a key (daemon/web/feed.py). It may read that and no more."""
    return scope["method"] in ("GET", "HEAD") and scope["path"].startswith(CALENDAR)


def _brings_token(scope: Scope) -> bool:
    return scope["path"] == "/" and scope["method"] == "GET" and b"token=" in scope["query_string"]


def _with_headers(send: Send, path: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _headers(path):
                headers[name] = value
        await send(message)

    return sending


def _headers(path: str) -> list[tuple[str, Any]]:
    keep = "no-cache" if path.startswith(OPEN) else "no-store"
    return [*HEADERS.items(), ("Cache-Control", keep)]
