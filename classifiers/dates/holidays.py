"""Owns the feasts that people name in mails, and the day or days each takes in a year."""

from __future__ import annotations

from datetime import date, timedelta

from classifiers.dates.arithmetic import easter, nth_weekday, weekday_before
from classifiers.dates.vocabulary import pairs

# key: (month, day) to (month, day)
FIXED: dict[str, tuple[int, int, int, int]] = {
    "new year": (1, 1, 1, 31),
    "new year day": (1, 1, 1, 1),
    "new year eve": (12, 31, 12, 31),
    "valentine": (2, 14, 2, 14),
    "st patrick": (3, 17, 3, 17),
    "april fool": (4, 1, 4, 1),
    "anzac day": (4, 25, 4, 25),
    "juneteenth": (6, 19, 6, 19),
    "independence day": (7, 4, 7, 4),
    "fourth of july": (7, 4, 7, 4),
    "canada day": (7, 1, 7, 1),
    "australia day": (1, 26, 1, 26),
    "republic day": (1, 26, 1, 26),
    "bonfire night": (11, 5, 11, 5),
    "halloween": (10, 31, 10, 31),
    "veterans day": (11, 11, 11, 11),
    "gandhi jayanti": (10, 2, 10, 2),
    "christmas eve": (12, 24, 12, 24),
    "christmas": (12, 25, 12, 25),
    "boxing day": (12, 26, 12, 26),
    "st stephen": (12, 26, 12, 26),
    "holidays": (12, 24, 1, 1),
    "christmas break": (12, 24, 1, 1),
    "groundhog day": (2, 2, 2, 2),
    "may day": (5, 1, 5, 1),
    "cinco de mayo": (5, 5, 5, 5),
}
# key: (month, weekday, nth)
FLOATING: dict[str, tuple[int, int, int]] = {
    "mlk day": (1, 0, 3),
    "presidents day": (2, 0, 3),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
    "canadian thanksgiving": (10, 0, 2),
    "early may bank holiday": (5, 0, 1),
    "spring bank holiday": (5, 0, -1),
    "summer bank holiday": (8, 0, -1),
    "june bank holiday": (6, 0, 1),
    "october bank holiday": (10, 0, -1),
    "mother day": (5, 6, 2),
    "father day": (6, 6, 3),
    "super bowl": (2, 6, 2),
}
# Days after Easter Sunday.
EASTER: dict[str, int] = {
    "easter": 0,
    "easter monday": 1,
    "good friday": -2,
    "pentecost": 49,
    "whit monday": 50,
    "ash wednesday": -46,
    "maundy thursday": -3,
}
DIWALI = {2024: (11, 1), 2025: (10, 20), 2026: (11, 8), 2027: (10, 29), 2028: (10, 17), 2029: (11, 5), 2030: (10, 26)}
# Christmas to the bank holidays that close a long weekend.
BANK = (
    "new year day",
    "good friday",
    "easter monday",
    "early may bank holiday",
    "spring bank holiday",
    "summer bank holiday",
    "christmas",
    "boxing day",
)


def feast(key: str, year: int) -> tuple[date, date] | None:
    """First and last day of the feast in that year (the one it begins in); None when not known."""
    if key in FIXED:
        month, day, last_month, last_day = FIXED[key]
        return date(year, month, day), date(year + (last_month < month), last_month, last_day)
    found = _single(key, year)
    return (found, found) if found else None


def _single(key: str, year: int) -> date | None:
    if key in FLOATING:
        month, weekday, nth = FLOATING[key]
        return nth_weekday(year, month, weekday, nth)
    if key in EASTER:
        return easter(year) + timedelta(days=EASTER[key])
    if key == "diwali" and year in DIWALI:
        return date(year, *DIWALI[year])
    if key == "black friday":
        thursday = nth_weekday(year, 11, 3, 4)
        return thursday + timedelta(days=1) if thursday else None
    if key == "cyber monday":
        thursday = nth_weekday(year, 11, 3, 4)
        return thursday + timedelta(days=4) if thursday else None
    if key == "victoria day":
        return weekday_before(date(year, 5, 25), 0)
    return None


# How each is written, after folding; the first words decide, longest first.
NAMES: dict[str, str] = pairs(
    "christmas shutdown=christmas break; christmas=christmas; christmas eve=christmas eve; christmas "
    "day=christmas; christmas break=christmas break; christmas period=christmas break; christmas "
    "holidays=christmas break; christmas holiday=christmas break; festive period=christmas break; "
    "festive season=christmas break; festive break=christmas break; winter break=christmas break; "
    "holiday season=holidays; holiday break=holidays; holiday period=holidays; holidays=holidays; year "
    "end holidays=holidays; winter holidays=holidays; new year 's eve=new year eve; new year eve=new "
    "year eve; new years eve=new year eve; new year 's day=new year day; new year day=new year day; new "
    "years day=new year day; new year 's=new year day; new years=new year day; new year=new year; "
    "saint patrick=st patrick; saint patrick 's day=st patrick; international workers ' day=may day; "
    "workers ' day=may day; "
    "valentine 's day=valentine; valentines day=valentine; valentines=valentine; st patrick 's day=st "
    "patrick; st . patrick 's day=st patrick; paddy 's day=st patrick; anzac day=anzac day; "
    "juneteenth=juneteenth; independence day=independence day; fourth of july=fourth of july; canada "
    "day=canada day; australia day=australia day; halloween=halloween; veterans day=veterans day; "
    "veteran 's day=veterans day; remembrance day=veterans day; armistice day=veterans day; bonfire "
    "night=bonfire night; guy fawkes=bonfire night; boxing day=boxing day; st stephen 's day=st stephen; "
    "mlk day=mlk day; mlk=mlk day; martin luther king day=mlk day; martin luther king jr day=mlk day; "
    "presidents day=presidents day; president 's day=presidents day; presidents ' day=presidents day; "
    "memorial day=memorial day; labor day=labor day; labour day=labor day; columbus day=columbus day; "
    "indigenous peoples day=columbus day; indigenous peoples ' day=columbus day; thanksgiving "
    "day=thanksgiving; thanksgiving=thanksgiving; turkey day=thanksgiving; canadian "
    "thanksgiving=canadian thanksgiving; early may bank holiday=early may bank holiday; may day bank "
    "holiday=early may bank holiday; may day=may day; spring bank holiday=spring bank holiday; late may "
    "bank holiday=spring bank holiday; summer bank holiday=summer bank holiday; august bank "
    "holiday=summer bank holiday; june bank holiday=june bank holiday; october bank holiday=october bank "
    "holiday; easter monday=easter monday; easter sunday=easter; easter break=easter monday; easter "
    "weekend=easter monday; easter holidays=easter monday; easter=easter; good friday=good friday; "
    "pentecost=pentecost; whit monday=whit monday; diwali=diwali; deepavali=diwali; black friday=black "
    "friday; cyber monday=cyber monday; victoria day=victoria day; republic day=republic day; gandhi "
    "jayanti=gandhi jayanti; bank holiday=bank holiday; mother 's day=mother day; father 's day=father "
    "day; ash wednesday=ash wednesday; maundy thursday=maundy thursday"
)


def next_bank_holiday(day: date) -> date:
    """The first bank holiday of England and Wales on or after the day."""
    days = [span[0] for year in (day.year, day.year + 1) for key in BANK if (span := feast(key, year))]
    return min(found for found in days if found >= day)
