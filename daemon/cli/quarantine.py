"""Owns `quarantine`: mails that could not be read, to look at and to try again."""

from __future__ import annotations

import click

from daemon.cli.session import opened, put, put_said
from daemon.errors import NotFoundError

ID = click.argument("number", metavar="ID", type=click.IntRange(1))


@click.group()
def quarantine() -> None:
    """Mails that could not be read are put aside and never stop the rest.

    \b
    Examples:
      followup quarantine list
      followup quarantine show 2
      followup quarantine retry 2
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
