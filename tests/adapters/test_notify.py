"""The ways to tell the person: what arrives where, and what is said when it does not."""

from __future__ import annotations

import http.server
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemon.adapters.notify import NotToldError
from daemon.adapters.notify.apprise import Apprise
from daemon.adapters.notify.command import Command
from daemon.adapters.notify.desktop import Desktop
from daemon.adapters.notify.ntfy import Ntfy
from daemon.errors import FollowupError

TEXT = "2 drafts wait for you.\n1 offer came: Ächme."


class Topic:
    """A server that takes what is posted, or answers with another status."""

    def __init__(self) -> None:
        self.status = 200
        self.got: list[tuple[str, dict[str, str], bytes]] = []
        topic = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                octets = self.rfile.read(int(self.headers["Content-Length"]))
                topic.got.append((self.path, dict(self.headers), octets))
                self.send_response(topic.status)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nothing on the terminal."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()


@pytest.fixture
def topic() -> Iterator[Topic]:
    """A topic on this machine."""
    made = Topic()
    yield made
    made.server.shutdown()
    made.server.server_close()


def script(path: Path, text: str) -> str:
    """A program of the person's."""
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o700)
    return str(path)


def wrong(target: Command | Desktop | Ntfy | Apprise) -> FollowupError:
    """How it says that it did not arrive."""
    with pytest.raises(FollowupError) as caught:
        target.tell(TEXT)
    assert caught.value.do
    return caught.value


def test_a_command_gets_the_text_on_its_input_and_its_words_as_they_are(tmp_path: Path) -> None:
    program = script(tmp_path / "tell", f'cat > "{tmp_path}/got"; echo "$1" > "{tmp_path}/word"; echo noise >&2')
    Command((program, "$HOME; rm -rf ~ `id`")).tell(TEXT)
    assert (tmp_path / "got").read_text(encoding="utf-8") == f"{TEXT}\n"
    assert (tmp_path / "word").read_text(encoding="utf-8") == "$HOME; rm -rf ~ `id`\n"


def test_a_command_need_not_read_its_input(tmp_path: Path) -> None:
    Command((script(tmp_path / "deaf", "exit 0"),)).tell("x" * 1_000_000)


def test_a_command_that_fails_is_not_there_or_hangs_is_told(tmp_path: Path) -> None:
    assert wrong(Command((script(tmp_path / "bad", "cat > /dev/null; exit 7"),))).wrong.endswith("ended with 7.")
    assert "cannot be started" in wrong(Command((str(tmp_path / "none"),))).wrong
    assert "cannot be started" in wrong(Command(("a\0b",))).wrong
    began = time.monotonic()
    hangs = Command((script(tmp_path / "hangs", "sleep 60 & sleep 60"),), seconds=0.3)
    assert "took more than 0.3 seconds" in wrong(hangs).wrong
    assert time.monotonic() - began < 10


def test_the_desktop_is_told_by_notify_send(tmp_path: Path) -> None:
    script(tmp_path / "notify-send", f'for word in "$@"; do echo "$word"; done > "{tmp_path}/got"')
    Desktop({"PATH": f"{tmp_path}:/bin:/usr/bin"}).tell(TEXT)
    got = (tmp_path / "got").read_text(encoding="utf-8")
    assert got == f"--app-name\nfollowup\n--\nfollowup\n{TEXT}\n"
    script(tmp_path / "notify-send", "exit 1")
    assert "notify-send ended with 1" in wrong(Desktop({"PATH": f"{tmp_path}:/bin:/usr/bin"})).wrong


def test_a_name_is_no_markup_on_the_desktop(tmp_path: Path) -> None:
    script(tmp_path / "notify-send", f'echo "$5" > "{tmp_path}/got"')
    Desktop({"PATH": f"{tmp_path}:/bin:/usr/bin"}).tell('1 offer came: <a href="https://evil.example">A&B</a>.')
    assert not set("<>&") & set((tmp_path / "got").read_text(encoding="utf-8"))


def test_without_a_desktop_that_is_said(tmp_path: Path) -> None:
    assert wrong(Desktop({"PATH": str(tmp_path)})).wrong == "There is no desktop here to tell."


def test_a_bus_that_does_not_answer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library, where there is no program."""
    here = {"PATH": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/bus"}
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", here["DBUS_SESSION_BUS_ADDRESS"])
    assert "The desktop cannot be told" in wrong(Desktop(here)).wrong


def test_a_topic_gets_the_text(topic: Topic) -> None:
    Ntfy(f"http://127.0.0.1:{topic.port}/my-topic").tell(TEXT)
    path, headers, octets = topic.got[0]
    assert (path, headers["Title"], octets.decode()) == ("/my-topic", "followup", TEXT)


@pytest.mark.parametrize("status", [302, 403, 500])
def test_a_topic_that_does_not_take_it_is_told_without_its_address(topic: Topic, status: int) -> None:
    topic.status = status
    target = Ntfy(f"http://127.0.0.1:{topic.port}/my-secret-topic")
    error = wrong(target)
    assert error.wrong == f"127.0.0.1 does not take notices (HTTP {status})."
    assert len(topic.got) == 1
    assert "secret" not in f"{error} {target!r}"


def test_a_server_that_is_not_there_is_told_without_the_topic(topic: Topic) -> None:
    topic.server.shutdown()
    topic.server.server_close()
    error = wrong(Ntfy(f"http://127.0.0.1:{topic.port}/my-secret-topic"))
    assert error.wrong.startswith("127.0.0.1 cannot be reached")
    assert "secret" not in str(error)


def test_apprise_tells_all_its_addresses(topic: Topic) -> None:
    Apprise(lambda: f"json://127.0.0.1:{topic.port}/a  json://127.0.0.1:{topic.port}/b").tell(TEXT)
    assert sorted(path.rstrip("/") for path, _, _ in topic.got) == ["/a", "/b"]
    assert json.loads(topic.got[0][2])["message"] == TEXT


def test_apprise_says_which_address_is_wrong_and_not_what_it_is(topic: Topic) -> None:
    assert "address 2" in wrong(Apprise(lambda: f"json://127.0.0.1:{topic.port} nonsense://my-secret")).wrong
    assert "address 1" in wrong(Apprise(lambda: "")).wrong
    topic.status = 500
    error = wrong(Apprise(lambda: f"json://kim:my-secret@127.0.0.1:{topic.port}/a"))
    assert isinstance(error, NotToldError)
    assert "secret" not in str(error)
