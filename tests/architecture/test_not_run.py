"""What a machine cannot run is left out and named; under CI that is a failure (proved on a small project)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import ROOT

SMALL = """
import pytest

@pytest.mark.server
def test_server():
    raise AssertionError("was run")

@pytest.mark.browser
def test_browser():
    raise AssertionError("was run")

def test_here():
    assert 1 + 1 == 2
"""


def _run(project: Path, ci: str, *options: str) -> subprocess.CompletedProcess[str]:
    """pytest on a project with one test of each kind, on a machine with neither server nor browser."""
    (project / "tests").mkdir()
    conftest = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")
    without = conftest.replace('shutil.which("dovecot", path=SBIN) is not None', "False")
    without = without.replace('any(map(shutil.which, ("chromium", "chromium-browser")))', "False")
    assert without.count("lambda: False") == 2
    (project / "tests" / "conftest.py").write_text(without, encoding="utf-8")
    (project / "tests" / "test_small.py").write_text(SMALL, encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", project)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV"))}
    environment["CI"] = ci
    return subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False, timeout=90
    )


@pytest.mark.parametrize(("ci", "exit_code"), [("", 0), ("false", 0), ("true", 1)])
def test_what_is_missing_is_named(tmp_path: Path, ci: str, exit_code: int) -> None:
    done = _run(tmp_path, ci)
    assert done.returncode == exit_code, done.stdout + done.stderr
    assert "1 passed, 2 deselected" in done.stdout
    assert done.stdout.count("NOT RUN") == 2
    assert "make test-deps" in done.stdout


def test_it_is_named_by_several_workers_too(tmp_path: Path) -> None:
    done = _run(tmp_path, "true", "-n", "2")
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout.count("NOT RUN") == 2
