"""The JSON of `applications` and `show`, key by key."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from daemon.domain.stages import Stage
from daemon.views.applications import application_json, applications_json, show_json, statement_json, step_json
from tests.views.world import CHECK, DELAYED, MADRID, POLICY, REFUSED, SAID, at, confidential, harbour, world

HARBOUR: dict[str, Any] = {
    "id": 1,
    "company": "Harbour Freight Lines",
    "role": "Data Engineer",
    "stage": "waiting",
    "since": "2026-06-02T10:00:00Z",
    "profile": "patient",
    "channel": "email",
    "hold_until": None,
    "contacts": [{"name": "Ana Ruiz", "address": "ana@harbour.test"}],
    "interviews": [
        {
            "id": 3,
            "round": 1,
            "start": "2026-06-02T09:00:00Z",
            "end": "2026-06-02T10:00:00Z",
            "state": "held",
            "people": [{"name": "Ana Ruiz", "address": "ana@harbour.test", "as": "interviewer"}],
        }
    ],
    "statement": {
        "kind": "decision_by",
        "earliest": None,
        "latest": "2026-06-12",
        "no_contact": False,
        "silence_is_rejection": False,
        "quote": "We will decide by 12 June",
    },
    "unconfirmed": False,
    "next": {"what": "status_check", "day": "2026-06-15", "because": "they named 12 June"},
}
CONFIDENTIAL: dict[str, Any] = {
    "id": 2,
    "company": None,
    "role": None,
    "stage": "applied",
    "since": "2026-05-01T09:00:00Z",
    "profile": "assertive",
    "channel": "call",
    "hold_until": "2026-06-20",
    "contacts": [],
    "interviews": [],
    "statement": None,
    "unconfirmed": True,
    "next": {"what": "status_check", "day": None, "because": "a question is open"},
}


def test_the_list_has_every_key_of_every_application() -> None:
    document = applications_json(world(), {1: CHECK, 2: REFUSED}, POLICY)

    assert document == {"schema": 1, "applications": [HARBOUR, CONFIDENTIAL]}


def test_closed_applications_are_listed_only_when_asked_for() -> None:
    state = world()
    state.applications[1].stage = Stage.REJECTED

    assert [a["id"] for a in applications_json(state, {}, POLICY)["applications"]] == [2]
    assert [a["id"] for a in applications_json(state, {}, POLICY, closed=True)["applications"]] == [1, 2]


def test_no_applications_is_an_empty_list() -> None:
    state = world()
    state.applications.clear()

    assert applications_json(state, {}, POLICY) == {"schema": 1, "applications": []}


def test_one_application_is_shown_with_its_timeline() -> None:
    state = world()

    assert show_json(state.applications[1], state, CHECK, POLICY) == {
        "schema": 1,
        **HARBOUR,
        "timeline": [
            {
                "event": 12,
                "at": "2026-06-02T11:00:00Z",
                "what": "decision_date",
                "source": "mail",
                "mail": "<m1@harbour.test>",
                "evidence": ["We will decide by 12 June"],
                "stage": "waiting",
            },
            {
                "event": None,
                "at": "2026-06-02T10:00:00Z",
                "what": "interview_held",
                "source": "clock",
                "mail": None,
                "evidence": [],
                "stage": "waiting",
            },
        ],
    }


def test_a_mail_without_message_id_goes_by_our_own_key() -> None:
    state = world()
    state.mails["m1"].message_id = None

    assert show_json(state.applications[1], state, None, POLICY)["timeline"][0]["mail"] == "m1"


def test_what_comes_next_is_a_civil_day_of_the_person() -> None:
    late = replace(CHECK, due=at(15, 22, 30))

    assert step_json(late, replace(POLICY, zone=MADRID)) == {
        "what": "status_check",
        "day": "2026-06-16",
        "because": "they named 12 June",
    }
    assert step_json(DELAYED, POLICY) == {"what": "status_check", "day": "2026-06-15", "because": "they are away"}
    assert step_json(None, POLICY) is None


def test_a_statement_shows_only_the_keys_that_read_shows() -> None:
    assert sorted(statement_json(SAID)) == [
        "earliest",
        "kind",
        "latest",
        "no_contact",
        "quote",
        "silence_is_rejection",
    ]


def test_a_trusted_robot_address_is_a_contact() -> None:
    application = harbour()
    application.contacts["no-reply@harbour.test"] = replace(application.contacts["no-reply@harbour.test"], trusted=True)

    addresses = [contact["address"] for contact in application_json(application, None, POLICY)["contacts"]]

    assert addresses == ["ana@harbour.test", "no-reply@harbour.test"]


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({}, True),
        ({"holds": False}, True),
        ({"move": "address"}, False),
        ({"kind": "what_is_this"}, True),
        ({"kind": "what_is_this", "holds": False}, False),
        ({"kind": "which_one"}, False),
    ],
)
def test_only_a_question_that_may_move_the_stage_leaves_it_unconfirmed(changes: dict[str, Any], doubt: bool) -> None:
    application = confidential()
    application.questions = [replace(application.questions[0], **changes)]

    assert application_json(application, None, POLICY)["unconfirmed"] is doubt
