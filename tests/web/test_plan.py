"""The calendar of the next thirty days: what comes, why, and what is held back; in real Chromium, wide and narrow."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from daemon.domain.policy import Policy
from daemon.pipeline import word
from daemon.web.calendar_weeks import weeks
from tests.web.house import ANA, House

MORE = "your second interview is confirmed for Thursday 18 June 2026 at 10:00, in our London office.\n\nAna"


def test_weeks_are_whole_and_hold_every_day() -> None:
    today = date(2026, 6, 9)
    policy = Policy(holidays=frozenset({date(2026, 6, 11)}))
    made = weeks({today: ["a"], date(2026, 7, 9): ["b", "c"]}, policy, today, 30)
    days = [day for week in made for day in week.days]
    assert [day.iso for day in days] == [(date(2026, 6, 8) + timedelta(days=n)).isoformat() for n in range(35)]
    assert [day.weekday for day in days[:7]] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert [day.place for day in days[:3]] == ["past", "today", "ahead"]
    assert [(day.iso, day.place) for day in days[31:33]] == [("2026-07-09", "ahead"), ("2026-07-10", "beyond")]
    assert [day.number for day in days if day.holiday] == [11]
    assert [day.free for day in days[:7]] == [False, False, False, True, False, True, True]
    assert [week.quiet for week in made] == [False, True, True, True, False]
    assert days[31].things == ("b", "c")


@pytest.mark.browser
def test_what_comes_stands_on_its_day_with_its_reason(page: Page, house: House) -> None:
    page.goto(f"{house.home}/plan")
    expect(page.get_by_role("heading", name="Tue 23 June")).to_be_visible()
    day = page.locator(".day", has=page.get_by_role("heading", name="Tue 23 June"))
    entry = day.locator("details.coming.draft")
    expect(entry).to_contain_text("Status check to Ana Ruiz")
    expect(entry.locator(".because")).to_be_hidden()
    entry.locator("summary").click()
    expect(entry.locator(".because")).to_contain_text("The interview was on Tuesday, 9 June.")
    expect(entry.locator(".rule")).to_contain_text("A3")
    entry.get_by_role("link").click()
    expect(page).to_have_url(f"{house.home}/applications/1")


@pytest.mark.browser
def test_an_interview_ahead_stands_in_it(page: Page, house: House) -> None:
    house.story.mail("2026-06-09 16:10", ANA, "Re: Interview at Acme", f"Hi Robin,\n\n{MORE}")
    house.at("2026-06-09 16:15")
    page.goto(f"{house.home}/plan")
    entry = page.locator("details.coming.interview")
    expect(entry).to_contain_text("10:00")
    expect(entry).to_contain_text("Acme")
    day = page.locator(".day", has=page.get_by_role("heading", name="Thu 18 June"))
    expect(day.locator("details.coming.interview")).to_have_count(1)


@pytest.mark.browser
def test_what_is_put_off_comes_back_on_its_day(page: Page, house: House) -> None:
    until = date(2026, 6, 12)
    state = house.program.state()
    number = next(i.id for i in state.open_items() if i.is_draft)
    house.program.say(lambda s: word.draft_snooze(s, s.now, house.program.policy, item=number, until=until))
    page.goto(f"{house.home}/plan")
    day = page.locator(".day", has=page.get_by_role("heading", name="Fri 12 June"))
    expect(day.locator("details.coming.snoozed")).to_contain_text("comes back")


@pytest.mark.browser
def test_what_is_held_back_says_until_when_and_why(page: Page, house: House) -> None:
    house.story.mail(
        "2026-06-10 09:30", ANA, "Re: Interview at Acme", "Hi Robin, please wait until we get in touch with you. Ana"
    )
    house.at("2026-06-10 10:00")
    page.goto(f"{house.home}/plan")
    held = page.locator("details.coming.held")
    expect(held).to_contain_text("No day is set", ignore_case=True)
    held.locator("summary").click()
    expect(held.locator(".because")).to_contain_text("wait")
    expect(held.locator(".rule")).to_contain_text("A5")


@pytest.mark.browser
def test_the_calendar_changes_by_itself(page: Page, house: House) -> None:
    page.goto(f"{house.home}/plan")
    entry = page.locator("details.coming.draft", has_text="Status check")
    entry.locator("summary").click()
    house.story.mail(
        "2026-06-10 09:30", ANA, "Re: Interview at Acme", "Hi Robin, we will decide by Friday 12 June. Ana"
    )
    house.at("2026-06-10 10:00")
    day = page.locator(".day", has=page.get_by_role("heading", name="Mon 15 June"))
    expect(day.locator("details.coming")).to_contain_text("Status check")
    wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]
