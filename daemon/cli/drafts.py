"""Owns the commands that decide about what waits: draft, task, answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import IO

import click

from daemon.cli.naming import about, find_draft
from daemon.cli.printing import print_task
from daemon.cli.session import opened, put, put_said, tell
from daemon.cli.values import civil_date, one_line
from daemon.domain.application import State
from daemon.domain.policy import Policy
from daemon.errors import UsageError
from daemon.pipeline import word
from daemon.pipeline.said import Refusal, Said

ID = click.argument("number", metavar="ID", type=click.IntRange(1))


@click.group()
def draft() -> None:
    """Read, edit, approve, discard or put off a draft. Nothing is sent without your yes.

    \b
    Examples:
      followup draft show 7
      followup draft approve 7
      followup draft snooze 7 --until 2026-06-30
    """


@draft.command("show")
@ID
def show(number: int) -> None:
    """One draft with all its words.

    \b
    Example:
      followup draft show 7
    """
    from daemon.views.queue import draft_document
    from daemon.views.queue_page import draft_page

    with opened(reading_only=True) as program:
        state, policy = program.state(), program.policy
        item = find_draft(state, number)
        put(lambda: draft_document(item, state), lambda: draft_page(item, state, policy))


@draft.command("edit")
@ID
@click.option("--body-file", type=click.File(encoding="utf-8"), metavar="F", help="The new text; - reads stdin.")
@click.option("--subject", callback=one_line, help="A new subject; without it the subject stays.")
def edit(number: int, body_file: IO[str] | None, subject: str | None) -> None:
    """Change a draft's words, in $EDITOR or from a file. Your words are never touched again.

    \b
    Examples:
      followup draft edit 7
      followup draft edit 7 --body-file better.txt
    """
    with opened() as program:
        item = find_draft(program.state(), number)
        body = _new_body(item.body, body_file, subject)
        said = program.say(
            lambda state: word.draft_edit(
                state, program.clock.now(), program.policy, item=number, subject=subject, body=body
            )
        )
    put_said(said)


def _new_body(body: str, body_file: IO[str] | None, subject: str | None) -> str:
    """The text from the file, from the editor, or (only a new subject was given) as it stands."""
    if body_file is not None:
        try:
            return body_file.read()
        except UnicodeDecodeError as error:
            raise UsageError(
                f"The text in {body_file.name} is not UTF-8.", "Save it as UTF-8 and run the command again."
            ) from error
    if subject is not None:
        return body
    edited = click.edit(body, extension=".txt", require_save=False)
    if edited is None or edited == body:
        raise UsageError("The text was not changed.", "Change it and save it, or name a file with --body-file.")
    return edited


@draft.command("approve")
@click.argument("number", metavar="[ID]", type=click.IntRange(1), required=False)
@click.option("--all-of", metavar="APP", help="Every draft of this application.")
def approve(number: int | None, all_of: str | None) -> None:
    """Your yes to exactly these words and these people.

    Any later change needs a new one. The next turn sends it, or, when drafts are your way out, it stays in your
    Drafts folder marked as reviewed.

    \b
    Examples:
      followup draft approve 7
      followup draft approve --all-of acme
    """
    if (number is None) == (all_of is None):
        raise click.UsageError("Name either one ID or --all-of APP.")
    if all_of is not None:
        tell(
            lambda state, now, policy: about(
                state, all_of, lambda found: word.approve_all(state, now, policy, application=found)
            )
        )
    elif number is not None:
        with opened() as program:
            said = program.say(
                lambda state: word.draft_approve(
                    state, program.clock.now(), program.policy, item=number, settings_sender=program.settings
                )
            )
        put_said(said)


@draft.command("discard")
@ID
def discard(number: int) -> None:
    """Throw a draft away.

    It is never proposed again for the same reason. A withdrawn one is put away for good.

    \b
    Example:
      followup draft discard 7
    """

    def put_away(state: State, now: datetime, policy: Policy) -> Said | Refusal:
        item = state.items.get(number)
        act = word.dismiss if item and item.state == "withdrawn" else word.draft_discard
        return act(state, now, policy, item=number)

    tell(put_away)


@draft.command("snooze")
@ID
@click.option("--until", required=True, metavar="DATE", help="The day it comes back, YYYY-MM-DD.")
def snooze(number: int, until: str) -> None:
    """Put a draft off until a day.

    \b
    Example:
      followup draft snooze 7 --until 2026-06-30
    """
    day: date = civil_date(until, "--until")
    tell(lambda state, now, policy: word.draft_snooze(state, now, policy, item=number, until=day))


@click.group()
def task() -> None:
    """Say that a task is done, or that you will not do it.

    \b
    Examples:
      followup task done 8
      followup task skip 8
    """


@task.command("done")
@ID
def done(number: int) -> None:
    """It is done. A call or a letter counts as sent now.

    \b
    Example:
      followup task done 8
    """
    tell(lambda state, now, policy: word.task_done(state, now, policy, item=number))


@task.command("skip")
@ID
def skip(number: int) -> None:
    """You will not do it; it does not come back.

    \b
    Example:
      followup task skip 8
    """
    tell(lambda state, now, policy: word.task_skip(state, now, policy, item=number))


task.add_command(print_task)


@click.command()
@ID
@click.argument("choice")
def answer(number: int, choice: str) -> None:
    """Answer a question with one of the choices that the queue lists for it.

    \b
    Examples:
      followup answer 9 yes
      followup answer 9 2           an application's number
      followup answer 9 none        it belongs to none
    """
    tell(lambda state, now, policy: word.answer(state, now, policy, item=number, choice=choice))
