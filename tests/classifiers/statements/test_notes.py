"""What a person notes of the employer's words is read by the same reader, and explained in one sentence."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from classifiers.statements import explain, read_decision
from tests.classifiers.statements.test_gold import expected
from tests.classifiers.tables import Case, cases, names

ALL = cases(Path(__file__).parent / "notes.txt")
SENT = datetime.fromisoformat("2026-06-03T10:12:00-04:00")


@pytest.mark.parametrize("case", ALL, ids=names(ALL))
def test_note_is_read_as_worked_out(case: Case) -> None:
    found = read_decision(case.text, case.sent, case.locale)
    if found is None:
        assert case.meaning == "none"
        return
    said = {"nc": found.no_contact, "sil": found.silence_is_rejection, "ph": found.by_phone}
    flags = {flag for flag, is_said in said.items() if is_said}
    assert (found.kind.value, found.earliest, found.latest, flags) == expected(case)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("by Friday", "They decide by Friday 5 June 2026."),
        ("next week", "They decide between Monday 8 June 2026 and Friday 12 June 2026."),
        ("next Tuesday", "They decide on Tuesday 9 June 2026."),
        ("not before June 15", "They do not decide before Monday 15 June 2026."),
        ("she told me to call on Monday", "You may call them on Monday 8 June 2026."),
        ("follow up after June 15", "You may contact them from Tuesday 16 June 2026 on."),
        ("don't call us", "They ask you to wait until they get in touch."),
        ("they were nice", "No date and no instruction about contact was understood in this text."),
    ],
)
def test_explained_in_one_sentence(text: str, sentence: str) -> None:
    assert explain(text, SENT, "en-US") == sentence
