"""Owns the text of config.toml as setup writes it: never with a secret."""

from __future__ import annotations

import tomlkit
from tomlkit.items import AoT, InlineTable, Table

from daemon.bootstrap.setting_up.shapes import Mailbox, Person, Server

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


def _person(person: Person) -> Table:
    facts: dict[str, object] = {"name": person.name, "addresses": [person.address], "timezone": person.timezone}
    return _table(facts | ({"country": person.country} if person.country else {}))


def _account(mailbox: Mailbox) -> Table:
    table = _table({"name": mailbox.name, "type": "imap", **_server(mailbox.imap), "user": mailbox.user})
    table.add("auth", mailbox.auth)
    table.add("secret", mailbox.secret)
    for key in ("client_id", "tenant", "ca_file", "authserv_id"):
        value = getattr(mailbox, key)
        if value:
            table.add(key, value)
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
