"""axe-core finds nothing on any page: wide and narrow, light and dark, with everything opened that can be opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from daemon.pipeline import word
from daemon.pipeline.said import Said
from tests.scenarios.story import Story
from tests.servers.dovecot import free_port
from tests.web.hostility import put_aside
from tests.web.house import ACK, ANA, CONFIRM, House

pytestmark = pytest.mark.browser
SECOND = (
    "Hi Robin,\n\nyour second interview is confirmed for Thursday 18 June 2026 at 10:00, in our London office.\n\nAna"
)
NO = "Dear Robin, unfortunately we have decided to move forward with another candidate.\n\nHarbour Freight"
OPTIONS = {"resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A search with something of everything: drafts, tasks, a question, a calendar, figures, problems, unread mail."""
    made = furnished(tmp_path_factory.mktemp("axe"))
    try:
        yield made
    finally:
        made.close()


def furnished(home: Path) -> House:
    """Tuesday 9 June, 16:00, and more has happened than to the ordinary house."""
    story = Story(home, more=f"[review]\nport = {free_port()}\n[notify]\nntfy = 'https://ntfy.example/topic'")
    story.mail("2026-06-01 09:00", ("Acme Careers", "careers@acme.example"), "Your application", ACK)
    story.mail("2026-06-03 10:00", ANA, "Interview at Acme", CONFIRM)
    story.mail("2026-06-08 10:00", ("Kim Noor", "kim@harbour.example"), "Your application", NO)
    story.mail("2026-06-08 11:00", ("Lee", "lee@lumen.example"), "Interview", CONFIRM.replace("Acme", "Lumen"))
    story.mail("2026-06-08 12:00", ("Lee", "lee@lumen.example"), "Second interview at Lumen", SECOND)
    story.turn("2026-06-09 16:00")
    house = House(story, "2026-06-09 16:00")
    put_aside(house, ["odd one", "odd two"], story.now)
    policy, now = house.program.policy, house.program.clock.now()
    for company in ("Quay", "Pier"):
        said = house.program.say(lambda s, c=company: word.add(s, now, policy, company=c, role="Clerk", applied=None))  # type: ignore[misc]
        assert isinstance(said, Said)
    return house


def pages(house: House) -> tuple[str, ...]:
    """Every page there is."""
    aside = house.program.quarantine.list()[0].id
    apart = ("/applications?view=table", "/applications?q=nobody", f"/health/{aside}", "/settings")
    return ("/", "/applications", "/applications/1", "/plan", "/insight", "/health", *apart)


def violations(page: Page) -> list[str]:
    """What axe-core says of the page as it stands."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:300]}" for one in found for node in one["nodes"]
    ]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_found(full: House, chromium: Browser, width: int, scheme: str) -> None:
    with chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(full.server.fresh_address())
        page.wait_for_url(full.home + "/")
        found: dict[str, list[str]] = {}
        for path in pages(full):
            page.goto(full.home + path)
            found[path] = violations(page)
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
            found[f"{path}, opened"] = violations(page)
            wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
            assert wide[0] <= wide[1], path
        assert {path: those for path, those in found.items() if those} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_found_in_the_dialog_in_refusals_and_beside_problems(
    full: House, chromium: Browser, scheme: str
) -> None:
    with chromium.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(full.home + "/")
        assert violations(page) == []  # the refusal without a key
        page.goto(full.server.fresh_address())
        page.wait_for_url(full.home + "/")
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
        assert violations(page) == []
        page.goto(full.home + "/nothing")
        assert violations(page) == []
        page.goto(full.home + "/settings")
        page.get_by_label("Checks at most, patient").fill("many")
        page.locator("section[aria-labelledby=numbers]").get_by_role("button", name="Save").click()
        expect(page.locator("#refused")).to_be_visible()
        assert violations(page) == []


def test_an_empty_search_is_fine_too(tmp_path: Path, chromium: Browser) -> None:
    story = Story(tmp_path, more=f"[review]\nport = {free_port()}")
    story.turn("2026-06-09 16:00")
    house = House(story, "2026-06-09 16:00")
    try:
        with chromium.new_context() as context:
            page = context.new_page()
            page.goto(house.server.fresh_address())
            page.wait_for_url(house.home + "/")
            for path in ("/", "/applications", "/plan", "/insight", "/health"):
                page.goto(house.home + path)
                assert violations(page) == [], path
    finally:
        house.close()


def test_axe_finds_what_is_wrong(chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        page.set_content("<img src=x><input><p style='color:#bbb;background:#fff'>pale</p>")
        assert {one.partition(":")[0] for one in violations(page)} >= {"image-alt", "label", "color-contrast"}
