"""The JSON of `plan` and `status`, key by key."""

from __future__ import annotations

from dataclasses import replace

from daemon.domain.wishes import Form
from daemon.views.plan import plan_json
from daemon.views.status import VERSION, AccountHealth, Health, status_json
from tests.views.world import CALL, CHECK, DELAYED, POLICY, REFUSED, at, world


def test_the_plan_has_every_key_the_earliest_first() -> None:
    assert plan_json([CHECK, CALL], [DELAYED, REFUSED], world(), POLICY) == {
        "schema": 1,
        "wishes": [
            {
                "application": 2,
                "company": None,
                "what": "status_check",
                "form": "task",
                "to": [],
                "day": "2026-06-10",
                "due": "2026-06-10T07:00:00Z",
                "because": "they said to call",
                "rule": "A11",
            },
            {
                "application": 1,
                "company": "Harbour Freight Lines",
                "what": "status_check",
                "form": "draft",
                "to": ["ana@harbour.test"],
                "day": "2026-06-15",
                "due": "2026-06-15T07:00:00Z",
                "because": "they named 12 June",
                "rule": "A9",
            },
        ],
        "held": [
            {
                "application": 1,
                "what": "status_check",
                "until": "2026-06-15",
                "because": "they are away",
                "rule": "A7",
            },
            {
                "application": 2,
                "what": "status_check",
                "until": None,
                "because": "a question is open",
                "rule": "A5",
            },
        ],
    }


def test_everything_that_is_no_draft_is_a_task_in_the_plan() -> None:
    forms = {form: plan_json([replace(CALL, form=form)], [], world(), POLICY)["wishes"][0]["form"] for form in Form}

    assert [form for form, shown in forms.items() if shown == "draft"] == [Form.DRAFT]
    assert set(forms.values()) == {"draft", "task"}


def test_an_empty_plan_has_both_lists() -> None:
    assert plan_json([], [], world(), POLICY) == {"schema": 1, "wishes": [], "held": []}


def test_health_has_every_key() -> None:
    post = AccountHealth("post", "imap", "backing_off", at(3), 61, at(3, 10), "The server does not answer.")
    health = Health(False, (post, AccountHealth("local", "folder", "stopped")), 2, 1, "0.1.0")

    assert status_json(health) == {
        "schema": 1,
        "well": False,
        "accounts": [
            {
                "name": "post",
                "kind": "imap",
                "state": "backing_off",
                "last_seen": "2026-06-03T09:00:00Z",
                "lag_s": 61,
                "next_try": "2026-06-03T10:00:00Z",
                "problem": "The server does not answer.",
            },
            {
                "name": "local",
                "kind": "folder",
                "state": "stopped",
                "last_seen": None,
                "lag_s": None,
                "next_try": None,
                "problem": None,
            },
        ],
        "problems": [],
        "queue": {"drafts": 2, "tasks": 1},
        "not_read": {"skipped": 0, "quarantined": 0},
        "version": "0.1.0",
    }


def test_the_version_is_the_packages() -> None:
    from importlib.metadata import version

    assert version("followupd") == VERSION
