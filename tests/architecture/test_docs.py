"""The pages are true: every command, target, link and generated page they name is there."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import click
import pytest

from daemon.cli.app import main
from tests.architecture.project import ROOT, short, text_files

COMMANDS = main.list_commands(click.Context(main))
PAGES = tuple((path, text) for path, text in text_files() if path.suffix == ".md")
GENERATED = runpy.run_path(str(ROOT / "docs" / "generate.py"))["PAGES"]
CODE = re.compile(r"```.*?\n(.*?)```|`([^`\n]+)`", re.DOTALL)
OPTION_WITH_VALUE = {
    name for option in main.params if isinstance(option, click.Option) and not option.is_flag for name in option.opts
}
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def _code_in(text: str) -> list[str]:
    return [block or inline for block, inline in CODE.findall(text)]


def _commands_in(code: str) -> list[str]:
    """The command words after `followup` and its global options."""
    found = []
    for line in code.splitlines():
        words = line.partition("followup ")[2].split() if re.search(r"(?:^|[\s|(])followup ", line) else []
        while words and words[0].startswith("-"):
            words = words[2 if words[0] in OPTION_WITH_VALUE else 1 :]
        if words and re.fullmatch(r"[a-z]+", words[0]):
            found.append(words[0])
    return found


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(("path", "text"), PAGES, ids=lambda value: short(value) if isinstance(value, Path) else "")
def test_every_command_a_page_names_exists(path: Path, text: str) -> None:
    named = {command for code in _code_in(text) for command in _commands_in(code)}
    assert named - set(COMMANDS) == set(), f"{short(path)} names commands that `followup` has not"


@pytest.mark.parametrize(("path", "text"), PAGES, ids=lambda value: short(value) if isinstance(value, Path) else "")
def test_every_make_target_a_page_names_exists(path: Path, text: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {word for code in _code_in(text) for word in re.findall(r"\bmake (?:[A-Z]+=\S+ )*([a-z-]+)", code)}
    assert named <= targets


@pytest.mark.parametrize(("path", "text"), PAGES, ids=lambda value: short(value) if isinstance(value, Path) else "")
def test_every_link_leads_somewhere(path: Path, text: str) -> None:
    broken = []
    for link in LINK.findall(text):
        if "://" in link or link.startswith("mailto:"):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        inside = target.is_relative_to(ROOT) and target.exists()
        if not inside or (anchor and anchor not in _anchors(target.read_text(encoding="utf-8"))):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("name", GENERATED)
def test_generated_pages_are_fresh(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == GENERATED[name](), "run: make docs"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_loads_and_says_what_it_does(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.get_short_help_str()


def test_no_command_is_called_twice() -> None:
    assert len(COMMANDS) == len(set(COMMANDS)) > 0


def test_the_index_of_docs_names_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {path.relative_to(ROOT / "docs").as_posix() for path, _ in PAGES if short(path).startswith("docs/")}
    named = {page for page in pages if f"({page})" in index or page.startswith("decisions/")}
    assert pages - named == {"README.md"}
    assert "(decisions/)" in index


def test_every_label_stage_and_signal_is_explained() -> None:
    from classifiers.reading import Label, StatementKind
    from daemon.domain.stages import Signal, Stage

    labels = (ROOT / "docs" / "labels.md").read_text(encoding="utf-8")
    rules = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert [label for label in Label if f"`{label}`" not in labels] == []
    assert [word for word in (*Stage, *StatementKind) if word != Stage.NEW and f"`{word}`" not in rules] == []
    assert [signal for signal in Signal if f"`{signal}`" not in rules] == []


def test_every_article_number_has_its_advice() -> None:
    rules = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert [number for number in range(1, 14) if f"| A{number} |" not in rules] == []


def test_decisions_are_numbered_once() -> None:
    names = [path.name for path in (ROOT / "docs" / "decisions").glob("*.md")]
    assert names
    assert [name for name in names if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)] == []
    numbers = [name[:4] for name in names]
    assert len(numbers) == len(set(numbers))
