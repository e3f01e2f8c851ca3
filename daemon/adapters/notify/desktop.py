"""Owns telling on the desktop: by `notify-send` where there is one, else by the library desktop-notifier."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from daemon.adapters.notify import TITLE, NotToldError
from daemon.adapters.notify.command import run

SECONDS = 10.0
_NO_MARKUP = str.maketrans("<>&", "‹›+")  # desktops read markup in a notice, and names come from mails


@dataclass(frozen=True, slots=True)
class Desktop:
    """This person's desktop."""

    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    name: str = "desktop"

    def tell(self, text: str) -> None:
        """Show it. The program says whether that worked, the library does not: so the program goes first."""
        text = text.translate(_NO_MARKUP)
        program = shutil.which("notify-send", path=self.environment.get("PATH"))
        if program:
            why = run([program, "--app-name", TITLE, "--", TITLE, text], b"", SECONDS)
            if why:
                raise NotToldError(f"The desktop cannot be told: notify-send {why}.", "Is somebody logged in there?")
            return
        if sys.platform != "darwin" and not self._has_bus():
            raise NotToldError("There is no desktop here to tell.", "Set `desktop = false`, or use ntfy or a command.")
        _by_library(text)

    def _has_bus(self) -> bool:
        runtime = self.environment.get("XDG_RUNTIME_DIR")
        return bool(self.environment.get("DBUS_SESSION_BUS_ADDRESS")) or bool(runtime and Path(runtime, "bus").exists())


def _by_library(text: str) -> None:
    try:
        from desktop_notifier.sync import DesktopNotifierSync
    except ImportError as error:
        do = "Install notify-send, or followup with its extra `notify`: pipx install 'followupd[notify]'"
        raise NotToldError("Nothing here can tell the desktop.", do) from error
    logging.getLogger("desktop_notifier").setLevel(logging.CRITICAL)
    shown: list[bool] = []
    with contextlib.suppress(Exception):  # some failures raise what the bus raises, some only do not call back
        notifier = DesktopNotifierSync(app_name=TITLE, app_icon=None)
        notifier.send(title=TITLE, message=text, on_dispatched=lambda: shown.append(True))
    if not shown:
        raise NotToldError("The desktop cannot be told: nothing answers there.", "Is somebody logged in there?")
