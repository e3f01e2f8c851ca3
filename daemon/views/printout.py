"""Owns the printed page of a letter or a fax: who writes, when, to whom, and the words; as text or as HTML to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

from daemon.domain.application import Item, State
from daemon.pipeline.writer import Writer
from outbox.tongue import code_of, tongue

_STYLE = """
@page { size: A4; margin: 25mm 22mm }
body { font: 12pt/1.5 Georgia, "Times New Roman", serif; max-width: 40em; margin: 2em auto; padding: 0 1em }
body { color: #111; background: #fff }
address { font-style: normal; margin-bottom: 1.5em; white-space: pre-line }
h1 { font-size: 1.6em; letter-spacing: .1em } table { border-collapse: collapse; margin-bottom: 2em }
th, td { text-align: left; padding: .2em 1.5em .2em 0; vertical-align: top } p { white-space: pre-line }
@media print { body { margin: 0; max-width: none } }
"""


@dataclass(frozen=True, slots=True)
class Printout:
    """One page. `form`: "letter" | "fax"; blocks of lines; `paragraphs` of the letter, greeting and closing too."""

    form: str
    language: str
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    day: str
    subject: str
    paragraphs: tuple[str, ...]


def printout(item: Item, state: State, writer: Writer, today: date) -> Printout | None:
    """The page of a letter or fax task; None when the task is none or its letter is not known."""
    if item.form not in ("letter", "fax") or not item.body.strip():
        return None
    application = state.applications.get(item.application or 0)
    words = tongue(code_of(writer.language))
    day = words.day_with_year.format(
        weekday=words.weekdays[today.weekday()], day=today.day, month=words.months[today.month - 1], year=today.year
    )
    to = (item.data.get("name"), application.company if application else None)
    return Printout(
        form=item.form,
        language=words.code,
        sender=(writer.name, writer.addresses[0]),
        recipient=tuple(line for line in to if line),
        day=day,
        subject=item.subject,
        paragraphs=tuple(part.strip() for part in item.body.split("\n\n") if part.strip()),
    )


def as_text(page: Printout) -> str:
    """Plain text, LF line ends."""
    if page.form == "fax":
        to = ", ".join(page.recipient)
        head = [
            f"FAX\n\nTo:    {to}\nFrom:  {', '.join(page.sender)}\nDate:  {page.day}\nPages: 1\nRe:    {page.subject}"
        ]
    else:
        head = ["\n".join(page.sender), "\n".join(page.recipient), page.day]
    return "\n\n".join(part for part in (*head, *page.paragraphs) if part) + "\n"


def as_html(page: Printout) -> str:
    """One page of HTML that holds everything it needs and prints on one sheet."""
    title = escape(f"{page.subject}, {page.form}")
    paragraphs = "\n".join(f"<p>{escape(part)}</p>" for part in page.paragraphs)
    return (
        f'<!doctype html>\n<html lang="{page.language}">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n<main>\n{_head(page)}\n{paragraphs}\n</main>\n</html>\n"
    )


def _head(page: Printout) -> str:
    sender, recipient = (escape("\n".join(lines)) for lines in (page.sender, page.recipient))
    if page.form == "letter":
        blocks = (f"<address>{block}</address>" for block in (sender, recipient) if block)
        return "\n".join((*blocks, f"<p>{escape(page.day)}</p>"))
    rows = (
        ("To", recipient),
        ("From", sender),
        ("Date", escape(page.day)),
        ("Pages", "1"),
        ("Re", escape(page.subject)),
    )
    cells = "".join(f'<tr><th scope="row">{name}</th><td><p>{value}</p></td></tr>' for name, value in rows)
    return f"<h1>FAX</h1>\n<table>{cells}</table>"
