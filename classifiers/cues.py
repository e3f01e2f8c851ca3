"""Owns the cue, a pattern that says what a sentence means, and finding cues in sentences at little cost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from classifiers.reading import Label, Nuance
from classifiers.sentences import Sentence

LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern over one folded sentence.

    One of `triggers` (plain substrings) must be in the sentence before the pattern is tried. `unless` silences the
    cue when it is found anywhere in the sentence. A sentence that only says what would happen under a condition is
    passed over unless `hypothetical`. `weight` is how sure the cue alone makes us, 0..1.
    """

    label: Label
    weight: float
    triggers: tuple[str, ...]
    pattern: re.Pattern[str]
    nuance: Nuance | None = None
    unless: re.Pattern[str] | None = None
    hypothetical: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A cue that was met: what it says, how sure, the words, and the number of the sentence (-1: the subject)."""

    label: Label
    weight: float
    quote: str
    nuance: Nuance | None = None
    at: int = 0


def cue(
    label: Label,
    weight: float,
    triggers: str,
    pattern: str,
    *,
    nuance: Nuance | None = None,
    unless: str | None = None,
    hypothetical: bool = False,
) -> Cue:
    """A Cue from readable parts; `triggers` is a list separated by "|"."""
    silenced = re.compile(unless) if unless else None
    return Cue(label, weight, tuple(triggers.split("|")), re.compile(pattern), nuance, silenced, hypothetical)


def awake(cues: Iterable[Cue], whole: str) -> list[Cue]:
    """The cues one of whose triggers is in the whole folded text: most sleep, which is what makes reading fast."""
    return [one for one in cues if any(trigger in whole for trigger in one.triggers)]


def _met(one: Cue, sentence: Sentence) -> bool:
    text = sentence.folded
    if sentence.conditional and not one.hypothetical:
        return False
    if not any(trigger in text for trigger in one.triggers) or one.pattern.search(text) is None:
        return False
    return one.unless is None or one.unless.search(text) is None


def find_cues(cues: Iterable[Cue], sentences: Iterable[Sentence], whole: str) -> list[Finding]:
    """Every cue met in every sentence, in the order of the sentences."""
    ready = awake(cues, whole)
    return [
        Finding(one.label, one.weight, sentence.raw[:LONGEST_QUOTE], one.nuance, number)
        for number, sentence in enumerate(sentences)
        for one in ready
        if _met(one, sentence)
    ]
