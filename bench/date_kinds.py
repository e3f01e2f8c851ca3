"""Owns the kinds of phrases taken otherwise here than by public date libraries, and the page that counts them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).resolve().parents[1] / "docs" / "date-differences.md"
PROJECTS = {
    "duckling_en_future": "facebook/duckling",
    "recognizers_en_future": "microsoft/Recognizers-Text",
    "chrono_en_future": "wanasit/chrono",
}


class Kind(NamedTuple):
    """A kind of difference: the phrases that show it, what they mean here, and what there."""

    name: str
    pattern: str
    here: str
    there: str


# In order: the first that fits a missed phrase counts it.
KINDS = (
    Kind("N upcoming weeks", r"\bupcoming\b", "a bound, N weeks from today", "the Nth coming week alone"),
    Kind(
        "the next N weeks, months, years",
        r"\b(?:next|coming|following) (?:\w+ )?(?:weeks|months|years|quarters|decades?|few days|fortnight)\b",
        "counted from today to the day",
        "whole calendar weeks, months, quarters",
    ),
    Kind(
        "beginning of a week",
        r"\bbeginning of (?:around |the |coming |next |following )*week",
        "Monday and Tuesday",
        "Monday to Wednesday",
    ),
    Kind("end of a year", r"\bEOY\b|\bend of (?:the |this )?year", "December", "from September or July on"),
    Kind(
        "later in a stretch",
        r"\blater (?:this|in)\b|\brest of",
        "from tomorrow on",
        "its second half, or from today on",
    ),
    Kind("end of around next week", r"\bend of around\b", "all of next week", "its last days"),
    Kind(
        "parts of a month",
        r"\b(?:mid|middle|end|beginning|late|early)\b",
        "thirds of the month (1-10, 11-20, 21 on)",
        "halves, or cuts of their own",
    ),
    Kind(
        "the Nth week of a month",
        r"\bweek of (?:july|jan|oct|sept|october|september|this month)",
        "days 1-7, 8-14 ...",
        "whole ISO weeks",
    ),
    Kind("week of a Sunday", r"\bthe week of\b", "the ISO week that holds it", "the week that follows"),
    Kind("weekday after next", r"\b\w+day after next\b", "of the week after next", "the second from today"),
    Kind("seasons", r"\b(?:summer|winter|spring|autumn|season)\b", "three whole months", "by the sun"),
    Kind(
        "weekday and date that disagree",
        r"\b(?:Fri|Jul 18)\b",
        "the day of the month this year",
        "the year in which both agree",
    ),
    Kind(
        "the running stretch, bare",
        r"\b(?:the|of the|same|for the) (?:day|week|month|year|fortnight)\b",
        "nothing: it is no date in a letter",
        "the running day, week, month, year",
    ),
    Kind(
        "a length and where it begins",
        r"\bfor \w+ (?:days?|weeks?)\b|\bfor 10 days\b|\bstarting\b",
        "two phrases",
        "one stretch",
    ),
    Kind(
        "a weekday and a length",
        r"\b(?:two|three|3|two year|first|1st) \w+ .*\bday\b|, two year",
        "two phrases",
        "that weekday at or after the length",
    ),
    Kind("numbers glued together", r"\d{8}|\d{4}[/-]\d\d[/-][A-Z]|-20\d\d", "a reference number, not a date", "a date"),
    Kind(
        "after a day",
        r"\bafter the 15th\b|\bafter 2014\b|\bas late as\b|\bthrough 2014\b",
        "from the day after",
        "from the day itself, or up to the day before",
    ),
    Kind("numbers of months, weeks and years", r"\b(?:months?|weeks|years?)\b", "not read", "read"),
)
OTHER = Kind("single phrases", "", "various", "various")


def kind_of(text: str) -> Kind:
    """The first kind whose words are in the phrase."""
    return next((kind for kind in KINDS if re.search(kind.pattern, text, re.IGNORECASE)), OTHER)


def page(rows: list[tuple[str, int, int, int, dict[str, int], list[str]]], normalised: dict[str, str]) -> str:
    """The page: figures of each file (name, asked, raw, normalised, by normalisation, missed texts), then the kinds."""
    lines = [
        "# Where dates mean something else here",
        "",
        "[What date phrases mean](dates.md) is written for letters from employers. Public date libraries answer other",
        "questions, and their own test phrases are a good measure of breadth. `python -m bench.dates FOLDER` compares;",
        "with `--write` it writes this page. The phrases are those of the projects' tests that lie in the "
        "future of their",
        "reference time; they do not come with this project.",
        "",
        "| project | phrases | the same days | after the differences of writing below |",
        "|---|---:|---:|---:|",
    ]
    for name, asked, raw, equal, _, _ in rows:
        lines.append(
            f"| {PROJECTS.get(name, name)} | {asked} | {raw} ({raw / asked:.0%}) | {equal} ({equal / asked:.0%}) |"
        )
    lines += ["", "## Differences of writing", "", "The same days, written otherwise.", "", "| difference | phrases |"]
    lines.append("|---|---:|")
    total: Counter[str] = Counter()
    for *_, by, _ in rows:
        total.update(by)
    lines += [f"| {name}: {normalised[name]} | {count} |" for name, count in total.most_common()]
    lines += ["", "## Differences of meaning", "", "Deliberate, or not read.", ""]
    lines += ["| kind | here | there | phrases |", "|---|---|---|---:|"]
    kinds = Counter(kind_of(text) for *_, missed in rows for text in missed)
    lines += [f"| {kind.name} | {kind.here} | {kind.there} | {count} |" for kind, count in kinds.most_common()]
    return "\n".join(lines) + "\n"
