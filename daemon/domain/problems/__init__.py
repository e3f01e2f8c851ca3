"""Owns the table of what can go wrong: for each code the words, the next step, how bad it is, and the exit code.

Whoever meets a trouble names its code; `status`, `doctor`, the review page and docs/troubleshooting.md say the rest.
"""

from __future__ import annotations

from daemon.domain.problems.installation import INSTALLATION
from daemon.domain.problems.machine import MACHINE
from daemon.domain.problems.mail import MAIL
from daemon.domain.problems.shapes import Code as Code
from daemon.domain.problems.shapes import Row as Row
from daemon.domain.problems.shapes import Severity as Severity

TABLE: dict[Code, Row] = MAIL | MACHINE | INSTALLATION


class _Facts(dict[str, object]):
    """A fact nobody gave is left out of its sentence."""

    def __missing__(self, key: str) -> str:
        return "it" if key == "account" else ""


def said(code: Code, **facts: object) -> tuple[str, str]:
    """What is wrong and what to do, with the facts filled in; each ends like a sentence."""
    row, known = TABLE[code], _Facts(facts)
    wrong, do = row.wrong.format_map(known).strip(), row.do.format_map(known).strip()
    return wrong if wrong.endswith((".", "!", "?")) else f"{wrong.rstrip(':')}.", do
