"""Public holidays: the whole country without a region, substitute days included, unknown places refused."""

from __future__ import annotations

from datetime import date

import pytest

from daemon.adapters.public_holidays import public_holidays
from daemon.errors import ConfigError


def test_without_a_region_only_the_whole_countrys_days_count() -> None:
    germany = public_holidays("DE", None, [2026])
    assert date(2026, 10, 3) in germany
    assert date(2026, 6, 4) not in germany  # Corpus Christi: Bavaria and some others only
    assert date(2026, 6, 4) in public_holidays("DE", "BY", [2026])
    britain = public_holidays("GB", None, [2026])
    assert date(2026, 12, 25) in britain
    assert date(2026, 4, 6) not in britain  # Easter Monday: not in Scotland
    assert date(2026, 4, 6) in public_holidays("GB", "ENG", [2026])


def test_substitute_and_observed_days_count() -> None:
    assert date(2026, 7, 3) in public_holidays("US", None, [2026])  # 4 July is a Saturday
    assert date(2026, 12, 28) in public_holidays("GB", "ENG", [2026])  # Boxing Day is a Saturday


def test_several_years_are_one_set() -> None:
    assert {date(2025, 12, 25), date(2026, 12, 25)} <= public_holidays("ES", None, range(2025, 2027))


@pytest.mark.parametrize(("country", "region"), [("XX", None), ("DE", "Atlantis"), ("Spain!", None), ("", None)])
def test_an_unknown_place_is_refused(country: str, region: str | None) -> None:
    with pytest.raises(ConfigError, match="no calendar") as caught:
        public_holidays(country, region, [2026])
    assert caught.value.code == 3
