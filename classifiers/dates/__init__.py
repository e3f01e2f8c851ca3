"""Owns the reading of dates: interview times, deadlines, the day back from leave.

Words become unresolved values (days, periods, lengths, phrases); values become days only in resolve.py,
against the mail's own date.
"""

from __future__ import annotations

from datetime import date, datetime

from classifiers.reading import InterviewTime


def read_interview_times(text: str, sent_at: datetime, locale: str = "en-GB") -> tuple[InterviewTime, ...]:
    """All concrete times offered or fixed in the text, in order, aware UTC; after a move only the new one."""
    from classifiers.dates.interviews import (
        read_times,
    )  # the packages read each other; late, so that either may come first

    return read_times(text, sent_at, locale)


def read_interview_time(text: str, sent_at: datetime, locale: str = "en-GB") -> InterviewTime | None:
    """The time of the text: the first of read_interview_times, or None."""
    return next(iter(read_interview_times(text, sent_at, locale)), None)


def read_deadline(text: str, sent_at: datetime, locale: str = "en-GB") -> date | None:
    """The last day on which the candidate's answer, test, form or acceptance is due; None when none is named."""
    from classifiers.statements.deadlines import deadline

    return deadline(text, sent_at, locale)


def read_back_on(text: str, sent_at: datetime, locale: str = "en-GB") -> date | None:
    """The first day back that an out-of-office reply names (English, German, French, Spanish), or None."""
    from classifiers.dates.absence import back_on

    return back_on(text, sent_at, locale)
