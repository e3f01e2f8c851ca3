"""How cues are found: texts that must be there, sentences, folding."""

from __future__ import annotations

import re
import warnings

import pytest

from bench.reading import CORPUS, mails_of
from classifiers.classify import all_classifiers
from classifiers.cues import CueIndex, cue
from classifiers.languages import languages
from classifiers.literals import needed
from classifiers.mail import prepare
from classifiers.parse import parse
from classifiers.reading import Label
from classifiers.sentences import fold, sentences

ALL = [
    *(one for kind in all_classifiers() for one in kind.cues),
    *(one for language in languages() for one in language.cues),
]


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("abc", ("abc",)),
        (r"\bmov(?:e|ing) (?:\w+ )?forward\b", ("forward",)),
        ("(?:first|second) (?:round|stage)", ("first", "second")),
        ("x?", ("",)),
        (r"a|\d", ("",)),
        (r"colou?r", ("colo",)),
        (r"(?!not)yes", ("yes",)),
        (r"[ab]cd{2,3}", ("c",)),
    ],
)
def test_texts_a_match_must_contain(pattern: str, texts: tuple[str, ...]) -> None:
    assert needed(pattern) == texts


def test_no_cue_is_missed_for_want_of_a_text() -> None:
    for _, raw, _ in mails_of(CORPUS):
        for sentence in prepare(parse(raw)).sentences:
            for one in ALL:
                if re.search(one.pattern, sentence.folded):
                    assert any(text in sentence.folded for text in needed(one.pattern)), one.pattern


def test_every_pattern_compiles_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for one in ALL:
            re.compile(one.pattern)
            re.compile(one.unless or "")


def test_a_condition_silences_a_cue() -> None:
    index = CueIndex([cue(Label.REJECTION, 0.9, "not selected"), cue(Label.OFFER, 0.5, "selected", hypothetical=True)])
    parts = sentences("If you are not selected we will write. You are not selected.")

    found = index.find(parts, "\n".join(one.folded for one in parts))

    assert [(one.label, one.at) for one in found if one.label is Label.REJECTION] == [(Label.REJECTION, 1)]
    assert [one.at for one in found if one.label is Label.OFFER] == [0, 1]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("We’d love it", "we would love it"),
        ("I can't, you won't", "i cannot, you will not"),
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
