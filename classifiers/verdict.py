"""Owns the weighing: from the cues met in one mail to its label, nuance and certainty."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from classifiers.cues import Finding
from classifiers.mail import Mail
from classifiers.meeting import Meeting
from classifiers.reading import Label, Nuance
from classifiers.senders import SenderKind

OUTCOME = 0.84  # an outcome label means sure: evidence below this is `unsure`
STRONG = 0.84
FAIR = 0.7

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
_HANGING = re.compile(
    r"\b(?:news|outcome|result|decision|update (?:on|about|regarding) your|offer|regarding your (?:application|interview|candidacy)|status of your|talk about your application|next steps)\b"
)
_STILL_YOU = re.compile(r"\b(?:you|your)\b.*\b(?:still|remain)|\bstill\b.*\b(?:you|your (?:application|candidacy))\b")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label with its nuance, how sure, and the findings it rests on."""

    label: Label
    sure: float
    nuance: Nuance | None = None
    rests_on: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """The findings of one mail, ready to be asked for the heaviest of a label or nuance."""

    mail: Mail
    findings: tuple[Finding, ...]

    def of(self, label: Label, nuance: Nuance | None = None) -> list[Finding]:
        """Findings of a label (and nuance, when given), heaviest first."""
        chosen = [one for one in self.findings if one.label is label and (nuance is None or one.nuance is nuance)]
        return sorted(chosen, key=lambda one: -one.weight)

    def weight(self, label: Label, nuance: Nuance | None = None) -> float:
        """The heaviest finding's weight, 0 when there is none."""
        return max(
            (one.weight for one in self.findings if one.label is label and (nuance is None or one.nuance is nuance)),
            default=0.0,
        )

    def folded(self, finding: Finding) -> str:
        """The folded sentence a finding stands in."""
        return self.mail.subject.folded if finding.at < 0 else self.mail.sentences[finding.at].folded

    def says(self, label: Label, sure: float, nuance: Nuance | None = None) -> Verdict:
        """A verdict resting on the findings of its label."""
        return Verdict(label, round(min(sure, 0.99), 2), nuance, tuple(self.of(label)[:4]))


def decide(mail: Mail, findings: Iterable[Finding], meeting: Callable[[], Meeting]) -> Verdict:
    """The verdict on a mail of somebody else's that is no delivery report. `meeting` is asked only when needed."""
    scale = Scale(mail, tuple(findings))
    for judge in (_answers_by_machine, _noise, _alert, _outcome, _outreach):
        verdict = judge(scale)
        if verdict is not None:
            return verdict
    return _appointment(scale, meeting) or _progress(scale) or _rest(scale)


def _answers_by_machine(scale: Scale) -> Verdict | None:
    heaviest = scale.weight(Label.AUTO_REPLY)
    replied = machine_reply(scale.mail)
    received = max(scale.weight(Label.APPLICATION_RECEIVED), scale.weight(Label.INFO_REQUEST))
    if heaviest >= 0.9 and (
        replied
        or max(scale.weight(Label.REJECTION), scale.weight(Label.OFFER), scale.weight(Label.INTERVIEW_INVITATION))
        < STRONG
    ):
        return scale.says(Label.AUTO_REPLY, 0.97 if replied else 0.88)
    if replied and received < 0.78:
        return scale.says(Label.AUTO_REPLY, 0.93)
    if heaviest and scale.mail.automatic and received < FAIR and scale.mail.in_thread:
        return scale.says(Label.AUTO_REPLY, 0.85)
    return None


def machine_reply(mail: Mail) -> bool:
    """Whether the headers say that a machine answered a mail (RFC 3834 section 5, and what came before it)."""
    header = mail.message.header
    submitted = (header("auto-submitted") or "").lower()
    if "auto-replied" in submitted:
        return True
    old = (header("x-autoreply") or header("x-autorespond") or header("x-autoresponder") or "").lower()
    precedence = (header("precedence") or "").lower()
    return bool(old and old != "no") or precedence in ("auto_reply", "auto-reply")


def _noise(scale: Scale) -> Verdict | None:
    heaviest = scale.weight(Label.NOT_JOB_RELATED)
    mail = scale.mail
    if heaviest < 0.85:
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
    codes = any(
        re.search(r"\d{4,8}|verify|password", one.quote, re.IGNORECASE) for one in scale.of(Label.NOT_JOB_RELATED)
    )
    if rival < 0.78 or not mail.job or (codes and rival < 0.9 and mail.automatic):
        return scale.says(Label.NOT_JOB_RELATED, heaviest)
    return None


def _alert(scale: Scale) -> Verdict | None:
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
    invited = scale.weight(Label.INTERVIEW_INVITATION)
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


def soft_sum(findings: Iterable[Finding]) -> float:
    """Noisy-or of what comes with a refusal but does not say it: several such words together do."""
    doubt = 1.0
    for weight in {(one.weight, one.at): one.weight for one in findings if one.weight <= 0.6}.values():
        doubt *= 1 - weight
    return 1 - doubt


def _outcome(scale: Scale) -> Verdict | None:
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
    soft = scale.of(Label.REJECTION)
    if soft:
        return _soft_refusal(scale, soft)
    if scale.weight(Label.OFFER) >= 0.5 and mail.human and not _settled(scale):
        return scale.says(Label.UNSURE, 0.4)
    return None


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
    if all(_PAST.search(scale.folded(one)) for one in refused):
        return None
    paused = scale.weight(Label.STATUS_UPDATE, Nuance.PAUSED)
    if (
        paused >= 0.9
        and all("forward" in one.quote or "ahead" in one.quote or "clos" in one.quote for one in refused)
        and _REOPENS.search(mail.whole)
    ):
        return scale.says(Label.STATUS_UPDATE, paused, Nuance.PAUSED)
    rivals = [one for one in scale.of(Label.INTERVIEW_INVITATION) if one.weight >= STRONG and _rival(scale, one)]
    if rivals:
        contrast = any(_CONTRAST.search(one.quote) for one in (*refused, *rivals))
        return (
            scale.says(Label.INTERVIEW_INVITATION, 0.8)
            if contrast and rivals[0].at >= refused[-1].at
            else scale.says(Label.UNSURE, 0.4)
        )
    if any(
        one.weight >= STRONG and _STILL_YOU.search(scale.folded(one))
        for one in scale.of(Label.STATUS_UPDATE)
        if one.nuance is None
    ):
        return scale.says(Label.UNSURE, 0.4)
    if not mail.job and not mail.in_thread:
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
        Label.RECRUITER_OUTREACH,
    )
    return any(scale.weight(label) >= 0.8 for label in labels) or scale.weight(Label.APPLICATION_RECEIVED) >= 0.74


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


def _outreach(scale: Scale) -> Verdict | None:
    mail = scale.mail
    found = scale.of(Label.RECRUITER_OUTREACH)
    if not found or found[0].weight < 0.8:
        return None
    places = len({one.at for one in found})
    known = max(
        scale.weight(Label.APPLICATION_RECEIVED),
        scale.weight(Label.INFO_REQUEST) - 0.1,
        scale.weight(Label.INTERVIEW_CONFIRMATION) - 0.1,
    )
    if (known >= 0.75 and places < 2) or (mail.in_thread and places < 2) or mail.kind is SenderKind.ATS:
        return None
    return scale.says(Label.RECRUITER_OUTREACH, 1 - (1 - found[0].weight) * (0.6 if places > 1 else 1.2))


def _appointment(scale: Scale, meeting: Callable[[], Meeting]) -> Verdict | None:
    """Invitation, confirmation, move or cancellation, from the words and the times together."""
    invited, confirmed = scale.weight(Label.INTERVIEW_INVITATION), scale.weight(Label.INTERVIEW_CONFIRMATION)
    moved, cancelled = scale.weight(Label.RESCHEDULE), scale.weight(Label.CANCELLATION)
    calendar = bool(scale.mail.message.calendars)
    if not calendar and max(invited, confirmed, moved, cancelled) < 0.6:
        return None
    if (
        not scale.mail.job
        and not scale.mail.in_thread
        and not calendar
        and max(invited, confirmed, moved) < 0.8
        and cancelled < 0.9
    ):
        return None
    when = meeting()
    if when.interview is not None and when.interview.method is not None:
        return _by_calendar(scale, when)
    asked = max(scale.weight(Label.INFO_REQUEST), 0.0)
    if asked > max(invited, moved) and not (when.interview and confirmed >= FAIR):
        return None
    one_time = when.interview is not None
    if cancelled >= 0.88 and not (one_time and moved >= 0.8):
        again = moved >= 0.8 or invited >= STRONG
        return scale.says(Label.CANCELLATION, cancelled, Nuance.ANOTHER_TIME if again else None)
    if moved >= STRONG and _moves(scale, when, invited, confirmed):
        return scale.says(Label.RESCHEDULE, moved, None if one_time else Nuance.ANOTHER_TIME)
    return _talk(scale, when, invited, confirmed)


def _moves(scale: Scale, when: Meeting, invited: float, confirmed: float) -> bool:
    """Whether words of moving are about a fixed interview, not a courtesy beside a confirmation or invitation."""
    if confirmed >= 0.9 and when.interview is not None:
        heaviest = scale.of(Label.RESCHEDULE)[0]
        return heaviest.weight >= 0.88 and heaviest.at <= 3
    return True


def _talk(scale: Scale, when: Meeting, invited: float, confirmed: float) -> Verdict | None:
    if when.several and max(invited, confirmed) >= FAIR:
        return scale.says(Label.INTERVIEW_INVITATION, max(invited, 0.85), Nuance.SEVERAL_TIMES)
    if when.interview is not None and max(invited, confirmed) >= 0.68:
        if when.interview.proposed and not _firm(scale):
            return scale.says(Label.INTERVIEW_INVITATION, max(invited, 0.85))
        return scale.says(Label.INTERVIEW_CONFIRMATION, max(confirmed, 0.85))
    if invited >= 0.75 and not _holds(scale, invited):
        return scale.says(Label.INTERVIEW_INVITATION, invited)
    if confirmed >= 0.9 and (scale.mail.job or scale.mail.in_thread):
        return scale.says(Label.INTERVIEW_INVITATION, 0.7)
    return None


def _holds(scale: Scale, invited: float) -> bool:
    """Whether an invitation is outweighed: an acknowledgement's or holding reply's talk of interviews to come."""
    if scale.weight(Label.APPLICATION_RECEIVED) >= 0.82 and invited < 0.82:
        return True
    return scale.weight(Label.STATUS_UPDATE) >= 0.84 and invited <= 0.84


def _firm(scale: Scale) -> bool:
    """Whether the time is fixed whatever courtesy follows ("I have booked you for Tuesday at 2")."""
    return any(one.weight >= 0.9 and "?" not in one.quote for one in scale.of(Label.INTERVIEW_CONFIRMATION))


_ROLE_OR_TALK = re.compile(
    r"\b(?:interview|chat|call|intro|conversation|screen|meet\w*|discussion|onsite|engineer|developer|designer|manager|analyst|scientist|architect|consultant|assistant|director|lead|nurse|teacher|officer|specialist| x |<>|panel|round)\b| x "
)


def _by_calendar(scale: Scale, when: Meeting) -> Verdict | None:
    interview = when.interview
    assert interview is not None
    mail = scale.mail
    private = mail.kind is SenderKind.FREE and not mail.job
    if (
        not mail.job
        and not mail.in_thread
        and (private or not _ROLE_OR_TALK.search(mail.whole) or scale.weight(Label.NOT_JOB_RELATED) >= 0.85)
    ):
        return scale.says(Label.NOT_JOB_RELATED, 0.7)
    match interview.method:
        case "CANCEL":
            again = scale.weight(Label.RESCHEDULE) >= 0.8 or re.search(r"\bnew time\b", mail.whole)
            return scale.says(Label.CANCELLATION, 0.97, Nuance.ANOTHER_TIME if again else None)
        case "COUNTER":
            return scale.says(Label.RESCHEDULE, 0.95)
        case "REPLY":
            declined = re.search(r"\bdeclined?\b", mail.whole) is not None
            return scale.says(
                Label.RESCHEDULE if declined else Label.INTERVIEW_CONFIRMATION,
                0.85,
                Nuance.ANOTHER_TIME if declined else None,
            )
    if interview.proposed:
        return scale.says(Label.INTERVIEW_INVITATION, 0.9)
    fresh = mail.subject.folded.startswith("invitation")
    updated = re.match(r"(?:updated|rescheduled|changed|new time)", mail.subject.folded) is not None
    if updated or (interview.sequence > 0 and not fresh) or (scale.weight(Label.RESCHEDULE) >= 0.86 and not fresh):
        return scale.says(Label.RESCHEDULE, 0.95)
    return scale.says(Label.INTERVIEW_CONFIRMATION, 0.97)


def _progress(scale: Scale) -> Verdict | None:
    """Requests, pauses, acknowledgements and holding replies."""
    mail = scale.mail
    status = scale.of(Label.STATUS_UPDATE)
    special = next((one for one in status if one.nuance is not None and one.weight >= 0.9), None)
    asked, received = scale.weight(Label.INFO_REQUEST), scale.weight(Label.APPLICATION_RECEIVED)
    holding = max((one.weight for one in status if one.nuance is None), default=0.0)
    if special is not None and (mail.job or mail.in_thread):
        return scale.says(Label.STATUS_UPDATE, special.weight, special.nuance)
    if asked >= 0.84 and (mail.job or mail.in_thread):
        return scale.says(Label.INFO_REQUEST, asked, Nuance.ASSESSMENT)
    if not (mail.job or mail.in_thread):
        return None
    if received >= FAIR and (mail.automatic or received >= holding or (received >= 0.88 and not mail.in_thread)):
        return scale.says(Label.APPLICATION_RECEIVED, received)
    if asked >= 0.8:
        return scale.says(Label.INFO_REQUEST, asked, Nuance.ASSESSMENT)
    if holding >= 0.68:
        return scale.says(Label.STATUS_UPDATE, holding)
    return None


def _rest(scale: Scale) -> Verdict:
    """Nothing was said plainly: a holding reply, a question to the person, or none of our business."""
    mail = scale.mail
    related = (
        mail.strong_job
        or (mail.in_thread and (mail.job or mail.hiring_sender))
        or mail.kind in (SenderKind.ATS, SenderKind.TESTS)
    )
    if not related:
        if mail.in_thread and mail.human and mail.job_words:
            return scale.says(Label.STATUS_UPDATE, 0.5)
        return scale.says(Label.NOT_JOB_RELATED, 0.6 if mail.job else 0.9)
    regret = any(one.regret for one in mail.sentences)
    if mail.human and (regret or (_HANGING.search(mail.whole) and not mail.in_thread)):
        return scale.says(Label.UNSURE, 0.4)
    if mail.bulk:
        return scale.says(Label.JOB_ALERT, 0.6)
    if mail.human and not mail.in_thread and not mail.hiring_sender:
        return (
            scale.says(Label.UNSURE, 0.3)
            if re.search(r"\byour (?:application|interview|candidacy)\b", mail.whole)
            else scale.says(Label.NOT_JOB_RELATED, 0.5)
        )
    return scale.says(Label.STATUS_UPDATE, 0.55)
