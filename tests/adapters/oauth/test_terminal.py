"""The terminal's part: what is asked, what is pasted, which browser is opened, and that nothing more is read."""

from __future__ import annotations

import os
import pty
import threading
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from daemon.adapters.oauth.loopback import Returns
from daemon.cli import signing_in
from daemon.cli.signing_in import Client, World, ask_client
from tests.adapters.oauth.person import GoingClock, endpoints
from tests.servers.oauth_provider import OAuthServer


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A terminal; what is written to it is typed."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "r") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        yield ours
    os.close(ours)


def test_what_is_pasted_arrives_and_no_line_after_the_end_is_taken(terminal: int) -> None:
    returns, done = Returns(), threading.Event()
    reading = threading.Thread(target=signing_in._paste, args=(returns, done), daemon=True)
    reading.start()
    os.write(terminal, b"\n  http://127.0.0.1:1/?code=x&state=y \n")
    assert returns.arrived.wait(10)
    assert returns.take() == "http://127.0.0.1:1/?code=x&state=y"
    assert (returns.take(), returns.arrived.is_set()) == (None, False)
    done.set()
    reading.join(10)
    os.write(terminal, b"an answer to the next question\n")
    import sys

    assert sys.stdin.readline() == "an answer to the next question\n"


def test_without_a_terminal_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    with os.fdopen(read) as stdin, os.fdopen(write, "w") as typed:
        typed.write("http://127.0.0.1:1/?code=x\n")
        typed.flush()
        monkeypatch.setattr("sys.stdin", stdin)
        returns = Returns()
        signing_in._paste(returns, threading.Event())
        assert returns.take() is None
        assert stdin.readline().startswith("http")


def test_no_browser_is_opened_that_would_take_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("sys.platform", "linux")

    def opens(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", opens)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not signing_in._browse("http://127.0.0.1/")
    monkeypatch.setenv("DISPLAY", ":0")
    assert signing_in._browse("http://127.0.0.1/")
    assert opened == ["http://127.0.0.1/"]


@pytest.mark.parametrize(
    ("auth", "typed", "client"),
    [
        ("oauth:google", "1-a.apps.test\nGOCSPX-x\n", Client("1-a.apps.test", "GOCSPX-x")),
        ("oauth:google", "not an id\n1-a.apps.test\n\n", Client("1-a.apps.test")),
        ("oauth:microsoft", "11-22\n\n", Client("11-22")),
        ("oauth:microsoft", "11-22\nconsumers\n", Client("11-22", tenant="consumers")),
    ],
)
def test_the_client_is_asked_for(
    provider: OAuthServer, clock: GoingClock, auth: str, typed: str, client: Client
) -> None:
    found: list[Client] = []

    @click.command()
    def ask() -> None:
        found.append(ask_client(auth, World(endpoints(provider), clock)))

    result = CliRunner().invoke(ask, input=typed)
    assert result.exit_code == 0, result.output
    assert found == [client]
    assert "docs/providers/" in result.stderr
    assert "GOCSPX" not in result.output + repr(found)


def test_what_is_longer_than_any_answer_is_none() -> None:
    returns = Returns()
    returns.put("x" * 9_000)
    assert returns.take() is None
