"""Owns appointments: invitation, confirmation, move and cancellation, from the words and the times together."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from collections.abc import Callable

from classifiers.meeting import Meeting
from classifiers.reading import Label, Nuance
from classifiers.senders import SenderKind
from classifiers.weighing.scale import FAIR, STRONG, Scale, Verdict

SHORT = 6  # sentences: a mail of no more says one thing
_TALK = re.compile(
    r"\b(?:interview|chat|call|meet\w*|conversation|speak|talk|trial|see you|zoom|teams|discussion|visit|come in|diary|slot)\b"
)
_ROLE_OR_TALK = re.compile(
    r"\b(?:interview|chat|call|intro|conversation|screen|meet\w*|discussion|onsite|engineer|developer|designer|manager|analyst|scientist|architect|consultant|assistant|director|lead|nurse|teacher|officer|specialist| x |<>|panel|round)\b| x "
)
# "are you still ok for your interview tomorrow?": it was agreed before
_REMINDS = re.compile(
    r"\bstill (?:ok|okay|on|good|fine|all right|alright|able|coming|planning|happy|up|free|available)\b(?: \w+){0,4} (?:your|our|the) (?:\w+ ){0,2}(?:interview|chat|call|meeting|appointment|trial)\b"
)
# what promises or asks for another time; an illness or clash alone does not
_AGAIN = re.compile(
    r"\b(?:new|another|different|alternative|other|revised|later) (?:time|date|day|slot|invit\w+|appointment)s?\b|\bre-?(?:schedul|arrang|book|organi[sz])\w*|\bpostpon\w+|\bsuggest (?:some|other|a few)|\bfind (?:a|some) time\b|\bset (?:something|it) up again\b|\btry again\b"
)
_OUR_TALK = re.compile(r"\b(?:interview|(?:our|your) (?:\w+ )?(?:chat|call|conversation|talk|appointment))\b")
# what other trades fix times for
_PRIVATE = re.compile(
    r"\b(?:(?:your|an?) appointment|viewing|booking|reservation|consultation|table|treatment|check-?up|delivery|boiler|meter|vaccin\w+|dr [a-z]+)\b"
)
_HIRING_CALL = re.compile(
    r"\b(?:intro|introductory|introduction|screening|recruiter|recruiting|hiring|candidate|technical|first|second|final|culture|behaviou?ral|portfolio|team|founders?|manager|panel|cv|role|job|trial)(?: \w+)? (?:call|chat|conversation|screen|round|meeting|session)\b"
)


def appointment(scale: Scale, meeting: Callable[[], Meeting]) -> Verdict | None:
    """Invitation, confirmation, move or cancellation, from the words and the times together."""
    invited, confirmed = scale.weight(Label.INTERVIEW_INVITATION), scale.weight(Label.INTERVIEW_CONFIRMATION)
    moved, cancelled = scale.weight(Label.RESCHEDULE), scale.weight(Label.CANCELLATION)
    calendar = bool(scale.mail.message.calendars)
    if not calendar and max(invited, confirmed, moved, cancelled) < 0.6:
        return _plain_time(scale, meeting)
    if not calendar and not _of_this_world(scale, max(invited, _of_a_talk(scale))):
        return None
    when = meeting()
    if when.interview is not None and when.interview.method is not None:
        return _by_calendar(scale, when)
    asked = max(scale.weight(Label.INFO_REQUEST), 0.0)
    if asked > max(invited, moved) and not (when.interview and confirmed >= FAIR):
        return None
    one_time = when.interview is not None
    if cancelled >= 0.88 and not (one_time and moved >= 0.8):
        where = {one.at for one in scale.of(Label.CANCELLATION)}
        again = _AGAIN.search(scale.mail.whole) is not None or any(
            one.weight >= STRONG and one.at not in where for one in scale.of(Label.INTERVIEW_INVITATION)
        )
        return scale.says(Label.CANCELLATION, cancelled, Nuance.ANOTHER_TIME if again else None)
    if moved >= STRONG and _moves(scale, when, invited, confirmed):
        return scale.says(Label.RESCHEDULE, moved, None if one_time else Nuance.ANOTHER_TIME)
    return _talk(scale, when, invited, confirmed)


def _plain_time(scale: Scale, meeting: Callable[[], Meeting]) -> Verdict | None:
    """A person names a time beside a word for a meeting and says no more: that is an appointment all the same."""
    mail = scale.mail
    short = len(mail.sentences) <= SHORT and scale.weight(Label.STATUS_UPDATE) < FAIR
    titled = short and _TALK.search(mail.subject.folded) is not None  # "Interview": "Tom can do Thursday at 3."
    if not (mail.human and (mail.strong_job or mail.in_thread)) or not (
        titled or any(_TALK.search(one.folded) for one in mail.sentences)
    ):
        return None
    if max(scale.weight(Label.INFO_REQUEST), scale.weight(Label.RECRUITER_OUTREACH)) >= FAIR:
        return None
    when = meeting()
    if (
        when.interview is None
        or when.interview.method is not None
        or not any(
            when.quote and _bare(when.quote)[:24] in _bare(one.raw) and (titled or _TALK.search(one.folded))
            for one in mail.sentences
        )
    ):
        return None
    return _talk(scale, when, FAIR, FAIR)


def _bare(text: str) -> str:
    """A text's letters and digits: the readers of dates quote with signs of their own."""
    return "".join(filter(str.isalnum, text))


def _of_this_world(scale: Scale, said: float) -> bool:
    """Whether talk of meeting is about a job: hiring words, a known thread, or a stranger's business address that asks plainly."""
    mail = scale.mail
    if mail.job or mail.in_thread:
        return True
    if mail.kind is SenderKind.SCHEDULER and _HIRING_CALL.search(mail.whole):
        return True
    return (
        said >= STRONG
        and _PRIVATE.search(mail.whole) is None
        and mail.human
        and mail.kind is not SenderKind.FREE
        and scale.weight(Label.NOT_JOB_RELATED) < FAIR
    )


def _of_a_talk(scale: Scale) -> float:
    """How plainly a talk between two is moved or falls away: "I have to postpone our chat", no club's meeting."""
    said = (*scale.of(Label.RESCHEDULE), *scale.of(Label.CANCELLATION))
    return max((one.weight for one in said if _OUR_TALK.search(scale.folded(one))), default=0.0)


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
    received = scale.weight(Label.APPLICATION_RECEIVED) >= 0.8  # interviews to come, spoken of in an acknowledgement
    if confirmed >= 0.9 and not received and (scale.mail.job or scale.mail.in_thread):
        return scale.says(Label.INTERVIEW_INVITATION, 0.7)
    return None


def _holds(scale: Scale, invited: float) -> bool:
    """Whether an invitation is outweighed: an acknowledgement's or holding reply's talk of interviews to come."""
    if scale.weight(Label.APPLICATION_RECEIVED) >= 0.82 and invited < 0.82:
        return True
    return scale.weight(Label.STATUS_UPDATE) >= 0.84 and invited <= 0.84


def _firm(scale: Scale) -> bool:
    """Whether the time is fixed whatever courtesy follows ("I have booked you for Tuesday at 2")."""
    if _REMINDS.search(scale.mail.whole):
        return True
    return any(one.weight >= 0.9 and "?" not in one.quote for one in scale.of(Label.INTERVIEW_CONFIRMATION))


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
            again = _AGAIN.search(mail.whole)
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
