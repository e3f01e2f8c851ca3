"""The locale follows the sender's country domain, then the offset, else it is British."""

from __future__ import annotations

from datetime import datetime

import pytest

from classifiers.locales import locale_for


@pytest.mark.parametrize(
    ("domain", "offset", "locale"),
    [
        ("acme.co.uk", "-05:00", "en-GB"),
        ("acme.ie", "+01:00", "en-GB"),
        ("state.edu", "+00:00", "en-US"),
        ("acme.us", "+00:00", "en-US"),
        ("acme.com", "-04:00", "en-US"),
        ("acme.com", "-10:00", "en-US"),
        ("acme.com", "+00:00", "en-GB"),
        ("acme.com", "-02:30", "en-GB"),
        ("acme.io", "-07:00", "en-US"),
        (None, "-08:00", "en-US"),
        ("", "+02:00", "en-GB"),
    ],
)
def test_locale(domain: str | None, offset: str, locale: str) -> None:
    assert locale_for(domain, datetime.fromisoformat(f"2026-06-03T10:00:00{offset}")) == locale


def test_nothing_known_is_british() -> None:
    assert locale_for(None, None) == "en-GB"
