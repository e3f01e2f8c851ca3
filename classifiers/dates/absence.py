"""Owns the first day back of an out-of-office reply, in English, German, French and Spanish."""

from __future__ import annotations

import re
from datetime import date, datetime

from classifiers.dates.arithmetic import DAY, add_business
from classifiers.dates.foreign import in_english
from classifiers.dates.phrases import find_phrases
from classifiers.dates.resolve import Anchor, resolve
from classifiers.dates.sentences import sentences
from classifiers.dates.tokens import Words
from classifiers.dates.values import Month, Phrase, Range, Relation, Shift

_BACK = re.compile(
    r"\b(?:back|return|returns|returning|returned|available again|reachable again|resume|resuming|in the office again|"
    r"reply (?:after|from)|respond (?:after|from))\b"
)
_AWAY = re.compile(
    r"\b(?:away|out of (?:the )?(?:office|town)|out|leave|holiday|holidays|vacation|pto|ooo|travell?ing|absent|absence|"
    r"unavailable|not (?:be )?(?:available|working|in|reachable|checking)|closed|off|sick|annual leave|sabbatical|"
    r"limited access|conference|abroad)\b"
)
_FROM_LEAVE = re.compile(r"\b(?:office|from (?:my |the )?(?:leave|holiday|holidays|vacation|annual leave|pto))\b")


def back_on(text: str, sent_at: datetime, locale: str) -> date | None:
    """The first day back: the day said, or the business day after the last day away; None when neither is named."""
    english = in_english(text)
    anchor = Anchor(sent_at.date(), locale == "en-US" and english is text)
    away: date | None = None
    context = False
    for sentence in sentences(english):
        lowered = " ".join(sentence.words.words[: sentence.words.size])
        context = context or bool(_AWAY.search(lowered))
        phrases = [phrase for phrase in find_phrases(sentence.words) if not phrase.past]
        for phrase in phrases:
            days = resolve(phrase.value, anchor)
            if days is None:
                continue
            if _is_back(sentence.words, phrase):
                return add_business(days[1], 1) if phrase.relation is Relation.AFTER else days[0]
            if away is None and context and _is_away(sentence.words, phrase):
                away = (
                    days[0] - DAY if isinstance(phrase.value, Month) and phrase.relation is Relation.UNTIL else days[1]
                )
    return add_business(away, 1) if away else None


def _is_back(words: Words, phrase: Phrase) -> bool:
    """True when the nearest word before the date speaks of coming back."""
    head = " ".join(words.words[max(0, phrase.start - 9) : phrase.start])
    back = [match.end() for match in _BACK.finditer(head)]
    if not back:
        return False
    if phrase.relation in (Relation.UNTIL, Relation.BY) and not head.endswith(
        ("back", "back in the office", "return", "returning")
    ):
        return "not" in head.split() and phrase.relation is Relation.UNTIL
    rest = head[back[-1] :]
    return not _AWAY.search(_FROM_LEAVE.sub("", rest))


def _is_away(words: Words, phrase: Phrase) -> bool:
    if isinstance(phrase.value, (Range, Shift)) or phrase.relation in (Relation.UNTIL, Relation.AT):
        return True
    return words.words[phrase.start] in ("to", "through", "until", "from")
