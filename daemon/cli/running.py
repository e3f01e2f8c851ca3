"""Owns the commands that make the wheel turn: run, once, import, review."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from daemon.cli.progress import progress
from daemon.cli.session import SCHEMA, as_json, opened, put_note
from daemon.errors import UsageError
from daemon.views.timefmt import counted

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program
    from daemon.bootstrap.reviewing import Server
    from daemon.loop.parts import Counts


@click.command()
@click.option("--log-format", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--log-file", type=click.Path(path_type=Path, dir_okay=False), help="Log there instead of to stderr.")
def run(log_format: str, log_file: Path | None) -> None:
    """Watch your mail in the foreground until Ctrl-C or SIGTERM.

    Where nothing is set up yet, the page asks three questions first.

    The log holds no addresses and no words of mails. --log-file is private, and rotated at 1 MB (five old ones stay).

    \b
    Examples:
      followup run
      followup run --log-format json
      followup run --log-file ~/followup.log
    """
    from daemon.adapters import logs

    context = click.get_current_context()
    context.call_on_close(logs.start(log_format, log_file, verbose=bool(context.obj.get("verbose"))))
    from daemon.cli.first_start import asked_on_the_page, at_a_terminal

    first = asked_on_the_page(print_only=False, show=_show, wakes=True) if at_a_terminal() else None
    with opened() as program:
        program.run(first or _serve)


@click.command()
def once() -> None:
    """One turn: read all new mail, plan, mirror your drafts, send what you approved; then leave.

    \b
    Examples:
      followup once
      followup --at 2026-06-03T09:00:00Z once
    """
    with opened() as program, progress("Reading mail") as step:
        counts = program.turn(step)
    _put(counts)


@click.command("import")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def import_mail(paths: tuple[Path, ...]) -> None:
    """Read .eml files, mbox files or Maildirs once.

    \b
    Examples:
      followup import ~/old-mail/jobs.mbox
      followup import letters/*.eml
    """
    with opened() as program, progress("Importing") as step:
        counts = program.import_paths(paths, step)
    _put(counts)


@click.command()
@click.option("--print", "print_only", is_flag=True, help="Only print the address, open nothing.")
@click.option("--calendar", is_flag=True, help="Print the address of your calendar, for calendar programs here.")
@click.option("--new", is_flag=True, help="With --calendar: another address; the old one opens nothing any more.")
def review(print_only: bool, calendar: bool, new: bool) -> None:
    """Open the review page in your browser, with a fresh one-time address.

    Where nothing is set up yet, the page asks three questions first. The address of --calendar stays: while
    `followup run` is up, calendar programs of this machine can subscribe to it. Whoever has it reads interviews and due
    days, and nothing else.

    \b
    Examples:
      followup review
      followup review --print
      followup review --calendar
      followup review --calendar --new
    """
    if calendar or new:
        _calendar(calendar=calendar, new=new)
        return
    from daemon.cli.first_start import asked_on_the_page

    first = asked_on_the_page(print_only=print_only, show=_show, wakes=False)
    with opened() as program:
        if first:
            program.review(first, True, lambda address: None)  # it is open already
        else:
            program.review(_serve, print_only, _show)


def _calendar(*, calendar: bool, new: bool) -> None:
    from daemon.bootstrap.feeding import calendar_address

    if not calendar:
        raise UsageError("--new is about the calendar's address.", "Write: followup review --calendar --new")
    with opened() as program:
        _show(calendar_address(program, new=new))


def _serve(program: Program, ring: Callable[[], None]) -> Server:
    """The review page's server, loaded when somebody asks for the page."""
    from daemon.web.serving import Server

    return Server(program, ring)


def _show(address: str) -> None:
    if as_json():
        click.echo(json.dumps({"schema": SCHEMA, "address": address}))
    else:
        click.echo(address)


def _put(counts: Counts) -> None:
    document = {
        "schema": SCHEMA,
        "read": counts.read,
        "queued": counts.queued,
        "withdrawn": counts.withdrawn,
        "sent": counts.sent,
    }
    rest = f"{counts.queued} queued, {counts.withdrawn} withdrawn, {counts.sent} sent."
    words = f"{counted(counts.read, 'mail')} read, {rest}"
    waiting = " What waits for you: followup queue" if counts.queued else ""
    put_note(document, words[0].upper() + words[1:] + waiting)
