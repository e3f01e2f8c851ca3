"""Writes the pages that are made from code: `make docs`. The check compares them, so they cannot grow old."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from daemon.domain.problems import Code, Row, Severity
from daemon.domain.problems.installation import INSTALLATION
from daemon.domain.problems.machine import MACHINE
from daemon.domain.problems.mail import MAIL
from daemon.domain.stages import CLOSED, TABLE, Signal, Stage

HERE = Path(__file__).resolve().parent
MARK = "<!-- Below this line: made by `make docs` from daemon/domain/problems/, not to be edited here. -->"
HEAD = """# Stages

Made by `make docs` from the table in `daemon/domain/stages.py`, which is the whole truth; do not edit this page.
What each stage means, and what the signals are read from: [rules.md](rules.md), sections 1 and 2.
"""
KEY = """
The diagram shows the moves while no other interview is fixed ahead. While one is, every move that would end in an open
stage before an offer ends in `scheduled` (the tables below have every cell). `back` is the stage before `assessment` or
`quiet`. A move that is not here is recorded and asked about; the stage stays.
"""


BEFORE_AN_OFFER = tuple(stage for stage in Stage if stage not in CLOSED and stage != Stage.OFFERED)
ANY = "any"


def _targets(stage: Stage, signal: Signal) -> set[str]:
    """Where a signal leads while nothing is fixed ahead, whether or not an interview was held; staying is left out."""
    found = {TABLE.get((stage, signal, False, held)) for held in (False, True)}
    return {str(to) for to in found if to is not None and to != stage}


def _from_anywhere(signal: Signal) -> str | None:
    """The one stage a signal leads to from nearly everywhere before an offer, or None."""
    moves = {stage: _targets(stage, signal) for stage in BEFORE_AN_OFFER}
    ends = set().union(*moves.values())
    usual = len([stage for stage, targets in moves.items() if targets]) >= len(BEFORE_AN_OFFER) - 2
    return ends.pop() if usual and len(ends) == 1 else None


def _edges() -> dict[tuple[str, str], list[str]]:
    """(from, to) -> the signals that move there."""
    found: dict[tuple[str, str], list[str]] = {}
    for signal in Signal:
        anywhere = _from_anywhere(signal)
        if anywhere:
            found.setdefault((ANY, anywhere), []).append(signal)
    for stage in Stage:
        for signal in Signal:
            if stage in BEFORE_AN_OFFER and _from_anywhere(signal):
                continue
            for to in sorted(_targets(stage, signal)):
                found.setdefault((stage, to), []).append(signal)
    return found


def _diagram() -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f'  state "new, or any open stage before an offer" as {ANY}'
    yield f"  [*] --> {ANY}"
    for (start, end), signals in _edges().items():
        yield f"  {'[*]' if start == Stage.NEW else start} --> {end}: {', '.join(signals)}"
    yield "```"


def _cells(stage: Stage) -> Iterator[str]:
    """One line a signal: the next stage with none held, with one held, and with one fixed ahead."""
    for signal in Signal:
        cells = [
            TABLE.get((stage, signal, ahead, held)) for ahead, held in ((False, False), (False, True), (True, True))
        ]
        named = [cell for cell in cells if cell is not None]
        if len(named) == len(cells):
            yield f"| {signal} | " + " | ".join("*stays*" if cell == stage else str(cell) for cell in named) + " |"


def _tables() -> Iterator[str]:
    for stage in Stage:
        rows = list(_cells(stage))
        title = "not opened yet" if stage == Stage.NEW else str(stage)
        yield f"\n## From {title}\n"
        if not rows:
            yield "Nothing moves it: mail is recorded, the person may still correct it."
            continue
        yield "| signal | no interview held | one was held | one is fixed ahead |"
        yield "|---|---|---|---|"
        yield from rows


def stages_page() -> str:
    """docs/stages.md as it should be now."""
    return "\n".join([HEAD, *_diagram(), KEY, *_tables()]).replace("\n\n\n", "\n\n") + "\n"


def _fact(text: str) -> str:
    """A sentence with its facts as words in capitals."""
    return re.sub(r"\{(\w+)\}", lambda hit: hit[1].upper(), text)


def _explained(code: Code, row: Row) -> Iterator[str]:
    yield f"\n### {code}\n"
    yield f"*{_fact(row.wrong)}*\n"
    told = f"`status` exits {row.exit}" if row.severity is Severity.BLIND else "a note: nothing is missed"
    yield f"**Do:** {_fact(row.do)} {_fact(row.more)} ({told})"


def troubleshooting_page() -> str:
    """docs/troubleshooting.md: what stands above the mark is written by hand, what stands below from the table."""
    head = (HERE / "troubleshooting.md").read_text(encoding="utf-8").partition(MARK)[0]
    lines = [head + MARK]
    for title, rows in (("Mail", MAIL), ("This machine", MACHINE), ("The installation", INSTALLATION)):
        lines.append(f"\n## {title}")
        for code, row in rows.items():
            lines += _explained(code, row)
    return "\n".join(lines) + "\n"


PAGES = {"stages.md": stages_page, "troubleshooting.md": troubleshooting_page}


def main() -> None:
    """Write every generated page."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
