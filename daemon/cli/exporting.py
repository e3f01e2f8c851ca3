"""Owns `export`: the person's data as JSON, as a table, or as a calendar."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from daemon.cli.files import write
from daemon.cli.session import opened

if TYPE_CHECKING:
    from daemon.bootstrap import Program

AHEAD = 90  # days of plan in the calendar


@click.command()
@click.option("--format", "form", type=click.Choice(("json", "csv", "ics")), default="json", show_default=True)
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), help="A file instead of stdout.")
def export(form: str, output: Path | None) -> None:
    """Everything the program knows, for you to keep or to use elsewhere.

    json is everything, with texts and every recorded fact; csv is a table with one row for each application; ics is a
    calendar of interviews and of the days on which something is due.

    \b
    Examples:
      followup export > search.json
      followup export --format csv -o search.csv
      followup export --format ics -o ~/calendar/search.ics
    """
    with opened(reading_only=True) as program:
        text = {"json": _json, "csv": _csv, "ics": _ics}[form](program)
    octets = text.encode("utf-8", "backslashreplace")
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(octets)
        sys.stdout.buffer.flush()
        return
    write(output, octets)
    click.echo(f"Written to {output}; only you can read it.", err=True)


def _json(program: Program) -> str:
    from daemon.views.export import everything

    def text_of(key: str) -> str | None:
        kept = program.mail_text(key)
        return kept.text if kept else None

    events, state = program.journal.events(), program.state()
    document = everything(state, program.next_steps(state), program.policy, events, text_of)
    return json.dumps(document, indent=1) + "\n"


def _csv(program: Program) -> str:
    from daemon.views.export import table

    state = program.state()
    return table(state, program.next_steps(state), program.policy)


def _ics(program: Program) -> str:
    from daemon.views.feed import calendar

    state = program.state()
    return calendar(state, program.plan(state, AHEAD)[0], program.policy)
