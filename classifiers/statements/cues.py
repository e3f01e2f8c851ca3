"""Owns the phrases that say what a clause is about, and their matching against lemmas."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from classifiers.statements.lexicon import PATTERNS


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


class _Node:
    __slots__ = ("gap", "next", "topic")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.gap: _Node | None = None
        self.topic: Topic | None = None


def _build() -> _Node:
    root = _Node()
    for name, lines in PATTERNS.items():
        for line in lines.split(";"):
            for words in _expanded(line.split()):
                _add(root, words, Topic(name))
    return root


def _expanded(parts: list[str]) -> list[list[str]]:
    """Every reading of a pattern: "a|b" is either, a trailing "?" leaves out."""
    out: list[list[str]] = [[]]
    for part in parts:
        choices: list[str | None] = []
        if part.endswith("?") and len(part) > 1:
            choices, part = [None], part[:-1]
        choices.extend(part.split("|"))
        out = [[*head, *([choice] if choice is not None else [])] for head in out for choice in choices]
    return out


def _add(root: _Node, words: list[str], topic: Topic) -> None:
    node = root
    for word in words:
        if word == "~":
            node.gap = node.gap or _Node()
            node = node.gap
        else:
            node = node.next.setdefault(word, _Node())
    node.topic = topic


_ROOT = _build()
VOCABULARY = frozenset(word.rstrip("?") for lines in PATTERNS.values() for part in lines.replace(";", " ").split() for word in part.split("|"))
REACH = 12  # neighbouring cues that can overlap one another
GAP = 4  # words a "~" may stand for


def _longest(node: _Node, lemmas: list[str], words: list[str], i: int, end: int) -> tuple[Topic, int] | None:
    best: tuple[Topic, int] | None = (node.topic, i) if node.topic else None
    if i < end:
        for key in {lemmas[i], words[i]}:
            follower = node.next.get(key)
            if follower:
                found = _longest(follower, lemmas, words, i + 1, end)
                if found and (best is None or found[1] > best[1]):
                    best = found
    if node.gap:
        for k in range(i, min(i + GAP + 1, end)):
            found = _longest(node.gap, lemmas, words, k, end)
            if found and (best is None or found[1] > best[1]):
                best = found
                break
    return best


# What adds to a longer cue around it: an outcome within a telling, a telling within "unless you hear".
_KEPT_WITHIN: dict[Topic, frozenset[Topic]] = {
    Topic.DECIDE: frozenset({Topic.TELL, Topic.UNHEARD, Topic.SLIP, Topic.TAKES, Topic.ONLY}),
    Topic.TELL: frozenset({Topic.UNHEARD, Topic.SLIP, Topic.TAKES, Topic.ONLY}),
    Topic.SAY: frozenset({Topic.ONLY}),
    Topic.SILENCE: frozenset({Topic.UNHEARD}),
    Topic.ANSWER: frozenset({Topic.TELL}),
}
_FAINT = frozenset({Topic.RETURN, Topic.LEAVE, Topic.START, Topic.TAKES, Topic.INTERVIEW})
_LOUD = frozenset({Topic.TELL, Topic.SAY, Topic.CONTACT, Topic.ANSWER, Topic.UNHEARD})
_OVERRULED = frozenset({Topic.CONTACT, Topic.SAY, Topic.TELL, Topic.ANSWER})


def find_cues(lemmas: list[str], words: list[str], start: int, end: int) -> list[Cue]:
    """Cues in tokens [start, end), in order; a cue inside a longer one goes unless it adds to it."""
    found: list[Cue] = []
    follow = _ROOT.next
    for i in range(start, end):
        if lemmas[i] in follow or words[i] in follow:
            best = _longest(_ROOT, lemmas, words, i, end)
            if best:
                found.append(Cue(best[0], i, best[1]))
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
    if other.topic is Topic.TELL and cue.topic in _OVERRULED and cue.topic is not Topic.TELL and other.start < cue.start < other.end:
        return True
    within = other.start <= cue.start and cue.end <= other.end and other.end - other.start > cue.end - cue.start
    return within and other.topic not in _KEPT_WITHIN.get(cue.topic, ())
