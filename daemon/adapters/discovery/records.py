"""Owns RFC 6186: the servers that the SRV records of a domain name, and whether the domain itself vouches for them."""

from __future__ import annotations

from collections.abc import Sequence

from daemon.adapters.discovery.shapes import Server, host_like
from daemon.adapters.discovery.world import Srv

# In the order of preference: TLS from the first octet before STARTTLS (RFC 8314 section 3).
IMAP_NAMES = (("_imaps._tcp", "implicit"), ("_imap._tcp", "starttls"))
SMTP_NAMES = (("_submissions._tcp", "implicit"), ("_submission._tcp", "starttls"))


def best(answers: Sequence[tuple[str, tuple[Srv, ...]]]) -> Server | None:
    """The server of the first service that is offered. `answers`: (tls, records), the preferred service first."""
    for tls, records in answers:
        offered = [one for one in records if host_like(one.target) and "." in one.target and 0 < one.port < 65536]
        if offered:
            first = min(offered, key=lambda one: (one.priority, -one.weight, one.target))
            return Server(first.target, first.port, tls)
    return None


def within(host: str, domain: str) -> bool:
    """Whether a host is of the domain, so that a certificate for it says something about the domain (section 6)."""
    return host == domain or host.endswith("." + domain)
