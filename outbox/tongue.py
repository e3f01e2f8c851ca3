"""Owns what a language says outside its letters: dates, greetings, closings, the name of a job."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

LETTERS = Path(__file__).with_name("letters")
DEFAULT = "en"
_FAR = 270  # days after which a date without its year could be taken for another one


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language, as its folder's language.toml has it; all patterns are str.format patterns."""

    code: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    day_with_year: str
    on_day: str
    greeting: str
    greeting_titled: str
    greeting_company: str
    greeting_nobody: str
    dotted_titles: tuple[str, ...]
    closings: tuple[str, ...]
    job: str
    job_role: str
    job_company: str
    job_unknown: str
    role_nouns: tuple[str, ...]
    job_as_said: str
    job_as_said_company: str

    def on(self, day: date, today: date) -> str:
        """`day` with its weekday; the year too when it is far from `today`."""
        pattern = self.day_with_year if abs((day - today).days) > _FAR else self.day
        return pattern.format(
            weekday=self.weekdays[day.weekday()], day=day.day, month=self.months[day.month - 1], year=day.year
        )

    def titled(self, title: str) -> str:
        """A title as this language writes it: Dr Ruiz, Dr. Ruiz."""
        return f"{title}." if title in self.dotted_titles else title

    def about(self, role: str | None, company: str | None) -> str:
        """The job in words, from what is known of it."""
        match role, company:
            case None, None:
                return self.job_unknown
            case None, _:
                return self.job_company.format(company=company)
            case str(), None:
                return (self.job_as_said if self._says_role(role) else self.job_role).format(role=role)
            case _:
                pattern = self.job_as_said_company if self._says_role(role) else self.job
                return pattern.format(role=role, company=company)

    def _says_role(self, role: str | None) -> bool:
        return (role or "").casefold().endswith(self.role_nouns)


def code_of(language: str) -> str:
    """The folder for a language tag ("de-AT" -> "de"); one we cannot write -> "en"."""
    code = language.strip().casefold().replace("_", "-").split("-")[0]
    return code if code in languages() else DEFAULT


@cache
def languages() -> frozenset[str]:
    """The languages we have letters in: one folder each."""
    return frozenset(folder.parent.name for folder in LETTERS.glob("*/language.toml"))


@cache
def tongue(code: str) -> Tongue:
    """The words of one of our languages."""
    words: dict[str, Any] = tomllib.loads((LETTERS / code / "language.toml").read_text(encoding="utf-8"))
    lists = {key: tuple(value) for key, value in words.items() if isinstance(value, list)}
    known: dict[str, Any] = {**words, **lists, "code": code}
    return Tongue(**known)
