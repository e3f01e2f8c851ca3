"""Senses: sentences written in classes of words, and single turns of phrase read by them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from classifiers.classify import all_classifiers, classify
from classifiers.cues import CueIndex
from classifiers.gate import compiled
from classifiers.reading import Label
from classifiers.senses.coding import coded, may_stand_as, recoded
from classifiers.sentences import make_sentence
from tests.classifiers.mails_of import mail

HERE = Path(__file__).parent
OUTCOMES = (Label.REJECTION, Label.OFFER)
CUES = [one for kind in all_classifiers() for one in kind.senses]


def turns() -> Iterator[tuple[str, str]]:
    """Label and sentence of every turn of phrase."""
    label = ""
    for line in (HERE / "turns.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            label = line[2:]
        elif line:
            yield label, line


def label_of(sentence: str) -> Label:
    return classify(mail(f"Hi Noa,\n\n{sentence}\n\nGwen", subject="Site Manager post")).label


@pytest.mark.parametrize(
    ("folded", "senses"),
    [
        ("we have given the spot to a lad who knows us", "WE HAVE GIVE JOB to ONE who knows US"),
        ("we no longer need someone else", "WE NOT need OTHER ONE"),
        ("it is on 3 may at 10:30", "it BE on 3 month at TIME"),
        ("we may call you at 3pm", "WE MAY TALK YOU at TIME"),
    ],
)
def test_words_become_senses(folded: str, senses: str) -> None:
    assert coded(folded) == senses


def test_a_capital_inside_a_sentence_is_a_name_unless_the_recipients() -> None:
    sentence = make_sentence("Hi Noa, we went with Jamie.")

    assert "NAME" in recoded(sentence, frozenset({"noa"})).folded
    assert "noa" in recoded(sentence, frozenset({"noa"})).folded


def test_no_cue_over_senses_sleeps_where_it_is_met() -> None:
    cues = [replace(one, unless=None, hypothetical=True) for one in CUES]
    index = CueIndex(cues, may_stand_as)
    for _, line in turns():
        sentence = make_sentence(line)
        text = recoded(sentence).folded
        met = [(one.label, one.weight) for one in cues if compiled(one.pattern).search(text)]
        assert [(one.label, one.weight) for one in index.find([(0, sentence)], recoded)] == met, line


@pytest.mark.parametrize("sentence", [line for line in (HERE / "no_outcomes.txt").read_text().splitlines()[1:] if line])
def test_no_outcome_is_made_of_what_is_none(sentence: str) -> None:
    assert label_of(sentence) not in OUTCOMES


def test_most_turns_of_phrase_are_understood_and_no_outcome_is_wrong() -> None:
    found = [(label, str(label_of(line))) for label, line in turns()]

    assert sum(one == other for one, other in found) / len(found) >= 0.88
    assert not [pair for pair in found if pair[1] in OUTCOMES and pair[0] != pair[1]]
