"""Owns the acts of sentences: what each sentence of a mail does to its reader, as far as a learned model can tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from classifiers.learned.features import Seen, of_sentence
from classifiers.learned.model import Model
from classifiers.reading import Label


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


# the acts that make a mail what its label says, the telling one first
OF_LABEL = {
    Label.APPLICATION_RECEIVED: (Act.RECEIVED,),
    Label.STATUS_UPDATE: (Act.NEWS,),
    Label.REJECTION: (Act.REJECTS,),
    Label.OFFER: (Act.OFFERS, Act.TERMS),
    Label.INTERVIEW_INVITATION: (Act.INVITES,),
    Label.INTERVIEW_CONFIRMATION: (Act.FIXES, Act.DETAILS),
    Label.RESCHEDULE: (Act.MOVES,),
    Label.CANCELLATION: (Act.CALLS_OFF,),
    Label.INFO_REQUEST: (Act.ASKS,),
    Label.RECRUITER_OUTREACH: (Act.PITCHES,),
    Label.JOB_ALERT: (Act.LISTS_JOBS,),
    Label.NOT_JOB_RELATED: (Act.OTHER_WORLD,),
}


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
