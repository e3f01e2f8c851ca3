"""What strangers write is shown and never run: the corpus in subjects, names, mails, companies and notes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Request, expect

from daemon.domain.application import State
from daemon.pipeline import word
from daemon.pipeline.said import Refusal, Said
from tests.scenarios.story import Story
from tests.servers.dovecot import free_port
from tests.web.house import House
from tests.web.payloads import HANDLERS, HIT, PAYLOADS

pytestmark = pytest.mark.browser
CONFIRM = """Hi Robin,

your interview for the Data Engineer role is confirmed for Tuesday 9 June 2026 at 14:00. {payload}

Best wishes
{payload}
"""


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[House]:
    """A search in which every word of others is hostile: one employer for each payload."""
    story = Story(tmp_path, more=f"[review]\nport = {free_port()}")
    for number, payload in enumerate(PAYLOADS):
        body = CONFIRM.format(payload=payload)
        sender = (payload, f"ana@employer{number}.example")
        story.mail("2026-06-03 10:00", sender, f"Interview {payload}".replace("\t", " "), body)
    story.turn("2026-06-09 16:00")
    house = House(story, "2026-06-09 16:00")
    _told(house)
    try:
        yield house
    finally:
        house.close()


def _told(house: House) -> None:
    """The person's own words may be as bad: companies, roles, news, edited drafts."""
    program, now = house.program, house.program.clock.now()
    policy = program.policy
    for payload in PAYLOADS:
        program.say(lambda state, p=payload: word.add(state, now, policy, company=p, role=p, applied=None))  # type: ignore[misc]

    def notes(state: State) -> Said:
        known = zip(state.applications.values(), PAYLOADS, strict=False)
        said = [word.note(state, now, policy, application=one, news=p, mention=p) for one, p in known]
        return _together(said)

    def edits(state: State) -> Said:
        drafts = [i.id for i in state.open_items() if i.is_draft]
        assert len(drafts) > 60
        known = zip(drafts[::2], PAYLOADS, strict=False)
        return _together([word.draft_edit(state, now, policy, item=one, subject=p, body=p) for one, p in known])

    program.say(notes)
    program.say(edits)


def _together(said: list[Said | Refusal]) -> Said:
    """Many words in one breath."""
    assert not any(isinstance(one, Refusal) for one in said)
    return Said(tuple(event for one in said if isinstance(one, Said) for event in one.events), "Noted.")


def _seen(page: Page) -> list[str]:
    """Everything that may tell of a script that ran, or of a request to somebody else."""
    signs: list[str] = []

    def dialog(one: Dialog) -> None:
        signs.append(f"dialog {one.message}")
        one.dismiss()

    def request(one: Request) -> None:
        if "127.0.0.1" not in one.url:
            signs.append(one.url)

    page.on("dialog", dialog)
    page.on("request", request)
    page.on("console", lambda message: signs.append(message.text))
    page.on("pageerror", lambda error: signs.append(str(error)))
    return signs


@pytest.mark.timeout(300)
def test_no_payload_runs(hostile: House, chromium: Browser) -> None:
    assert len(PAYLOADS) >= 60
    with chromium.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(30_000)
        signs = _seen(page)
        page.goto(hostile.server.fresh_address())
        page.wait_for_url(hostile.home + "/")
        first = page.locator("article.draft a[href^='/applications/']").first.get_attribute("href")
        last = max(hostile.program.state().applications)
        shown = 0
        for path in ("/", "/applications", "/plan", str(first), f"/applications/{last}"):
            answer = page.goto(hostile.home + path)
            assert answer is not None
            assert answer.ok, path
            expect(page.locator("main")).to_be_visible()
            assert page.evaluate("window.hit") is None, path
            assert page.evaluate("[...document.scripts].map(s => s.getAttribute('src')).join()") == (
                "/static/htmx.min.js,/static/page.js"
            )
            assert (
                page.locator("main :is(iframe, object, embed, base, link, meta, style, svg, script, img)").count() == 0
            )
            text = page.locator("main").inner_text()
            shown += sum(payload.strip() in text for payload in PAYLOADS)
        assert shown > len(PAYLOADS)  # they are there, as text
        # The same page again as it comes over the live line.
        page.goto(hostile.home + "/")
        hostile.turn()
        with page.expect_response(lambda answer: answer.url == hostile.home + "/"):
            hostile.program.say(
                lambda state: word.add(
                    state, hostile.story.now, hostile.program.policy, company=HANDLERS[0], role=None, applied=None
                )
            )
            hostile.server.changed()
        expect(page.locator("article.draft").first).to_be_visible()
        assert page.evaluate("window.hit") is None
        assert signs == []


def test_a_page_that_let_them_through_would_be_hit(chromium: Browser) -> None:
    """The corpus bites: without escaping and without our policy many of these run."""
    with chromium.new_context() as context:
        page = context.new_page()
        hits = 0
        for payload in (*PAYLOADS[:13], *HANDLERS):
            page.goto("about:blank")
            page.set_content(f"<body>{payload}</body>", wait_until="load")
            hits += page.evaluate("window.hit") == 1
        assert HIT == "window.hit=1"
        assert hits >= 15


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
