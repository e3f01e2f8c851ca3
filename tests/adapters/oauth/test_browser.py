"""Signing in by the browser (RFC 8252, RFC 7636): the way through, and every way that must not lead through."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import parse_qs, quote, quote_from_bytes, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemon.adapters.oauth import browser
from daemon.adapters.oauth.browser import question, sign_in
from daemon.adapters.oauth.grants import Grant
from daemon.adapters.oauth.loopback import Returns
from daemon.adapters.oauth.providers import GOOGLE, OAuthAccount
from daemon.adapters.oauth.web import Web
from daemon.errors import CredentialsError, MailboxError
from tests.adapters.oauth.person import GoingClock, account, browse, sent_to
from tests.servers.oauth_provider import CLIENT_SECRET, OAuthServer, Reply

Person = Callable[[str, Returns], None]  # what the person does with the address, and what comes back


def signed_in(provider: OAuthServer, clock: GoingClock, person: Person, said: list[str] | None = None) -> Grant:
    returns = Returns()
    words = said if said is not None else []
    return sign_in(
        account(provider),
        CLIENT_SECRET,
        Web().post,
        clock,
        lambda address: person(address, returns),
        words.append,
        returns,
    )


def opens(address: str, returns: Returns) -> None:
    status, page = browse(address)
    assert (status, "close this page" in page) == (200, True)


def redirect_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["redirect_uri"][0]


def state_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["state"][0]


def test_the_way_through_gives_tokens(provider: OAuthServer, clock: GoingClock) -> None:
    grant = signed_in(provider, clock, opens)
    assert provider.good(grant.access_token) == "sam@person.test"
    assert grant.refresh_token == provider.families[0].refresh
    ((_, form),) = provider.heard
    assert (form["grant_type"], form["client_secret"]) == ("authorization_code", CLIENT_SECRET)
    assert 43 <= len(form["code_verifier"]) <= 128


def test_the_address_asks_for_what_is_needed_and_holds_no_secret(provider: OAuthServer, clock: GoingClock) -> None:
    seen: list[str] = []

    def person(address: str, returns: Returns) -> None:
        seen.append(address)
        opens(address, returns)

    signed_in(provider, clock, person)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(seen[0]).query).items()}
    assert asked["scope"] == "https://mail.google.com/"
    assert (asked["access_type"], asked["prompt"], asked["code_challenge_method"]) == ("offline", "consent", "S256")
    assert urlsplit(asked["redirect_uri"]).hostname == "127.0.0.1"
    assert CLIENT_SECRET not in seen[0]
    assert provider.heard[0][1]["code_verifier"] not in seen[0]


def test_an_address_from_another_machine_can_be_pasted_back(provider: OAuthServer, clock: GoingClock) -> None:
    grant = signed_in(provider, clock, lambda address, returns: returns.put(f"  {sent_to(address)} "))
    assert grant.refresh_token


def test_answers_of_somebody_else_are_not_used_and_do_not_end_the_waiting(
    provider: OAuthServer, clock: GoingClock
) -> None:
    said: list[str] = []

    def person(address: str, returns: Returns) -> None:
        there, state = redirect_of(address), state_of(address)
        for foreign in (
            "?code=stolen",
            "?code=stolen&state=another",
            f"?code=stolen&state={state}&state=x",
            f"?code=a&code=b&state={state}",
            "?error=access_denied&state=x",
            f"?error=&state=%ff{state}",
            "?" + "&".join(f"code={n}" for n in range(50)),
        ):
            assert browse(there + foreign)[0] == 200
        returns.put("not an address [")
        returns.put("x" * 9000)
        opens(address, returns)

    assert signed_in(provider, clock, person, said).refresh_token
    assert said == [browser.FOREIGN]
    assert [form["code"] for _, form in provider.heard] != ["stolen"]


def test_nothing_else_is_to_be_had_at_the_door(provider: OAuthServer, clock: GoingClock) -> None:
    def person(address: str, returns: Returns) -> None:
        there = redirect_of(address)
        assert [browse(there + path)[0] for path in ("favicon.ico", "", "x?code=1&state=2")] == [404, 404, 404]
        status, page = browse(f"{there}?code=<script>&state=<b>")
        assert (status, "script" in page, "<b>" in page) == (200, False, False)
        opens(address, returns)

    assert signed_in(provider, clock, person).refresh_token


def test_no_is_no_with_the_next_step(provider: OAuthServer, clock: GoingClock) -> None:
    provider.consent = "deny"
    with pytest.raises(CredentialsError, match=r"told not to.*setup --sign-in main.*press Allow.*test user"):
        signed_in(provider, clock, opens)
    assert provider.heard == []


@pytest.mark.parametrize(
    ("error", "words"),
    [("admin_policy_enforced", "administrator"), ("<script>", r"\(other\)"), ("server_error", "no time")],
)
def test_other_errors_are_told_in_words(provider: OAuthServer, clock: GoingClock, error: str, words: str) -> None:
    def person(address: str, returns: Returns) -> None:
        returns.put(f"/?error={error}&state={state_of(address)}")

    with pytest.raises((CredentialsError, MailboxError), match=words):
        signed_in(provider, clock, person)


def test_nobody_comes_back(provider: OAuthServer, clock: GoingClock) -> None:
    with pytest.raises(CredentialsError, match=r"Nobody signed in to Google within 10 minutes.*followup setup"):
        signed_in(provider, clock, lambda address, returns: None)
    assert clock.waited == [600.0]


def test_without_a_refresh_token_it_is_refused(provider: OAuthServer, clock: GoingClock) -> None:
    provider.gives_refresh = False
    with pytest.raises(CredentialsError, match=r"an hour only.*Remove this app's access"):
        signed_in(provider, clock, opens)


def test_without_access_to_the_mail_it_is_refused(provider: OAuthServer, clock: GoingClock) -> None:
    provider.granted = "openid email"
    with pytest.raises(CredentialsError, match=r"did not grant access to the mail.*ticked"):
        signed_in(provider, clock, opens)


def test_a_wrong_client_secret_is_told(provider: OAuthServer, clock: GoingClock) -> None:
    returns = Returns()
    with pytest.raises(CredentialsError, match=r"client id or its secret.*gmail\.md"):
        sign_in(account(provider), "wrong", Web().post, clock, lambda a: opens(a, returns), lambda _: None, returns)


def test_a_stolen_code_is_worth_nothing_without_the_verifier(provider: OAuthServer, clock: GoingClock) -> None:
    """What PKCE is for: the thief asks first and gets nothing."""

    def person(address: str, returns: Returns) -> None:
        back = sent_to(address)
        code = parse_qs(urlsplit(back).query)["code"][0]
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "client_id": "client-1.apps.test",
            "client_secret": CLIENT_SECRET,
            "redirect_uri": redirect_of(address),
            "code_verifier": "x" * 43,
        }
        assert Web().post(provider.google.token, form).status == 400
        returns.put(back)

    with pytest.raises(CredentialsError):
        signed_in(provider, clock, person)


def test_every_sign_in_has_a_state_and_a_verifier_of_its_own(provider: OAuthServer, clock: GoingClock) -> None:
    states: set[str] = set()

    def person(address: str, returns: Returns) -> None:
        states.add(state_of(address))
        opens(address, returns)

    for _ in range(3):
        signed_in(provider, clock, person)
    assert len(states) == len({form["code_verifier"] for _, form in provider.heard}) == 3


def test_a_provider_that_is_down_is_not_the_persons_fault(provider: OAuthServer, clock: GoingClock) -> None:
    provider.tampered["/token"] = Reply(b"down", 503)
    with pytest.raises(MailboxError, match="HTTP 503"):
        signed_in(provider, clock, opens)


def test_the_challenge_is_that_of_rfc_7636_appendix_b(provider: OAuthServer) -> None:
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    asked = question(account(provider), "http://127.0.0.1:1/", state="s", verifier=verifier)
    assert parse_qs(urlsplit(asked.address).query)["code_challenge"] == ["E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"]


@given(
    st.one_of(st.text(), st.binary().map(lambda octets: "/?" + quote_from_bytes(octets)), st.text().map("/?".__add__))
)
def test_no_address_is_taken_for_an_answer_or_breaks_the_waiting(text: str) -> None:
    asked = browser.Asked("", "http://127.0.0.1:1/", "the-state-that-nobody-guesses", "v")
    mine = OAuthAccount("main", "sam@person.test", GOOGLE, "client")
    with pytest.raises(browser.ForeignError):
        browser.code_in(text, asked, mine)


@pytest.mark.parametrize("code", ["", "a\r\nb", "\x00"])
def test_a_code_that_is_none_is_not_used(code: str) -> None:
    asked = browser.Asked("", "http://127.0.0.1:1/", "state", "v")
    with pytest.raises(browser.ForeignError):
        browser.code_in(f"/?state=state&code={quote(code)}", asked, OAuthAccount("m", "u", GOOGLE, "c"))


def test_hostile_addresses_cost_no_time() -> None:
    asked = browser.Asked("", "http://127.0.0.1:1/", "state", "v")
    mine = OAuthAccount("m", "u", GOOGLE, "c")
    began = time.process_time()
    for piece in ("&", "=", "%", "a=b&", "[", ";", "?", "#", "http://[", "\u0665"):
        with pytest.raises(browser.ForeignError):
            browser.code_in("/?" + piece * 100_000, asked, mine)
    assert time.process_time() - began < 0.5
