"""Owns German and French statements: put into English words, line by line, before they are read as any other."""

from __future__ import annotations

import re
from functools import cache

from classifiers.dates.foreign import translated
from classifiers.dates.vocabulary import word_set
from classifiers.said import Counted

LONGEST = 10_000  # characters put over
_WORDS = {
    "german": word_set(
        "wir ich ihnen sie und der die das den dem bis ihr ihre bitte uns ist nicht für von zum im eine einer "
        "haben werden melden hören erhalten woche wochen tagen unser unsere spätestens bescheid entscheidung "
        "leider anfang mitte ende rückmeldung antwort dürfen gerne anrufen montag dienstag mittwoch donnerstag "
        "freitag juni juli"
    ),
    "french": word_set(
        "nous vous je votre notre le les la un une est pas pour de du des merci réponse au avant dans sera "
        "semaine semaines prochain prochaine vers décision environ jours mois fin début sous prendra hésitez "
        "lundi mardi mercredi jeudi vendredi juin juillet appeler contacter"
    ),
}
_MARKS = {name: Counted(words) for name, words in _WORDS.items()}
_EITHER = Counted(_WORDS["german"] | _WORDS["french"])
_ENGLISH = Counted(
    word_set("the you your we is are and for with will of our would have this that it be on at to i in by from")
)
_Table = tuple[tuple[re.Pattern[str], str], ...]


def in_english(text: str) -> str | None:
    """The lines of a German or French text with its statements and dates in English words, in lower case; else None."""
    lowered = text[:LONGEST].lower()
    language = _language(lowered)
    if language is None:
        return None
    return "\n".join(_line(line, language) for line in lowered.split("\n"))


def _language(lowered: str) -> str | None:
    """The language whose words outnumber the English ones, two at least; None when English is spoken."""
    if _EITHER.of(lowered) < 2:
        return None
    met = {name: marks.of(lowered) for name, marks in _MARKS.items()}
    name = max(met, key=lambda one: met[one])
    return name if met[name] >= 2 and met[name] > _ENGLISH.of(lowered) else None


def literal(quote: str, text: str, english: str) -> str:
    """The line of the text whose English holds the quote or its beginning; "" when none does."""
    wanted = " ".join(quote.split())[:40]
    lines = zip(text[:LONGEST].split("\n"), english.split("\n"), strict=False)
    return next((line.strip() for line, put in lines if wanted and wanted in " ".join(put.split())), "")


@cache
def _table(language: str) -> _Table:
    """The compiled table of a language, made when its first mail comes."""
    if language == "german":
        from classifiers.languages.german.speech import NUMBERS, SPEECH, UNITS
    else:
        from classifiers.languages.french.speech import NUMBERS, SPEECH, UNITS
    units = "|".join(pattern for pattern, _ in UNITS)
    joint = r"(?:bis|à|ou|oder|-|–)"
    pairs = [
        (rf"{word}(?=(?: {joint} \w+)? (?:prochaine?s? |nächsten )?(?:{units})(?!\w))", number)
        for word, number in NUMBERS
    ]
    pairs += [(rf"(\d{{1,3}}) ?{joint} ?(?=\d{{1,3}} (?:{units})(?!\w))", r"\1 to ")]
    whole = (*pairs, *SPEECH, *UNITS)
    return tuple((re.compile(rf"(?<!\w)(?:{pattern})(?:(?<=\W)|(?!\w))"), put) for pattern, put in whole)


def _line(line: str, language: str) -> str:
    for pattern, put in _table(language):
        line = pattern.sub(put, line)
    return translated(line)
