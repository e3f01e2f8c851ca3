"""Owns the making of a letter: an occasion's values, tidied, put into its kind's words in the reader's language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from outbox import names
from outbox.kind import Kind, kinds
from outbox.occasion import Letter, Occasion
from outbox.tongue import LETTERS, Tongue, code_of, tongue

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

_OWN = "\ue000"  # stands for the person's own words until the lines around them are filled; never in foreign values
_CLOSED = re.compile(r"(?:regards|wishes|sincerely|cheers|thanks|thank you|yours|grüße|grüßen|gruß)\W*$", re.IGNORECASE)


def compose(occasion: Occasion) -> Letter:
    """The letter for an occasion. What is None is not mentioned; an unknown language is written in English.

    Raises KeyError for a kind we have no words for: that is a mistake of the caller, never of a mail.
    """
    kind, words = kinds()[occasion.kind], tongue(code_of(occasion.language))
    company = names.employer(occasion.company)
    values = _common(occasion, words, company) | kind.values(occasion, words)
    subject, *text = _paragraphs(_render(kind, occasion, words, values))
    own = names.paragraphs(occasion.news)
    written = [own if line == _OWN else line for line in text]
    body = "\n\n".join([_greeting(occasion, words, company), *written, _closing(occasion, words)])
    return Letter(names.reply_subject(occasion.thread_subject) or names.flat(subject, 150), body + "\n")


def _common(occasion: Occasion, words: Tongue, company: str | None) -> dict[str, str]:
    met = occasion.met_on
    return {
        "job": words.about(names.job(occasion.role), company),
        "company": company or "",
        "on": words.on_day.format(day=words.on(met, occasion.today)) if met else "",
        "news": _OWN if names.paragraphs(occasion.news) else "",
    }


def _render(kind: Kind, occasion: Occasion, words: Tongue, values: dict[str, str]) -> str:
    return _letters().get_template(f"{words.code}/{kind.letter(occasion)}.j2").render(values)


@cache
def _letters() -> ImmutableSandboxedEnvironment:
    """The letters' environment; imported late, for the commands that write nothing."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(LETTERS),
        undefined=StrictUndefined,
        autoescape=False,  # plain text; nothing of it is ever HTML
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _paragraphs(text: str) -> list[str]:
    """Paragraphs as single lines: every reader's window wraps them itself."""
    return [line for piece in re.split(r"\n[ \t]*\n", text) if (line := " ".join(piece.split()))]


def _greeting(occasion: Occasion, words: Tongue, company: str | None) -> str:
    """The full name, because a first name alone may be too familiar and a gender is not ours to guess."""
    name = names.person(occasion.recipient_name, occasion.company)
    if name and name.title and name.surname:
        return words.greeting_titled.format(title=words.titled(name.title), surname=name.surname, name=name.full)
    if name:
        return words.greeting.format(name=name.full)
    return words.greeting_company.format(company=company) if company else words.greeting_nobody


def _closing(occasion: Occasion, words: Tongue) -> str:
    """A closing line and the person's name or signature, each once."""
    me, signature = names.flat(occasion.my_name, 100), names.paragraphs(occasion.signature).removeprefix("-- \n")
    shift = occasion.variant + occasion.variant // 12
    closing = words.closings[shift % len(words.closings)]
    if not signature:
        return f"{closing}\n{me}"
    if not any(part in signature.casefold() for part in me.casefold().split()):
        signature = f"{me}\n{signature}"
    return signature if _CLOSED.search(signature.split("\n", 1)[0]) else f"{closing}\n{signature}"
