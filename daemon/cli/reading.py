"""Owns the command `read`: what the program makes of mail files, without configuration or state."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import click

from classifiers.classify import classify
from classifiers.parse import Unreadable, parse
from classifiers.reading import Label, Reading
from daemon.views.reading import message_json, message_lines

NOTHING = Reading(Label.UNSURE)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--me", multiple=True, metavar="ADDRESS", help="An address of your own; may be given more than once.")
@click.pass_context
def read(ctx: click.Context, files: tuple[str, ...], me: tuple[str, ...]) -> None:
    """What the program makes of these mails; `-` reads one from stdin."""
    known = getattr(ctx.obj, "addresses", ())
    mine = frozenset(address.strip().lower() for address in (*me, *known))
    shown = _read_all(files, mine)
    if ctx.find_root().params.get("as_json"):
        click.echo(json.dumps({"schema": 1, "messages": list(shown)}, ensure_ascii=False))
        return
    for one in shown:
        click.echo("\n".join(message_lines(one)))


def _read_all(files: tuple[str, ...], me: frozenset[str]) -> Iterator[dict[str, Any]]:
    for file in files:
        try:
            raw = _octets(file)
        except OSError as problem:
            yield message_json(file, None, NOTHING, f"The file cannot be read: {problem.strerror or problem}.")
            continue
        try:
            message = parse(raw)
        except Unreadable as problem:
            yield message_json(file, None, NOTHING, str(problem))
            continue
        yield message_json(file, message, classify(message, me=me))


def _octets(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    with open(file, "rb") as stream:
        return stream.read()
