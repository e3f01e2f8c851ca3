"""Owns the shape of an occasion to write: all a letter may know, values only; what is None is not mentioned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Occasion:
    """One reason to write to one person. Dates are civil dates in the writer's zone."""

    kind: str  # "thank_you" | "status_check" | "offer_reply" | "rejection_reply"
    today: date
    my_name: str
    signature: str | None = None  # the person's own signature block, else my_name alone
    profile: str = "patient"  # "patient" | "brisk" | "assertive"
    language: str = "en"
    recipient_name: str | None = None  # display name, as known
    company: str | None = None
    role: str | None = None
    met_on: date | None = None  # day of the newest held round (or the round this thank-you is for)
    variant: int = 0  # number of this recipient among the round's thank-yous: each letter differs
    part: str = "interviewer"  # "interviewer" | "recruiter" | "contact" (receptionist, helpful people)
    check_number: int = 1  # 1 = first status check since their last word
    named_date: date | None = None  # the date they named, which has passed
    invited_contact: bool = False  # they said to make contact on or after a date
    news: str | None = None  # the person's own short paragraph
    mention: str | None = None  # thank_you: something from the debrief to mention
    offer_withdrawn: bool = False
    after_interview: bool = False  # rejection_reply: an interview was held
    thread_subject: str | None = None  # subject of the conversation, None when there is none
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of one mail: subject and plain-text body with greeting and signature, LF line ends."""

    subject: str
    body: str
