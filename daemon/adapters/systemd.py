"""Owns the word to systemd (sd_notify(3)): ready, alive, stopping. Without systemd it says nothing."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Mapping


def notify(state: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Send one state, such as "READY=1"; whether somebody was told."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as talk:
        talk.connect("\0" + address[1:] if address.startswith("@") else address)
        talk.sendall(state.encode())
        return True
    return False
