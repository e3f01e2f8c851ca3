"""Owns the role in a subject: "Conductor, Leeds", "Re: porter job", "Interview outcome - Ward Clerk"."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from collections.abc import Iterator

from classifiers.role_words import LOOKS, NOT_PEOPLE, PROFESSION, may_name_one

SURE = 1.33  # a profession by its own word
LIKELY = 1.1  # by a job word behind it, or by its ending
_SEPARATORS = re.compile(r"\s[-–—|/]+\s|[:;|_!?]\s?|\s?@\s|,\s|\s{2,}")
_LEAD = re.compile(
    r"(?i)^(?:a |an |the |your |my |our |quick |final |conditional |provisional |tentative |formal |missing |incomplete )*(?:update|news|word|note|applications?|applying|applied|candidature|candidacy|interviews?|invitation|invite|invited|offer|outcome|results?|decision|timeline|confirmation|acknowledg\w*|notice|receipt|received|resume|cv|query|question|thanks?|thank you|regarding|about|appointment|interest|feedback|status|assessment|portfolio|registration|shortlist\w*|ref|vacancy|post|position|role|job|legacy|next steps?|action required|referral|looking|hiring|founding|welcome|congratulations|re)\b"
)
_PREPOSITION = re.compile(
    r"(?i)^.{0,60}\b(?:for|as|about|regarding|concerning|of|on|re)(?: (?:the|our|an?|your))?(?: (?:positions?|posts?|roles?|jobs?|vacancy|opening|application form)(?: (?:of|as|for))?)?:? (?=\S)"
)
_BARE = re.compile(
    r"(?i)^(?:your |my |the )?(?:application form|application|candidature|interviews?|offer|vacancy|position|post|role|job)(?: (?:cancel\w+|confirmed|changed|moved|rescheduled))? "
)
_JOB = r"(?:roles?|positions?|jobs?|vacanc(?:y|ies)|posts?|openings?|spot|gig|slot|opportunity)"
_AFTER = rf"(?:{_JOB}|interviews?|applications?|decision|outcome|results?|update|search|ads?|advert|trial|places?|appointment|hires?|hiring|feedback|panel|2nd|second|first|programme|class|part-time|full-time|reopened|timeline|shortlisting|recruitment|selection|candidate|candidates|test|assessment|still|needed|wanted|required|at|in|with|for|to|on|via|from|x\d+|\d+)"
_WORD = r"[\w&/+.#'’-]+"
_TITLE = re.compile(
    rf"(?i)^((?:{_WORD} (?:(?:and|&|of) )?){{0,6}}{PROFESSION}(?: (?:I{{1,3}}|IV|V)\b)?(?: (?:of|in) (?!the\b){_WORD}(?: (?:and |& )?[A-Z][\w-]+)?)?)(?: ?\(([A-Z][a-z]{{3,}}|[A-Z][a-z])\))?(?=$| ?[(\[]| {_AFTER}\b)"
)
_BY_ENDING = re.compile(rf"(?i)^((?:{_WORD} ){{0,2}}({LOOKS}))(?=$| ?[(\[]| {_AFTER}\b)")
_BY_JOB = re.compile(rf"(?i)^((?:{_WORD} ){{0,3}}{_WORD}) {_JOB}\b")
_NO_TITLE = re.compile(
    r"(?i)\b(?:you|your|we|us|our|is|are|was|has|have|been|will|please|new|this|that|thank|thanks|interview|application|offer|available|current|open|exciting|several|these|any|update|confirmed|today|tomorrow|hiring|talent|recruiter|recruiting|recruitment|manager's|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?! (?:assistant|girl|consultant|advis[eo]r|coordinator|partner))"
)


def _segments(subject: str) -> Iterator[str]:
    """The parts of a subject, each without what leads up to a title."""
    for part in _SEPARATORS.split(subject[:200]):
        segment = part.strip(" .,'\"“”*")
        if not segment:
            continue
        if _LEAD.match(segment):
            led = _PREPOSITION.match(segment) or _BARE.match(segment)
            if led:
                yield segment[led.end() :].strip()
                continue
        yield segment


def of_subject(subject: str) -> Iterator[tuple[float, str]]:
    """Roles in a subject without Re: and the like, the surest readings highest."""
    for segment in _segments(subject):
        found = _TITLE.match(segment) if may_name_one(segment) else None
        if found and not _NO_TITLE.search(found.group(1)):
            detail = found.group(2)
            title = found.group(1)
            acronym = title.isupper() and len(title) < 5
            yield SURE - 0.3 * acronym, f"{title} ({detail})" if detail else title
            continue
        ending = _BY_ENDING.match(segment)
        if ending and ending.group(2).lower() not in NOT_PEOPLE and not _NO_TITLE.search(ending.group(1)):
            yield LIKELY, ending.group(1)
            continue
        job = _BY_JOB.match(segment)
        if job and not _NO_TITLE.search(job.group(1)):
            yield LIKELY - 0.1, job.group(1)
