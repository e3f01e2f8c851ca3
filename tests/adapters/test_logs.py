"""The log: no address and no foreign word in it, one line each, a private file that is rotated."""

from __future__ import annotations

import json
import logging
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from daemon.adapters import logs
from daemon.adapters.logs import LOG, without_addresses
from daemon.errors import UsageError

Start = Callable[..., None]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts the log, and ends it after the test."""
    with ExitStack() as stack:

        def starts(form: str = "text", file: Path | None = None) -> None:
            stack.callback(logs.start(form, file))

        yield starts


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "The keyring has no password for 'home' (kim@person.test).",
            "The keyring has no password for 'home' ([address]).",
        ),
        ("<kim+jobs@person.test>, Kim", "<[address]>, Kim"),
        ("to:kim@xn--d1abbgf6aiiy.test", "to:[address]"),
        ('"odd name"@person.test', '"odd name"[address]'),
        ("3 read, 1 queued", "3 read, 1 queued"),
        ("two\nlines \x1b[31mred", "two lines  [31mred"),
    ],
)
def test_addresses_and_commands_to_terminals_go(said: str, kept: str) -> None:
    assert without_addresses(said) == kept


def test_long_lines_are_cut_and_cost_nothing() -> None:
    assert len(without_addresses("a@" * 100_000)) <= logs.LONGEST


def test_lines_for_people_are_the_words_alone(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    start()
    LOG.info("%s read", 3)
    LOG.debug("never shown")
    assert capsys.readouterr().err == "3 read\n"


def test_lines_for_machines_are_objects(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    start("json")
    LOG.warning("Ünreachable: kim@person.test", extra={"facts": {"read": 3}})
    line = capsys.readouterr().err
    found = json.loads(line)
    assert line.isascii()
    assert found.pop("time").endswith("Z")
    assert found == {"level": "warning", "said": "Ünreachable: [address]", "read": 3}


def test_of_other_libraries_only_where_is_kept(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    start()
    logging.getLogger("imapclient").warning("the server said: Subject: Your offer, Robin")
    logging.getLogger("imapclient").info("fine")
    said = capsys.readouterr().err
    assert said.startswith("imapclient says something (test_logs.py:")
    assert "offer" not in said


def test_a_traceback_does_not_slip_through(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    start()
    try:
        raise ValueError("Dear Robin, we are pleased")
    except ValueError:
        LOG.exception("A view failed")
    assert capsys.readouterr().err == "A view failed\n"


def test_the_file_is_private_rotated_and_timed(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "followup.log"
    start(file=file)
    line = "x" * 1_900
    for _ in range(7 * logs.OCTETS // len(line)):
        LOG.info(line)
    found = sorted(tmp_path.iterdir())
    assert [path.name for path in found] == ["followup.log", *(f"followup.log.{n}" for n in range(1, 6))]
    assert {stat.S_IMODE(path.stat().st_mode) for path in found} == {0o600}
    assert max(path.stat().st_size for path in found) <= logs.OCTETS
    first = file.read_text(encoding="utf-8").split(" ", 2)
    assert (first[0][-1], first[1]) == ("Z", "info")


def test_after_its_end_nothing_is_logged_and_a_warning_goes_to_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stop = logs.start(file=tmp_path / "log")
    logs.warn("Port 8765 is taken.")
    assert capsys.readouterr().err == ""
    stop()
    before = list(logging.getLogger().handlers)
    logs.warn("Port 8765 is taken.")
    assert capsys.readouterr().err == "Port 8765 is taken.\n"
    assert (tmp_path / "log").read_text(encoding="utf-8").count("is taken") == 1
    assert logging.getLogger().handlers == before


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        logs.start(file=tmp_path / "not there" / "log")
