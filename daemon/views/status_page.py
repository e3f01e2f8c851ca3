"""Owns how health is shown to people: each mailbox, when it was last seen, what is wrong, what is tried when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from daemon.domain.problems import Severity
from daemon.views.page import Block, Card, Note, Page
from daemon.views.status import AccountHealth, Health, Problem
from daemon.views.timefmt import ago, counted, when

STATES = {
    "watching": "watching",
    "polling": "looking every minute",
    "backing_off": "not reachable, will try again",
    "needs_sign_in": "needs you to sign in again",
    "stopped": "not running",
}
NO_ACCOUNT = "No account is set up. Set one up: followup setup"
WELL = "All is well."
BLIND = "Mail may be missed: see the problem above."


def status_page(health: Health, zone: tzinfo, now: datetime) -> Page:
    """Accounts, the queue, and one closing line."""
    return tuple(_blocks(health, zone, now))


def _blocks(health: Health, zone: tzinfo, now: datetime) -> Iterator[Block]:
    for account in health.accounts:
        found = [problem for problem in health.problems if problem.account == account.name]
        yield Card("-", f"{account.name} ({account.kind})", tuple(_lines(account, found, zone, now)))
    everywhere = [problem for problem in health.problems if problem.account is None]
    if everywhere:
        yield Card("-", "This machine", tuple(line for one in everywhere for line in _told(one, zone, now)))
    if not health.accounts:
        yield Note(NO_ACCOUNT, warn=True)
    waiting = f"{counted(health.drafts, 'draft')} and {counted(health.tasks, 'task')} wait for you"
    yield Note(f"{waiting[0].upper()}{waiting[1:]}{': followup queue' if health.drafts or health.tasks else '.'}")
    passed_over, put_aside = health.not_read
    if passed_over:
        words = f"{counted(passed_over, 'mail')} passed over by the first import: followup quarantine skipped"
        yield Note(words[0].upper() + words[1:])
    if put_aside:
        words = f"{counted(put_aside, 'mail')} could not be read: followup quarantine list"
        yield Note(words[0].upper() + words[1:])
    yield Note(WELL, warn=False) if health.well else Note(BLIND, warn=True)
    yield Note(f"followup {health.version}")


def _lines(
    account: AccountHealth, problems: Sequence[Problem], zone: tzinfo, now: datetime
) -> Iterator[tuple[str, str]]:
    yield "State", STATES.get(account.state, account.state)
    seen = when(account.last_seen, zone, now) if account.last_seen else "never"
    behind = f", {ago(account.lag_s)} ago" if account.last_seen and account.lag_s is not None else ""
    yield "Last seen", seen + behind
    if account.problem and not problems:
        yield "Problem", account.problem
    for problem in problems:
        yield from _told(problem, zone, now)
    if account.next_try:
        yield "Next try", when(account.next_try, zone, now)


def _told(problem: Problem, zone: tzinfo, now: datetime) -> Iterator[tuple[str, str]]:
    yield "Problem" if problem.severity is Severity.BLIND else "Note", problem.wrong
    yield "What to do", problem.do
    yield "Since", f"{when(problem.since, zone, now)} ({problem.code})"
