"""Owns the commands about the data as a whole: backup, restore, forget, purge."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from daemon.cli.session import SCHEMA, as_json, opened, put_note

_AGE = re.compile(r"([1-9]\d{0,4})\s*(d|days?|w|weeks?|m|months?|y|years?)")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


class Age(click.ParamType[int]):
    """A number of days: 180d, 26w, 6m, 1y."""

    name = "age"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Days."""
        found = _AGE.fullmatch(str(value).strip().lower())
        if found is None:
            self.fail(f"{value!r} is no age. Write it like 180d, 26w, 6m or 1y.", param, ctx)
        return int(found[1]) * _DAYS[found[2][0]]


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
def backup(file: Path, force: bool) -> None:
    """Save everything in one file: journal and configuration, without any password. Works while `run` is up.

    The copy is read again and checked before it counts.

    \b
    Examples:
      followup backup followup.backup
      followup backup --force ~/backups/followup.backup
    """
    with opened() as program:
        count = program.keeping.backup(file, _config(), replace=force)
    words = f"{count} events are saved in {file}, and the copy was checked. Passwords are not in it."
    put_note({"schema": SCHEMA, "event": None, "id": None, "said": words, "events": count}, words)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, yes: bool) -> None:
    """Put a backup in the journal's place. The present journal is kept beside it.

    What was approved in the backup needs your yes again: it may have been sent since.

    \b
    Examples:
      followup restore followup.backup
      followup restore --yes followup.backup
    """
    _sure(f"The present journal is replaced by {file}. Go on?", yes)
    if not _config().exists():
        from daemon.bootstrap.keeping import bring_configuration

        bring_configuration(file, _config())
    with opened() as program:
        count, kept = program.keeping.restore(file)
    words = f"{count} events are restored from {file}."
    if kept is not None:
        words += f" The journal from before is kept as {kept}."
    put_note({"schema": SCHEMA, "event": None, "id": None, "said": words, "events": count}, words)


@click.command()
@click.argument("company", metavar="COMPANY")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(company: str, yes: bool) -> None:
    """Erase everything about one employer: applications, mails, drafts, dates. It cannot be undone.

    Your mailbox is left as it is; mails of theirs that were read are not read again.

    \b
    Examples:
      followup forget "Acme Ltd"
      followup forget 3 --yes
    """
    with opened() as program:
        named = program.keeping.of_company(company)
        if named:
            _sure(f"{_listed(named)} erased for good. Go on?", yes)
        said = program.keeping.forget(company)
    put_note({"schema": SCHEMA, "event": said.event, "id": said.id, "said": said.said}, said.said)


@click.command()
@click.option("--older-than", "days", type=Age(), required=True, metavar="AGE", help="Such as 180d, 26w or 1y.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def purge(days: int, yes: bool) -> None:
    """Erase what is over: closed and quiet applications that nobody wrote about for so long, and older mail texts.

    Open applications stay whole, but for texts of mails that old. Older copies of the journal go too. It cannot be
    undone; take a backup first if you are not sure.

    \b
    Examples:
      followup purge --older-than 180d
      followup purge --older-than 1y --yes
    """
    with opened() as program:
        before: datetime = program.clock.now() - timedelta(days=days)
        named = program.keeping.over(before)
        what = _listed(named) if named else "Older mail texts, and no application, are"
        _sure(f"{what} erased for good. Go on?", yes)
        said = program.keeping.purge(before)
    put_note({"schema": SCHEMA, "event": said.event, "id": said.id, "said": said.said}, said.said)


def _listed(named: list[str]) -> str:
    shown = "; ".join(named[:10]) + ("; and others" if len(named) > 10 else "")
    return f"1 application ({shown}) is" if len(named) == 1 else f"{len(named)} applications ({shown}) are"


def _sure(question: str, yes: bool) -> None:
    if yes:
        return
    if as_json():
        raise click.UsageError("This cannot be undone: say --yes when nobody can be asked.")
    click.confirm(question, abort=True, err=True)


def _config() -> Path:
    given = click.get_current_context().obj["config"]
    if given is not None:
        return Path(given)
    from daemon.adapters.places import config_file

    return config_file()
