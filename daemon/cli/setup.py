"""Owns the command `setup`: its options, what is printed at the end, `--check`, and the first import."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from daemon.adapters.discovery.shapes import IMAPS, SUBMISSIONS
from daemon.bootstrap.setting_up.shapes import Wishes
from daemon.bootstrap.setting_up.trials import Finding, try_all
from daemon.bootstrap.setting_up.world import World
from daemon.cli import setup_answers as answers
from daemon.cli.session import SCHEMA, as_json, put, put_note
from daemon.cli.setup_flow import Done, Job, said, set_up
from daemon.cli.signing_in import Client
from daemon.errors import ConfigError, FollowupError

NEXT = "Next: followup once reads your mail, followup run keeps watching it."


@click.command()
@click.option("--address", help="Your mail address; asked for when left out.")
@click.option("--send", type=click.Choice(answers.WAYS), help="How mail leaves; asked for when left out.")
@click.option("--imap", type=answers.ServerName(IMAPS), metavar="HOST[:PORT]", help="The IMAP server, when not found.")
@click.option("--smtp", type=answers.ServerName(SUBMISSIONS), metavar="HOST[:PORT]", help="The SMTP server.")
@click.option("--user", metavar="NAME", help="The user name there, when it is not the address.")
@click.option(
    "--ca-file",
    type=click.Path(exists=True, dir_okay=False, resolve_path=True),
    help="A private certificate authority.",
)
@click.option("--secret-command", metavar="COMMAND", help="Prints the password (pass show mail), for scripts.")
@click.option("--client-id", metavar="ID", help="Sign in by OAuth with this client of yours.")
@click.option("--tenant", metavar="DIRECTORY", help="Microsoft's directory, with --client-id.")
@click.option("--name", callback=answers.checked_name, help="Your name, as letters are signed.")
@click.option("--timezone", callback=answers.checked_zone, metavar="ZONE", help="Such as Europe/Madrid.")
@click.option("--country", callback=answers.checked_country, metavar="CC", help='For public holidays; "" for none.')
@click.option("--no-import", is_flag=True, help="Write the configuration and read no mail yet.")
@click.option("--check", is_flag=True, help="Change nothing, only try what the configuration says.")
@click.option(
    "--sign-in", "again", is_flag=False, flag_value="", metavar="[ACCOUNT]", help="Sign in by OAuth (anew), and try it."
)
def setup(check: bool, again: str | None, no_import: bool, **given: Any) -> None:
    """Three questions: your address, how you sign in, how mail leaves.

    The servers are found, everything is tried, and then the last 90 days are read. The password goes into your
    keyring, never into a file.

    \b
    Examples:
      followup setup
      followup setup --address maya@acme.test --send drafts
      followup setup --address maya@acme.test --imap mail.acme.test --secret-command "pass show mail" --send smtp
      followup setup --check
      followup setup --sign-in university
    """
    path = _path(click.get_current_context().obj["config"])
    if check:
        from daemon.bootstrap.setting_up.checks import findings

        _end(list(said(findings(path, _world().trials))), path, f"The configuration {path} works.")
        return
    if again is not None:
        _end(_signed_in_again(path, again), path, "Signed in. A daemon that runs takes it up by itself.")
        return
    _may_replace(path)
    done = set_up(_job(**given), path)
    _told(done, path, reads=not no_import)


def _job(
    address: str | None,
    send: str | None,
    secret_command: str | None,
    client_id: str | None,
    tenant: str | None,
    **wishes: Any,
) -> Job:
    client = Client(client_id, tenant=tenant) if client_id else None
    oauth = click.get_current_context().obj.get("oauth")
    return Job(address, Wishes(**wishes), send, secret_command, client, _world(), oauth)


def _told(done: Done, path: Path, *, reads: bool) -> None:
    """What was written; then the first import, and what it found."""
    from daemon.cli.setup_summary import guessed, import_json, import_page

    for line in guessed(done.person, done.mailbox, path):
        click.echo(line, err=True)
    if not reads:
        _end(done.findings, path, f"The configuration is written to {path}. {NEXT}")
        return
    found = _imported(path)
    failed = _failed(done.findings)
    put(lambda: _document(done.findings, path, failed) | {"import": import_json(found)}, lambda: import_page(found))
    if failed:
        if not as_json():
            click.echo(f"One thing is left to do: {failed.wrong} {failed.do}", err=True)
        click.get_current_context().exit(failed.code)


def _imported(path: Path) -> Any:
    from daemon.bootstrap.setting_up.importing import first_import
    from daemon.cli.progress import progress

    given = click.get_current_context().obj
    click.echo("Reading the mail of the last 90 days ...", err=True)
    with progress("Reading mail") as step:
        return first_import(path, given["data"], given["at"], step)


def _signed_in_again(path: Path, name: str) -> list[Finding]:
    """One OAuth account, signed in to anew and tried."""
    from daemon.bootstrap.setting_up.checks import mailbox_of
    from daemon.cli.signing_in import sign_in_again

    settings, account, tokens = sign_in_again(path, name, click.get_current_context().obj.get("oauth"))
    mailbox = mailbox_of(account, sends=settings.send == "smtp")
    return list(said(try_all(mailbox, tokens.access, _world().trials, writes=False)))


def _end(findings: Iterable[Finding], path: Path, words: str) -> None:
    """The first failure ends the command with its code; the document names them all."""
    failed = _failed(findings)
    document = _document(findings, path, failed)
    if failed is None:
        put_note(document, words)
        return
    if not as_json():
        raise failed
    put(lambda: document, tuple)
    click.get_current_context().exit(failed.code)


def _failed(findings: Iterable[Finding]) -> FollowupError | None:
    return next((finding.error for finding in findings if finding.error), None)


def _document(findings: Iterable[Finding], path: Path, failed: FollowupError | None) -> dict[str, Any]:
    checks = [
        {"account": one.account, "what": one.what, "well": one.error is None, "words": one.words} for one in findings
    ]
    document: dict[str, Any] = {"schema": SCHEMA, "config": str(path), "checks": checks}
    return document | ({"error": {"code": failed.code, "wrong": failed.wrong, "do": failed.do}} if failed else {})


def _may_replace(path: Path) -> None:
    if path.exists() and not click.confirm(f"{path} exists already. Write a new one in its place", err=True):
        raise ConfigError("Nothing was changed.", "Try the configuration that is there: followup setup --check")


def _path(config: Path | None) -> Path:
    if config:
        return config
    from daemon.adapters.places import config_file

    return config_file()


def _world() -> World:
    """A test passes its own in the context's object."""
    given = click.get_current_context().obj.get("world")
    return given if isinstance(given, World) else World()
