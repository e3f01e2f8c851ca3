"""Owns what the service is to run for this configuration: its command line, its passwords, where it may write."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from daemon.adapters import places
from daemon.adapters.service import Wanted
from daemon.config import FolderAccount, ImapAccount, Settings, load
from daemon.errors import ConfigError

PASSED_ON = ("PATH", "SSL_CERT_FILE", "SSL_CERT_DIR")  # who installs it has commands and authorities of their own


def wanted(config: Path | None, data: Path | None, *, sandbox: bool = True) -> Wanted:
    """The service of a checked configuration. Raises ConfigError, also when a credential's file is missing."""
    path = (config or places.config_file()).absolute()
    home = (data or places.data_directory()).absolute()
    settings = load(path)
    places.private_directory(home)
    return Wanted(
        program=(*program(Path(sys.executable)), "--config", str(path), "--data", str(home)),
        data=home,
        writable=_writable(settings),
        credentials=tuple(_credential(account, path.parent / "credentials") for account in _with_credential(settings)),
        sandbox=sandbox,
        environment={name: os.environ[name] for name in PASSED_ON if os.environ.get(name)},
    )


def program(python: Path) -> tuple[str, ...]:
    """The installed command beside this Python, else the package by its name, whatever the working directory."""
    command = python.parent / "followup"
    return (str(command),) if os.access(command, os.X_OK) else (str(python), "-P", "-m", "daemon")


def _writable(settings: Settings) -> tuple[Path, ...]:
    """Folder accounts (drafts are put there) and the calendar's directory. Only what is there can be named."""
    found = [account.path for account in settings.accounts if isinstance(account, FolderAccount)]
    if settings.feeds.calendar:
        found.append(places.private_directory(settings.feeds.calendar.parent))
    return tuple(path.absolute() for path in found if path.is_dir())


def _with_credential(settings: Settings) -> list[str]:
    named = [a.name for a in settings.accounts if isinstance(a, ImapAccount) and a.secret == "credential"]  # noqa: S105
    return [*named, "notify-apprise"] if settings.notify.apprise == "credential" else named


def _credential(account: str, directory: Path) -> tuple[str, Path, bool]:
    name = f"followup-{account}"
    for file, encrypted in ((directory / f"{name}.cred", True), (directory / name, False)):
        if file.is_file():
            return name, file, encrypted
    raise ConfigError(
        f"The password of {account!r} is a systemd credential, and {directory / name}.cred is not there.",
        f"Make it: systemd-creds encrypt --user --name={name} - {directory / name}.cred",
    )
