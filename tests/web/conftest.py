"""The open page, and one Chromium for all tests of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.house import House, opened

FLAGS = ["--no-sandbox", "--headless=new", "--disable-gpu", "--disable-dev-shm-usage"]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The page on the day of the interview."""
    made = opened(tmp_path)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"), args=FLAGS
        )
        yield browser
        browser.close()


@pytest.fixture(params=[1280, 390])
def page(request: pytest.FixtureRequest, chromium: Browser, house: House) -> Iterator[Page]:
    """Today, open on a wide screen and on a telephone's."""
    context = chromium.new_context(viewport={"width": request.param, "height": 800})
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(house.server.fresh_address())
    page.wait_for_url(house.home + "/")
    yield page
    context.close()
