"""Owns the guess which kind of English a sender writes: it decides 05/06 and the holidays."""

from __future__ import annotations

from datetime import datetime, timedelta

from classifiers.dates.vocabulary import word_set

_AMERICAN = frozenset({"us", "edu", "gov", "mil"})
# Country domains that are sold to the whole world say nothing of a country.
_WORLDWIDE = word_set("ad ai as bz cc cd co dj fm gg io la me ms nu sc sr su tv tk ws vc")


def locale_for(sender_domain: str | None, sent_at: datetime | None) -> str:
    """Which English, en-US or en-GB: the sender's country domain, else the Date's offset (-03 to -10), else British."""
    top = (sender_domain or "").rstrip(".").lower().rpartition(".")[2]
    if top in _AMERICAN:
        return "en-US"
    if len(top) == 2 and top.isalpha() and top not in _WORLDWIDE:
        return "en-GB"
    offset = sent_at.utcoffset() if sent_at is not None else None
    if offset is not None and timedelta(hours=-10) <= offset <= timedelta(hours=-3):
        return "en-US"
    return "en-GB"
