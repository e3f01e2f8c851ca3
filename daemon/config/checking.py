"""Owns checking the configuration: every problem of the whole file, or its plain form with all defaults filled in."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from daemon.config import world
from daemon.config.problems import NO_SECRETS, SECRETS, Key, Problem, meant, secrets_in
from daemon.config.shape import NOT_IN_THE_FILE, PROFILES, SECTIONS, Section, account_section
from daemon.domain.policy import Numbers, Policy

Values = dict[str, Any]


class Found:
    """What a look at the whole file gave: the sections that are sound, and the problems of the others."""

    def __init__(self, data: Mapping[str, Any], home: Path) -> None:
        self.problems: list[Problem] = secrets_in(data)
        self.home = home  # relative paths start at the configuration's directory
        self.sections: dict[str, Values] = {}
        self.accounts: dict[int, Values] = {}
        names = (*SECTIONS, "account")
        for name in data:
            if name not in names and name.lower() not in SECRETS:
                self.add((name,), f"unknown section{meant(name, names)}")
        for name, shape in SECTIONS.items():
            self._section(name, data.get(name, {}), shape)
        self._accounts(data.get("account", []))

    def add(self, key: Key, says: str) -> None:
        """One more problem."""
        self.problems.append(Problem(key, says))

    def _section(self, name: str, data: object, shape: type[Section]) -> None:
        values = self._valid((name,), data, shape)
        if values is not None:
            self.sections[name] = values

    def _accounts(self, data: object) -> None:
        if not isinstance(data, list):
            self.add(("account",), "write [[account]], with two brackets")
            return
        for n, account in enumerate(data):
            values = self._valid(("account", n), account, account_section(account))
            if values is not None:
                self.accounts[n] = values

    def _valid(self, key: Key, data: object, shape: type[Section]) -> Values | None:
        try:
            return shape.model_validate(data).model_dump(mode="json")
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                self.problems += _told(key, detail, shape)
            return None


def check(data: Mapping[str, Any], path: Path) -> tuple[Values, list[Problem]]:
    """The plain form of the settings, and every problem; with any problem the plain form is not to be used."""
    found = Found(data, path.absolute().parent)
    world.check_person(found.sections.get("person", {}), found.add)
    world.check_accounts(found.accounts, found.home, found.add)
    _check_way_out(found)
    rules = _rules(found.sections.get("rules", {}), found.add)
    if found.problems:
        return {}, found.problems
    person = found.sections["person"]
    plain = {
        "path": str(path),
        "person": {**person, "addresses": [address.lower() for address in person["addresses"]]},
        "accounts": list(found.accounts.values()),
        "send": found.sections["send"]["via"],
        "rules": rules,
        "review": found.sections["review"],
        "notify": found.sections["notify"],
        "feeds": world.feeds(found.sections["feeds"], found.home),
        "keep_text_days": found.sections["privacy"]["keep_text_days"],
    }
    return plain, []


def _told(section: Key, detail: ErrorDetails, shape: type[Section]) -> Iterator[Problem]:
    """Pydantic's complaint in our words."""
    key: Key = (*section, *detail["loc"])
    name = next(part for part in reversed(key) if isinstance(part, str))
    match detail["type"]:
        case "extra_forbidden":
            if name.lower() not in SECRETS:
                yield Problem(key, f"unknown key{meant(name, _keys(shape, detail['loc'][:-1]))}")
        case "missing":
            yield Problem(key, "is missing")
        case "literal_error":
            allowed = ["imap", "folder"] if name == "type" else re.findall("'([^']*)'", detail["ctx"]["expected"])
            yield Problem(key, f"must be {' or '.join(allowed)}{meant(detail['input'], allowed)}")
        case "string_pattern_mismatch" if name in ("secret", "client_secret_in", "apprise"):
            yield Problem(key, f"must say where the secret is: keyring, credential or command:...; {NO_SECRETS}")
        case "string_pattern_mismatch":
            yield Problem(key, FORMS.get(name, "must be one line of text without control characters"))
        case "model_type" | "model_attributes_type" | "dict_type":
            yield Problem(key, "must be a table of keys")
        case _:
            yield Problem(key, detail["msg"][:1].lower() + detail["msg"][1:])


FORMS = {
    "addresses": "must be e-mail addresses alone, without a name",
    "country": "must be a country's two capital letters, like ES",
    "language": 'must be a language like "en" or "en-GB"',
    "client_id": "must be the id alone: letters, digits, dots and dashes",
    "tenant": 'must be "common", "consumers", "organizations", or a directory\'s id or name',
    "host": "must be the name or address of a server alone",
    "ntfy": "must be the address of the topic, https://...",
}


def _keys(shape: type[Section], inner: tuple[str | int, ...]) -> list[str]:
    """The keys that may stand in a table, `inner` being the way to it from the section."""
    for name in inner:
        field = shape.model_fields.get(str(name))
        kinds = (field.annotation, *get_args(field.annotation)) if field else ()
        shape = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Section)), shape)
    return list(shape.model_fields)


def _check_way_out(found: Found) -> None:
    via = found.sections.get("send", {}).get("via")
    if via == "smtp":
        for n, account in found.accounts.items():
            if account["type"] == "imap" and account["smtp"] is None:
                found.add(("account", n), 'has no smtp = {host = "..."}, which [send] via = "smtp" needs')
    if via == "folder" and all(account["type"] != "folder" for account in found.accounts.values()):
        found.add(("send", "via"), 'is "folder", but no [[account]] has type = "folder"')


def _rules(section: Values, add: world.Add) -> Values:
    """The plain form of the policy: the profiles' defaults with the person's numbers over them."""
    if not section:
        return {}
    shared = {key: value for key, value in section.items() if value is not None and key not in _NOT_SHARED}
    _check_hours(shared, add)
    return {
        **shared,
        "profile": section["profile"],
        "numbers": {name: _profile(default, section[name]) for name, default in PROFILES.items()},
        "thank_you_channel": section["thank_you"]["channel"],
        "check_channel": section["status_check"]["channel"],
    }


_NOT_SHARED = {"profile", "thank_you", "status_check", *PROFILES}


def _profile(default: Numbers, own: Mapping[str, Any]) -> Values:
    changes = {key: value for key, value in own.items() if value is not None}
    if "named_date_every_days" in changes:  # the person counts in days: business days no longer go before
        changes.setdefault("named_date_every_business_days", 0)
    return dataclasses.asdict(dataclasses.replace(default, **changes))


def _check_hours(shared: Mapping[str, Any], add: world.Add) -> None:
    defaults = {field.name: field.default for field in dataclasses.fields(Policy) if field.name not in NOT_IN_THE_FILE}
    starts, ends, evening, checks = (
        str(shared.get(name, defaults[name])) for name in ("day_starts", "day_ends", "evening_ends", "checks_at")
    )
    if not starts < ends <= evening:
        add(("rules", "day_ends"), "the day must start before it ends, and the evening not end before the day")
    elif not starts <= checks <= ends:
        add(("rules", "checks_at"), "must lie within the day")
