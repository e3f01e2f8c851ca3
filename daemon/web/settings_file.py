"""Owns the changing of config.toml: some keys, everything else as it stands; checked as a whole, the old file kept."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any

from daemon.adapters.private_file import write_private
from daemon.config.problems import Problem
from daemon.errors import ConfigError
from daemon.web.settings_fields import Field, Key

_WHOLE = re.compile(r"-?[0-9]{1,9}")
_FRACTION = re.compile(r"-?[0-9]{1,9}\.[0-9]{1,9}")
BACKUP = ".bak"


def seal(path: Path) -> str:
    """Tells whether the file is still the one a form was made from."""
    return hashlib.sha256(_text(path).encode()).hexdigest()[:32]


def change(path: Path, wanted: Mapping[Field, str]) -> tuple[Problem, ...]:
    """Write what was typed, in the words of config.toml; an empty text takes the key out, and its default counts.

    Returns every problem of the file as it would be, and writes it only when there is none.
    """
    import tomlkit

    from daemon.config.checking import check

    path = path.resolve()  # a link to the file stays a link
    old = _text(path)
    document = tomlkit.parse(old)
    for field, typed in wanted.items():
        _put(document, field.key, value_of(field, typed))
    new = tomlkit.dumps(document)
    _, problems = check(tomllib.loads(new), path)
    if problems:
        return tuple(problems)
    if new != old:
        write_private(path.with_name(path.name + BACKUP), old)
        write_private(path, new)
    return ()


def value_of(field: Field, typed: str) -> Any:
    """What was typed as a value; as text when it is none of its kind, so that the checker says so."""
    if field.kind == "yes":
        return True if typed == "yes" else None
    if not typed:
        return None
    if field.kind == "number":
        if _WHOLE.fullmatch(typed):
            return int(typed)
        return float(typed) if _FRACTION.fullmatch(typed) else typed
    if field.kind == "clock":
        try:
            return time.fromisoformat(typed)
        except ValueError:
            return typed
    return typed


def _put(document: Any, key: Key, value: Any) -> None:
    import tomlkit

    table = document
    for part in key[:-1]:
        if part not in table:
            if value is None:
                return
            table[part] = tomlkit.table()
        table = table[part]
        if not isinstance(table, dict):
            return  # the checker tells that this should be a table
    if value is not None:
        table[key[-1]] = value
    elif key[-1] in table:
        del table[key[-1]]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The configuration {path} cannot be read.", "Check that it is a file and yours.") from error
