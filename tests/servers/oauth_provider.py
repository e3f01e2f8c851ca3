"""An OAuth 2 provider on loopback: honest about codes, PKCE, device codes, rotation, reuse, expiry and revocation.

Access tokens are JWTs that Dovecot checks by itself (HS256, KEY); refresh tokens are one-time and belong to families:
the second use of one revokes its family (RFC 9700 section 4.14.2). `tampered` replaces an answer by octets of a test.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import itertools
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlencode, urlsplit

from daemon.adapters.oauth.providers import GOOGLE, MICROSOFT, Provider
from daemon.clock import Clock

KEY = b"secret-secret-secret-secret"
CLIENT, CLIENT_SECRET = "client-1.apps.test", "GOCSPX-canary-of-the-client"
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
Form = dict[str, str]


@dataclass
class Family:
    """One sign-in of a person: what was issued for it, and whether it still counts."""

    user: str
    scope: str
    number: int
    alive: bool = True
    refresh: str | None = None
    used: set[str] = field(default_factory=set)


@dataclass
class Device:
    """A device code: `state` is pending, approved, denied."""

    user_code: str
    born: float
    state: str = "pending"
    user: str = ""
    asked: float = -1e9
    interval: int = 5


@dataclass
class Reply:
    """What is sent instead of the honest answer. `drip`: one octet, then so many seconds."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0


@dataclass
class OAuthServer:
    """The provider. `clock` is what its own expiries follow; the JWTs' times are those of `real`, for Dovecot."""

    clock: Clock
    real: Callable[[], float]
    user: str = "sam@person.test"
    lives: int = 3600
    rotates: bool = True
    gives_refresh: bool = True
    needs_secret: bool = True
    stale_tokens: int = 0  # so many access tokens are issued that mail servers take for expired
    consent: str = "allow"  # what the person presses: allow, deny
    granted: str | None = None  # scopes other than those asked for
    tampered: dict[str, Reply] = field(default_factory=dict)  # by path
    port: int = 0
    codes: dict[str, tuple[Form, Family]] = field(default_factory=dict)
    families: list[Family] = field(default_factory=list)
    devices: dict[str, Device] = field(default_factory=dict)
    heard: list[tuple[str, Form]] = field(default_factory=list)
    issued: list[str] = field(default_factory=list)  # every secret that ever left, for canaries
    over: threading.Event = field(default_factory=threading.Event)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def google(self) -> Provider:
        """Our Google with this server's addresses."""
        return replace(GOOGLE, authorize=self._at("/authorize"), token=self._at("/token"))

    @property
    def microsoft(self) -> Provider:
        """Our Microsoft with this server's addresses."""
        return replace(
            MICROSOFT, authorize=self._at("/authorize"), token=self._at("/token"), device=self._at("/device")
        )

    def _at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def asked(self, grant_type: str) -> int:
        """How often the token endpoint was asked for that."""
        return sum(path == "/token" and form.get("grant_type") == grant_type for path, form in self.heard)

    def revoke(self) -> None:
        """The person withdraws the access in their account."""
        for family in self.families:
            family.alive = False

    def approve(self, user_code: str, state: str = "approved") -> None:
        """The person types a device code and says yes, or no."""
        device = next(one for one in self.devices.values() if one.user_code == user_code)
        device.state, device.user = state, self.user

    # The browser's part

    def consented(self, query: str) -> tuple[int, dict[str, str], bytes]:
        """The page of consent, pressed at once: a redirect, or an error page when the question is not in order."""
        said = {name: values[0] for name, values in parse_qs(query).items()}
        redirect = said.get("redirect_uri", "")
        right = (
            said.get("client_id") == CLIENT
            and urlsplit(redirect).hostname == "127.0.0.1"
            and said.get("response_type") == "code"
            and said.get("code_challenge_method") == "S256"
            and len(said.get("code_challenge", "")) == 43
            and len(said.get("state", "")) >= 20
        )
        if not right:
            return 400, {}, b"invalid_request"
        if self.consent == "deny":
            answer = {"error": "access_denied", "state": said["state"]}
        else:
            code = self._secret("code")
            self.codes[code] = (said, self._family(self.user, said["scope"]))
            answer = {"state": said["state"], "code": code, "scope": said["scope"]}
        return 302, {"Location": f"{redirect}?{urlencode(answer)}"}, b""

    # The program's part

    def token(self, form: Form) -> tuple[int, dict[str, Any]]:
        """RFC 6749 section 4.1.3 and 6, RFC 7636 section 4.6, RFC 8628 section 3.4."""
        if form.get("client_id") != CLIENT:
            return 401, {"error": "invalid_client"}
        kind = form.get("grant_type")
        if kind != DEVICE_GRANT and self.needs_secret and form.get("client_secret") != CLIENT_SECRET:
            return 401, {"error": "invalid_client"}
        match kind:
            case "authorization_code":
                return self._by_code(form)
            case "refresh_token":
                return self._by_refresh(form)
            case _ if kind == DEVICE_GRANT:
                return self._by_device(form)
        return 400, {"error": "unsupported_grant_type"}

    def device(self, form: Form) -> tuple[int, dict[str, Any]]:
        """RFC 8628 section 3.2."""
        if form.get("client_id") != CLIENT:
            return 401, {"error": "invalid_client", "error_description": "AADSTS700016: not found in the directory"}
        code = self._secret("device")
        self.devices[code] = Device(f"ABCD-{next(self._numbers)}", self.clock.monotonic())
        found = self.devices[code]
        return 200, {
            "device_code": code, "user_code": found.user_code, "verification_uri": "http://127.0.0.1/link",
            "expires_in": 900, "interval": 5,
        }  # fmt: skip

    def _by_code(self, form: Form) -> tuple[int, dict[str, Any]]:
        asked, family = self.codes.pop(form.get("code", ""), ({}, None))  # good for one use
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if family is None or asked["redirect_uri"] != form.get("redirect_uri"):
            return 400, {"error": "invalid_grant"}
        if not hmac.compare_digest(challenge, asked["code_challenge"]):
            return 400, {"error": "invalid_grant", "error_description": "PKCE"}
        return 200, self._tokens(family, first=asked.get("access_type") == "offline")

    def _by_refresh(self, form: Form) -> tuple[int, dict[str, Any]]:
        token = form.get("refresh_token", "")
        for family in self.families:
            if token in family.used:
                family.alive = False  # somebody else has a copy
            if family.alive and family.refresh and token == family.refresh:
                return 200, self._tokens(family, first=False)
        return 400, {"error": "invalid_grant", "error_description": f"AADSTS70043: no good: {token}"}

    def _by_device(self, form: Form) -> tuple[int, dict[str, Any]]:
        device, now = self.devices.get(form.get("device_code", "")), self.clock.monotonic()
        if device is None:
            return 400, {"error": "bad_verification_code"}
        too_soon, device.asked = now - device.asked < device.interval, now
        if now - device.born > 900:
            return 400, {"error": "expired_token"}
        if too_soon:
            return 400, {"error": "slow_down"}
        match device.state:
            case "approved":
                del self.devices[form["device_code"]]
                return 200, self._tokens(self._family(device.user, MICROSOFT.scope), first=True)
            case "denied":
                return 400, {"error": "authorization_declined"}
        return 400, {"error": "authorization_pending"}

    def _family(self, user: str, scope: str) -> Family:
        self.families.append(Family(user, scope, next(self._numbers)))
        return self.families[-1]

    def _tokens(self, family: Family, *, first: bool) -> dict[str, Any]:
        body: dict[str, Any] = {"token_type": "Bearer", "expires_in": self.lives, "access_token": self.access(family)}
        body["scope"] = self.granted or family.scope
        if self.gives_refresh and (first or self.rotates):
            if family.refresh:
                family.used.add(family.refresh)
            family.refresh = body["refresh_token"] = self._secret("refresh")
        return body

    def access(self, family: Family) -> str:
        """A JWT (RFC 7519) as Dovecot checks it."""
        now = int(self.real())
        lives = self.lives
        if self.stale_tokens > 0:
            self.stale_tokens, now, lives = self.stale_tokens - 1, now - 7200, 60
        claims = {
            "sub": family.user,
            "email": family.user,
            "iat": now - 5,
            "exp": now + lives,
            "jti": str(next(self._numbers)),
        }
        signed = f"{_part({'alg': 'HS256', 'typ': 'JWT'})}.{_part(claims)}"
        mark = base64.urlsafe_b64encode(hmac.new(KEY, signed.encode(), hashlib.sha256).digest()).rstrip(b"=").decode()
        self.issued.append(f"{signed}.{mark}")
        return self.issued[-1]

    def good(self, token: str) -> str | None:
        """Whose access token this is, when it is one of ours and not expired."""
        head, _, mark = token.rpartition(".")
        right = base64.urlsafe_b64encode(hmac.new(KEY, head.encode(), hashlib.sha256).digest()).rstrip(b"=").decode()
        if not hmac.compare_digest(mark, right):
            return None
        middle = head.partition(".")[2]
        claims = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
        return str(claims["email"]) if claims["exp"] > self.real() else None

    def _secret(self, kind: str) -> str:
        text = f"{kind}-canary-{next(self._numbers)}-" + hashlib.sha256(f"{kind}{id(self)}".encode()).hexdigest()
        self.issued.append(text)
        return text

    def answer(self, path: str, form: Form) -> Reply:
        """What a POST is answered with."""
        with self._lock:
            self.heard.append((path, form))
            if path in self.tampered:
                return self.tampered[path]
            status, body = self.device(form) if path == "/device" else self.token(form)
            return Reply(json.dumps(body).encode(), status)


def _part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        size = int(self.headers.get("Content-Length", 0))
        form = {name: values[0] for name, values in parse_qs(self.rfile.read(size).decode()).items()}
        self._send(self._oauth.answer(self.path, form))

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        status, headers, body = self._oauth.consented(query) if path == "/authorize" else (404, {}, b"")
        self._send(Reply(body, status, headers))

    @property
    def _oauth(self) -> OAuthServer:
        return cast("_Http", self.server).oauth

    def _send(self, reply: Reply) -> None:
        with contextlib.suppress(OSError):
            self.send_response(reply.status)
            for name, value in {"Content-Type": "application/json", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if not reply.drip:
                self.wfile.write(reply.body)
                return
            for octet in reply.body:
                self.wfile.write(bytes([octet]))
                self._oauth.over.wait(reply.drip)

    def log_message(self, *_: object) -> None:
        """Nothing is printed in tests."""


class _Http(ThreadingHTTPServer):
    oauth: OAuthServer
    daemon_threads = True
    block_on_close = False


@contextlib.contextmanager
def providing(server: OAuthServer) -> Iterator[OAuthServer]:
    """Run the provider until the block ends."""
    http = _Http(("127.0.0.1", 0), _Handler)
    http.oauth, server.port = server, http.server_port
    thread = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        http.shutdown()
        thread.join(10)
        http.server_close()


def for_dovecot(path: Path) -> str:
    """Dovecot's configuration that lets in whoever has a token of ours; its files go into `path`."""
    keys = path / "keys" / "default" / "HS256"
    keys.mkdir(parents=True)
    (keys / "default").write_text(base64.b64encode(KEY).decode())
    (path / "oauth2.ext").write_text(
        "introspection_mode = local\n"
        f"local_validation_key_dict = fs:posix:prefix={path}/keys/\n"
        "username_attribute = email\n"
    )
    return (
        "auth_mechanisms = plain login xoauth2 oauthbearer\n"
        f"passdb {{\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = {path}/oauth2.ext\n}}\n"
        "service anvil {\n  unix_listener anvil-auth-penalty {\n    mode = 0\n  }\n}\n"  # no pause after a refusal
    )
