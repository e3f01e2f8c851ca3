"""Owns plain people's words of a refusal: somebody has the job, there is none left, they leave it at that."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.phrases import CANDIDACY, JOB, W
from classifiers.reading import Label

R = Label.REJECTION
_NOT_YET = r"\b(?:until|till|unless|yet|before (?:the|we|our|you)|if|may|might|could|time|slot|room|parking)\b"

CUES: tuple[Cue, ...] = (
    cue(
        R,
        0.88,
        r"\b(?:we|they|team|panel|client) (?:were|was|had been) (?:\w+ )?(?:hoping|looking|after|searching) (?:for|to find|to hire) (?:someone|somebody|a candidate|a person|people|a slightly|a bit more|more)\b",
        unless=_NOT_YET,
    ),
    cue(
        R,
        0.93,
        rf"\b(?:offered|given|gave|awarded) (?:the|this|our) {W}{{0,4}}?{JOB} to (?:somebody|someone|an?other|the other|an? (?:internal|external|more)|one of the other)\b",
        unless=r"\b(?:not (?:yet )?(?:offered|given)|turned (?:it|us) down|declined|until|unless|if)\b",
    ),
    cue(
        R,
        0.92,
        r"\b(?:you|your name|yours|your (?:application|profile|cv)) (?:was|were|is|are) not the (?:one|person|candidate|name|application|profile)\b(?: (?:that |who |whom )?(?:we|they|the (?:panel|partners|team|board|committee))\b| chosen| selected| picked|$)",
        unless=_NOT_YET,
    ),
    cue(
        R,
        0.9,
        rf"\b(?:experience|skills?|background|knowledge|qualifications|portfolio|german|french|english|profile)\b {W}{{0,8}}?(?:is|are|was|were) not {W}{{0,3}}?(?:deep|strong|broad|advanced|relevant|close|extensive|good|senior|recent|long|wide) enough\b",
        unless=r"\b(?:until|unless|yet|if|may|might|could|whether)\b",
    ),
    cue(
        R,
        0.6,
        r"\b(?:going|have|decided|want|like|prefer|will|best|better) (?:to )?leave (?:it|things) (?:here|there|at that)\b",
    ),
    cue(
        R,
        0.91,
        r"\b(?:we have|we|i have|they have) (?:now |just |since |already )?(?:got|found|taken on|hired|chosen|picked|appointed|settled on) (?:someone|somebody)(?: else)?(?: (?:now|already|in place|for (?:the|this) (?:job|role|position|post|shop|shift)|to fill (?:it|the)|to (?:do|start)|thanks?|thank|but|so)\b|$|[.,!;])",
        unless=r"\b(?:not|until|unless|if|once|to help|join(?:ing|s)?|call|interview you)\b",
    ),
    cue(
        R,
        0.92,
        rf"\bno (?:\w+ )?{JOB} (?:left|remaining|available|any ?more|any longer|for you|to offer|to fill)\b|\b{JOB} (?:do|does|did) not exist(?: any ?more| any longer| now)?\b|\b(?:do|does) not have (?:a|the|this|any) (?:\w+ )?{JOB} (?:any ?more|any longer|for you)\b",
        unless=r"\b(?:until|unless|yet|if|may|might|could|other|similar|slots?)\b",
    ),
    cue(
        R,
        0.88,
        r"\byou (?:were|are|was|have been|came) (?:placed |ranked |put )?(?:second|third|fourth|fifth)(?: on (?:the|our) list| in (?:the|our) ranking|$|[.,;])",
        unless=r"\b(?:interview|round|in line|to (?:speak|present))\b",
    ),
    cue(
        R,
        0.92,
        r"\bthe (?:first|preferred|top|chosen|successful|first-ranked|other|selected) (?:candidate|applicant|person|choice) (?:has |have )?accepted\b",
    ),
    cue(
        R,
        0.93,
        rf"\b(?:not|no longer|unable to|cannot|not to) (?:\w+ ){{0,3}}?(?:tak|mov|put|bring|carry|invit|pass)(?:e|ing|en|ed|ting)? (?:you|(?:your|this|the) {W}{{0,2}}?{CANDIDACY}) {W}{{0,3}}?(?:in|on|through|forward|on to|to|into|onto) ?{W}{{0,3}}?(?:next|second|final|interview|further|shortlist|following)\b",
        unless=rf"{_NOT_YET}|\b(?:call|meeting|until|you (?:do|would|wish) not|can)\b",
    ),
    cue(
        R,
        0.9,
        rf"\b(?:{CANDIDACY}) (?:has|have|was|were|will|is|are) not (?:be |been |being )?(?:taken|going|progress\w*|carried|put) (?:any )?(?:further|forward|through)\b",
        unless=_NOT_YET,
    ),
    cue(
        R,
        0.9,
        r"\b(?:other|another) (?:lady|gentleman|chap|candidate|person|applicant|one|guy|girl|woman|man) (?:\w+ ){0,2}?(?:had|has|brought|brings) (?:\w+ ){0,4}?more (?:\w+ )?experience\b|\basked (?:her|him|them|someone else|somebody else) to (?:start|join us|take the)\b",
        unless=r"\b(?:until|unless|yet|if|may|might|could|whether)\b",
    ),
    cue(
        R,
        0.93,
        r"\b(?:recommended|nominated|proposed|selected) (?:another|a different|an internal|an external) (?:candidate|applicant|person|colleague)\b|\byou (?:have |did )?not (?:\w+ )?(?:got|get|gotten|been given|been offered|secured|land|won) (?:the|this) (?:job|role|position|post)\b",
        unless=r"\b(?:until|unless|yet|if|whether|may|might)\b",
    ),
    cue(
        R,
        0.9,
        r"\b(?:promot(?:e|ed|ing)|appoint(?:ed|ing)?|hir(?:e|ed|ing)|recruit(?:ed|ing)?|fill(?:ed|ing)? (?:it|the (?:role|post|position|vacancy))) (?:\w+ ){0,3}?(?:from within|internally|from inside)\b|\b(?:external )?(?:search|recruitment) is (?:now )?(?:off|over)\b",
        unless=r"\b(?:until|unless|yet|if|may|might|could|usually|often|prefer|also|always)\b",
    ),
)

CLASSIFIER = Classifier("farewell", CUES)
