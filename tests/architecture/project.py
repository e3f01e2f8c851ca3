"""Owns the view of the project that these tests read: its packages, its files, its pages."""

from __future__ import annotations

import ast
import functools
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("daemon", "classifiers", "outbox")
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@functools.cache
def files() -> tuple[Path, ...]:
    """Every file that is committed (or, where there is no git, every file outside dot directories)."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=False
    )
    if listing.returncode == 0 and listing.stdout:
        named = (ROOT / os.fsdecode(name) for name in listing.stdout.split(b"\0") if name)
        return tuple(path for path in named if path.is_file())
    hidden = (".git", ".venv", "__pycache__")
    walked = (path for path in ROOT.rglob("*") if path.is_file())
    return tuple(
        path
        for path in walked
        if not any(part in hidden or part.endswith("_cache") for part in path.relative_to(ROOT).parts)
    )


@functools.cache
def text_files() -> tuple[tuple[Path, str], ...]:
    """Every committed file that is UTF-8 text, with its text."""
    found = []
    for path in files():
        try:
            found.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return tuple(found)


@functools.cache
def modules() -> tuple[tuple[Path, str, ast.Module], ...]:
    """Every module of the three packages: path, source, tree."""
    found = []
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            found.append((path, source, ast.parse(source)))
    return tuple(found)


def functions(tree: ast.Module) -> Iterator[FunctionNode]:
    """Every function and method of a module, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def imported(tree: ast.Module) -> set[str]:
    """The absolute modules a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


def short(path: Path) -> str:
    """A path as the project names it."""
    return path.relative_to(ROOT).as_posix()
