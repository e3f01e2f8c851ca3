"""Owns the status check (A3-A5, A9, A10): who asks, about which job, since which day, and one question."""

from __future__ import annotations

from outbox.kind import Kind
from outbox.occasion import Occasion
from outbox.tongue import Tongue

_PROFILES = frozenset({"patient", "brisk", "assertive"})
_LAST = 4  # from the fourth unanswered check on the words stay the same; the rules allow no fifth


def values(occasion: Occasion, words: Tongue) -> dict[str, str]:
    """How often it was asked, how directly to ask, and the date or leave they gave."""
    return {
        "number": str(min(max(occasion.check_number, 1), _LAST)),
        "profile": occasion.profile if occasion.profile in _PROFILES else "patient",
        "named": words.on(occasion.named_date, occasion.today) if occasion.named_date else "",
        "invited": "yes" if occasion.invited_contact else "",
    }


KIND = Kind(name="status_check", words=90, questions=1, letter=lambda occasion: "status_check", values=values)
