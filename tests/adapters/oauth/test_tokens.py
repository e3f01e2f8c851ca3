"""Access tokens that renew themselves: in time, after a refusal, once for all threads, not after three true noes."""

from __future__ import annotations

import threading
from collections.abc import Mapping

import pytest

from daemon.adapters.oauth.kept import Kept
from daemon.adapters.oauth.tokens import Tokens
from daemon.adapters.oauth.web import Answer, Web
from daemon.errors import CredentialsError, MailboxError
from tests.adapters.oauth.person import GoingClock, Ring, account
from tests.servers.oauth_provider import CLIENT_SECRET, OAuthServer, Reply


def kept_at(provider: OAuthServer, **changed: str) -> Kept:
    """Where the secrets are, with a sign-in that happened."""
    kept = Kept(account(provider, **changed))
    kept.keep_client_secret(CLIENT_SECRET)
    return kept


def sign_in(provider: OAuthServer, kept: Kept) -> str:
    """The person signs in; the refresh token."""
    family = provider._family(provider.user, provider.google.scope)
    first = provider._tokens(family, first=True)["refresh_token"]
    kept.keep(first)
    return str(first)


def tokens_at(provider: OAuthServer, kept: Kept, clock: GoingClock) -> Tokens:
    return Tokens(account(provider), kept, Web().post, clock)


@pytest.fixture
def kept(provider: OAuthServer, ring: Ring) -> Kept:
    found = kept_at(provider)
    sign_in(provider, found)
    return found


@pytest.fixture
def tokens(provider: OAuthServer, kept: Kept, clock: GoingClock) -> Tokens:
    return tokens_at(provider, kept, clock)


def test_one_token_serves_until_shortly_before_its_end(
    provider: OAuthServer, tokens: Tokens, clock: GoingClock
) -> None:
    first = tokens.access()
    clock.later(minutes=57)
    assert tokens.access() == first
    clock.later(minutes=2)
    second = tokens.access()
    assert (second == first, provider.asked("refresh_token")) == (False, 2)
    assert provider.good(second) == provider.user


def test_a_short_life_is_used_by_half(provider: OAuthServer, tokens: Tokens, clock: GoingClock) -> None:
    provider.lives = 60
    tokens.access()
    clock.later(seconds=29)
    tokens.access()
    assert provider.asked("refresh_token") == 1
    clock.later(seconds=2)
    tokens.access()
    assert provider.asked("refresh_token") == 2


def test_whatever_life_a_provider_claims_we_ask_again_after_a_day(
    provider: OAuthServer, tokens: Tokens, clock: GoingClock
) -> None:
    provider.lives = 10**9
    tokens.access()
    clock.later(days=1)
    tokens.access()
    assert provider.asked("refresh_token") == 2


def test_every_rotation_is_kept_before_it_is_used(
    provider: OAuthServer, tokens: Tokens, kept: Kept, clock: GoingClock
) -> None:
    for _ in range(5):
        tokens.access()
        assert kept.refresh_token() == provider.families[0].refresh
        clock.later(hours=1)
    again = tokens_at(provider, kept, clock)  # as after a restart
    assert provider.good(again.access()) == provider.user
    assert (provider.families[0].alive, tokens.warning) == (True, None)


def test_a_refused_token_is_replaced_once_for_all_threads(provider: OAuthServer, tokens: Tokens) -> None:
    refused = tokens.access()
    got: list[str] = []
    threads = [threading.Thread(target=lambda: got.append(tokens.renewed(refused))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(got) == 8
    assert len(set(got)) == 1
    assert refused not in got
    assert provider.asked("refresh_token") == 2


def test_a_withdrawn_sign_in_is_told_three_times_asked_and_never_again(provider: OAuthServer, tokens: Tokens) -> None:
    provider.revoke()
    for _ in range(6):
        with pytest.raises(CredentialsError, match=r"no longer accepts.*followup setup --sign-in main") as caught:
            tokens.access()
        assert caught.value.trouble == "sign-in-expired"
    assert provider.asked("refresh_token") == 3


def test_signing_in_anew_is_noticed_without_a_restart(
    provider: OAuthServer, tokens: Tokens, kept: Kept, clock: GoingClock
) -> None:
    before = tokens.grant()
    provider.revoke()
    for _ in range(4):
        with pytest.raises(CredentialsError):
            tokens.access()
    sign_in(provider, kept_at(provider))  # another process: followup setup --sign-in
    assert tokens.grant() != before
    assert provider.good(tokens.access()) == provider.user


def test_renewing_is_no_new_sign_in(provider: OAuthServer, tokens: Tokens, clock: GoingClock) -> None:
    names = set()
    for _ in range(4):
        names.add(tokens.grant())
        tokens.access()
        clock.later(hours=1)
    assert len(names) == 1


def test_a_new_sign_in_replaces_a_token_that_is_still_good(provider: OAuthServer, tokens: Tokens) -> None:
    first = tokens.access()
    sign_in(provider, kept_at(provider))
    tokens.grant()
    assert tokens.access() != first


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"<html>down</html>", 503),
        Reply(b"", 500),
        Reply(b"{}", 429),
        Reply(b'{"error": "temporarily_unavailable"}', 400),
        Reply(b"<html>log in to the hotel</html>", 200),
        Reply(b"", 302, {"Location": "http://127.0.0.1:1/"}),
    ],
    ids=["503", "500", "429", "temporarily", "captive portal", "redirect"],
)
def test_trouble_that_passes_does_not_count(provider: OAuthServer, tokens: Tokens, reply: Reply) -> None:
    provider.tampered["/token"] = reply
    for _ in range(6):
        with pytest.raises(MailboxError):
            tokens.access()
    provider.tampered.clear()
    assert provider.good(tokens.access()) == provider.user


def test_a_provider_nobody_reaches_does_not_count(ring: Ring, clock: GoingClock, provider: OAuthServer) -> None:
    kept = kept_at(provider)
    sign_in(provider, kept)
    working = Web().post
    down = True

    def post(url: str, form: Mapping[str, str]) -> Answer:
        return working("http://127.0.0.1:1/token" if down else url, form)

    tokens = Tokens(account(provider), kept, post, clock)
    for _ in range(5):
        with pytest.raises(MailboxError, match="connection failed"):
            tokens.access()
    down = False
    assert tokens.access()


def test_a_good_token_outlives_a_keyring_that_is_locked(
    provider: OAuthServer, tokens: Tokens, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, name = tokens.access(), tokens.grant()

    def locked(*_: str) -> str:
        raise OSError("locked")

    monkeypatch.setattr(ring, "get_password", locked)
    assert (tokens.access(), tokens.grant()) == (first, name)
    with pytest.raises(CredentialsError):
        tokens.renewed(first)


class TestKeepingFails:
    """The new refresh token is not lost, and the person hears of it."""

    def test_the_new_token_lives_on_in_memory(
        self, provider: OAuthServer, tokens: Tokens, ring: Ring, clock: GoingClock
    ) -> None:
        ring.fails_after = ring.writes
        for _ in range(3):
            assert provider.good(tokens.access()) == provider.user
            clock.later(hours=1)
        assert provider.families[0].alive
        assert tokens.warning is not None
        assert "cannot be kept" in tokens.warning.wrong
        assert "until the program ends" in tokens.warning.wrong
        assert "canary" not in str(tokens.warning)

    def test_it_is_kept_as_soon_as_the_keyring_works_again(
        self, provider: OAuthServer, tokens: Tokens, kept: Kept, ring: Ring, clock: GoingClock
    ) -> None:
        ring.fails_after = ring.writes
        tokens.access()
        ring.fails_after, provider.rotates = None, False
        clock.later(hours=1)
        tokens.access()
        assert (tokens.warning, kept.refresh_token()) == (None, provider.families[0].refresh)

    def test_a_new_sign_in_goes_before_what_memory_holds(
        self, provider: OAuthServer, tokens: Tokens, ring: Ring, clock: GoingClock
    ) -> None:
        ring.fails_after = ring.writes
        tokens.access()
        ring.fails_after = None
        newest = sign_in(provider, kept_at(provider))
        clock.later(hours=1)
        tokens.access()
        assert provider.heard[-1][1]["refresh_token"] == newest
        assert tokens.warning is None

    def test_a_command_gives_the_token_and_cannot_keep_one(
        self, provider: OAuthServer, ring: Ring, clock: GoingClock
    ) -> None:
        first = sign_in(provider, kept_at(provider))
        mine = account(provider, secret=f"command:echo {first}")
        tokens = Tokens(mine, Kept(mine), Web().post, clock)
        for _ in range(3):
            assert provider.good(tokens.access()) == provider.user
            clock.later(hours=1)
        assert tokens.warning is not None
        assert "comes from a command" in tokens.warning.wrong


def test_two_processes_that_renew_at_once_do_not_lock_each_other_out(
    provider: OAuthServer, ring: Ring, kept: Kept, clock: GoingClock
) -> None:
    """The other one rotated between our reading and our asking; a provider without reuse detection forgives that."""
    other = tokens_at(provider, kept_at(provider), clock)
    working = Web().post
    raced: list[str] = []

    def post(url: str, form: Mapping[str, str]) -> Answer:
        if not raced:
            raced.append(other.access())
            provider.families[0].used.clear()
        return working(url, form)

    tokens = Tokens(account(provider), kept, post, clock)
    assert provider.good(tokens.access()) == provider.user


def test_reuse_of_a_refresh_token_ends_the_sign_in(provider: OAuthServer, kept: Kept, tokens: Tokens) -> None:
    """The provider of these tests is honest: what rotation is for."""
    stolen = kept.refresh_token()
    tokens.access()
    form = {"grant_type": "refresh_token", "refresh_token": stolen, "client_id": "client-1.apps.test"}
    Web().post(provider.google.token, form | {"client_secret": CLIENT_SECRET})
    with pytest.raises(CredentialsError):
        tokens.renewed(tokens.access())


def test_nobody_signed_in_yet(provider: OAuthServer, ring: Ring, clock: GoingClock) -> None:
    tokens = tokens_at(provider, Kept(account(provider)), clock)
    for ask in (tokens.access, tokens.grant):
        with pytest.raises(CredentialsError, match=r"Nobody has signed in to Google.*--sign-in main"):
            ask()
    assert provider.heard == []


def test_a_client_without_a_secret_sends_none(provider: OAuthServer, ring: Ring, clock: GoingClock) -> None:
    provider.needs_secret = False
    kept = Kept(account(provider))
    sign_in(provider, kept)
    tokens_at(provider, kept, clock).access()
    assert "client_secret" not in provider.heard[0][1]
