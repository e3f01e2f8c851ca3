"""From nothing to the first applications: setup in a terminal, on a real mail server, in three answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from daemon.clock import SystemClock
from tests.cli.terminal import Terminal
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.web.house import Visitor

pytestmark = pytest.mark.server
ROOT = Path(__file__).resolve().parents[2]
RECEIPT = """Dear Maya,

Thank you for applying for the position of {role} at {company}. We have received your application and will be in touch.

{company} Careers
"""
REJECTION = """Dear Maya,

thank you for your interest in the position of {role} at {company}. Unfortunately, we have decided to move forward with
other candidates.

{company} Careers
"""


def mail(company: str, role: str, body: str, at: datetime) -> bytes:
    """A mail of an employer's."""
    made, host = EmailMessage(), f"{company.lower()}.example"
    made["From"], made["To"] = f"{company} Careers <careers@{host}>", "Maya Lind <maya.lind@acme.test>"
    made["Subject"], made["Date"] = f"Your application as {role}", format_datetime(at)
    made["Message-ID"] = f"<{at:%Y%m%d%H}@{host}>"
    made.set_content(body.format(company=company, role=role))
    return made.as_bytes()


def deliver(server: Dovecot, user: str) -> None:
    """Three employers within the last 90 days."""
    now = SystemClock().now()
    server.append(user, mail("Harbour", "Data Engineer", RECEIPT, now - timedelta(days=20)))
    server.append(user, mail("Lumen", "Web Developer", RECEIPT, now - timedelta(days=12)))
    server.append(user, mail("Quay", "Clerk", RECEIPT, now - timedelta(days=40)))
    server.append(user, mail("Quay", "Clerk", REJECTION, now - timedelta(days=5)))


class Machine:
    """A machine on which nothing is set up, with a keyring."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.ring = home / "ring.json"
        self.config = home / "config" / "config.toml"
        self.environment = {
            **{key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "SYSTEMROOT")},
            "HOME": str(home),
            "TERM": "xterm",
            "COLUMNS": "100",
            "TZ": "Europe/Madrid",
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": "tests.cli.ring.Ring",
            "RING": str(self.ring),
        }
        given = ["--config", str(self.config), "--data", str(home / "data")]
        self.followup = [sys.executable, "-m", "daemon", *given]

    def read(self, *args: str) -> dict[str, Any]:
        """A command's document."""
        done = subprocess.run(
            [*self.followup, "--json", *args], env=self.environment, capture_output=True, text=True, check=True
        )
        document: dict[str, Any] = json.loads(done.stdout)
        return document


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """An empty one."""
    return Machine(tmp_path)


@pytest.fixture
def terminal(server: Dovecot, machine: Machine) -> Iterator[Terminal]:
    """Somebody types `followup setup` on it. The server's name is given, for no DNS knows a server of a test's."""
    deliver(server, "first")
    options = ["--imap", f"127.0.0.1:{server.imaps}", "--ca-file", str(server.ca_file), "--user", "first"]
    made = Terminal([*machine.followup, "setup", *options], machine.environment)
    yield made
    made.close()


def test_three_answers_lead_to_the_first_applications(machine: Machine, terminal: Terminal, server: Dovecot) -> None:
    began = time.monotonic()
    terminal.until("1. Your mail address: ")
    terminal.answer("maya.lind@acme.test")
    terminal.until("2. Password (or app password) of first: ")
    terminal.answer(PASSWORD)
    terminal.until("3. How shall mail leave (drafts, smtp) [drafts]: ")
    terminal.answer("")
    code = terminal.end()
    seconds = time.monotonic() - began

    shown = terminal.shown
    print(f"from nothing to the first applications: 3 questions, {seconds:.1f} s")
    assert code == 0, shown
    assert seconds < 300
    assert PASSWORD not in shown
    assert [what for what in ("imap", "inbox", "sent", "drafts", "idle") if f"acme {what}: ok." not in shown] == []
    assert "3 applications found in 4 mails" in shown
    assert all(company in shown for company in ("Harbour", "Lumen", "Quay"))
    assert "1 question for you. Look at them: followup review" in shown
    assert "followup answer 1 yes|no" in shown
    stages = {one["company"]: one["stage"] for one in machine.read("applications", "--all")["applications"]}
    assert stages == {"Harbour": "applied", "Lumen": "applied", "Quay": "applied"}  # the rejection is asked about
    assert json.loads(machine.ring.read_text()) == {"followup acme:first": PASSWORD}
    assert PASSWORD not in machine.config.read_text(encoding="utf-8")
    with server.client("first") as connection:
        connection.select('"Entw&APw-rfe"')
        assert connection.search(None, "SUBJECT", '"Trial by followup"') == ("OK", [b""])


def test_run_asks_on_the_page_and_then_watches_the_mailbox(machine: Machine, server: Dovecot) -> None:
    deliver(server, "runs")
    terminal = Terminal([*machine.followup, "run"], machine.environment)
    try:
        terminal.until("http://127.0.0.1:")
        address = "http://127.0.0.1:" + terminal.until("\n").strip()
        visitor = Somebody(address)
        visitor.begin(server, "runs")
        terminal.until("the page shows your applications")
        today = visitor.ask("/", cookie=visitor.cookie_).text
        assert "Does this mail mean a rejection" in today
        assert "Quay" in today
        status = machine.read("status")
        assert [one["state"] for one in status["accounts"]] != []
        terminal.interrupt()
        assert terminal.end() == 0
        assert PASSWORD not in terminal.shown
    finally:
        terminal.close()


class Somebody(Visitor):
    """Somebody without a browser, who came in with this address."""

    def __init__(self, address: str) -> None:
        self.port = int(address.split(":")[2].partition("/")[0])
        self.cookie_ = self.ask(address.removeprefix(self.home)).headers["set-cookie"].partition(";")[0]

    def begin(self, server: Dovecot, user: str) -> None:
        """Answer the three questions."""
        page = self.ask("/first-start", cookie=self.cookie_).text
        word = page.partition('name="word" value="')[2].partition('"')[0]
        typed = {"address": "maya.lind@acme.test", "secret": PASSWORD, "send": "drafts", "word": word, "user": user}
        typed |= {"imap": f"127.0.0.1:{server.imaps}", "ca_file": str(server.ca_file)}
        assert self.post("/first-start", self.cookie_, typed).status == 303


@pytest.fixture
def wide(chromium: Browser) -> Iterator[Page]:
    """A browser's window, 1280 pixels wide."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


@pytest.fixture
def review(machine: Machine) -> Iterator[subprocess.Popen[str]]:
    """`followup review` on that machine."""
    command = [*machine.followup, "review", "--print"]
    process = subprocess.Popen(
        command, env=machine.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    yield process
    process.kill()
    process.communicate()


@pytest.mark.browser
def test_the_page_asks_the_same_and_becomes_the_usual_page(
    machine: Machine, server: Dovecot, review: subprocess.Popen[str], wide: Page
) -> None:
    deliver(server, "page")
    assert review.stdout
    began = time.monotonic()
    wide.goto(review.stdout.readline().strip())
    wide.get_by_label("1. Your mail address").fill("maya.lind@acme.test")
    wide.get_by_label("2. Password").fill("wrong")
    wide.get_by_text("Only if something is not found").click()
    wide.get_by_label("IMAP server").fill(f"127.0.0.1:{server.imaps}")
    wide.get_by_label("User name there").fill("page")
    wide.get_by_label("File of a private certificate authority").fill(str(server.ca_file))
    wide.get_by_role("button", name="Try it").click()

    expect(wide.get_by_role("alert")).to_contain_text("refused", timeout=30_000)
    expect(wide.get_by_label("2. Password")).to_have_value("")
    assert not machine.config.exists()
    wide.get_by_label("2. Password").fill(PASSWORD)
    wide.get_by_role("button", name="Try it").click()

    expect(wide.get_by_role("heading", name="Your applications")).to_be_visible(timeout=60_000)
    seconds = time.monotonic() - began
    print(f"from nothing to the first applications on the page: 3 questions, {seconds:.1f} s")
    assert seconds < 300
    rows = wide.locator("#applications tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("Harbour")
    expect(wide.get_by_text("One question for you")).to_be_visible()
    assert PASSWORD not in wide.content()

    wide.get_by_role("link", name="Open your page").click()
    expect(wide.get_by_role("heading", name="Today")).to_be_visible()
    expect(wide.get_by_text("Quay").first).to_be_visible()
    review.kill()
    assert PASSWORD not in "".join(review.communicate())
    assert json.loads(machine.ring.read_text()) == {"followup acme:page": PASSWORD}
