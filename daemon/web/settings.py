"""Owns what the Settings page shows: every number of the rules with its meaning, accounts; no secrets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from daemon.bootstrap.program import Program
from daemon.config.problems import Problem, dotted
from daemon.config.settings import FolderAccount, ImapAccount
from daemon.web.settings_fields import Field, fields
from daemon.web.settings_file import seal
from daemon.web.texts import Namespace, texts

t = texts()


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field with its words. `value` is what the person typed, when that was refused."""

    name: str
    id: str
    kind: str
    label: str
    meaning: str
    value: str
    default: str
    column: str  # the profile of a number; empty elsewhere
    choices: tuple[tuple[str, str], ...]
    problem: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """One number with its meaning, in all three profiles."""

    label: str
    meaning: str
    fields: tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True)
class AccountShown:
    """One account, to read only."""

    name: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SettingsShown:
    """The whole page. `seal` tells whether the file changed since; `problems` are those that belong to no field."""

    groups: dict[str, tuple[FieldShown, ...]]
    numbers: tuple[RowShown, ...]
    accounts: tuple[AccountShown, ...]
    path: str
    send: str
    seal: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """What was typed into one group, and why it was not taken."""

    typed: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()


def settings(program: Program, refused: Refused | None = None) -> SettingsShown:
    """The settings as they are, or as they were typed and refused."""
    refused = refused or Refused()
    beside: dict[str, str] = {}
    for problem in refused.problems:
        beside.setdefault(dotted(problem.key), problem.says)
    groups = {
        name: tuple(_field(one, refused.typed, beside) for one in those)
        for name, those in fields(program.settings).items()
    }
    known = {one.name for those in groups.values() for one in those}
    return SettingsShown(
        groups=groups,
        numbers=tuple(_rows(groups["numbers"])),
        accounts=tuple(_account(one) for one in program.settings.accounts),
        path=str(program.settings.path),
        send=t.settings.send[program.settings.send],
        seal=seal(program.settings.path),
        problems=tuple(f"{key}: {says}" if key else says for key, says in beside.items() if key not in known),
    )


def _field(one: Field, typed: Mapping[str, str], beside: Mapping[str, str]) -> FieldShown:
    secret = one.kind == "secret"
    value = one.present if secret or not typed else typed.get(one.name, one.present if one.kind != "yes" else "")
    return FieldShown(
        name=one.name,
        id=one.name.replace(".", "-"),
        kind=one.kind,
        label=t.settings.label[one.label],
        meaning=t.settings.meaning[one.label],
        value=value,
        default=_word(one.default) if one.kind == "choice" else one.default,
        column=one.key[1] if len(one.key) == 3 and one.kind == "number" else "",
        choices=tuple((choice, _word(choice)) for choice in one.choices),
        problem=beside.get(one.name, ""),
    )


def _word(choice: str) -> str:
    found: Namespace = t.settings.choice
    return str(found[choice])


def _rows(numbers: Sequence[FieldShown]) -> list[RowShown]:
    rows = groupby(numbers, key=lambda one: (one.label, one.meaning))
    return [RowShown(label, meaning, tuple(those)) for (label, meaning), those in rows]


def _account(account: ImapAccount | FolderAccount) -> AccountShown:
    if isinstance(account, FolderAccount):
        return AccountShown(account.name, ((t.settings.account_path, f"{account.path} ({account.format})"),))
    where = account.secret if account.secret in t.settings.secret else "command"
    facts = [
        (t.settings.account_server, f"{account.host}:{account.port} ({t.settings.tls[account.tls]})"),
        (t.settings.account_user, account.user),
        (t.settings.account_secret, t.settings.secret[where]),
        (t.settings.account_folders, ", ".join(account.folders)),
    ]
    if account.smtp:
        facts.append((t.settings.account_smtp, f"{account.smtp.host}:{account.smtp.port}"))
    return AccountShown(account.name, tuple(facts))
