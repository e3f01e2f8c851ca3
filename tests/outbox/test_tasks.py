"""Task texts: what to do, how to say it, and the exact command, with whatever is known and nothing left blank."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbox.kinds.tasks import task_text

KINDS = [
    "ask_when",
    "debrief",
    "thank_you",
    "status_check",
    "answer_needed",
    "answer_offer",
    "which_one",
    "what_is_this",
    "confirm",
]
FULL: dict[str, object] = {
    "id": 8,
    "application": 3,
    "company": "Corvid Tools Ltd",
    "role": "Data Analyst",
    "person": "Ruiz, Ana",
    "phone": "+44 20 7946 0000",
    "when": datetime(2026, 6, 2, 14, 0),  # noqa: DTZ001  the person's own civil time
    "today": date(2026, 6, 1),
    "deadline": date(2026, 6, 9),
    "named_date": date(2026, 6, 12),
    "met_on": date(2026, 6, 2),
    "people": ["Ana Ruiz", "Ben Okoro"],
    "candidates": ["3: Data Analyst", "4: Data Engineer"],
    "choices": ["3", "4", "new", "none"],
    "quote": "We would like to move forward.",
    "question": "Did the interview take place?",
    "address": "ana@corvid.test",
    "needs": "a time that suits you",
    "my_name": "Sam Hart",
    "form": "letter",
    "letter": "Dear Ana Ruiz,\n\nThank you.\n\nKind regards,\nSam Hart",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_reads_well_with_all_and_with_nothing(kind: str) -> None:
    for values in (FULL, {}, *({key: value for key, value in FULL.items() if key != gone} for gone in FULL)):
        text = task_text(kind, values)
        assert not re.search(r"None|\{|\}| {2}(?! )\S.* {2}|\(\)| [.,;]|“”", text), text
        assert text.endswith("\n")
        assert "\n\n\n" not in text


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("ask_when", ["Tuesday, 2 June at 14:00", "the Data Analyst role at Corvid Tools", "Would it be all right"]),
        (
            "debrief",
            ['followup note 3 --met "Ana Ruiz <ana@acme.test>"', "Ana Ruiz, Ben Okoro", "--decision", "reception"],
        ),
        ("thank_you", ["by hand", "\n\nDear Ana Ruiz,\n\nThank you.\n", "followup task done 8"]),
        (
            "status_check",
            ["Call Ana Ruiz (+44 20 7946 0000)", "this is Sam Hart", "Friday, 12 June", "Tuesday, 2 June"],
        ),
        ("answer_needed", ["a time that suits you", "by Tuesday, 9 June", "We would like to move forward."]),
        ("answer_offer", ["by Tuesday, 9 June", "followup stage 3 accepted"]),
        ("which_one", ["- 3: Data Analyst", "followup answer 8 CHOICE", "CHOICE is one of: 3, 4, new, none"]),
        ("what_is_this", ["We would like to move forward.", "followup answer 8"]),
        ("confirm", ["Did the interview take place?", "ana@corvid.test"]),
    ],
)
def test_what_is_known_is_said(kind: str, said: list[str]) -> None:
    text = task_text(kind, FULL)
    assert [part for part in said if part not in text] == []


def test_three_ways_to_ask_when() -> None:
    assert task_text("ask_when", FULL).count("- “") == 3


def test_a_fax_is_printed() -> None:
    assert "fax" in task_text("thank_you", FULL | {"form": "fax"})
    assert "by hand" not in task_text("thank_you", FULL | {"form": "fax"})


def test_a_question_without_candidates_says_so() -> None:
    assert "fits none" in task_text("which_one", {"id": 8, "choices": ["new", "none"]})


def test_yes_and_no_are_the_usual_choices() -> None:
    assert task_text("confirm", {"id": 9}).endswith("followup answer 9 CHOICE\nCHOICE is one of: yes, no\n")


@given(st.text(max_size=80), st.sampled_from(KINDS))
def test_strangers_words_stay_on_their_line_and_out_of_commands(words: str, kind: str) -> None:
    known = dict.fromkeys(("company", "role", "person", "quote", "question", "needs", "phone"), words)
    text = task_text(kind, known | {"id": 1, "application": 2})
    assert text.count("\n") <= task_text(kind, FULL).count("\n") + 1
    assert "\r" not in text
    for line in text.split("\n"):
        if "followup " in line and words.strip() and len(words) > 8 and "followup" not in words:
            assert words.strip() not in line


def test_an_unknown_task_is_the_callers_mistake() -> None:
    with pytest.raises(KeyError):
        task_text("sing", {})
