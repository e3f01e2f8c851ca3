"""Owns the cue, a pattern that says what a sentence means, and finding cues in sentences at little cost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from classifiers.literals import branches, needed
from classifiers.reading import Label, Nuance
from classifiers.sentences import Sentence

LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A pattern over one folded sentence.

    `unless` silences the cue when it is found anywhere in the sentence. A sentence that only says what would happen
    under a condition is passed over unless `hypothetical`. `weight` is how sure the cue alone makes us, 0..1.
    Patterns are compiled when first needed, and tried only where a text that each match must contain is present.
    """

    label: Label
    weight: float
    pattern: str
    nuance: Nuance | None = None
    unless: str | None = None
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
    pattern: str,
    *,
    nuance: Nuance | None = None,
    unless: str | None = None,
    hypothetical: bool = False,
) -> Cue:
    """A Cue; its fields in the order in which a table of them reads best."""
    return Cue(label, weight, pattern, nuance, unless, hypothetical)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern compiled once in the life of the process."""
    return re.compile(pattern)


class CueIndex:
    """Cues by a text that each of their matches contains: most sleep in any one mail, which makes reading fast.

    The texts themselves lie under one run of three of their letters, so that few have to be looked for.
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        by_text: dict[str, list[tuple[Cue, str]]] = {}
        self._place: dict[Cue, int] = {}
        for one in cues:
            self._place.setdefault(one, len(self._place))
            for branch in branches(one.pattern):
                for text in needed(branch):
                    by_text.setdefault(text, []).append((one, branch))
        shared = Counter(run for text in by_text for run in set(_runs(text)))
        self._by_run: dict[str, list[tuple[str, list[tuple[Cue, str]]]]] = {}
        for text, awake in by_text.items():
            key = min(_runs(text), key=lambda run: shared[run], default="")
            self._by_run.setdefault(key, []).append((text, awake))

    def find(self, sentences: Sequence[Sentence], whole: str) -> list[Finding]:
        """Every cue met in every sentence, in the order of the sentences. `whole` is all their folded text."""
        present = self._by_run.keys() & {"", *_runs(whole)}
        woken = [(text, cues) for run in present for text, cues in self._by_run[run] if text in whole]
        found: list[Finding] = []
        for number, sentence in enumerate(sentences):
            folded = sentence.folded
            tried = {awake: None for text, cues in woken if text in folded for awake in cues}
            met = {one for one, branch in tried if _met(one, branch, sentence)}
            found += (
                Finding(one.label, one.weight, sentence.raw[:LONGEST_QUOTE], one.nuance, number)
                for one in sorted(met, key=self._place.__getitem__)
            )
        return found


def _runs(text: str) -> Iterator[str]:
    """Every three letters in a row: none in a text of two."""
    return map("".join, zip(text, text[1:], text[2:], strict=False))


def _met(one: Cue, branch: str, sentence: Sentence) -> bool:
    if sentence.conditional and not one.hypothetical:
        return False
    if compiled(branch).search(sentence.folded) is None:
        return False
    return one.unless is None or compiled(one.unless).search(sentence.folded) is None


@cache
def index_of(cues: tuple[Cue, ...]) -> CueIndex:
    """The index of a set of cues, made once."""
    return CueIndex(cues)
