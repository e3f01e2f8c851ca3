"""The keys of the page, in real Chromium: listed, acting on what one stands on, and never while one writes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from daemon.web.serving import Server
from daemon.web.shortcuts import PAGES, SHORTCUTS
from daemon.web.texts import texts
from tests.web.house import ANA, LONGER, House

pytestmark = pytest.mark.browser


def number_of(page: Page) -> int:
    """The number of the first draft."""
    name = page.locator("article.draft").first.get_attribute("id")
    assert name
    return int(name.removeprefix("draft-"))


def stand_on(page: Page, number: int) -> None:
    """By the keyboard alone."""
    for key in "j" * 5 + "k" * 5:
        if page.evaluate("document.activeElement.closest('article')?.id") == f"draft-{number}":
            return
        page.keyboard.press(key)
    raise AssertionError("j and k do not come to the draft")


def test_every_shortcut_has_its_words() -> None:
    words = texts().frame.shortcuts
    assert all(one.does in words for one in SHORTCUTS)
    assert len({one.keys for one in SHORTCUTS}) == len(SHORTCUTS)
    assert {one.to for one in SHORTCUTS if one.to} == set(PAGES.values())


def test_the_question_mark_lists_them_all(page: Page, house: House) -> None:
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    expect(dialog.locator("[data-keys]")).to_have_count(len(SHORTCUTS))
    expect(dialog).to_contain_text("Approve the draft you stand on")
    page.keyboard.press("g")
    page.keyboard.press("p")
    expect(page).to_have_url(f"{house.home}/")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Shortcuts").click()
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize(("name", "address"), PAGES.items())
def test_g_and_a_letter_go_to_a_page(page: Page, house: House, name: str, address: str) -> None:
    page.goto(f"{house.home}/settings" if name != "settings" else f"{house.home}/plan")
    page.keyboard.press("g")
    page.keyboard.press(name[0])
    expect(page).to_have_url(f"{house.home}{address}")
    expect(page.locator("header nav a[aria-current=page]")).to_contain_text(texts().frame.nav[name])


def test_approve_asks_for_the_draft_to_be_stood_on(page: Page, house: House) -> None:
    number = number_of(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("a")
    page.keyboard.press("d")
    page.locator("article.task").first.evaluate("one => { one.tabIndex = -1; one.focus(); }")
    page.keyboard.press("a")
    page.keyboard.press("d")
    page.keyboard.press("?")  # the keys before it are worked off by now
    expect(page.get_by_role("dialog")).to_be_visible()
    assert house.draft_state(number) == "queued"
    page.keyboard.press("Escape")
    stand_on(page, number)
    page.keyboard.press("a")
    expect(page.locator("#note")).to_be_visible()
    assert house.draft_state(number) == "sent"


def test_edit_put_off_discard_and_undo(page: Page, house: House) -> None:
    number = number_of(page)
    stand_on(page, number)
    page.keyboard.press("e")
    text = page.locator(f"#draft-{number} textarea").first
    expect(text).to_be_focused()
    before = text.input_value()
    page.keyboard.type("adsu?gpj")
    assert sorted(text.input_value()) == sorted(before + "adsu?gpj")  # letters, not acts
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert house.draft_state(number) == "queued"
    page.reload()
    stand_on(page, number)
    page.keyboard.press("s")
    expect(page.locator(f"#draft-{number} details[id^=later-]")).to_have_attribute("open", "")
    page.reload()
    stand_on(page, number)
    page.keyboard.press("d")
    expect(page.locator("#note")).to_contain_text("Discarded")
    assert house.draft_state(number) == "discarded"
    page.keyboard.press("u")
    expect(page.locator("article.draft")).to_have_count(1)
    assert house.draft_state(number) == "queued"


def test_keys_with_a_modifier_belong_to_the_browser(page: Page, house: House) -> None:
    number = number_of(page)
    stand_on(page, number)
    for key in ("Control+d", "Alt+a", "Meta+a", "Control+e"):
        page.keyboard.press(key)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert house.draft_state(number) == "queued"


def test_rows_and_days_are_walked_too(page: Page, house: House) -> None:
    page.goto(f"{house.home}/applications?view=table")
    page.keyboard.press("j")
    expect(page.locator("tbody a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{house.home}/applications/1")
    page.goto(f"{house.home}/plan")
    page.keyboard.press("k")
    expect(page.locator("details.coming summary").last).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("details.coming").last).to_have_attribute("open", "")


def test_two_open_pages_show_the_same(house: House, chromium: Browser) -> None:
    with chromium.new_context() as context:
        one, two = context.new_page(), context.new_page()
        one.goto(house.server.fresh_address())
        one.wait_for_url(house.home + "/")
        two.goto(house.home + "/")
        number = number_of(two)
        stand_on(two, number)
        one.get_by_role("button", name="Discard").click()
        expect(one.locator("article.draft")).to_have_count(0)
        expect(two.locator("article.draft")).to_have_count(0)
        house.story.mail("2026-06-09 16:10", ANA, "Re: Interview at Acme", LONGER)
        house.at("2026-06-09 16:15")
        for page in (one, two):
            page.goto(f"{house.home}/applications/1")
            expect(page.locator("main")).to_contain_text("we need a little longer")


def test_where_one_stands_is_kept_when_news_comes(page: Page, house: House) -> None:
    number = number_of(page)
    stand_on(page, number)
    house.turn()
    expect(page.locator("body")).to_have_attribute("data-stamp", house.server._live.stamp())
    assert page.evaluate("document.activeElement.closest('article')?.id") == f"draft-{number}"


def test_a_daemon_that_went_is_told_and_its_return_asks_for_a_key(page: Page, house: House) -> None:
    expect(page.locator("#lost")).to_be_hidden()
    house.server.stop()
    expect(page.locator("#lost")).to_be_visible()
    expect(page.locator("#lost")).to_contain_text("does not answer")
    house.server = Server(house.program, house.turn)  # the daemon started anew: no key of before is good
    house.server.start()
    expect(page.get_by_role("heading", name="This page opens only with a fresh key.")).to_be_visible(timeout=15_000)
