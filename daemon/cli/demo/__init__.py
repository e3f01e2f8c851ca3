"""Owns the command that shows everything at once: a made-up job search, time running fast, the page open."""

from __future__ import annotations

import importlib.util
import os
import signal
import sys
import tempfile
import threading
from pathlib import Path

import click

from daemon.errors import ConfigError

NEEDED = ("pymap", "aiosmtpd", "trustme")
DAYS_A_MINUTE = 8.0


@click.command()
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 1000),
    default=DAYS_A_MINUTE,
    show_default=True,
    help="Days of the story in a minute.",
)
@click.option("--no-browser", is_flag=True, help="Only print the page's address.")
def demo(speed: float, no_browser: bool) -> None:
    """A made-up job search on an embedded mail server. Needs no account and no network, and leaves nothing behind.

    \b
    Examples:
      followup demo
      followup demo --speed 2 --no-browser
    """
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise ConfigError(
            f"The demo's mail servers are not installed ({', '.join(missing)}).",
            'Install them: python -m pip install "followupd[demo]"',
        )
    with tempfile.TemporaryDirectory(prefix="followup-demo-") as name:
        _play(Path(name), speed, browser=not no_browser)


def _play(home: Path, speed: float, *, browser: bool) -> None:
    from daemon.cli.demo.clock import STEPS_A_DAY
    from daemon.cli.demo.stage import staged

    _give_secret(home)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with staged(home, 60 / (speed * STEPS_A_DAY), _say) as stage:
        address = stage.page.fresh_address()
        _say(f"The review page: {address}")
        _say("Robin's month of looking for a job begins. Approve a draft on the page to see it leave. Ctrl-C ends.\n")
        if browser:
            _show(address)
        stage.watch()
        worker = threading.Thread(target=stage.wheel.run, name="wheel", daemon=True)
        worker.start()
        told = False
        while not stop.wait(0.2) and worker.is_alive():
            if stage.ended.is_set() and not told:
                told = True
                _say("\nThe month is over, and time stands still. The page stays open. Ctrl-C ends.")
        stage.wheel.stop()
        worker.join(3.0)
        if stage.wheel.failed is not None:
            raise stage.wheel.failed
    _say("\nThe demo is over; nothing of it is left on this computer.")


def _give_secret(home: Path) -> None:
    """The made-up password, handed over as systemd hands a service its own (systemd.exec, Credentials)."""
    from daemon.cli.demo.post import PASSWORD

    (home / "followup-demo").write_text(PASSWORD, encoding="utf-8")
    os.environ["CREDENTIALS_DIRECTORY"] = str(home)


def _show(address: str) -> None:
    """Open the page where there is a screen; a browser within the terminal would hide what is told there."""
    if sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        import webbrowser

        webbrowser.open(address)


def _say(line: str) -> None:
    print(line, flush=True)
