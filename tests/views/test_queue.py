"""The JSON of `queue`: every key, and which items are still shown."""

from __future__ import annotations

from datetime import date

import pytest

from daemon.views.queue import draft_document, queue_json
from tests.views.world import at, debrief, item, thank_you, which_one, world

THANK_YOU = {
    "id": 7,
    "application": 1,
    "company": "Harbour Freight Lines",
    "role": "Data Engineer",
    "kind": "thank_you",
    "to": ["ana@harbour.test"],
    "cc": [],
    "subject": "Re: Interview",
    "body": "Dear Ana,\n\nThank you.\n",
    "in_reply_to": "<m1@harbour.test>",
    "due": "2026-06-03T08:00:00Z",
    "state": "queued",
    "note": None,
    "because": "they were met",
    "others": [],
}


def test_drafts_and_tasks_have_every_key() -> None:
    assert queue_json(world(thank_you(), debrief(), which_one())) == {
        "schema": 1,
        "drafts": [THANK_YOU],
        "tasks": [
            {
                "id": 8,
                "application": 1,
                "company": "Harbour Freight Lines",
                "role": "Data Engineer",
                "kind": "debrief",
                "form": "task",
                "due": "2026-06-02T10:00:00Z",
                "deadline": "2026-06-07",
                "text": "Whom did you meet?",
                "choices": [],
                "candidates": [],
                "because": "they were met",
            },
            {
                "id": 9,
                "application": None,
                "company": None,
                "role": None,
                "kind": "which_one",
                "form": "question",
                "due": "2026-06-03T08:00:00Z",
                "deadline": None,
                "text": "Which one?",
                "choices": ["1", "2", "none"],
                "candidates": [1, 2],
                "because": "they were met",
            },
        ],
    }


def test_an_empty_queue_has_both_lists() -> None:
    assert queue_json(world()) == {"schema": 1, "drafts": [], "tasks": []}


@pytest.mark.parametrize("state", ["queued", "edited", "approved", "snoozed", "sending", "unsure"])
def test_a_draft_that_still_waits_is_shown_with_its_state(state: str) -> None:
    drafts = queue_json(world(thank_you(state, until=date(2026, 6, 9))))["drafts"]

    assert [(draft["id"], draft["state"]) for draft in drafts] == [(7, state)]


@pytest.mark.parametrize("state", ["sent", "discarded", "expired", "dismissed"])
def test_a_draft_that_is_over_is_not_shown(state: str) -> None:
    assert queue_json(world(thank_you(state, edited=True)))["drafts"] == []


def test_a_withdrawn_draft_stays_while_it_holds_the_persons_words() -> None:
    mine = queue_json(world(thank_you("withdrawn", edited=True, note="they answered")))["drafts"]

    assert [(draft["state"], draft["note"]) for draft in mine] == [("withdrawn", "they answered")]
    assert queue_json(world(thank_you("withdrawn")))["drafts"] == []


@pytest.mark.parametrize("state", ["done", "skipped", "gone"])
def test_a_task_that_is_over_is_not_shown(state: str) -> None:
    assert queue_json(world(item(8, "debrief", "task", state=state)))["tasks"] == []


def test_the_earliest_due_comes_first_and_then_the_lower_number() -> None:
    state = world(
        item(5, "status_check", due=at(4)), item(6, "status_check", due=at(3)), item(4, "status_check", due=at(4))
    )

    assert [draft["id"] for draft in queue_json(state)["drafts"]] == [6, 4, 5]


def test_the_company_of_a_confidential_employer_is_null() -> None:
    draft = queue_json(world(item(5, "status_check", application=2)))["drafts"][0]

    assert (draft["application"], draft["company"], draft["role"]) == (2, None, None)


def test_a_letter_shows_its_words_as_text() -> None:
    letter = item(5, "thank_you", "letter", body="Dear Ana", to=((None, "ana@harbour.test"),))

    task = queue_json(world(letter))["tasks"][0]

    assert (task["kind"], task["form"], task["text"]) == ("thank_you", "letter", "Dear Ana")


def test_one_draft_is_shown_as_it_is_in_the_queue() -> None:
    assert draft_document(thank_you(), world()) == {"schema": 1, "draft": THANK_YOU}
