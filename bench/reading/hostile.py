"""Owns what long and odd texts cost: seconds of ours and of the rivals, who are ended after a limit and told so."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from bench.reading.rivals import Answer, ask, installed, rival
from classifiers.dates.found import find_dates
from classifiers.text import cut

SIZE = 20_000
LIMIT = 10.0
SENT_AT = "2026-06-03T10:12:00-04:00"
CUTTERS = ("mail-parser-reply", "email-reply-parser")
FINDERS = ("dateparser", "parsedatetime", "timefhuman", "ctparse", "datefinder")
QUOTED = {"blank lines": "\n ", "short lines": "On a\n", "marks": "> "}
DATED = {"dates": "on 1 may 2026 at 10:00 ", "digits": "1 ", "words": "we will be in touch with you soon "}


def hostile_lines() -> Iterator[str]:
    """One line for each reader of replies, then of dates."""
    sent_at = datetime.fromisoformat(SENT_AT)
    yield f"hostile texts of {SIZE // 1000} kB, seconds (a rival is ended after {LIMIT:.0f})"
    yield _row("followupd, replies", {name: _taken(partial(cut, piece)) for name, piece in _texts(QUOTED)})
    for name in CUTTERS if installed() else ():
        yield _row(name, _asked("replies", name, QUOTED))
    dated = {name: _taken(partial(find_dates, piece, sent_at, "en-US")) for name, piece in _texts(DATED)}
    yield _row("followupd, dates", dated)
    for name in FINDERS if installed() else ():
        yield _row(name, _asked("dates", name, DATED))


def _texts(pieces: dict[str, str]) -> Iterator[tuple[str, str]]:
    for name, piece in pieces.items():
        yield name, piece * (SIZE // len(piece))


def _taken(act: Callable[[], object]) -> str:
    started = time.perf_counter()
    act()
    return f"{time.perf_counter() - started:.2f}"


def _asked(script: str, name: str, pieces: dict[str, str]) -> dict[str, str]:
    """Each text's seconds, a short one first that has the child load what it needs."""
    cells = {}
    for title, text in _texts(pieces):
        records = [{"id": one, "text": said, "sent_at": SENT_AT} for one, said in (("warm", "Monday"), (title, text))]
        answers = ask(rival(script, name), records, limit=LIMIT)
        next(answers)
        started = time.perf_counter()
        answer = next(answers, Answer(title, failed="died"))
        answers.close()
        cells[title] = answer.failed or f"{time.perf_counter() - started:.2f}"
    return cells


def _row(name: str, cells: dict[str, str]) -> str:
    return f"  {name:<19}" + ", ".join(f"{title} {cell}" for title, cell in cells.items())
