"""Owns looking at the installation: the interpreter, its SQLite, and who else uses the name `daemon`."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

from daemon.bootstrap.doctor.finding import Finding, trouble
from daemon.domain.problems import Code

OLDEST = (3, 11)
OLDEST_SQLITE = (3, 37, 0)
FOREIGN = ("daemon.py", "pidfile.py", "runner.py", "_metadata.py")  # python-daemon's modules in the package `daemon`


def installation(
    version: tuple[int, ...] = sys.version_info[:3],
    sqlite: tuple[int, ...] = sqlite3.sqlite_version_info,
    distributions: Sequence[str] | None = None,
    package: Path = Path(__file__).parents[2],
    *,
    isolated: bool = sys.prefix != sys.base_prefix,
) -> Iterator[Finding]:
    """Everything about it; the world is passed in by tests."""
    yield _python(version)
    yield _sqlite(sqlite)
    yield _name(_installed() if distributions is None else distributions, package)
    if isolated or Path("/.dockerenv").exists() or Path("/run/.containerenv").exists():
        yield Finding("isolation", "It is installed in an environment of its own.")
    else:
        yield trouble("isolation", Code.NOT_ISOLATED)


def _python(version: tuple[int, ...]) -> Finding:
    name = ".".join(map(str, version))
    if version < OLDEST:
        return trouble("interpreter", Code.PYTHON_OLD, version=name)
    return Finding("interpreter", f"Python {name} at {sys.executable}.")


def _sqlite(version: tuple[int, ...]) -> Finding:
    name = ".".join(map(str, version))
    if version < OLDEST_SQLITE:
        return trouble("sqlite", Code.SQLITE_OLD, version=name)
    return Finding("sqlite", f"SQLite {name}.")


def _name(distributions: Sequence[str], package: Path) -> Finding:
    clash = [name for name in distributions if name.lower().replace("_", "-") == "python-daemon"]
    clash += [str(package / name) for name in FOREIGN if (package / name).exists()]
    if clash:
        return trouble("name", Code.NAME_CLASH, what=", ".join(clash))
    return Finding("name", "Nobody else uses the name `daemon` here.")


def _installed() -> list[str]:
    return [name for one in metadata.distributions() if (name := one.metadata["Name"])]
