"""Owns signing in by OAuth in the terminal: what is asked, shown and opened; setup calls it, also for `--sign-in`."""

from __future__ import annotations

import os
import select
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from daemon.bootstrap.signing import Endpoints, oauth_account, real_endpoints, renews, tokens_of
from daemon.clock import Clock, SystemClock
from daemon.config import ImapAccount, Settings, load
from daemon.errors import ConfigError, NotFoundError

if TYPE_CHECKING:
    from daemon.adapters.oauth.device import Code
    from daemon.adapters.oauth.grants import Grant
    from daemon.adapters.oauth.loopback import Returns
    from daemon.adapters.oauth.providers import OAuthAccount
    from daemon.adapters.oauth.tokens import Tokens

SLICE = 0.3  # seconds between two looks whether the browser was quicker than the person who pastes


@dataclass(frozen=True, slots=True)
class Client:
    """The person's own client, as they typed it. `tenant` is Microsoft's only."""

    client_id: str
    secret: str | None = field(default=None, repr=False)
    tenant: str | None = None


def _say(words: str) -> None:
    click.echo(words, err=True)


@dataclass(frozen=True, slots=True)
class World:
    """What signing in touches. A test passes its own provider, clock, browser and terminal.

    `browse` opens an address and says whether it could; `paste` reads addresses from the terminal until the event is
    set.
    """

    endpoints: Endpoints = field(default_factory=real_endpoints)
    clock: Clock = field(default_factory=SystemClock)
    browse: Callable[[str], bool] = field(default_factory=lambda: _browse)
    paste: Callable[[Returns, threading.Event], None] = field(default_factory=lambda: _paste)
    say: Callable[[str], None] = _say


def ask_client(auth: str, world: World | None = None) -> Client:
    """Ask for the client id that signing in needs, and for its secret (Google) or directory (Microsoft)."""
    provider = (world or World()).endpoints.providers[auth.partition(":")[2]]
    _say(f"{provider.title} wants to know which program asks, so you make a client of your own, once: {provider.guide}")
    client_id = click.prompt("Client id", value_proc=_client_id, err=True)
    if provider.device is None:
        return Client(client_id, ask_client_secret())
    tenant = click.prompt(
        "Directory (tenant): common for work and private accounts, consumers for outlook.com only, or your own",
        default="common",
        value_proc=_client_id,
        err=True,
    )
    return Client(client_id, tenant=None if tenant == "common" else tenant)


def ask_client_secret() -> str | None:
    """The secret beside the client id, not shown while it is typed."""
    words = "Client secret (beside the client id; Enter if there is none)"
    return str(click.prompt(words, default="", show_default=False, hide_input=True, err=True)).strip() or None


def sign_in(account: ImapAccount, client_secret: str | None = None, world: World | None = None) -> Tokens:
    """Send the person to the provider, keep the refresh token (and `client_secret`), and return tokens for trials.

    `account` has auth, user and client_id. Raises CredentialsError or MailboxError in words for the person; then what
    was kept before is kept still.
    """
    from daemon.adapters.oauth.grants import ClientRefusedError

    world = world or World()
    mine = oauth_account(account, world.endpoints)
    tokens, kept = tokens_of(account, world.clock, world.endpoints)
    kept.prove()
    try:
        grant = _flow(mine, client_secret or kept.client_secret(), world)
    except ClientRefusedError:
        if not client_secret:
            kept.forget_client_secret()  # the next sign-in asks for it
        raise
    assert grant.refresh_token is not None
    if client_secret:
        kept.keep_client_secret(client_secret)
    kept.keep(grant.refresh_token)
    tokens.adopt(grant)
    world.say(f"{mine.provider.title} lets followup in as {mine.user}. The sign-in is kept in your keyring.")
    return tokens


def sign_in_again(path: Path, name: str, world: World | None = None) -> tuple[Settings, ImapAccount, Tokens]:
    """`followup setup --sign-in [ACCOUNT]`: sign in to an account of the configuration at `path`; "" is the only one.

    The settings, the account and its tokens, for the trials that follow.
    """
    settings = load(path)
    account = _chosen(settings, name)
    world = world or World()
    _, kept = tokens_of(account, world.clock, world.endpoints)
    provider = oauth_account(account, world.endpoints).provider
    secret = None
    if provider.device is None and account.client_secret_in == "keyring" and not kept.client_secret():  # noqa: S105
        secret = ask_client_secret()
    return settings, account, sign_in(account, secret, world)


def _chosen(settings: Settings, name: str) -> ImapAccount:
    able = [one for one in settings.accounts if isinstance(one, ImapAccount) and renews(one)]
    names = ", ".join(one.name for one in able)
    if not able:
        wrong = "No account of the configuration signs in by OAuth with a client of yours."
        raise ConfigError(wrong, "Set auth and client_id: docs/providers/gmail.md, docs/providers/microsoft.md.")
    chosen = [one for one in able if name in ("", one.name)]
    if not chosen:
        raise NotFoundError(f"There is no account {name!r} that signs in by OAuth.", f"There are: {names}.")
    if len(chosen) > 1:
        raise NotFoundError("Several accounts sign in by OAuth.", f"Name one: followup setup --sign-in NAME ({names}).")
    return chosen[0]


def _flow(account: OAuthAccount, client_secret: str | None, world: World) -> Grant:
    if account.provider.device is not None:
        from daemon.adapters.oauth import device

        return device.sign_in(account, world.endpoints.post, world.clock, lambda code: _show_code(code, world))
    from daemon.adapters.oauth import browser
    from daemon.adapters.oauth.loopback import Returns

    returns, done = Returns(), threading.Event()
    pasting = threading.Thread(target=world.paste, args=(returns, done), name="paste", daemon=True)
    pasting.start()
    try:
        return browser.sign_in(
            account,
            client_secret,
            world.endpoints.post,
            world.clock,
            lambda address: _show_address(address, world),
            world.say,
            returns,
        )
    finally:
        done.set()
        pasting.join(SLICE * 3)


def _show_address(address: str, world: World) -> None:
    opened = world.browse(address)
    world.say("Your browser was opened to sign in. If you do not see it, open" if opened else "To sign in, open")
    world.say(f"\n{address}\n")
    world.say(
        "On another machine? Sign in there; at the end its browser cannot show an address that begins with"
        " http://127.0.0.1. Copy that address, paste it here, and press Enter."
    )


def _show_code(code: Code, world: World) -> None:
    world.say(f"On any device, open {code.address} and type the code {code.user_code}")
    world.say(f"It is good for {code.lives // 60} minutes; this command waits for it.")


def _browse(address: str) -> bool:
    """Open the person's browser; not one that lives in this terminal, it would take it over."""
    import webbrowser

    if sys.platform != "darwin" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False


def _paste(returns: Returns, done: threading.Event) -> None:
    """Read lines while there is a terminal; never further than the sign-in lasts, later questions need the rest."""
    if not sys.stdin.isatty():
        return
    while not done.is_set():
        ready, _, _ = select.select([sys.stdin], [], [], SLICE)
        if ready:
            line = sys.stdin.readline()
            if not line:
                return
            if line.strip():
                returns.put(line.strip())


def _client_id(text: str) -> str:
    folded = text.strip()
    if not folded or not folded.isascii() or not all(letter.isalnum() or letter in "._-" for letter in folded):
        raise click.UsageError("This is no id: letters, digits, dots and dashes.")
    return folded
