"""Owns the answer to a rejection or a withdrawn offer (A13): thanks, a future opening, one gentle question why."""

from __future__ import annotations

from outbox.kind import Kind
from outbox.occasion import Occasion
from outbox.tongue import Tongue


def values(occasion: Occasion, words: Tongue) -> dict[str, str]:
    """What ended: an application, a process with interviews, or an offer."""
    if occasion.offer_withdrawn:
        return {"ended": "offer"}
    return {"ended": "interviews" if occasion.after_interview or occasion.met_on else "application"}


KIND = Kind(name="rejection_reply", words=110, questions=1, letter=lambda occasion: "rejection_reply", values=values)
