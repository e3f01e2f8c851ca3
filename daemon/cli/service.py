"""Owns `service`: the daemon in the background, from login on, by systemd or launchd."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from daemon.cli.session import SCHEMA, put_note

if TYPE_CHECKING:
    from daemon.adapters.service import Manager, Standing


@click.group()
def service() -> None:
    """Run in the background from login on: a systemd user unit, or a launchd agent on macOS.

    \b
    Examples:
      followup service install
      followup service status
      followup service uninstall
    """


@service.command()
@click.option("--no-sandbox", is_flag=True, help="For systems that give no namespaces to users; limits stay.")
def install(no_sandbox: bool) -> None:
    """Start it now and at every login, and again when it fails. Doing so twice changes nothing.

    The unit is hardened: nothing but the data directory can be written, among other things. A password of an account
    with secret = "credential" is loaded from credentials/followup-ACCOUNT.cred beside the configuration.

    \b
    Examples:
      followup service install
      followup --config ~/search.toml --data ~/search service install
    """
    from daemon.bootstrap.serving_on import wanted

    given = click.get_current_context().obj
    manager = _manager()
    _put(manager.install(wanted(given["config"], given["data"], sandbox=not no_sandbox)))


@service.command()
def uninstall() -> None:
    """Stop it and start it no more. What it recorded stays.

    \b
    Example:
      followup service uninstall
    """
    _put(_manager().uninstall())


@service.command("status")
def show() -> None:
    """Whether it is installed, enabled and running.

    \b
    Example:
      followup --json service status
    """
    _put(_manager().status())


def _manager() -> Manager:
    """The one of this platform. A test passes its own as `manager` in the context's object."""
    made: Manager | None = click.get_current_context().obj.get("manager")
    return made or manager_for(sys.platform)


def manager_for(platform: str) -> Manager:
    """What starts programs at login on a platform, as `sys.platform` names it."""
    from daemon.adapters.service import run

    if platform == "darwin":
        from daemon.adapters.service.launchd import Launchd

        return Launchd(Path.home() / "Library" / "LaunchAgents", os.getuid(), run)
    from daemon.adapters.service.systemd_user import SystemdUser

    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return SystemdUser(home / "systemd" / "user", getpass.getuser(), run)


def _put(found: Standing) -> None:
    document = {
        "schema": SCHEMA,
        "manager": found.manager,
        "file": str(found.file),
        "installed": found.installed,
        "enabled": found.enabled,
        "running": found.running,
        "pid": found.pid,
        "hint": found.hint or None,
    }
    if not found.installed:
        words = f"It is not installed ({found.file} is not there)."
    else:
        running = f"It is running (PID {found.pid})" if found.running else "It is not running"
        words = f"{running}; it {'starts' if found.enabled else 'does not start'} at login."
    put_note(document, f"{words} {found.hint}".strip())
