"""Owns where an account's refresh token and its client's secret lie: in the keyring, or where a command finds them."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import NoReturn

from daemon.adapters import secrets
from daemon.adapters.oauth import slots
from daemon.adapters.oauth.providers import OAuthAccount
from daemon.domain.problems import Code
from daemon.errors import CredentialsError


def sign_in_command(account: str) -> str:
    """What the person runs to sign in anew."""
    return f"followup setup --sign-in {shlex.quote(account)}"


@dataclass(frozen=True, slots=True)
class _Ring:
    """The entries of one account. See slots.Entries."""

    account: str
    user: str

    def get(self, name: str) -> str | None:
        return secrets.found_in_keyring(self.account, self._name(name))

    def put(self, name: str, text: str) -> None:
        secrets.store_secret(self.account, self._name(name), text)

    def drop(self, name: str) -> None:
        secrets.delete_secret(self.account, self._name(name))

    def _name(self, name: str) -> str:
        return f"{self.user}:oauth:{name}"


class Kept:
    """The secrets of one OAuth account. Every method may raise CredentialsError."""

    def __init__(self, account: OAuthAccount) -> None:
        self._account = account
        self._ring = _Ring(account.name, account.user)
        self._client = f"client:{account.client_id}"

    def refresh_token(self) -> str:
        """The refresh token as it is kept now; CredentialsError with what to run when nobody has signed in yet."""
        account = self._account
        if account.secret != "keyring":  # noqa: S105 - where it is
            return secrets.secret_for(account.secret, account.name, account.user)
        found = secrets.systemd_credential(account.name) or slots.read(self._ring)
        if not found:
            raise CredentialsError(
                f"Nobody has signed in to {account.provider.title} for {account.name!r} yet.",
                f"Run `{sign_in_command(account.name)}`.",
                Code.SIGN_IN_EXPIRED,
            )
        return found

    def keep(self, refresh_token: str) -> None:
        """Keep a new one; it is there for certain when this returns."""
        account = self._account
        if account.secret != "keyring":  # noqa: S105 - where it is
            self._not_ours()
        slots.write(self._ring, refresh_token)
        if self.refresh_token() != refresh_token:
            wrong = f"The keyring does not give back the refresh token of {account.name!r} that was put into it."
            raise CredentialsError(wrong, "Look for a systemd credential of that account, or try another keyring.")

    def prove(self) -> None:
        """Whether a token could be kept at all, before the person is sent to get one."""
        if self._account.secret != "keyring":  # noqa: S105 - where it is
            self._not_ours()
        self._ring.put("trial", "followup")
        self._ring.drop("trial")

    def forget(self) -> None:
        """Remove the refresh token from the keyring."""
        slots.forget(self._ring)

    def client_secret(self) -> str | None:
        """The client's secret; None when it has none (RFC 8252 section 8.5: it is none of a desktop program)."""
        account = self._account
        if account.client_secret_in != "keyring":  # noqa: S105 - where it is
            return secrets.secret_for(account.client_secret_in, f"{account.name}-client", account.user)
        return secrets.found_in_keyring(account.name, self._client)

    def keep_client_secret(self, secret: str) -> None:
        """Keep the client's secret in the keyring."""
        secrets.store_secret(self._account.name, self._client, secret)

    def forget_client_secret(self) -> None:
        """Remove it, so that it is asked for at the next sign-in."""
        if self._account.client_secret_in == "keyring":  # noqa: S105 - where it is
            secrets.delete_secret(self._account.name, self._client)

    def _not_ours(self) -> NoReturn:
        name, where = self._account.name, self._account.secret.partition(":")[0]
        wrong = f"The refresh token of {name!r} comes from a {where}, where we can keep nothing."
        raise CredentialsError(wrong, f'Set secret = "keyring", then run `{sign_in_command(name)}`.')
