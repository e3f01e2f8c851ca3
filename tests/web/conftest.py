"""The open page, in a house of its own and in a browser's window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.house import House, opened


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """The page on the day of the interview."""
    made = opened(tmp_path)
    try:
        yield made
    finally:
        made.close()


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
