"""The demo, its whole month at full speed: drafts appear, one is withdrawn, what was approved reaches the server."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from daemon.cli import demo
from daemon.cli.app import main
from daemon.cli.demo.clock import STEPS_A_DAY, SteppingClock
from daemon.cli.demo.letters import story
from daemon.cli.demo.stage import BEGIN, END, Stage, staged
from tests.web.house import Visitor

PATIENCE = 280.0


class Hand:
    """A person at the page who says yes to every thank-you, as soon as it is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.visitor: Visitor | None = None
        self.cookie = ""

    def hear(self, line: str) -> None:
        """One line of the terminal."""
        self.lines.append(line)
        if self.visitor and "draft for you: thank-you" in line:
            page = self.visitor.ask("/", cookie=self.cookie).text
            for number in re.findall(r'action="/approve/(\d+)"', page):
                word = {"word": self.visitor.word(self.cookie), "back": "/"}
                assert self.visitor.post(f"/approve/{number}", self.cookie, word).status == 303

    def sit_down(self, stage: Stage) -> None:
        """Open the page."""
        self.visitor = Visitor(stage.page)
        self.cookie = self.visitor.cookie()

    def heard(self, *words: str) -> list[str]:
        """Lines that have all these words."""
        return [line for line in self.lines if all(word in line for word in words)]


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The made-up password where the demo puts it."""
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    demo._give_secret(tmp_path)


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("secret")
def test_the_whole_month(tmp_path: Path) -> None:
    hand = Hand()
    with staged(tmp_path, 0.0, hand.hear, step=timedelta(hours=1)) as stage:
        hand.sit_down(stage)
        worker = threading.Thread(target=stage.wheel.run, daemon=True)
        worker.start()
        assert stage.ended.wait(PATIENCE)
        stage.wheel.stop()
        worker.join(10)
        assert stage.wheel.failed is None
        state = stage.program.state()
        page = Visitor(stage.page)
        assert "Tide Energy" in page.ask("/plan", cookie=hand.cookie).text
    assert len(hand.heard("draft for you: thank-you")) == 5
    assert len(hand.heard("a mail left: to", "Ana Ruiz")) == 1
    assert len(hand.heard("a mail left: to")) == 5
    assert len(hand.heard("draft sent: thank-you")) == 5
    assert hand.heard("draft withdrawn: status check to Ana Ruiz", "an answer came")
    assert hand.heard("draft for you: reply to the rejection")
    assert hand.heard("draft for you: thanks for the offer to Ana Ruiz")
    stages = {a.company: a.stage.value for a in state.applications.values()}
    assert len(stages) == 7
    assert stages["Harbour & Pine"] == "offered"
    assert sorted(stages.values()) == [
        "offered",
        "on_hold",
        "rejected",
        "rejected",
        "scheduled",
        "waiting",
        "waiting",
    ]


def test_everybody_in_it_is_made_up() -> None:
    letters = story()
    assert len(letters) > 20
    for letter in letters:
        found = re.findall(rb"[\w.+-]+@([\w.-]+)", letter.raw)
        assert found
        assert all(domain.endswith(b".example") for domain in found), letter.subject
        assert BEGIN < letter.at < END


def test_its_clock_goes_on_by_waiting_only() -> None:
    zone = ZoneInfo("Europe/London")
    clock, rung = SteppingClock(BEGIN, END, zone, 0.0), threading.Event()
    begin = clock.now()
    for _ in range(STEPS_A_DAY):
        assert clock.wait(rung, 60.0) is False
    assert 0.9 < (clock.now() - begin).total_seconds() / 86400 < 1.1
    assert clock.monotonic() == clock.now().timestamp()
    rung.set()
    before = clock.now()
    assert clock.wait(rung, 60.0) is True
    assert clock.now() == before


def test_it_shows_its_page_at_once_and_ends_cleanly_on_ctrl_c(tmp_path: Path) -> None:
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    words = [sys.executable, "-m", "daemon", "demo", "--no-browser", "--speed", "8"]
    process = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout is not None
        address = ""
        while not address:
            line = process.stdout.readline()
            assert line, "the demo ended"
            found = re.search(r"http://127\.0\.0\.1:(\d+)(/\?token=\S+)", line)
            address = found[0] if found else ""
        assert found
        connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=10)
        connection.request("GET", found[2])
        assert connection.getresponse().status == 200
        while "applied" not in line:
            line = process.stdout.readline()
            assert line, "the demo ended"
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        assert process.wait(15) == 0, rest
        assert "The demo is over" in rest
        assert "Traceback" not in rest
        assert list(tmp_path.iterdir()) == []
    finally:
        process.kill()
        process.wait(10)


def test_without_its_servers_it_says_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "NEEDED", ("a_server_nobody_has",))
    result = CliRunner().invoke(main, ["demo", "--no-browser"])
    assert result.exit_code == 3
    assert 'pip install "followupd[demo]"' in result.stderr
