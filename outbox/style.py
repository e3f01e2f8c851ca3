"""Owns the style of what we write: what in a letter is too long, too pushy, or left blank (rules, section 8)."""

from __future__ import annotations

import re

from outbox.kind import kinds
from outbox.occasion import Letter

OWN_WORDS = 60  # the person's own paragraph is short too (A4)
_LOOKED_AT = 20_000

_CLOSING = re.compile(
    r"^(?:(?:with |my )?(?:kind|kindest|best|warm|warmest|many|sincere) )?"
    r"(?:regards|wishes|thanks|sincerely|yours|cheers)\b[^.?]{0,30}$"
    r"|^(?:yours|with best|with many|best)\b[^.?]{0,30}$"
    r"|^(?:mit |viele |beste |herzliche |freundliche )[\w ]{0,30}gr(?:ü|ue)(?:ß|ss)en?,?$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:dear|hello|hi|good (?:morning|afternoon|day)|guten tag|hallo|liebe|sehr geehrte)\b.{0,90}$", re.IGNORECASE
)
_PUSHY = {
    "a worn-out phrase": (
        r"just checking in|checking in\b|touch(?:ing)? base|per my (?:last|previous)|(?:just |simply )?following up\b"
        r"|circl(?:e|ing) back|bump(?:ing)? this|gentle reminder|just a reminder|friendly reminder|nur kurz nachfragen"
        r"|ich wollte nur|kurze erinnerung|wie bereits erwähnt"
    ),
    "guilt": (
        r"(?:have not|haven't|not yet) (?:heard|received|had (?:a|any) (?:reply|answer))"
        r"|(?:no|without) (?:reply|answer|response)\b|still waiting|been waiting|ignor(?:ed|ing)|you (?:had )?promised"
        r"|you said you would|disappoint|let me down|as agreed|noch keine (?:antwort|rückmeldung)"
        r"|nichts (?:mehr )?gehört|ich warte|versprochen|enttäusch|leider noch"
    ),
    "a demand": (
        r"\basap\b|as soon as possible|immediately|urgent|at your earliest|by return"
        r"|(?:please|kindly) (?:reply|respond|answer|confirm|advise)|\bi (?:need|expect|require|insist|demand)\b"
        r"|you (?:must|have to|need to|should)\b|let me know by|deadline|umgehend|dringend|schnellstmöglich|sofort"
        r"|bitte (?:antworten|melden|bestätigen)|ich erwarte|sie müssen|bis spätestens"
    ),
}
_COMMITS = re.compile(
    r"\b(?:accept|declin|negotiat|salary|counter-?offer|compensation|start date|turn down|look forward to joining)"
    r"|\b(?:happy to join|annehmen|nehme an|ablehnen|lehne ab|verhandel|gehalt)",
    re.IGNORECASE,
)
_BLANK = re.compile(
    r"\{\{|\}\}|\{%|\[[a-z' ]{2,30}\]|<[a-z' ]{2,30}>|_{3,}|\b(?:none|null|undefined|tbd|xxx+)\b|\{\w*\}", re.IGNORECASE
)
_ODD_GAP = re.compile(r" [,.;?!]|[,;:][,.;:]|\.\.(?!\.)|  |\(\)|\b(\w+) \1\b")


def faults(letter: Letter, kind: str, own_words: str | None = None) -> tuple[str, ...]:
    """What a tactful reader would object to, one hint each; empty when nothing.

    `own_words` is the person's own paragraph: it is left out of every count and only measured for its length.
    """
    rules, body = kinds()[kind], letter.body[:_LOOKED_AT]
    ours = _without(body, own_words)
    found = [
        *_counted(ours, rules.words, rules.questions, rules.exclamations),
        *_worded(ours),
        *_subject(letter.subject),
    ]
    if kind == "offer_reply" and (hit := _COMMITS.search(ours)):
        found.append(f"answers the offer itself: “{hit.group()}”")
    if own_words and (count := len(own_words.split())) > OWN_WORDS:
        found.append(f"your own paragraph has {count} words; {OWN_WORDS} are plenty")
    return tuple(found)


def said(body: str) -> str:
    """The body without its greeting and its closing with everything below it."""
    lines = body.strip().split("\n")
    if lines and _GREETING.match(lines[0].strip()):
        lines = lines[1:]
    ends = [number for number, line in enumerate(lines) if len(line) < 60 and _CLOSING.match(line.strip())]
    return "\n".join(lines[: ends[-1]] if ends else lines).strip()


def _without(body: str, own_words: str | None) -> str:
    text = said(body)
    return text.replace(own_words.strip(), "") if own_words and own_words.strip() else text


def _counted(text: str, words: int, questions: int, exclamations: int) -> list[str]:
    found = []
    if (count := len(text.split())) > words:
        found.append(f"{count} words; at most {words}")
    if (count := text.count("?")) != questions:
        found.append(
            f"{count} question marks; exactly {questions}" if questions else f"{count} question marks; none belong here"
        )
    if (count := text.count("!")) > exclamations:
        found.append(f"{count} exclamation marks; at most {exclamations}")
    return found


def _worded(text: str) -> list[str]:
    found = [
        f"{name}: “{hit.group()}”"
        for name, pattern in _PUSHY.items()
        if (hit := re.search(rf"(?:{pattern})", text, re.IGNORECASE))
    ]
    if hit := _BLANK.search(text):
        found.append(f"a blank left: “{hit.group()}”")
    slips = (hit for line in text.split("\n") if (hit := _ODD_GAP.search(line)))
    return [*found, *(f"a slip: “{hit.group()}”" for hit in slips)]


def _subject(subject: str) -> list[str]:
    if not subject.strip():
        return ["no subject"]
    found = []
    if "\n" in subject or "\r" in subject:
        found.append("a subject of more than one line")
    if re.match(r"(?:re|aw|antw|sv)\s*:\s*(?:re|aw|antw|sv)\s*:", subject, re.IGNORECASE):
        found.append("a subject with “Re:” more than once")
    return found
