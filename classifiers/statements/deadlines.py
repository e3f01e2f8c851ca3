"""Owns the candidate's own deadlines: by when an answer, a test, a form or an acceptance is due."""

from __future__ import annotations

from datetime import date, datetime

from classifiers.statements.cues import Topic
from classifiers.statements.reader import read_story
from classifiers.statements.roles import Role
from classifiers.statements.story import Claim


def deadline(text: str, sent_at: datetime, locale: str) -> date | None:
    """The first day by which the candidate must have acted, or None."""
    for claim in read_story(text, sent_at, locale).claims:
        if _due(claim):
            return claim.latest or claim.earliest
    return None


def _due(claim: Claim) -> bool:
    if claim.role is Role.DEADLINE:
        return claim.latest is not None
    return claim.role is Role.OTHER and claim.clause.has(Topic.OFFER) and claim.latest is not None
