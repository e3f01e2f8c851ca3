"""Owns what is wrong now, by topic: who watches it says at every look how it is, so that a mended trouble goes."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from daemon.domain.problems import Code
from daemon.errors import ConfigError, CredentialsError, FollowupError, JournalError
from daemon.views.status import Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """A problem with the topic it belongs to; `until`: when it goes by itself, None: when its topic is well."""

    topic: str
    problem: Problem
    until: datetime | None = None


class Notebook:
    """Safe between threads."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._lock = threading.Lock()
        self._entries = tuple(entries)

    def say(self, topic: str, problems: Iterable[Problem], until: datetime | None = None) -> None:
        """How a topic is now; what was wrong with it before keeps its beginning."""
        with self._lock:
            before = {(e.problem.code, e.problem.account): e.problem.since for e in self._entries if e.topic == topic}
            others = tuple(entry for entry in self._entries if entry.topic != topic)
            self._entries = others + tuple(Entry(topic, _since(one, before), until) for one in problems)

    def well(self, topic: str) -> None:
        """Nothing is wrong with a topic."""
        self.say(topic, ())

    def entries(self, now: datetime) -> tuple[Entry, ...]:
        """What holds now."""
        with self._lock:
            self._entries = tuple(entry for entry in self._entries if entry.until is None or now < entry.until)
            return self._entries


def _since(problem: Problem, before: Mapping[tuple[str, str | None], datetime]) -> Problem:
    since = before.get((problem.code, problem.account), problem.since)
    return replace(problem, since=since)


def problem_of(error: FollowupError, now: datetime, account: str | None = None, *, oauth: bool = False) -> Problem:
    """An error as a problem; one without a code of its own gets that of its kind."""
    return Problem(code_of(error, oauth=oauth), error.wrong, error.do, now, account)


def code_of(error: FollowupError, *, oauth: bool = False) -> str:
    """The code of an error's row in the table; `oauth`: its account signs in with tokens."""
    if error.trouble:
        return error.trouble
    match error:
        case CredentialsError():
            return Code.SIGN_IN_EXPIRED if oauth else Code.NO_PASSWORD
        case ConfigError():
            return Code.CONFIG_WRONG
        case JournalError():
            return Code.JOURNAL_UNWRITABLE
    return Code.OTHER


def merged(entries: Iterable[Entry]) -> tuple[Problem, ...]:
    """Each trouble of an account once, the worst first: exit 6, then 3, then 4, then what only wants saying."""
    found: dict[tuple[str, str | None], Problem] = {}
    for entry in sorted(entries, key=lambda one: not one.topic.startswith("turn")):  # the last turn knows best
        known = found.setdefault((entry.problem.code, entry.problem.account), entry.problem)
        since = min(known.since, entry.problem.since)
        found[known.code, known.account] = replace(known, since=since)
    order = {6: 0, 3: 1, 4: 2, 0: 9}
    return tuple(sorted(found.values(), key=lambda one: (order.get(one.exit, 3), one.account or "", one.since)))


def to_plain(entry: Entry) -> dict[str, Any]:
    """JSON types only."""
    one = entry.problem
    return {
        "topic": entry.topic,
        "code": one.code,
        "wrong": one.wrong,
        "do": one.do,
        "since": one.since.isoformat(),
        "account": one.account,
        "until": entry.until.isoformat() if entry.until else None,
    }


def from_plain(data: Mapping[str, Any]) -> Entry:
    """The entry again. Raises KeyError, TypeError or ValueError for anything else."""
    since = datetime.fromisoformat(data["since"])
    problem = Problem(data["code"], data["wrong"], data["do"], since, data["account"])
    return Entry(data["topic"], problem, datetime.fromisoformat(data["until"]) if data["until"] else None)
