"""Owns the acts of sentences: what each sentence of a mail does to its reader, as far as a learned model can tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from classifiers.learned.features import Seen, of_sentence
from classifiers.learned.model import Model


class Act(StrEnum):
    """What a sentence does. The letters are those of training/mails."""

    REJECTS = "R"
    REGRETS = "r"  # supports a rejection without telling it
    OFFERS = "O"
    TERMS = "o"  # of an offer
    INVITES = "I"
    FIXES = "C"  # an appointment
    DETAILS = "c"  # of an appointment
    MOVES = "M"
    CALLS_OFF = "X"
    RECEIVED = "A"
    NEWS = "S"  # of the process
    CONDITION = "K"  # true for everybody
    ASKS = "Q"
    PITCHES = "P"
    LISTS_JOBS = "J"
    ABSENT = "W"
    HYPOTHETICAL = "H"  # an outcome only as possible, past, denied, or another's
    BOILERPLATE = "B"
    COURTESY = "T"
    OTHER_WORLD = "N"


@dataclass(frozen=True, slots=True)
class Acts:
    """For each sentence looked at, how likely each act is, in the order of `names`."""

    names: tuple[Act, ...]
    likely: tuple[list[float], ...]

    def of(self, act: Act) -> list[float]:
        """How likely each sentence does this."""
        place = self.names.index(act)
        return [row[place] for row in self.likely]


def acts_of(seen: Seen, model: Model) -> Acts:
    """What the sentences of a mail do."""
    rows = tuple(model.likely(of_sentence(seen, number)) for number in range(len(seen.words)))
    return Acts(tuple(map(Act, model.names)), rows)
