"""Owns the text of the systemd user unit: started at login, watched, started again, in a house as small as can be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from daemon.adapters.service import Wanted

NAME = "followup.service"

# A user's manager can set these up, in a user namespace (systemd.exec(5), "Sandboxing"). What needs privileges
# (ProtectClock, ProtectKernelModules, PrivateDevices, CapabilityBoundingSet) would end the start with 218/CAPABILITIES.
# The reader of foreign mails goes without network by namespaces of its own (user, net), so those two stay allowed.
SANDBOX = """\
PrivateUsers=yes
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictNamespaces=user net
"""
# These need no namespace: they hold also with `--no-sandbox`.
ALWAYS = """\
NoNewPrivileges=yes
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
UMask=0077
LimitCORE=0
MemoryMax=1G
TasksMax=256
"""
# A first import may be long, but says at every mail that it is alive. Started again for ever, not in a hurry, except
# when the command line or the configuration needs the person (exit 2 and 3).
HEAD = """\
# Written by `followup service install`. Changes of your own: systemctl --user edit {name}
[Unit]
Description=followup: watches your inbox during a job search
StartLimitIntervalSec=0

[Service]
Type=notify
NotifyAccess=main
ExecStart={command}
WatchdogSec=15min
Restart=on-failure
RestartSec=30s
RestartPreventExitStatus=2 3
TimeoutStartSec=5min
TimeoutStopSec=15s
Environment=PYTHONUNBUFFERED=1
"""
FOOT = """
[Install]
WantedBy=default.target
"""


def unit(wanted: Wanted) -> str:
    """The whole unit. Raises ValueError for a path that no unit can hold (a line break)."""
    lines = [HEAD.format(name=NAME, command=" ".join(quoted(word, command=True) for word in (*wanted.program, "run")))]
    lines += [f"Environment={quoted(f'{name}={value}')}\n" for name, value in sorted(wanted.environment.items())]
    lines += _credentials(wanted)
    lines.append(ALWAYS)
    if wanted.sandbox:
        lines += [SANDBOX, *(f"ReadWritePaths={quoted(str(path))}\n" for path in _places(wanted))]
    return "".join((*lines, FOOT))


def _credentials(wanted: Wanted) -> Iterator[str]:
    for name, file, encrypted in wanted.credentials:
        key = "LoadCredentialEncrypted" if encrypted else "LoadCredential"
        yield f"{key}={quoted(f'{name}:{file}')}\n"


def _places(wanted: Wanted) -> tuple[Path, ...]:
    return tuple(dict.fromkeys((wanted.data, *wanted.writable)))


def quoted(word: str, *, command: bool = False) -> str:
    """One word of a unit (systemd.syntax(7)): `%` names a specifier, and in a command `$` a variable."""
    if not word.isprintable():
        raise ValueError(f"{word!r} holds a character that cannot stand in a unit")
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped.replace("$", "$$") if command else escaped}"'
