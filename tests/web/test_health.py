"""Whether mail is seen: accounts, problems with their next step, and mails that could not be read; in real Chromium."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.web.hostility import put_aside
from tests.web.house import House

pytestmark = pytest.mark.browser


def test_a_mailbox_that_is_seen_says_so(page: Page, house: House) -> None:
    page.goto(f"{house.home}/health")
    expect(page).to_have_title("Health · followup")
    account = page.locator(".account")
    expect(account.get_by_role("heading")).to_contain_text("mail")
    expect(account).to_contain_text("Tue 9 June, 16:00")
    expect(page.get_by_role("heading", name="Journal")).to_be_visible()
    expect(page.locator(".facts").first).to_contain_text("Facts recorded")
    expect(page.get_by_text("Every mail could be read.")).to_be_visible()


def test_a_mailbox_that_is_gone_is_told_with_its_next_step(page: Page, house: House) -> None:
    (house.story.mailbox / "inbox").rename(house.story.mailbox / "elsewhere")
    house.story.now += timedelta(minutes=30)
    house.program.clock.move_to(house.story.now)  # type: ignore[attr-defined]
    house.program.parts.until = house.story.now
    with pytest.raises(Exception, match="inbox"):
        house.turn()
    house.server.changed()
    page.goto(f"{house.home}/health")
    expect(page.locator("#verdict")).to_contain_text("Mail may be missed.")
    expect(page.get_by_role("link", name="Health ! needs you")).to_be_visible()
    problem = page.locator(".trouble-card")
    expect(problem.first).to_contain_text("inbox")
    expect(problem.first).to_contain_text("Next step")
    expect(problem.first).to_contain_text("since Tue 9 June, 16:")


def test_an_unreadable_mail_is_looked_at_and_tried_again(page: Page, house: House) -> None:
    number = put_aside(house, ["odd-mail"], house.story.now)[0]
    house.server.changed()
    page.goto(f"{house.home}/health")
    card = page.locator(f"#aside-{number}")
    expect(card).to_contain_text("It is broken: odd-mail")
    expect(card).to_contain_text("Tried once")
    card.get_by_role("link", name="Look at it").click()
    expect(page.locator("pre")).to_contain_text("From: odd-mail")
    page.get_by_role("button", name="Try again").click()
    expect(page).to_have_url(f"{house.home}/health")
    expect(page.locator("#note")).to_contain_text("read again at the next turn")
    house.turn()
    expect(page.locator(f"#aside-{number}")).to_have_count(0)
    assert house.program.quarantine.asked() == frozenset()
    assert house.program.quarantine.list() == []


def test_a_mail_that_is_gone_is_said_to_be(page: Page, house: House) -> None:
    number = put_aside(house, ["odd-mail"], house.story.now)[0]
    page.goto(f"{house.home}/health")
    with house.program.journal.writing() as tx:
        tx.released(number)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#note")).to_contain_text("no longer put aside")
    answer = page.goto(f"{house.home}/health/{number}")
    assert answer is not None
    assert answer.status == 404


def test_news_comes_by_itself(page: Page, house: House) -> None:
    page.goto(f"{house.home}/health")
    expect(page.locator(".account")).to_contain_text("16:00")
    put_aside(house, ["another"], house.story.now)
    house.server.changed()
    expect(page.get_by_text("It is broken: another")).to_be_visible()
