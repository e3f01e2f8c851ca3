"""Owns looking a provider up in the table providers.toml: by the domain of an address, or by the MX of a domain."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from daemon.adapters.discovery.shapes import SUBMISSIONS, Provider, Server, server

FILE = Path(__file__).with_name("providers.toml")
COUNTRIES = frozenset(("com.br", "com.ar", "com.au", "com.mx", "com.tr", "co.uk", "co.jp", "co.in", "co.id", "co.nz"))


@cache
def providers() -> tuple[Provider, ...]:
    """The whole table, in the file's order."""
    rows = tomllib.loads(FILE.read_text(encoding="utf-8"))["provider"]
    return tuple(_provider(row) for row in rows)


def _provider(row: dict[str, Any]) -> Provider:
    lists = {key: tuple(row.get(key, ())) for key in ("clicks", "domains", "names", "mx")}
    smtp = row.get("smtp")
    return Provider(
        id=row["id"],
        name=row["name"],
        imap=server(row["imap"], row.get("tls", "")) if "imap" in row else None,
        smtp=server(smtp if ":" in smtp else f"{smtp}:{SUBMISSIONS}", row.get("tls", "")) if smtp else None,
        sign_in=row["sign_in"],
        oauth=row.get("oauth", ""),
        note=row.get("note", ""),
        **lists,
    )


def domain_of(address: str) -> str:
    """The domain of an address as DNS knows it: lower case, A-labels; "" when it cannot be one."""
    domain = address.rpartition("@")[2].strip().rstrip(".").lower()
    try:
        return domain.encode("idna").decode("ascii") if domain else ""
    except UnicodeError:
        return ""


def by_domain(address: str) -> Provider | None:
    """The provider whose own domain this is. A name before another ending than a country's is nobody's (gmail.evil)."""
    domain = domain_of(address)
    name, _, ending = domain.partition(".")
    country = ending in COUNTRIES or ("." not in ending and 2 <= len(ending) <= 3)
    for one in providers():
        if domain in one.domains or (country and name in one.names):
            return one
    return None


def by_mx(hosts: tuple[str, ...]) -> Provider | None:
    """The provider that takes a domain's mail: all its MX hosts end in one provider's names."""
    found = {_by_ending(host.lower().rstrip(".")) for host in hosts}
    return found.pop() if len(found) == 1 else None


def by_server(server: Server) -> Provider | None:
    """The provider whose server this is. On this machine many things may listen, so there the port counts too."""
    here = server.host.startswith("127.")
    for one in providers():
        for its in (one.imap, one.smtp):
            if its and its.host == server.host and (its.port == server.port or not here):
                return one
    return None


def _by_ending(host: str) -> Provider | None:
    endings = ((one, ending) for one in providers() for ending in one.mx)
    return next((one for one, ending in endings if host == ending or host.endswith("." + ending)), None)
