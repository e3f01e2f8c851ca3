"""Owns what every command does around its own work: opens the program, prints one document or one page."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from daemon.bootstrap import Program
    from daemon.domain.application import State
    from daemon.domain.policy import Policy
    from daemon.pipeline.said import Refusal, Said
    from daemon.views.page import Page

Command = Callable[["State", datetime, "Policy"], "Said | Refusal"]
SCHEMA = 1


@contextmanager
def opened(*, reading_only: bool = False) -> Iterator[Program]:
    """The program as the global options ask for it. A test passes its own opener as `open` in the context's object."""
    given = click.get_current_context().obj
    opener = given.get("open") or _open_program
    with opener(config=given["config"], data=given["data"], at=given["at"], reading_only=reading_only) as program:
        yield program


def _open_program(**given: Any) -> Any:
    from daemon.bootstrap import open_program

    return open_program(**given)


def as_json() -> bool:
    """Whether one JSON document is wanted."""
    return bool(click.get_current_context().obj["json"])


def put(document: Callable[[], dict[str, Any]], page: Callable[[], Page]) -> None:
    """Print the document under `--json`, else the page; only the wanted one is made, and what makes it imported."""
    stream = sys.stdout
    if as_json():
        # ASCII: reads the same in every locale, and a terminal cannot be commanded by what a mail says
        stream.write(json.dumps(document(), indent=2 if stream.isatty() else None) + "\n")
        return
    from daemon.views.terminal import draw

    draw(page(), stream)


def put_note(document: dict[str, Any], words: str) -> None:
    """Print the document under `--json`, else one sentence."""

    def page() -> Page:
        from daemon.views.page import Note

        return (Note(words),)

    put(lambda: document, page)


def tell(command: Command) -> None:
    """Record the person's word in one transaction and say what it did."""
    with opened() as program:
        said = program.say(lambda state: command(state, program.clock.now(), program.policy))
    put_said(said)


def _span(said: Said) -> str:
    """The events of one word as `undo` takes them: 41, or 41-43."""
    first = said.event or 0
    return str(first) if len(said.events) < 2 else f"{first}-{first + len(said.events) - 1}"


def put_said(said: Said) -> None:
    """What a writing command prints; for people with the way back."""
    document = {"schema": SCHEMA, "event": said.event, "id": said.id, "said": said.said}
    back = f" (to take it back: followup undo {_span(said)})" if said.event is not None else ""
    put_note(document, said.said + back)
