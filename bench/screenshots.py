"""Takes the pictures of docs/screenshots from the demo's own story: python -m bench.screenshots [DIRECTORY]."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import threading
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from daemon.cli.demo.letters import ZONE
from daemon.cli.demo.post import PASSWORD
from daemon.cli.demo.stage import Stage, staged
from daemon.domain.application import State
from daemon.domain.policy import Policy
from daemon.pipeline import word
from daemon.pipeline.said import Refusal, Said

HERE = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
WHEN = datetime(2026, 6, 15, 9, 30, tzinfo=ZONE)  # a named date has passed; one of each kind has happened
WIDTHS = {"wide": 1280, "phone": 390}
HEIGHT = 1080
PATIENCE = 300.0
FLAGS = ["--no-sandbox", "--headless=new", "--disable-gpu", "--disable-dev-shm-usage"]
TALLEST = 1700  # pixels of a picture: what is longer goes on in the same manner
PAGES = {  # address, and what is opened before the picture is taken
    "today": ("/", ("text=Why this?",)),
    "applications": ("/applications", ()),
    "table": ("/applications?view=table", ()),
    "application": ("/applications/1", ()),
    "plan": ("/plan", ("details.coming.draft > summary",)),
    "insight": ("/insight", ()),
    "health": ("/health", ()),
    "settings": ("/settings", ()),
}
DARK = {*(("wide", name) for name in ("today", "plan", "insight", "application")), ("phone", "today")}
DONE = ("ask_when", "debrief", "answer_needed")


class Person:
    """Says yes to what is told, so that the pictures show a search that somebody looks after."""

    def __init__(self) -> None:
        self.stage: Stage | None = None

    def hear(self, line: str) -> None:
        """One line of the terminal."""
        if self.stage is None or "for you:" not in line or "status check" in line:
            return
        program = self.stage.program
        for item in program.state().open_items():
            if item.state == "queued" and item.kind != "status_check":
                program.say(lambda state, n=item.id: _approve(program.policy, state, n))  # type: ignore[misc]
            elif item.state == "open" and item.kind in DONE and "ask when" not in line:
                program.say(lambda state, n=item.id: _done(program.policy, state, n))  # type: ignore[misc]


def _approve(policy: Policy, state: State, number: int) -> Said | Refusal:
    return word.draft_approve(state, state.now, policy, item=number)


def _done(policy: Policy, state: State, number: int) -> Said | Refusal:
    return word.task_done(state, state.now, policy, item=number)


def main(where: Path) -> None:
    """Play the story up to WHEN and photograph each page on a wide screen and on a telephone's, light and dark."""
    where.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "followup-demo").write_text(PASSWORD, encoding="utf-8")
        os.environ["CREDENTIALS_DIRECTORY"] = name
        person = Person()
        with staged(home, 0.0, person.hear, end=WHEN, step=timedelta(hours=1)) as stage:
            person.stage = stage
            worker = threading.Thread(target=stage.wheel.run, daemon=True)
            worker.start()
            if not stage.ended.wait(PATIENCE):
                sys.exit("The story did not come to its end.")
            stage.wheel.stop()
            worker.join(10)
            with sync_playwright() as playwright:
                chromium = shutil.which("chromium") or shutil.which("chromium-browser")
                browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
                for label, width in WIDTHS.items():
                    _photograph(browser, stage, where, label, width)
                browser.close()


def _photograph(browser: Browser, stage: Stage, where: Path, label: str, width: int) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
        page = context.new_page()
        page.goto(stage.page.fresh_address())
        page.wait_for_url(re.compile(r"/$"))
        home = page.url.rstrip("/")
        for name, (path, opened) in PAGES.items():
            if scheme == "dark" and (label, name) not in DARK:
                continue
            page.goto(f"{home}{path}")
            for selector in opened:
                page.locator(selector).first.click()
            page.mouse.move(0, 0)
            suffix = "" if scheme == "light" else "-dark"
            tall = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST)
            page.screenshot(
                path=where / f"{name}-{label}{suffix}.png",
                full_page=True,
                clip={"x": 0, "y": 0, "width": width, "height": max(tall, 600)},
            )
        if (label, scheme) == ("wide", "light"):
            _shortcuts(page, where / f"shortcuts-{label}.png")
        context.close()


def _shortcuts(page: Page, path: Path) -> None:
    page.keyboard.press("?")
    page.screenshot(path=path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
