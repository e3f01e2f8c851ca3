"""The person's word: what each command records, what it prints, what it refuses."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from daemon.cli.app import COMMANDS
from daemon.domain.events import What
from tests.cli.program import Desk, MemoryProgram
from tests.views.world import debrief, item, thank_you, which_one, world


def desk(*items: Any) -> Desk:
    """A desk in front of the usual two applications and these items."""
    return Desk(MemoryProgram(world(*items)))


def recorded(front: Desk) -> list[tuple[Any, ...]]:
    """What was recorded: what, application, data."""
    return [(event.what, event.application, dict(event.data)) for event in front.program.events]


SAID = [
    (
        ("add", "--company", "Brightwell", "--role", "Analyst", "--applied", "2026-06-01"),
        (What.OPENED, 1, {"company": "Brightwell", "role": "Analyst", "applied": "2026-06-01"}),
    ),
    (("stage", "harbour", "rejected"), (What.STAGE, 1, {"stage": "rejected"})),
    (("stage", "2", "ACCEPTED"), (What.STAGE, 2, {"stage": "accepted"})),
    (("set", "1", "--company", "Harbour Ltd"), (What.SET, 1, {"company": "Harbour Ltd"})),
    (
        ("set", "harbour/data", "--remove-person", "ana@harbour.test"),
        (What.SET, 1, {"remove_person": "ana@harbour.test"}),
    ),
    (("merge", "1", "2"), (What.MERGED, 2, {"into": 1})),
    (("trust", "harbour", "ana@harbour-group.test"), (What.TRUSTED, 1, {"address": "ana@harbour-group.test"})),
    (
        ("note", "harbour", "--met", "Sam Lee", "--met", "Ana Ruiz <ana@harbour.test>"),
        (
            What.MET,
            1,
            {
                "people": [
                    {"name": "Sam Lee", "address": None, "part": "interviewer"},
                    {"name": "Ana Ruiz", "address": "ana@harbour.test", "part": "interviewer"},
                ]
            },
        ),
    ),
    (("note", "1", "--news", "I passed."), (What.NEWS, 1, {"text": "I passed."})),
    (("note", "1", "--mention", "the tram"), (What.MENTION, 1, {"text": "the tram"})),
    (
        ("note", "1", "--profile", "brisk", "--channel", "call", "--hold-until", "2026-06-30"),
        (What.SET, 1, {"profile": "brisk", "channel": "call", "hold_until": "2026-06-30"}),
    ),
    (("interview", "3", "held"), (What.INTERVIEW, 1, {"interview": 3, "action": "held", "start": None, "end": None})),
    (
        ("interview", "3", "moved", "--start", "2026-06-15T10:30+02:00"),
        (
            What.INTERVIEW,
            1,
            {"interview": 3, "action": "moved", "start": "2026-06-15T08:30:00+00:00", "end": None},
        ),
    ),
]


@pytest.mark.parametrize(("args", "event"), SAID, ids=[" ".join(args)[:40] for args, _ in SAID])
def test_each_command_records_one_event_and_prints_its_number(args: tuple[str, ...], event: tuple[Any, ...]) -> None:
    front = desk()

    result = front("--json", *args)

    assert result.exit_code == 0, result.output
    assert recorded(front) == [event]
    document = json.loads(result.stdout)
    assert sorted(document) == ["event", "id", "said", "schema"]
    assert (document["schema"], document["event"]) == (1, 1)
    assert not front.opened[0]["reading_only"]


ITEMS = [
    (("draft", "discard", "7"), (What.DISCARDED, 1, {"item": 7})),
    (("draft", "snooze", "7", "--until", "2026-06-30"), (What.SNOOZED, 1, {"item": 7, "until": "2026-06-30"})),
    (("task", "done", "8"), (What.DONE, 1, {"item": 8})),
    (("task", "skip", "8"), (What.SKIPPED, 1, {"item": 8})),
]


@pytest.mark.parametrize(("args", "event"), ITEMS, ids=[" ".join(args) for args, _ in ITEMS])
def test_each_decision_records_one_event(args: tuple[str, ...], event: tuple[Any, ...]) -> None:
    front = desk(thank_you(), debrief())

    result = front(*args)

    assert result.exit_code == 0, result.output
    assert recorded(front) == [event]
    assert "followup undo 1" in result.stdout


def test_an_answer_settles_the_question() -> None:
    front = desk(which_one())

    result = front("answer", "9", "none")

    assert result.exit_code == 0, result.output
    assert (What.DONE, None, {"item": 9}) in recorded(front)


def test_a_withdrawn_draft_is_put_away_by_discarding_it() -> None:
    front = desk(thank_you("withdrawn", edited=True))

    assert front("draft", "discard", "7").exit_code == 0
    assert recorded(front) == [(What.DISMISSED, 1, {"item": 7})]


def test_a_new_interview_is_in_the_persons_zone_unless_it_names_one() -> None:
    front = desk()

    result = front("interview", "harbour", "--start", "2026-06-12T14:00", "--end", "2026-06-12T15:00Z", "--with", "Sam")

    assert result.exit_code == 0, result.output
    data = front.program.events[0].data
    assert (data["start"], data["end"]) == ("2026-06-12T12:00:00+00:00", "2026-06-12T15:00:00+00:00")
    assert data["with"] == [{"name": "Sam", "address": None}]


def test_a_decision_goes_through_the_reader_of_statements() -> None:
    front = desk()

    result = front("note", "harbour", "--decision", "by Friday")

    assert result.exit_code == 0, result.output
    ((what, _, data),) = recorded(front)
    assert what == What.DECISION
    assert (data["statement"]["kind"], data["statement"]["latest"]) == ("decision_by", "2026-06-05")


def test_a_decision_that_says_nothing_is_refused_with_what_was_not_understood() -> None:
    front = desk()

    result = front("--json", "note", "harbour", "--decision", "the coffee was good")

    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["wrong"]
    assert recorded(front) == []


def test_a_mail_to_split_off_may_be_named_by_its_message_id() -> None:
    front = desk()
    state = front.program.held
    state.applications[1].mails = [state.mails["m1"]]
    state.ties["m1"] = 1

    for name in ("<m1@harbour.test>", "m1@harbour.test", "m1"):
        assert front("split", "harbour", name).exit_code == 0
    assert [event.mail for event in front.program.events if event.what == What.TIED] == ["m1"] * 3


REFUSED = [
    (("show", "nobody"), 5),
    (("stage", "99", "quiet"), 5),
    (("stage", "harbour", "promoted"), 2),
    (("stage", "harbour", "new"), 2),
    (("set", "harbour"), 2),
    (("note", "harbour"), 2),
    (("note", "harbour", "--news", "  "), 2),
    (("note", "harbour", "--news", "x" * 2001), 2),
    (("set", "harbour", "--company", "\x1b\n"), 2),
    (("note", "harbour", "--profile", "wild"), 2),
    (("note", "harbour", "--hold-until", "soon"), 2),
    (("note", "harbour", "--met", "Ana <ana>"), 2),
    (("merge", "1", "1"), 2),
    (("split", "harbour", "<no@where.test>"), 5),
    (("undo", "999"), 5),
    (("undo", "last"), 2),
    (("trust", "harbour", "ana"), 2),
    (("add", "--company", "Acme"), 2),
    (("add", "--company", "Acme", "--role", "R", "--applied", "2027-01-01"), 2),
    (("interview", "harbour"), 2),
    (("interview", "harbour", "held"), 2),
    (("interview", "99", "held"), 5),
    (("interview", "3", "moved"), 2),
    (("interview", "3", "held", "--start", "2026-06-15T10:30"), 2),
    (("interview", "3", "moved", "--start", "2026-06-15T10:30", "--place", "Quay"), 2),
    (("interview", "1", "--start", "2026-06-15T10:30", "--end", "2026-06-15T10:00"), 2),
    (("interview", "3", "fixed", "--end", "2026-06-15T10:00"), 2),
    (("draft", "show", "99"), 5),
    (("draft", "show", "8"), 5),
    (("draft", "approve"), 2),
    (("draft", "approve", "7", "--all-of", "harbour"), 2),
    (("draft", "approve", "--all-of", "2"), 5),
    (("draft", "snooze", "7"), 2),
    (("draft", "snooze", "7", "--until", "2026-06-03"), 2),
    (("draft", "discard", "seven"), 2),
    (("task", "done", "7"), 5),
    (("answer", "9", "maybe"), 2),
    (("answer", "99", "yes"), 5),
]


@pytest.mark.parametrize(("args", "code"), REFUSED, ids=[" ".join(args)[:60] for args, _ in REFUSED])
def test_what_makes_no_sense_is_refused_and_nothing_is_recorded(args: tuple[str, ...], code: int) -> None:
    front = desk(thank_you(), debrief(), which_one())

    result = front("--json", *args)

    error = json.loads(result.stdout)["error"]
    assert (result.exit_code, error["code"]) == (code, code), error
    assert error["wrong"]
    assert error["do"]
    assert recorded(front) == []


def test_what_is_typed_is_kept_without_what_commands_a_terminal() -> None:
    front = desk()

    front("set", "1", "--company", "Harbour\x1b[31m\n Ltd")
    front("note", "1", "--met", "Sam\x07 Lee", "--news", "One.\x00\n\nTwo.")

    assert [data for _, _, data in recorded(front)] == [
        {"company": "Harbour[31m Ltd"},
        {"people": [{"name": "Sam Lee", "address": None, "part": "interviewer"}]},
        {"text": "One.\n\nTwo."},
    ]


def test_an_ambiguous_name_lists_the_candidates() -> None:
    front = desk()
    front.program.held.applications[2].company = "Harbour Cafe"

    error = json.loads(front("--json", "stage", "harbour", "quiet").stdout)["error"]

    assert error["code"] == 5
    assert "Harbour Freight Lines, Data Engineer" in error["wrong"]
    assert "Harbour Cafe" in error["wrong"]


def test_the_edited_text_comes_from_a_file_and_the_subject_stays(tmp_path: Any) -> None:
    front = desk(thank_you())
    better = tmp_path / "better.txt"
    better.write_text("Dear Ana,\n\nThank you for Tuesday – José.\n", encoding="utf-8")

    assert front("draft", "edit", "7", "--body-file", str(better)).exit_code == 0
    assert recorded(front) == [
        (
            What.EDITED,
            1,
            {"item": 7, "subject": "Re: Interview", "body": "Dear Ana,\n\nThank you for Tuesday – José.\n"},
        )
    ]


def test_the_edited_text_comes_from_stdin_or_the_editor(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    front = desk(thank_you())
    front.input = "Short.\n"
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho 'Yours, Maya' >> \"$1\"\n", encoding="utf-8")
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(editor))

    assert front("draft", "edit", "7", "--body-file", "-").exit_code == 0
    assert front("draft", "edit", "7").exit_code == 0
    assert front("draft", "edit", "7", "--subject", "Thank you").exit_code == 0
    assert [(data["subject"], data["body"]) for _, _, data in recorded(front)] == [
        ("Re: Interview", "Short.\n"),
        ("Re: Interview", "Dear Ana,\n\nThank you.\nYours, Maya\n"),
        ("Thank you", "Dear Ana,\n\nThank you.\n"),
    ]


def test_an_edit_that_changes_nothing_or_cannot_be_read_is_refused(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    front = desk(thank_you())
    monkeypatch.setenv("VISUAL", "true")
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"Jos\xe9")

    assert front("draft", "edit", "7").exit_code == 2
    assert front("draft", "edit", "7", "--body-file", str(latin)).exit_code == 2
    assert front("draft", "edit", "7", "--body-file", str(tmp_path / "none.txt")).exit_code == 2
    assert recorded(front) == []


def test_today_is_the_persons_civil_date() -> None:
    front = desk(thank_you())
    front.program.clock.move_to(datetime(2026, 6, 3, 23, tzinfo=UTC))

    assert front("draft", "snooze", "7", "--until", str(date(2026, 6, 4))).exit_code == 2
    assert front("draft", "snooze", "7", "--until", str(date(2026, 6, 5))).exit_code == 0


def test_the_help_page_of_every_command_has_an_example() -> None:
    wanting = [
        name for name in COMMANDS if name not in ("read", "facts") and "followup" not in Desk()(name, "-h").stdout
    ]

    assert wanting == []
    for group, commands in (
        ("draft", ("show", "edit", "approve", "discard", "snooze")),
        ("task", ("done", "skip")),
        ("quarantine", ("list", "show", "retry")),
    ):
        for name in commands:
            page = Desk()(group, name, "--help")
            assert page.exit_code == 0
            assert f"followup {group} {name}" in page.stdout.partition("Example")[2]


def test_the_letter_of_a_draft_is_shown_as_it_would_leave() -> None:
    front = desk(thank_you(), item(5, "thank_you", "letter"))

    assert json.loads(front("--json", "draft", "show", "7").stdout)["draft"]["body"] == "Dear Ana,\n\nThank you.\n"
    assert "Dear Ana," in front("draft", "show", "7").stdout
