"""Times: exact for scripts, in the person's zone and words for people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from daemon.views.timefmt import ago, counted, day_or_none, instant, instant_or_none, on_day, span, when
from tests.views.world import MADRID, NOW, at


def test_an_instant_is_rfc_3339_utc_to_the_second() -> None:
    moment = datetime(2026, 6, 3, 16, 12, 5, 999_999, tzinfo=timezone(timedelta(hours=2)))

    assert instant(moment) == "2026-06-03T14:12:05Z"
    assert instant_or_none(None) is None
    assert instant_or_none(moment) == "2026-06-03T14:12:05Z"


def test_a_day_is_iso() -> None:
    assert day_or_none(date(2026, 6, 3)) == "2026-06-03"
    assert day_or_none(None) is None


def test_people_read_their_own_zone() -> None:
    assert when(at(2, 7), MADRID, NOW) == "Tue 2 June, 09:00"
    assert when(at(2, 23, 30), MADRID, NOW) == "Wed 3 June, 01:30"


def test_the_year_is_named_when_it_is_another() -> None:
    assert on_day(date(2027, 1, 4), date(2026, 6, 3)) == "Mon 4 January 2027"
    assert when(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), MADRID, NOW) == "Fri 1 January 2027, 00:30"


def test_a_span_repeats_the_day_only_when_it_changes() -> None:
    assert span(at(2, 7), at(2, 8), MADRID, NOW) == "Tue 2 June, 09:00 to 10:00"
    assert span(at(2, 7), None, MADRID, NOW) == "Tue 2 June, 09:00"
    assert span(at(2, 21), at(2, 23), MADRID, NOW) == "Tue 2 June, 23:00 to Wed 3 June, 01:00"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "no seconds"),
        (1, "1 second"),
        (59.9, "59 seconds"),
        (60, "1 minute"),
        (3600 * 5, "5 hours"),
        (86400 * 2.5, "2 days"),
        (-9, "no seconds"),
    ],
)
def test_lengths_are_named_in_their_largest_unit(seconds: float, words: str) -> None:
    assert ago(seconds) == words


def test_things_are_counted_in_words() -> None:
    assert [counted(number, "draft") for number in (0, 1, 2)] == ["no drafts", "1 draft", "2 drafts"]
