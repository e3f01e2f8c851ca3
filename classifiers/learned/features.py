"""Owns what the learned part sees of a mail: runs of one to three words of each sentence, and how it was sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from classifiers.mail import Mail
from classifiers.sentences import Sentence

MOST = 4000  # features of a mail
MOST_SENTENCES = 60
MOST_WORDS = 60  # of a sentence
_WORD = re.compile(r"[^\W\d_]+(?:'s\b)?|\d+|\?")


@dataclass(frozen=True, slots=True)
class Seen:
    """A mail as the learned part sees it: the words of each sentence, every number "0", and their runs."""

    mail: Mail
    words: tuple[list[str], ...]
    runs: tuple[list[str], ...]


def see(mail: Mail) -> Seen:
    """The words and runs of a mail's first sentences. Linear in the text."""
    words = tuple(_words(one) for one in mail.sentences[:MOST_SENTENCES])
    return Seen(mail, words, tuple(map(_runs, words)))


def of_mail(seen: Seen) -> set[str]:
    """What tells the label: all runs, the subject's apart, and what the headers say."""
    found = {f"s:{run}" for run in _runs(_words(seen.mail.subject))}
    found.update(_headers(seen.mail))
    for runs in seen.runs:
        found.update(runs)
        if len(found) > MOST - 3 * MOST_WORDS:
            break
    return found


def of_sentence(seen: Seen, number: int) -> set[str]:
    """What tells the act of a sentence: its runs, how it begins and ends, the words before it, and its place."""
    words, mail = seen.words[number], seen.mail
    found = set(seen.runs[number])
    found.add(f"^ {' '.join(words[:2])}")
    found.add(f"{' '.join(words[-2:])} $")
    if number:
        found.update([f"p:{word}" for word in seen.words[number - 1]])
    found.add(f"at:{min(number, 5)}")
    found.add(f"left:{min(len(mail.sentences) - number, 5)}")
    found.add(f"long:{min(len(words) // 4, 6)}")
    found.add("thread" if mail.in_thread else "new")
    if mail.automatic or mail.bulk:
        found.add("machine")
    return found


def _words(sentence: Sentence) -> list[str]:
    return ["0" if word[0].isdigit() else word for word in _WORD.findall(sentence.folded)[:MOST_WORDS]]


def _runs(words: list[str]) -> list[str]:
    pairs = list(map(" ".join, pairwise(words)))
    triples = list(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    return words + pairs + triples


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
