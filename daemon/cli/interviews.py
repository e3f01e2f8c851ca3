"""Owns `interview`: interviews agreed by telephone, and corrections of those the program knows."""

from __future__ import annotations

from datetime import datetime, tzinfo

import click

from daemon.cli.naming import about
from daemon.cli.session import opened, put_said
from daemon.cli.values import instant_in, one_line, somebody
from daemon.pipeline import word

ACTIONS = ("fixed", "moved", "cancelled", "held", "missed")
TIMED = ("fixed", "moved")


@click.command()
@click.argument("which", metavar="APP|ID")
@click.argument("action", type=click.Choice(ACTIONS), required=False)
@click.option("--start", metavar="WHEN", help="When it starts, in your own zone unless WHEN names one.")
@click.option("--end", metavar="WHEN", help="When it ends; an hour later when left out.")
@click.option("--place", callback=one_line, help="Where, or the link.")
@click.option("--with", "people", multiple=True, metavar='"NAME <ADDRESS>"', help="Who will be there (repeatable).")
def interview(
    which: str, action: str | None, start: str | None, end: str | None, place: str | None, people: tuple[str, ...]
) -> None:
    """Add an interview to an application, or say what became of one (its ID is shown by `show`).

    \b
    Examples:
      followup interview acme --start 2026-06-12T14:00 --with "Ana Ruiz <ana@acme.test>"
      followup interview 31 moved --start 2026-06-15T10:30
      followup interview 31 held
      followup interview 31 cancelled
    """
    if action is None:
        _add(which, start, end, place, people)
    else:
        _change(which, action, start, end, place, people)


def _add(which: str, start: str | None, end: str | None, place: str | None, people: tuple[str, ...]) -> None:
    if start is None:
        raise click.UsageError("Say when it is: --start WHEN.")
    named = [somebody(text, "--with") for text in people]
    with opened() as program:
        begins, ends = _times(start, end, program.policy.zone)
        said = program.say(
            lambda state: about(
                state,
                which,
                lambda found: word.interview_new(
                    state,
                    program.clock.now(),
                    program.policy,
                    application=found,
                    start=begins,
                    end=ends,
                    place=place,
                    people=named,
                ),
            )
        )
    put_said(said)


def _change(
    which: str, action: str, start: str | None, end: str | None, place: str | None, people: tuple[str, ...]
) -> None:
    if not which.isdecimal():
        raise click.UsageError(
            f"{which!r} is no interview's ID: it is the number that `followup show` prints before it."
        )
    if place or people:
        raise click.UsageError("--place and --with are for new interviews.")
    if action not in TIMED and (start or end):
        raise click.UsageError(f"--start and --end say nothing about an interview that is {action}.")
    if action == "moved" and start is None:
        raise click.UsageError("Say when it is now: --start WHEN.")
    with opened() as program:
        begins, ends = _times(start, end, program.policy.zone)
        said = program.say(
            lambda state: word.interview_change(
                state,
                program.clock.now(),
                program.policy,
                interview=int(which),
                action=action,
                start=begins,
                end=ends,
            )
        )
    put_said(said)


def _times(start: str | None, end: str | None, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    """Both times as aware UTC; an end before its start is exit 2."""
    begins = instant_in(start, zone, "--start") if start else None
    ends = instant_in(end, zone, "--end") if end else None
    if begins and ends and ends <= begins:
        raise click.UsageError("It ends before it starts: --end must be later than --start.")
    if ends and not begins:
        raise click.UsageError("Say when it starts too: --start WHEN.")
    return begins, ends
