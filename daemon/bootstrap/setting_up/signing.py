"""Owns signing in by a code on the page: the person types it at their provider, on any device."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from daemon.adapters.discovery.providers import by_server
from daemon.adapters.oauth import device
from daemon.adapters.oauth.device import Code
from daemon.bootstrap.setting_up.shapes import Mailbox
from daemon.bootstrap.setting_up.trials import Secret
from daemon.bootstrap.setting_up.world import World
from daemon.bootstrap.signing import oauth_account, tokens_of
from daemon.errors import ConfigError

__all__ = ["Code", "by_code", "with_client"]


def with_client(mailbox: Mailbox, client_id: str, tenant: str | None) -> Mailbox:
    """The mailbox that signs in with a client of the person's own. Raises ConfigError where no code can be typed."""
    provider = by_server(mailbox.imap)
    if provider is None or provider.oauth != "microsoft":
        do = "Leave the client id out and use an app password; or sign in from a terminal: followup setup"
        raise ConfigError("This provider gives out no codes to sign in with.", do)
    return replace(mailbox, auth=f"oauth:{provider.oauth}", client_id=client_id, tenant=tenant)


def by_code(mailbox: Mailbox, world: World, show: Callable[[Code], None]) -> Secret:
    """Show a code and wait until it was typed; what gives tokens. The sign-in is kept in the keyring.

    Raises CredentialsError or MailboxError.
    """
    endpoints = world.endpoints()
    tokens, kept = tokens_of(mailbox.account, world.clock, endpoints)
    kept.prove()
    grant = device.sign_in(oauth_account(mailbox.account, endpoints), endpoints.post, world.clock, show)
    assert grant.refresh_token is not None
    kept.keep(grant.refresh_token)
    tokens.adopt(grant)
    return tokens.access
