"""Owns the guesses that save a question: name, time zone and country of the person."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Local parts that name an office and not a person.
_OFFICES = {
    "admin",
    "contact",
    "hello",
    "hi",
    "info",
    "inbox",
    "job",
    "jobs",
    "kontakt",
    "mail",
    "me",
    "office",
    "post",
}
_OFFICES |= {"private", "sales", "service", "support", "team", "test", "webmaster", "work"}
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
LOCALTIME = Path("/etc/localtime")


def name_of(address: str) -> str:
    """A name from the part before the @: "maya.lind+jobs" -> "Maya Lind"; "" when it does not look like one."""
    local = address.rpartition("@")[0].partition("+")[0][:64]
    words = [word for word in re.split(r"[._\d]+", local) if word]
    if not words or len(words) > 4 or not all(_LETTERS.fullmatch(word) for word in words):
        return ""
    if words[0].lower() in _OFFICES or max(len(word) for word in words) < 3:
        return ""
    return " ".join(word if word != word.lower() else word.title() for word in words)


def zone_here(environment: Mapping[str, str] = os.environ, localtime: Path = LOCALTIME) -> str:
    """The machine's own zone, as far as it has a name; else "UTC"."""
    named = environment.get("TZ", "").lstrip(":")
    link = str(localtime.resolve())
    for guess in (named, link.partition("zoneinfo/")[2]):
        try:
            if guess:
                return ZoneInfo(guess).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return "UTC"


def country_here(zone: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """The country of the zone, else that of the machine's locale; None when neither says one.

    The zone comes first: en_US is what machines speak everywhere.
    """
    named = environment.get("LC_ALL") or environment.get("LC_TIME") or environment.get("LANG") or ""
    country = named.partition(".")[0].partition("_")[2]
    return _country_of(zone) or (country if _COUNTRY.fullmatch(country) else None)


def _country_of(zone: str) -> str | None:
    """The country a zone is for (tzdata's zone.tab)."""
    from importlib.resources import files

    try:
        table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    except (OSError, ModuleNotFoundError):
        return None
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return next((row[0] for row in rows if len(row) > 2 and row[2] == zone), None)
