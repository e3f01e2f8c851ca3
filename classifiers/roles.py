"""Owns the role a mail is about, without grade codes and requisition references."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from classifiers.employer_words import PLACES
from classifiers.mail import Mail, bare_subject
from classifiers.role_lines import of_lines, of_text
from classifiers.role_subject import of_subject
from classifiers.role_words import PROFESSION
from classifiers.senders import SenderKind

_WORD = r"(?:[A-Z0-9ÄÖÜÉ(&/+.#-][\w&/+.#'’()-]*|of|and|for|in|the|to|de|im|für|und|[-–—&/|])"
_TITLE = rf"([A-ZÄÖÜÉ0-9.#][\w&/+.#'’-]*(?:,? {_WORD}){{0,8}}?)"
_LOOSE = r"((?:[\w&/+.#'’()-]+,? (?:[-–] )?){0,7}?[\w&/+.#'’()-]+)"
_JOB = r"(?:position|role|job|opening|vacancy|opportunity|post|internship|placement|requisition|interview|application)"

_PATTERNS = (
    (
        0.97,
        re.compile(
            r"(?im)^[ \t]{0,12}[*•-]?[ \t]{0,4}(?:position(?: title)?|role|job(?: title)?|job position|title|vacancy|post|post title|vacancy title|stelle|poste|job role)[ \t]{0,4}:[ \t]{0,4}(\S.{2,79})$"
        ),
    ),
    (
        0.95,
        re.compile(
            rf"\b(?:the|our|a|an|this|that|your|für die) {_LOOSE} (?:position|role|opening|vacancy|job|internship|post|opportunity)\b"
        ),
    ),
    (
        0.96,
        re.compile(
            rf"\b(?:position|role|post|vacancy) of (?:an? |the )?({_TITLE[1:-1]} [-–] (?:[A-Z][\w&'-]+)(?: (?:and |of |& )?[A-Z][\w&'-]+){{0,3}})(?= (?:at|with|within|on|in)\b|[.,;\n]|$)"
        ),
    ),
    (
        0.96,
        re.compile(
            rf"\b(?:position|role|post|vacancy) of (?:an? |the )?({_TITLE[1:-1]} (?:Associate|Fellow|Researcher|Lecturer|Professor|Assistant|Scientist|Student|Reader) in (?:[A-Z][\w&'-]+)(?: (?:and |of |& )?[A-Z][\w&'-]+){{0,3}})(?= (?:at|with|within)\b|[.,;\n]|$)"
        ),
    ),
    (
        0.94,
        re.compile(
            rf"\b(?:position|role|post|job|vacancy|opening|title) (?:(?:of|as|for) )?(?:(?:an?|the|our) )?[\"“']?{_TITLE}(?= (?:at|with|in|within|on|here|is|has|and|role|position|to|based|starting|from|for|reporting|you|we|via|through|through)\b|[.,;:!?)\n]| [-–(]|$)"
        ),
    ),
    (
        0.93,
        re.compile(
            rf"\b(?:appl(?:ication|ying|ied)|interview(?:ing|ed)?|candidacy|considered|interest|candidate|consider you|screen|conversation|chat|call|invite you|offer|hiring|recruiting|consideration|selected|chosen|search|searching|looking|opening) (?:for|to|in|as|about|regarding)(?: the| our| a| an| your)?(?: position of| role of| post of)? {_TITLE}(?= (?:at|with|in|position|role|opening|job|vacancy|and|on|here|opportunity|is|has|was|team|internship|via|through|to|we|I|you)\b|[.,;:!?)\n]| [-–(]|$)"
        ),
    ),
    (
        0.9,
        re.compile(
            rf"\b(?:hir(?:e|ing)|recruit(?:ing)?|seeking|need|appoint(?:ing)?|headhunting|sourcing|placing) (?:an?|our(?: first| next)?|one|two) {_TITLE}(?= (?:at|with|in|on|and|starting|based|from|role|position|for|here|to|reporting|who|that)\b|[.,;:!?)\n]| [-–(]|$)"
        ),
    ),
    (
        0.92,
        re.compile(
            rf"\b(?:join (?:us|our team|the team|[A-Z]\w+)|you|you on(?: board)?|work|start|hire you|bring you on|team|start with us|application|bewerbung|Bewerbung|[Cc]andidature|as) (?:as|als)(?: an?| our| the| their)? (?:new |next )?{_TITLE}(?= (?:at|with|in|on|and|starting|based|from|role|position|for|here|to|reporting|bei)\b|[.,;:!?)\n]| [-–(]|$)"
        ),
    ),
)
# "through the first cut for Customer Success Manager!": a profession after any "for"
_ANY = re.compile(
    rf"\bfor (?:the |our |an? )?{_TITLE}(?= (?:at|with|in|position|role|and|on|here|is|has|was|team|as|to|we|I|you)\b|[.,;:!?)\n]| [-–(]|$)"
)
# a board's card: the role on one line, "Acme · London" on the next
_CARD = re.compile(
    r"(?m)^[ \t]{0,8}(\S.{1,79})\n[ \t]{0,8}\S.{0,59} [·•|] \S|^(?:Event|What) ?: ?[^\n,]{0,60}(?:, ?| [-–] )(\S.{1,79})$"
)
_SUBJECT = (
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
_REFERENCE = re.compile(
    r" ?[(\[] ?(?:(?:req|job|ref|id|jr|r|position|requisition|posting|vacancy|kennziffer|réf)\b[^)\]]{0,30}|[A-Z]{0,5}[-_ ]?\d[\w/-]{2,20}|#\s?\w+|[mwfdxgnh]{1,3}(?:\s?[/|*,]\s?[a-z]{1,3}){1,3}|all genders?|remote|hybrid|open|new grad|full[- ]time|part[- ]time|contract|permanent|w2[^)]{0,20}|only[^)]{0,20}|gn) ?[)\]]"
    r"| ?[-–—,|:]? ?(?:\b(?:req(?:uisition)?|job|ref(?:erence)?|id|posting|vacancy|kennziffer)\.?\s?(?:id|no|nr|number|code|num)?\.?\s?[:#-]?\s?(?=[\w-]*\d)[A-Z]{0,5}[-_]?\w*\d[\w/-]*|#\s?\d+|\b(?:R|JR|REQ|P|J)-?\d{3,}\b|\b[A-Z]{2,5}-\d{2,}\b|\b\d{4,}[A-Z]{0,3}\b|\b20\d\d-\d+\b)"
    r"| ?[-–—,] ?(?:remote|hybrid|full[- ]time|part[- ]time|permanent|contract)\b.*$",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r" ?[-–—,(]? ?\b(?:(?i:grade|band|level|lvl|pay grade|scale|tier)\s?[A-Z]?\d{1,2}[a-z]?|L\d{1,2}|IC\d|E\d|P\d|M\d|T\d|G\d{1,2}|GS-?\d{1,2}|EG\s?\d{1,2}|E\d{1,2}|SDE-?\d|Entgeltgruppe \d+)\b\)?"
)
_NUMBERED = re.compile(r"(?:^|[ (])(?=[\w/#-]*\d{3})[\w/#-]{3,30}(?=$|[ ,)])(?: ?\))?|\bCompetition\b")
_DETAIL = re.compile(r" \(([A-Z][a-z]+)\)(?!\w)| [-–] ([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= at\b)")
_NO_DETAIL = re.compile(
    r"(?i)(?:seasonal|temporary|temp|maternity|remote|hybrid|permanent|contract|nights|days|casual|voluntary|interview|application|update|confirmation)\b|.*shire$"
)
_LONG_BRACKETS = re.compile(r" \((?:[^() ]+ [^()]*|[A-Z]{3,})\)$")
_EDGES = " .,;:!?-–—|\"'*·•("
_NOT_ROLE = re.compile(
    r"(?i)^(?:next|first|second|third|final|initial|phone|video|technical|a|an|the|your|our|this|that|new|other|open|current|same|following|right|best|good|great|any|all|some|more|monday|tuesday|wednesday|thursday|friday|application|interview|offer|update|re|fw|fwd|invitation|reminder|status|thank|thanks|you|we|i|it|job|position|role|senior|junior|team|opening|opportunity|confirmation|next steps?|further|consideration|candidate|candidates|employment|vacant|available|permanent|full[- ]time|part[- ]time|advertised|exciting|perfect|ideal|key|specific|particular|similar|suitable|different|multiple|several|future|another|interesting|amazing|fantastic|moving|your time|you to|the team|me|us|him|her|taking|zoom|teams|intro|introductory|confirmed|cancell?ed|chat|quick chat|call|meeting|conversation|slots?|times?|outcome|details required|hello|references)$"
)
# from a day or an hour on nothing belongs to a role
_WHEN = re.compile(
    r"(?i)[ ,(-]{0,3}\b(?:on |at |from |by )?(?:(?:this |next |coming )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow)\b|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d|\d{1,2}[:.]\d\d\b|\d{1,2} ?[ap]\.?m\b|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|(?:january|february|april|june|july|august|september|october|november|december)$)"
)
_CHATTY = re.compile(
    r"(?i)\b(?:you|we|your|our|us|thank|please|applied|applying|interest|application|selected|candidate|opportunity|have|has|been|will|would|are|is|was|not|move|forward|time|interview|invite|invitation|that|which|discuss|with|this|offer|excited|pleased|regarding|update|status|next|reminder|today|tomorrow)\b"
)
_HAS_NOUN = re.compile(
    rf"(?i)\b{PROFESSION}\b|chair(?:man|woman|person)?\b|trustee|governor|practitioner|\w+(?:eller|keeper|maker|monger|smith)\b|entwickler\w*|planer\b|ingenieur\w*|leiter\w*|referent\w*|sachbearbeiter\w*|berater\w*|kauf(?:mann|frau)\w*|ingénieur\w*|développeu\w*|chargée?\b|responsable|chef\w*|assistant\w*|conseill\w+|technicien\w*|manager\w*|gestionnaire"
)


def _without_time(role: str) -> str:
    """A role cut off where a day or an hour begins, unless a profession follows ("Saturday Assistant")."""
    when = _WHEN.search(role)
    return role if when is None or _HAS_NOUN.search(role, when.end()) else role[: when.start()]


def _beheaded(role: str) -> str:
    """A role without what leads up to it ("application for the Planner"); "Chair of the Board" stays whole."""
    head = re.match(r"(?i)^.*\b(?:for|as|of|have|has|got|fill|about|regarding|on|with) (?:the|our|a|an)\s+(?=\S)", role)
    if head is None or (" of " in head.group() and _HAS_NOUN.search(head.group())):
        return role
    return role[head.end() :]


def tidy_role(raw: str) -> str | None:
    """A role without reference, grade and edges; None when it is no role."""
    role = _without_time(re.split(r"(?<=[a-z]{2})[.!?;] ", " ".join(raw.split()))[0])
    role = _NUMBERED.sub("", _GRADE.sub("", _REFERENCE.sub("", _NUMBERED.sub("", role))))
    role = _REFERENCE.sub("", role).strip(_EDGES)
    role = re.sub(r"(?i)^(?:post|role|position|references|timeline|form|job) (?:of|for|as) |^form ", "", role)
    role = re.sub(r"^(?:Band|Grade|Level) \d\w? ", "", re.sub(r"['’]s$", "", _beheaded(role)))
    role = re.sub(r"(?i)^(?:the|our|a|an|your|new)\s+", "", role)
    role = re.sub(
        r"(?i) (?:position|role|opening|vacancy|job|opportunity|interview|application|team)$", "", role
    ).strip(_EDGES)
    role = _LONG_BRACKETS.sub("", role)
    if role.count("(") < role.count(")"):
        role = role.rstrip(")")
    if len(role) < 2 or len(role) > 80 or _NOT_ROLE.match(role) or not re.search(r"[^\W\d_]", role):
        return None
    return role


def _found(mail: Mail, extra: str) -> Iterator[tuple[float, str]]:
    text = f"{mail.written.body[:5000]}\n{extra}"
    flat = re.sub(r"(?<=\S)\n(?=\S)", " ", text)
    for weight, pattern in _PATTERNS:
        for number, match in enumerate(pattern.finditer(text if weight == 0.97 else flat)):
            if number > 5:
                break
            yield weight - 0.01 * number, match.group(1)
    for match in islice(_ANY.finditer(flat), 5):
        yield 0.5, match.group(1)
    if mail.automatic or mail.kind is not SenderKind.OTHER:
        for match in islice(_CARD.finditer(mail.message.text[:5000]), 3):
            yield 0.9, match.group(match.lastindex or 1)
    subject = bare_subject(mail.message.subject)
    for weight, pattern in _SUBJECT:
        for match in pattern.finditer(subject):
            yield weight, match.group(1)
    for language in mail.languages:
        for pattern in language.role:
            for match in pattern.finditer(f"{subject}\n{flat}"):
                yield 0.93, match.group(1)


def _detailed(mail: Mail, role: str) -> str:
    """A role with its subject as the text has it: "Principal Teacher (Guidance)", "Executive Officer - Casework at"."""
    text = f"{bare_subject(mail.message.subject)}\n{mail.written.body[:5000]}"
    at = text.find(role)
    found = _DETAIL.match(text, at + len(role)) if at >= 0 else None
    detail = next(filter(None, found.groups()), "") if found else ""
    if found is None or detail.lower() in PLACES or _NO_DETAIL.match(detail):
        return role
    return role + " " + found.group().strip()


def _fuller(role: str, best: str) -> bool:
    """Whether a role is the best one with more before it, or with its field: "Lecturer in Plumbing"."""
    return len(role) < 60 and (role.endswith(f" {best}") or role.startswith((f"{best} of ", f"{best} in ")))


def _plain(mail: Mail, own: str) -> Iterator[tuple[float, str]]:
    """Roles by the words of the profession: in the subject, on lines of their own, in the sentences."""
    flat = re.sub(r"(?<=\S)\n(?=\S)", " ", mail.written.body[:5000])
    for score, raw in (
        *of_subject(_REFERENCE.sub("", _NUMBERED.sub("", bare_subject(mail.message.subject)))),
        *of_lines(mail.written.body[:3000]),
        *of_text(flat),
    ):
        role = tidy_role(raw)
        if role is not None and role.lower() != own and not (own and own in role.lower()):
            yield score, role


def find_role(mail: Mail, company: str | None, extra: str = "") -> str | None:
    """The role of a mail, or None. `extra` is calendar text. Words that name a profession weigh most."""
    best: tuple[float, str] | None = None
    own = (company or "").lower()
    named = bare_subject(mail.message.subject).lower()
    plain = sorted(_plain(mail, own), reverse=True)
    for weight, raw in _found(mail, extra):
        role = tidy_role(raw)
        if role is None or role.lower() == own:
            continue
        noun = _HAS_NOUN.search(role) is not None
        if not noun and (_CHATTY.search(role) or not role[:1].isupper()):
            continue
        if _CHATTY.search(role):
            weight -= 0.3
        if own and own in role.lower():
            weight -= 0.25
        score = weight + (0.4 if noun else -0.16) - 0.01 * role.count(" ") * (not noun)
        if role[:1].islower():
            score -= 0.2
        if noun and role.lower() == named:
            score += 0.1
        if best is None or score > best[0]:
            best = (score, role)
    for score, role in plain:
        if best is None or score > best[0] or _fuller(role.lower(), best[1].lower()):
            best = (max(score, best[0] if best else 0.0), role)
    return _detailed(mail, best[1]) if best is not None and best[0] >= 0.75 else None
