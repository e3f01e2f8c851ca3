"""Who may import what, beyond the layers that import-linter keeps (pyproject.toml)."""

from __future__ import annotations

import ast
import sys

import pytest

from tests.architecture.project import PACKAGES, ROOT, imported, modules, short

WORLD = ("imapclient", "smtplib", "mailparser", "keyring", "apscheduler")


@pytest.mark.parametrize("library", WORLD)
def test_one_room_only_imports(library: str) -> None:
    importers = {
        short(path)
        for path, _, tree in modules()
        if any(name == library or name.startswith(f"{library}.") for name in imported(tree))
    }
    assert len(importers) <= 1, f"{library} is imported by {sorted(importers)}; one module owns it"


def test_the_domain_needs_the_standard_library_only() -> None:
    foreign = {
        f"{short(path)}: {name}"
        for path, _, tree in modules()
        if short(path).startswith("daemon/domain/")
        for name in imported(tree)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not name.startswith(("daemon.domain", "classifiers"))
    }
    assert foreign == set()


def test_the_readers_import_nothing_of_ours() -> None:
    ours = {
        f"{short(path)}: {name}"
        for path, _, tree in modules()
        if short(path).startswith("classifiers/")
        for name in imported(tree)
        if name.partition(".")[0] in ("daemon", "outbox")
    }
    assert ours == set()


def test_only_the_clock_module_asks_what_time_it_is() -> None:
    """Beside ruff's TID251, which an alias could slip past."""
    askers = {
        "datetime.now",
        "datetime.utcnow",
        "datetime.today",
        "date.today",
        "time.time",
        "time.sleep",
        "time.time_ns",
    }
    calls = {
        f"{short(path)}:{node.lineno}"
        for path, _, tree in modules()
        if short(path) != "daemon/clock.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and any(ast.unparse(node).endswith(asker) for asker in askers)
    }
    assert calls == set()


def test_the_package_daemon_exports_nothing() -> None:
    """PyPI's python-daemon installs a package of this name: ours stays one docstring (docs/architecture.md)."""
    body = ast.parse((ROOT / "daemon/__init__.py").read_text(encoding="utf-8")).body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)
    assert isinstance(body[0].value, ast.Constant)


@pytest.mark.parametrize("name", ["daemon", "pidfile", "runner", "_metadata"])
def test_no_module_has_a_name_python_daemon_uses(name: str) -> None:
    assert not (ROOT / "daemon" / f"{name}.py").exists()
    assert not (ROOT / "daemon" / name).exists()


@pytest.mark.parametrize("lock", ["core", "demo", "dev"])
def test_no_lock_holds_python_daemon_or_an_unhashed_line(lock: str) -> None:
    lines = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines()
    pins = [index for index, line in enumerate(lines) if line and line[0] not in " #"]
    assert pins
    assert not [lines[index] for index in pins if lines[index].startswith("python-daemon")]
    assert [lines[index] for index in pins if "--hash=sha256:" not in lines[index + 1]] == []


def test_the_top_level_is_what_it_is_meant_to_be() -> None:
    wanted = {"daemon", "classifiers", "outbox", "tests", "docs", "bench", "training", "requirements"}
    wanted |= {"pyproject.toml", "config.example.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"}
    wanted |= {"Makefile", "Containerfile", "build", "dist"}
    seen = {entry.name for entry in ROOT.iterdir() if not entry.name.startswith((".", "__"))}
    assert {name for name in seen - wanted if not name.endswith(".egg-info")} == set()
    assert set(PACKAGES) <= seen
