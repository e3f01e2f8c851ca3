"""Owns the phrases that say what a clause is about, and their matching against lemmas."""

from __future__ import annotations

from collections.abc import Iterator, Set
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from classifiers.statements.occasions import OCCASIONS
from classifiers.statements.promises import PROMISES

PATTERNS = PROMISES | OCCASIONS


class Topic(StrEnum):
    """What a clause speaks of, as far as its words say so."""

    TELL = "tell"  # they tell the candidate
    ANSWER = "answer"  # the candidate owes them something
    CONTACT = "contact"  # the candidate gets in touch
    SAY = "say"  # somebody gets in touch; who, the subject tells
    DECIDE = "decide"  # a decision or what carries it
    UNHEARD = "unheard"  # if nothing was heard
    SILENCE = "silence"  # silence means no
    FORBID = "forbid"  # do not get in touch
    SIT = "sit"  # wait for us
    ONLY = "only"  # only some will be contacted
    PROCESS = "process"  # what happens before a decision
    TAKES = "takes"  # a length of time that is needed
    LEAVE = "leave"
    PAUSE = "pause"  # hiring stands still
    RETURN = "return"
    INTERVIEW = "interview"
    START = "start"
    CLOSING = "closing"
    OFFER = "offer"  # an offer that lapses
    LOGISTICS = "logistics"
    LAPSED = "lapsed"  # what was promised before
    SLIP = "slip"  # a new date for an old promise
    QUESTIONS = "questions"  # "if you have any questions"
    OUTCOME = "outcome"  # a rejection or an offer


class Cue(NamedTuple):
    """A topic found at tokens [start, end)."""

    topic: Topic
    start: int
    end: int


# One step of a pattern: the words it may be (None for a gap), and whether it may be left out.
_Step = tuple[frozenset[str] | None, bool]
_Pattern = tuple[int, Topic, tuple[_Step, ...]]  # its place in the list, what it says, the steps behind its first word


def _step(part: str) -> _Step:
    if part == "~":
        return None, False
    optional = part.endswith("?")
    return frozenset(part.rstrip("?").split("|")), optional


def patterns() -> Iterator[tuple[frozenset[str], _Pattern]]:
    """Every pattern behind the words it may begin with."""
    lines = ((Topic(name), line) for name, lines in PATTERNS.items() for line in lines.split(";"))
    for rank, (topic, line) in enumerate(lines):
        (first, _), *steps = (_step(part) for part in line.split())
        assert first is not None
        yield first, (rank, topic, tuple(steps))


def needs(steps: tuple[_Step, ...]) -> list[frozenset[str]]:
    """For each step that no match leaves out, the words one of which stands there."""
    return [choices for choices, optional in steps if choices is not None and not optional]


def rarest(steps: list[frozenset[str]]) -> frozenset[str]:
    """The step whose words are met least: long ones, and few of them."""
    return min(steps, key=lambda choices: sum(0.25 ** min(len(word), 7) for word in choices))


class _Begun:
    """The patterns of one first word: by their second word, by a rare word further on, or with no other word."""

    __slots__ = ("alone", "by_later", "by_second")

    def __init__(self) -> None:
        self.alone: list[_Pattern] = []
        self.by_second: dict[str, list[_Pattern]] = {}
        self.by_later: dict[str, list[_Pattern]] = {}

    def file(self, pattern: _Pattern) -> None:
        """Put a pattern under each word that may come second, else under those of its rarest step."""
        seconds: set[str] = set()
        for choices, optional in pattern[2]:
            if choices is None:
                break
            seconds |= choices
            if not optional:
                for word in seconds:
                    self.by_second.setdefault(word, []).append(pattern)
                return
        others = needs(pattern[2])
        if not others:
            self.alone.append(pattern)
            return
        for word in rarest(others):
            self.by_later.setdefault(word, []).append(pattern)

    def may_go_on(self, lemma: str, word: str, said: Set[str]) -> bool:
        """Whether one of the patterns may match before this word, in a sentence of the words `said`."""
        if self.alone or lemma in self.by_second or word in self.by_second:
            return True
        return not self.by_later.keys().isdisjoint(said)

    def loose(self, said: Set[str]) -> list[_Pattern]:
        """The patterns that any word may follow, as far as the words they need are said; in the list's order."""
        if self.by_later.keys().isdisjoint(said):
            return self.alone
        return sorted(chain(self.alone, *(self.by_later[word] for word in self.by_later.keys() & said)))


def _build() -> dict[str, _Begun]:
    """Patterns by each word they may begin with, and by what else they need: few are tried at any place."""
    found: dict[str, _Begun] = {}
    for first, pattern in patterns():
        for word in first:
            found.setdefault(word, _Begun()).file(pattern)
    return found


_PATTERNS = _build()
VOCABULARY = frozenset(
    word.rstrip("?")
    for lines in PATTERNS.values()
    for part in lines.replace(";", " ").split()
    for word in part.split("|")
)


REACH = 12  # neighbouring cues that can overlap one another
GAP = 4  # words a "~" may stand for


def _ends(steps: tuple[_Step, ...], n: int, lemmas: list[str], words: list[str], i: int, end: int) -> int:
    """The index after the steps from n on, matched at token i; -1 when they do not match."""
    while n < len(steps):
        choices, optional = steps[n]
        n += 1
        if choices is None:
            for k in range(i, min(i + GAP + 1, end)):
                found = _ends(steps, n, lemmas, words, k, end)
                if found >= 0:
                    return found
            return -1
        if i < end and (lemmas[i] in choices or words[i] in choices):
            i += 1
        elif not optional:
            return -1
    return i


def _begun(lemmas: list[str], words: list[str], i: int, end: int, said: Set[str]) -> list[Cue]:
    """The longest cue of each topic that begins at token i; `said` are all words and base forms of the sentence."""
    best: dict[Topic, int] = {}
    word, lemma = words[i], lemmas[i]
    second, base = (words[i + 1], lemmas[i + 1]) if i + 1 < end else ("", "")
    for first in (lemma,) if word == lemma else (lemma, word):
        begun = _PATTERNS.get(first)
        if begun is None:
            continue
        if loose := begun.loose(said):
            _longest(loose, lemmas, words, i, end, best)
        if base in begun.by_second:
            _longest(begun.by_second[base], lemmas, words, i, end, best)
        if second != base and second in begun.by_second:
            _longest(begun.by_second[second], lemmas, words, i, end, best)
    return [Cue(topic, i, found) for topic, found in best.items()]


def _longest(
    patterns: list[_Pattern], lemmas: list[str], words: list[str], i: int, end: int, best: dict[Topic, int]
) -> None:
    for _, topic, steps in patterns:
        found = _ends(steps, 0, lemmas, words, i + 1, end) if steps else i + 1
        if found > best.get(topic, 0):
            best[topic] = found


# What adds to a longer cue around it: an outcome within a telling, a telling within "unless you hear".
_KEPT_WITHIN: dict[Topic, frozenset[Topic]] = {
    Topic.DECIDE: frozenset({Topic.TELL, Topic.UNHEARD, Topic.SLIP, Topic.TAKES, Topic.ONLY}),
    Topic.TELL: frozenset({Topic.UNHEARD, Topic.SLIP, Topic.TAKES, Topic.ONLY}),
    Topic.SAY: frozenset({Topic.ONLY}),
    Topic.SILENCE: frozenset({Topic.UNHEARD}),
    Topic.ANSWER: frozenset({Topic.TELL, Topic.LOGISTICS}),
}
_FAINT = frozenset({Topic.RETURN, Topic.LEAVE, Topic.START, Topic.TAKES, Topic.INTERVIEW})
_LOUD = frozenset({Topic.TELL, Topic.SAY, Topic.CONTACT, Topic.ANSWER, Topic.UNHEARD})
_OVERRULED = frozenset({Topic.CONTACT, Topic.SAY, Topic.TELL, Topic.ANSWER})


def find_cues(lemmas: list[str], words: list[str], start: int, end: int, said: Set[str]) -> list[Cue]:
    """Cues in tokens [start, end), in order; a cue inside a longer one goes unless it adds to it."""
    found: list[Cue] = []
    for i in range(start, end):
        lemma, word = lemmas[i], words[i]
        for first in (lemma,) if word == lemma else (lemma, word):
            begun = _PATTERNS.get(first)
            if begun is not None and begun.may_go_on(lemmas[i + 1], words[i + 1], said):
                found += _begun(lemmas, words, i, end, said)
                break
    if len(found) < 2:
        return found
    return [
        cue
        for n, cue in enumerate(found)
        if not any(_hidden(cue, other) for other in found[max(0, n - REACH) : n + REACH] if other is not cue)
    ]


def _hidden(cue: Cue, other: Cue) -> bool:
    """True when `other` says more than `cue` with the same words."""
    if other.topic is Topic.FORBID and cue.topic in _OVERRULED and other.start <= cue.start < other.end:
        return True
    if cue.topic in _FAINT and other.topic in _LOUD and other.start < cue.start < other.end:
        return True
    if (
        other.topic is Topic.TELL
        and cue.topic in _OVERRULED
        and cue.topic is not Topic.TELL
        and other.start < cue.start < other.end
    ):
        return True
    within = other.start <= cue.start and cue.end <= other.end and other.end - other.start > cue.end - cue.start
    return within and other.topic not in _KEPT_WITHIN.get(cue.topic, ())
