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
LOOK = f"What it said: journalctl --user -u {NAME}"
NO_HOUSE = "This system gives no namespaces to users: followup service install --no-sandbox"
HINTS = {  # by the exit code: ours (docs/commands.md), and systemd's own (systemd.exec(5), "Process Exit Codes")
    "2": "The command line is wrong: followup service install",
    "3": "The configuration or a password needs you: followup doctor",
    "6": "The journal is in use: end the other `followup run`, and it starts by itself.",
    "217": NO_HOUSE,  # USER
    "218": NO_HOUSE,  # CAPABILITIES
    "226": NO_HOUSE,  # NAMESPACE
    "243": "A credential cannot be read: look into the directory `credentials` beside your configuration.",
}
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
        """Write the unit, start it now and at every login; a changed one is started again.

        One that does not start stays enabled: most causes go by themselves or by the person's hand, and it is tried
        again. Raises ConfigError with what to do.
        """
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
        started = self.run(["systemctl", "--user", "restart" if changed else "start", NAME])
        standing = self.status()
        if started.code:
            raise ConfigError(_failed("The service is installed and does not start", started), standing.hint)
        return standing

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
            return HINTS.get(found.get("ExecMainStatus", ""), LOOK)
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
            raise ConfigError(_failed(f"systemctl --user {' '.join(words)} failed", done), LOOK)
        return done

    def _text(self) -> str | None:
        try:
            return self.file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None


def _failed(wrong: str, done: Done) -> str:
    said = done.said.splitlines()[0] if done.said else f"it ended with {done.code}"
    return f"{wrong}: {said.rstrip('.')}."
