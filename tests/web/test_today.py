"""Today in real Chromium, wide and narrow: drafts edited in place and put off, the debrief, questions, kept words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.house import CONFIRM, House
from tests.web.test_page import draft, no_sideways

pytestmark = pytest.mark.browser
INVITED = """Dear Robin,

Thank you for your application for the Product Manager position at Brightside. We would like to invite you to an \
interview. Which times would suit you next week?

Best regards
Lee Park
Brightside
"""
FIXED = """Hi Robin,

your interview for the Analyst role at Tide Energy is confirmed for Wednesday 10 June 2026 at 11:00 by video.

Mia Olsen
Tide Energy
"""


def debrief(page: Page) -> Locator:
    """The card that asks how the interview went."""
    return page.locator("article.task", has=page.get_by_role("heading", name="How did the interview go?"))


def said(page: Page) -> Locator:
    """What was answered to the last word."""
    return page.locator("#note")


def test_the_debrief_flows_into_the_thank_yous(page: Page, house: House) -> None:
    card = debrief(page)
    card.get_by_label("Whom did you meet?").fill("Ben Okoro <ben.okoro@acme.example>\nAna Ruiz ana.ruiz@acme.example")
    card.get_by_label("When will they decide?").fill("by Friday 19 June")
    card.get_by_label("Something from the talk").fill("the plans for the new warehouse")
    card.get_by_role("button", name="Save").click()
    expect(said(page)).to_contain_text("You met Ben Okoro, Ana Ruiz.")
    expect(said(page)).to_contain_text("they decide by Fri 19 June")
    drafts = page.locator("article.draft")
    expect(drafts).to_have_count(2)
    expect(drafts.filter(has_text="to Ben Okoro")).to_contain_text("the plans for the new warehouse")
    expect(drafts.filter(has_text="to Ana Ruiz")).to_contain_text("the plans for the new warehouse")
    expect(debrief(page)).to_have_count(0)
    application = house.program.state().applications[1]
    assert application.statement is not None
    assert str(application.statement.statement.latest) == "2026-06-19"
    no_sideways(page)


def test_one_undo_takes_the_whole_debrief_back(page: Page, house: House) -> None:
    card = debrief(page)
    card.get_by_label("Whom did you meet?").fill("Ben Okoro ben.okoro@acme.example")
    card.get_by_label("When will they decide?").fill("next week")
    card.get_by_label("Something from the talk").fill("the new warehouse")
    card.get_by_role("button", name="Save").click()
    expect(debrief(page)).to_have_count(0)
    said(page).get_by_role("button", name="Undo").click()
    expect(said(page)).to_contain_text("Taken back.")
    expect(debrief(page)).to_have_count(1)
    application = house.program.state().applications[1]
    assert (application.statement, application.met, application.mentions) == (None, [], [])
    said(page).get_by_role("button", name="Put it back").click()
    expect(said(page)).to_contain_text("It counts again.")
    expect(debrief(page)).to_have_count(0)
    assert house.program.state().applications[1].mentions[0][1] == "the new warehouse"


def test_words_that_name_no_day_are_kept_with_the_reason(page: Page, house: House) -> None:
    card = debrief(page)
    card.get_by_label("Whom did you meet?").fill("Ben Okoro")
    card.get_by_label("When will they decide?").fill("whenever the wind turns")
    card.get_by_role("button", name="Save").click()
    expect(said(page)).to_contain_text("Not saved yet")
    decision = card.get_by_label("When will they decide?")
    expect(decision).to_have_value("whenever the wind turns")
    expect(decision).to_have_attribute("aria-invalid", "true")
    expect(card.locator(".error")).to_contain_text("We could not find a day in that. Say it like “by Friday”")
    expect(card.get_by_label("Whom did you meet?")).to_have_value("Ben Okoro")
    assert house.program.state().applications[1].met == []
    decision.fill("end of June")
    card.get_by_role("button", name="Save").click()
    expect(debrief(page)).to_have_count(0)
    expect(page.locator(".error")).to_have_count(0)
    no_sideways(page)


def test_a_half_address_is_told_beside_its_field(page: Page, house: House) -> None:
    card = debrief(page)
    card.get_by_label("Whom did you meet?").fill("Ben Okoro ben@")
    card.get_by_role("button", name="Save").click()
    expect(card.locator(".error")).to_contain_text("“Ben Okoro ben@” has no complete e-mail address.")
    expect(card.get_by_label("Whom did you meet?")).to_have_value("Ben Okoro ben@")


def test_an_empty_debrief_is_simply_done(page: Page, house: House) -> None:
    debrief(page).get_by_role("button", name="Save").click()
    expect(said(page)).to_contain_text("Done.")
    expect(debrief(page)).to_have_count(0)


def test_editing_happens_in_the_drafts_own_place(page: Page, house: House) -> None:
    number = draft(page)
    card = page.locator("article.draft")
    card.get_by_text("Edit", exact=True).click()
    expect(card.locator(".shown")).to_be_hidden()
    expect(card.get_by_role("button", name="Approve", exact=True)).to_be_hidden()
    text = card.get_by_role("textbox", name="Text")
    text.fill("Dear Ana,\n\n" + "word " * 150 + "\n\nKind regards,\nRobin")
    expect(card.locator(".words.over")).to_contain_text("150 words of at most 140")
    text.fill("Dear Ana,\n\nThank you for Tuesday.\n\nKind regards,\nRobin")
    expect(card.locator(".hints")).to_contain_text("4 words of at most 140")
    card.get_by_role("button", name="Keep and approve").click()
    expect(said(page)).to_contain_text("Approved.")
    assert house.draft_state(number) == "sent"
    (sent,) = (house.story.mailbox / "sent").iterdir()
    assert "Thank you for Tuesday." in sent.read_text()


def test_an_empty_text_is_refused_beside_it(page: Page, house: House) -> None:
    card = page.locator("article.draft")
    card.get_by_text("Edit", exact=True).click()
    card.get_by_role("textbox", name="Text").fill("  ")
    card.get_by_role("button", name="Keep my words").click()
    expect(card.locator("details.edit")).to_have_attribute("open", "")
    expect(card.locator(".error")).to_contain_text("The text is empty.")


def test_put_off_by_one_press(page: Page, house: House) -> None:
    number = draft(page)
    card = page.locator("article.draft")
    card.get_by_text("Later", exact=True).click()
    card.get_by_role("button", name="Tomorrow").click()
    expect(said(page)).to_contain_text("It comes back on Wed 10 June.")
    assert house.draft_state(number) == "snoozed"
    said(page).get_by_role("button", name="Undo").click()
    expect(page.locator("section > article.draft")).to_have_count(1)


def test_a_day_that_is_over_is_refused(page: Page, house: House) -> None:
    card = page.locator("article.draft")
    card.get_by_text("Later", exact=True).click()
    field = card.get_by_label("Bring it back on")
    field.evaluate("field => { field.removeAttribute('min'); field.value = '2026-06-01'; }")
    card.get_by_role("button", name="Put off").click()
    expect(card.locator(".error")).to_contain_text("That day is over.")
    expect(field).to_have_value("2026-06-01")


def test_a_task_is_put_off_and_comes_back(page: Page, house: House) -> None:
    debrief(page).get_by_text("Later", exact=True).click()
    debrief(page).get_by_role("button", name="Tomorrow").click()
    folded = page.locator("details.folded")
    expect(folded).to_contain_text("Put off until Wed 10 June")
    folded.locator("summary").first.click()
    expect(folded.get_by_role("button", name="Nothing to add")).to_have_count(0)
    folded.get_by_role("button", name="Bring it back now").click()
    expect(debrief(page).get_by_role("button", name="Nothing to add")).to_be_visible()
    said(page).get_by_role("button", name="Put it back").click()
    expect(page.locator("section > article.task")).to_have_count(0)
    house.at("2026-06-10 09:00")
    expect(page.locator("section > article.task")).to_have_count(1)


def test_a_yes_can_be_taken_back_until_the_mail_has_left(page: Page, house: House) -> None:
    house.at("2026-06-09 20:30")  # no mail leaves in the evening
    number = draft(page)
    page.get_by_role("button", name="Approve").click()
    expect(said(page)).to_contain_text("Approved.")
    assert house.draft_state(number) == "approved"
    page.locator("details.folded summary").first.click()
    page.locator("details.folded").get_by_role("button", name="Take the yes back").click()
    expect(page.locator("section > article.draft")).to_have_count(1)
    assert house.draft_state(number) == "queued"
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("details.folded")).to_have_count(1)
    house.at("2026-06-10 08:30")
    assert house.draft_state(number) == "sent"
    said(page).get_by_role("button", name="Undo").click()
    expect(said(page)).to_contain_text("The mail has left already")


def test_three_ways_to_ask_and_what_they_said(page: Page, house: House) -> None:
    house.story.mail("2026-06-09 16:10", ("Mia Olsen", "mia@tide.example"), "Interview with Tide Energy", FIXED)
    house.at("2026-06-09 16:15")
    card = page.locator("article.task", has=page.get_by_role("heading", name="Ask when they will decide"))
    expect(card.locator(".ways li")).to_have_count(3)
    card.get_by_text("They named a day").click()
    card.get_by_label("When will they decide?").fill("end of June")
    card.get_by_role("button", name="Save").click()
    expect(said(page)).to_contain_text("Understood: they decide")
    expect(card).to_have_count(0)
    assert house.program.state().applications[2].statement is not None


def test_an_invitation_is_answered_with_a_time(page: Page, house: House) -> None:
    house.story.mail("2026-06-09 16:10", ("Lee Park", "lee@brightside.example"), "Interview", INVITED)
    house.at("2026-06-09 16:15")
    card = page.locator("article.task", has=page.get_by_role("heading", name="They wait for your answer"))
    expect(card.locator("blockquote").first).to_be_visible()
    card.get_by_text("We agreed on a time").click()
    card.get_by_label("Day", exact=True).fill("2026-06-16")
    card.get_by_role("button", name="Add the interview").click()
    expect(card.locator(".error")).to_contain_text("That is no time.")
    expect(card.get_by_label("Day", exact=True)).to_have_value("2026-06-16")
    card.get_by_label("Starts at").fill("14:30")
    card.get_by_label("Place or link").fill("Video")
    card.get_by_role("button", name="Add the interview").click()
    expect(said(page)).to_contain_text("16 June 2026, 14:30")
    expect(card).to_have_count(0)
    (interview,) = house.program.state().applications[2].interviews
    assert (interview.state, interview.place) == ("fixed", "Video")


def test_an_offer_is_accepted_with_one_press(page: Page, house: House) -> None:
    house.story.hand("stage", "acme", "offered")
    house.turn()
    card = page.locator("article.task", has=page.get_by_role("heading", name="Answer the offer"))
    card.get_by_role("button", name="I accepted").click()
    expect(said(page)).to_contain_text("is now “Accepted”")
    expect(card).to_have_count(0)
    assert house.program.state().applications[1].stage == "accepted"


def test_a_question_belongs_to_another_application(page: Page, house: House) -> None:
    house.story.hand("add", "--company", "Harbour Freight", "--role", "Clerk")
    body = "Dear Robin, unfortunately we have decided to move forward with another candidate.\n\nKim"
    house.story.mail("2026-06-09 16:10", ("Kim Noor", "kim@elsewhere.example"), "Your application", body)
    house.at("2026-06-09 16:15")
    card = page.locator("article.task", has=page.get_by_role("heading", name="Which application is this about?"))
    expect(card).to_contain_text("another candidate")
    expect(page.locator(".jump")).to_contain_text("A question for you")
    card.get_by_text("Another one", exact=True).click()
    card.get_by_role("button", name="This one").click()
    expect(card.locator(".error")).to_contain_text("Choose one of them.")
    card.get_by_label("Application").select_option(label="Harbour Freight, Clerk")
    card.get_by_role("button", name="This one").click()
    expect(card).to_have_count(0)
    assert house.program.state().applications[2].stage == "rejected"
    said(page).get_by_role("button", name="Undo").click()
    expect(card).to_have_count(1)
    assert house.program.state().applications[2].stage == "applied"


def test_many_cards_come_up_by_turns(house: House) -> None:
    """No flood: ten at once, of each kind; the rest is counted, and the page stays light."""
    for number in range(24):
        sender = ("Ana Ruiz", f"ana@employer{number}.example")
        body = CONFIRM.replace("Acme", f"Employer{number}") + "We look forward to meeting you. " * 300
        house.story.mail("2026-06-03 10:00", sender, "Interview", body)
    house.turn()
    answer = house.ask("/", cookie=house.cookie())
    assert (answer.text.count('<article class="card draft'), answer.text.count('<article class="card task')) == (5, 5)
    assert "25 drafts to look at" in answer.text
    assert "40 more come up when these are done." in answer.text
    static = sum(len(house.ask(f"/static/{name}").text) for name in ("page.css", "page.js", "htmx.min.js", "icon.svg"))
    assert len(answer.text.encode()) + static < 150_000


def test_every_field_has_a_label_and_every_id_is_one(page: Page, house: House) -> None:
    for path in ("/", "/applications", "/applications/1"):
        page.goto(house.home + path)
        nameless = page.evaluate(
            """() => [...document.querySelectorAll("main :is(input, textarea, select)")]
                .filter(one => one.type !== "hidden" && !one.labels.length).map(one => one.outerHTML)"""
        )
        assert nameless == []
        ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map(one => one.id)")
        assert sorted(ids) == sorted(set(ids)), path


def test_nothing_yet_says_what_to_do(page: Page, house: House) -> None:
    """The mail that opened the only application is taken back: as on the first day."""
    for number in (e.id for e in house.program.journal.events() if e.what == "mail"):
        house.story.hand("undo", str(number))
    house.turn()
    page.goto(house.home + "/")
    expect(page.locator(".empty")).to_contain_text("Welcome.")
    page.get_by_role("link", name="You can also add an application yourself.").click()
    expect(page.locator(".empty")).to_contain_text("No applications yet.")
    expect(page.get_by_label("Employer", exact=True)).to_be_visible()
    no_sideways(page)
