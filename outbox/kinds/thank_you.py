"""Owns the thank-you (A1): one for each person met, no two of a round alike."""

from __future__ import annotations

import re

from outbox import names
from outbox.kind import Kind
from outbox.occasion import Occasion
from outbox.tongue import Tongue

VARIANTS = 12
_PARTS = frozenset({"interviewer", "recruiter", "contact"})
_TOPIC = re.compile(  # a noun phrase that can follow "talking about"; anything else stands as its own sentence
    r"(?:the|your|our|their|its|his|her|my|a|an|how|why|what|where|that|this|these|those"
    r"|die|der|das|den|dem|ihre?n?|unsere?n?|eure?n?|wie|warum|was)\s",
    re.IGNORECASE,
)
_TOPIC_WORDS = 14


def values(occasion: Occasion, words: Tongue) -> dict[str, str]:
    """Which wording, and what of the conversation to mention."""
    topic, note = mention(names.flat(occasion.mention, 600))
    return {"variant": str(occasion.variant % VARIANTS), "topic": topic, "note": note}


def mention(text: str) -> tuple[str, str]:
    """(topic, sentence) of what the person wants to mention; at most one of the two is not empty."""
    if not text:
        return "", ""
    if _TOPIC.match(text) and len(text.split()) <= _TOPIC_WORDS and not re.search(r"[.!?;]\s|[!?]$", text):
        topic = text.rstrip(" .,;:")
        return topic[0].lower() + topic[1:], ""
    sentence = text[0].upper() + text[1:]
    return "", sentence if sentence[-1] in ".!?…" else f"{sentence}."


def letter(occasion: Occasion) -> str:
    """Interviewers, recruiters and helpful people are thanked for different things."""
    return f"thank_you_{occasion.part if occasion.part in _PARTS else 'contact'}"


KIND = Kind(name="thank_you", words=140, questions=0, letter=letter, values=values)
