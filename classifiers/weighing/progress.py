"""Owns what is neither outcome nor appointment: outreach, requests, pauses, acknowledgements, holding replies."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

from classifiers.reading import Label, Nuance
from classifiers.senders import SenderKind
from classifiers.weighing.outcomes import withdrawn_by_person
from classifiers.weighing.scale import FAIR, Scale, Verdict

_HANGING = re.compile(
    r"\b(?:news|outcome|result|decision|update (?:on|about|regarding) your|offer|regarding your (?:application|interview|candidacy)|status of your|talk about your application|next steps)\b"
)
_NEXT = re.compile(r"\bnext (?:steps?|stage|round)\b|\byour (?:job )?application\b")  # of something that was begun

_BEGUN = re.compile(
    r"\b(?:your (?:job )?application|you applied|your candidature|your candidacy|your interview|thank you for applying)\b"
)

# what is said of an application that went further than being received
_FURTHER = re.compile(
    r"\b(?:still|delay\w*|longer than|apolog\w+|patience|interview(?:ing|ed)? (?:with )?us|thank you for (?:interviewing|meeting|coming|chasing|your (?:patience|note|follow))|met|meeting you|speaking with you|on hold|paused)\b"
)


def outreach(scale: Scale) -> Verdict | None:
    mail = scale.mail
    found = scale.of(Label.RECRUITER_OUTREACH)
    if not found or found[0].weight < 0.8:
        return None
    if _NEXT.search(mail.subject.folded) and scale.weight(Label.INTERVIEW_INVITATION) >= 0.8:
        return None
    places = len({one.at for one in found})
    begun = mail.in_thread or _BEGUN.search(mail.whole.replace("submit your", "submit")) is not None
    known = max(
        scale.weight(Label.APPLICATION_RECEIVED),
        scale.weight(Label.INFO_REQUEST) - (0.1 if begun else 0.3),
        scale.weight(Label.INTERVIEW_CONFIRMATION) - 0.1,
    )
    if (known >= 0.7 and places < 2) or (mail.in_thread and places < 2) or mail.kind is SenderKind.ATS:
        return None
    return scale.says(Label.RECRUITER_OUTREACH, 1 - (1 - found[0].weight) * (0.6 if places > 1 else 1.2))


def progress(scale: Scale) -> Verdict | None:
    """Requests, pauses, acknowledgements and holding replies."""
    mail = scale.mail
    status = scale.of(Label.STATUS_UPDATE)
    special = next((one for one in status if one.nuance is not None and one.weight >= 0.9), None)
    asked, received = scale.weight(Label.INFO_REQUEST), scale.weight(Label.APPLICATION_RECEIVED)
    holding = max((one.weight for one in status if one.nuance is None), default=0.0)
    if special is not None and (mail.job or mail.in_thread):
        return scale.says(Label.STATUS_UPDATE, special.weight, special.nuance)
    if withdrawn_by_person(mail) and asked < FAIR:
        return scale.says(Label.STATUS_UPDATE, 0.9, Nuance.WITHDRAWAL_CONFIRMED)
    if asked >= 0.84 and (mail.job or mail.in_thread):
        return scale.says(Label.INFO_REQUEST, asked, Nuance.ASSESSMENT)
    if not (mail.job or mail.in_thread):
        return None
    fresh = not _FURTHER.search(mail.whole)
    first = fresh and (not mail.in_thread or holding <= received + 0.05)
    if received >= FAIR and (
        mail.automatic or received >= holding or first or (received >= 0.88 and not mail.in_thread)
    ):
        return scale.says(Label.APPLICATION_RECEIVED, received)
    if asked >= 0.8:
        return scale.says(Label.INFO_REQUEST, asked, Nuance.ASSESSMENT)
    if holding >= 0.68:
        return scale.says(Label.STATUS_UPDATE, holding)
    return None


def rest(scale: Scale) -> Verdict:
    """Nothing was said plainly: a holding reply, a question to the person, or none of our business."""
    mail = scale.mail
    related = (
        mail.strong_job
        or (mail.in_thread and (mail.job or mail.hiring_sender))
        or mail.kind in (SenderKind.ATS, SenderKind.TESTS)
    )
    if not related:
        if mail.in_thread and mail.human and (mail.job_words or mail.kind is SenderKind.OTHER):
            return scale.says(Label.STATUS_UPDATE, 0.5)
        return scale.says(Label.NOT_JOB_RELATED, 0.6 if mail.job else 0.9)
    regret = any(one.regret for one in mail.sentences)
    if mail.human and (regret or (_HANGING.search(mail.whole) and not mail.in_thread)):
        return scale.says(Label.UNSURE, 0.4)
    if mail.bulk:
        return scale.says(Label.JOB_ALERT, 0.6)
    return scale.says(Label.STATUS_UPDATE, 0.55)
