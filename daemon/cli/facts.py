"""Owns the command `facts`: the statement and the interview time in a piece of text, or in each line of a batch."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from daemon.views.facts import Facts, facts_of, line


class WrongRecordError(Exception):
    """A usage error: what is wrong, and what to do about it, one sentence each."""

    def __init__(self, wrong: str, do: str) -> None:
        super().__init__(wrong)
        self.wrong, self.do = wrong, do


def _when(value: object, where: str) -> datetime:
    do = "Give an ISO 8601 time with its zone, such as 2026-06-03T10:12:00-04:00."
    if not isinstance(value, str):
        raise WrongRecordError(f"{where} has no sent_at.", do)
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        raise WrongRecordError(f"{where}: {value[:60]!r} is not a time.", do) from None
    if when.tzinfo is None:
        raise WrongRecordError(f"{where}: {value[:60]!r} has no zone.", do)
    return when


def _record(number: int, raw: str) -> tuple[str, str, datetime, str | None]:
    where = f"Line {number}"
    do = 'Each line is one JSON object: {"id": "..", "text": "..", "sent_at": "..", "locale": ".."}.'
    try:
        record = json.loads(raw)
    except ValueError:
        raise WrongRecordError(f"{where} is not JSON.", do) from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise WrongRecordError(f"{where} has no text.", do)
    locale = record.get("locale")
    if locale is not None and not isinstance(locale, str):
        raise WrongRecordError(f"{where}: its locale is not a text.", do)
    name = record.get("id")
    return str(number if name is None else name), record["text"], _when(record.get("sent_at"), where), locale


def _batch(path: Path) -> list[Facts]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongRecordError(
            f"{path} cannot be read: {error}.", "Name a readable UTF-8 file with one JSON object per line."
        ) from None
    records = [_record(number, raw) for number, raw in enumerate(lines, 1) if raw.strip()]
    return [facts_of(*record) for record in records]


def _asked(text: str | None, sent_at: str | None, locale: str | None, batch: Path | None) -> list[Facts]:
    if batch is not None:
        if text is not None:
            raise WrongRecordError("Both a text and --batch were given.", "Give one of them.")
        return _batch(batch)
    if text is None:
        raise WrongRecordError(
            "There is nothing to read.",
            'Give a text and --sent-at, or --batch FILE.jsonl: followup facts "by Friday" --sent-at WHEN.',
        )
    if sent_at is None:
        raise WrongRecordError(
            "The day the text was written is missing.", "Add --sent-at WHEN, an ISO 8601 time with its zone."
        )
    return [facts_of("1", text, _when(sent_at, "--sent-at"), locale)]


@click.command()
@click.argument("text", required=False)
@click.option("--sent-at", default=None, help="When the text was written (ISO 8601 with zone).")
@click.option("--locale", default=None, help="en-US or en-GB; decides 05/06 and the holidays.")
@click.option("--batch", type=click.Path(path_type=Path), default=None, help="A file with one JSON record per line.")
@click.pass_context
def facts(ctx: click.Context, text: str | None, sent_at: str | None, locale: str | None, batch: Path | None) -> None:
    """Says when they decide and when the interview is, according to a piece of text."""
    as_json = bool(ctx.find_root().params.get("as_json"))
    try:
        found = _asked(text, sent_at, locale, batch)
    except WrongRecordError as error:
        _fail(error, as_json)
        ctx.exit(2)
    if as_json:
        document: dict[str, Any] = {"schema": 1, "facts": [one.as_json() for one in found]}
        click.echo(json.dumps(document, ensure_ascii=False))
        return
    for one in found:
        click.echo(line(one))


def _fail(error: WrongRecordError, as_json: bool) -> None:
    if as_json:
        click.echo(
            json.dumps({"schema": 1, "error": {"code": 2, "wrong": error.wrong, "do": error.do}}, ensure_ascii=False)
        )
    else:
        click.echo(f"{error.wrong} {error.do}", err=True)
