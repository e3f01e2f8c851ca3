"""Owns the plain list of a text's dated phrases, each with the days it names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from classifiers.dates.phrases import find_phrases
from classifiers.dates.resolve import Anchor, resolve, resolve_phrase
from classifiers.dates.sentences import sentences
from classifiers.dates.values import Phrase


@dataclass(frozen=True, slots=True)
class DateFound:
    """A dated phrase: first and last day (None: open on that side), and its words as written."""

    first: date | None
    last: date | None
    quote: str
    phrase: Phrase


def find_dates(text: str, sent_at: datetime, locale: str) -> tuple[DateFound, ...]:
    """Every dated phrase of the sender's own words with its days, in order; what the calendar does not have is left."""
    anchor = Anchor(sent_at.date(), locale == "en-US")
    found: list[DateFound] = []
    for sentence in sentences(text):
        begin = sentence.words.span(0, 0).start
        for phrase in find_phrases(sentence.words):
            interval = resolve_phrase(phrase, anchor)
            if interval is None:
                continue
            span = sentence.words.span(phrase.start, phrase.end - 1)
            quote = sentence.text[span.start - begin : span.stop - begin]
            found.append(DateFound(*interval, quote, phrase))
            anchor = replace(anchor, last=resolve(phrase.value, anchor))
    return tuple(found)
