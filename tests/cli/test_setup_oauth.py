"""Setup where a provider is signed in to by OAuth: a provider, a clock and a keyring of the test's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from click.testing import CliRunner, Result

from daemon.adapters.oauth.web import Web
from daemon.bootstrap.signing import Endpoints
from daemon.cli.app import main
from daemon.cli.signing_in import World as OAuthWorld
from daemon.clock import SystemClock
from daemon.config import ImapAccount, load
from tests.adapters.oauth.person import GoingClock
from tests.adapters.oauth.person import Ring as PersonsRing
from tests.cli.setup_world import Network, Ring, Servers, world
from tests.servers.oauth_provider import CLIENT, OAuthServer, providing


@pytest.fixture
def provider() -> Iterator[OAuthServer]:
    """Microsoft, in whose place the person types the code at once."""
    clock = GoingClock()
    with providing(OAuthServer(clock, lambda: SystemClock().now().timestamp())) as server:
        server.needs_secret = False
        clock.meanwhile = lambda count: server.approve(next(iter(server.devices.values())).user_code)
        yield server


@pytest.fixture
def kept() -> Iterator[PersonsRing]:
    """The keyring."""
    before, made = keyring.get_keyring(), PersonsRing()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def set_up(home: Path, provider: OAuthServer, *options: str, answers: list[str]) -> tuple[Result, Servers, Ring]:
    """`followup setup` for an Outlook address."""
    servers = Servers(accepts=lambda token: provider.good(token) is not None)
    ring = Ring()
    clock = provider.clock
    assert isinstance(clock, GoingClock)
    oauth = OAuthWorld(Endpoints({"microsoft": provider.microsoft}, Web().post), clock, browse=lambda address: False)
    given = {"world": world(Network(), servers, ring), "oauth": oauth}
    args = ["--config", str(home / "config.toml"), "setup", "--no-import", *options]
    typed = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(main, args, input=typed, obj=given), servers, ring


def written(home: Path) -> ImapAccount:
    """The account."""
    (account,) = load(home / "config.toml").accounts
    assert isinstance(account, ImapAccount)
    return account


def test_microsoft_is_signed_in_to_with_a_code(tmp_path: Path, provider: OAuthServer, kept: PersonsRing) -> None:
    result, servers, ring = set_up(tmp_path, provider, answers=["sam@outlook.com", CLIENT, "", "smtp"])

    assert result.exit_code == 0, result.output
    assert "type the code" in result.stderr
    assert servers.seen == [
        "outlook.office365.com:993 implicit sam@outlook.com",
        "smtp.office365.com:587 starttls",
    ]
    account = written(tmp_path)
    assert (account.auth, account.client_id, account.tenant) == ("oauth:microsoft", CLIENT, None)
    assert ring.kept == []
    assert kept.kept


def test_with_the_client_beforehand_two_questions_are_left(
    tmp_path: Path, provider: OAuthServer, kept: PersonsRing
) -> None:
    options = ["--client-id", CLIENT, "--tenant", "consumers"]
    result, _, _ = set_up(tmp_path, provider, *options, answers=["sam@outlook.com", "drafts"])

    assert result.exit_code == 0, result.output
    assert written(tmp_path).tenant == "consumers"


def test_a_client_where_nobody_signs_in_by_oauth_is_said(tmp_path: Path, provider: OAuthServer) -> None:
    result, servers, _ = set_up(tmp_path, provider, "--client-id", CLIENT, answers=["sam@posteo.de"])

    assert result.exit_code == 3
    assert "no OAuth" in result.stderr
    assert servers.seen == []


def test_google_is_signed_in_to_instead_of_a_password_by_enter(tmp_path: Path, provider: OAuthServer) -> None:
    result, servers, _ = set_up(tmp_path, provider, answers=["sam@gmail.com", ""])

    assert "sign in with Google instead" in result.stderr
    assert result.exit_code != 0
    assert servers.seen == []
