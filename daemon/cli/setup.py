"""Owns `setup`: questions, trials, the secret into the keyring, config.toml; `--check` only tries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from daemon.cli import setup_answers as answers
from daemon.cli.session import SCHEMA, as_json, put, put_note
from daemon.cli.setup_answers import Mailbox
from daemon.cli.setup_trials import Finding, RealTrials, Trials, try_all
from daemon.errors import ConfigError, CredentialsError

MOST_REFUSALS = 3  # providers lock an account after a few more
NEXT = "Next: followup once reads your mail, followup run keeps watching it."
Store = Callable[[Mailbox, str], None]


@click.command()
@click.option("--address", help="Your mail address; asked for when left out.")
@click.option("--check", is_flag=True, help="Change nothing, only try what the configuration says.")
@click.option(
    "--sign-in", "again", is_flag=False, flag_value="", metavar="[ACCOUNT]", help="Sign in by OAuth (anew), and try it."
)
def setup(address: str | None, check: bool, again: str | None) -> None:
    """Find your mail server, sign in, try Drafts, Sent and SMTP, and write the configuration.

    The password goes into your keyring, never into a file.

    \b
    Examples:
      followup setup
      followup setup --address maya@acme.test
      followup setup --check
      followup setup --sign-in university
    """
    given = click.get_current_context().obj
    trials: Trials = given.get("trials") or RealTrials()
    path = _path(given["config"])
    if check:
        _end(_checked(path, trials), path, f"The configuration {path} works.")
        return
    if again is not None:
        _end(_signed_in_again(path, again, trials), path, "Signed in. A daemon that runs takes it up by itself.")
        return
    _may_replace(path)
    findings = _set_up(address, path, trials, given.get("store") or _store)
    _end(findings, path, f"The configuration is written to {path}. {NEXT}")


def _set_up(address: str | None, path: Path, trials: Trials, store: Store) -> list[Finding]:
    from daemon.adapters.private_file import write_private
    from daemon.cli.setup_file import configuration
    from daemon.config import load

    mailbox = answers.ask_mailbox(address)
    if answers.ask_way_out():
        mailbox = replace(mailbox, smtp=answers.ask_smtp(mailbox))
    secret, findings = _signed_in(mailbox, trials)
    mailbox = replace(mailbox, authserv_id=next((f.value for f in findings if f.value), None))
    person = answers.ask_person(mailbox)
    mailbox = _stored(mailbox, secret, store)
    write_private(path, configuration(person, mailbox))
    load(path)  # says at once what it would say later
    return findings


def _signed_in(mailbox: Mailbox, trials: Trials) -> tuple[str, list[Finding]]:
    """A secret that the server takes. After three refusals it ends, so that nobody is locked out."""
    for tries_left in range(MOST_REFUSALS - 1, -1, -1):
        secret = answers.ask_secret(mailbox)
        findings = list(_said(try_all(mailbox, partial(str, secret), trials)))
        first = findings[0].error
        if first is None:
            return secret, findings
        if not isinstance(first, CredentialsError) or not tries_left:
            raise first
        click.echo(first.do if "setup" not in first.do else "Try again.", err=True)
    raise ConfigError("No password was taken.", "Run the setup again with the right one.")


def _stored(mailbox: Mailbox, secret: str, store: Store) -> Mailbox:
    """The secret into the keyring; where there is none, the mailbox with the command that prints it."""
    try:
        store(mailbox, secret)
    except CredentialsError as error:
        click.echo(error.wrong, err=True)
        command = answers.ask_command()
        if not command:
            raise
        return replace(mailbox, secret=f"command:{command}")
    return mailbox


def _signed_in_again(path: Path, name: str, trials: Trials) -> list[Finding]:
    """One OAuth account, signed in to anew and tried."""
    from daemon.cli.setup_config import mailbox_of
    from daemon.cli.signing_in import sign_in_again

    settings, account, tokens = sign_in_again(path, name, click.get_current_context().obj.get("oauth"))
    return list(_said(try_all(mailbox_of(account, sends=settings.send == "smtp"), tokens.access, trials)))


def _checked(path: Path, trials: Trials) -> list[Finding]:
    """Every account of the configuration, tried."""
    from daemon.cli.setup_config import findings

    return list(_said(findings(path, trials)))


def _said(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Each finding, said on stderr as it comes."""
    for finding in findings:
        mark = "failed" if finding.error else "ok"
        click.echo(f"{finding.account} {finding.what}: {mark}. {finding.words}", err=True)
        yield finding


def _end(findings: list[Finding], path: Path, words: str) -> None:
    """The first failure ends the command with its code; the document names them all."""
    document: dict[str, Any] = {
        "schema": SCHEMA,
        "config": str(path),
        "checks": [
            {"account": one.account, "what": one.what, "well": one.error is None, "words": one.words}
            for one in findings
        ],
    }
    failed = next((finding.error for finding in findings if finding.error), None)
    if failed is None:
        put_note(document, words)
        return
    if not as_json():
        raise failed
    put(lambda: document | {"error": {"code": failed.code, "wrong": failed.wrong, "do": failed.do}}, tuple)
    click.get_current_context().exit(failed.code)


def _may_replace(path: Path) -> None:
    if path.exists() and not click.confirm(f"{path} exists already. Write a new one in its place", err=True):
        raise ConfigError("Nothing was changed.", "Try the configuration that is there: followup setup --check")


def _path(config: Path | None) -> Path:
    if config:
        return config
    from daemon.adapters.places import config_file

    return config_file()


def _store(mailbox: Mailbox, secret: str) -> None:
    from daemon.adapters.secrets import store_secret

    store_secret(mailbox.name, mailbox.user, secret)
