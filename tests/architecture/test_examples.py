"""The examples of the pages are run: what a `console` block shows is what the program prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from classifiers.kinds.shape import Classifier
from daemon.cli.app import main
from tests.architecture.project import ROOT, short

BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
PAGES = sorted((ROOT / "docs").rglob("*.md"))
EXAMPLES = [
    (short(page), *example)
    for page in PAGES
    for block in BLOCK.findall(page.read_text(encoding="utf-8"))
    for example in re.findall(r"\$ followup ([^\n]+)\n((?:(?!\$ )[^\n]*\n)*)", block)
]


def test_there_are_examples() -> None:
    assert EXAMPLES


@pytest.mark.parametrize(("page", "command", "shown"), EXAMPLES)
def test_an_example_prints_what_its_page_shows(page: str, command: str, shown: str, tmp_path: Path) -> None:
    given = ["--config", str(tmp_path / "config.toml"), "--data", str(tmp_path / "data")]
    result = CliRunner().invoke(main, [*given, *shlex.split(command)])
    assert result.exit_code == 0, result.stderr
    assert result.stdout == shown


def test_the_classifier_of_the_page_is_one() -> None:
    page = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)  # our own page
    assert isinstance(names["CLASSIFIER"], Classifier)
