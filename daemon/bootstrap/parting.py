"""Owns what a turn is made of, put together from the configuration."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from daemon.adapters.reader_process import ReaderProcess
from daemon.config.settings import ImapAccount
from daemon.loop.parts import Parts
from daemon.pipeline.drafting import Drafter
from daemon.pipeline.writer import Writer

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program


def parts_of(program: Program) -> Parts:
    """The parts of a turn; the reader process ends with the program."""
    settings, accounts = program.settings, program.accounts
    reader = ReaderProcess()
    program.at_close(reader.close)
    person = settings.person
    writer = Writer(person.name or person.addresses[0], person.addresses, person.language, person.signature or None)
    return Parts(
        journal=program.journal,
        reader=reader,
        sources=accounts.sources,
        drafts=accounts.drafts,
        senders=accounts.senders,
        policy=program.policy,
        drafter=Drafter(writer, program.policy, program.token),
        via=settings.send,
        me=frozenset(person.addresses),
        locale=_locale(person.locale) if person.country else None,
        authserv_ids={
            a.name: frozenset({a.authserv_id})
            for a in settings.accounts
            if isinstance(a, ImapAccount) and a.authserv_id
        },
        until=program.at,
        keep_texts=timedelta(days=settings.keep_text_days),
        no_copies=frozenset(accounts.no_copies),
    )


def _locale(locale: str) -> str:
    """What numeric dates mean: month first in the United States, day first elsewhere (docs/dates.md)."""
    return "en-US" if locale.upper().endswith("US") else "en-GB"
