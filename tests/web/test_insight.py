"""What a search adds up to: counted by hand here, drawn on the page with the same numbers in tables."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from markupsafe import Markup
from playwright.sync_api import Page, expect

from daemon.domain.application import Application, Check, Interview, State, TimelineEntry
from daemon.domain.stages import Stage
from daemon.views.answers import answers
from daemon.views.insight import Insight, insight, path
from daemon.web import insight_svg, svg
from tests.views.world import NOW, POLICY, at
from tests.web.house import House


def told(number: int, stage: Stage, *whats: tuple[str, str]) -> Application:
    """An application that these things happened to, one a day from 4 May."""
    application = Application(number, f"Employer {number}", "Clerk", at(4, month=5), NOW)
    application.stage = stage
    application.timeline = [
        TimelineEntry(n, at(4 + n, month=5), what, "mail", f"m{n}", (), after) for n, (what, after) in enumerate(whats)
    ]
    return application


def search() -> State:
    """Five applications: one at the start, one rejected at once, one after an interview, one offer, one gone quiet."""
    mine = [
        told(1, Stage.APPLIED),
        told(2, Stage.REJECTED, ("acknowledged", "applied"), ("rejected", "rejected")),
        told(3, Stage.REJECTED, ("acknowledged", "applied"), ("invited", "invited"), ("rejected", "rejected")),
        told(4, Stage.ACCEPTED, ("interview_fixed", "scheduled"), ("offer_made", "offered"), ("accepted", "accepted")),
        told(5, Stage.QUIET, ("acknowledged", "applied")),
    ]
    return State(NOW, applications={one.id: one for one in mine})


def test_every_application_goes_one_way() -> None:
    paths = [path(one) for one in search().applications.values()]
    assert paths == [
        ("applied", "open"),
        ("applied", "acknowledged", "rejected"),
        ("applied", "acknowledged", "interview", "rejected"),
        ("applied", "interview", "offer", "accepted"),
        ("applied", "acknowledged", "quiet"),
    ]


def test_what_is_reached_and_how_it_ended_add_up() -> None:
    found = insight(search(), POLICY)
    assert found.reached == (("applied", 5), ("acknowledged", 3), ("interview", 2), ("offer", 1))
    assert found.ended == (("accepted", 1), ("open", 1), ("quiet", 1), ("rejected", 2))
    into: dict[str, int] = {}
    for flow in found.flows:
        into[flow.target] = into.get(flow.target, 0) + flow.count
    assert into == dict(found.reached[1:]) | dict(found.ended)


def test_an_open_offer_is_not_yet_an_outcome() -> None:
    assert path(told(1, Stage.OFFERED, ("offer_made", "offered")))[-2:] == ("offer", "offered")
    assert path(told(1, Stage.ON_HOLD))[-1] == "on_hold"
    assert path(told(1, Stage.SCHEDULED))[1:] == ("interview", "open")


def test_answers_are_timed_from_what_they_answer() -> None:
    one = told(1, Stage.WAITING, ("invited", "invited"))
    one.timeline[0].at = at(9, month=5)
    one.interviews = [Interview(1, at(1), at(1, 10), "held")]
    one.checks = [Check(at(2), None), Check(at(3), None, spared=True)]
    assert [(what, (until - since).days) for what, since, until in answers(one)] == [("invitation", 5)]
    found = insight(State(NOW, applications={1: one}), POLICY)
    assert [(wait.what, wait.median) for wait in found.waits] == [("invitation", 5.0)]
    assert [(week.monday.isoformat(), week.opened, week.interviews, week.answers) for week in found.weeks] == [
        ("2026-05-04", 1, 0, 1),
        ("2026-05-11", 0, 0, 0),
        ("2026-05-18", 0, 0, 0),
        ("2026-05-25", 0, 0, 0),
        ("2026-06-01", 0, 1, 0),
    ]


def test_only_the_newest_weeks_are_counted() -> None:
    old = told(1, Stage.APPLIED)
    old.opened_at = NOW - timedelta(days=400)
    assert len(insight(State(NOW, applications={1: old}), POLICY).weeks) == 12


def test_an_empty_search_adds_up_to_nothing() -> None:
    found = insight(State(NOW), POLICY)
    assert (found.total, found.ended, found.flows, found.waits, found.weeks) == (0, (), (), (), ())


def heights(drawn: Markup, css: str) -> float:
    """The height of the bar of one class."""
    found = re.search(rf'height="([0-9.]+)" rx="2" class="node at-{css}"', drawn)
    assert found, drawn
    return float(found[1])


def test_bars_are_as_long_as_their_numbers() -> None:
    found = insight(search(), POLICY)
    drawn = insight_svg.sankey(found)
    assert heights(drawn, "applied") == pytest.approx(5 * heights(drawn, "offer"))
    assert heights(drawn, "rejected") == pytest.approx(2 * heights(drawn, "accepted"))
    assert drawn.count("<path") == len(found.flows)
    assert "style=" not in drawn
    assert "Acknowledged 3" in insight_svg.sankey(found)
    assert insight_svg.funnel(found).count("<rect") == 8
    assert insight_svg.weeks(found.weeks).count("<rect") == 1


def test_words_in_a_figure_are_escaped() -> None:
    assert svg.text(0, 0, "<script>\u202e&") == (
        '<text x="0" y="0" class="" text-anchor="start">&lt;script&gt;&amp;</text>'
    )


def test_a_figure_of_nothing_is_drawn() -> None:
    empty = Insight(0, (), (), (), (), ())
    assert insight_svg.weeks(empty.weeks).startswith("<svg")


@pytest.mark.browser
def test_the_page_says_in_tables_what_it_draws(page: Page, house: House) -> None:
    page.goto(f"{house.home}/insight")
    expect(page.get_by_role("heading", name="Insight")).to_contain_text("one application so far")
    figure = page.locator("svg.sankey" if page.viewport_size["width"] > 700 else "svg.funnel")  # type: ignore[index]
    expect(figure).to_be_visible()
    expect(page.locator("svg.figure:visible")).to_have_count(2)
    page.locator("#funnel-numbers summary").click()
    rows = page.locator("#funnel-numbers tbody tr")
    expect(rows.filter(has=page.get_by_role("rowheader", name="Interview", exact=True)).first).to_contain_text("100 %")
    expect(rows.filter(has=page.get_by_role("rowheader", name="Still open"))).to_contain_text("1")
    expect(page.locator("table.wide").first).to_contain_text("from application to invitation")
    expect(page.locator("table.wide").first).to_contain_text("2 days")
    page.locator("#weeks-numbers summary").click()
    expect(page.locator("#weeks-numbers")).to_contain_text("Mon 1 June")
    wide = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide[0] <= wide[1]
