"""Owns how an account of the configuration signs in by OAuth: its provider, its client, its tokens, its doors."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from daemon.clock import Clock
from daemon.config.settings import ImapAccount
from daemon.domain.problems import Code

if TYPE_CHECKING:
    from daemon.adapters.oauth.kept import Kept
    from daemon.adapters.oauth.providers import OAuthAccount, Provider
    from daemon.adapters.oauth.tokens import Tokens
    from daemon.adapters.oauth.web import Post
    from daemon.sources.imap.gate import Gate

COMMON = "common"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where and how providers are asked: the real ones by HTTPS, or a test's."""

    providers: Mapping[str, Provider]
    post: Post


def real_endpoints() -> Endpoints:
    """The providers themselves."""
    from daemon.adapters.oauth.providers import PROVIDERS
    from daemon.adapters.oauth.web import Web

    return Endpoints(PROVIDERS, Web().post)


def renews(account: ImapAccount) -> bool:
    """Whether we renew its tokens ourselves; without a client id the command of `secret` prints access tokens."""
    return account.auth.startswith("oauth") and account.client_id is not None


def oauth_account(account: ImapAccount, endpoints: Endpoints) -> OAuthAccount:
    """What signing in needs of an account that `renews`."""
    from daemon.adapters.oauth.providers import OAuthAccount, of_tenant

    assert account.client_id is not None
    provider = endpoints.providers[account.auth.partition(":")[2]]
    return OAuthAccount(
        account.name,
        account.user,
        of_tenant(provider, account.tenant or COMMON),
        account.client_id,
        account.secret,
        account.client_secret_in,
    )


def tokens_of(account: ImapAccount, clock: Clock, endpoints: Endpoints | None = None) -> tuple[Tokens, Kept]:
    """Tokens of an account that `renews`, and where its secrets are kept."""
    from daemon.adapters.oauth.kept import Kept
    from daemon.adapters.oauth.tokens import Tokens

    where = endpoints or real_endpoints()
    mine = oauth_account(account, where)
    kept = Kept(mine)
    return Tokens(mine, kept, where.post, clock), kept


def remedy_of(account: ImapAccount) -> str:
    """What helps when signing in is refused."""
    if not account.auth.startswith("oauth"):
        return "Run `followup setup` and give a new password."
    if not renews(account):
        return "Try the command of `secret` in a terminal: it has to print an access token that is good now."
    return f"Run `followup setup --sign-in {shlex.quote(account.name)}`."


@dataclass(frozen=True, slots=True)
class SmtpDoor:
    """The gate of one account's SMTP, counted apart from IMAP's. See daemon.adapters.sasl.Door.

    `counted_by` turns a secret into what refusals are counted by: itself, or the sign-in a token comes from.
    """

    account: ImapAccount
    gate: Gate
    counted_by: Callable[[str], str]

    def check(self, secret: str) -> None:
        """See Door."""
        self.gate.check(self.account.name, self.counted_by(secret), remedy_of(self.account))

    def refused(self, secret: str, words: str) -> None:
        """See Door."""
        code = Code.SIGN_IN_EXPIRED if self.account.auth.startswith("oauth") else Code.WRONG_PASSWORD
        self.gate.refused(self.counted_by(secret), words, code)

    def opened(self) -> None:
        """See Door."""
        self.gate.opened()
