"""Owns how problems of the configuration are told: all at once, each with its line, its key and what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from daemon.errors import ConfigError

Key = tuple[str | int, ...]

_PASSWORDS = ("password", "passwd", "passphrase", "pass", "pwd", "app_password")
_TOKENS = ("token", "access_token", "refresh_token", "client_secret", "api_key")
SECRETS = frozenset((*_PASSWORDS, *_TOKENS))
NO_SECRETS = (
    "no secret belongs in this file; take it out, and run `followup setup` to put it into the keyring"
    ' (or set secret = "command:...")'
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: the key it is about, and a sentence without its full stop."""

    key: Key
    says: str


def dotted(key: Key) -> str:
    """A key as one writes it: account[2].smtp.host counts accounts from 1."""
    text = ""
    for part in key:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def refusal(path: Path, text: str, problems: Iterable[Problem]) -> ConfigError:
    """One error for all problems of a file."""
    lines = places(text)
    told = []
    for problem in problems:
        line = next((lines[problem.key[:n]] for n in range(len(problem.key), 0, -1) if problem.key[:n] in lines), None)
        told.append((line or 0, f"line {line}: " if line else "", f"{dotted(problem.key)}: {problem.says}"))
    told.sort(key=lambda one: one[0])
    count = f"There are {len(told)} problems" if len(told) > 1 else "There is a problem"
    listed = "".join(f"\n  {where}{what}" for _, where, what in told)
    return ConfigError(f"{count} in {path}:{listed}", "Correct the file and try again.")


def meant(word: object, words: Iterable[str]) -> str:
    """What was probably meant, as the end of a sentence; nothing when no word is near."""
    if not isinstance(word, str):
        return ""
    from rapidfuzz import fuzz, process

    folded = {choice.lower(): choice for choice in words}
    found = process.extractOne(word.lower(), list(folded), scorer=fuzz.ratio, score_cutoff=65)
    return f"; did you mean {folded[found[0]]}?" if found else ""


_TABLE = re.compile(r"^\s*(\[\[?)\s*([^\[\]#]+?)\s*\]")
_KEY = re.compile(r"""^\s*([\w\-."' ]+?)\s*=""")


def places(text: str) -> dict[Key, int]:
    """The line, counted from 1, of every table and key that begins a line of the TOML text."""
    lines: dict[Key, int] = {}
    table: Key = ()
    counts: dict[Key, int] = {}
    inside = ""
    for number, line in enumerate(text.splitlines(), 1):
        if inside:
            inside = "" if inside in line else inside
        elif found := _TABLE.match(line):
            table = _parts(found[2])
            if found[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            elif table[:1] in counts:
                table = (table[0], counts[table[:1]], *table[1:])
            lines.setdefault(table, number)
        elif found := _KEY.match(line):
            lines.setdefault((*table, *_parts(found[1])), number)
            inside = _left_open(line)
    return lines


def _parts(dotted_key: str) -> Key:
    return tuple(part.strip().strip("\"'") for part in dotted_key.split("."))


def _left_open(line: str) -> str:
    """The quotes of a multi-line string that begins on this line and does not end there."""
    return next((quotes for quotes in ('"""', "'''") if line.count(quotes) == 1), "")


def secrets_in(data: Any, key: Key = ()) -> list[Problem]:
    """Every key, however deep, that would hold a secret."""
    if isinstance(data, list):
        return [problem for n, part in enumerate(data) for problem in secrets_in(part, (*key, n))]
    if not isinstance(data, dict):
        return []
    found = [Problem((*key, name), NO_SECRETS) for name in data if name.lower() in SECRETS]
    return found + [problem for name, part in data.items() for problem in secrets_in(part, (*key, name))]
