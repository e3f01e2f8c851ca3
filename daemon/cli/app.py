"""Owns the table of commands and the global options; a command's module is imported only when it is called."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

COMMANDS: dict[str, str] = {
    "read": "daemon.cli.reading:read",
    "facts": "daemon.cli.facts:facts",
}


class LazyGroup(click.Group):
    """A click group whose commands live in modules named by COMMANDS ("module:attribute")."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the table's order, which is the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import and return the command, or None for an unknown name."""
        where = COMMANDS.get(name)
        if where is None:
            return None
        module, _, attribute = where.partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup)
@click.option("--config", type=click.Path(path_type=Path), default=None, help="The configuration file.")
@click.option("--data", type=click.Path(path_type=Path), default=None, help="Where journal and state live.")
@click.option("--at", "at", default=None, help="Let the clock stand at WHEN (ISO 8601 with zone).")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.option("-v", "--verbose", count=True)
@click.pass_context
def main(
    ctx: click.Context, config: Path | None, data: Path | None, at: str | None, as_json: bool, verbose: int
) -> None:
    """Keeps your applications' follow-ups: reads replies, waits the right time, drafts the mail, sends nothing by itself."""
    ctx.obj = {"config": config, "data": data, "at": at, "json": as_json, "verbose": verbose}
