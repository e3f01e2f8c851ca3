"""Owns the way of setup in the terminal: three questions, with trials between them, then what is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import click

from daemon.adapters.discovery.shapes import IMAPS, SUBMISSIONS, Found, Provider
from daemon.bootstrap.setting_up import steps
from daemon.bootstrap.setting_up.advice import no_imap
from daemon.bootstrap.setting_up.shapes import KEYRING, Mailbox, Person, Wishes
from daemon.bootstrap.setting_up.trials import Finding, try_imap, try_smtp
from daemon.bootstrap.setting_up.world import World
from daemon.cli import setup_answers as answers
from daemon.cli.signing_in import Client
from daemon.cli.signing_in import World as OAuthWorld
from daemon.cli.values import address as checked_address
from daemon.errors import ConfigError, CredentialsError

MOST_REFUSALS = 3  # providers lock an account after a few more
_HOW = {
    "table": "known",
    "mx": "known by who takes the mail of your domain",
    "srv": "named by your domain (SRV)",
    "autoconfig": "named by your domain (autoconfig)",
    "guess": "found by their usual names",
}


@dataclass(frozen=True, slots=True)
class Job:
    """What setup was called with. `command`: prints the password, so that nobody has to type it."""

    address: str | None
    wishes: Wishes
    send: str | None
    command: str | None
    client: Client | None
    world: World
    oauth: OAuthWorld | None


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it."""

    person: Person
    mailbox: Mailbox
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _SignedIn:
    mailbox: Mailbox
    secret: Callable[[], str]
    findings: list[Finding] = field(default_factory=list)
    typed: str | None = None  # to be kept in the keyring


def set_up(job: Job, path: Path) -> Done:
    """Ask, try, keep the secret, write. Raises FollowupError; nothing is written before everything was tried."""
    address = checked_address(job.address, "--address") if job.address else answers.ask_address()
    found = _found(address, job)
    provider = answers.provider_of(address, found)
    assert found.imap is not None
    signed = _signed_in(steps.mailbox_for(address, found.imap, found, job.wishes), provider, job)
    mailbox, findings = _way_out(signed, found, job)
    person = steps.person_for(mailbox, findings, job.wishes, job.world)
    if not person.name:
        person = replace(person, name=answers.ask_name())
    mailbox = steps.learned(mailbox, findings)
    if signed.typed is not None:
        mailbox = _kept(mailbox, signed.typed, job.world)
    steps.write(path, person, mailbox)
    return Done(person, mailbox, tuple(findings))


def said(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Each finding, said on stderr as it comes, with what helps where it failed."""
    for finding in findings:
        mark = "failed" if finding.error else "ok"
        click.echo(f"{finding.account} {finding.what}: {mark}. {finding.words}", err=True)
        yield finding


def _found(address: str, job: Job) -> Found:
    domain = address.rpartition("@")[2]
    if not job.wishes.imap:
        click.echo(f"Looking for the mail servers of {domain} ...", err=True)
    found = steps.look_for(address, job.wishes, job.world)
    provider = answers.provider_of(address, found)
    if provider and provider.sign_in == "none" and not job.wishes.imap:
        raise no_imap(provider.name, provider.note, provider.clicks)
    if not found.vouched and not answers.agree_to(found, domain):
        found = Found()
    if found.imap is None:
        return replace(found, how="said", imap=answers.ask_server("IMAP", domain, IMAPS))
    whose = f"This is {found.provider.name}. " if found.provider else ""
    click.echo(f"{whose}IMAP server {found.imap}{_how(found)}.", err=True)
    return found


def _how(found: Found) -> str:
    return f" ({_HOW[found.how]})" if found.how in _HOW else ""


def _signed_in(mailbox: Mailbox, provider: Provider | None, job: Job) -> _SignedIn:
    """A mailbox that lets us in, and what was found there."""
    if job.client or (provider and provider.sign_in == "oauth" and not job.command):
        return _by_oauth(mailbox, provider, job)
    if provider:
        _show(provider)
    keyless = _keyless(job.world) if not job.command else None
    if job.command or keyless:
        return _by_command(mailbox, job, keyless)
    for tries_left in range(MOST_REFUSALS - 1, -1, -1):
        typed = answers.ask_secret(mailbox, provider)
        if not typed and provider and provider.oauth:
            return _by_oauth(mailbox, provider, job)
        signed = _SignedIn(mailbox, partial(str, typed), typed=typed)
        first = _tried(signed, job.world)
        if first is None:
            return signed
        if not isinstance(first, CredentialsError) or not tries_left:
            raise first
        click.echo(first.do, err=True)
    raise ConfigError("No password was taken.", "Run the setup again with the right one.")


def _tried(signed: _SignedIn, world: World) -> Exception | None:
    """Try the mailbox; why it does not let us in, None when it does."""
    signed.findings = list(said(try_imap(signed.mailbox, signed.secret, world.trials)))
    return signed.findings[0].error


def _by_command(mailbox: Mailbox, job: Job, keyless: CredentialsError | None) -> _SignedIn:
    from daemon.adapters.secrets import secret_for

    if keyless:
        click.echo(f"{keyless.wrong} So the password has to come from a password manager's command.", err=True)
    command = job.command or answers.ask_command()
    if not command:
        raise keyless or ConfigError("There is no command.", "Run the setup again.")
    mailbox = replace(mailbox, secret=f"command:{command}")
    secret = secret_for(mailbox.secret, mailbox.name, mailbox.user)
    signed = _SignedIn(mailbox, partial(str, secret))
    wrong = _tried(signed, job.world)
    if wrong:
        raise wrong
    return signed


def _by_oauth(mailbox: Mailbox, provider: Provider | None, job: Job) -> _SignedIn:
    from daemon.cli.signing_in import ask_client, sign_in

    if provider is None or not provider.oauth:
        raise ConfigError("This provider offers no OAuth that we know.", "Leave --client-id out and use a password.")
    if provider.sign_in == "oauth":
        click.echo(provider.note, err=True)
    auth = f"oauth:{provider.oauth}"
    client = job.client or ask_client(auth, job.oauth)
    mailbox = replace(mailbox, auth=auth, client_id=client.client_id, tenant=client.tenant)
    tokens = sign_in(mailbox.account, client.secret, job.oauth)
    signed = _SignedIn(mailbox, tokens.access)
    wrong = _tried(signed, job.world)
    if wrong:
        raise wrong
    return signed


def _way_out(signed: _SignedIn, found: Found, job: Job) -> tuple[Mailbox, list[Finding]]:
    """How mail leaves. SMTP that does not work is said, and drafts are the way until it does."""
    if (job.send or answers.ask_way_out()) != "smtp":
        return signed.mailbox, signed.findings
    mailbox = signed.mailbox
    smtp = steps.smtp_for(mailbox, found, job.wishes, job.world)
    smtp = smtp or answers.ask_server("SMTP", mailbox.address.rpartition("@")[2], SUBMISSIONS)
    mailbox = replace(mailbox, smtp=smtp)
    tried = list(said(try_smtp(mailbox, signed.secret, job.world.trials)))
    if any(one.error for one in tried):
        click.echo("Until that works, letters are put into your Drafts folder.", err=True)
        mailbox = signed.mailbox
    return mailbox, [*signed.findings, *tried]


def _show(provider: Provider) -> None:
    """The exact clicks to the secret."""
    click.echo(f"The {provider.secret_called.lower()} of {provider.name}:", err=True)
    for number, click_ in enumerate(provider.clicks, 1):
        click.echo(f"  {number}. {click_}", err=True)
    if provider.note:
        click.echo(f"  {provider.note}", err=True)


def _keyless(world: World) -> CredentialsError | None:
    """Why there is no keyring, None when there is one."""
    try:
        world.prove()
    except CredentialsError as error:
        return error
    return None


def _kept(mailbox: Mailbox, typed: str, world: World) -> Mailbox:
    """The secret into the keyring; where it fails after all, the mailbox with the command that prints it."""
    try:
        world.store(mailbox, typed)
    except CredentialsError as error:
        click.echo(error.wrong, err=True)
        command = answers.ask_command()
        if not command:
            raise
        return replace(mailbox, secret=f"command:{command}")
    return replace(mailbox, secret=KEYRING)
