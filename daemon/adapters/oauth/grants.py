"""Owns what a provider's answers mean: tokens, a device code, or a refusal with its words and whose turn it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from daemon.adapters.oauth.providers import Provider
from daemon.adapters.oauth.web import AGAIN, Answer
from daemon.domain.problems import Code
from daemon.errors import CredentialsError, FollowupError, MailboxError

LONGEST_LIFE = timedelta(hours=24)  # whatever the provider says, we ask again after a day
_UNSAID = 300  # seconds, when the answer does not say how long the token lives (RFC 6749 section 5.1)
_TOKEN = re.compile(r"[\x21-\x7e]{1,16384}")
_MICROSOFT_NUMBER = re.compile(r"AADSTS([0-9]{4,7})")

# RFC 6749 section 5.2 and what Google and Microsoft add: only the person can help, by signing in anew.
_SIGN_IN = {"invalid_grant", "interaction_required", "login_required", "consent_required", "expired_token"}
_CLIENT = {"invalid_client", "unauthorized_client", "deleted_client", "disabled_client", "client_not_found"}
_OURS = {"invalid_request", "invalid_scope", "unsupported_grant_type", "invalid_target", "unsupported_response_type"}
_LATER = {"temporarily_unavailable", "server_error", "slow_down", "internal_failure", "rate_limit_exceeded"}
_POLICY = {"admin_policy_enforced", "org_internal", "access_denied", "disallowed_useragent"}
KNOWN = _SIGN_IN | _CLIENT | _OURS | _LATER | _POLICY

_MICROSOFT_WORDS = {
    "7000218": 'In the app\'s registration, under Authentication, set "Allow public client flows" to Yes.',
    "700016": "The client id is not known in this directory; compare `client_id` (and `tenant`) with the registration.",
    "50194": "The app is for one directory only; write its id as `tenant` in config.toml.",
    "9002346": 'The app is for personal accounts only; write tenant = "consumers" in config.toml.',
    "65001": "The app's permissions were not agreed to; sign in again and say yes, or ask your administrator.",
    "90094": "Your administrator has to allow this app first.",
    "53003": "Your organisation's rules forbid this sign-in; ask your administrator.",
}


@dataclass(frozen=True, slots=True)
class Grant:
    """Tokens as they came. `lives`: how long the access token is good for."""

    access_token: str = field(repr=False)
    lives: timedelta
    refresh_token: str | None = field(repr=False)


class RefusedError(Exception):
    """The provider's answer is no. `code` is one of KNOWN, or "other"; `number` is Microsoft's own, or empty."""

    def __init__(self, code: str, number: str = "") -> None:
        super().__init__(f"{code} (AADSTS{number})" if number else code)
        self.code, self.number = code, number


class ClientRefusedError(CredentialsError):
    """The client id or its secret is wrong: what is kept of them helps nobody."""


def grant_of(answer: Answer, provider: Provider) -> Grant:
    """The tokens of an answer (RFC 6749 section 5.1). Raises RefusedError, MailboxError for nonsense."""
    body = accepted(answer)
    kind, access = body.get("token_type"), body.get("access_token")
    if not isinstance(kind, str) or kind.lower() != "bearer" or not _is_token(access):
        raise nonsense(provider)
    refresh = body.get("refresh_token")
    if refresh is not None and not _is_token(refresh):
        raise nonsense(provider)
    scope = body.get("scope", provider.needs)
    if not isinstance(scope, str) or provider.needs.lower() not in scope.lower().split():
        wrong = f"{provider.title} did not grant access to the mail."
        raise CredentialsError(wrong, "Sign in again, and leave every permission ticked that it asks for.")
    return Grant(str(access), _life(body, provider), refresh if isinstance(refresh, str) else None)


def accepted(answer: Answer) -> Mapping[str, object]:
    """The body of a success. Raises RefusedError for an error (RFC 6749 section 5.2)."""
    error = answer.body.get("error")
    if error is None and answer.status == 200:
        return answer.body
    described = answer.body.get("error_description")
    number = _MICROSOFT_NUMBER.search(described[:2000]) if isinstance(described, str) else None
    code = error if isinstance(error, str) and error in KNOWN | POLLING else "other"
    raise RefusedError(code, number[1] if number else "")


# RFC 8628 section 3.5, and Microsoft's names for the same
POLLING = {"authorization_pending", "authorization_declined", "bad_verification_code", "code_expired"}


def nonsense(provider: Provider) -> MailboxError:
    """The answer is not what RFC 6749 says it is."""
    return MailboxError(f"{provider.title} answered something that makes no sense.", AGAIN)


def seconds_of(body: Mapping[str, object], name: str, otherwise: int, provider: Provider) -> int:
    """A number of seconds. Raises MailboxError when it is none."""
    value = body.get(name, otherwise)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 10**9:
        raise nonsense(provider)
    return value


def in_words(refusal: RefusedError, provider: Provider, command: str) -> FollowupError:
    """A refusal as an error of ours: the server's (tried again), or the person's with what to do."""
    title = provider.title
    if refusal.number in _MICROSOFT_WORDS:
        return CredentialsError(f"{title} refuses the sign-in ({refusal}).", _MICROSOFT_WORDS[refusal.number])
    if refusal.code in _LATER:
        return MailboxError(f"{title} has no time to sign anybody in now ({refusal}).", AGAIN)
    if refusal.code in _SIGN_IN:
        wrong = f"{title} no longer accepts the sign-in: it has expired, or somebody has withdrawn it ({refusal})."
        return CredentialsError(wrong, f"Run `{command}` and sign in again.", Code.SIGN_IN_EXPIRED)
    if refusal.code in _CLIENT:
        wrong = f"{title} does not accept the client id or its secret ({refusal})."
        return ClientRefusedError(wrong, f"Compare both with {provider.guide}, then run `{command}`.")
    if refusal.code in _POLICY:
        wrong = f"{title} says that this app may not have your mail ({refusal})."
        return CredentialsError(wrong, f"If you did not say no yourself, ask your administrator; then run `{command}`.")
    wrong = f"{title} refuses the sign-in ({refusal})."
    return CredentialsError(wrong, f"Compare the app's registration with {provider.guide}, then run `{command}`.")


def _is_token(value: object) -> bool:
    return isinstance(value, str) and _TOKEN.fullmatch(value) is not None


def _life(body: Mapping[str, object], provider: Provider) -> timedelta:
    return min(timedelta(seconds=seconds_of(body, "expires_in", _UNSAID, provider)), LONGEST_LIFE)
