"""How cues are found: texts that must be there, sentences, folding."""

from __future__ import annotations

import re
import warnings

import pytest

from bench.reading import CORPUS, mails_of
from classifiers.classify import all_classifiers
from classifiers.cues import CueIndex, cue
from classifiers.gate import Gate, compiled, words_of
from classifiers.languages import languages
from classifiers.literals import EDGE, needed
from classifiers.mail import prepare
from classifiers.parse import parse
from classifiers.patterns import branches
from classifiers.reading import Label
from classifiers.sentences import fold, sentences

ALL = [
    *(one for kind in all_classifiers() for one in kind.cues),
    *(one for language in languages() for one in language.cues),
]


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("abc", ["abc"]),
        (r"\bmov(?:e|ing) (?:\w+ )?forward\b", ["|forward|", "|move| |moving|"]),
        ("(?:first|second) (?:round|stage)", ["first| second|", "|round |stage"]),
        ("x?", []),
        (r"a|\d", []),
        ("colou?r", ["color colour"]),
        (r"\binterviews? (?!not)with", ["|interview| |interviews|", "|with"]),
        (r"[ab]cd{2,3}", ["d", "ac bc"]),
        (r"(?=.*\bofficer\b)send \w*", ["|officer|", "send|"]),
        (r"\b(?:weekly digest|news(?:letter|flash)|\d+ jobs)\b", ["|weekly| |newsflash| |newsletter| |jobs|"]),
    ],
)
def test_pieces_of_words_a_match_must_have(pattern: str, pieces: list[str]) -> None:
    found = [{piece.replace(EDGE, "|") for piece in clause} for clause in needed(pattern)]

    assert [set(row.split()) for row in pieces] == found[: len(pieces)]
    assert bool(pieces) is bool(found)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("we are moving it forward", [0, 2]),
        ("(moving)forward", [0, 2]),
        ("forwarded on the move", [2]),
        ("•forward we move", [0, 2]),
        ("vor ort: gespräch, 3.", [1, 2]),
        ("", [2]),
    ],
)
def test_a_gate_opens_for_the_words_of_a_pattern(text: str, opens: list[int]) -> None:
    gate = Gate((r"\bmov(?:e|ing) (?:\w+ )?forward\b", "gespräch", r"\d+"))

    assert gate.open(words_of(text)) == opens
    assert gate.open(words_of(text)) == opens


def test_a_gate_opens_for_every_match() -> None:
    patterns = [branch for one in ALL for branch in branches(one.pattern)]
    gate = Gate(patterns)
    for _, raw, _ in mails_of(CORPUS):
        for sentence in prepare(parse(raw)).sentences:
            awake = set(gate.open(sentence.words))
            for number, pattern in enumerate(patterns):
                assert number in awake or not compiled(pattern).search(sentence.folded), pattern


def test_every_pattern_compiles_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for one in ALL:
            re.compile(one.pattern)
            re.compile(one.unless or "")


def test_a_condition_silences_a_cue() -> None:
    index = CueIndex([cue(Label.REJECTION, 0.9, "not selected"), cue(Label.OFFER, 0.5, "selected", hypothetical=True)])
    parts = sentences("If you are not selected we will write. You are not selected.")

    found = index.find(enumerate(parts))

    assert [(one.label, one.at) for one in found if one.label is Label.REJECTION] == [(Label.REJECTION, 1)]
    assert [one.at for one in found if one.label is Label.OFFER] == [0, 1]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("We’d love it", "we would love it"),
        ("I can't, you won't", "i cannot, you will not"),
        ("Thats fine", "that is fine"),
        ("It\u00a0isn’t", "it is not"),
    ],
)
def test_folding_spells_short_forms_out(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_sentences_undo_wrapping_and_keep_abbreviations() -> None:
    text = "Dear Noa,\nyou will meet Dr. Vos at our office in the morning and the\nwhole team. See you!\n\n- one\n- two"

    assert [one.raw for one in sentences(text)] == [
        "Dear Noa,",
        "you will meet Dr. Vos at our office in the morning and the whole team.",
        "See you!",
        "- one",
        "- two",
    ]
