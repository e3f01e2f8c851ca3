"""Owns how the values a person types are read: instants, dates, people; what cannot be read is a usage error."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo

import click

LONGEST = 2000  # characters of anything typed as an option
_NAMED = re.compile(r'"?([^<>"]*)"?\s*<([^<>]*)>')
_ADDRESS = re.compile(r"[^\s@<>,;:()\[\]\"\x00-\x1f\x7f]+@[^\s@<>,;:()\[\]\"\x00-\x1f\x7f]+")


def instant_with_zone(text: str, option: str) -> datetime:
    """ISO 8601 with a zone, as aware UTC; anything else is exit 2."""
    moment = _instant(text)
    if moment is None or moment.tzinfo is None:
        raise click.BadParameter(
            f"{text!r} is no ISO 8601 time with a zone, such as 2026-06-03T14:12:00Z or 2026-06-03T16:12+02:00.",
            param_hint=f"'{option}'",
        )
    return _utc(moment, text, option)


def instant_in(text: str, zone: tzinfo, option: str) -> datetime:
    """ISO 8601, in the person's zone when it names none, as aware UTC."""
    moment = _instant(text)
    if moment is None:
        raise click.BadParameter(
            f"{text!r} is no time, such as 2026-06-03T14:30 (your own zone) or 2026-06-03T14:30+02:00.",
            param_hint=f"'{option}'",
        )
    return _utc(moment if moment.tzinfo else moment.replace(tzinfo=zone), text, option)


def civil_date(text: str, option: str) -> date:
    """A date as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise click.BadParameter(f"{text!r} is no date, such as 2026-06-30.", param_hint=f"'{option}'") from None


def one_line(_: click.Context, parameter: click.Parameter, text: str | None) -> str | None:
    """A click callback: a name or a title, on one line, nothing in it that is not shown; empty is exit 2."""
    return None if text is None else _filled(" ".join(_shown(text).split()), parameter)


def paragraph(_: click.Context, parameter: click.Parameter, text: str | None) -> str | None:
    """The same for words that may have several lines."""
    return None if text is None else _filled(_shown(text).strip(), parameter)


def _filled(text: str, parameter: click.Parameter) -> str:
    if not text or len(text) > LONGEST:
        raise click.BadParameter("it is empty." if not text else "it is too long.", param=parameter)
    return text


def _shown(text: str) -> str:
    from daemon.views.page import plain

    return plain(text)


def somebody(text: str, option: str) -> tuple[str | None, str | None]:
    """Name and address of "Ana Ruiz <ana@acme.test>", of a bare address, or of a bare name."""
    text = " ".join(_shown(text).split())
    named = _NAMED.fullmatch(text)
    if named:
        return named[1].strip() or None, address(named[2], option)
    if "@" in text:
        return None, address(text, option)
    if not text:
        raise click.BadParameter(
            'nobody is named; write for example "Ana Ruiz <ana@acme.test>".', param_hint=f"'{option}'"
        )
    return text, None


def address(text: str, option: str) -> str:
    """A mail address, checked for its shape."""
    text = text.strip()
    if not _ADDRESS.fullmatch(text):
        raise click.BadParameter(f"{text!r} is no mail address, such as ana@acme.test.", param_hint=f"'{option}'")
    return text


def _instant(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if "T" in text.upper() or ":" in text else None


def _utc(moment: datetime, text: str, option: str) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise click.BadParameter(f"{text!r} lies outside the calendar.", param_hint=f"'{option}'") from None
