"""Owns the phrases that say what a clause is about, and their matching against lemmas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import NamedTuple

from classifiers.said import Pieces
from classifiers.statements.lemmas import inflected, lemma
from classifiers.statements.occasions import OCCASIONS
from classifiers.statements.promises import PROMISES


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


# One step of a pattern: the words it may be in all their forms (None for a gap), and whether it may be left out.
_Step = tuple[frozenset[str] | None, bool]
_Pattern = tuple[int, Topic, tuple[_Step, ...]]  # its place in the list, what it says, the steps behind its first word


@cache
def _step(part: str) -> _Step:
    return (None, False) if part == "~" else (frozenset(_forms(part)), part.endswith("?"))


def _forms(part: str) -> Iterator[str]:
    """The words of a step, and those of which they are the base form."""
    for word in part.rstrip("?").split("|"):
        yield word
        yield from inflected(word)


def lines() -> Iterator[tuple[int, Topic, list[str]]]:
    """Every pattern with its place in the list, cut into steps."""
    written = ((Topic(name), line) for name, text in (PROMISES | OCCASIONS).items() for line in text.split(";"))
    for rank, (topic, line) in enumerate(written):
        yield rank, topic, line.split()


def needs(parts: Iterable[str]) -> list[str]:
    """The steps that no match leaves out."""
    return [part for part in parts if part != "~" and not part.endswith("?")]


def words_of(part: str) -> frozenset[str]:
    """The words one of which stands at a step."""
    return _step(part)[0] or frozenset()


def rarest(parts: list[str]) -> frozenset[str]:
    """The words of the step that is met least."""
    return words_of(min(parts, key=_commonness))


@cache
def _commonness(part: str) -> float:
    """How often a step is met, roughly: short words everywhere, and many of them more often than few."""
    return sum(0.25 ** min(len(word), 7) for word in part.split("|"))


class _Begun:
    """The patterns that a word may begin: by their second word, by a rare word further on, or with no other word."""

    __slots__ = ("_by_later", "alone", "by_second", "later")

    def __init__(self, word: str) -> None:
        self.alone: list[_Pattern] = []
        self.by_second: dict[str, list[_Pattern]] = {}
        self._by_later: dict[str, list[_Pattern]] = {}
        for n, first in enumerate(dict.fromkeys((lemma(word), word))):
            for rank, topic, parts in _by_first().get(first, ()):
                self._file((rank + n * _MANY, topic, tuple(map(_step, parts))), parts)
        self.later = frozenset(self._by_later)

    def _file(self, pattern: _Pattern, parts: list[str]) -> None:
        """Put a pattern under each word that may come second, else under those of its rarest step."""
        needed = next((n for n, part in enumerate(parts) if part == "~" or not part.endswith("?")), len(parts))
        if needed < len(parts) and parts[needed] != "~":
            for word in dict.fromkeys(word for part in parts[: needed + 1] for word in _forms(part)):
                self.by_second.setdefault(word, []).append(pattern)
            return
        others = needs(parts)
        if not others:
            self.alone.append(pattern)
            return
        for word in rarest(others):
            self._by_later.setdefault(word, []).append(pattern)

    def going_on(self, second: str, said: Set[str]) -> list[_Pattern]:
        """The patterns worth trying before the word `second` in a sentence of the words `said`."""
        found = self.alone
        if not self.later.isdisjoint(said):
            found = sorted(chain(found, *(self._by_later[word] for word in self.later & said)))
        return [*found, *self.by_second[second]] if second in self.by_second else found


@cache
def _by_first() -> dict[str, list[tuple[int, Topic, list[str]]]]:
    """The patterns' other steps, by each word they may begin with."""
    found: dict[str, list[tuple[int, Topic, list[str]]]] = {}
    for rank, topic, (first, *parts) in lines():
        for word in first.split("|"):
            found.setdefault(word, []).append((rank, topic, parts))
    return found


# What a word begins, made when it is first met; None: nothing.
_BEGUN = Pieces(lambda word: _Begun(word) if word in _by_first() or lemma(word) in _by_first() else None)
_MANY = 100_000  # more than there are patterns: those of the base form come before those of the word as it stands
REACH = 12  # neighbouring cues that can overlap one another
GAP = 4  # words a "~" may stand for


def _ends(steps: tuple[_Step, ...], n: int, words: list[str], i: int, end: int) -> int:
    """The index after the steps from n on, matched at token i; -1 when they do not match."""
    while n < len(steps):
        choices, optional = steps[n]
        n += 1
        if choices is None:
            for k in range(i, min(i + GAP + 1, end)):
                found = _ends(steps, n, words, k, end)
                if found >= 0:
                    return found
            return -1
        if i < end and words[i] in choices:
            i += 1
        elif not optional:
            return -1
    return i


def _begin(patterns: list[_Pattern], words: list[str], i: int, end: int) -> list[Cue]:
    """The longest cue of each topic among those that begin at token i."""
    best: dict[Topic, int] = {}
    for _, topic, steps in patterns:
        found = _ends(steps, 0, words, i + 1, end) if steps else i + 1
        if found > best.get(topic, 0):
            best[topic] = found
    return [Cue(topic, i, found) for topic, found in best.items()]


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


def find_cues(words: list[str], start: int, end: int, said: Set[str]) -> list[Cue]:
    """Cues in tokens [start, end) of a sentence of the words `said`, in order; one inside a longer one goes unless it
    adds to it.
    """
    found: list[Cue] = []
    for i in range(start, end):
        begun = _BEGUN[words[i]]
        if begun is None:
            continue
        if begun.alone or words[i + 1] in begun.by_second or not begun.later.isdisjoint(said):
            found += _begin(begun.going_on(words[i + 1], said), words, i, end)
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
