"""Owns `quarantine`: mails that were not read, to look at and to try again."""

from __future__ import annotations

import click

from daemon.cli.session import opened, put, put_said
from daemon.errors import NotFoundError

ID = click.argument("number", metavar="ID", type=click.IntRange(1))


@click.group()
def quarantine() -> None:
    """Mails that could not be read are put aside and never stop the rest; those passed over can be read.

    \b
    Examples:
      followup quarantine list
      followup quarantine show 2
      followup quarantine retry 2
      followup quarantine skipped
    """


@quarantine.command("list")
def list_() -> None:
    """All of them, and why.

    \b
    Example:
      followup quarantine list
    """
    from daemon.views.quarantine import quarantine_json, quarantine_page

    with opened(reading_only=True) as program:
        mails = program.quarantine.list()
        zone, now = program.policy.zone, program.clock.now()
        put(lambda: quarantine_json(mails), lambda: quarantine_page(mails, zone, now))


@quarantine.command("show")
@ID
def show(number: int) -> None:
    """One of them as it came; with --json its octets in base64.

    \b
    Example:
      followup quarantine show 2
    """
    from daemon.views.quarantine import unreadable_json, unreadable_page

    with opened(reading_only=True) as program:
        mail = program.quarantine.show(number)
        if mail is None:
            raise NotFoundError(f"Mail {number} is not in quarantine.", "See what is: followup quarantine list")
        zone, now = program.policy.zone, program.clock.now()
        put(lambda: unreadable_json(mail), lambda: unreadable_page(mail, zone, now))


@quarantine.command("retry")
@ID
def retry(number: int) -> None:
    """Try to read one again.

    \b
    Example:
      followup quarantine retry 2
    """
    with opened() as program:
        said = program.quarantine.retry(number)
    put_said(said)


@quarantine.command("skipped")
@click.option("--most", type=click.IntRange(1), default=100, show_default=True, help="How many to list.")
def skipped(most: int) -> None:
    """What the first import passed over by its headers (newsletters, alerts), and why.

    \b
    Example:
      followup quarantine skipped --most 20
    """
    from daemon.views.quarantine import skipped_json, skipped_page

    with opened(reading_only=True) as program:
        mails = program.quarantine.skipped(most)
        put(lambda: skipped_json(mails), lambda: skipped_page(mails))


@quarantine.command("read")
@click.argument("account")
@click.argument("folder")
@click.argument("name")
def read(account: str, folder: str, name: str) -> None:
    """Read a passed-over mail after all; ACCOUNT, FOLDER and NAME as `skipped` lists them.

    \b
    Example:
      followup quarantine read mail INBOX 1716290000/4711
    """
    with opened() as program:
        said = program.quarantine.read(account, folder, name)
    put_said(said)
