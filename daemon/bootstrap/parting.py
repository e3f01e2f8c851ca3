"""Owns what a turn is made of, put together from the configuration."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from daemon.adapters.reader_process import ReaderProcess
from daemon.bootstrap.writing import writer_of
from daemon.config.settings import ImapAccount
from daemon.loop.parts import Parts
from daemon.pipeline.drafting import Drafter

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program


def parts_of(program: Program) -> Parts:
    """The parts of a turn; the reader process ends with the program."""
    settings, accounts = program.settings, program.accounts
    reader = ReaderProcess()
    program.at_close(reader.close)
    person = settings.person
    return Parts(
        journal=program.journal,
        reader=reader,
        sources=accounts.sources,
        drafts=accounts.drafts,
        senders=accounts.senders,
        policy=program.policy,
        drafter=_drafter(program),
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


def renew_parts(program: Program) -> None:
    """The rules changed: what rests on them is made anew, the accounts stay as they are."""
    parts = program.parts
    parts.policy = program.policy
    parts.drafter = _drafter(program)
    parts.keep_texts = timedelta(days=program.settings.keep_text_days)


def _drafter(program: Program) -> Drafter:
    return Drafter(writer_of(program.settings), program.policy, program.token)


def _locale(locale: str) -> str:
    """What numeric dates mean: month first in the United States, day first elsewhere (docs/dates.md)."""
    return "en-US" if locale.upper().endswith("US") else "en-GB"
