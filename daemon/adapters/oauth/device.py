"""Owns the flow by a code that the person types on any device (RFC 8628)."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from daemon.adapters.oauth.browser import with_refresh
from daemon.adapters.oauth.grants import Grant, RefusedError, accepted, grant_of, in_words, nonsense, seconds_of
from daemon.adapters.oauth.kept import sign_in_command
from daemon.adapters.oauth.providers import OAuthAccount
from daemon.adapters.oauth.web import Post
from daemon.clock import Clock
from daemon.errors import CredentialsError, FollowupError, MailboxError

INTERVAL = 5  # seconds, when the answer names none (RFC 8628 section 3.2)
SLOWER = 5  # more, after each slow_down (section 3.5)
LONGEST = 1_800  # seconds we poll at most, whatever the provider allows
_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass(frozen=True, slots=True)
class Code:
    """What the person types, and where. `lives` and `interval` in seconds."""

    user_code: str
    address: str
    device_code: str = field(repr=False)
    lives: int
    interval: int


Show = Callable[[Code], None]


def sign_in(account: OAuthAccount, post: Post, clock: Clock, show: Show) -> Grant:
    """Show a code and wait until the person has typed it; the tokens, with a refresh token."""
    code = _code(account, post)
    show(code)
    return with_refresh(_waited(account, code, post, clock), account)


def _code(account: OAuthAccount, post: Post) -> Code:
    """Section 3.1 and 3.2."""
    provider = account.provider
    assert provider.device is not None
    try:
        body = accepted(post(provider.device, {"client_id": account.client_id, "scope": provider.scope}))
    except RefusedError as refusal:
        raise in_words(refusal, provider, sign_in_command(account.name)) from None
    lives = seconds_of(body, "expires_in", LONGEST, provider)
    interval = seconds_of(body, "interval", INTERVAL, provider)
    address = _line(body, "verification_uri", 300)
    user, device = _line(body, "user_code", 60), _line(body, "device_code", 8_192)
    if not (address and user and device) or urlsplit(address).scheme != urlsplit(provider.device).scheme:
        raise nonsense(provider)
    return Code(user, address, device, min(lives, LONGEST), max(1, min(interval, 60)))


def _line(body: Mapping[str, object], name: str, longest: int) -> str:
    """A short printable text, else nothing: it goes to a terminal."""
    value = body.get(name)
    return value if isinstance(value, str) and 0 < len(value) <= longest and value.isprintable() else ""


def _waited(account: OAuthAccount, code: Code, post: Post, clock: Clock) -> Grant:
    """Section 3.4 and 3.5: ask again and again, more slowly when told so or when nobody answers."""
    form = {"grant_type": _GRANT, "device_code": code.device_code, "client_id": account.client_id}
    end, interval = clock.monotonic() + code.lives, code.interval
    never = threading.Event()
    while clock.monotonic() + interval <= end:
        clock.wait(never, interval)
        try:
            return grant_of(post(account.provider.token, form), account.provider)
        except RefusedError as refusal:
            if refusal.code == "slow_down":
                interval += SLOWER
            elif refusal.code != "authorization_pending":
                raise _no(refusal, account) from None
        except MailboxError:
            interval = min(interval * 2, 60)
    raise _no(RefusedError("expired_token"), account)


def _no(refusal: RefusedError, account: OAuthAccount) -> FollowupError:
    again, title = sign_in_command(account.name), account.provider.title
    match refusal.code:
        case "expired_token" | "code_expired":
            wrong = "The code is no longer good: nobody typed it in time."
            return CredentialsError(wrong, f"Run `{again}` for a new one.")
        case "access_denied" | "authorization_declined":
            wrong = f"{title} was told not to give access to the mail of {account.user}."
            return CredentialsError(wrong, f"Run `{again}` and say yes, or ask your administrator if it was not you.")
        case "bad_verification_code":
            return CredentialsError(f"{title} does not know the code any more.", f"Run `{again}` for a new one.")
    return in_words(refusal, account.provider, again)
