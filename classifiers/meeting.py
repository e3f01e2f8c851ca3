"""Owns the interview a mail speaks of: from its calendar part, else from the times its text names."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from classifiers.dated import timed
from classifiers.dates import read_interview_times
from classifiers.invite import read_invite
from classifiers.mail import Mail
from classifiers.reading import Interview, InterviewTime
from classifiers.sentences import Sentence, fold

ONE_DAY = timedelta(hours=13)  # an agenda's first start to its last: more than that is another day

# "would that suit?", "does this work for you", "let me know if that works"; not "if this does not work"
_ASKS = re.compile(
    r"\b(?:(?:would|does|do|will|might|could) (?:that|this|it|these|those|the time|you)\b.{0,60}\b(?:suit|work|ok|okay|convenient|be possible|fine|good|free|available|able|make it|join|fit)\b"
    r"|(?:are|is) (?:you|that|this|it)\b.{0,40}\b(?:free|available|ok|okay|convenient|work|suit|possible|good|fine)\b"
    r"|(?:can|could|shall) (?:you|we)\b.{0,60}\b(?:make|do|meet|talk|speak|move|push|shift|have|come|chat|schedule|bring|switch|change|at|on)\b"
    r"|(?:let (?:me|us) know|please confirm|confirm|tell me|advise) (?:if|whether|that) (?:that|this|it|the (?:time|date|above|proposed)\b|you (?:are|can)|\w+day)\b.{0,60}\b(?:work|works|suit|suits|convenient|ok|okay|fine|possible|available|free|make|attend|fits?|good)\b"
    r"|(?:how|what) about\b|\bif (?:that|this|it) (?:works|suits|is (?:ok|okay|convenient|fine))\b.{0,50}\b(?:confirm|let|reply|send)|works? for you ?\?|\b(?:ok|okay|good|fine|alright|all right|possible|convenient)(?: (?:for|with|by) you)? ?\?|suits? you\s?\?|would suit\b.{0,40}\?"
    r"|passt (?:ihnen|dir|das|es)\b|würde (?:ihnen|dir|das|es)\b|vous conviendrai\w*|vous convient|cela vous"
    r"|\b(?:would|does|is)\b.{1,40}\bany (?:good|use)\b|\bhow (?:is|does|would)\b.{1,40}\bsound\b"
    r"|\bproposed? (?:time|date|slot)|(?:i|we) (?:would )?(?:propose|suggest)\b)"
)
_NOT_ASKS = re.compile(
    r"\b(?:not|cannot|unable|any questions|anything|need to|prefer)\b.{0,40}$|\bif (?:you|this|that|it|the time) (?:\w+ )?(?:cannot|not|does not|are unable|need)"
)
_CHOICE = re.compile(
    r"\b(?:which|whichever|either|one of (?:these|the|those)|any of (?:these|the|those)|following (?:\w+ )?(?:times|slots|dates|options|windows|days)|(?:these|some|few|couple of|several|two|three|four) (?:\w+ )?(?:times|slots|dates|options|windows|possibilities)"
    r"|options?\b|prefer\w*|works? best|suits? (?:you )?best|available (?:times|slots)|slots|would any|pick|choose|or on|or at|alternatively|let (?:me|us) know (?:which|what)|folgende\w* termine|créneaux)\b|\d(?: ?[ap]m)? or (?:\w+day|\d)|\bor (?:\w+day|tomorrow)\b"
)
# hours somebody is free in are no appointment: "I would be free after 5pm from Monday"
_FREE_IN = re.compile(
    r"\b(?:i am|i would be|we are|would be|am|are|generally|usually) (?:\w+ )?(?:free|available|around|flexible|in the office) (?:\w+ ){0,2}?(?:after|from|before|until|any ?time|between|most|all)\b"
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a mail says about the time of an interview: a time, or several to choose from, or neither."""

    interview: Interview | None = None
    several: bool = False
    quote: str = ""


def read_meeting(mail: Mail, locale: str) -> Meeting:
    """The interview of a mail. A calendar part beats the text; times in the subject count when the text has none."""
    invite = read_invite(mail.message)
    if invite is not None:
        asked = any(_asks(one) for one in mail.sentences)
        return Meeting(replace(invite, proposed=invite.proposed or asked or invite.method == "COUNTER"))
    sent_at = mail.message.sent_at or mail.message.received_at
    if sent_at is None:
        return Meeting()
    times = read_interview_times(timed(mail.written.body), sent_at, locale) or read_interview_times(
        mail.subject.raw, sent_at, locale
    )
    return _from_times(mail, times, sent_at)


def _from_times(mail: Mail, times: tuple[InterviewTime, ...], sent_at: datetime) -> Meeting:
    ahead = sorted(
        {time.start: time for time in times if time.start > sent_at - timedelta(hours=2)}.values(),
        key=lambda time: time.start,
    )
    if not ahead or all(_FREE_IN.search(fold(time.quote)) for time in ahead):
        return Meeting()
    first, last = ahead[0], max(ahead, key=lambda time: time.end or time.start)
    quote = first.quote
    if len(ahead) > 1:
        choice = _CHOICE.search(mail.whole) is not None
        if choice or last.start - first.start > ONE_DAY:
            return Meeting(
                several=choice or not _agenda(mail),
                interview=None if choice else Interview(first.start, first.end),
                quote=quote,
            )
        last_end = max((time.end or time.start for time in ahead), default=None)
        end = last_end if last_end is not None and last_end > last.start else None
        return Meeting(Interview(first.start, end or last.end), quote=quote)
    return Meeting(Interview(first.start, first.end, proposed=_proposed(mail, first)), quote=quote)


def _agenda(mail: Mail) -> bool:
    return (
        re.search(r"\b(?:agenda|first interview|second interview|itinerary|confirm\w*|scheduled|booked)\b", mail.whole)
        is not None
    )


def _asks(sentence: Sentence) -> bool:
    folded = sentence.folded
    found = _ASKS.search(folded)
    return found is not None and (sentence.question or not _NOT_ASKS.search(folded))


def _proposed(mail: Mail, time: InterviewTime) -> bool:
    """Whether the time is put as a question: in its own sentence or in the two that follow."""
    quote = fold(time.quote)
    at = next((number for number, one in enumerate(mail.sentences) if quote and quote in fold(one.raw)), None)
    near = mail.sentences if at is None else mail.sentences[at : at + 3]
    if at is not None and mail.sentences[at].question:
        return True
    return any(_asks(one) for one in near)
