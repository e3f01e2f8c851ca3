"""Owns telling what machines and strangers send: automatic answers, noise, alerts."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

from classifiers.mail import Mail
from classifiers.reading import Label
from classifiers.senders import SenderKind
from classifiers.weighing.scale import FAIR, STRONG, Scale, Verdict

_HIRING = re.compile(
    r"\b(?:positions?|roles?|vacanc\w+|candida\w+|hiring|recruit\w*|your job application|your interview|cv|resume|job)\b"
)


# desks of other trades
_PRIVATE_DESK = re.compile(
    r"(?:lettings|rentals|admissions|surveys?|billing|bookings?|reservations|orders|appointments|sales|accounts|membership)@"
)


def answered_by_machine(scale: Scale) -> Verdict | None:
    heaviest = scale.weight(Label.AUTO_REPLY)
    replied = machine_reply(scale.mail)
    received = max(scale.weight(Label.APPLICATION_RECEIVED), scale.weight(Label.INFO_REQUEST))
    if heaviest >= 0.9 and (
        replied
        or max(scale.weight(Label.REJECTION), scale.weight(Label.OFFER), scale.weight(Label.INTERVIEW_INVITATION))
        < STRONG
    ):
        return scale.says(Label.AUTO_REPLY, 0.97 if replied else 0.88)
    if 0.8 <= heaviest < 0.9 and _says_nothing_else(scale):
        return scale.says(Label.AUTO_REPLY, 0.85)
    if replied and received < 0.78:
        return scale.says(Label.AUTO_REPLY, 0.93)
    if heaviest and scale.mail.automatic and received < FAIR and scale.mail.in_thread:
        return scale.says(Label.AUTO_REPLY, 0.85)
    return None


def _says_nothing_else(scale: Scale) -> bool:
    """Whether no news of an application stands beside a note on an unwatched address: that note is a footer then."""
    news = (one for one in scale.findings if one.label not in (Label.AUTO_REPLY, Label.JOB_ALERT))
    return max((one.weight for one in news), default=0.0) < FAIR


def machine_reply(mail: Mail) -> bool:
    """Whether the headers say that a machine answered a mail (RFC 3834 section 5, and what came before it)."""
    header = mail.message.header
    submitted = (header("auto-submitted") or "").lower()
    if "auto-replied" in submitted:
        return True
    old = (header("x-autoreply") or header("x-autorespond") or header("x-autoresponder") or "").lower()
    precedence = (header("precedence") or "").lower()
    return bool(old and old != "no") or precedence in ("auto_reply", "auto-reply")


def noise(scale: Scale) -> Verdict | None:
    mail = scale.mail
    heaviest = max(_plainly(scale), scale.weight(Label.NOT_JOB_RELATED))
    topic = heaviest < 0.9  # a mere topic ("dental", "choir") yields to the hiring world's own words
    if (
        heaviest < 0.85
        or (topic and (mail.strong_job or mail.hiring_sender))
        or (mail.bulk and scale.weight(Label.JOB_ALERT) >= 0.82)
    ):
        return None
    if heaviest >= 0.95 and not re.search(r"\b(?:position|role|interview|hiring|recruit\w*)\b", mail.whole):
        return scale.says(Label.NOT_JOB_RELATED, 0.97)
    rivals = (
        Label.REJECTION,
        Label.OFFER,
        Label.INTERVIEW_INVITATION,
        Label.INTERVIEW_CONFIRMATION,
        Label.APPLICATION_RECEIVED,
        Label.INFO_REQUEST,
        Label.STATUS_UPDATE,
        Label.RESCHEDULE,
    )
    rival = max(scale.weight(label) for label in rivals)
    if heaviest >= 0.9 and not _HIRING.search(mail.whole) and not mail.in_thread:
        return scale.says(Label.NOT_JOB_RELATED, heaviest)
    if _PRIVATE_DESK.match(mail.message.sender.address if mail.message.sender else "") and not mail.strong_job:
        return scale.says(Label.NOT_JOB_RELATED, heaviest)
    places = {one.at for one in scale.of(Label.NOT_JOB_RELATED) if one.weight >= 0.9}
    if places & {one.at for label in (Label.OFFER, Label.REJECTION) for one in scale.of(label)}:
        return scale.says(Label.NOT_JOB_RELATED, heaviest)
    codes = any(
        re.search(r"\d{4,8}|verify|password|survey|experience|anonymous", one.quote, re.IGNORECASE)
        for one in scale.of(Label.NOT_JOB_RELATED)
    )
    if rival < 0.78 or not mail.job or (codes and rival < 0.9 and mail.automatic):
        return scale.says(Label.NOT_JOB_RELATED, heaviest)
    return None


def _plainly(scale: Scale) -> float:
    """A subject of another world says it as plainly as any sentence: "Your small grant application"."""
    return max(
        (one.weight / 0.8 for one in scale.of(Label.NOT_JOB_RELATED) if one.at < 0 and one.weight >= 0.72), default=0.0
    )


def alert(scale: Scale) -> Verdict | None:
    mail = scale.mail
    found = scale.of(Label.JOB_ALERT)
    heaviest = found[0].weight if found else 0.0
    if len({one.at for one in found}) > 1:
        heaviest = 1 - (1 - heaviest) * 0.6
    mine = max(
        scale.weight(label)
        for label in (
            Label.REJECTION,
            Label.OFFER,
            Label.APPLICATION_RECEIVED,
            Label.STATUS_UPDATE,
            Label.INFO_REQUEST,
            Label.INTERVIEW_CONFIRMATION,
        )
    )
    stranger = mail.bulk and not mail.hiring_sender and mail.kind is SenderKind.OTHER
    invited = 0.0 if stranger else scale.weight(Label.INTERVIEW_INVITATION)
    if mail.kind is SenderKind.BOARD and heaviest >= FAIR and mine < 0.78:
        return scale.says(Label.JOB_ALERT, 0.95)
    if heaviest >= 0.92 and mine < 0.85 and (invited < 0.85 or mail.bulk or mail.automatic):
        return scale.says(Label.JOB_ALERT, 0.93)
    if (
        heaviest >= FAIR
        and (mail.bulk or heaviest >= 0.82)
        and mine < 0.78
        and (mail.bulk or invited < STRONG or not mail.in_thread)
    ):
        return scale.says(Label.JOB_ALERT, heaviest)
    return None
