"""Owns `doctor`: looks at everything, says what is wrong and what to do, and changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from daemon.cli.session import SCHEMA, put

if TYPE_CHECKING:
    from daemon.bootstrap.doctor.finding import Finding
    from daemon.views.page import Page


@click.command()
@click.option("--online", is_flag=True, help="Sign in to each account, too.")
@click.pass_context
def doctor(ctx: click.Context, online: bool) -> None:
    """Look at everything that can be wrong, and say what to do: the installation, passwords, servers, clock, disk,
    journal. It changes nothing and, without --online, signs in nowhere.

    Exit 0 when nothing fails, else the code of the worst. Each code is explained in docs/troubleshooting.md.

    \b
    Examples:
      followup doctor
      followup doctor --online
      followup --json doctor
    """
    from daemon.bootstrap.doctor import examine
    from daemon.bootstrap.doctor.finding import exit_code
    from daemon.bootstrap.opening import clock_for

    given = ctx.obj
    now = clock_for(given["at"]).now()
    findings = list(examine(given["config"], given["data"], now, online=online))
    put(lambda: _document(findings), lambda: _page(findings))
    ctx.exit(exit_code(findings))


def _document(findings: list[Finding]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "well": not any(finding.exit for finding in findings),
        "findings": [
            {
                "check": one.check,
                "result": one.result.value,
                "code": one.code,
                "account": one.account,
                "words": one.words,
                "do": one.do or None,
            }
            for one in findings
        ],
    }


def _page(findings: list[Finding]) -> Page:
    from daemon.views.page import Card, Note
    from daemon.views.timefmt import counted

    cards = []
    for one in findings:
        title = f"{one.check} of {one.account}" if one.account else one.check
        help_ = (("What to do", one.do), ("More", f"docs/troubleshooting.md#{one.code}")) if one.do else ()
        cards.append(Card(one.result.value.ljust(4), title, (("", one.words), *help_)))
    fails, warns = (sum(one.result.value == word for one in findings) for word in ("fail", "warn"))
    told = f"{counted(fails, 'trouble')} and {counted(warns, 'warning')} found."
    return (*cards, Note(told[0].upper() + told[1:], warn=fails > 0))
