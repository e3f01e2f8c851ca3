"""Owns reading and writing .eml files, one mail each, alone or in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from daemon.sources.local import files
from daemon.sources.local.container import Entry, safe_name


class EmlFolder:
    """A directory; files whose name ends in .eml count, hidden ones and subdirectories do not."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self) -> Iterator[Entry]:
        """See Container."""
        if not self.path.is_dir():
            return
        with os.scandir(self.path) as listing:
            for file in listing:
                if file.name.lower().endswith(".eml") and not file.name.startswith(".") and file.is_file():
                    yield Entry(safe_name(file.name), Path(file.path), file.stat().st_size)

    def stamp(self) -> tuple[int, ...]:
        """See Container."""
        return files.stamp(self.path)

    def find(self, name: str) -> Entry | None:
        """See Container."""
        return next((entry for entry in self.entries() if entry.name == name), None)

    def head(self, entry: Entry) -> bytes:
        """See Container."""
        return files.head(entry)

    def read(self, entry: Entry) -> bytes:
        """See Container."""
        return files.read(entry)

    def add(self, raw: bytes, now: datetime, flags: str) -> str:
        """See Container. A plain file has no flags."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{files.stem(raw, now)}.eml"
        files.write(raw, self.path / f".{name}.part", self.path / name, now)
        return name

    def remove(self, entry: Entry) -> None:
        """See Container."""
        entry.path.unlink()


class EmlFile(EmlFolder):
    """One single .eml file, named by the person: a folder of one."""

    def entries(self) -> Iterator[Entry]:
        """See Container."""
        if self.path.is_file():
            yield Entry(safe_name(self.path.name), self.path, self.path.stat().st_size)
