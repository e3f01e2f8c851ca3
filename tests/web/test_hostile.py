"""What strangers write is shown and never run: a corpus of 500 in mails, names, quarantine, addresses and settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from daemon.pipeline import word
from tests.web.hostility import Watch, chunks, hostile_house, put_aside, release
from tests.web.house import House
from tests.web.payloads import BITING, GROUPS, HIT, PAYLOADS

pytestmark = pytest.mark.browser
QUARANTINE = 50  # listed at once
SOME = 11  # of those that come in an address every eleventh is really gone to; all are fetched and parsed
NUMBERS = 36  # fields of the widest form of the settings


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[House]:
    """The hostile search."""
    house = hostile_house(tmp_path)
    try:
        yield house
    finally:
        house.close()


@pytest.fixture
def watch(house: House, chromium: Browser) -> Iterator[Watch]:
    """A page of the ordinary search, watched."""
    with chromium.new_context() as context:
        page = context.new_page()
        yield _entered(page, house)


def _entered(page: Page, house: House) -> Watch:
    page.set_default_timeout(30_000)
    watch = Watch(page)
    page.goto(house.server.fresh_address())
    page.wait_for_url(house.home + "/")
    return watch


def _folded(text: str) -> str:
    """White space aside, and what is never shown."""
    return "".join(c for c in text if c.isprintable() and not c.isspace())


def test_there_are_five_hundred_of_them() -> None:
    assert len(set(PAYLOADS)) >= 500
    assert min(len(group) for group in GROUPS.values()) >= 20


@pytest.mark.timeout(300)
def test_no_payload_runs_on_any_page(hostile: House, chromium: Browser) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        watch = _entered(page, hostile)
        first = page.locator("article.draft a[href^='/applications/']").first.get_attribute("href")
        last = max(hostile.program.state().applications)
        mails = [event.id for event in hostile.program.journal.events() if event.what == "mail"]
        shown = ""
        table = [f"/applications?view=table&page={n}" for n in range(1, 30)]
        paths = ("/", "/applications", *table, "/plan", "/insight", "/health", "/settings", str(first))
        for path in (*paths, f"{first}?read={mails[0]}", f"/applications/{last}"):
            answer = page.goto(hostile.home + path)
            assert answer is not None
            assert answer.ok, path
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
            text = watch.clean(path)
            shown += _folded(text)
            if "page=" in path and not page.locator("a[rel=next]").count():
                table.clear()
        # They are there, as text: every one of them is some employer's name.
        assert [one for one in PAYLOADS if _folded(one) not in shown] == []
        _over_the_live_line(hostile, page)
        watch.clean("live")


def _over_the_live_line(hostile: House, page: Page) -> None:
    """The first page again, as the live line brings it."""
    page.goto(hostile.home + "/")
    hostile.turn()
    now, policy = hostile.story.now, hostile.program.policy
    with page.expect_response(lambda answer: answer.url == hostile.home + "/"):
        payload = GROUPS["handlers"][0]
        hostile.program.say(lambda state: word.add(state, now, policy, company=payload, role=None, applied=None))
        hostile.server.changed()
    expect(page.locator("article.draft").first).to_be_visible()


@pytest.mark.timeout(300)
def test_no_payload_runs_from_an_address(house: House, watch: Watch) -> None:
    values = [quote(payload, safe="") for payload in PAYLOADS]
    asked = [f"{house.home}/applications?q={v}&stage={v}&view={v}&sort={v}&page={v}" for v in values]
    watch.clean_answers(asked)
    for address in asked[::SOME]:
        watch.page.goto(address)
        watch.clean(address)
    for payload in PAYLOADS[::SOME]:
        watch.page.goto(f"{house.home}/applications/1?read={quote(payload, safe='')}#{quote(payload)}")
        watch.clean(payload)
    watch.signs.clear()
    for payload in PAYLOADS[::SOME]:  # a page that is not there; the browser's console tells of the 404
        watch.page.goto(f"{house.home}/{quote(payload, safe='')}")
        assert watch.page.evaluate("window.hit") is None
        assert all("404" in sign for sign in watch.signs)


def test_no_payload_runs_in_quarantine(house: House, watch: Watch) -> None:
    for those in chunks(QUARANTINE):
        numbers = put_aside(house, those, house.story.now)
        watch.page.goto(f"{house.home}/health")
        text = _folded(watch.clean("health"))
        assert [one for one in those if _folded(one) not in text] == []
        watch.page.goto(f"{house.home}/health/{numbers[0]}")
        assert _folded(those[0]) in _folded(watch.clean("one"))
        release(house, numbers)


def test_no_payload_runs_as_a_setting(house: House, watch: Watch) -> None:
    before = house.story.config.read_text()
    for those in chunks(NUMBERS):
        watch.page.goto(f"{house.home}/settings")
        fields = watch.page.locator(".numbers input")
        assert fields.count() == NUMBERS
        fields.evaluate_all(
            "(all, values) => values.forEach((value, n) => { all[n].value = value; })", [one[:200] for one in those]
        )
        watch.page.locator("section[aria-labelledby=numbers] button.yes").click()
        expect(watch.page.locator("#refused")).to_be_visible()
        watch.signs[:] = [sign for sign in watch.signs if "422" not in sign]
        watch.clean("settings")
    assert house.story.config.read_text() == before


def test_a_page_that_let_them_through_would_be_hit(chromium: Browser) -> None:
    """The corpus bites: without escaping and without our policy most of these run."""
    hits, tried = 0, BITING[::3]
    with chromium.new_context() as context:
        page = context.new_page()
        for payload in tried:
            page.goto("about:blank")
            page.set_content(f"<body>{payload}</body>", wait_until="load")
            hits += page.evaluate("window.hit") == 1
    assert hits >= len(tried) // 2


def test_the_policy_stops_what_escaping_might_miss(house: House, chromium: Browser) -> None:
    """Put a payload into the open page by force: the browser itself refuses to run it."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(house.server.fresh_address())
        page.wait_for_url(house.home + "/")
        directive = page.evaluate(
            """payload => new Promise(done => {
                document.addEventListener("securitypolicyviolation", event => done(event.effectiveDirective));
                document.querySelector("main").innerHTML = payload;
            })""",
            f"<img src=x onerror='{HIT}'>",
        )
        assert directive.startswith("script-src")
        assert page.evaluate("window.hit") is None
