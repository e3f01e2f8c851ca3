"""The person who signs in: a clock that goes on while somebody waits, a keyring, a browser, a terminal."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from keyring.backend import KeyringBackend

from daemon.adapters.oauth.providers import OAuthAccount, of_tenant
from daemon.adapters.oauth.web import Web
from daemon.bootstrap.signing import Endpoints
from daemon.clock import StandingClock
from daemon.config.settings import ImapAccount
from tests.servers.oauth_provider import CLIENT, OAuthServer

START = datetime(2026, 5, 4, 9, tzinfo=UTC)
ME = "sam@person.test"


class GoingClock(StandingClock):
    """Time passes only while somebody waits. `meanwhile` is what happens in each such time."""

    def __init__(self, now: datetime = START) -> None:
        super().__init__(now)
        self.waited: list[float] = []
        self.meanwhile: Callable[[int], None] = lambda _: None

    def wait(self, event: threading.Event, seconds: float) -> bool:
        if event.is_set():
            return True
        self.waited.append(seconds)
        self.later(seconds=seconds)
        self.meanwhile(len(self.waited))
        return event.is_set()

    def later(self, **passed: float) -> None:
        """Let time pass."""
        self.move_to(self.now() + timedelta(**passed))


class Ring(KeyringBackend):
    """A keyring in memory with Windows' limit. After `fails_after` writes it takes no more."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.writes = 0
        self.fails_after: int | None = None

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._one_more()
        assert len(password.encode("utf-16-le")) <= 2560, "CRED_MAX_CREDENTIAL_BLOB_SIZE"
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._one_more()
        del self.kept[service, username]

    def _one_more(self) -> None:
        self.writes += 1
        if self.fails_after is not None and self.writes > self.fails_after:
            raise OSError("the keyring takes no more")

    def whole(self) -> str:
        """Everything in it."""
        return "\n".join(self.kept.values())


def browse(address: str) -> tuple[int, str]:
    """Open an address as a browser does, going where it is sent; status and page."""
    try:
        with urllib.request.urlopen(address, timeout=10) as page:
            return page.status, page.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def sent_to(address: str) -> str:
    """Where a browser on another machine would be sent: the address it cannot show."""
    try:
        urllib.request.build_opener(_Stays()).open(address, timeout=10)
    except urllib.error.HTTPError as error:
        return str(error.headers["Location"])
    raise AssertionError("sent nowhere")


@dataclass
class Shown:
    """What a flow showed."""

    addresses: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def endpoints(server: OAuthServer) -> Endpoints:
    """The test's provider in the place of both."""
    return Endpoints({"google": server.google, "microsoft": server.microsoft}, Web(seconds=10.0).post)


def account(server: OAuthServer, which: str = "google", **changed: str) -> OAuthAccount:
    """An account there."""
    provider = of_tenant(endpoints(server).providers[which], "common")
    return OAuthAccount("main", ME, provider, CLIENT, **changed)


def configured(which: str = "google", port: int = 993, **changed: object) -> ImapAccount:
    """The same as the configuration has it."""
    said: dict[str, object] = {"auth": f"oauth:{which}", "client_id": CLIENT}
    return ImapAccount("main", "127.0.0.1", port, ME, **(said | changed))  # type: ignore[arg-type]
