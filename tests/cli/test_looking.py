"""The commands that only look: one JSON document, or a page; what they ask of the program."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from daemon.views.applications import applications_json
from daemon.views.plan import plan_json
from daemon.views.queue import queue_json
from daemon.views.status import AccountHealth, Health, status_json
from tests.cli.program import WELL, Desk, MemoryProgram
from tests.views.world import CHECK, DELAYED, POLICY, REFUSED, debrief, thank_you, world


def test_each_command_prints_its_document_and_nothing_else() -> None:
    state = world(thank_you(), debrief())
    desk = Desk(MemoryProgram(state))
    documents: dict[tuple[str, ...], dict[str, Any]] = {
        ("applications",): applications_json(state, {1: CHECK, 2: REFUSED}, POLICY),
        ("queue",): queue_json(state),
        ("plan",): plan_json([CHECK], [DELAYED, REFUSED], state, POLICY),
        ("status",): status_json(WELL),
    }

    for command, document in documents.items():
        result = desk("--json", *command)
        assert result.exit_code == 0, command
        assert json.loads(result.stdout) == document
        assert result.stdout.count("\n") == 1
        assert result.stderr == ""
        assert result.stdout.isascii()


@pytest.mark.parametrize("command", ["applications", "queue", "plan", "status"])
def test_each_command_prints_a_page_for_people(command: str) -> None:
    result = Desk(MemoryProgram(world(thank_you(), debrief())))(command)

    assert result.exit_code == 0
    assert not result.stdout.startswith("{")
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_json_may_stand_after_the_command() -> None:
    assert json.loads(Desk()("queue", "--json").stdout) == {"schema": 1, "drafts": [], "tasks": []}


def test_looking_opens_the_program_for_reading_with_the_global_options() -> None:
    desk = Desk()

    desk("--config", "a.toml", "--data", "d", "--at", "2026-06-03T16:00:00+02:00", "queue")

    assert desk.opened == [
        {"config": Path("a.toml"), "data": Path("d"), "at": "2026-06-03T16:00:00+02:00", "reading_only": True}
    ]


def test_the_plan_looks_as_far_ahead_as_asked() -> None:
    desk = Desk()

    desk("plan")
    desk("plan", "--days", "90")

    assert desk.program.asked == [("plan", 30), ("plan", 90)]
    assert desk("plan", "--days", "0").exit_code == 2


def test_blindness_is_exit_4_with_the_document_still_printed() -> None:
    blind = Health(False, (AccountHealth("post", "imap", "stopped", problem="It is not running."),), 0, 0, "0.1.0")
    desk = Desk(replace_health(blind))

    result = desk("--json", "status")

    assert result.exit_code == 4
    assert json.loads(result.stdout) == status_json(blind)
    assert desk("status").exit_code == 4


def replace_health(health: Health) -> MemoryProgram:
    """A program that feels like this."""
    return replace(MemoryProgram(), wellbeing=health)
