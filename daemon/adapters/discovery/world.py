"""Owns what finding servers asks of the network, as a port: a test answers from memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from daemon.adapters.discovery.shapes import Server


@dataclass(frozen=True, slots=True)
class Srv:
    """One SRV record (RFC 2782). `target` without its last dot; "" says that there is no such service."""

    priority: int
    weight: int
    port: int
    target: str


class World(Protocol):
    """The network. Nothing raises: what cannot be had is not there. Every call ends within a few seconds."""

    def srv(self, name: str) -> tuple[Srv, ...]:
        """The SRV records of a name."""

    def mx(self, domain: str) -> tuple[str, ...]:
        """The MX hosts of a domain, without their last dots."""

    def page(self, url: str) -> bytes | None:
        """The body of an https page (status 200), None when it cannot be had over verified TLS."""

    def answers(self, server: Server) -> bool:
        """Whether a server of the right kind greets there."""


class Offline:
    """No network at all."""

    def srv(self, name: str) -> tuple[Srv, ...]:
        """See World."""
        return ()

    def mx(self, domain: str) -> tuple[str, ...]:
        """See World."""
        return ()

    def page(self, url: str) -> bytes | None:
        """See World."""
        return None

    def answers(self, server: Server) -> bool:
        """See World."""
        return False
