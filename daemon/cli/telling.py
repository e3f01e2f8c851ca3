"""Owns the commands that record the person's word about an application: add, stage, set, merge, split, undo, trust."""

from __future__ import annotations

import click

from daemon.cli.naming import about, mail_key
from daemon.cli.session import tell
from daemon.cli.values import address as checked_address
from daemon.cli.values import civil_date, one_line
from daemon.domain.stages import Stage
from daemon.pipeline import word

APP = click.argument("application", metavar="APP")
STAGES = [stage.value for stage in Stage if stage is not Stage.NEW]


@click.command()
@click.option("--company", required=True, callback=one_line, help="The employer.")
@click.option("--role", required=True, callback=one_line, help="The job.")
@click.option("--applied", metavar="DATE", help="When you applied, YYYY-MM-DD; today when left out.")
def add(company: str, role: str, applied: str | None) -> None:
    """Add an application that no mail has told about.

    \b
    Example:
      followup add --company "Acme" --role "Data Engineer" --applied 2026-06-01
    """
    day = civil_date(applied, "--applied") if applied else None
    tell(lambda state, now, policy: word.add(state, now, policy, company=company, role=role, applied=day))


@click.command()
@APP
@click.argument("stage", type=click.Choice(STAGES, case_sensitive=False))
def stage(application: str, stage: str) -> None:
    """Say where an application stands; no mail from before moves it again.

    \b
    Examples:
      followup stage acme rejected
      followup stage 3 accepted
    """
    wanted = Stage(stage)
    tell(
        lambda state, now, policy: about(
            state, application, lambda found: word.set_stage(state, now, policy, application=found, stage=wanted)
        )
    )


@click.command("set")
@APP
@click.option("--company", callback=one_line, help="What the employer is called.")
@click.option("--role", callback=one_line, help="What the job is called.")
@click.option("--remove-person", metavar="ADDRESS", help="Somebody who has nothing to do with it.")
def set_facts(application: str, company: str | None, role: str | None, remove_person: str | None) -> None:
    """Correct what the program knows of an application.

    \b
    Examples:
      followup set 3 --company "Acme Ltd" --role "Data Engineer"
      followup set acme --remove-person someone@acme.test
    """
    if company is None and role is None and remove_person is None:
        raise click.UsageError("Say what to correct: --company, --role or --remove-person.")
    removed = checked_address(remove_person, "--remove-person") if remove_person else None
    tell(
        lambda state, now, policy: about(
            state,
            application,
            lambda found: word.set_facts(
                state, now, policy, application=found, company=company, role=role, remove_person=removed
            ),
        )
    )


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
def merge(first: str, second: str) -> None:
    """Two applications are one: what is known of B goes over to A, and B is gone.

    \b
    Example:
      followup merge 3 4
    """
    tell(
        lambda state, now, policy: about(
            state,
            first,
            lambda a: about(state, second, lambda b: word.merge(state, now, policy, a=a, b=b)),
        )
    )


@click.command()
@APP
@click.argument("mail")
def split(application: str, mail: str) -> None:
    """A mail belongs to an application of its own. MAIL is its Message-ID, as `show` prints it.

    \b
    Example:
      followup split acme "<20260603.77@mail.acme.test>"
    """
    tell(
        lambda state, now, policy: about(
            state,
            application,
            lambda found: word.split(state, now, policy, application=found, mail=mail_key(found, mail)),
        )
    )


def _range(ctx: click.Context, param: click.Parameter, text: str) -> tuple[int, int]:
    """`41` or `41-43`."""
    first, _, last = text.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal() and 0 < int(first) <= int(last or first)):
        raise click.BadParameter(f"{text!r} is no event's number, such as 41, and no range, such as 41-43.")
    return int(first), int(last or first)


@click.command()
@click.argument("event", metavar="EVENT", callback=_range)
def undo(event: tuple[int, int]) -> None:
    """Take an event back, by the number that `show` prints before it; what rested on it is withdrawn.

    What one command recorded as several events goes together: 41-43.

    \b
    Examples:
      followup undo 41
      followup undo 41-43
    """
    tell(lambda state, now, policy: word.undo_all(state, now, policy, first=event[0], last=event[1]))


@click.command()
@APP
@click.argument("address")
def trust(application: str, address: str) -> None:
    """Let an address be used for this employer's application.

    \b
    Example:
      followup trust acme ana.ruiz@acme-group.test
    """
    checked = checked_address(address, "ADDRESS")
    tell(
        lambda state, now, policy: about(
            state, application, lambda found: word.trust(state, now, policy, application=found, address=checked)
        )
    )
