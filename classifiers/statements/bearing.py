"""Owns which sentences without a date can bear on a statement: most are passed over unread."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from classifiers.statements.cues import Topic, lines, needs, rarest, words_of

# What holds for a whole mail, whichever sentence says it; all else matters beside a date alone.
_TOPICS = frozenset({Topic.OUTCOME, Topic.FORBID, Topic.ONLY, Topic.SIT, Topic.UNHEARD, Topic.SILENCE, Topic.LAPSED})


@cache
def _needed() -> dict[str, list[list[frozenset[str]]]]:
    """What each pattern of those topics needs, step by step, under the words of its rarest step."""
    found: dict[str, list[list[frozenset[str]]]] = {}
    for _, topic, parts in lines():
        if topic in _TOPICS:
            every = needs(parts)
            steps = [words_of(part) for part in every]
            for word in rarest(every):
                found.setdefault(word, []).append(steps)
    return found


def bears(said: Set[str]) -> bool:
    """Whether a sentence of these words can say what holds for the whole mail; their order is left open."""
    needed = _needed()
    for word in needed.keys() & said:
        for every in needed[word]:
            for choices in every:
                if choices.isdisjoint(said):
                    break
            else:
                return True
    return False
