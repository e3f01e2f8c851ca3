"""Owns what the learned part sees of a mail: runs of one to three words of each sentence, and how it was sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from classifiers.mail import Mail

MOST_SENTENCES = 60
MOST_WORDS = 60  # of a sentence
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|\?")
SUBJECT = -1
HEADERS = -2


def features(mail: Mail) -> Iterator[tuple[int, list[str]]]:
    """(number of the sentence, its features); -1 is the subject, -2 what the headers say. Linear in the text."""
    yield HEADERS, list(_headers(mail))
    yield SUBJECT, [f"s:{run}" for run in runs(mail.subject.folded)]
    for number, sentence in enumerate(mail.sentences[:MOST_SENTENCES]):
        yield number, runs(sentence.folded)


def runs(folded: str) -> list[str]:
    """All runs of one, two and three words; every number is "0"."""
    words = ["0" if word[0].isdigit() else word for word in _WORD.findall(folded)[:MOST_WORDS]]
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    triples = [f"{pair} {word}" for pair, word in zip(pairs, words[2:], strict=False)]
    return [*words, *pairs, *triples]


def _headers(mail: Mail) -> Iterator[str]:
    yield f"h:{mail.kind.value}"
    if mail.automatic:
        yield "h:automatic"
    if mail.bulk:
        yield "h:bulk"
    if mail.in_thread:
        yield "h:thread"
    if mail.message.calendars:
        yield "h:calendar"
    if mail.hiring_sender:
        yield "h:hires"
    length = len(mail.sentences)
    yield "h:short" if length <= 4 else "h:long" if length > 14 else "h:middling"
