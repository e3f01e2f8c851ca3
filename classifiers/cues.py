"""Owns the cue, a pattern that says what a sentence means, and finding cues in sentences at little cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from classifiers.gate import Gate, compiled
from classifiers.patterns import branches
from classifiers.reading import Label, Nuance
from classifiers.sentences import Sentence

LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A pattern over one folded sentence.

    `unless` silences the cue when it is found anywhere in the sentence. A sentence that only says what would happen
    under a condition is passed over unless `hypothetical`. `weight` is how sure the cue alone makes us, 0..1.
    Patterns are compiled when first needed, and tried only where the words of each match are.
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


class CueIndex:
    """Cues behind a gate of words: most sleep in any one mail, which makes reading fast.

    `senses` tells what else a word of a sentence may stand as in the text that the cues are over.
    """

    def __init__(self, cues: Iterable[Cue], senses: Callable[[str], Iterable[str]] | None = None) -> None:
        self._cues = tuple(dict.fromkeys(cues))
        self._branches = [(place, branch) for place, one in enumerate(self._cues) for branch in branches(one.pattern)]
        self._gate = Gate(branch for _, branch in self._branches)
        self._before = self._gate.before(senses) if senses else None

    def find(
        self, numbered: Iterable[tuple[int, Sentence]], read: Callable[[Sentence], Sentence] | None = None
    ) -> list[Finding]:
        """Every cue met in every sentence, in their order; `read` gives the text that the cues are over."""
        found: list[Finding] = []
        for number, sentence in numbered:
            if self._before is not None and not self._before.any(sentence.words):
                continue
            text = read(sentence) if read else sentence
            for place in self._met(text):
                one = self._cues[place]
                found.append(Finding(one.label, one.weight, sentence.raw[:LONGEST_QUOTE], one.nuance, number))
        return found

    def _met(self, text: Sentence) -> list[int]:
        met: list[int] = []
        for awake in self._gate.open(text.words):
            place, branch = self._branches[awake]
            one = self._cues[place]
            if place in met or (text.conditional and not one.hypothetical) or not compiled(branch).search(text.folded):
                continue
            if one.unless is None or not compiled(one.unless).search(text.folded):
                met.append(place)
        return met


@cache
def index_of(cues: tuple[Cue, ...]) -> CueIndex:
    """The index of a set of cues, made once."""
    return CueIndex(cues)
