"""How heavy a page is and how fast it stands there, in real Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.web.house import House

pytestmark = pytest.mark.browser
HEAVIEST = 150_000  # octets of a whole page with style and scripts
SLOWEST = 1000.0  # milliseconds to the first paint, on this machine's loopback
TRIES = 3  # the machine may be busy with something else
PATHS = (
    "/",
    "/applications",
    "/applications?view=table",
    "/applications/1",
    "/plan",
    "/insight",
    "/health",
    "/settings",
)
PAINT = """() => new Promise(done => {
    const look = list => list.filter(one => one.name === "first-contentful-paint").forEach(one => done(one.startTime));
    new PerformanceObserver(list => look(list.getEntries())).observe({ type: "paint", buffered: true });
})"""


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_light_and_fast_and_asks_nobody_else(house: House, chromium: Browser, path: str) -> None:
    octets: list[int] = []
    hosts: set[str] = set()
    said: list[str] = []
    paints = []
    with chromium.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(house.server.fresh_address())
        page.wait_for_url(house.home + "/")
        page.route("**/*", lambda route: route.continue_())  # no cache: every page is weighed whole
        page.on("response", lambda answer: octets.append(int(answer.headers.get("content-length", 0))))
        page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        for _ in range(TRIES):
            octets.clear()
            page.goto(house.home + path)
            expect(page.locator("main h1")).to_be_visible()
            paints.append(float(page.evaluate(PAINT)))
            if paints[-1] < SLOWEST:
                break
    assert hosts == {f"127.0.0.1:{house.port}"}
    assert said == []
    assert 60_000 < sum(octets) < HEAVIEST
    assert min(paints) < SLOWEST
