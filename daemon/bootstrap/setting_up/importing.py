"""Owns the first import: one turn over the last 90 days, and a summary of what it found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from daemon.bootstrap.opening import open_program
from daemon.bootstrap.program import Program
from daemon.domain.application import Item
from daemon.domain.stages import Stage
from daemon.views import words
from daemon.views.queue import waiting_drafts, waiting_tasks

DAYS = 90  # as far back as the first turn looks (daemon.loop.parts.Parts.backfill_days)
Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Row:
    """One application: its number, employer and role, and stage, in words."""

    number: int
    named: str
    stage: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the person: its number, its words, and the answers it takes (none: it says itself)."""

    number: int
    words: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What the first import found. `stages`: (stage in words, how many), in the order of a search."""

    read: int
    applications: tuple[Row, ...]
    stages: tuple[tuple[str, int], ...]
    drafts: int
    tasks: int
    questions: tuple[Question, ...]


def first_import(config: Path, data: Path | None, at: str | None, progress: Progress | None = None) -> Summary:
    """Read what is there, plan, and say what was found. Raises FollowupError as `followup once` does."""
    with open_program(config=config, data=data, at=at) as program:
        counts = program.turn(progress)
        return summary(program, counts.read)


def summary(program: Program, read: int) -> Summary:
    """What stands in the journal now."""
    state = program.state()
    tasks = waiting_tasks(state)
    found = [one for _, one in sorted(state.applications.items())]
    counted = Counter(one.stage for one in found)
    return Summary(
        read=read,
        applications=tuple(
            Row(one.id, words.employer(one.company, one.role), words.stage(one.stage.value)) for one in found
        ),
        stages=tuple((words.stage(stage.value), counted[stage]) for stage in Stage if counted[stage]),
        drafts=len(waiting_drafts(state)),
        tasks=sum(item.form != "question" for item in tasks),
        questions=tuple(_question(item) for item in tasks if item.form == "question"),
    )


def _question(item: Item) -> Question:
    """A question in words that suit a terminal and a page: without the lines that name a command."""
    text = str(item.data.get("text") or item.body or "")
    lines = (line for line in text.splitlines() if "followup " not in line and not line.startswith("CHOICE is"))
    said = " ".join(" ".join(lines).split()) or words.kind(str(item.kind))
    return Question(item.id, said, tuple(str(choice) for choice in item.data.get("choices") or ()))
