"""Fixtures of the daemon's tests: Dovecot, started once, and a house that leaves no process behind."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.daemon.house import House
from tests.daemon.postbox import Postbox
from tests.servers.dovecot import Dovecot, dovecot

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Dovecot]:
    """Dovecot; tests that use it are marked `server`."""
    with tempfile.TemporaryDirectory(prefix="dc") as path, dovecot(Path(path)) as running:
        yield running


@pytest.fixture
def box(server: Dovecot) -> Postbox:
    """A mailbox nobody has used yet."""
    return Postbox(server, f"robin{next(_numbers)}")


@pytest.fixture
def house(box: Postbox, tmp_path: Path) -> Iterator[House]:
    """A person's machine whose account is that mailbox."""
    made = House(tmp_path, {"port": box.server.imaps, "user": box.user, "ca_file": box.server.ca_file})
    yield made
    made.sweep()
