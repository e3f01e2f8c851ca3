"""Owns the service under systemd: `systemctl --user`, and whether it lives on when the person logs out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from daemon.adapters.private_file import write_private
from daemon.adapters.service import Done, Run, Standing, Wanted
from daemon.adapters.service.unit import NAME, unit
from daemon.errors import ConfigError

ABSENT = (
    "Let what starts programs here run `followup run` in the foreground (a container's command, a supervisor, tmux), "
    "or `followup once` every few minutes from cron: docs/running.md"
)
NO_HOUSE = {"217", "218", "226"}  # USER, CAPABILITIES, NAMESPACE: this kernel gives no user namespaces
PROPERTIES = "LoadState,UnitFileState,ActiveState,SubState,MainPID,Result,ExecMainStatus,NRestarts"


@dataclass(frozen=True, slots=True)
class SystemdUser:
    """`units`: ~/.config/systemd/user; `user`: the login name."""

    units: Path
    user: str
    run: Run

    @property
    def file(self) -> Path:
        """The unit's file."""
        return self.units / NAME

    def install(self, wanted: Wanted) -> Standing:
        """Write the unit, start it now and at every login; a changed one is started again."""
        self._needs_manager()
        try:
            text = unit(wanted)
        except ValueError as error:
            raise ConfigError(f"The service cannot be written: {error}.", "Use another directory.") from error
        changed = self._text() != text
        if changed:
            write_private(self.file, text)
            self._do("daemon-reload")
        self._do("enable", NAME)
        self._do("restart" if changed else "start", NAME)
        return self.status()

    def uninstall(self) -> Standing:
        """Stop it and take the unit away. The journal stays."""
        self._needs_manager()
        if self.file.exists():
            self._do("disable", "--now", NAME)
            self.file.unlink(missing_ok=True)
            self._do("daemon-reload")
        return Standing("systemd", self.file, installed=False)

    def status(self) -> Standing:
        """What systemd says of it."""
        self._needs_manager()
        shown = self.run(["systemctl", "--user", "show", NAME, f"--property={PROPERTIES}"]).said
        found = dict(line.partition("=")[::2] for line in shown.splitlines())
        pid = found.get("MainPID", "")
        return Standing(
            "systemd",
            self.file,
            installed=self.file.exists(),
            enabled=found.get("UnitFileState") == "enabled",
            running=found.get("ActiveState") == "active",
            pid=int(pid) if pid.isdigit() and pid != "0" else None,
            hint=self._hint(found),
        )

    def _hint(self, found: dict[str, str]) -> str:
        if not self.file.exists():
            return "Install it: followup service install"
        if found.get("ActiveState") != "active":
            if found.get("ExecMainStatus") in NO_HOUSE:
                return "This system gives no namespaces to users: followup service install --no-sandbox"
            return f"What it said: journalctl --user -u {NAME}"
        if not self._lingers():
            return f"It ends when you log out. To let it live on: loginctl enable-linger {self.user}"
        return ""

    def _lingers(self) -> bool:
        return self.run(["loginctl", "show-user", self.user, "--property=Linger"]).said == "Linger=yes"

    def _needs_manager(self) -> None:
        answer = self.run(["systemctl", "--user", "show", "--property=Version"])
        if answer.code == 127:
            raise ConfigError("This machine has no systemd (systemctl is not there).", ABSENT)
        if answer.code or not answer.said.startswith("Version="):
            wrong = "No systemd of yours runs here (as in a container, or in a shell of another user by su or sudo)."
            raise ConfigError(wrong, f"Log in as yourself and try again. Else: {ABSENT}")

    def _do(self, *words: str) -> Done:
        done = self.run(["systemctl", "--user", *words])
        if done.code:
            said = done.said.splitlines()[0] if done.said else f"it ended with {done.code}"
            wrong = f"systemctl --user {' '.join(words)} failed: {said}"
            raise ConfigError(wrong if wrong.endswith(".") else f"{wrong}.", f"Look: journalctl --user -u {NAME}")
        return done

    def _text(self) -> str | None:
        try:
            return self.file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None
