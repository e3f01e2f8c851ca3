"""Owns the answer to an offer (A12): gratitude and excitement; it never accepts, declines or negotiates."""

from __future__ import annotations

from outbox.kind import Kind
from outbox.occasion import Occasion
from outbox.tongue import Tongue


def values(occasion: Occasion, words: Tongue) -> dict[str, str]:
    """An offer's answer needs nothing beside the common values."""
    return {}


KIND = Kind(
    name="offer_reply", words=110, questions=0, letter=lambda occasion: "offer_reply", values=values, exclamations=1
)
