"""Owns the values of finding servers: a server, a provider of the table, and what was found."""

from __future__ import annotations

from dataclasses import dataclass

IMAPS, IMAP, SUBMISSIONS, SUBMISSION = 993, 143, 465, 587


@dataclass(frozen=True, slots=True)
class Server:
    """One server. `tls`: "implicit", "starttls", or "none" (this machine only)."""

    host: str
    port: int
    tls: str = "implicit"

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Provider:
    """One row of the table. `sign_in`: "app password", "password", "oauth" (no passwords at all), "none" (no IMAP).

    `oauth` is "google" or "microsoft" where that is possible, else "". `clicks` are the steps to the secret, in order.
    `domains` are whole domains; `names` stand before any country's ending (yahoo.fr); `mx` are endings of MX hosts.
    """

    id: str
    name: str
    imap: Server | None
    smtp: Server | None
    sign_in: str
    clicks: tuple[str, ...]
    oauth: str = ""
    note: str = ""
    domains: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    mx: tuple[str, ...] = ()

    @property
    def secret_called(self) -> str:
        """What to type where a secret is asked for."""
        return "App password" if self.sign_in == "app password" else "Password"


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of an address. `how`: table, mx, srv, autoconfig, guess, or "" when nothing was found.

    `vouched` is False when only unprotected DNS says that the servers, which are of another domain, are the right ones:
    then the person has to agree (RFC 6186 section 6).
    """

    how: str = ""
    provider: Provider | None = None
    imap: Server | None = None
    smtp: Server | None = None
    user: str = ""
    vouched: bool = True


NOTHING = Found()


def server(text: str, tls: str = "") -> Server:
    """HOST or HOST:PORT as a server; 993 when no port is named, STARTTLS on the ports that are known for it.

    Raises ValueError for what is no host or no port. An IPv6 address stands in brackets.
    """
    host, colon, port = text.strip().rpartition(":") if not text.strip().endswith("]") else (text.strip(), "", "")
    if not colon:
        host, port = text.strip(), str(IMAPS)
    host = host.strip("[]").lower().rstrip(".")
    number = int(port) if port.isascii() and port.isdecimal() and len(port) < 6 else 0
    if not 0 < number < 65536 or not host_like(host):
        raise ValueError(text)
    return Server(host, number, tls or ("starttls" if number in (IMAP, SUBMISSION, 25) else "implicit"))


def host_like(host: str) -> bool:
    """Whether this can be a host's name or an IP address (RFC 1123 section 2.1)."""
    if ":" in host:
        return len(host) < 46 and all(letter in "0123456789abcdefABCDEF:." for letter in host)
    labels = host.split(".")
    fits = (0 < len(one) < 64 and one[0] != "-" and one[-1] != "-" for one in labels)
    plain = all(letter.isalnum() or letter in "-." for letter in host)
    return 0 < len(host) < 254 and host.isascii() and plain and all(fits)
