"""Fixtures of the source tests: the servers, started once for all of them."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.servers.dovecot import Dovecot, dovecot

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Dovecot]:
    """Dovecot; tests that use it are marked `server`."""
    with tempfile.TemporaryDirectory(prefix="dc") as path, dovecot(Path(path)) as running:
        yield running


@pytest.fixture
def user() -> str:
    """A mailbox nobody has used yet."""
    return f"sam{next(_numbers)}"
