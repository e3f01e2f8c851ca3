"""Owns the roles that a text names in passing: a line of its own, "for Staff Nurse", "the kennel tech spot"."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from classifiers.role_words import PROFESSION

_CAPS = r"[A-ZÀ-Ý0-9][\w&/+.#’'-]*"
_NAMED = rf"((?:{_CAPS} (?:(?:&|and|of|[-–]) )?){{0,6}}(?=[A-Z])(?i:{PROFESSION})\b(?: (?:I{{1,3}}|IV|V)\b)?(?: (?:of|in) (?:the )?[A-Z][\w-]+(?: (?:and |& )?[A-Z][\w-]+){{0,3}})?(?: ?\([A-Z][a-z]{{3,}}\)| [-–] [A-Z][a-z]+(?: [A-Z][a-z]+)?(?= at\b|[.,\n]))?)"
_KIND = r"(?:applications?|roles?|positions?|vacanc(?:y|ies)|posts?|jobs?|openings?|spots?|gigs?|appointments?|search|req|decision|hire|places?|interviews?|submissions?|programme|class|slot)"
_SMALL = r"((?:[\w/&+.#-]+ ){0,3}" + rf"{PROFESSION})\b"
_PATTERNS = (
    (
        1.2,
        re.compile(
            rf"\b(?:for|as|about|concerning|hir(?:e|ing) an?|be(?:come|coming)? (?:our|an?|the)|our (?:next|first|new)|of|filling|fill|need an?|on|is|to be|R-\d+|[Pp]osting:|[Rr]ole:|[Pp]osition:|for:|job at [A-Z][\w ]{{1,40}}:)(?: (?:the|our|an?|your|their|position of|post of|role of))? {_NAMED}"
        ),
    ),
    (1.25, re.compile(rf"\b(?i:the|our|your|an?|their|all|every single|that|this) {_NAMED}(?:['’]s)? {_KIND}\b")),
    (
        1.15,
        re.compile(rf"\b(?i:the|our|your|an?|their|that|this) (?!(?:link|update|decision|slot)\b){_SMALL}(?:['’]s)? {_KIND}\b"),
    ),
    (
        1.1,
        re.compile(
            rf"\b(?:applications?|candidature|applied|applying|interviewed|interview|post|position|role|place|vacancy|job|accepted|advert) (?:for|of|as)(?: the| our| an?)? {_SMALL}"
        ),
    ),
    (1.0, re.compile(rf"\b(?:hire|hiring|including the|pick up the|many|as) (?:an? )?{_SMALL}")),
)
_ALONE = re.compile(
    rf"(?m)^[ \t]*(?:[Vv]acancy [A-Z0-9-]+: ?|[Rr]equisition [\w-]+ |\d\. )?((?:{_CAPS}(?: (?:of|and|&|in|[-–]))? ){{0,6}}(?=[A-Z])(?i:{PROFESSION})(?: (?:I{{1,3}}|IV)\b)?(?: (?:in|of) [A-Z]\w+(?: [A-Z]\w+){{0,2}})?)(?: ?\([^()\n]{{2,40}}\))?(?:,? (?:[Rr]ef|[Rr]eq|[-–]) ?[^\n]{{0,40}}| is a popular[^\n]*|, [A-Z][a-z]+)?[.!]?[ \t]*$"
)
_NOT = re.compile(
    r"(?i)\b(?:you|your|we|our|will|hiring manager|hiring|recruiter|recruitment|talent|hr|human resources|people partner|people team|link|update|interview|slot|week|day|other|another|different|suitable|same|stronger|best|right|second|third|candidate)\b(?! attorney)"
)


def of_lines(text: str) -> Iterator[tuple[float, str]]:
    """Titles in the first part of a text that stand alone on their line; the last lines are a signature's."""
    lines = text.rstrip().split("\n")
    head = "\n".join(lines[: max(2, len(lines) - 5)][:14])
    for found in islice(_ALONE.finditer(head), 2):
        if not _NOT.search(found.group(1)):
            yield 1.2, found.group(1)


def of_text(flat: str) -> Iterator[tuple[float, str]]:
    """Titles in the sentences of a text whose wrapped lines are joined."""
    for weight, pattern in _PATTERNS:
        for number, found in enumerate(islice(pattern.finditer(flat), 6)):
            if not _NOT.search(found.group(1)):
                yield weight - 0.02 * number, found.group(1)
