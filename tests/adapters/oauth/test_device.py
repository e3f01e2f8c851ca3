"""Signing in by a code on any device (RFC 8628)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from daemon.adapters.oauth.device import Code, sign_in
from daemon.adapters.oauth.grants import Grant
from daemon.adapters.oauth.web import Web
from daemon.errors import CredentialsError, FollowupError, MailboxError
from tests.adapters.oauth.person import GoingClock, account
from tests.servers.oauth_provider import OAuthServer, Reply


@pytest.fixture(autouse=True)
def public_client(provider: OAuthServer) -> None:
    provider.needs_secret = False


def signed_in(provider: OAuthServer, clock: GoingClock, shown: list[Code] | None = None) -> Grant:
    return sign_in(account(provider, "microsoft"), Web().post, clock, (shown if shown is not None else []).append)


def types_the_code(provider: OAuthServer, clock: GoingClock, after: int, state: str = "approved") -> None:
    def meanwhile(count: int) -> None:
        if count == after:
            provider.approve(next(iter(provider.devices.values())).user_code, state)

    clock.meanwhile = meanwhile


def test_a_code_is_shown_and_typed(provider: OAuthServer, clock: GoingClock) -> None:
    types_the_code(provider, clock, after=3)
    shown: list[Code] = []
    grant = signed_in(provider, clock, shown)
    assert provider.good(grant.access_token) == "sam@person.test"
    assert grant.refresh_token
    (code,) = shown
    assert (code.user_code[:5], code.address, code.lives) == ("ABCD-", "http://127.0.0.1/link", 900)
    assert code.device_code not in repr(code)
    assert clock.waited == [5, 5, 5]
    asked = provider.heard[0][1]["scope"].split()
    assert asked == [
        "https://outlook.office.com/IMAP.AccessAsUser.All",
        "https://outlook.office.com/SMTP.Send",
        "offline_access",
    ]


def test_it_goes_slower_when_told_so(provider: OAuthServer, clock: GoingClock) -> None:
    types_the_code(provider, clock, after=4)
    original = provider.device

    def hurried(form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        status, body = original(form)
        provider.devices[body["device_code"]].interval = 9
        return status, body

    provider.device = hurried  # type: ignore[method-assign]
    assert signed_in(provider, clock).refresh_token
    assert clock.waited == [5, 5, 10, 10]  # the second question came too soon


@pytest.mark.parametrize(
    ("state", "words"), [("denied", r"told not to give.*say yes"), ("pending", r"nobody typed it in time.*new one")]
)
def test_no_and_too_late(provider: OAuthServer, clock: GoingClock, state: str, words: str) -> None:
    types_the_code(provider, clock, after=2, state=state)
    with pytest.raises(CredentialsError, match=words):
        signed_in(provider, clock)
    assert sum(clock.waited) <= 900


def test_a_network_that_fails_for_a_while_does_not_end_it(provider: OAuthServer, clock: GoingClock) -> None:
    def meanwhile(count: int) -> None:
        if count == 1:
            provider.tampered["/token"] = Reply(b"oops", 502)
        if count == 3:
            del provider.tampered["/token"]
            provider.approve(next(iter(provider.devices.values())).user_code)

    clock.meanwhile = meanwhile
    assert signed_in(provider, clock).refresh_token
    assert clock.waited == [5, 10, 20]


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("AADSTS7000218: The request body must contain", "Allow public client flows"),
        ("AADSTS700016: Application not found", "client id is not known"),
        ("AADSTS50194: not multi-tenant", "write its id as `tenant`"),
        ("AADSTS1234567: something new", r"AADSTS1234567"),
        ({"a": 1}, "client id or its secret"),
    ],
)
def test_microsofts_numbers_say_what_to_click(
    provider: OAuthServer, clock: GoingClock, description: object, words: str
) -> None:
    body = {"error": "invalid_client", "error_description": description}
    provider.tampered["/device"] = Reply(json.dumps(body).encode(), 401)
    with pytest.raises(CredentialsError, match=words):
        signed_in(provider, clock)


GOOD = {"device_code": "d" * 20, "user_code": "AB-12", "verification_uri": "http://x.test", "expires_in": 900}


@pytest.mark.parametrize(
    "changed",
    [
        {"device_code": None},
        {"device_code": 7},
        {"device_code": "a\r\nb"},
        {"user_code": ""},
        {"user_code": "\x1b[2J"},
        {"user_code": "x" * 100},
        {"verification_uri": "file:///etc/passwd"},
        {"verification_uri": "javascript:alert(1)"},
        {"verification_uri": ["http://x.test"]},
        {"expires_in": "900"},
        {"expires_in": -1},
        {"expires_in": 1e99},
        {"interval": True},
        {"interval": "5"},
    ],
)
def test_an_answer_that_makes_no_sense_is_refused(
    provider: OAuthServer, clock: GoingClock, changed: dict[str, object]
) -> None:
    provider.tampered["/device"] = Reply(json.dumps(GOOD | changed).encode())
    with pytest.raises(MailboxError, match="makes no sense"):
        signed_in(provider, clock)
    assert provider.asked("urn:ietf:params:oauth:grant-type:device_code") == 0


def test_an_interval_of_nothing_is_no_flood(provider: OAuthServer, clock: GoingClock) -> None:
    provider.tampered["/device"] = Reply(json.dumps(GOOD | {"interval": 0, "expires_in": 10**9}).encode())
    with pytest.raises(FollowupError):
        signed_in(provider, clock)
    assert min(clock.waited) >= 1
    assert sum(clock.waited) <= 1800
