"""Owns the commands that only look: applications, show, queue, plan, status."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

import click

from daemon.cli.session import opened, put
from daemon.errors import JournalError

if TYPE_CHECKING:
    from daemon.views.page import Page
    from daemon.views.status import Health


@click.command()
@click.option("--all", "closed", is_flag=True, help="The closed ones too.")
def applications(closed: bool) -> None:
    """Your applications and where each one stands.

    \b
    Examples:
      followup applications
      followup applications --all
      followup --json applications
    """
    with opened(reading_only=True) as program:
        state, policy = program.state(), program.policy
        steps = program.next_steps(state)

        def document() -> dict[str, Any]:
            from daemon.views.applications import applications_json

            return applications_json(state, steps, policy, closed=closed)

        def page() -> Page:
            from daemon.views.application_page import applications_page

            return applications_page(state, steps, policy, closed=closed)

        put(document, page)


@click.command()
@click.argument("application", metavar="APP")
def show(application: str) -> None:
    """One application: where it stands, what comes next and why, and everything that happened.

    APP is its number, enough of the company's name, or Company/role words.

    \b
    Examples:
      followup show 3
      followup show acme
      followup show "Acme/data engineer"
    """
    from daemon.cli.naming import find

    with opened(reading_only=True) as program:
        state, policy = program.state(), program.policy
        found = find(state, application)
        step = program.next_steps(state).get(found.id)

        def document() -> dict[str, Any]:
            from daemon.views.applications import show_json

            return show_json(found, state, step, policy)

        def page() -> Page:
            from daemon.views.application_page import show_page

            return show_page(found, state, step, policy)

        put(document, page)


@click.command()
def queue() -> None:
    """The drafts and tasks that wait for you.

    \b
    Examples:
      followup queue
      followup --json queue
    """
    with opened(reading_only=True) as program:
        state, policy = program.waiting(), program.policy

        def document() -> dict[str, Any]:
            from daemon.views.queue import queue_json

            return queue_json(state)

        def page() -> Page:
            from daemon.views.queue_page import queue_page

            return queue_page(state, policy)

        put(document, page)


@click.command()
@click.option("--days", type=click.IntRange(1, 3660), default=30, show_default=True, help="How far to look ahead.")
def plan(days: int) -> None:
    """What will be wished, on which day, and why, if no mail comes and nothing is sent.

    \b
    Examples:
      followup plan
      followup plan --days 90
    """
    with opened(reading_only=True) as program:
        state, policy = program.state(), program.policy
        wishes, held = program.plan(state, days)

        def document() -> dict[str, Any]:
            from daemon.views.plan import plan_json

            return plan_json(wishes, held, state, policy)

        def page() -> Page:
            from daemon.views.plan_page import plan_page

            return plan_page(wishes, held, state, policy, days)

        put(document, page)


@click.command()
@click.pass_context
def status(ctx: click.Context) -> None:
    """When each mailbox was last seen, what is wrong, what to do, and how much waits.

    Exit 0 when well; when blind 3 (a password or the configuration needs you), 6 (the journal or its disk), else 4.

    \b
    Examples:
      followup status
      followup --json status
    """
    health, zone, now = _health()

    def document() -> dict[str, Any]:
        from daemon.views.status import status_json

        return status_json(health)

    def page() -> Page:
        from daemon.views.status_page import status_page

        return status_page(health, zone, now)

    put(document, page)
    ctx.exit(health.exit_code)


def _health() -> tuple[Health, tzinfo, datetime]:
    """Health, and the zone and the moment to tell it in; also when the journal cannot be opened."""
    try:
        with opened(reading_only=True) as program:
            return program.health(), program.policy.zone, program.clock.now()
    except JournalError as error:
        from daemon.bootstrap.wellbeing.asking import from_outside

        given = click.get_current_context().obj
        return from_outside(given["config"], given["data"], given["at"], error)
