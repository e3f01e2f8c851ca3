"""What people read: the whole page, and that an empty one says what to do next."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest

from classifiers.reading import Statement, StatementKind
from daemon.domain.stages import Stage
from daemon.views import words
from daemon.views.application_page import applications_page, show_page
from daemon.views.page import Page
from daemon.views.plan_page import plan_page
from daemon.views.queue_page import draft_page, queue_page
from daemon.views.status import AccountHealth, Health
from daemon.views.status_page import status_page
from daemon.views.terminal import draw
from tests.views.world import (
    CALL,
    CHECK,
    DELAYED,
    MADRID,
    NOW,
    POLICY,
    REFUSED,
    at,
    debrief,
    item,
    thank_you,
    which_one,
    world,
)

HERE = replace(POLICY, zone=MADRID)


def shown(page: Page) -> str:
    """The page on 100 columns, without colour."""
    stream = io.StringIO()
    draw(page, stream, 100)
    return stream.getvalue()


def test_the_list_of_applications() -> None:
    page = shown(applications_page(world(), {1: CHECK, 2: REFUSED}, HERE))

    assert page.splitlines() == [
        "#  Application                         Stage                  Since       Next",
        "1  Harbour Freight Lines, Data         waiting                Tue 2 June  status check (Mon 15 June)",
        "   Engineer",
        "2  a confidential employer             applied (unconfirmed)  Fri 1 May   status check (held back)",
    ]


def test_no_applications_says_how_they_begin() -> None:
    state = world()
    state.applications.clear()

    assert "followup once" in shown(applications_page(state, {}, HERE))
    assert "followup add" in shown(applications_page(state, {}, HERE))


def test_only_closed_applications_says_how_to_see_them() -> None:
    state = world()
    for application in state.applications.values():
        application.stage = Stage.DECLINED

    assert shown(applications_page(state, {}, HERE)) == (
        "No open applications. The closed ones: followup applications --all\n"
    )


def test_one_application_with_its_reasons_and_its_story() -> None:
    state = world()

    assert shown(show_page(state.applications[1], state, DELAYED, HERE)) == (
        "1  Harbour Freight Lines, Data Engineer\n"
        "   Stage: waiting, since Tue 2 June\n"
        "   Next: status check (not before Mon 15 June)\n"
        "   Why: they are away (A7)\n"
        '   They said: they decide by Fri 12 June ("We will decide by 12 June")\n'
        "   Profile: patient, checks by e-mail\n"
        "\n"
        "People\n"
        "Ana Ruiz <ana@harbour.test>\n"
        "\n"
        "Interviews\n"
        "3  Tue 2 June, 11:00 to 12:00, held, round 1\n"
        "   At: Quay 4\n"
        "   With: Ana Ruiz <ana@harbour.test>\n"
        "\n"
        "What happened\n"
        "12  Tue 2 June, 13:00: decision date (a mail; now waiting)\n"
        '    "We will decide by 12 June"\n'
        "    Mail: <m1@harbour.test>\n"
        "\n"
        "-  Tue 2 June, 12:00: interview held (the clock)\n"
    )


def test_one_application_with_nothing_known_of_it() -> None:
    state = world()

    assert shown(show_page(state.applications[2], state, None, HERE)) == (
        "2  a confidential employer\n"
        "   Stage: applied (unconfirmed), since Fri 1 May\n"
        "   On hold by you: until Sat 20 June\n"
        "   Profile: assertive, checks by telephone\n"
        "   Question: Did they reject you?\n"
        "\n"
        "What happened\n"
        "Nothing yet.\n"
    )


def test_the_queue_says_what_waits_why_and_what_to_type() -> None:
    assert shown(queue_page(world(thank_you(), debrief(), which_one()), HERE)) == (
        "1 draft to look at\n"
        "7  thank-you to Ana Ruiz <ana@harbour.test>\n"
        "   Harbour Freight Lines, Data Engineer (application 1)\n"
        "   Subject: Re: Interview\n"
        "   State: waits for you; due Wed 3 June, 10:00\n"
        "   Why: they were met (A1)\n"
        "\n"
        "Read one: followup draft show ID. Then: followup draft approve ID (or edit, discard, snooze).\n"
        "\n"
        "2 tasks for you\n"
        "8  note how the interview went\n"
        "   Whom did you meet?\n"
        "   Harbour Freight Lines, Data Engineer (application 1)\n"
        "   Due: Tue 2 June, 12:00, by Sun 7 June\n"
        "   Why: they were met (A1)\n"
        "\n"
        "9  which application is this about?\n"
        "   Which one?\n"
        "   Due: Wed 3 June, 10:00\n"
        "   Why: they were met (A12)\n"
        "   It may be: 1 (Harbour Freight Lines, Data Engineer); 2 (a confidential employer)\n"
        "   Choices: 1, 2, none\n"
        "\n"
        "When done: followup task done ID (or skip). A question: followup answer ID CHOICE.\n"
    )


def test_an_empty_queue_says_what_comes_next() -> None:
    assert shown(queue_page(world(), HERE)) == "Nothing waits for you. What comes next, and when: followup plan\n"


def test_a_withdrawn_draft_says_why() -> None:
    mine = thank_you("withdrawn", edited=True, note="they answered")

    page = shown(queue_page(world(mine), HERE))

    assert "State: withdrawn, your words are kept; due Wed 3 June, 10:00\n" in page
    assert "Note: they answered\n" in page


def test_a_snoozed_draft_says_until_when() -> None:
    page = shown(queue_page(world(thank_you("snoozed", until=date(2026, 6, 9))), HERE))

    assert "State: put off until Tue 9 June; due" in page


def test_a_draft_is_shown_with_all_its_words() -> None:
    assert shown(draft_page(thank_you(), world(), HERE)).endswith("\n\n   Dear Ana,\n\n   Thank you.\n")


def test_a_call_shows_its_script_under_its_reasons() -> None:
    call = item(5, "status_check", "call", data={"text": "Hello, it is Maya.\nI met Ana."})

    page = shown(queue_page(world(call), HERE))

    assert page.startswith("1 task for you\n5  status check by telephone\n   Harbour")
    assert "(A1)\n\n   Hello, it is Maya.\n   I met Ana.\n" in page


def test_the_plan_says_when_and_why() -> None:
    assert shown(plan_page([CHECK, CALL], [DELAYED, REFUSED], world(), HERE, 30)) == (
        "Within 30 days, if no mail comes\n"
        "1  Wed 10 June, 09:00: status check by telephone\n"
        "   a confidential employer (application 2)\n"
        "   Why: they said to call (A11)\n"
        "\n"
        "2  Mon 15 June, 09:00: status check to Ana Ruiz <ana@harbour.test>\n"
        "   Harbour Freight Lines, Data Engineer (application 1)\n"
        "   Why: they named 12 June (A9)\n"
        "\n"
        "Held back\n"
        "-  status check, until Mon 15 June\n"
        "   Harbour Freight Lines, Data Engineer (application 1)\n"
        "   Why: they are away (A7)\n"
        "\n"
        "-  status check, no day is set\n"
        "   a confidential employer (application 2)\n"
        "   Why: a question is open (A5)\n"
    )


def test_an_empty_plan_says_where_to_look() -> None:
    assert shown(plan_page([], [], world(), HERE, 1)) == (
        "Nothing is wished within 1 day. How each application stands: followup applications\n"
    )


def test_health_says_what_is_wrong_and_what_is_tried_when() -> None:
    post = AccountHealth("post", "imap", "backing_off", at(3), 61, at(3, 10), "The server does not answer.")

    assert shown(status_page(Health(False, (post,), 2, 1, "0.1.0"), MADRID, NOW)) == (
        "-  post (imap)\n"
        "   State: not reachable, will try again\n"
        "   Last seen: Wed 3 June, 11:00, 1 minute ago\n"
        "   Problem: The server does not answer.\n"
        "   Next try: Wed 3 June, 12:00\n"
        "\n"
        "2 drafts and 1 task wait for you: followup queue\n"
        "Mail may be missed: see the problem above.\n"
        "followup 0.1.0\n"
    )


def test_health_without_an_account_says_how_to_get_one() -> None:
    page = shown(status_page(Health(True, (), 0, 0, "0.1.0"), MADRID, NOW))

    assert "followup setup" in page
    assert "No drafts and no tasks wait for you.\nAll is well.\n" in page


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (Statement(StatementKind.DECISION_BY, latest=date(2026, 6, 12)), "they decide by Fri 12 June"),
        (
            Statement(StatementKind.DECISION_WINDOW, date(2026, 6, 8), date(2026, 6, 12), True),
            "they decide between Mon 8 June and Fri 12 June, and asked you not to contact them",
        ),
        (Statement(StatementKind.DECISION_WINDOW, date(2026, 6, 8)), "they decide not before Mon 8 June"),
        (
            Statement(StatementKind.DECISION_WINDOW, None, date(2026, 6, 12), silence_is_rejection=True),
            "they decide by Fri 12 June; no answer by then means no",
        ),
        (
            Statement(StatementKind.CONTACT_ON, date(2026, 6, 8), date(2026, 6, 8), by_phone=True),
            "you may call on Mon 8 June",
        ),
        (
            Statement(StatementKind.CONTACT_ON, date(2026, 6, 8), date(2026, 6, 9)),
            "you may ask on Mon 8 June to Tue 9 June",
        ),
        (
            Statement(StatementKind.WAIT_FOR_CONTACT, no_contact=True),
            "they asked you to wait until they get in touch",
        ),
    ],
)
def test_a_statement_in_words(said: Statement, text: str) -> None:
    assert words.statement(said, date(2026, 6, 3)) == text


def test_somebody_without_a_name_or_an_address_is_still_named() -> None:
    assert words.person("Ana", None) == "Ana"
    assert words.person(None, "ana@harbour.test") == "ana@harbour.test"
    assert words.person(None, None) == "somebody"
