"""Owns the numbers of the waiting rules (rules section 4) and the person's calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

ONE_DAY = timedelta(days=1)


def say(day: date) -> str:
    """A day in words: "Friday, 12 June"."""
    return f"{day:%A}, {day.day} {day:%B}"


@dataclass(frozen=True, slots=True)
class Numbers:
    """One profile's numbers. Days are civil days unless the name says business days."""

    thank_you_after_hours: float = 1
    thank_you_expires_hours: float = 120
    first_check_days: int = 14
    next_check_days: int = 14
    named_date_first_business_days: int = 1
    named_date_every_days: int = 14
    named_date_every_business_days: int = 0  # when not 0 it is used instead of named_date_every_days
    no_contact_business_days: int = 5
    max_checks: int = 2
    employer_gap_days: int = 7
    quiet_days: int = 30
    quiet_silent_days: int = 60


PATIENT = Numbers()
BRISK = Numbers(first_check_days=7, named_date_every_days=7, max_checks=3, employer_gap_days=5, quiet_days=21)
ASSERTIVE = Numbers(
    first_check_days=7,
    named_date_every_business_days=2,
    max_checks=4,
    employer_gap_days=2,
    quiet_days=21,
)


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules as this person set them. `holidays` are civil dates, observed and substitute days included."""

    zone: tzinfo = UTC
    holidays: frozenset[date] = frozenset()
    profile: str = "auto"
    numbers: Mapping[str, Numbers] = field(
        default_factory=lambda: {"patient": PATIENT, "brisk": BRISK, "assertive": ASSERTIVE}
    )
    thank_you_channel: str = "email"  # "email" | "letter" | "fax"
    check_channel: str = "email"  # "email" | "call"
    day_starts: time = time(8)  # sending hours
    day_ends: time = time(18)
    evening_ends: time = time(20)  # thank-yous are proposed until then
    checks_at: time = time(9)
    expire_check_days: int = 21
    expire_offer_reply_days: int = 7
    expire_rejection_reply_days: int = 7
    expire_answer_days: int = 30
    expire_debrief_days: int = 5
    overdue_a_day: int = 3  # checks queued a day after a first import or a long absence
    absence_days: int = 7
    lapse_business_days: int = 5  # contact_on lapses this long after its last day
    silence_question_days: int = 14
    addresses: frozenset[str] = frozenset()  # the person's own

    def day(self, instant: datetime) -> date:
        """The civil date of an instant in the person's zone."""
        return instant.astimezone(self.zone).date()

    def at(self, day: date, clock: time) -> datetime:
        """A local time as an aware UTC instant."""
        return datetime.combine(day, clock, tzinfo=self.zone).astimezone(UTC)

    def is_business_day(self, day: date) -> bool:
        """Mon-Fri and no public holiday of the person's country or region."""
        return day.weekday() < 5 and day not in self.holidays

    def roll(self, day: date) -> date:
        """The day itself, or the next business day."""
        while not self.is_business_day(day):
            day += ONE_DAY
        return day

    def add_business_days(self, day: date, count: int) -> date:
        """The count-th business day after `day` (before it when negative)."""
        step = ONE_DAY if count > 0 else -ONE_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_business_day(day):
                day += step
        return day
