"""Owns the commands that only look: applications, show, queue, plan, status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from daemon.cli.session import opened, put

if TYPE_CHECKING:
    from daemon.views.page import Page

BLIND = 4


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
        state, steps, policy = program.state(), program.next_steps(), program.policy

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
        step = program.next_steps().get(found.id)

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
        wishes, held = program.plan(days)

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
    """When each mailbox was last seen, what is wrong, and how much waits. Exit 0 when well, 4 when blind.

    \b
    Examples:
      followup status
      followup --json status
    """
    with opened(reading_only=True) as program:
        health = program.health()
        zone, now = program.policy.zone, program.clock.now()

        def document() -> dict[str, Any]:
            from daemon.views.status import status_json

            return status_json(health)

        def page() -> Page:
            from daemon.views.status_page import status_page

            return status_page(health, zone, now)

        put(document, page)
    if not health.well:
        ctx.exit(BLIND)
