"""Owns the steps between the questions: the mailbox of an address, its way out, whose it is, and what is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from daemon.adapters.discovery.finding import find, guess
from daemon.adapters.discovery.providers import by_domain, by_server, domain_of
from daemon.adapters.discovery.shapes import NOTHING, SUBMISSIONS, Found, Server
from daemon.bootstrap.setting_up.guesses import name_of
from daemon.bootstrap.setting_up.shapes import Mailbox, Person, Wishes
from daemon.bootstrap.setting_up.trials import Finding
from daemon.bootstrap.setting_up.world import World


def look_for(address: str, wishes: Wishes, world: World) -> Found:
    """The servers of an address; the network is not asked when the IMAP server was named."""
    if wishes.imap:
        provider = by_server(wishes.imap)
        return Found("said", provider, wishes.imap, wishes.smtp or (provider.smtp if provider else None))
    found = find(address, world.network(wishes.ca_file))
    return replace(found, smtp=wishes.smtp) if wishes.smtp else found


def mailbox_for(address: str, imap: Server, found: Found, wishes: Wishes) -> Mailbox:
    """The mailbox, with drafts as its way out."""
    name = address.rpartition("@")[2].partition(".")[0] or "mail"
    return Mailbox(name, address, wishes.user or found.user or address, imap, ca_file=wishes.ca_file)


def smtp_for(mailbox: Mailbox, found: Found, wishes: Wishes, world: World) -> Server | None:
    """The way out by SMTP, None when nobody knows it."""
    known = wishes.smtp or found.smtp
    if known:
        return known
    provider = by_domain(mailbox.address)
    if provider and provider.smtp:
        return provider.smtp
    network = world.network(mailbox.ca_file)
    guessed = guess(domain_of(mailbox.address), network) if found.how != "guess" else NOTHING
    if guessed.smtp:
        return guessed.smtp
    beside = Server(mailbox.imap.host.replace("imap.", "smtp.", 1), SUBMISSIONS)
    return beside if network.answers(beside) else None


def person_for(mailbox: Mailbox, findings: Sequence[Finding], wishes: Wishes, world: World) -> Person:
    """Whose mailbox it is. `name` is "" when neither sent mail nor address tells."""
    learned = next((one.value for one in findings if one.what == "name" and one.value), None)
    zone = wishes.timezone or world.zone()
    country = wishes.country if wishes.country is not None else world.country(zone)
    return Person(wishes.name or learned or name_of(mailbox.address), mailbox.address, zone, country or None)


def learned(mailbox: Mailbox, findings: Sequence[Finding]) -> Mailbox:
    """The mailbox with what the trials taught."""
    return replace(mailbox, authserv_id=next((f.value for f in findings if f.what == "authserv_id"), None))


def write(path: Path, person: Person, mailbox: Mailbox) -> None:
    """Write config.toml, whole or not at all, and read it back. Raises ConfigError."""
    from daemon.adapters.private_file import write_private
    from daemon.bootstrap.setting_up.writing import configuration
    from daemon.config import load

    write_private(path, configuration(person, mailbox))
    load(path)  # says at once what it would say later
