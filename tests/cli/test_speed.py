"""The quick commands stay quick: what they import is told by name, not by a clock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("rich", "pydantic", "holidays", "starlette", "jinja2", "imapclient", "mailparser", "keyring", "apscheduler")


def imported_by(*args: str) -> set[str]:
    """The top-level packages that one command imports."""
    script = (
        "import sys\nfrom tests.cli.program import Desk, MemoryProgram\nfrom daemon.cli.app import main\n"
        f"before = set(sys.modules)\nassert not set({HEAVY!r}) & before\n"
        f"result = Desk()(*{args!r})\nassert result.exit_code == 0, result.output\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return set(ended.stdout.split())


@pytest.mark.parametrize("command", ["queue", "status", "plan", "applications"])
def test_the_quick_commands_import_nothing_heavy(command: str) -> None:
    assert imported_by("--json", command).isdisjoint(HEAVY)
    assert imported_by(command).isdisjoint(HEAVY)


def test_the_help_page_imports_no_command() -> None:
    script = (
        "import sys\nfrom click.testing import CliRunner\nfrom daemon.cli.app import COMMANDS, main\n"
        "page = CliRunner().invoke(main, ['--help']).stdout\nassert all(name in page for name in COMMANDS), page\n"
        "print(*(name for name in sys.modules if name.startswith('daemon.cli.')))"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)

    assert set(ended.stdout.split()) == {"daemon.cli.app", "daemon.cli.failure"}, ended.stderr
