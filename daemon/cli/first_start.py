"""Owns what `review` and `run` do where nothing is set up yet: the page asks, then the command goes on behind it."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from daemon.cli.session import as_json

if TYPE_CHECKING:
    from daemon.bootstrap.program import Program
    from daemon.bootstrap.reviewing import Serve, Server
    from daemon.web.door import Door

READY_SECONDS = 20.0  # until the usual page stands behind the door
SLICE = 0.25
HELLO = "Nothing is set up yet: answer three questions on the page. (In this terminal: followup setup)"


def asked_on_the_page(*, print_only: bool, show: Callable[[str], None], wakes: bool) -> Serve | None:
    """Serve the three questions until they are answered; then what serves the usual page at the same address.

    None where a configuration is there, or nobody could answer. `wakes`: a daemon goes on, and is to be asked for its
    page, which it makes at the first wish.
    """
    given = click.get_current_context().obj
    path = _config(given["config"])
    if path.exists() or as_json() or "open" in given:
        return None
    from daemon.adapters import places
    from daemon.bootstrap.setting_up.working import Work
    from daemon.bootstrap.setting_up.world import World
    from daemon.config.settings import Review
    from daemon.web.door import Door
    from daemon.web.first_start import HERE, application

    world = given.get("world")
    work = Work(path, given["data"], given["at"], world if isinstance(world, World) else World())
    review = Review()
    door, there = Door(review.host, review.port), threading.Event()
    home = given["data"] or places.data_directory()
    door.open(lambda port: application(work, door, port, lambda: _ready(there, home, wakes=wakes)), HERE)
    click.echo(HELLO, err=True)
    address = door.fresh_address()
    show(address)
    if not print_only and has_screen():
        webbrowser.open(address)
    try:
        work.done.wait()
    except BaseException:
        door.close()
        raise
    click.echo("It is set up, and the page shows your applications.", err=True)
    return _behind(door, there)


def at_a_terminal() -> bool:
    """Whether somebody started this who could answer; a service has nobody."""
    return sys.stdin is not None and sys.stdin.isatty()


def has_screen() -> bool:
    """Whether a browser has a screen of its own; one that lives in the terminal would take it over."""
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _behind(door: Door, there: threading.Event) -> Serve:
    def serve(program: Program, ring: Callable[[], None]) -> Server:
        from daemon.web.serving import Server as Page

        class Behind(Page):
            """The usual page at an open door."""

            def start(self) -> None:
                super().start()
                there.set()

        return Behind(program, ring, door)

    return serve


def _ready(there: threading.Event, home: Path, *, wakes: bool) -> bool:
    """Wait for the usual page. A daemon makes its page at the first wish, and hears wishes once it is up."""
    from daemon.adapters import bell

    for _ in range(int(READY_SECONDS / SLICE)):
        if wakes and not there.is_set():
            bell.ask(home, "review", seconds=READY_SECONDS)
        if there.wait(SLICE):
            return True
    return False


def _config(config: Path | None) -> Path:
    if config:
        return config
    from daemon.adapters.places import config_file

    return config_file()
