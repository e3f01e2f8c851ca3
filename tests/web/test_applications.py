"""Applications in real Chromium, wide and narrow: the board, the table, and the correction of anything."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from daemon.domain.application import Application, State
from daemon.pipeline import word
from daemon.pipeline.said import Said
from tests.web.house import House
from tests.web.test_page import no_sideways
from tests.web.test_today import said

pytestmark = pytest.mark.browser


def tell(house: House, *employers: str) -> None:
    """Further applications."""
    for employer in employers:
        company, _, role = employer.partition("/")
        house.story.hand("add", "--company", company, "--role", role or "Clerk", "--applied", "2026-05-20")


def fold(page: Page, title: str) -> Locator:
    """One of the forms, opened."""
    found = page.locator("details.fold").filter(has=page.locator("summary", has_text=re.compile(f"^{title}$")))
    if found.get_attribute("open") is None:
        found.locator("summary").first.click()
    return found


@pytest.fixture
def acme(page: Page, house: House) -> Application:
    """The page of Acme; its application."""
    page.goto(house.home + "/applications/1")
    return house.program.state().applications[1]


def test_the_board_shows_each_stage_with_its_count(page: Page, house: House) -> None:
    tell(house, "Northwind/Bookkeeper", "Kestrel", "Blue Door")
    house.story.hand("stage", "Kestrel", "rejected")
    page.get_by_role("link", name="Applications").click()
    applied = page.get_by_role("region", name="Applied 2")
    expect(applied.locator("li")).to_have_count(2)
    waiting = page.get_by_role("region", name="Waiting 1")
    expect(waiting).to_contain_text("Data Engineer")
    expect(waiting).to_contain_text("since Tue 9 June")
    expect(waiting.locator(".step")).to_contain_text("waits for you")
    expect(page.get_by_text("Kestrel")).to_have_count(0)
    no_sideways(page)
    page.get_by_role("link", name="Show the closed ones (1)").click()
    expect(page.get_by_role("region", name="Rejected 1")).to_contain_text("Kestrel")
    page.get_by_role("link", name="Hide the closed ones").click()
    expect(page.get_by_text("Kestrel")).to_have_count(0)
    applied.get_by_role("link", name="Northwind").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Northwind")


def test_an_interview_is_what_comes_next(page: Page, house: House) -> None:
    tell(house, "Northwind")
    house.story.hand("interview", "Northwind", "--start", "2026-06-18T10:00")
    house.turn()
    page.goto(house.home + "/applications")
    tile = page.get_by_role("region", name="Interview fixed 1").locator(".step")
    expect(tile).to_contain_text("Ask when they will decide")  # the business day before
    house.at("2026-06-17 09:05")
    page.goto(house.home + "/applications/2")
    page.locator("article.task").get_by_role("button", name="I asked").click()
    expect(page.locator(".next-step")).to_contain_text("Interview Thu 18 June, 10:00")


def test_the_table_is_sorted_by_the_server(page: Page, house: House) -> None:
    tell(house, "Zephyr", "Northwind")
    page.goto(house.home + "/applications")
    page.get_by_role("link", name="Table").click()
    names = page.locator("tbody .who")
    expect(names.first).to_have_text("Acme")  # by stage: waiting before applied
    page.goto(house.home + "/applications?view=table&sort=-employer")
    assert names.all_inner_texts() == ["Zephyr", "Northwind", "Acme"]
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    no_sideways(page)


def test_the_filter_needs_no_script_and_keeps_the_view(page: Page, house: House) -> None:
    tell(house, "Northwind/Bookkeeper", "Zephyr")
    page.goto(house.home + "/applications?view=table")
    box = page.get_by_role("searchbox")
    box.fill("book")
    box.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"q=book.*view=table"))
    box.fill("ana.ruiz")
    page.get_by_role("button", name="Find").click()
    expect(page.locator("tbody .who")).to_have_text(["Acme"])
    box.fill("nobody at all")
    page.get_by_role("button", name="Find").click()
    expect(page.locator(".empty")).to_contain_text("Nothing fits “nobody at all”.")
    page.get_by_role("link", name="Show all").click()
    expect(page.locator("tbody tr")).to_have_count(3)


def test_an_application_is_added(page: Page, house: House) -> None:
    page.goto(house.home + "/applications")
    page.get_by_text("Add an application").click()
    page.get_by_label("Job", exact=True).fill("Gardener")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".error")).to_contain_text("Write the employer’s name.")
    expect(page.get_by_label("Job", exact=True)).to_have_value("Gardener")
    page.get_by_label("Employer", exact=True).fill("Park & Lawn")
    page.get_by_label("Applied on").fill("2026-06-01")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(said(page)).to_contain_text("Park & Lawn is on the list now.")
    expect(page.get_by_role("region", name="Applied 1")).to_contain_text("Gardener")
    said(page).get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Gardener")).to_have_count(0)


def test_correct_the_stage_and_undo(page: Page, house: House, acme: Application) -> None:
    form = fold(page, "Stage")
    form.get_by_label("Stage").select_option("on_hold")
    form.get_by_role("button", name="Set the stage").click()
    expect(said(page)).to_contain_text("Acme, Data Engineer is now “On hold”.")
    expect(page.locator("h1 + .status")).to_contain_text("On hold")
    expect(page.locator(".story")).to_contain_text("You set the stage: On hold")
    page.get_by_role("button", name=re.compile("take it back: You set the stage")).click()
    expect(page.locator("h1 + .status")).to_contain_text("Waiting")
    no_sideways(page)


def test_correct_company_and_role(page: Page, house: House, acme: Application) -> None:
    form = fold(page, "Employer and job")
    form.get_by_label("Employer").fill("")
    form.get_by_role("button", name="Correct").click()
    expect(form.locator(".error")).to_contain_text("Write the employer’s name.")
    form.get_by_label("Employer").fill("Acme Robotics")
    form.get_by_label("Job").fill("Senior Data Engineer")
    form.get_by_role("button", name="Correct").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Acme Robotics Senior Data Engineer")
    expect(page.locator(".story")).to_contain_text("You corrected the employer: Acme Robotics")
    said(page).get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Acme Data Engineer")


def test_correct_people(page: Page, house: House, acme: Application) -> None:
    form = fold(page, "Add somebody you met")
    form.get_by_label("Whom did you meet?").fill("Ben Okoro <ben@acme.example>\nThe reception")
    form.get_by_role("button", name="Add").click()
    expect(said(page)).to_contain_text("You met Ben Okoro, The reception.")
    people = page.locator(".people li")
    expect(people.filter(has_text="Ben Okoro")).to_contain_text("ben@acme.example")
    expect(people.filter(has_text="The reception")).to_contain_text("no address known")
    expect(page.locator("article.draft", has_text="to Ben Okoro")).to_have_count(1)
    page.get_by_role("button", name="Remove Ben Okoro").click()
    expect(said(page)).to_contain_text("ben@acme.example is off the list.")
    expect(people.filter(has_text="Ben Okoro")).to_have_count(0)
    expect(page.locator("article.draft", has_text="to Ben Okoro")).to_have_count(0)
    said(page).get_by_role("button", name="Undo").click()
    expect(people.filter(has_text="Ben Okoro")).to_have_count(1)


def test_correct_the_decision_date(page: Page, house: House, acme: Application) -> None:
    form = fold(page, "When they decide")
    form.get_by_role("button", name="Save").click()
    expect(form.locator(".error")).to_contain_text("Nothing was filled in.")
    form.get_by_label("When will they decide?").fill("by 19 June")
    form.get_by_role("button", name="Save").click()
    expect(said(page)).to_contain_text("they decide by Fri 19 June")
    expect(page.locator(".next-step")).to_contain_text("they decide by Fri 19 June")
    expect(page.locator(".story")).to_contain_text("You said when they decide")


def test_correct_the_rules(page: Page, house: House, acme: Application) -> None:
    form = fold(page, "How to follow up")
    form.get_by_label("How patient to be").select_option("brisk")
    form.get_by_label("How to ask").select_option("call")
    form.get_by_label("Do not ask before").fill("2026-06-30")
    form.get_by_role("button", name="Save").click()
    expect(said(page)).to_contain_text("is followed up like that")
    card = page.locator(".next-step")
    for words in ("Brisk", "By telephone", "until Tue 30 June"):
        expect(card).to_contain_text(words)
    form = fold(page, "How to follow up")
    form.get_by_label("Do not ask before").fill("")
    form.get_by_role("button", name="Save").click()
    expect(card).not_to_contain_text("On hold by you")
    fold(page, "How to follow up").get_by_role("button", name="Save").click()
    expect(page.locator("details.fold .error")).to_contain_text("Nothing was changed.")
    application = house.program.state().applications[1]
    assert (application.profile, application.channel) == ("brisk", "call")


def test_something_new_is_told(page: Page, house: House, acme: Application) -> None:
    form = fold(page, "Something to say")
    form.get_by_label("Something new to tell them").fill("I have passed the exam.")
    form.get_by_role("button", name="Save").click()
    expect(said(page)).to_contain_text("The next follow-up will say what is new.")
    expect(page.locator(".story")).to_contain_text("You told something new: “I have passed the exam.”")
    page.get_by_role("button", name=re.compile("take it back: You told something new")).click()
    expect(page.locator(".story")).not_to_contain_text("You told something new")
    assert house.program.state().applications[1].news == []


def test_merge_and_undo(page: Page, house: House) -> None:
    tell(house, "Acme Ltd/Data Engineer")
    page.goto(house.home + "/applications/1")
    form = fold(page, "Two entries are one")
    form.get_by_role("button", name="Make them one").click()
    expect(form.locator(".error")).to_contain_text("Choose one of them.")
    form.get_by_label("The other entry").select_option("2")
    form.get_by_role("button", name="Make them one").click()
    expect(said(page)).to_contain_text("Acme Ltd, Data Engineer is now part of Acme, Data Engineer.")
    assert list(house.program.state().applications) == [1]
    page.get_by_role("button", name=re.compile("take it back: Another entry became part")).click()
    expect(said(page)).to_contain_text("Taken back.")
    assert sorted(house.program.state().applications) == [1, 2]


def test_split_and_undo(page: Page, house: House, acme: Application) -> None:
    page.get_by_role("button", name=re.compile("about another job: An interview was fixed")).click()
    expect(said(page)).to_contain_text("That mail has an application of its own now.")
    expect(page.locator(".story")).not_to_contain_text("An interview was fixed")
    assert len(house.program.state().applications) == 2
    said(page).get_by_role("button", name="Undo").click()
    expect(page.locator(".story")).to_contain_text("An interview was fixed")
    assert len(house.program.state().applications) == 1


def test_a_mail_that_was_taken_back_is_put_back(page: Page, house: House, acme: Application) -> None:
    page.get_by_role("button", name=re.compile("take it back: An interview was fixed")).click()
    expect(said(page)).to_contain_text("Taken back.")
    expect(page.locator(".story .gone")).to_contain_text("no longer counts")
    page.get_by_role("button", name=re.compile("Put it back: A mail that no longer counts")).click()
    expect(page.locator(".story")).to_contain_text("An interview was fixed")
    expect(page.locator(".story .gone")).to_have_count(0)


def test_a_mail_of_the_story_is_read(page: Page, house: House, acme: Application) -> None:
    page.get_by_role("link", name=re.compile("Read the mail: An interview was fixed")).click()
    expect(page.locator(".story .mail")).to_contain_text("in our London office")
    no_sideways(page)


def test_an_interview_moves_and_is_called_off(page: Page, house: House, acme: Application) -> None:
    form = fold(page, "Add an interview")
    form.get_by_label("Day", exact=True).fill("2026-06-18")
    form.get_by_label("Starts at").fill("10:00")
    form.get_by_label("With whom").fill("Zoe Hill, zoe@acme.example")
    form.get_by_role("button", name="Add the interview").click()
    card = page.locator("li.card", has_text="Zoe Hill")
    expect(card).to_contain_text("Thu 18 June, 10:00")
    card.get_by_text("It moves").click()
    card.get_by_label("Day", exact=True).fill("2026-06-19")
    card.get_by_role("button", name="Keep the new time").click()
    expect(card).to_contain_text("Fri 19 June, 10:00")
    card.get_by_role("button", name=re.compile("It is called off")).click()
    expect(card.locator(".tag")).to_have_text("called off")
    said(page).get_by_role("button", name="Undo").click()
    expect(card.locator(".tag")).to_have_text("moved")
    no_sideways(page)


def test_what_is_done_shows_in_the_story_and_can_be_undone_later(page: Page, house: House) -> None:
    page.get_by_role("button", name="Discard").click()
    page.goto(house.home + "/applications/1")
    expect(page.locator(".story")).to_contain_text("You discarded: thank-you to Ana Ruiz")
    page.get_by_role("button", name=re.compile("take it back: You discarded")).click()
    expect(page.locator("article.draft")).to_have_count(1)


def test_an_application_that_is_gone_leads_to_the_board(page: Page, house: House) -> None:
    tell(house, "Northwind")
    page.goto(house.home + "/applications/2")
    page.get_by_role("button", name=re.compile("take it back: You added it")).click()
    expect(page).to_have_url(re.compile("/applications$"))
    expect(page.get_by_text("Northwind")).to_have_count(0)


def test_five_hundred_applications_are_light(house: House) -> None:
    program, now = house.program, house.program.clock.now()

    def many(state: State) -> Said:
        known = [
            word.add(state, now, program.policy, company=f"Employer {n}", role="Clerk", applied=None)
            for n in range(500)
        ]
        opened = [one.events[0] for one in known if isinstance(one, Said)]
        return Said(tuple(replace(event, application=n + 10) for n, event in enumerate(opened)), "")

    def talks(state: State) -> Said:
        some = [app for number, app in state.applications.items() if number % 10 == 0]
        said = [
            word.interview_new(
                state, now, program.policy, application=app, start=now + timedelta(days=1 + n % 20, hours=n % 7)
            )
            for n, app in enumerate(some)
        ]
        return Said(tuple(event for one in said if isinstance(one, Said) for event in one.events), "")

    program.say(many)
    program.say(talks)
    cookie = house.cookie()
    static = sum(len(house.ask(f"/static/{name}").text) for name in ("page.css", "page.js", "htmx.min.js", "icon.svg"))
    for path in ("/applications", "/applications?view=table", "/applications?closed=1", "/applications/10"):
        answer = house.ask(path, cookie=cookie)
        assert answer.status == 200
        assert len(answer.text.encode()) + static < 150_000, path
    board = house.ask("/applications", cookie=cookie).text
    assert "438 more in the table" in board  # 450 in “Applied”, twelve of them shown
    assert "Page 2 of 13" in house.ask("/applications?view=table&page=2", cookie=cookie).text
