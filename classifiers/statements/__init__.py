"""Owns the reading of statements: when they decide, and whether the candidate may get in touch."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from classifiers.reading import Statement
from classifiers.statements.choose import choose
from classifiers.statements.foreign import in_english, literal
from classifiers.statements.reader import read_story


def read_statement(text: str, sent_at: datetime, locale: str = "en-GB") -> Statement | None:
    """What the employer's mail says about their decision or about contact; None when it says nothing of the sort.

    Dates are civil dates in the sender's zone, which is sent_at's own offset. `locale` decides only 05/06 and holidays.
    """
    english = in_english(text)
    if english is None:
        return choose(read_story(text, sent_at, locale))
    found = choose(read_story(english, sent_at, "en-GB"))  # the day stands first in these languages
    return replace(found, quote=literal(found.quote, text, english)) if found else None


def read_decision(text: str, sent_at: datetime, locale: str = "en-GB") -> Statement | None:
    """The same for a person's note of what the employer said, also a bare fragment: "by Friday", "don't call us"."""
    from classifiers.statements.notes import read_note  # only notes need it

    return read_note(text, sent_at, locale)


def explain(text: str, sent_at: datetime, locale: str = "en-GB") -> str:
    """One plain sentence about what was or was not understood in a note."""
    from classifiers.statements.explaining import explain as explained

    return explained(text, sent_at, locale)
