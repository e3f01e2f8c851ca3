"""Owns `debrief`: after an interview, whom you met, what date they named, anything to mention; asked, or as options."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from classifiers.reading import Statement
from daemon.cli.naming import refused
from daemon.cli.noting import statement_of
from daemon.cli.session import as_json, opened, put_said
from daemon.cli.values import one_line, paragraph, somebody
from daemon.domain.application import Item, State
from daemon.errors import FollowupError, NotFoundError
from daemon.pipeline import word
from daemon.pipeline.said import Refusal, Said, find_item

if TYPE_CHECKING:
    from daemon.bootstrap import Program

Somebody = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Told:
    """What the person told of an interview."""

    met: tuple[Somebody, ...] = ()
    helped: tuple[Somebody, ...] = ()
    statement: Statement | None = None
    mention: str | None = None
    news: str | None = None


@click.command()
@click.argument("number", metavar="[ID]", type=click.IntRange(1), required=False)
@click.option("--met", multiple=True, metavar='"NAME <ADDRESS>"', help="Somebody who interviewed you (repeatable).")
@click.option("--helped", multiple=True, metavar='"NAME <ADDRESS>"', help="Somebody who was kind: the reception.")
@click.option("--decision", callback=one_line, metavar="WORDS", help='The date they named: "by Friday".')
@click.option("--mention", callback=paragraph, metavar="TEXT", help="What of the conversation the thank-yous mention.")
@click.option("--news", callback=paragraph, metavar="TEXT", help="Something new that the next check says, once.")
def debrief(
    number: int | None,
    met: tuple[str, ...],
    helped: tuple[str, ...],
    decision: str | None,
    mention: str | None,
    news: str | None,
) -> None:
    """After an interview: whom you met, what date they named, anything to mention. It goes into the thank-yous.

    Without options it asks. ID is the task's number; it can be left out when only one debrief waits.

    \b
    Examples:
      followup debrief
      followup debrief 8 --met "Ana Ruiz <ana@acme.test>" --helped "Jo" --decision "by Friday"
    """
    with opened() as program:
        item = _task(program.state(), number)
        now = program.clock.now()
        if met or helped or decision or mention or news or as_json():
            said = decision and statement_of(decision, now, program)
            told = Told(_people(met, "--met"), _people(helped, "--helped"), said or None, mention, news)
        else:
            told = _asked(program, now)
        put_said(program.say(lambda state: _noted(state, now, program, item.id, told)))


def _task(state: State, number: int | None) -> Item:
    """The debrief that is meant."""
    if number is not None:
        item = find_item(state, number, draft=False)
        if isinstance(item, Refusal):
            raise refused(item)
        if item.kind != "debrief":
            raise NotFoundError(f"Task {number} is no debrief.", "See which ones wait: followup queue")
        return item
    waiting = [item for item in state.open_items() if item.kind == "debrief"]
    if len(waiting) == 1:
        return waiting[0]
    if not waiting:
        raise NotFoundError("No debrief waits.", "After an interview one does; until then: followup note APP --met ...")
    named = ", ".join(f"{i.id} ({state.applications[i.application or 0].named})" for i in waiting)
    raise NotFoundError(f"Several debriefs wait: {named}.", "Give the number of one.")


def _people(texts: tuple[str, ...], option: str) -> tuple[Somebody, ...]:
    return tuple(somebody(text, option) for text in texts)


def _asked(program: Program, now: datetime) -> Told:
    """Each question on its own line; an empty answer goes on."""
    met = _ask_people("Whom did you meet? Name <address>, one at a time, empty to go on", "--met")
    helped = _ask_people("Who else was kind or helpful (the reception)? Empty to go on", "--helped")
    statement = None
    while decision := _ask("What date did they name for the decision? Such as: by Friday; empty if none"):
        try:
            statement = statement_of(decision, now, program)
            break
        except FollowupError as error:
            click.echo(f"{error.wrong} {error.do}", err=True)
    mention = _ask("Anything of the conversation to mention in the thank-yous? Empty for nothing")
    return Told(met, helped, statement, mention or None)


def _ask(question: str) -> str:
    return " ".join(str(click.prompt(question, default="", show_default=False, err=True)).split())


def _ask_people(question: str, option: str) -> tuple[Somebody, ...]:
    found: list[Somebody] = []
    while answer := _ask(question):
        try:
            found.append(somebody(answer, option))
        except (FollowupError, click.UsageError) as error:
            click.echo(str(error), err=True)
    return tuple(found)


def _noted(state: State, now: datetime, program: Program, number: int, told: Told) -> Said | Refusal:
    """What was told and the end of the task, in one transaction."""
    done = word.task_done(state, now, program.policy, item=number)
    if isinstance(done, Refusal):
        return done
    item = state.items[number]
    if told == Told():
        return done
    said = word.note(
        state,
        now,
        program.policy,
        application=state.applications[item.application or 0],
        met=told.met,
        helped=told.helped,
        statement=told.statement,
        mention=told.mention,
        news=told.news,
    )
    return said if isinstance(said, Refusal) else Said((*said.events, *done.events), said.said, said.id)
