"""The faults of style are found, one by one, in letters that have them."""

from __future__ import annotations

import pytest

from outbox.occasion import Letter
from outbox.style import faults, said

GOOD = "Dear Ana Ruiz,\n\nThank you again for the conversation. Is there any news?\n\nKind regards,\nSam Hart\n"


def _check(sentence: str) -> tuple[str, ...]:
    return faults(
        Letter("Re: Interview", GOOD.replace("Thank you again", f"{sentence} Thank you again")), "status_check"
    )


def test_a_good_letter_has_none() -> None:
    assert faults(Letter("Re: Interview", GOOD), "status_check") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "I am just checking in.",
        "Touching base on the role.",
        "As per my last e-mail, I am keen.",
        "I am following up on my previous message.",
        "I still haven't heard from you.",
        "I have not received a reply.",
        "You promised an answer.",
        "Please reply soon.",
        "I need an answer.",
        "You should decide.",
        "Please let me know by Friday.",
        "Ich habe noch keine Rückmeldung.",
        "What a chance!",
        "When do you decide?",
        "Dear [name] of {{ company }}.",
        "I spoke with None.",
        "I met you , and liked it.",
        "word " * 90,
    ],
)
def test_a_fault_is_found(sentence: str) -> None:
    assert len(_check(sentence)) >= 1


def test_greeting_and_signature_do_not_count() -> None:
    assert said(GOOD) == "Thank you again for the conversation. Is there any news?"
    assert said("Guten Tag Ana Ruiz,\n\nDanke.\n\nMit freundlichen Grüßen\nSam") == "Danke."
    assert said("Only words.") == "Only words."


def test_own_words_are_only_measured() -> None:
    own = "What a week! Did you see? I need more of it."
    letter = Letter("Re: x", GOOD.replace("\n\nKind", f"\n\n{own}\n\nKind"))
    assert faults(letter, "status_check", own) == ()
    long = "word " * 70
    assert faults(Letter("Re: x", GOOD.replace("\n\nKind", f"\n\n{long}\n\nKind")), "status_check", long) == (
        "your own paragraph has 70 words; 60 are plenty",
    )


@pytest.mark.parametrize("subject", ["", "Re: AW: Interview", "two\nlines"])
def test_a_subject_is_looked_at(subject: str) -> None:
    assert len(faults(Letter(subject, GOOD), "status_check")) == 1


@pytest.mark.parametrize(
    "words", ["I gladly accept.", "I must decline.", "About the salary.", "I look forward to joining you."]
)
def test_an_offer_must_not_be_answered(words: str) -> None:
    assert any(
        "offer" in fault for fault in faults(Letter("Thanks", f"Dear Ana,\n\n{words}\n\nBest,\nSam"), "offer_reply")
    )
