"""Owns the shape of what doctor finds: what was looked at, how it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from daemon.bootstrap.wellbeing.notebook import code_of
from daemon.domain.problems import TABLE, Code, Severity, said
from daemon.errors import FollowupError
from daemon.views.status import Problem


class Result(StrEnum):
    """How something is."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `code`: its row in docs/troubleshooting.md, "ok" when all is well with it."""

    check: str
    words: str
    do: str = ""
    code: str = "ok"
    account: str | None = None

    @property
    def result(self) -> Result:
        """By its code."""
        if self.code == "ok":
            return Result.OK
        return Result.WARN if TABLE[Code(self.code)].severity is Severity.WARNING else Result.FAIL

    @property
    def exit(self) -> int:
        """The exit code it stands for."""
        return TABLE[Code(self.code)].exit if self.result is Result.FAIL else 0


def trouble(check: str, code: Code, account: str | None = None, **facts: object) -> Finding:
    """A finding in the words of the table."""
    wrong, do = said(code, **({"account": repr(account)} if account else {}), **facts)
    return Finding(check, wrong, do, code, account)


def of_problem(check: str, problem: Problem) -> Finding:
    """A problem that `status` tells, as a finding."""
    code = problem.code if problem.code in TABLE else Code.OTHER
    return Finding(check, problem.wrong, problem.do, code, problem.account)


def of_error(check: str, error: FollowupError, account: str | None = None, *, oauth: bool = False) -> Finding:
    """An error as a finding."""
    wrong = "\n".join(line.strip() for line in error.wrong.splitlines())
    code = code_of(error, oauth=oauth)
    return Finding(check, wrong, error.do, code if code in TABLE else Code.OTHER, account)


def exit_code(findings: list[Finding]) -> int:
    """That of the worst: the journal or its disk, the configuration or a password, the network, the installation."""
    codes = {finding.exit for finding in findings}
    return next((code for code in (6, 3, 4, 1) if code in codes), 0)
