"""Owns what setup says at the end: what was guessed and how to change it, and what the first import found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from daemon.bootstrap.setting_up.importing import Question, Summary
from daemon.bootstrap.setting_up.shapes import Mailbox, Person
from daemon.cli.app import COMMANDS
from daemon.views.page import Block, Card, Heading, Note, Page, Table, one_line
from daemon.views.timefmt import counted

MOST = 30  # applications and questions that are listed
LOOK = "Look at them: followup review (a page in your browser) or followup queue."
GO_ON = "To keep watching your mail: followup run."
SERVICE = "To keep watching your mail in the background: followup service install."


def guessed(person: Person, mailbox: Mailbox, path: Path) -> list[str]:
    """What is in config.toml, with the option that changes it."""
    out = f"sent by {mailbox.smtp}" if mailbox.smtp else "put into your Drafts folder"
    rows = [
        ("Name", person.name, "--name"),
        ("Time zone", person.timezone, "--timezone"),
        ("Holidays of", person.country or "no country", "--country"),
        ("Mail server", f"{mailbox.imap}, as {mailbox.user}", "--imap, --user"),
        ("Letters are", out, "--send, --smtp"),
    ]
    lines = [f"  {label + ':':<13} {value}   (change: {option})" for label, value, option in rows]
    return [
        f"Written to {path}:",
        *lines,
        "Is something wrong? Run followup setup again with that option, or edit the file.",
    ]


def import_page(found: Summary) -> Page:
    """The first import, for people."""
    return tuple(_blocks(found))


def import_json(found: Summary) -> dict[str, Any]:
    """The first import, for programs."""
    return {
        "read": found.read,
        "applications": [{"id": one.number, "named": one.named, "stage": one.stage} for one in found.applications],
        "stages": dict(found.stages),
        "drafts": found.drafts,
        "tasks": found.tasks,
        "questions": [{"id": one.number, "text": one.words, "choices": list(one.choices)} for one in found.questions],
    }


def _blocks(found: Summary) -> Iterator[Block]:
    yield Heading(f"{counted(len(found.applications), 'application')} found in {counted(found.read, 'mail')}")
    if found.applications:
        stages = ", ".join(f"{count} {stage}" for stage, count in found.stages)
        yield Note(f"By stage: {stages}.")
        rows = tuple((str(one.number), one_line(one.named), one.stage) for one in found.applications[:MOST])
        yield Table(("No.", "Application", "Stage"), rows)
        if len(found.applications) > MOST:
            yield Note(f"And {len(found.applications) - MOST} more: followup applications --all")
    else:
        yield Note("No mail about an application was found in the last 90 days. Add one by hand: followup add COMPANY")
    yield Note(f"{waits(found)} {LOOK if found.drafts or found.tasks or found.questions else ''}".strip())
    if found.questions:
        yield Heading(f"{counted(len(found.questions), 'question')} for you")
        yield from (_card(one) for one in found.questions[:MOST])
    yield Note(SERVICE if "service" in COMMANDS else GO_ON)


def _card(question: Question) -> Card:
    answer = f"followup answer {question.number} {'|'.join(question.choices) or 'CHOICE'}"
    return Card(str(question.number), one_line(question.words), (("Answer", answer),))


def waits(found: Summary) -> str:
    """What waits for the person, in a sentence."""
    counts = ((found.drafts, "draft"), (found.tasks, "task"), (len(found.questions), "question"))
    waiting = [counted(count, what) for count, what in counts if count]
    return f"{', '.join(waiting)} for you." if waiting else "Nothing waits for you now."
