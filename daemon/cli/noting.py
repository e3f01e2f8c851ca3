"""Owns `note`: what only the person knows, told after an interview or a call."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from classifiers.reading import Statement
from daemon.cli.naming import about
from daemon.cli.session import opened, put_said
from daemon.cli.values import civil_date, one_line, paragraph, somebody
from daemon.errors import UsageError
from daemon.pipeline import word

if TYPE_CHECKING:
    from daemon.bootstrap import Program

PROFILES = ("patient", "brisk", "assertive")
CHANNELS = ("email", "call")


@click.command()
@click.argument("application", metavar="APP")
@click.option("--met", multiple=True, metavar='"NAME <ADDRESS>"', help="Somebody you met (repeatable).")
@click.option(
    "--helped", multiple=True, metavar='"NAME <ADDRESS>"', help="Somebody who was kind: the reception (repeatable)."
)
@click.option("--decision", callback=one_line, metavar="WORDS", help='When they decide, in your words: "by Friday".')
@click.option(
    "--news", callback=paragraph, metavar="TEXT", help="Something new and relevant; the next check says it, once."
)
@click.option(
    "--mention", callback=paragraph, metavar="TEXT", help="Something from the interview to mention in the thank-yous."
)
@click.option("--profile", type=click.Choice(PROFILES), help="How assertive to be with this employer.")
@click.option("--channel", type=click.Choice(CHANNELS), help="How to ask: by e-mail or by telephone.")
@click.option("--hold-until", metavar="DATE", help="No checks before this day, YYYY-MM-DD.")
def note(
    application: str,
    met: tuple[str, ...],
    helped: tuple[str, ...],
    decision: str | None,
    news: str | None,
    mention: str | None,
    profile: str | None,
    channel: str | None,
    hold_until: str | None,
) -> None:
    """Whom you met, when they decide, what is new: what only you know.

    \b
    Examples:
      followup note acme --met "Ana Ruiz <ana@acme.test>" --met "Sam Lee"
      followup note acme --decision "by Friday"
      followup note 3 --news "I finished the certificate we spoke of." --hold-until 2026-06-30
    """
    if not any((met, helped, decision, news, mention, profile, channel, hold_until)):
        raise click.UsageError(
            "Say what you know: --met, --helped, --decision, --news, --mention, --profile, --channel or --hold-until."
        )
    people = [somebody(text, "--met") for text in met]
    kind = [somebody(text, "--helped") for text in helped]
    hold: date | None = civil_date(hold_until, "--hold-until") if hold_until else None
    with opened() as program:
        now = program.clock.now()
        statement = statement_of(decision, now, program) if decision is not None else None
        said = program.say(
            lambda state: about(
                state,
                application,
                lambda found: word.note(
                    state,
                    now,
                    program.policy,
                    application=found,
                    met=people,
                    helped=kind,
                    statement=statement,
                    news=news,
                    mention=mention,
                    profile=profile,
                    channel=channel,
                    hold_until=hold,
                ),
            )
        )
    put_said(said)


def statement_of(words: str, now: datetime, program: Program) -> Statement:
    """What the words say about when they decide; words that say nothing are exit 2 with the reader's explanation."""
    from classifiers.statements import explain, read_decision

    here = now.astimezone(program.policy.zone)
    locale = program.settings.person.locale
    statement = read_decision(words, sent_at=here, locale=locale)
    if statement is None:
        raise UsageError(
            explain(words, sent_at=here, locale=locale),
            'Say it like "by Friday", "next week" or "wait for their call".',
        )
    return statement
