"""Owns the flow by the person's browser: authorization code with PKCE (RFC 7636) and a redirect to this machine.

The address may also be opened on another machine; then the address where that browser ends up is pasted back.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from daemon.adapters.oauth.grants import Grant, RefusedError, grant_of, in_words
from daemon.adapters.oauth.kept import sign_in_command
from daemon.adapters.oauth.loopback import LONGEST, Returns, listening
from daemon.adapters.oauth.providers import OAuthAccount
from daemon.adapters.oauth.web import Post
from daemon.clock import Clock
from daemon.errors import CredentialsError, FollowupError, MailboxError

PATIENCE = 600.0  # seconds; time for a password, a second factor and a warning page
FOREIGN = "An answer came that does not belong to this sign-in; it was not used. Open the address printed above."
Show = Callable[[str], None]  # shows the address the person opens, and opens it where that is possible
Say = Callable[[str], None]
Random = Callable[[], str]


def unguessable() -> str:
    """64 characters that nobody can guess, of those a verifier may have (RFC 7636 section 4.1)."""
    return secrets.token_urlsafe(48)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the provider. `verifier` never leaves before the code is exchanged."""

    address: str
    redirect: str
    state: str
    verifier: str


def sign_in(
    account: OAuthAccount,
    client_secret: str | None,
    post: Post,
    clock: Clock,
    show: Show,
    say: Say,
    returns: Returns,
    *,
    patience: float = PATIENCE,
    random: Random = unguessable,
) -> Grant:
    """Send the person to the provider and wait for the answer; the tokens, with a refresh token.

    `returns` takes addresses from elsewhere, too: what the person pastes. Raises CredentialsError, MailboxError.
    """
    try:
        with listening(returns) as redirect:
            asked = question(account, redirect, state=random(), verifier=random())
            show(asked.address)
            code = _waited(account, asked, clock, say, returns, patience)
    except OSError as error:
        wrong = f"Nothing can listen on this machine for the browser to come back: {error.strerror}."
        raise MailboxError(wrong, "Is a firewall or a sandbox in the way?") from error
    return _exchanged(account, client_secret, post, asked, code)


def question(account: OAuthAccount, redirect: str, *, state: str, verifier: str) -> Asked:
    """The address the person opens (RFC 6749 section 4.1.1, RFC 7636 section 4.3)."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    asked = {
        "response_type": "code",
        "client_id": account.client_id,
        "redirect_uri": redirect,
        "scope": account.provider.scope,
        "state": state,
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii"),
        "code_challenge_method": "S256",
        "login_hint": account.user,
        **dict(account.provider.extra),
    }
    return Asked(f"{account.provider.authorize}?{urlencode(asked)}", redirect, state, verifier)


def _waited(account: OAuthAccount, asked: Asked, clock: Clock, say: Say, returns: Returns, patience: float) -> str:
    """The code. Answers of somebody else are told, and do not end the waiting: anybody may knock at this door."""
    end, told = clock.monotonic() + patience, False
    while (left := end - clock.monotonic()) > 0 and clock.wait(returns.arrived, left):
        try:
            if address := returns.take():
                return code_in(address, asked, account)
        except ForeignError:
            if not told:
                say(FOREIGN)
            told = True
    raise CredentialsError(
        f"Nobody signed in to {account.provider.title} within {patience / 60:.0f} minutes.",
        f"Run `{sign_in_command(account.name)}` when you have time for it.",
    )


class ForeignError(Exception):
    """An answer to another question, or to none."""


def code_in(address: str, asked: Asked, account: OAuthAccount) -> str:
    """The code in the address that the browser came back with. Raises ForeignError, CredentialsError for a no."""
    try:
        said = parse_qs(urlsplit(address.strip()[:LONGEST]).query, max_num_fields=30)
    except ValueError:
        raise ForeignError from None
    state, code, error = (_one(said, name) for name in ("state", "code", "error"))
    if state is None or not hmac.compare_digest(state.encode(), asked.state.encode()):
        raise ForeignError
    if error is not None:
        raise _no(error, account)
    if code is None or not code.isprintable():
        raise ForeignError
    return code


def _one(said: dict[str, list[str]], name: str) -> str | None:
    values = said.get(name, [])
    return values[0] if len(values) == 1 else None


def _no(error: str, account: OAuthAccount) -> FollowupError:
    again = sign_in_command(account.name)
    if error == "access_denied":
        return CredentialsError(
            f"{account.provider.title} was told not to give access to the mail of {account.user}.",
            f"Run `{again}` and press Allow. If you pressed it: is {account.user} a test user of your client?"
            f" See {account.provider.guide}.",
        )
    return in_words(
        RefusedError(error if error.isidentifier() and len(error) < 40 else "other"), account.provider, again
    )


def _exchanged(account: OAuthAccount, client_secret: str | None, post: Post, asked: Asked, code: str) -> Grant:
    """The code for tokens (RFC 6749 section 4.1.3, RFC 7636 section 4.5)."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": asked.redirect,
        "client_id": account.client_id,
        "code_verifier": asked.verifier,
    }
    if client_secret:
        form["client_secret"] = client_secret
    command = sign_in_command(account.name)
    try:
        grant = grant_of(post(account.provider.token, form), account.provider)
    except RefusedError as refusal:
        raise in_words(refusal, account.provider, command) from None
    return with_refresh(grant, account)


def with_refresh(grant: Grant, account: OAuthAccount) -> Grant:
    """The grant; CredentialsError when it would end within the hour."""
    if grant.refresh_token is None:
        raise CredentialsError(
            f"{account.provider.title} let you in for an hour only: it gave no refresh token.",
            f"Remove this app's access in your {account.provider.title} account, then run"
            f" `{sign_in_command(account.name)}` again.",
        )
    return grant
