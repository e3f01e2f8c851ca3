"""Owns what of the configuration only the world can answer: zones, countries, files, servers on this machine."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from daemon.config.problems import Key, meant

Add = Callable[[Key, str], None]
PORTS = {"implicit": 993, "starttls": 143, "none": 143}
GUIDES = {"oauth:google": "docs/providers/gmail.md", "oauth:microsoft": "docs/providers/microsoft.md"}
SMTP_PORTS = {"implicit": 465, "starttls": 587, "none": 25}


def check_person(person: Mapping[str, Any], add: Add) -> None:
    """The time zone must be in the zone database, the country and region in the calendar of holidays."""
    if not person:
        return
    if not _is_zone(person["timezone"]):
        from zoneinfo import available_timezones

        guess = meant(person["timezone"], available_timezones())
        add(("person", "timezone"), f"is no time zone like Europe/Madrid{guess}")
    country, region = person["country"], person["region"]
    if region and not country:
        add(("person", "region"), "needs a country beside it")
    elif country:
        _check_place(country, region, add)


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # a directory of zones, a path out of them, an unknown name
        return False
    return True


def _check_place(country: str, region: str | None, add: Add) -> None:
    import holidays

    try:
        holidays.country_holidays(country)
    except (RuntimeError, ValueError):
        guess = meant(country, holidays.list_supported_countries())
        add(("person", "country"), f"has no calendar of public holidays{guess}")
        return
    try:
        holidays.country_holidays(country, subdiv=region)
    except (RuntimeError, ValueError):
        regions = holidays.list_supported_countries().get(country, [])
        known = f"; there are {', '.join(regions)}" if regions else f"; {country} has none"
        add(("person", "region"), f"is no region of {country} in the calendar of public holidays{known}")


def check_accounts(accounts: Mapping[int, dict[str, Any]], home: Path, add: Add) -> None:
    """Names must differ, files be there, passwords not travel in clear; ports and paths are filled in."""
    names: set[str] = set()
    for n, account in accounts.items():
        account["name"] = account["name"] or account.get("user") or Path(account["path"]).name or "folder"
        if account["name"] in names:
            add(("account", n, "name"), "is the name of another account")
        names.add(account["name"])
        if account["type"] == "folder":
            account["path"] = _from_home(account["path"], home)
        else:
            _check_imap(("account", n), account, home, add)


def _check_imap(key: Key, account: dict[str, Any], home: Path, add: Add) -> None:
    _check_server(key, account, PORTS, add)
    _check_client(key, account, add)
    if account["smtp"]:
        _check_server((*key, "smtp"), account["smtp"], SMTP_PORTS, add)
    if account["ca_file"]:
        account["ca_file"] = _from_home(account["ca_file"], home)
        if not Path(account["ca_file"]).is_file():
            add((*key, "ca_file"), "is not there")


def _check_client(key: Key, account: Mapping[str, Any], add: Add) -> None:
    """Signing in by OAuth needs a client of the person's own, or a command that prints access tokens."""
    if not account["auth"].startswith("oauth"):
        for name in ("client_id", "tenant"):
            if account[name]:
                add((*key, name), 'is for auth = "oauth:google" or "oauth:microsoft"')
    elif not account["client_id"] and not account["secret"].startswith("command:"):
        add((*key, "auth"), f"needs client_id, the id of your own client: see {GUIDES[account['auth']]}")
    if account["tenant"] and account["auth"] == "oauth:google":
        add((*key, "tenant"), "is for Microsoft only")


def _check_server(key: Key, server: dict[str, Any], ports: Mapping[str, int], add: Add) -> None:
    if server["tls"] == "none" and not _is_this_machine(server["host"]):
        add((*key, "tls"), "may be none on this machine only: your password would travel in clear")
    if server["port"] is None:
        server["port"] = ports[server["tls"]]


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def feeds(section: Mapping[str, Any], home: Path) -> dict[str, Any]:
    """The section with whole paths."""
    return {key: path and _from_home(path, home) for key, path in section.items()}


def _from_home(path: str, home: Path) -> str:
    return str(home / Path(path).expanduser())
