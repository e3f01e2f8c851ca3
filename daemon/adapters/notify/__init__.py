"""Owns the ways to tell the person something: their desktop, their command, an ntfy topic, any target of Apprise."""

from __future__ import annotations

from typing import Protocol

from daemon.errors import FollowupError

TITLE = "followup"


class Target(Protocol):
    """One way. `name` as in the configuration."""

    @property
    def name(self) -> str: ...

    def tell(self, text: str) -> None:
        """Tell a few lines of text. Raises FollowupError when they did not arrive."""


class NotToldError(FollowupError):
    """A notice did not arrive (exit 4)."""

    code = 4
