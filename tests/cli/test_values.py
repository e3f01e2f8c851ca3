"""What a person may type for an instant, a date, a person."""

from __future__ import annotations

from datetime import UTC, date, datetime

import click
import pytest

from daemon.cli.values import address, civil_date, instant_in, instant_with_zone, somebody
from tests.views.world import MADRID


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ana Ruiz <ana@acme.test>", ("Ana Ruiz", "ana@acme.test")),
        ('"Ruiz, Ana" <ana@acme.test>', ("Ruiz, Ana", "ana@acme.test")),
        ("Ruiz, Ana <ana@acme.test>", ("Ruiz, Ana", "ana@acme.test")),
        ("<ana@acme.test>", (None, "ana@acme.test")),
        ("ana@acme.test", (None, "ana@acme.test")),
        ("  Ana   Ruiz ", ("Ana Ruiz", None)),
    ],
)
def test_people(text: str, read: tuple[str | None, str | None]) -> None:
    assert somebody(text, "--met") == read


@pytest.mark.parametrize(
    "text",
    ["", "  ", "Ana <ana>", "Ana <>", "ana@", "@acme.test", "a@b@c", "a b@c.test", "Ana <a@b.test\r\nBcc: x@y.test>"],
)
def test_nobody(text: str) -> None:
    with pytest.raises(click.BadParameter):
        somebody(text, "--met")


def test_an_address_keeps_its_letters() -> None:
    assert address(" Ana.Ruiz+jobs@Acme.test ", "ADDRESS") == "Ana.Ruiz+jobs@Acme.test"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-06-12T14:00", datetime(2026, 6, 12, 12, tzinfo=UTC)),
        ("2026-06-12 14:00", datetime(2026, 6, 12, 12, tzinfo=UTC)),
        ("2026-06-12T14:00Z", datetime(2026, 6, 12, 14, tzinfo=UTC)),
        ("2026-12-12T14:00", datetime(2026, 12, 12, 13, tzinfo=UTC)),
    ],
)
def test_an_instant_is_in_the_persons_zone_unless_it_names_one(text: str, read: datetime) -> None:
    assert instant_in(text, MADRID, "--start") == read


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-06-12", "14:00", "2026-13-01T10:00", "0001-01-01T00:00+05:00"])
def test_no_instant(text: str) -> None:
    with pytest.raises(click.BadParameter):
        instant_in(text, MADRID, "--start")


def test_an_instant_with_its_zone() -> None:
    assert instant_with_zone("2026-06-03T16:12+02:00", "--at") == datetime(2026, 6, 3, 14, 12, tzinfo=UTC)


def test_a_date() -> None:
    assert civil_date(" 2026-06-30 ", "--until") == date(2026, 6, 30)
    for text in ("", "30 June", "2026-02-30", "2026-06-30T10:00"):
        with pytest.raises(click.BadParameter):
            civil_date(text, "--until")
