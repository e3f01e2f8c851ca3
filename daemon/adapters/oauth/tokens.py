"""Owns an account's access token: in memory only, renewed in time or when refused, by a refresh token that rotates.

Shared by everything that signs in to that account, in whatever thread.
"""

from __future__ import annotations

import hashlib
import threading
from datetime import datetime, timedelta
from typing import Protocol

from daemon.adapters.oauth import grants
from daemon.adapters.oauth.grants import Grant, RefusedError, grant_of
from daemon.adapters.oauth.kept import sign_in_command
from daemon.adapters.oauth.providers import OAuthAccount
from daemon.adapters.oauth.web import Post
from daemon.clock import Clock
from daemon.domain.problems import Code, said
from daemon.errors import CredentialsError, FollowupError

MOST_REFUSALS = 3
EARLY = timedelta(minutes=2)  # renewed so long before its end: a long command must not outlive it


class Store(Protocol):
    """Where refresh token and client secret lie (kept.Kept). Every method may raise CredentialsError."""

    def refresh_token(self) -> str:
        """The refresh token as it is kept now."""

    def keep(self, refresh_token: str) -> None:
        """Keep a new one."""

    def client_secret(self) -> str | None:
        """The client's secret, if it has one."""


class Tokens:
    """One account's tokens. `warning`: what the person has to know although mail is being read."""

    def __init__(self, account: OAuthAccount, store: Store, post: Post, clock: Clock) -> None:
        self._account, self._store, self._post, self._clock = account, store, post, clock
        self._lock = threading.Lock()
        self._access: str | None = None
        self._until: datetime | None = None
        self._known = b""  # digest of the refresh token we read or kept last
        self._sign_ins = 0  # counts those of the person that we noticed
        self._refusals = 0
        self._unkept: str | None = None  # a refresh token that could not be kept: this memory is all it has
        self.warning: FollowupError | None = None

    def grant(self) -> str:
        """A name for the person's last sign-in: it changes when they sign in anew, and not when tokens are renewed."""
        with self._lock:
            try:
                self._held()
            except CredentialsError:
                if not self._fresh():  # a keyring that is locked meanwhile does not matter yet
                    raise
            return f"sign-in {self._sign_ins}"

    def access(self) -> str:
        """An access token that should be good. Raises CredentialsError (sign in) or MailboxError (later)."""
        with self._lock:
            return self._access if self._access and self._fresh() else self._renew()

    def renewed(self, refused: str) -> str:
        """The same, knowing that the mail server did not take `refused`."""
        with self._lock:
            if self._access and self._access != refused and self._fresh():
                return self._access  # another thread was quicker
            self._access = None
            return self._renew()

    def adopt(self, grant: Grant) -> None:
        """Tokens of a sign-in that just happened; its refresh token is kept already."""
        with self._lock:
            self._held()
            self._take(grant)

    def _fresh(self) -> bool:
        return self._until is not None and self._clock.now() < self._until

    def _take(self, grant: Grant) -> str:
        self._access = grant.access_token
        self._until = self._clock.now() + max(grant.lives - EARLY, grant.lives / 2)
        return grant.access_token

    def _held(self) -> str:
        """The refresh token that counts now. One that we did not put there is a new sign-in of the person."""
        kept = self._store.refresh_token()
        digest = _digest(kept)
        if digest == self._known:
            return self._unkept or kept
        self._known, self._unkept, self._access, self.warning = digest, None, None, None
        self._sign_ins, self._refusals = self._sign_ins + 1, 0
        return kept

    def _renew(self) -> str:
        """RFC 6749 section 6."""
        token = self._held()
        if self._refusals >= MOST_REFUSALS:
            raise self._refused(RefusedError("invalid_grant"))
        try:
            grant = self._ask(token)
        except RefusedError as refusal:
            grant = self._ask_again(token, refusal)
        self._refusals = 0
        self._rotate(token, grant.refresh_token)
        return self._take(grant)

    def _ask(self, token: str) -> Grant:
        account = self._account
        form = {"grant_type": "refresh_token", "refresh_token": token, "client_id": account.client_id}
        secret = self._store.client_secret()
        if secret:
            form["client_secret"] = secret
        return grant_of(self._post(account.provider.token, form), account.provider)

    def _ask_again(self, token: str, refusal: RefusedError) -> Grant:
        """Another process may have rotated the token between our reading and asking: then there is a newer one."""
        newer = self._held()
        if newer == token:
            raise self._refused(refusal) from None
        try:
            return self._ask(newer)
        except RefusedError as again:
            raise self._refused(again) from None

    def _refused(self, refusal: RefusedError) -> Exception:
        self._access = None
        error = grants.in_words(refusal, self._account.provider, sign_in_command(self._account.name))
        if isinstance(error, CredentialsError):
            self._refusals += 1
        return error

    def _rotate(self, used: str, new: str | None) -> None:
        """Keep what the provider gave for the used one, before that is forgotten."""
        newest = new or used
        if newest == used and self._unkept is None:
            return
        try:
            self._store.keep(newest)
        except CredentialsError as error:
            self._unkept = newest
            self.warning = self._not_kept(error)
            return
        self._known, self._unkept, self.warning = _digest(newest), None, None

    def _not_kept(self, error: CredentialsError) -> FollowupError:
        why = error.wrong.rstrip(".")
        wrong, do = said(Code.SIGN_IN_NOT_KEPT, account=repr(self._account.name), answer=why)
        return CredentialsError(wrong, f"{error.do} {do}", Code.SIGN_IN_NOT_KEPT)


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
