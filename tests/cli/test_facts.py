"""The command `facts`: one text, a batch, an iCalendar object, and every way to call it wrongly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from daemon.cli.app import main

SENT = "2026-06-03T10:12:00-04:00"
GOOD = {"id": "a", "text": "We will decide by Friday.", "sent_at": SENT, "locale": "en-US"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def batch(tmp_path: Path, *records: Any) -> Path:
    path = tmp_path / "batch.jsonl"
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records), encoding="utf-8")
    return path


def test_one_text_as_json() -> None:
    result = run("--json", "facts", "We will decide by Friday. No calls please.", "--sent-at", SENT)
    assert result.exit_code == 0
    document = json.loads(result.output)
    assert document["schema"] == 1
    (fact,) = document["facts"]
    assert fact["interview"] is None
    assert fact["statement"] == {
        "kind": "decision_by",
        "earliest": None,
        "latest": "2026-06-05",
        "no_contact": True,
        "silence_is_rejection": False,
        "quote": "We will decide by Friday",
    }


def test_one_text_for_a_person() -> None:
    result = run("facts", "Your interview is on Thursday 11 June at 2pm.", "--sent-at", SENT)
    assert result.exit_code == 0
    assert "Interview: Thursday 11 June 2026, 18:00 UTC." in result.output


def test_the_locale_follows_the_offset_and_can_be_given() -> None:
    american = json.loads(run("--json", "facts", "We decide by 7/8.", "--sent-at", SENT).output)
    british = json.loads(run("--json", "facts", "We decide by 7/8.", "--sent-at", SENT, "--locale", "en-GB").output)
    assert american["facts"][0]["statement"]["latest"] == "2026-07-08"
    assert british["facts"][0]["statement"]["latest"] == "2026-08-07"


def test_a_batch_keeps_its_order_and_its_ids(tmp_path: Path) -> None:
    call = GOOD | {"id": 7, "text": "Call me on Tuesday."}
    path = batch(tmp_path, GOOD, call, "", {"text": "Hello", "sent_at": SENT})
    facts = json.loads(run("--json", "facts", "--batch", str(path)).output)["facts"]
    assert [fact["id"] for fact in facts] == ["a", "7", "4"]
    assert [fact["statement"] and fact["statement"]["kind"] for fact in facts] == ["decision_by", "contact_on", None]


def test_an_icalendar_object_gives_its_start(tmp_path: Path) -> None:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Acme//Hiring//EN",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        "UID:one@acme.test",
        "DTSTAMP:20260601T120000Z",
        "SUMMARY:Interview",
        "DTSTART;TZID=Europe/London:20260609T140000",
        "DTEND;TZID=Europe/London:20260609T150000",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    path = batch(tmp_path, GOOD | {"text": "\r\n".join(lines)})
    (fact,) = json.loads(run("--json", "facts", "--batch", str(path)).output)["facts"]
    assert fact["interview"] == {"start": "2026-06-09T13:00:00Z", "end": "2026-06-09T14:00:00Z"}


@pytest.mark.parametrize(
    ("record", "wrong"),
    [
        ("{", "Line 2 is not JSON"),
        ("[]", "Line 2 has no text"),
        ({"id": "b", "text": "By Friday", "sent_at": "yesterday"}, "Line 2: 'yesterday' is not a time"),
        ({"id": "b", "text": "By Friday", "sent_at": "2026-06-03T10:00:00"}, "has no zone"),
        ({"id": "b", "text": "By Friday"}, "Line 2 has no sent_at"),
        ({"id": "b", "text": "By Friday", "sent_at": SENT, "locale": 5}, "its locale is not a text"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_dropped(tmp_path: Path, record: Any, wrong: str) -> None:
    result = run("--json", "facts", "--batch", str(batch(tmp_path, GOOD, record)))
    assert result.exit_code == 2
    error = json.loads(result.output)["error"]
    assert error["code"] == 2
    assert wrong in error["wrong"]
    assert error["do"]


WRONG = [("facts",), ("facts", "By Friday"), ("facts", "--batch", "/nowhere/batch.jsonl")]


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_usage_is_exit_2_with_two_sentences(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.count(".") >= 2
