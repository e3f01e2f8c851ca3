"""Owns the commands that only look: applications, show, queue, plan, status."""

from __future__ import annotations

import click

from daemon.cli.session import opened, put

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
    from daemon.views.application_page import applications_page
    from daemon.views.applications import applications_json

    with opened(reading_only=True) as program:
        state, steps, policy = program.state(), program.next_steps(), program.policy
        put(
            lambda: applications_json(state, steps, policy, closed=closed),
            lambda: applications_page(state, steps, policy, closed=closed),
        )


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
    from daemon.views.application_page import show_page
    from daemon.views.applications import show_json

    with opened(reading_only=True) as program:
        state, policy = program.state(), program.policy
        found = find(state, application)
        step = program.next_steps().get(found.id)
        put(lambda: show_json(found, state, step, policy), lambda: show_page(found, state, step, policy))


@click.command()
def queue() -> None:
    """The drafts and tasks that wait for you.

    \b
    Examples:
      followup queue
      followup --json queue
    """
    from daemon.views.queue import queue_json
    from daemon.views.queue_page import queue_page

    with opened(reading_only=True) as program:
        state, policy = program.state(), program.policy
        put(lambda: queue_json(state), lambda: queue_page(state, policy))


@click.command()
@click.option("--days", type=click.IntRange(1, 3660), default=30, show_default=True, help="How far to look ahead.")
def plan(days: int) -> None:
    """What will be wished, on which day, and why, if no mail comes and nothing is sent.

    \b
    Examples:
      followup plan
      followup plan --days 90
    """
    from daemon.views.plan import plan_json
    from daemon.views.plan_page import plan_page

    with opened(reading_only=True) as program:
        state, policy = program.state(), program.policy
        wishes, held = program.plan(days)
        put(
            lambda: plan_json(wishes, held, state, policy),
            lambda: plan_page(wishes, held, state, policy, days),
        )


@click.command()
@click.pass_context
def status(ctx: click.Context) -> None:
    """When each mailbox was last seen, what is wrong, and how much waits. Exit 0 when well, 4 when blind.

    \b
    Examples:
      followup status
      followup --json status
    """
    from daemon.views.status import status_json
    from daemon.views.status_page import status_page

    with opened(reading_only=True) as program:
        health = program.health()
        zone, now = program.policy.zone, program.clock.now()
        put(lambda: status_json(health), lambda: status_page(health, zone, now))
    if not health.well:
        ctx.exit(BLIND)
