"""Owns reading and writing a Maildir (https://cr.yp.to/proto/maildir.html)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from daemon.sources.local import files
from daemon.sources.local.container import Entry, safe_name


class Maildir:
    """A directory with `cur` and `new`; `tmp` is made when we write."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self) -> Iterator[Entry]:
        """See Container. `new` first: a mail that moves to `cur` meanwhile is met again there, and named once."""
        met: set[str] = set()
        for part in ("new", "cur"):
            for entry in self._part(part):
                if part == "new":
                    met.add(entry.name)
                elif entry.name in met:
                    continue
                yield entry

    def _part(self, part: str) -> Iterator[Entry]:
        directory = self.path / part
        if not directory.is_dir():
            return
        with os.scandir(directory) as listing:
            for file in listing:
                if file.name.startswith(".") or not file.is_file():
                    continue
                yield Entry(_unique(file.name), Path(file.path), file.stat().st_size)

    def stamp(self) -> tuple[int, ...]:
        """See Container."""
        return files.stamp(self.path / "new") + files.stamp(self.path / "cur")

    def find(self, name: str) -> Entry | None:
        """See Container."""
        return next((entry for part in ("cur", "new") for entry in self._part(part) if entry.name == name), None)

    def _now_at(self, entry: Entry) -> Entry:
        """A mail program may have changed the flags, and so the file's name, since we listed it."""
        return entry if entry.path.exists() else self.find(entry.name) or entry

    def head(self, entry: Entry) -> bytes:
        """See Container."""
        return files.head(self._now_at(entry))

    def read(self, entry: Entry) -> bytes:
        """See Container."""
        return files.read(self._now_at(entry))

    def add(self, raw: bytes, now: datetime, flags: str) -> str:
        """See Container."""
        for part in ("cur", "new", "tmp"):
            (self.path / part).mkdir(mode=0o700, parents=True, exist_ok=True)
        stem = files.stem(raw, now)
        files.write(raw, self.path / "tmp" / stem, self.path / "cur" / f"{stem}:2,{flags}", now)
        return stem

    def remove(self, entry: Entry) -> None:
        """See Container."""
        self._now_at(entry).path.unlink()


def _unique(name: str) -> str:
    """The part of a file name that stays when flags change."""
    return safe_name(name.partition(":2,")[0])
