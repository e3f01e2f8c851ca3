"""Owns what every test shares: which tests this machine can run, and that none of them leaves it.

Tests marked `server` need Dovecot, tests marked `browser` need Chromium. Where they are missing those tests are left
out and named at the end; under CI that is a failure.
"""

from __future__ import annotations

import ipaddress
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSER_FLAGS = ["--no-sandbox", "--headless=new", "--disable-gpu", "--disable-dev-shm-usage"]
SBIN = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"])
NEEDS: dict[str, tuple[str, Callable[[], bool]]] = {
    "server": ("a real mail server (Dovecot)", lambda: shutil.which("dovecot", path=SBIN) is not None),
    "browser": ("a real browser (Chromium)", lambda: any(map(shutil.which, ("chromium", "chromium-browser")))),
}
CI = os.environ.get("CI", "").lower() not in ("", "0", "false", "no")
NOT_RUN: pytest.StashKey[dict[str, int]] = pytest.StashKey()

settings.register_profile("house", deadline=None, derandomize=CI, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Start with nothing left out."""
    config.stash[NOT_RUN] = {}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot run, and remember how many of each kind."""
    missing = {marker for marker, (_, here) in NEEDS.items() if not here()}
    left_out = [item for item in items if missing & {mark.name for mark in item.iter_markers()}]
    if not left_out:
        return
    for marker in sorted(missing):
        config.stash[NOT_RUN][marker] = sum(item.get_closest_marker(marker) is not None for item in left_out)
    items[:] = [item for item in items if item not in set(left_out)]
    config.hook.pytest_deselected(items=left_out)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """pytest-xdist: take over what a worker left out (each worker collects everything)."""
    node.config.stash[NOT_RUN].update(getattr(node, "workeroutput", {}).get("not_run", {}))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Tell the controller what was left out; under CI a test that was not run is a failure."""
    not_run = session.config.stash[NOT_RUN]
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["not_run"] = not_run
    elif CI and any(not_run.values()) and exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name loudly what was not run, and the command that helps."""
    for marker, count in config.stash[NOT_RUN].items():
        terminalreporter.section("NOT RUN", red=CI, yellow=not CI, bold=True)
        terminalreporter.line(f"{count} tests marked '{marker}' need {NEEDS[marker][0]}, which this machine has not.")
        terminalreporter.line("To run them (root, Debian or Ubuntu): make test-deps")


@pytest.fixture(autouse=True)
def _as_wide_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are drawn to the terminal's width, which is not the tests' business."""
    monkeypatch.setenv("COLUMNS", "100")


def _is_here(host: object) -> bool:
    if host in ("", "localhost", None, b"localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _stay_here(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: refuse every connection and every name that is not this machine."""
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not _is_here(host):
        raise RuntimeError(f"a test tried to reach {host!r}; tests stay on this machine")


sys.addaudithook(_stay_here)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process: a second one beside it is refused by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"), args=BROWSER_FLAGS
        )
        yield browser
        browser.close()
