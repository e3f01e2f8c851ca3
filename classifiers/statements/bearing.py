"""Owns which sentences without a date can bear on a statement: most are passed over unread."""

from __future__ import annotations

from classifiers.statements.cues import Topic, needs, patterns, rarest

# What holds for a whole mail, whichever sentence says it; all else matters beside a date alone.
_TOPICS = frozenset({Topic.OUTCOME, Topic.FORBID, Topic.ONLY, Topic.SIT, Topic.UNHEARD, Topic.SILENCE, Topic.LAPSED})


def _by_rarest() -> dict[str, list[list[frozenset[str]]]]:
    """What each pattern of those topics needs, step by step, under the words of its rarest step."""
    found: dict[str, list[list[frozenset[str]]]] = {}
    for first, (_, topic, steps) in patterns():
        if topic in _TOPICS:
            every = [first, *needs(steps)]
            for word in rarest(every):
                found.setdefault(word, []).append(every)
    return found


_NEEDED = _by_rarest()


def bears(said: set[str]) -> bool:
    """Whether a sentence of these words and base forms can say what holds for the whole mail; their order is open."""
    for word in _NEEDED.keys() & said:
        for every in _NEEDED[word]:
            if not any(choices.isdisjoint(said) for choices in every):
                return True
    return False
