"""Owns the writing of config.toml by setup: whole or not at all, readable by the person only, never with a secret."""

from __future__ import annotations

import os
from pathlib import Path

import tomlkit
from tomlkit.items import AoT, InlineTable, Table

from daemon.adapters.places import private_directory
from daemon.cli.setup_answers import Mailbox, Person, Server
from daemon.errors import ConfigError

HEAD = "Written by `followup setup`. What else can be set here: config.example.toml."


def configuration(person: Person, mailbox: Mailbox) -> str:
    """The text of config.toml."""
    document = tomlkit.document()
    document.add(tomlkit.comment(HEAD))
    document.add("person", _person(person))
    accounts = AoT([])
    accounts.append(_account(mailbox))
    document.add("account", accounts)
    document.add("send", _table({"via": "smtp" if mailbox.smtp else "drafts"}))
    return tomlkit.dumps(document)


def write_private(path: Path, text: str) -> None:
    """Write a file that only the person can read (0600), in the place of the one that was there."""
    private_directory(path.parent)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise ConfigError(
            f"The configuration cannot be written to {path} ({error.strerror}).",
            "Check who owns that directory, or name another file with --config.",
        ) from error


def _person(person: Person) -> Table:
    facts: dict[str, object] = {"name": person.name, "addresses": [person.address], "timezone": person.timezone}
    return _table(facts | ({"country": person.country} if person.country else {}))


def _account(mailbox: Mailbox) -> Table:
    table = _table({"name": mailbox.name, "type": "imap", **_server(mailbox.imap), "user": mailbox.user})
    table.add("auth", "password")
    table.add("secret", mailbox.secret)
    if mailbox.ca_file:
        table.add("ca_file", mailbox.ca_file)
    if mailbox.authserv_id:
        table.add("authserv_id", mailbox.authserv_id)
    if mailbox.smtp:
        smtp: InlineTable = tomlkit.inline_table()
        smtp.update(_server(mailbox.smtp))
        table.add("smtp", smtp)
    return table


def _server(server: Server) -> dict[str, object]:
    return {"host": server.host, "port": server.port, "tls": server.tls}


def _table(values: dict[str, object]) -> Table:
    table = tomlkit.table()
    for key, value in values.items():
        table.add(key, value)
    return table
