"""Owns the words of outreach: somebody proposes a job that was not applied for."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.phrases import JOB, W
from classifiers.reading import Label

P = Label.RECRUITER_OUTREACH
_APPLIED = r"\b(?:your application|you applied|thank you for applying|thanks for applying|your interview|your candidacy|we spoke|our conversation|you interviewed|your cover letter)\b"

CUES: tuple[Cue, ...] = (
    cue(
        P,
        0.9,
        r"\b(?:portfolio|profile|background|work|cv|resume) (?:\w+ )?stood out\b|\b(?:came across|come across|found|saw|seen|stumbled (?:up)?on|noticed|discovered|looking at|looked at|reading|read|impressed (?:by|with)) your (?:\w+ ){0,4}?(?:profile|resume|cv|linkedin|portfolio|github|background|experience|work|details|blog|talk)\b|\byour (?:linkedin |github |online )?profile (?:\w+ ){0,3}(?:caught|stood|looks|looked|matches|seems|came up|popped)",
        unless=rf"{_APPLIED}|portfolio got",
    ),
    cue(
        P,
        0.86,
        r"\b(?:my|one of my|one of our|our|a) (?:direct )?clients?\b|\bon behalf of (?:my|our|a) client",
        unless=rf"{_APPLIED}|\bclient (?:has decided|has chosen|would like to (?:invite|meet|interview|see|offer)|feedback|decided|liked|loved|has come back|came back|was|were|offered|felt|went|wants to|is still|have)\b|clients? (?:services?|facing|relations)",
    ),
    cue(
        P,
        0.88,
        r"\b(?:i am|my name is \w+(?: \w+)?,? (?:and )?(?:i am|from)|i work as|i am reaching out as) (?:an? |the )?(?:\w+ ){0,6}?(?:recruiter|headhunter|sourcer|talent (?:partner|scout|acquisition)|staffing|search consultant|recruitment consultant|talent sourcer)\b|\bi (?:am (?:on|part of|with) the (?:talent|recruiting|recruitment|people) team|specialise in|specialize in|recruit for|place|lead (?:recruiting|talent|hiring))\b|\b(?:recruiter|headhunter) (?:at|with|from|for) (?:\w+ ){1,4}?(?:staffing|consulting|agency|search|talent|recruitment)",
        unless=_APPLIED,
    ),
    cue(
        P,
        0.86,
        rf"\b(?:(?:would|are|might|could) you (?:be )?(?:\w+ )?(?:open to|interested in|considering|keen to|curious)|if you are (?:\w+ )?(?:open to|interested in|considering|looking)|open to (?:new|hearing|exploring|learning|discussing|a (?:new|quick|conversation about|chat about))|(?:may|might|could|would) (?:be of interest|interest you|be interested in)|you (?:may|might) be interested in) ?{W}{{0,12}}?(?:{JOB}|opportunit\w+|new|change|move|hearing|exploring|it|this|conversation|chat|call|discuss\w*|talk\w*|$|[?.])",
        unless=_APPLIED,
    ),
    cue(
        P,
        0.84,
        rf"\b(?:have|got) (?:a|an|two|three|several|some|a few|a couple of) (?:\w+ ){{0,4}}?(?:roles?|positions?|openings?|opportunit\w+)\b|\btell you (?:\w+ )?about (?:what we|a role|an opportunity)\b|\b(?:exciting|great|new|immediate|fantastic|amazing|excellent|urgent|interesting|confidential|direct client) (?:\w+ ){{0,4}}?(?:opportunity|opening|requirement|role)\b|\b(?:i am|we are) (?:\w+ )?(?:recruiting|hiring|searching for|looking for|sourcing|headhunting) (?:for )?(?:an?|our (?:next|new|first)) |\b(?:(?:i|we) (?:have|am|are) (?:\w+ ){{0,3}}?(?:an?|hiring|recruiting|working on|looking|searching|filling) (?:\w+ ){{0,8}}?(?:{JOB}|requirement|engineer|developer|manager|designer|analyst|nurse|accountant|consultant))\b",
        unless=rf"{_APPLIED}|\b(?:excited|thank|you for|offered|filled)\b|\b(?:still|received|many|looking forward)\b",
    ),
    cue(
        P,
        0.86,
        rf"\b(?:think|thought|believe|feel|felt|sure|reckon) {W}{{0,6}}?you (?:would|could|might|may|will) (?:be|make) (?:an? )?(?:\w+ )?(?:fit|match|addition|candidate|ideal|perfect)|\b(?:thought|thinking) of you\b|\byour (?:background|experience|skills?|profile) (?:\w+ ){{0,3}}(?:(?:would be|is|are|looks?|seems?|could be|makes you) an? (?:\w+ )?(?:fit|match)|(?:is|looks?|seems?) (?:spot on|ideal|perfect|very relevant|right up))\b|^open to (?:an? )?(?:\w+ )?(?:chat|call|talk|conversation)\b",
        unless=rf"{_APPLIED}|\b(?:interview|after reviewing|invite)\b",
    ),
    cue(
        P,
        0.84,
        r"\b(?:send|share|forward|reply with|respond with|revert with) (?:me |us |over )?(?:with )?(?:a copy of )?your (?:\w+ ){0,3}(?:resume|cv)\b|\b(?:if|let me know (?:if )?you are) (?:\w+ )?(?:interested|comfortable with)|\be-?mailed you the (?:\w+ ){0,2}job description|\b(?:detailed |full |below )?job description\b.{0,60}\b(?:below|attached|interest|look|emailed)|\bplease (?:go through|review|find) (?:\w+ ){0,3}(?:job description|jd|requirement)",
        unless=_APPLIED,
        hypothetical=True,
    ),
    cue(
        P,
        0.86,
        r"\b(?:not (?:sure|certain) if you are (?:\w+ )?looking|even if you are not (?:\w+ )?(?:looking|searching)|(?:not|may not be) actively (?:looking|searching)|are you (?:\w+ )?looking (?:at the moment|right|for (?:a|your) (?:next|new))|(?:know|knows) (?:anyone|someone) (?:\w+ ){0,3}(?:interested|who|that)|if this is not (?:the right|for you))",
        hypothetical=True,
    ),
    cue(
        P,
        0.82,
        rf"\b(?:reaching out|contacting you|writing to you|getting in touch|wanted to (?:connect|reach out)) {W}{{0,6}}?(?:because|regarding|about|to see|with|as|for) {W}{{0,6}}?(?:an?|new|our|opportunit\w+|{JOB}|opening)\b.{{0,80}}",
        unless=rf"{_APPLIED}|\b(?:the|your) {W}{{0,4}}?(?:application|interview)\b",
    ),
)

CLASSIFIER = Classifier("outreach", CUES)
