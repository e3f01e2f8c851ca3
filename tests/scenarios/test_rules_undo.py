"""Rules section 1: everything can be taken back, and what rested on it goes with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.acknowledged import ACK, ANA, CAREERS, FIXED, INVITE, REJECT, Search, acknowledged, hi


@pytest.fixture
def story(tmp_path: Path) -> Search:
    """An acknowledged application."""
    return acknowledged(tmp_path)


# Undo


def test_undo_of_an_interview_takes_what_rested_on_it(story: Search) -> None:
    story.ana("2026-06-03 10:00", FIXED)
    story.turn("2026-06-09 16:00")
    assert story.kinds() == [f"draft thank_you {ANA[1]}", "task debrief"]
    story.says("undo", story.event_of("interview_fixed"))
    story.turn("2026-06-09 16:05")
    assert (story.stage(), story.kinds(), story.application()["interviews"]) == ("applied", [], [])


def test_undo_of_an_undo(story: Search) -> None:
    story.ana("2026-06-03 10:00", REJECT)
    undone = story.says("undo", story.event_of("rejected"))
    assert story.stage() == "applied"
    story.says("undo", str(undone["event"]))
    assert story.stage() == "rejected"


def test_undo_of_the_mail_that_opened_it(story: Search) -> None:
    story.says("undo", story.event_of("acknowledged"))
    story.turn("2026-06-01 12:05")
    assert (story.applications(), story.kinds()) == ([], [])
    story.ana("2026-06-03 10:00", INVITE, answers=None)
    assert [(a["id"], a["stage"]) for a in story.applications()] == [(2, "invited")]


def test_undo_of_the_mail_that_opened_it_keeps_what_else_is_known(story: Search) -> None:
    story.ana("2026-06-03 10:00", INVITE)
    story.says("undo", story.event_of("acknowledged"))
    assert (story.stage(), story.application()["since"]) == ("invited", "2026-06-03T09:00:00Z")


def test_undo_of_the_persons_stage(story: Search) -> None:
    story.says("stage", "1", "withdrawn")
    story.says("undo", story.event_of("stage withdrawn"))
    assert story.stage() == "applied"


def asked(story: Search, kind: str, text: str, sender: tuple[str, str] = ANA, **more: Any) -> str:
    """A mail that is asked about; the number of its question."""
    story.mail("2026-06-03 10:00", sender, "Your application as Data Engineer at Acme", hi(text), **more)
    story.turn("2026-06-03 10:00")
    (question,) = story.tasks(kind)
    return str(question["id"])


@pytest.mark.parametrize(
    ("kind", "text", "auth", "choice"),
    [
        ("confirm", REJECT, "fail", "yes"),
        ("what_is_this", "unfortunately I have bad news, but let us talk.", "pass", "rejection"),
    ],
)
def test_an_answer_taken_back_is_asked_again(story: Search, kind: str, text: str, auth: str, choice: str) -> None:
    question = asked(story, kind, text, auth=auth)
    said = story.says("answer", question, choice)
    story.turn("2026-06-03 10:05")
    assert (story.stage(), story.tasks()) == ("rejected", [])
    story.says("undo", str(said["event"]))
    story.turn("2026-06-03 10:10")
    assert (story.stage(), [t["kind"] for t in story.tasks()]) == ("applied", [kind])


@pytest.mark.parametrize("choice", ["1", "2", "new", "none"])
def test_a_tie_taken_back_is_asked_again(story: Search, choice: str) -> None:
    story.mail("2026-06-01 13:00", CAREERS, "Your application", hi(ACK.replace("Data Engineer", "Office Manager")))
    story.turn("2026-06-01 13:00")
    story.mail("2026-06-03 10:00", CAREERS, "Your application", hi(REJECT))
    story.turn("2026-06-03 10:00")
    (question,) = story.tasks("which_one")
    said = story.says("answer", str(question["id"]), choice)
    story.turn("2026-06-03 10:05")
    assert story.tasks() == []
    story.says("undo", str(said["event"]))
    story.turn("2026-06-03 10:10")
    assert [a["stage"] for a in story.applications()] == ["applied", "applied"]
    assert [t["kind"] for t in story.tasks()] == ["which_one"]


def test_a_merger_and_a_split_taken_back(story: Search) -> None:
    added = story.says("add", "--company", "Borealis", "--role", "Analyst")
    merged = story.says("merge", "1", str(added["id"]))
    assert [a["id"] for a in story.applications()] == [1]
    story.says("undo", str(merged["event"]))
    assert [(a["id"], a["company"]) for a in story.applications()] == [(1, "Acme"), (2, "Borealis")]
    mail = story.ana("2026-06-03 10:00", INVITE)
    split = story.says("split", "1", mail)
    assert [a["stage"] for a in story.applications()] == ["applied", "applied", "invited"]
    story.says("undo", str(split["event"]))
    assert [a["stage"] for a in story.applications()] == ["invited", "applied"]
