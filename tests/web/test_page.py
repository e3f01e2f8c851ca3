"""What a person does on the page, in real Chromium, on a wide screen and on a telephone's."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from daemon.pipeline import word
from daemon.pipeline.said import Said
from tests.web.house import ANA, LONGER, House

pytestmark = pytest.mark.browser


def draft(page: Page) -> int:
    """The number of the first draft on the page."""
    name = page.locator("article.draft").first.get_attribute("id")
    assert name
    return int(name.removeprefix("draft-"))


def no_sideways(page: Page) -> None:
    """Nothing is wider than the screen."""
    wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]


def test_today_shows_the_draft_beside_the_mail_it_answers(page: Page, house: House) -> None:
    expect(page).to_have_title("Today · followup")
    card = page.locator("article.draft")
    expect(card).to_contain_text("Thank-you to Ana Ruiz")
    expect(card.get_by_label("The draft", exact=True)).to_contain_text("Dear Ana Ruiz,")
    expect(card.get_by_label("The mail it answers")).to_contain_text("in our London office")
    expect(card.locator(".because")).to_contain_text("Tuesday, 9 June")
    quote = card.locator("blockquote").first
    expect(quote).to_be_hidden()
    card.get_by_text("Why this?").click()
    expect(quote).to_be_visible()
    expect(card.locator(".rule").first).to_contain_text("A1")
    no_sideways(page)


def test_approve_and_it_leaves(page: Page, house: House) -> None:
    number = draft(page)
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("status")).to_contain_text("Approved.")
    expect(page.locator("article.draft")).to_have_count(0)
    assert house.draft_state(number) == "sent"
    assert len(list((house.story.mailbox / "sent").iterdir())) == 1


def test_edit_with_word_count_and_hints(page: Page, house: House) -> None:
    number = draft(page)
    card = page.locator("article.draft")
    card.get_by_text("Edit", exact=True).click()
    text = card.get_by_role("textbox", name="Text")
    text.fill("Dear Ana,\n\nI have not heard from you.\n\nKind regards,\nRobin")
    expect(card.locator(".hints")).to_contain_text("6 words of at most 140")
    expect(card.locator(".hints")).to_contain_text("guilt")
    text.fill("Dear Ana,\n\nThank you for <b>Tuesday</b>.\n\nKind regards,\nRobin")
    expect(card.locator(".hints")).to_contain_text("Reads well")
    card.get_by_role("button", name="Keep my words").click()
    expect(page.get_by_role("status")).to_contain_text("Your words are kept")
    expect(page.locator("article.draft .ours .text")).to_contain_text("Thank you for <b>Tuesday</b>.")
    item = house.program.state().items[number]
    assert (item.state, item.body.splitlines()[2]) == ("edited", "Thank you for <b>Tuesday</b>.")
    no_sideways(page)


def test_discard_and_take_it_back(page: Page, house: House) -> None:
    number = draft(page)
    page.get_by_role("button", name="Discard").click()
    expect(page.get_by_role("status")).to_contain_text("Discarded.")
    expect(page.locator("article.draft")).to_have_count(0)
    assert house.draft_state(number) == "discarded"
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("article.draft")).to_have_count(1)
    assert house.draft_state(number) == "queued"


def test_put_off_to_a_day(page: Page, house: House) -> None:
    number = draft(page)
    card = page.locator("article.draft")
    card.get_by_text("Later", exact=True).click()
    card.get_by_label("Bring it back on").fill("2026-06-11")
    card.get_by_role("button", name="Put off").click()
    expect(page.get_by_role("status")).to_contain_text("Thu 11 June")
    expect(page.locator("details.folded")).to_contain_text("Put off until Thu 11 June")
    assert house.draft_state(number) == "snoozed"
    house.at("2026-06-11 09:00")
    expect(page.locator("section > article.draft")).to_have_count(1)
    assert house.draft_state(number) == "queued"


def test_a_task_is_done(page: Page, house: House) -> None:
    task = page.locator("article.task")
    expect(task).to_contain_text("Whom did you meet?")
    expect(task).not_to_contain_text("followup ")
    task.get_by_role("button", name="Nothing to add").click()
    expect(page.get_by_role("status")).to_contain_text("Done.")
    expect(page.locator("article.task")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("article.task")).to_have_count(1)
    page.get_by_role("button", name="Not this one").click()
    expect(page.locator("article.task")).to_have_count(0)


def test_a_question_is_answered(page: Page, house: House) -> None:
    body = "Dear Robin, unfortunately we have decided to move forward with another candidate.\n\nHarbour Freight"
    house.story.mail("2026-06-09 16:10", ("Kim Noor", "kim@harbour.example"), "Your application", body)
    house.at("2026-06-09 16:15")
    question = page.locator("article.task").filter(has=page.get_by_role("button", name="None of them"))
    expect(question).to_have_count(1)
    question.get_by_text("Read their mail").click()
    expect(question.get_by_label("Their words")).to_contain_text("another candidate")
    question.get_by_role("button", name="A new application").click()
    expect(page.get_by_role("status")).to_contain_text("Thank you, noted.")
    expect(question).to_have_count(0)
    assert len(house.program.state().applications) == 2


def test_a_draft_appears_and_withdraws_by_itself(page: Page, house: House) -> None:
    page.get_by_role("button", name="Approve").click()
    page.get_by_role("button", name="Not this one").click()
    expect(page.locator("article")).to_have_count(0)
    expect(page.locator(".empty")).to_contain_text("Nothing waits for you.")
    expect(page.locator(".empty")).to_contain_text("Next: Status check for Acme, Data Engineer, Tue 23 June")
    house.at("2026-06-23 09:00")
    expect(page.locator("article.draft")).to_contain_text("Status check to Ana Ruiz")
    expect(page.get_by_role("link", name="Today 1 waiting")).to_be_visible()
    house.story.mail("2026-06-23 11:00", ANA, "Re: Interview at Acme", LONGER)
    house.at("2026-06-23 11:05")
    expect(page.locator("article.draft")).to_have_count(0)
    expect(page.locator(".empty")).to_be_visible()


def test_news_takes_nothing_away_that_is_being_written(page: Page, house: House) -> None:
    card = page.locator("article.draft")
    card.get_by_text("Edit", exact=True).click()
    card.get_by_role("textbox", name="Text").fill("Dear Ana, I am still writing this.")
    house.story.mail("2026-06-09 16:10", ("Kim Noor", "kim@harbour.example"), "Thanks", "Hello there, thank you.")
    with house.program.journal.writing() as tx:
        tx.append(word_added(house).events)
    house.server.changed()
    expect(page.locator("#news")).to_be_visible()
    expect(card.get_by_role("textbox", name="Text")).to_have_value("Dear Ana, I am still writing this.")
    page.get_by_role("button", name="Show it").click()
    expect(page.locator("#news")).to_be_hidden()


def word_added(house: House) -> Said:
    """An application that the person told of on the command line."""
    state, now = house.program.state(), house.program.clock.now()
    said = word.add(state, now, house.program.policy, company="Harbour", role="Clerk", applied=None)
    assert isinstance(said, Said)
    return said


def test_a_refused_word_says_why(page: Page, house: House) -> None:
    number = draft(page)
    house.story.hand("draft", "discard", str(number))
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("status")).to_contain_text("discarded: it cannot be changed")


def test_applications_and_one_story(page: Page, house: House) -> None:
    page.get_by_role("link", name="Applications").click()
    expect(page).to_have_title("Applications · followup")
    expect(page.get_by_role("heading", name="Waiting")).to_be_visible()
    no_sideways(page)
    page.get_by_role("region", name="Waiting").get_by_role("link", name="Acme").click()
    expect(page).to_have_url(re.compile("/applications/1$"))
    expect(page.locator(".story")).to_contain_text("An interview was fixed")
    expect(page.locator(".story blockquote").first).to_be_visible()
    expect(page.locator("#next-title")).to_be_visible()
    no_sideways(page)
    page.get_by_role("button", name=re.compile("take it back: An interview was fixed")).click()
    expect(page.get_by_role("status")).to_contain_text("Taken back.")
    expect(page).to_have_url(re.compile("/applications/1$"))
    expect(page.locator(".story")).not_to_contain_text("An interview was fixed")


def test_the_plan(page: Page, house: House) -> None:
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("status")).to_contain_text("Approved.")
    page.get_by_role("link", name="Plan").click()
    expect(page.get_by_role("heading", name="Tue 23 June")).to_be_visible()
    expect(page.locator(".coming").first).to_contain_text("Status check to Ana Ruiz")
    no_sideways(page)


def test_everything_by_keyboard(page: Page, house: House) -> None:
    number = draft(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the content")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Discard":
            break
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert style == "solid"
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_focused()
    assert house.draft_state(number) == "discarded"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("article.draft")).to_have_count(1)


def test_without_scripts_it_is_plain_forms(house: House, chromium: object) -> None:
    from playwright.sync_api import Browser

    assert isinstance(chromium, Browser)
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(house.server.fresh_address())
        page.wait_for_url(house.home + "/")
        number = draft(page)
        page.get_by_text("Edit", exact=True).click()
        page.get_by_role("textbox", name="Text").fill("Dear Ana,\n\nThank you.\n\nRobin")
        page.get_by_role("button", name="Keep my words").click()
        expect(page.get_by_role("status")).to_contain_text("Your words are kept")
        assert house.program.state().items[number].body == "Dear Ana,\n\nThank you.\n\nRobin"
        page.get_by_role("button", name="Approve").click()
        expect(page.get_by_role("status")).to_contain_text("Approved.")
        assert house.draft_state(number) == "sent"


def test_it_is_light_and_asks_nobody_else(house: House, chromium: object) -> None:
    from playwright.sync_api import Browser

    assert isinstance(chromium, Browser)
    octets, hosts, said = [], set(), []
    with chromium.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("response", lambda answer: octets.append(int(answer.headers.get("content-length", 0))))
        page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        page.goto(house.server.fresh_address())
        page.wait_for_url(house.home + "/")
        expect(page.locator("article.draft")).to_be_visible()
    assert hosts == {f"127.0.0.1:{house.port}"}
    assert said == []
    assert 60_000 < sum(octets) < 150_000


def test_your_words_outlive_a_withdrawal(page: Page, house: House) -> None:
    house.story.mail(
        "2026-06-10 09:30", ANA, "Re: Interview at Acme", "Hi Robin, we will decide by Friday 12 June. Ana"
    )
    house.at("2026-06-15 09:00")
    card = page.locator("article.draft", has_text="Status check")
    card.get_by_text("Edit", exact=True).click()
    card.get_by_role("textbox", name="Text").fill("Dear Ana, is there any news?")
    card.get_by_role("button", name="Keep my words").click()
    expect(card).to_contain_text("Waits for you, with your words")
    house.story.mail("2026-06-15 11:00", ANA, "Re: Interview at Acme", LONGER)
    house.at("2026-06-15 11:05")
    expect(card).to_contain_text("Withdrawn, your words are kept")
    expect(card).to_contain_text("An answer came.")
    expect(card).to_contain_text("Dear Ana, is there any news?")
    expect(card.get_by_role("button", name="Approve")).to_have_count(0)
    card.get_by_role("button", name="Put away").click()
    expect(card).to_have_count(0)
    no_sideways(page)
