"""Owns reading config.toml, and the checked copy of it that lets the quick commands start without the checker."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from daemon.config.settings import Settings, settings_from
from daemon.errors import ConfigError

CACHE = "config.checked.json"
LARGEST = 1_000_000


def load(path: Path) -> Settings:
    """The settings of a file; one ConfigError that names every problem in it."""
    return settings_from(_checked(path, _text(path)))


def load_cached(path: Path, cache_dir: Path) -> Settings:
    """The same, from the checked copy in `cache_dir` when it was made from exactly this text by this program.

    The copy holds no more than the configuration itself (which holds no secrets). That it cannot be read or written
    costs time and nothing else.
    """
    text = _text(path)
    made_from = {"program": _program(), "path": str(path), "text": text}
    cache = cache_dir / CACHE
    try:
        kept = json.loads(cache.read_text(encoding="utf-8"))
        if kept["made_from"] == made_from:
            return settings_from(kept["settings"])
    except (OSError, ValueError, TypeError, KeyError):
        pass
    checked = _checked(path, text)
    _keep(cache, {"made_from": made_from, "settings": checked})
    return settings_from(checked)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            octets = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise ConfigError(
            f"There is no configuration at {path}.", "Run `followup setup`, or copy config.example.toml there."
        ) from error
    except OSError as error:
        raise ConfigError(
            f"The configuration {path} cannot be read ({error.strerror}).",
            "Check that it is a file and yours, or name another one with --config.",
        ) from error
    if len(octets) > LARGEST:
        raise ConfigError(f"The configuration {path} is larger than a megabyte.", "Name the right file with --config.")
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"The configuration {path} is no UTF-8 text.", "Save it as UTF-8.") from error


def _checked(path: Path, text: str) -> dict[str, Any]:
    """The plain form of the settings; everything heavy is imported here."""
    import tomllib

    from daemon.config.checking import check
    from daemon.config.problems import refusal

    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"The configuration {path} is not valid TOML: {error}.", "Correct that line.") from error
    plain, problems = check(data, path)
    if problems:
        raise refusal(path, text, problems)
    return plain


def _program() -> str:
    """Changes whenever the checker or the defaults do: the sizes and times of their files."""
    here = Path(__file__).parent
    files = [*sorted(here.glob("*.py")), here.parent / "domain" / "policy.py"]
    return " ".join(f"{entry.st_size}:{entry.st_mtime_ns}" for entry in map(os.stat, files))


def _keep(cache: Path, data: dict[str, Any]) -> None:
    """Write the copy for this person only, whole or not at all; never in the way of the command."""
    if not cache.parent.is_dir():  # the journal makes it, and makes it private
        return
    draft = cache.with_name(f"{CACHE}.{os.getpid()}")
    try:
        with open(
            os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600), "w", encoding="utf-8"
        ) as file:
            json.dump(data, file)
        draft.replace(cache)
    except OSError:
        draft.unlink(missing_ok=True)
