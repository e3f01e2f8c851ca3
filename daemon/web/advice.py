"""Owns the advice behind each rule in one sentence, by its number (docs/rules.md)."""

from __future__ import annotations

ADVICE = {
    "A1": "Thank everyone who interviewed you first; it is remembered, and few do it.",
    "A2": "A thank-you may also be written by hand or sent by fax.",
    "A3": "After the thank-you, wait a week or two before asking: it shows patience.",
    "A4": "A follow-up is short and sweet.",
    "A5": "After one question wait at least two weeks, unless they named a day to call or told you to wait.",
    "A6": "Silence is not about you: first rounds take weeks, and some never answer.",
    "A7": "Never nag: there is a fine line between persistence and stalking.",
    "A8": "Ask before you leave when you should expect to hear; most will not say unless asked.",
    "A9": "If they named a date, wait until it has passed; then ask.",
    "A10": "How assertive to be depends on the position.",
    "A11": "Call, or write if there is no time to call.",
    "A12": "Answer whatever they say. An offer deserves a short letter of thanks.",
    "A13": "Answer a rejection with thanks, and leave on good terms.",
}


def advice(rule: str) -> str:
    """The advice of a rule, or nothing for a number that has none."""
    return ADVICE.get(rule, "")
