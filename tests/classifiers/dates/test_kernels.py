"""Dated phrases are sought only around their kernels: nothing that a search from every word finds may be missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from classifiers.dates.expressions import VALUE_STARTS
from classifiers.dates.phrases import find_phrases, phrase_at
from classifiers.dates.prepositions import STARTS
from classifiers.dates.sentences import sentences
from classifiers.dates.tokens import Words
from classifiers.dates.values import Phrase

_FILES = sorted(Path(__file__).parents[1].glob("*/*.txt"))
_TURNS = (
    "after the long weekend",
    "a decision will be made in H2 2027",
    "we will know in 2027Q1 or by 2027-03",
    "between now and Friday",
    "interviews are this week, decision next",
    "we may write, but not before 12/6",
    "not before May '27",
    "by the twenty-first",
    "before we break up for Christmas you will know",
    "on the fourth or the fifth",
    "by noon on the third last day of May",
    "in the week after the week of 8 June",
    "within, say, the next two to three working weeks",
    "by that, and no later than w/c the 8th",
)


def _from_every_word(words: Words) -> list[Phrase]:
    found: list[Phrase] = []
    i = 0
    while i < words.size:
        phrase = phrase_at(words, i)
        if phrase is not None and phrase.end > i and _begins(words, i):
            found.append(phrase)
            i = phrase.end
        else:
            i += 1
    return found


def _begins(words: Words, i: int) -> bool:
    return words.words[i] in STARTS or words.words[i] in VALUE_STARTS or words.nums[i] is not None


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_no_phrase_of_the_gold_texts_is_missed(path: Path) -> None:
    for sentence in sentences(path.read_text(encoding="utf-8")[:40_000]):
        assert find_phrases(sentence.words) == _from_every_word(sentence.words), sentence.text


@pytest.mark.parametrize("text", _TURNS)
def test_no_phrase_of_a_rare_turn_is_missed(text: str) -> None:
    for written in (text, text.title(), f"We hope to tell you {text}."):
        for sentence in sentences(written):
            assert find_phrases(sentence.words) == _from_every_word(sentence.words), sentence.text
