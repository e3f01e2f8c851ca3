"""Owns the calendar of public holidays: the civil days on which nobody in the person's country expects an answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from daemon.errors import ConfigError


def public_holidays(country: str, region: str | None, years: Iterable[int]) -> frozenset[date]:
    """All public holidays of a country (ISO 3166-1 alpha-2), or of a region of it, in the given years.

    Observed and substitute days count. Without a region only days that are holidays in the whole country count.
    Source: the `holidays` package. ConfigError for a country or region it does not know.
    """
    return _days(country, region, tuple(sorted(set(years))))


@lru_cache(maxsize=8)
def _days(country: str, region: str | None, years: tuple[int, ...]) -> frozenset[date]:
    import holidays  # a tenth of a second, so nobody who does not need it pays for it

    try:
        return frozenset(holidays.country_holidays(country, subdiv=region, years=years, observed=True))
    except (RuntimeError, ValueError) as error:  # a country that the package has not, or a region
        where = f"{country}, region {region}" if region else country
        raise ConfigError(
            f"There is no calendar of public holidays for {where}.",
            "Set [person] country to a code like ES or GB, and region to one of its regions like MD or SCT.",
        ) from error
