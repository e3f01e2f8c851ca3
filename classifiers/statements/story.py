"""Owns the shape of what a text says: its dated claims in order, and the topics that hang on no date."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from classifiers.dates.sentences import Sentence
from classifiers.dates.values import Phrase
from classifiers.statements.clauses import Clause
from classifiers.statements.cues import Topic
from classifiers.statements.roles import Role


@dataclass(frozen=True, slots=True)
class Claim:
    """A dated phrase with the part it plays; `earliest`/`latest` as date-semantics has them; `weak`: only implied."""

    role: Role
    earliest: date | None
    latest: date | None
    quote: str
    sentence: int
    clause: Clause
    weak: bool = False
    phone: bool = False
    told: bool = False  # it is word to the candidate, not only a decision
    final: bool = False  # "at the latest": beats the dates before it in the sentence


@dataclass(slots=True)
class Story:
    """What a text says: its claims in order, and the topics that hang on no date."""

    claims: list[Claim] = field(default_factory=list)
    topics: set[Topic] = field(default_factory=set)
    quotes: dict[Topic, str] = field(default_factory=dict)
    trusting: bool = False
    awaiting: list[tuple[Phrase, Sentence, int, Clause]] = field(default_factory=list)  # for the interview's day
    slipped: int = -9  # the last sentence that spoke of delay
    denied: int = -9  # the last sentence that denied a promise
    spoken: int = -9  # the last sentence that spoke of deciding or telling
    passed: tuple[int, Sentence] | None = None  # the last sentence left unread, and its number
