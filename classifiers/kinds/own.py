"""Owns the words of the person's own mails: accepting, declining, withdrawing, agreeing to a time."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.phrases import CANDIDACY, DAY, W
from classifiers.reading import Label, Nuance

OWN = Label.OWN_MESSAGE
_OPEN = r"\b(?:if|whether|before (?:i|accepting)|consider\w*|thinking|time to|questions? about|not (?:yet )?(?:able|ready)|until|would need)\b"

CUES: tuple[Cue, ...] = (
    cue(
        OWN,
        0.95,
        rf"\b(?:i|to|gladly|happily|gratefully|am|and|will|would like to|happy to|pleased to|delighted to|thrilled to) (?:\w+ )?accept(?:ing)? {W}{{0,6}}?(?:offer|position|role|job|it|contract|terms)\b|\b(?:happy|pleased|delighted|thrilled|glad|like|love|honou?red|excited) to accept\b|\bmy acceptance\b|\b(?:signed|countersigned) (?:offer|contract|copy|letter)\b",
        nuance=Nuance.ACCEPTS,
        unless=rf"{_OPEN}|\b(?:not|cannot|unable|have accepted (?:an|a|another)|accepted (?:an|another)|another)\b",
    ),
    cue(
        OWN,
        0.95,
        rf"\b(?:declin(?:e|ing)|turn(?:ing)? down|not (?:be )?(?:able to )?accept(?:ing)?|cannot accept|unable to accept|not taking|pass(?:ing)? on) {W}{{0,6}}?(?:offer|position|role|job|it|opportunity)\b|\b(?:decided|have) to decline\b",
        nuance=Nuance.DECLINES,
        unless=r"\bif\b",
    ),
    cue(
        OWN,
        0.95,
        rf"\bwithdraw(?:ing)? {W}{{0,3}}?(?:my|from|myself)\b|\bno longer (?:be )?(?:interested|pursu\w+|available for (?:the|this))|\b(?:remove|take|withdraw) my (?:{CANDIDACY}|name)\b|\bstep(?:ping)? back from\b|\bnot (?:to )?(?:be )?(?:continu|pursu)(?:e|ing) {W}{{0,4}}?(?:process|application|with|this|the)",
        nuance=Nuance.WITHDRAWS,
        unless=r"\bif\b",
    ),
    cue(
        OWN,
        0.85,
        rf"\b(?:{DAY}|that|this|then|it|time|\d{{1,2}}(?::\d\d)?(?: ?[ap]\.?m\.?)?|slot|date|[ap]m|o'clock)\b (?:\w+ ){{0,4}}?(?:works?|suits?|is (?:fine|good|great|perfect)|would (?:work|suit|be (?:fine|good|great|perfect))|sounds (?:good|great|perfect))\b|\b(?:happy to confirm|i (?:can )?confirm|confirming) {W}{{0,8}}?(?:{DAY}|time|interview|attend\w*|appointment|availab\w*|call|slot)\b|\b(?:see|speak to|talk to|meet) you (?:then|there|on|at|{DAY}|tomorrow)\b|\b(?:speak|talk|chat|meet) (?:then|tomorrow|on {DAY}|{DAY})\b|\bcount me in\b|\bi will be there\b|^(?:(?:hi|hello|hey|dear) [\w'.-]{{1,30}}(?: [\w'.-]{{1,30}})?[,!]? )?(?:yes|confirmed|perfect|agreed|will do|works for me|booked)(?:[,. !-]|$)|[,-] confirmed[.!]?$|\b(?:option|slot|number) (?:\d|[a-d]|one|two|three)\b|\bthe (?:first|second|third|last|earlier|later) (?:slot|option|time|one)\b|\b(?:happy|glad|pleased|delighted) to (?:\w+ )?(?:come|attend|meet|speak|talk|join|chat|do|make) {W}{{0,5}}?(?:{DAY}|\d{{1,2}}(?::\d\d)?|then|that time)\b|\bi (?:can|could|will) (?:definitely |gladly |happily )?(?:make|do|attend|manage) (?:it|that|then|this|{DAY}|\d)|\bi am (?:available|free) (?:then|at that time|at the proposed)\b",
        nuance=Nuance.AGREES,
        unless=r"\b(?:not|cannot|does that|would that|if that|whether|unfortunately|(?:prefer|rather|possible|could|propose|suggest)\b.{0,60}\binstead|another time|could we|(?:good|great|lovely|nice|wonderful|pleasure) to (?:\w+ )?(?:see|speak|talk|meet|chat)|was|were|or (?:\w+ )?(?:(?:mon|tues|wednes|thurs|fri)day|\d))\b|\?$",
    ),
)

CLASSIFIER = Classifier("own", CUES, own=True)
