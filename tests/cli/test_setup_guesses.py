"""The guesses that save a question: name, zone, country."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemon.bootstrap.setting_up.guesses import country_here, name_of, zone_here


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("maya.lind@acme.test", "Maya Lind"),
        ("maya.lind+jobs@acme.test", "Maya Lind"),
        ("maya_lind1987@acme.test", "Maya Lind"),
        ("maya@acme.test", "Maya"),
        ("jean-luc.o’neil@acme.test", "Jean-Luc O’Neil"),
        ("MLind@acme.test", "MLind"),
        ("zoë.ßen@acme.test", "Zoë SSen"),
        ("info@acme.test", ""),
        ("jobs.maya@acme.test", ""),
        ("x7@acme.test", ""),
        ("1234@acme.test", ""),
        ("a.b.c.d.e@acme.test", ""),
        ("m!l@acme.test", ""),
        ("@acme.test", ""),
        ("", ""),
    ],
)
def test_a_name_is_guessed_from_the_address_where_it_looks_like_one(address: str, name: str) -> None:
    assert name_of(address) in (name, name.replace("SSen", "Ssen"))


def test_the_zone_is_the_environments_or_the_machines(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Lisbon")
    nothing = tmp_path / "nothing"

    assert zone_here({"TZ": ":Asia/Tokyo"}, link) == "Asia/Tokyo"
    assert zone_here({"TZ": "EST5EDT-nonsense"}, nothing) == "UTC"
    assert zone_here({"TZ": "../../etc/passwd"}, nothing) == "UTC"
    assert zone_here({}, nothing) == "UTC"


@pytest.mark.parametrize(
    ("zone", "environment", "country"),
    [
        ("Europe/Madrid", {"LANG": "en_US.UTF-8"}, "ES"),
        ("Europe/Stockholm", {}, "SE"),
        ("America/New_York", {"LANG": "de_DE"}, "US"),
        ("UTC", {"LANG": "de_AT.UTF-8"}, "AT"),
        ("UTC", {"LC_ALL": "C", "LANG": "de_AT.UTF-8"}, None),
        ("UTC", {"LANG": "C.UTF-8"}, None),
        ("UTC", {}, None),
    ],
)
def test_the_country_is_the_zones_else_the_locales(zone: str, environment: dict[str, str], country: str | None) -> None:
    assert country_here(zone, environment) == country
