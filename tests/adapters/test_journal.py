"""The two journals keep one contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from daemon.adapters.journal import Journal, opening
from daemon.adapters.journal.memory import MemoryJournal
from daemon.adapters.journal.port import JournalPort
from tests.adapters.journal_contract import JournalContract


class TestSqlite(JournalContract):
    """In a file."""

    @pytest.fixture
    def journal(self, tmp_path: Path) -> Iterator[JournalPort]:
        with Journal.open(tmp_path / "journal.sqlite3") as journal:
            yield journal


class TestWriteAheadLog(JournalContract):
    """In a file, with the settings of newer SQLite versions."""

    @pytest.fixture
    def journal(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[JournalPort]:
        monkeypatch.setattr(opening, "durable_settings", lambda: ("WAL", "FULL"))
        with Journal.open(tmp_path / "journal.sqlite3") as journal:
            yield journal


class TestMemory(JournalContract):
    """In memory."""

    @pytest.fixture
    def journal(self) -> JournalPort:
        return MemoryJournal()
