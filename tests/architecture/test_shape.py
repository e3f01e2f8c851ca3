"""Rooms stay small: lines of modules and functions, an opening sentence, no unfinished work."""

from __future__ import annotations

import ast
import re
import statistics

from tests.architecture.project import functions, modules, short, text_files

UNFINISHED = re.compile("|".join((r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", r"\bX" + r"XX\b", "Not" + "ImplementedError")))
LEFT_OUT = re.compile(r"pytest\.(?:mark\.)?(?:" + "sk" + "ip|x" + r"fail|importor)|\bassert " + r"True\b")


def test_no_module_is_longer_than_300_lines_and_the_median_at_most_90() -> None:
    lengths = {short(path): source.count("\n") for path, source, _ in modules()}
    assert {path: length for path, length in lengths.items() if length > 300} == {}
    assert statistics.median(lengths.values()) <= 90


def test_no_function_is_longer_than_50_lines_the_median_at_most_8_and_the_p90_at_most_25() -> None:
    lengths = {
        f"{short(path)}:{function.lineno} {function.name}": (function.end_lineno or function.lineno)
        - function.lineno
        + 1
        for path, _, tree in modules()
        for function in functions(tree)
    }
    assert {name: length for name, length in lengths.items() if length > 50} == {}
    ordered = sorted(lengths.values())
    assert statistics.median(ordered) <= 8
    assert ordered[int(0.9 * len(ordered))] <= 25


def test_every_module_opens_with_what_it_owns() -> None:
    assert [short(path) for path, _, tree in modules() if not ast.get_docstring(tree)] == []


def test_every_function_says_what_it_returns() -> None:
    untyped = [
        f"{short(path)}:{function.lineno} {function.name}"
        for path, _, tree in modules()
        for function in functions(tree)
        if function.returns is None and function.name != "__init__"
    ]
    assert untyped == []


def test_nothing_committed_is_unfinished() -> None:
    marks = [
        f"{short(path)}:{number}: {line.strip()}"
        for path, text in text_files()
        if path.suffix in (".py", ".j2", ".html", ".md", ".toml", ".sql", ".sh") or path.name == "Makefile"
        for number, line in enumerate(text.splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert marks == []


def test_no_test_steps_aside_by_itself() -> None:
    """What a machine cannot run is left out, and said, in tests/conftest.py and nowhere else."""
    marks = [
        f"{short(path)}:{number}: {line.strip()}"
        for path, text in text_files()
        if short(path).startswith("tests/") and path.suffix == ".py"
        for number, line in enumerate(text.splitlines(), 1)
        if LEFT_OUT.search(line)
    ]
    assert marks == []
