"""Owns making a role of raw words: what is cut from it, and what is none."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from functools import lru_cache

from classifiers.role_words import PROFESSION, paired

_TERMS = r" ?[-–—,] ?(?:remote|hybrid|full[- ]time|part[- ]time|permanent|contract)\b.*$"
_REFERENCE = re.compile(
    r" ?[(\[] ?(?:(?:req|job|ref|id|jr|r|position|requisition|posting|vacancy|kennziffer|réf)\b[^)\]]{0,30}|[A-Z]{0,5}[-_ ]?\d[\w/-]{2,20}|#\s?\w+|[mwfdxgnh]{1,3}(?:\s?[/|*,]\s?[a-z]{1,3}){1,3}|all genders?|remote|hybrid|open|new grad|full[- ]time|part[- ]time|contract|permanent|w2[^)]{0,20}|only[^)]{0,20}|gn) ?[)\]]"
    r"| ?[-–—,|:]? ?(?:\b(?:req(?:uisition)?|job|ref(?:erence)?|id|posting|vacancy|kennziffer)\.?\s?(?:id|no|nr|number|code|num)?\.?\s?[:#-]?\s?(?=[\w-]*\d)[A-Z]{0,5}[-_]?\w*\d[\w/-]*|#\s?\d+|\b(?:R|JR|REQ|P|J)-?\d{3,}\b|\b[A-Z]{2,5}-\d{2,}\b|\b\d{4,}[A-Z]{0,3}\b|\b20\d\d-\d+\b)"
    rf"|{_TERMS}",
    re.IGNORECASE,
)
_TERMS_ALONE = re.compile(_TERMS, re.IGNORECASE)
_SIGN = re.compile(r"[\d(\[]")  # one of these is in every reference, grade and number
_GRADE = re.compile(
    r" ?[-–—,(]? ?\b(?:(?i:grade|band|level|lvl|pay grade|scale|tier)\s?[A-Z]?\d{1,2}[a-z]?|L\d{1,2}|IC\d|E\d|P\d|M\d|T\d|G\d{1,2}|GS-?\d{1,2}|EG\s?\d{1,2}|E\d{1,2}|SDE-?\d|Entgeltgruppe \d+)\b\)?"
)
_NUMBERED = re.compile(r"(?:^|[ (])(?=[\w/#-]*\d{3})[\w/#-]{3,30}(?=$|[ ,)])(?: ?\))?|\bCompetition\b")
_MONTHS = ("january", "february", "april", "june", "july", "august", "september", "october", "november", "december")
_ARTICLES = (" the ", " our ", " a ", " an ")
_STOP = re.compile(r"[a-z]{2}[.!?;] ")
_LED = re.compile(r"(?i)^.*\b(?:for|as|of|have|has|got|fill|about|regarding|on|with) (?:the|our|a|an)\s+(?=\S)")
_LEAD = re.compile(r"(?i)^(?:(?:post|role|position|references|timeline|form|job) (?:of|for|as) |form )")
_GRADED = re.compile(r"^(?:Band|Grade|Level) \d\w? ")
_ARTICLE = re.compile(r"(?i)^(?:the|our|a|an|your|new)\s+")
_TAILS = "position role opening vacancy job opportunity interview application team"
_TAIL = frozenset(_TAILS.split())
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w+")
_LONG_BRACKETS = re.compile(r" \((?:[^() ]+ [^()]*|[A-Z]{3,})\)$")
_EDGES = " .,;:!?-–—|\"'*·•("
_NOT_ROLE = re.compile(
    r"(?i)^(?:next|first|second|third|final|initial|phone|video|technical|a|an|the|your|our|this|that|new|other|open|current|same|following|right|best|good|great|any|all|some|more|monday|tuesday|wednesday|thursday|friday|application|interview|offer|update|re|fw|fwd|invitation|reminder|status|thank|thanks|you|we|i|it|job|position|role|senior|junior|team|opening|opportunity|confirmation|next steps?|further|consideration|candidate|candidates|employment|vacant|available|permanent|full[- ]time|part[- ]time|advertised|exciting|perfect|ideal|key|specific|particular|similar|suitable|different|multiple|several|future|another|interesting|amazing|fantastic|moving|your time|you to|the team|me|us|him|her|taking|zoom|teams|intro|introductory|confirmed|cancell?ed|chat|quick chat|call|meeting|conversation|slots?|times?|outcome|details required|hello|references)$"
)
# from a day or an hour on nothing belongs to a role
_WHEN = re.compile(
    r"(?i)[ ,(-]{0,3}\b(?:on |at |from |by )?(?:(?:this |next |coming )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow)\b|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|(?:january|february|march|april|may|june|july|august|september|october|november|december) \d|\d{1,2}[:.]\d\d\b|\d{1,2} ?[ap]\.?m\b|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|(?:january|february|april|june|july|august|september|october|november|december)$)"
)
_TALK = "you we your our us thank please applied applying interest application selected candidate opportunity have has been will would are is was not move forward time interview invite invitation that which discuss with this offer excited pleased regarding update status next reminder today tomorrow"
_CHATTY = frozenset(_TALK.split())
HAS_NOUN = re.compile(
    rf"(?i)\b{PROFESSION}\b|chair(?:man|woman|person)?\b|trustee|governor|practitioner|\w+(?:eller|keeper|maker|monger|smith)\b|entwickler\w*|planer\b|ingenieur\w*|leiter\w*|referent\w*|sachbearbeiter\w*|berater\w*|kauf(?:mann|frau)\w*|ingénieur\w*|développeu\w*|chargée?\b|responsable|chef\w*|assistant\w*|conseill\w+|technicien\w*|manager\w*|gestionnaire"
)


@lru_cache(maxsize=8192)
def _names_one(word: str) -> bool:
    return HAS_NOUN.search(word) is not None


def names_profession(role: str) -> bool:
    """Whether a role has words that name a profession."""
    words = _WORD.findall(role)
    return any(map(_names_one, words)) or (paired(words) and HAS_NOUN.search(role) is not None)


def chatty(role: str) -> bool:
    """Whether words of a sentence rather than of a title are in a role."""
    return not _CHATTY.isdisjoint(_WORD.findall(role.lower()))


def _without_time(role: str) -> str:
    """A role cut off where a day or an hour begins, unless a profession follows ("Saturday Assistant")."""
    small = role.lower()
    if not (_SIGN.search(role) or "day" in small or "tomorrow" in small or small.endswith(_MONTHS)):
        return role
    when = _WHEN.search(role)
    return role if when is None or HAS_NOUN.search(role, when.end()) else role[: when.start()]


def without_reference(role: str) -> str:
    """A role or subject without numbers of requisitions and terms of the contract."""
    if _SIGN.search(role) is None and "Competition" not in role:
        return _TERMS_ALONE.sub("", role)
    return _REFERENCE.sub("", _NUMBERED.sub("", role))


def _without_numbers(role: str) -> str:
    """A role without references and grades, and without those that come to light behind them."""
    bare = without_reference(role)
    if _SIGN.search(bare) is None and "Competition" not in bare:
        return _TERMS_ALONE.sub("", bare)
    return _REFERENCE.sub("", _NUMBERED.sub("", _GRADE.sub("", bare)))


def _beheaded(role: str) -> str:
    """A role without what leads up to it ("application for the Planner"); "Chair of the Board" stays whole."""
    small = role.lower()
    head = _LED.match(role) if any(article in small for article in _ARTICLES) else None
    if head is None or (" of " in head.group() and HAS_NOUN.search(head.group())):
        return role
    return role[head.end() :]


@lru_cache(maxsize=2048)
def tidy_role(raw: str) -> str | None:
    """A role without reference, grade and edges; None when it is no role."""
    role = " ".join(raw.split())
    stop = _STOP.search(role)
    role = _without_time(role if stop is None else role[: stop.start() + 2])
    role = _LEAD.sub("", _without_numbers(role).strip(_EDGES))
    role = _beheaded(role)
    if role.endswith(("'s", "’s")):
        role = role[:-2]
    role = _ARTICLE.sub("", _GRADED.sub("", role))
    before, _, last = role.rpartition(" ")
    role = (before if before and last.lower() in _TAIL else role).strip(_EDGES)
    role = _LONG_BRACKETS.sub("", role) if role.endswith(")") else role
    if role.count("(") < role.count(")"):
        role = role.rstrip(")")
    if len(role) < 2 or len(role) > 80 or _NOT_ROLE.match(role) or not _LETTER.search(role):
        return None
    return role
