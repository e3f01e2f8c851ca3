"""Owns the phrases by which text and subject name the employer, with how sure each makes us."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

from classifiers.employer_words import NAME, TEAMS
from classifiers.entrances import Entered

# "Employer: Acme" on a line of its own
FIELD = (
    0.96,
    re.compile(
        rf"(?m)^[ \t*•-]{{0,6}}(?:[Ee]mployer|[Cc]ompany|[Oo]rgani[sz]ation|[Hh]iring organi[sz]ation|[Ee]mployer name|[Cc]ompany name)[ \t]{{0,3}}:[ \t]{{0,4}}{NAME}"
    ),
)
_SAYS = r"(?:have|has|want|wants|would like|decided|liked|loved|opened|viewed|asked|invited|are|is|came)"
_DOES = r"(?:has|have|is|was|would|viewed|opened|looked|invites|received|did|wants)"
_LEAD = r"(?:^|[.!?,;:] |\band |\bwith |\bthat )"
_LONGEST = 7  # words of a name
BODY = (
    (0.9, Entered(re.compile(rf"\b(?:sent to|submitted to|viewed by|applied to|applied at|invited by) {NAME}"))),
    (0.84, Entered(re.compile(rf"\b(?:interview|call|chat|conversation|screen) (?:to|at|with|from) {NAME}"))),
    (0.93, Entered(re.compile(rf"\bwith {NAME} (?:at|from) {NAME}"))),
    (0.95, Entered(re.compile(rf"\b(?:[Oo]ur|[Mm]y) (?:[a-z]+ )?client,? {NAME}"))),
    (
        0.93,
        Entered(
            re.compile(
                rf"\b(?:[Tt]he )?(?:[Cc]ompany|[Cc]lient|[Ee]mployer|[Ff]irm)(?:'s name| name| in question)? (?:is|are) (?:called )?{NAME}"
            ),
            then="(?:is|are) ",
            within=4,
        ),
    ),
    (
        0.9,
        Entered(
            re.compile(
                r"(?m)^(?:Event|What) ?: ?(?:\w+ )?(?:[Ii]nterview|[Cc]all|[Cc]hat) (?:at )?([A-Z][^,\n–-]{1,40})"
            )
        ),
    ),
    (
        0.85,
        Entered(
            re.compile(
                r"\b(?:at|from|with|join) the ((?:University|Royal|National|British|European|Institute|School|College|Bank|Museum|City|Ministry|Department|Office)(?: (?:of|for|and|the|[A-Z][\w'-]+)){1,6})"
            )
        ),
    ),
    (0.6, Entered(re.compile(rf"\b(?:from|at|with|by) {NAME}"))),
    (
        0.7,
        Entered(
            re.compile(rf"(?m){_LEAD}{NAME} {_SAYS}\b"),
            _SAYS,
            names=_LONGEST,
            lead=re.compile(rf"(?m){_LEAD}\Z"),
        ),
    ),
    (
        0.9,
        Entered(
            re.compile(
                rf"\b(?:position|role|job|opening|opportunity|internship|vacancy|post|placement|Engineer|Developer|Manager|Designer|Analyst|Scientist|Lead|Specialist|Coordinator|Assistant|Consultant) (?:here )?(?:at|with|within|for) {NAME}"
            )
        ),
    ),
    (
        0.92,
        Entered(
            re.compile(
                rf"\b(?:[Tt]hank you|[Tt]hanks) (?:so much |very much |again )?for (?:your interest in|applying (?:to|at|with|for a (?:job|position|role) (?:at|with))|choosing|considering|interviewing (?:with|at)|your application (?:to|at|with)|your time (?:with|at)|coming (?:in )?to|visiting|meeting (?:with )?(?:us|the team) at) (?:working (?:at|for|with) |joining (?:the )?|a (?:career|job|position|role) (?:at|with) |employment (?:at|with) |career opportunities (?:at|with) )?{NAME}"
            )
        ),
    ),
    (
        0.9,
        Entered(
            re.compile(
                rf"\b(?:[Aa]pplication|candidacy|candidature|offer|start|career|employment|join us|opportunities|screen) (?:to|at|with|from) {NAME}"
            )
        ),
    ),
    (
        0.86,
        Entered(
            re.compile(
                rf"\b(?:[Oo]n behalf of|[Jj]oin(?:ing)?(?: the| us (?:here )?at)?|[Ww]elcome to|team at|everyone at|all of us at|us at|here at|folks at|[Cc]olleagues at|recruit\w+ (?:at|for|with)|talent \w+ (?:at|for|with)|work(?:ing)? (?:at|for|with)|manager at|director at|position with|visit(?:ing)?) {NAME}"
            )
        ),
    ),
    (0.88, Entered(re.compile(rf"\b(?:The |Your )?{NAME} {TEAMS}\b(?: (?:Team|team))?"), TEAMS, names=_LONGEST + 1)),
    (0.8, Entered(re.compile(rf"\b(?:[Tt]he|[Yy]our|our) {NAME} [Tt]eam\b"), then="[Tt]eam", within=_LONGEST + 1)),
    (0.75, Entered(re.compile(rf"(?m)^{NAME} {_DOES}\b"), _DOES, names=_LONGEST)),
)
SUBJECT = (
    (0.62, re.compile(rf"^{NAME} (?:[Ii]nterview|[Oo]ffer|[Ff]eedback|[Aa]pplication)\b")),
    (
        0.9,
        re.compile(
            rf"\b(?i:(?:application|submission) (?:to|at|with|was sent to)|applying (?:to|at|with)|interest in|position at|role at|interview (?:with|at)|call with|chat with|viewed by|sent to|opportunity at|offer from|offer letter from|invitation from|letter from|joining|welcome to|update from|news from|message from|sent to) {NAME}",
        ),
    ),
    (0.82, re.compile(rf"\b(?:at|with|from|@|bei|chez) {NAME}\s{{0,3}}$")),
    (
        0.9,
        re.compile(
            rf"^(?:\w+: )?{NAME} (?:Intro|Introductory|Phone|Screening|Recruiter|Hiring|Technical|Video|Discovery) (?:Call|Chat|Screen|Interview|Conversation|Meeting)\b"
        ),
    ),
    (0.8, re.compile(rf"^{NAME}\s?(?::|\||\s[-–—]\s|\sx\s|\s<>\s|\s\+\s|\s/\s)")),
    (0.84, re.compile(rf"^{NAME} (?:invites you|has viewed|viewed|opened|looked at|wants to|would like)\b")),
    (0.78, re.compile(rf"(?:\s[-–—|]\s|: ){NAME}\s*$")),
)
