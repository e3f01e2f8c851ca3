"""Owns how the command line fails: exit codes 0 to 6, one sentence on what is wrong, one on what to do."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import NoReturn

import click

from daemon.errors import FollowupError

BUG, USAGE = 1, 2
INTERRUPTED = 130  # what a shell reports for a program ended by Ctrl-C
REPORT = (
    "This is a bug of ours: please run the same command with -v before it (followup -v ...) and report what it prints, "
    "without the words of your mails."
)
STOPPED = "It was stopped before it was done."


def run_guarded(call: Callable[[], None], *, as_json: bool, verbose: bool) -> NoReturn:
    """Run and leave the process. Under `--json` a failure is one document on stdout."""
    _print_anything()
    try:
        call()
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        _flushed()
        sys.exit(ended.exit_code)
    except BrokenPipeError:
        _leave_quietly()
    except click.exceptions.NoArgsIsHelpError as error:
        _leave_with_help(error, as_json)
    except (click.Abort, EOFError, KeyboardInterrupt) as error:
        _leave(*_interrupted(error), as_json)
    except Exception as error:
        if verbose and not isinstance(error, FollowupError | click.ClickException):
            _print_traceback(error)
        _leave(*explained(error), as_json)
    sys.exit(0)


def explained(error: Exception) -> tuple[int, str, str]:
    """Exit code, what is wrong, what to do."""
    match error:
        case FollowupError():
            return error.code, error.wrong, error.do
        case click.UsageError():
            command = error.ctx.command_path if error.ctx else "followup"
            return USAGE, _sentence(error.format_message()), f"See how it is used: {command} --help"
        case click.ClickException():
            return USAGE, _sentence(error.format_message()), "Check the name and that you may read it."
        case _:
            return BUG, _sentence(f"Something unexpected happened ({type(error).__name__}: {error})"), REPORT


def _interrupted(error: BaseException) -> tuple[int, str, str]:
    """Ctrl-C, or the end of the input where an answer was asked for."""
    if isinstance(error, EOFError) or isinstance(error.__cause__ or error.__context__, EOFError):
        return (
            USAGE,
            "An answer is needed, and the input has ended.",
            "Run it in a terminal, or name the values as options.",
        )
    return INTERRUPTED, STOPPED, "Run it again when you are ready."


def _sentence(text: str) -> str:
    folded = " ".join(text.split())
    return folded if folded.endswith((".", "?", "!")) else f"{folded}."


def _leave(code: int, wrong: str, do: str, as_json: bool) -> NoReturn:
    if as_json:
        click.echo(json.dumps({"schema": 1, "error": {"code": code, "wrong": wrong, "do": do}}))
    else:
        click.echo(f"{_shown(wrong)}\n{_shown(do)}", err=True)
    sys.exit(code)


def _shown(text: str) -> str:
    """An error may quote a mail or a server: nothing of it commands the terminal."""
    from daemon.views.page import plain

    return plain(text)


def _leave_with_help(error: click.UsageError, as_json: bool) -> NoReturn:
    if as_json:
        _leave(USAGE, "A command is missing.", "See the commands: followup --help", as_json)
    error.show()
    sys.exit(USAGE)


def _flushed() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_quietly()


def _leave_quietly() -> NoReturn:
    """Whoever read our output has gone: no bug, and nothing to say to anybody (Python's own flush at exit included)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


def _print_traceback(error: Exception) -> None:
    import traceback

    traceback.print_exception(error, file=sys.stderr)


def _print_anything() -> None:
    """A name that the terminal's encoding does not have is shown as an escape, never an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
