"""A gate never stays shut where a plain search finds something: checked on texts made after the patterns themselves."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
from random import Random

import pytest

import classifiers
from classifiers.classify import all_classifiers
from classifiers.gate import Gate, Sought, compiled, letters_of, words_of
from classifiers.languages import languages
from classifiers.patterns import Tokens, branches
from tests.classifiers.made_matches import made

PLAIN = [
    *(one.pattern for kind in all_classifiers() for one in kind.cues),
    *(one.pattern for language in languages() for one in language.cues),
]
SENSES = [one.pattern for kind in all_classifiers() for one in kind.senses]
SOUGHT = [
    value
    for found in pkgutil.walk_packages(classifiers.__path__, "classifiers.")
    for value in vars(importlib.import_module(found.name)).values()
    if isinstance(value, Sought)
]
EACH = 25


def _opens(pattern: str, text: str, words: list[str]) -> bool:
    """Whether a gate lets through an alternative that is found in the text."""
    parts, gate = _behind(pattern)
    return any(parts[number].search(text) for number in gate.open(words))


@functools.cache
def _behind(pattern: str) -> tuple[list[re.Pattern[str]], Gate]:
    parts = branches(pattern)
    return [*map(compiled, parts)], Gate(parts)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_cue_is_found_behind_its_gate(seed: int) -> None:
    random, met = Random(seed), 0
    for pattern in PLAIN:
        for text in (one.lower().replace("\n", " ") for one in made(pattern, 0, random, EACH)):
            found = compiled(pattern).search(text) is not None
            assert _opens(pattern, text, words_of(text)) == found, (pattern, text)
            met += found
    assert met > len(PLAIN) * EACH // 4


def test_every_cue_over_senses_is_found_behind_its_gate() -> None:
    random, met = Random(1), 0
    for pattern in SENSES:
        for text in (" ".join(one.split()) for one in made(pattern, 0, random, EACH)):
            found = compiled(pattern).search(text) is not None
            assert _opens(pattern, text, text.split()) == found, (pattern, text)
            met += found
    assert met > len(SENSES) * EACH // 4


def test_what_is_sought_is_found_as_by_a_plain_search() -> None:
    random, met = Random(1), 0
    assert SOUGHT
    for sought in SOUGHT:
        for number, pattern in enumerate(sought.patterns):
            for text in made(pattern, sought.flags, random, EACH * 10):
                text = text if sought.flags & re.IGNORECASE else text.lower()
                found = compiled(pattern, sought.flags).search(text) is not None
                for words in (words_of(text.lower()), letters_of([words_of(text.lower())])):
                    assert (number in sought.found(text, words)) == found, (pattern, text)
                met += found
    assert met > len(SOUGHT) * EACH


@pytest.mark.parametrize("pattern", [r"(?i)role", r"(?>ab)c", r"a]"])
def test_what_the_readers_of_patterns_do_not_know_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="grammar"):
        Tokens(pattern)
