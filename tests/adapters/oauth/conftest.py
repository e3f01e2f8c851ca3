"""Fixtures of the OAuth tests: a clock, a keyring, a provider."""

from __future__ import annotations

from collections.abc import Iterator

import keyring
import pytest

from daemon.clock import SystemClock
from tests.adapters.oauth.person import GoingClock, Ring
from tests.servers.oauth_provider import OAuthServer, providing


@pytest.fixture
def clock() -> GoingClock:
    """The person's clock, and the provider's."""
    return GoingClock()


@pytest.fixture
def ring() -> Iterator[Ring]:
    """The person's keyring."""
    before, made = keyring.get_keyring(), Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def provider(clock: GoingClock) -> Iterator[OAuthServer]:
    """A provider. Its tokens are good by the machine's clock, which mail servers follow."""
    with providing(OAuthServer(clock, lambda: SystemClock().now().timestamp())) as server:
        yield server


@pytest.fixture(autouse=True)
def no_systemd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
