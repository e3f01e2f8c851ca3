"""Owns the table of commands and the global options; a command's module is imported only when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from daemon.cli.failure import run_guarded

# name -> (module:attribute, one line of help), in the order of the help page, which imports none of them.
FAMILIES: dict[str, dict[str, tuple[str, str]]] = {
    "Start": {
        "demo": ("daemon.cli.demo:demo", "See it work: a made-up job search, no account, no network."),
        "setup": ("daemon.cli.setup:setup", "Find your mail server, sign in, test it, write the configuration."),
        "run": ("daemon.cli.running:run", "Watch your mail until told to stop."),
        "once": ("daemon.cli.running:once", "One turn: read new mail, plan, send what was approved."),
        "import": ("daemon.cli.running:import_mail", "Read mail files or folders once."),
        "service": ("daemon.cli.service:service", "Run in the background: install, uninstall, status."),
        "notify": ("daemon.cli.notify:notify", "How you are told of what waits, and a try of it."),
        "status": ("daemon.cli.looking:status", "When each mailbox was last seen, and what is wrong."),
        "doctor": ("daemon.cli.doctor:doctor", "Look at everything that can be wrong, and say what to do."),
    },
    "Look": {
        "applications": ("daemon.cli.looking:applications", "Your applications and where each one stands."),
        "show": ("daemon.cli.looking:show", "One application with everything that happened."),
        "queue": ("daemon.cli.looking:queue", "The drafts and tasks that wait for you."),
        "plan": ("daemon.cli.looking:plan", "What will be wished, on which day, and why."),
        "review": ("daemon.cli.running:review", "Open the review page in your browser."),
        "quarantine": ("daemon.cli.quarantine:quarantine", "Mails that could not be read."),
    },
    "Decide": {
        "draft": ("daemon.cli.drafts:draft", "Read, edit, approve, discard or put off a draft."),
        "task": ("daemon.cli.drafts:task", "Say that a task is done, or that you will not do it."),
        "answer": ("daemon.cli.drafts:answer", "Answer a question with one of its choices."),
        "trust": ("daemon.cli.telling:trust", "Let a new address be used for an employer."),
    },
    "Tell it what only you know": {
        "add": ("daemon.cli.telling:add", "Add an application."),
        "debrief": ("daemon.cli.debriefing:debrief", "After an interview: whom you met, what they said."),
        "note": ("daemon.cli.noting:note", "Whom you met, when they decide, what is new."),
        "interview": ("daemon.cli.interviews:interview", "Add or correct an interview."),
        "stage": ("daemon.cli.telling:stage", "Say where an application stands."),
        "set": ("daemon.cli.telling:set_facts", "Correct the company, the role or the people."),
        "merge": ("daemon.cli.telling:merge", "Two applications are one."),
        "split": ("daemon.cli.telling:split", "A mail belongs to an application of its own."),
        "undo": ("daemon.cli.telling:undo", "Take an event back."),
    },
    "Your data": {
        "export": ("daemon.cli.exporting:export", "Everything as JSON, a table, or a calendar."),
        "backup": ("daemon.cli.keeping:backup", "Save everything in one file."),
        "restore": ("daemon.cli.keeping:restore", "Put a backup in the journal's place."),
        "forget": ("daemon.cli.keeping:forget", "Erase everything about one employer."),
        "purge": ("daemon.cli.keeping:purge", "Erase what has been over for long."),
    },
    "Without a configuration": {
        "read": ("daemon.cli.reading:read", "What the program makes of mail files."),
        "facts": ("daemon.cli.facts:facts", "The dates in a piece of text."),
        "completion": ("daemon.cli.completion:completion", "What makes your shell complete commands."),
    },
}
WIDEST = 12  # of the names above
COMMANDS = {name: where for family in FAMILIES.values() for name, (where, _) in family.items()}


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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the table's names for "did you mean"."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The families of commands, from the table."""
        for family, commands in FAMILIES.items():
            with formatter.section(family):
                formatter.write_dl([(name.ljust(WIDEST), line) for name, (_, line) in commands.items()])

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run and leave with the contract's exit codes; `--json` may stand before or after the command."""
        name = prog_name or "followup"
        if not standalone_mode or f"_{name.upper()}_COMPLETE" in os.environ:
            return super().main(args, name, complete_var, standalone_mode=standalone_mode, **extra)
        as_json, rest = _hoisted(list(sys.argv[1:] if args is None else args))

        def call() -> None:
            with self.make_context(name, rest, **extra) as ctx:
                self.invoke(ctx)

        return run_guarded(call, as_json=as_json, verbose=_is_verbose(rest))


def _hoisted(args: list[str]) -> tuple[bool, list[str]]:
    """Whether `--json` was asked for, and the arguments with it first; what follows `--` is left alone."""
    end = args.index("--") if "--" in args else len(args)
    if "--json" not in args[:end]:
        return False, args
    return True, ["--json", *(arg for arg in args[:end] if arg != "--json"), *args[end:]]


def _is_verbose(args: list[str]) -> bool:
    """Whether -v stands among the global options, before the command."""
    first = next((index for index, arg in enumerate(args) if arg in COMMANDS), len(args))
    return any(arg == "--verbose" or (arg.startswith("-v") and set(arg[1:]) == {"v"}) for arg in args[:first])


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"followup {version('followupd')}")
        ctx.exit()


@click.group(
    name="followup",
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Everything a command shows is also one JSON document with --json. Help on a command: followup COMMAND -h",
)
@click.option("--config", type=click.Path(path_type=Path), metavar="PATH", help="The configuration file.")
@click.option("--data", type=click.Path(path_type=Path), metavar="DIR", help="Where journal and state live.")
@click.option("--at", metavar="WHEN", help="Let the clock stand at WHEN (ISO 8601 with zone): nothing is sent by SMTP.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout, nothing else there.")
@click.option("-v", "--verbose", count=True, help="Say more on stderr; shows where a bug is.")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.pass_context
def main(
    ctx: click.Context, config: Path | None, data: Path | None, at: str | None, as_json: bool, verbose: int
) -> None:
    """Follows up on your job applications: reads replies, waits, drafts, and sends nothing without your yes.

    \b
    Examples:
      followup setup                  once, with your mail address
      followup run                    in the background from then on
      followup queue                  what waits for you
      followup draft approve 7        your yes
    """
    from daemon.cli.values import instant_with_zone

    if at is not None:
        instant_with_zone(at, "--at")
    given = ctx.obj or {}
    ctx.obj = {"config": config, "data": data, "at": at, "json": as_json, "verbose": verbose, **given}
