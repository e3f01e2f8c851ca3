"""Owns the days and hours of German, French and Spanish appointments, put into English words before they are read."""

from __future__ import annotations

import re

from classifiers.dates.foreign import translated
from classifiers.dates.vocabulary import word_list, word_set
from classifiers.said import Counted

_FOREIGN = Counted(
    word_set(
        "uhr wir ihnen ihr ihre ihrem ihren ihrer ihres sie und das die der den findet statt mit für zu zum zur ein "
        "eine einem einen einer freuen gespräch nous vous votre notre avec pour le les est sera aura lieu un une "
        "entretien mois usted su será para las los entrevista con una del nos por à um juin juni juillet août juli "
        "junio julio montag dienstag mittwoch donnerstag freitag lundi mardi mercredi jeudi vendredi"
    )
)
_ENGLISH = Counted(word_set("the you your we is are and for with will of our would have this that it be on at"))
_HALVES = {
    name: f"{number or 12}:30"
    for number, name in enumerate(word_list("eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"))
}
# In order, before the words of days are read.
_HOURS: tuple[tuple[str, str], ...] = (
    (r"(?<!\w)(?:guten|schönen) (?:morgen|tag|abend)(?!\w)", " "),
    (r"(?<!\d)(\d{1,2})\.(\d\d)(?=\s?(?:uhr|bis|-|–)|\s?h\b)", r"\1:\2"),
    (
        r"(?<!\d)(\d{1,2}) ?(?:h|heures?|horas)? ?(?:à|bis|a las|a) (?=\d{1,2}(?: ?(?:h|uhr|heures?|:|\.\d\d)))",
        r"\1:00 to ",
    ),
    (r"(?<!\d)(\d{1,2}) ?h(?:eures?)? ?(\d\d)(?!\d)", r"\1:\2"),
    (r"(?<!\d)(\d{1,2}) ?(?:h|heures?)(?!\w)", r"\1:00"),
    (r"(?<=\d) (?:à|bis|a las|a) (?=\d)", " to "),
    (r"(?<!\w)(?:um|gegen|à|a las?) (?=\d)", "at "),
    (r"(?<!\w)(?:von|zwischen|de|entre) (?=\d{1,2}(?::| uhr| bis| to|\d?-))", "from "),
    (r"(?<!\w)(?:mittags?|midi)(?!\w)", "noon"),
    (r"(?<!\w)mesz(?!\w)", "cest"),
    (r"(?<!\w)mez(?!\w)", "cet"),
    (r"(?<!\w)heure de paris(?!\w)", "paris time"),
    (r"(?<!\w)(?:verschoben|verlegt|verschieben|reportée?|décalée?|aplazada)(?!\w)", "moved"),
    (r"(?<!\w)(?:heute|aujourd['’]hui|hoy)(?!\w)", "today"),
    (r"(?<!\w)(?:oder|ou)(?!\w)", "or"),
)
_COMPILED = [(re.compile(pattern), replacement) for pattern, replacement in _HOURS]
_HALF = re.compile(r"(?<!\w)halb (" + "|".join(_HALVES) + r")(?!\w)")


def is_foreign(text: str) -> bool:
    """True when German, French or Spanish small words outnumber the English ones."""
    lowered = text[:20_000].lower()
    foreign = _FOREIGN.of(lowered)
    return foreign >= 2 and foreign > _ENGLISH.of(lowered)


def appointment_in_english(text: str) -> str:
    """The lines of a foreign text, each with its days and hours in English words; lower case."""
    return "\n".join(_line(line) for line in text[:20_000].lower().split("\n"))


def literal(quote: str, text: str) -> str:
    """The line of the text whose English is the quote or begins it; "" when none is."""
    for line in text[:20_000].split("\n"):
        english = " ".join(_line(line.lower()).split())[:24]
        if english and english in " ".join(quote.split()):
            return line.strip()
    return ""


def _line(line: str) -> str:
    line = _HALF.sub(lambda match: _HALVES[match.group(1)], line)
    for pattern, replacement in _COMPILED:
        line = pattern.sub(replacement, line)
    return translated(line)
