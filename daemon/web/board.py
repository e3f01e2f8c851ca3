"""Owns what the Applications page shows: a board by stage or a table, filtered, sorted, closed ones apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from daemon.bootstrap.program import Program
from daemon.domain.application import Application, State
from daemon.domain.policy import Policy
from daemon.domain.stages import CLOSED, Stage
from daemon.views.applications import unconfirmed
from daemon.views.timefmt import on_day
from daemon.web.steps import NEVER, Step, steps
from daemon.web.texts import texts

OPEN = (
    *(Stage.OFFERED, Stage.SCHEDULED, Stage.INVITED, Stage.ASSESSMENT, Stage.WAITING, Stage.APPLIED),
    *(Stage.ON_HOLD, Stage.QUIET),
)
OVER = (Stage.ACCEPTED, Stage.DECLINED, Stage.WITHDRAWN, Stage.REJECTED)
ORDER = {stage: place for place, stage in enumerate((*OPEN, *OVER))}
VIEWS = ("board", "table")
MOST = 12  # cards of one column; the rest is a click away in the table
A_PAGE = 40  # rows of the table
t = texts()


@dataclass(frozen=True, slots=True)
class Asked:
    """What of it to show: the words of the address. `sort` begins with "-" for the other way round."""

    view: str = "board"
    words: str = ""
    stage: str = ""
    sort: str = "stage"
    closed: bool = False
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """From an address; what makes no sense in it is left out."""
        view, sort, page = query.get("view", ""), query.get("sort", ""), query.get("page", "")
        stage = query.get("stage", "")
        return cls(
            view if view in VIEWS else "board",
            " ".join(query.get("q", "").split())[:100],
            stage if stage in ORDER else "",
            sort if sort.removeprefix("-") in SORTS else "stage",
            query.get("closed") == "1" or stage in OVER,
            int(page) if page.isdecimal() and 0 < len(page) < 6 else 1,
        )

    def address(self, **other: Any) -> str:
        """The address of the same with something changed; a change begins at the first page."""
        want = replace(self, **{"page": 1, **other})
        query = {
            "view": want.view if want.view != "board" else "",
            "q": want.words,
            "stage": want.stage,
            "sort": want.sort if want.sort != "stage" else "",
            "closed": "1" if want.closed and want.stage not in OVER else "",
            "page": str(want.page) if want.page > 1 else "",
        }
        given = urlencode({name: value for name, value in query.items() if value})
        return f"/applications?{given}" if given else "/applications"


@dataclass(frozen=True, slots=True)
class Row:
    """One application in a list."""

    id: int
    company: str
    role: str
    stage: str
    since: str
    step: Step | None
    unconfirmed: bool
    began: datetime


@dataclass(frozen=True, slots=True)
class Column:
    """All applications of one stage; `more` are not shown."""

    stage: str
    rows: tuple[Row, ...]
    count: int
    more: int


@dataclass(frozen=True, slots=True)
class Board:
    """The whole page. `known`: how many applications there are at all; `shown`: how many of them fit the filter."""

    asked: Asked
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    known: int
    closed: int
    shown: int
    pages: int
    day: str


def board(program: Program, asked: Asked) -> Board:
    """All applications that were asked for."""
    state, policy = program.state(), program.policy
    every = list(state.applications.values())
    wanted = [one for one in every if _fits(one, asked)]
    coming = steps(state, policy) if wanted else {}
    rows = [row(one, coming.get(one.id), state, policy) for one in wanted]
    rows.sort(key=_by_next if asked.view == "board" else SORTS[asked.sort.removeprefix("-")])
    if asked.view == "table" and asked.sort.startswith("-"):
        rows.reverse()
    pages = max(1, -(-len(rows) // A_PAGE))
    first = (min(asked.page, pages) - 1) * A_PAGE
    return Board(
        asked=replace(asked, page=min(asked.page, pages)),
        columns=tuple(_columns(rows)) if asked.view == "board" else (),
        rows=tuple(rows[first : first + A_PAGE]) if asked.view == "table" else (),
        known=len(every),
        closed=sum(one.stage in CLOSED for one in every),
        shown=len(rows),
        pages=pages if asked.view == "table" else 1,
        day=policy.day(state.now).isoformat(),
    )


def row(application: Application, step: Step | None, state: State, policy: Policy) -> Row:
    """One application as lists show it."""
    began = application.since or application.opened_at
    return Row(
        id=application.id,
        company=application.company or t.applications.confidential,
        role=application.role or "",
        stage=application.stage.value,
        since=on_day(policy.day(began), policy.day(state.now)),
        step=step,
        unconfirmed=unconfirmed(application.questions),
        began=began,
    )


def _fits(one: Application, asked: Asked) -> bool:
    if (one.stage in CLOSED and not asked.closed) or (asked.stage and one.stage != asked.stage):
        return False
    named = [one.company, one.role, t.applications.stages[one.stage.value]]
    named += [part for contact in one.contacts.values() for part in (contact.name, contact.address)]
    everything = "\n".join(part for part in named if part).casefold()
    return all(word in everything for word in asked.words.casefold().split())


def _columns(rows: Iterable[Row]) -> list[Column]:
    by_stage: dict[str, list[Row]] = {stage.value: [] for stage in ORDER}
    for one in rows:
        by_stage[one.stage].append(one)
    return [
        Column(stage, tuple(those[:MOST]), len(those), len(those) - len(those[:MOST]))
        for stage, those in by_stage.items()
        if those
    ]


def _by_next(one: Row) -> tuple[bool, float, int]:
    """What comes first is first."""
    step = one.step
    far = (one.began + NEVER).timestamp()
    return step is None or step.held, step.due.timestamp() if step else far, one.id


SORTS: dict[str, Callable[[Row], Any]] = {
    "stage": lambda one: (ORDER[Stage(one.stage)], _by_next(one)),
    "employer": lambda one: (one.company.casefold(), one.role.casefold(), one.id),
    "since": lambda one: (one.began, one.id),
    "next": _by_next,
}
