"""The command `read`, with the contract's JSON and a table for people."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from daemon.cli.app import main

RAW = """From: Acme Talent <talent@acme.example>
To: Noa <noa@lindqvist.example>
Subject: Interview for Clerk
Date: Wed, 03 Jun 2026 09:12:00 +0100
Message-ID: <one@acme.example>

Your interview for the Clerk position is confirmed for Tuesday 9 June at 2pm.
We will decide by Friday 12 June.
"""
KEYS = {
    *(
        "file",
        "message_id",
        "sent_at",
        "subject",
        "label",
        "sure",
        "evidence",
        "company",
        "role",
        "people",
        "interview",
    ),
    *("statement", "back_on", "deadline", "reply_possible", "automatic", "authenticated"),
}


def _read(*arguments: str, given: str | None = None) -> list[dict[str, object]]:
    result = CliRunner().invoke(main, ["--json", "read", *arguments], input=given)
    assert result.exit_code == 0, result.output
    shown = json.loads(result.stdout)
    assert shown["schema"] == 1
    messages: list[dict[str, object]] = shown["messages"]
    return messages


def test_the_contracts_keys(tmp_path: Path) -> None:
    path = tmp_path / "x.eml"
    path.write_text(RAW)

    (shown,) = _read(str(path))

    assert set(shown) >= KEYS
    assert shown["file"] == str(path)
    assert (shown["label"], shown["company"], shown["role"]) == ("interview_confirmation", "Acme", "Clerk")
    assert shown["sent_at"] == "2026-06-03T08:12:00Z"
    assert isinstance(shown["interview"], dict)
    assert shown["interview"]["start"] == "2026-06-09T13:00:00Z"
    assert isinstance(shown["statement"], dict)
    assert shown["statement"]["latest"] == "2026-06-12"


def test_one_for_each_file_in_order_also_for_what_cannot_be_read(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.eml", tmp_path / "bad.eml"
    good.write_text(RAW)
    bad.write_bytes(b"")

    shown = _read(str(tmp_path / "missing.eml"), str(good), str(bad))

    assert [one["label"] for one in shown] == ["unsure", "interview_confirmation", "unsure"]
    assert ["error" in one for one in shown] == [True, False, True]


def test_stdin_and_own_addresses() -> None:
    (shown,) = _read("--me", "other@me.example", "--me", "Talent@acme.example", "-", given=RAW)

    assert shown["label"] == "own_message"


def test_a_table_for_people(tmp_path: Path) -> None:
    path = tmp_path / "x.eml"
    path.write_text(RAW)

    result = CliRunner().invoke(main, ["read", str(path)])

    assert result.exit_code == 0
    assert "interview_confirmation" in result.stdout
    assert "Clerk" in result.stdout
