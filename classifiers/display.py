"""Owns what a display name says: a person's name, or a team's."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

from classifiers.named import NOT_NAME

RECRUITING = re.compile(
    r"(?i)\b(?:recruit\w*|talent|sourc\w+|people (?:partner|ops|operations|team|coordinator|manager)|hr\b|human resources|staffing|personalreferent\w*|personal\w*|chargée? de recrutement|rh\b|hiring coordinator|scheduling)"
)


def person_name(raw: str | None) -> str | None:
    """A display name as a person's name: "Reyes, Tom" -> "Tom Reyes"; without team, brackets and quotes; or None."""
    if not raw:
        return None
    name = re.split(r"\s+(?:from|at|via|@|bei|chez)\s+|\s*[(|\[]|\s[-–]\s", raw.strip().strip("\"'"))[0].strip(" ,.;:")
    if name.count(",") == 1:
        last, _, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}".strip()
    words = name.split()
    if (
        not words
        or len(words) > 5
        or "@" in name
        or RECRUITING.search(name)
        or any(
            word.lower() in ("team", "careers", "jobs", "support", "no-reply", "noreply", "notifications")
            for word in words
        )
    ):
        return None
    return name if words[0][:1].isupper() and words[0].lower() not in NOT_NAME else None
