"""Owns noticing that for a day not one mail could be read, though some came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from daemon.domain.problems import Code, said
from daemon.views.status import Problem

Tally = tuple[tuple[datetime, int, int], ...]  # when, mails looked at so far, of them in vain
A_DAY = timedelta(days=1)
STEP = timedelta(minutes=10)
FEWEST = 3


def counted(tally: Tally, counters: Mapping[str, int], now: datetime) -> Tally:
    """The tally with what was counted now; samples of a day and one before."""
    skipped = counters.get("mails_skipped", 0)
    looked = counters.get("mails_read", 0) + skipped
    vain = counters.get("mails_unreadable", 0) + skipped
    fit = tuple(one for one in tally if one[0] <= now and one[1] <= looked)  # a clock put back, a journal restored
    if fit and now - fit[-1][0] < STEP:
        return fit
    recent = [one for one in fit if now - one[0] < A_DAY]
    base = [one for one in fit if now - one[0] >= A_DAY][-1:]
    return (*base, *recent, (now, looked, vain))


def trouble(tally: Tally, now: datetime) -> tuple[Problem, ...]:
    """What there is to say about the last day."""
    base = [one for one in tally if now - one[0] >= A_DAY][-1:]
    if not base:
        return ()
    looked, vain = tally[-1][1] - base[0][1], tally[-1][2] - base[0][2]
    if looked < FEWEST or vain < looked:
        return ()
    return (Problem(Code.ALL_SKIPPED, *said(Code.ALL_SKIPPED, count=looked), now),)
