"""Owns `task print`: the page of a letter or a fax, as text, to print from the browser, or as PDF."""

from __future__ import annotations

from pathlib import Path

import click

from daemon.cli.files import write
from daemon.cli.naming import refused
from daemon.cli.session import SCHEMA, as_json, opened, put_note
from daemon.errors import UsageError
from daemon.pipeline.said import Refusal, find_item


@click.command("print")
@click.argument("number", metavar="ID", type=click.IntRange(1))
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="A page to open and print.")
@click.option("--pdf", type=click.Path(path_type=Path, dir_okay=False), help="A PDF; needs the pdf extra.")
def print_task(number: int, html: Path | None, pdf: Path | None) -> None:
    """The page of a thank-you that goes by post or fax.

    \b
    Examples:
      followup task print 8
      followup task print 8 --pdf thanks.pdf
    """
    from daemon.bootstrap.writing import writer_of
    from daemon.views.printout import as_html, as_text, printout

    with opened(reading_only=True) as program:
        state = program.waiting()
        item = find_item(state, number, draft=False)
        if isinstance(item, Refusal):
            raise refused(item)
        page = printout(item, state, writer_of(program.settings), program.policy.day(program.clock.now()))
    if page is None:
        raise UsageError(f"Task {number} is no letter and no fax.", "See which ones are: followup queue")
    text = as_text(page)
    if html is not None:
        write(html, as_html(page).encode())
    if pdf is not None:
        from dataclasses import asdict

        from daemon.adapters.printing import pdf as printed

        write(pdf, printed(asdict(page)))
    written = [str(path) for path in (html, pdf) if path is not None]
    if not written and not as_json():
        click.echo(text, nl=False)
        return
    words = f"Written: {', '.join(written)}." if written else "Nothing was written."
    put_note({"schema": SCHEMA, "id": number, "said": words, "text": text, "files": written}, words)
