"""Owns the service under launchd (macOS): an agent of the person's login, started again when it ends badly."""

from __future__ import annotations

import plistlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from daemon.adapters.private_file import write_private
from daemon.adapters.service import Run, Standing, Wanted
from daemon.errors import ConfigError

LABEL = "followupd"
GONE = {3, 36, 113}  # what bootout answers when there is nothing to end
_PID = re.compile(r"^\s*pid = (\d+)$", re.MULTILINE)


def agent(wanted: Wanted) -> str:
    """The property list. launchd rotates no logs, so the daemon writes and rotates one of its own."""
    log = wanted.data / "followup.log"
    words = [*wanted.program, "run", "--log-file", str(log)]
    described: dict[str, Any] = {
        "Label": LABEL,
        "ProgramArguments": words,
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "ThrottleInterval": 30,
        "ProcessType": "Background",
        "ExitTimeOut": 15,
        "Umask": 0o077,
        "HardResourceLimits": {"Core": 0},
        "StandardErrorPath": str(wanted.data / "followup.stderr"),
        "EnvironmentVariables": {"PYTHONUNBUFFERED": "1", **wanted.environment},
    }
    return plistlib.dumps(described).decode()


@dataclass(frozen=True, slots=True)
class Launchd:
    """`agents`: ~/Library/LaunchAgents; `uid`: of the person."""

    agents: Path
    uid: int
    run: Run

    @property
    def file(self) -> Path:
        """The agent's file."""
        return self.agents / f"{LABEL}.plist"

    @property
    def _target(self) -> str:
        return f"gui/{self.uid}/{LABEL}"

    def install(self, wanted: Wanted) -> Standing:
        """Write the agent and start it; one that was there is replaced."""
        text = agent(wanted)
        same = self.file.exists() and self.file.read_text(encoding="utf-8") == text
        if same and self.status().running:
            return self.status()
        self._bootout()
        write_private(self.file, text)
        done = self.run(["launchctl", "bootstrap", f"gui/{self.uid}", str(self.file)])
        if done.code:
            wrong = f"launchctl did not take the agent: {done.said or done.code}"
            raise ConfigError(wrong if wrong.endswith(".") else f"{wrong}.", "Log in on the screen and try again.")
        return self.status()

    def uninstall(self) -> Standing:
        """Stop it and take the agent away. The journal stays."""
        self._bootout()
        self.file.unlink(missing_ok=True)
        return Standing("launchd", self.file, installed=False)

    def status(self) -> Standing:
        """What launchd says of it."""
        shown = self.run(["launchctl", "print", self._target])
        found = _PID.search(shown.said) if shown.code == 0 else None
        installed = self.file.exists()
        hint = "" if installed else "Install it: followup service install"
        if installed and not found:
            hint = f"What it said: {self._stderr()}"
        pid = int(found[1]) if found else None
        return Standing("launchd", self.file, installed, shown.code == 0, pid is not None, pid, hint)

    def _stderr(self) -> str:
        try:
            return str(plistlib.loads(self.file.read_bytes()).get("StandardErrorPath", ""))
        except (OSError, plistlib.InvalidFileException):
            return str(self.file)

    def _bootout(self) -> None:
        done = self.run(["launchctl", "bootout", self._target])
        if done.code and done.code not in GONE:
            wrong = f"launchctl did not end the agent: {done.said or done.code}"
            raise ConfigError(wrong if wrong.endswith(".") else f"{wrong}.", "Try it again.")
