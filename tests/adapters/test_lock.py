"""The lock of turns: one holder, named to the second one, and never a stale one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from daemon.adapters.lock import TurnLock, holder
from daemon.errors import JournalError

ROOT = Path(__file__).parents[2]
HOLDER = (
    "import sys; from pathlib import Path; from daemon.adapters.lock import TurnLock\n"
    "lock = TurnLock(Path(sys.argv[1]), 'import').take(); print('ready', flush=True); sys.stdin.read()\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the lock lies, in a directory that is not there yet."""
    return tmp_path / "state" / "turn.lock"


def test_a_second_one_is_told_who_holds_it(path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        with pytest.raises(JournalError, match=rf"in use by process {child.pid} \(followup import\)") as caught:
            TurnLock(path).take()
        assert caught.value.code == 6
        assert holder(path) == child.pid
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert holder(path) is None
    with TurnLock(path):
        assert holder(path) == os.getpid()


def test_two_in_one_process_are_two(path: Path) -> None:
    with TurnLock(path, "run"), pytest.raises(JournalError, match="followup run"):
        TurnLock(path).take()
    with TurnLock(path):
        pass


def test_a_file_left_behind_stops_nobody(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(f"{os.getppid()} run\n")
    assert holder(path) is None
    with TurnLock(path, "once"):
        assert path.read_text() == f"{os.getpid()} once\n"
    assert path.read_text() == ""


def test_a_holder_that_left_no_name_is_still_a_holder(path: Path) -> None:
    with TurnLock(path):
        path.write_text("")
        with pytest.raises(JournalError, match="another followup process"):
            TurnLock(path).take()
        assert holder(path) is None


def test_it_is_private_and_can_be_released_twice(path: Path) -> None:
    lock = TurnLock(path).take()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    lock.release()
    lock.release()
    assert holder(path) is None


def test_nobody_holds_what_is_not_there(path: Path) -> None:
    assert holder(path) is None


def test_a_place_that_cannot_be_used_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(JournalError, match="cannot be opened"):
        TurnLock(path).take()
