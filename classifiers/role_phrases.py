"""Owns the phrases by which text and subject name the role, with how sure each makes us."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

from classifiers.entrances import Entered

_WORD = r"(?:[A-Z0-9ÄÖÜÉ(&/+.#-][\w&/+.#'’()-]*|of|and|for|in|the|to|de|im|für|und|[-–—&/|])"
_TITLE = rf"([A-ZÄÖÜÉ0-9.#][\w&/+.#'’-]*(?:,? {_WORD}){{0,8}}?)"
_LOOSE = r"((?:[\w&/+.#'’()-]+,? (?:[-–] )?){0,7}?[\w&/+.#'’()-]+)"
_JOB = r"(?:position|role|job|opening|vacancy|opportunity|post|internship|placement|requisition|interview|application)"
# "Position: Planner" on a line of its own
FIELD = (
    0.97,
    re.compile(
        r"(?im)^[ \t]{0,12}[*•-]?[ \t]{0,4}(?:position(?: title)?|role|job(?: title)?|job position|title|vacancy|post|post title|vacancy title|stelle|poste|job role)[ \t]{0,4}:[ \t]{0,4}(\S.{2,79})$"
    ),
)
ANY = 0.5
TEXT = (
    (
        0.95,
        Entered(
            re.compile(
                rf"\b(?:the|our|a|an|this|that|your|für die) {_LOOSE} (?:position|role|opening|vacancy|job|internship|post|opportunity)\b"
            ),
            then=r"(?:position|role|opening|vacancy|job|internship|post|opportunity)",
            within=17,
        ),
    ),
    (
        0.96,
        Entered(
            re.compile(
                rf"\b(?:position|role|post|vacancy) of (?:an? |the )?({_TITLE[1:-1]} [-–] (?:[A-Z][\w&'-]+)(?: (?:and |of |& )?[A-Z][\w&'-]+){{0,3}})(?= (?:at|with|within|on|in)\b|[.,;\n]|$)"
            )
        ),
    ),
    (
        0.96,
        Entered(
            re.compile(
                rf"\b(?:position|role|post|vacancy) of (?:an? |the )?({_TITLE[1:-1]} (?:Associate|Fellow|Researcher|Lecturer|Professor|Assistant|Scientist|Student|Reader) in (?:[A-Z][\w&'-]+)(?: (?:and |of |& )?[A-Z][\w&'-]+){{0,3}})(?= (?:at|with|within)\b|[.,;\n]|$)"
            )
        ),
    ),
    (
        0.94,
        Entered(
            re.compile(
                rf"\b(?:position|role|post|job|vacancy|opening|title) (?:(?:of|as|for) )?(?:(?:an?|the|our) )?[\"“']?{_TITLE}(?= (?:at|with|in|within|on|here|is|has|and|role|position|to|based|starting|from|for|reporting|you|we|via|through|through)\b|[.,;:!?)\n]| [-–(]|$)"
            )
        ),
    ),
    (
        0.93,
        Entered(
            re.compile(
                rf"\b(?:appl(?:ication|ying|ied)|interview(?:ing|ed)?|candidacy|considered|interest|candidate|consider you|screen|conversation|chat|call|invite you|offer|hiring|recruiting|consideration|selected|chosen|search|searching|looking|opening) (?:for|to|in|as|about|regarding)(?: the| our| a| an| your)?(?: position of| role of| post of)? {_TITLE}(?= (?:at|with|in|position|role|opening|job|vacancy|and|on|here|opportunity|is|has|was|team|internship|via|through|to|we|I|you)\b|[.,;:!?)\n]| [-–(]|$)"
            )
        ),
    ),
    (
        0.9,
        Entered(
            re.compile(
                rf"\b(?:hir(?:e|ing)|recruit(?:ing)?|seeking|need|appoint(?:ing)?|headhunting|sourcing|placing) (?:an?|our(?: first| next)?|one|two) {_TITLE}(?= (?:at|with|in|on|and|starting|based|from|role|position|for|here|to|reporting|who|that)\b|[.,;:!?)\n]| [-–(]|$)"
            )
        ),
    ),
    (
        0.92,
        Entered(
            re.compile(
                rf"\b(?:join (?:us|our team|the team|[A-Z]\w+)|you|you on(?: board)?|work|start|hire you|bring you on|team|start with us|application|bewerbung|Bewerbung|[Cc]andidature|as) (?:as|als)(?: an?| our| the| their)? (?:new |next )?{_TITLE}(?= (?:at|with|in|on|and|starting|based|from|role|position|for|here|to|reporting|bei)\b|[.,;:!?)\n]| [-–(]|$)"
            )
        ),
    ),
    # "through the first cut for Customer Success Manager!": a profession after any "for"
    (
        ANY,
        Entered(
            re.compile(
                rf"\bfor (?:the |our |an? )?{_TITLE}(?= (?:at|with|in|position|role|and|on|here|is|has|was|team|as|to|we|I|you)\b|[.,;:!?)\n]| [-–(]|$)"
            )
        ),
    ),
)
# a board's card: the role on one line, "Acme · London" on the next
CARD = re.compile(
    r"(?m)^[ \t]{0,8}(\S.{1,79})\n[ \t]{0,8}\S.{0,59} [·•|] \S|^(?:Event|What) ?: ?[^\n,]{0,60}(?:, ?| [-–] )(\S.{1,79})$"
)
SUBJECT = (
    (
        0.9,
        re.compile(
            rf"\b(?:application|applying|interview|candidacy|interview invitation|opportunity|offer|assessment|invitation|screen|position|role|opening|job|test|offer letter|update|status|regarding|phone screen|confirmation|call|received|acknowledg\w+)(?: (?:for|as|of|on|to|about))?(?: the| our| your)?(?:\s?[:|–—-]|,|\s)\s?{_TITLE}(?= (?:at|with|in|position|role|opening|@|application|interview|on)\b|\s[-–—|@]|[,;!?(]|$)",
            re.IGNORECASE,
        ),
    ),
    (
        0.85,
        re.compile(
            rf"(?:^|[-–—|:,]\s?){_TITLE}(?=\s?(?:$|[-–—|:,@(]|position\b|role\b|at\b|interview\b|application\b|\bjob\b))"
        ),
    ),
    (
        0.8,
        re.compile(
            rf"^{_TITLE}(?= (?:interview|position|role|application|at|with|job|opening|phone|screen|opportunity)\b)"
        ),
    ),
)
