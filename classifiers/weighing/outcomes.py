"""Owns the outcomes: offer, rejection, an offer withdrawn; where they are not sure, nothing is decided."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from collections.abc import Iterable

from classifiers.cues import Finding
from classifiers.gate import Sought
from classifiers.mail import Mail
from classifiers.reading import Label, Nuance
from classifiers.senders import SenderKind
from classifiers.weighing.scale import FAIR, OUTCOME, STRONG, Scale, Verdict

_HIRING = re.compile(
    r"\b(?:applications?|candida\w+|positions?|roles?|vacanc\w+|hiring|interviews?|jobs?|posts?|applicants?|applying|resume|cv|profile)\b"
)
_OTHER_ROUND = re.compile(r"\b(?:interview|round|stage|instead|another|different|other|meet|role|position|call|chat)\b")
_FAREWELL = re.compile(
    r"\b(?:feedback|keep in touch|stay in touch|future|apply|linkedin|connect|talent|re-?apply|website|careers? (?:page|site))\b"
)
_PAST = re.compile(
    r"\b(?:last (?:year|time|month|summer|spring|autumn|fall)|previous(?:ly)?|earlier this year|back in|in the past|a while ago|other application|another application|at the time)\b"
)
_CONTRAST = re.compile(r"\b(?:but|however|instead|nevertheless|that said|while|although|though)\b", re.IGNORECASE)
_REOPENS = re.compile(
    r"\b(?:reopen\w*|re-open\w*|resum\w*|revisit|once (?:we|the|things|hiring)|when (?:it|we|things|hiring|the (?:role|position|hiring|freeze))|until (?:further|the|q\d|next|we)|for now|for the time being|contact you (?:when|once|if))\b"
)
# bad news announced, not told: whatever else is proposed, the outcome is to be asked about
_BAD_NEWS = Sought(
    r"\b(?:may|might) not (?:go|be|turn out|end) (?:quite )?(?:the way|how|what|as) (?:you|we) (?:hoped|wanted|would like|had hoped)|\bnot (?:\w+ ){0,4}(?:good|best|better|great|the|happy|positive) (?:\w+ )?news\b|\b(?:bad|sad|tricky|difficult|disappointing|mixed) (?:\w+ )?news\b"
)
# a refusal that goes on to ask the person something: "but would you be open to another role?"
_OPENS = re.compile(
    r"\b(?:would|are|could|might|do|can|may) (?:you|i|we) (?:\w+ ){0,3}?(?:interested|open|consider|up for|willing|like|want|put you|talk|chat|discuss|free|pass your|forward your)\b"
)
SHORT = 6  # sentences
_TO_TELL = Sought(
    r"\b(?:rather|prefer to|better to|easier to|sooner) (?:tell|say|explain|talk|speak|discuss|do) (?:you |it |this |that )*(?:in person|face|on the phone|over|by phone|when)|\b(?:it is|this is|bit) (?:\w+ )?(?:complicated|tricky|awkward|delicate)\b|\b(?:raise|get) your hopes\b|\bnot (?:so |very |quite |that |all that )?straightforward\b|\bneed to (?:talk|speak|chat) (?:about|regarding) (?:the|this|your) (?:job|role|position|post|application)\b|\b(?:cannot|rather not|not) (?:say|explain|go into) (?:\w+ ){0,2}(?:by|over|on|in) (?:e-?mail|text|writing)\b|\bmay be bad news\b|\b(?:torn|in two minds|on the fence)\b|\bnot this one (?:perhaps|though|maybe)\b|\b(?:give me|give us) a (?:bell|ring|call|shout)\b.{0,40}\babout (?:the|this|your) (?:job|role|position|post|application)\b"
    r"|\b(?:call|ring|phone|speak|talk|chat|catch you|catch up)\b.{0,60}\b(?:about|on|regarding|through|with) (?:the |your |our |how )?(?:outcome|decision|result|feedback from the panel|where we (?:are|landed|ended))\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:other|another|different|second|separate) (?:\w+ )?(?:application|role|position|post|vacancy|job)s?\b"
)
_WITHDREW = re.compile(r"\bwithdraw\w* (?:of )?(?:my|your|from)\b|^withdraw\w*$")  # the person's own subject
_YOU_WITHDREW = Sought(  # told back to the person: "this confirms that you have withdrawn"
    r"\byou (?:have |had )?(?:withdrawn|withdrew|decided to withdraw|asked to (?:withdraw|be (?:withdrawn|removed|taken out)))\b"
    r"|\byou (?:do )?(?:no longer|not) (?:wish|want) to (?:be considered|continue|proceed|go ahead|take)|\byour (?:withdrawal|decision to withdraw)\b"
    r"|\b(?:taken|withdrawn|removed) you (?:out of|from) the (?:process|running|list) (?:as|at) (?:you|your) (?:asked|requested|request)\b"
)
_STILL_YOU = re.compile(r"\b(?:you|your)\b.*\b(?:still|remain)|\bstill\b.*\b(?:you|your (?:application|candidacy))\b")


def withdrawn_by_person(mail: Mail) -> bool:
    """Whether the thread is the person's own withdrawal: what they close then is closed at the person's wish."""
    if mail.in_thread and _WITHDREW.search(mail.subject.folded) is not None:
        return True
    if not _YOU_WITHDREW.found(mail.whole, mail.words):
        return False
    return any(_YOU_WITHDREW.found(one.folded, one.words) for one in mail.sentences if not one.conditional)


def outcome(scale: Scale) -> Verdict | None:
    mail = scale.mail
    withdrawn = scale.weight(Label.REJECTION, Nuance.OFFER_WITHDRAWN)
    if withdrawn >= OUTCOME:
        return scale.says(Label.REJECTION, withdrawn, Nuance.OFFER_WITHDRAWN)
    refused = [one for one in scale.of(Label.REJECTION) if one.weight >= OUTCOME and one.at >= 0]
    offered = [one for one in scale.of(Label.OFFER) if one.weight >= OUTCOME and one.at >= 0]
    if refused and offered:
        return scale.says(Label.UNSURE, 0.4)
    if refused:
        return _refusal(scale, refused)
    if offered:
        return _offer(scale, offered)
    if mail.human and (_bad_news(scale) or _spoken_only(scale)):
        return scale.says(Label.UNSURE, 0.4)
    soft = scale.of(Label.REJECTION)
    if soft:
        return _soft_refusal(scale, soft)
    if scale.weight(Label.OFFER) >= 0.5 and mail.human and not _settled(scale):
        return scale.says(Label.UNSURE, 0.4)
    return None


def _spoken_only(scale: Scale) -> bool:
    """Whether a short mail only says that the outcome will be told by voice."""
    mail = scale.mail
    told = max(scale.weight(label) for label in (Label.INTERVIEW_CONFIRMATION, Label.INFO_REQUEST, Label.RESCHEDULE))
    return (
        len(mail.sentences) <= SHORT
        and told < FAIR
        and any(_TO_TELL.found(one.folded, one.words) for one in mail.sentences)
    )


def _bad_news(scale: Scale) -> bool:
    """Whether bad news is announced and nothing that happened to a talk explains it."""
    moved = max(scale.weight(Label.RESCHEDULE), scale.weight(Label.CANCELLATION))
    return moved < STRONG and bool(_BAD_NEWS.found(scale.mail.whole, scale.mail.words))


def _settled(scale: Scale) -> bool:
    """Whether something plainer than an outcome is said."""
    labels = (
        Label.APPLICATION_RECEIVED,
        Label.INTERVIEW_INVITATION,
        Label.INTERVIEW_CONFIRMATION,
        Label.RESCHEDULE,
        Label.CANCELLATION,
        Label.INFO_REQUEST,
        Label.STATUS_UPDATE,
        Label.RECRUITER_OUTREACH,
    )
    return any(scale.weight(label) >= FAIR for label in labels)


def _refusal(scale: Scale, refused: list[Finding]) -> Verdict | None:
    mail = scale.mail
    if all(_PAST.search(scale.folded(one).replace("since last", "since")) for one in refused) or withdrawn_by_person(
        mail
    ):
        return None
    paused = scale.weight(Label.STATUS_UPDATE, Nuance.PAUSED)
    if (
        paused >= 0.9
        and all("forward" in one.quote or "ahead" in one.quote or "clos" in one.quote for one in refused)
        and _REOPENS.search(mail.whole)
    ):
        return scale.says(Label.STATUS_UPDATE, paused, Nuance.PAUSED)
    places = {one.at for one in refused}
    rivals = [
        one
        for one in scale.of(Label.INTERVIEW_INVITATION)
        if one.weight >= STRONG and _rival(scale, one) and (one.at not in places or _CONTRAST.search(one.quote))
    ]
    if rivals:
        contrast = any(_CONTRAST.search(one.quote) for one in (*refused, *rivals))
        return (
            scale.says(Label.INTERVIEW_INVITATION, 0.8)
            if contrast and rivals[0].at >= refused[-1].at
            else scale.says(Label.UNSURE, 0.4)
        )
    if any(
        one.weight >= STRONG and _STILL_YOU.search(scale.folded(one)) and not _ELSEWHERE.search(scale.folded(one))
        for one in scale.of(Label.STATUS_UPDATE)
        if one.nuance is None
    ):
        return scale.says(Label.UNSURE, 0.4)
    if mail.human and any(one.question and _OPENS.search(one.folded) for one in mail.sentences):
        return scale.says(Label.UNSURE, 0.4)
    if not (mail.job or mail.in_thread or any(_HIRING.search(scale.folded(one)) for one in refused)):
        return scale.says(Label.UNSURE, 0.4) if mail.human else scale.says(Label.NOT_JOB_RELATED, 0.6)
    return scale.says(Label.REJECTION, 1 - (1 - refused[0].weight) * (1 - 0.5 * soft_sum(scale.of(Label.REJECTION))))


def _rival(scale: Scale, invitation: Finding) -> bool:
    folded = scale.folded(invitation)
    return invitation.at >= 0 and _OTHER_ROUND.search(folded) is not None and _FAREWELL.search(folded) is None


def _soft_refusal(scale: Scale, soft: list[Finding]) -> Verdict | None:
    mail = scale.mail
    total = soft_sum(soft)
    if _settled_but_holding(scale) or not (mail.job or mail.in_thread):
        return None
    if (
        total >= 0.8
        and len(soft) >= 2
        and any(one.weight >= 0.5 for one in soft)
        and scale.weight(Label.STATUS_UPDATE) < 0.8
    ):
        return scale.says(Label.REJECTION, total)
    if any(one.weight >= 0.5 for one in soft) and scale.weight(Label.STATUS_UPDATE) < 0.8:
        return scale.says(Label.UNSURE, 0.4)
    return None


def _settled_but_holding(scale: Scale) -> bool:
    labels = (
        Label.INTERVIEW_INVITATION,
        Label.INTERVIEW_CONFIRMATION,
        Label.RESCHEDULE,
        Label.CANCELLATION,
        Label.INFO_REQUEST,
    )
    received = scale.weight(Label.APPLICATION_RECEIVED)
    stranger = scale.weight(Label.RECRUITER_OUTREACH) >= 0.8 and received < FAIR
    return stranger or received >= 0.74 or any(scale.weight(label) >= 0.8 for label in labels)


def soft_sum(findings: Iterable[Finding]) -> float:
    """Noisy-or of what comes with a refusal but does not say it: several such words together do."""
    doubt = 1.0
    for weight in {(one.weight, one.at): one.weight for one in findings if one.weight <= 0.6}.values():
        doubt *= 1 - weight
    return 1 - doubt


def _offer(scale: Scale, offered: list[Finding]) -> Verdict | None:
    mail = scale.mail
    if mail.bulk and mail.kind not in (SenderKind.ATS, SenderKind.SIGNING) and not mail.hiring_sender:
        return None
    hold = [one for one in scale.of(Label.STATUS_UPDATE) if one.weight >= 0.8 and "accept" in scale.folded(one)]
    if hold:
        return scale.says(Label.STATUS_UPDATE, 0.8)
    if not mail.job and offered[0].weight < 0.93 and not mail.in_thread:
        return scale.says(Label.UNSURE, 0.4) if mail.human else None
    if scale.weight(Label.NOT_JOB_RELATED) >= 0.9:
        return scale.says(Label.UNSURE, 0.4)
    if offered[0].weight < 0.9 and scale.weight(Label.INTERVIEW_INVITATION) >= STRONG:
        return None
    return scale.says(Label.OFFER, 1 - (1 - offered[0].weight) * (0.5 if len(offered) > 1 else 1))
