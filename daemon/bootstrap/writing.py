"""Owns in whose name is written: the configuration's person as the letters know them."""

from __future__ import annotations

from daemon.config.settings import Settings
from daemon.pipeline.writer import Writer


def writer_of(settings: Settings) -> Writer:
    """The one who writes; without a name the address stands for it."""
    person = settings.person
    return Writer(person.name or person.addresses[0], person.addresses, person.language, person.signature or None)
