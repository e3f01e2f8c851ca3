"""Owns the daemon as a service of the person's session: what is to run, and what its manager says of it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to run. `program`: the words before `run`; `writable`: directories it must write in, made already.

    `credentials`: (name, file, whether it is encrypted) for systemd; `sandbox`: whether it gets a house of its own.
    """

    program: tuple[str, ...]
    data: Path
    writable: tuple[Path, ...] = ()
    credentials: tuple[tuple[str, Path, bool], ...] = ()
    sandbox: bool = True
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a service stands. `hint`: what the person should know or do, a sentence or nothing."""

    manager: str  # systemd | launchd
    file: Path
    installed: bool
    enabled: bool = False
    running: bool = False
    pid: int | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    said: str = ""


Run = Callable[[Sequence[str]], Done]


class Manager(Protocol):
    """What starts programs at login. Raises ConfigError when it is not there or does not do it."""

    def install(self, wanted: Wanted) -> Standing: ...
    def uninstall(self) -> Standing: ...
    def status(self) -> Standing: ...


def run(words: Sequence[str]) -> Done:
    """Run a command of the system to its end. 127: there is none by that name; 124: it came to no end."""
    try:
        ended = subprocess.run(  # noqa: S603 - fixed words of ours
            list(words),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Done(124, f"{words[0]} took more than {SECONDS:.0f} seconds")
    except OSError as error:
        return Done(127, f"{words[0]}: {error.strerror}")
    return Done(ended.returncode, ended.stdout.decode("utf-8", "replace").strip())
