"""Owns the network itself: DNS by dnspython, pages over verified TLS, and who greets on a port. Three seconds each."""

from __future__ import annotations

import logging
import socket
import ssl
from collections.abc import Callable
from urllib.parse import urlsplit

from daemon.adapters.deadline import Bell, deadline
from daemon.adapters.discovery.shapes import IMAP, IMAPS, Server
from daemon.adapters.discovery.world import Srv

SECONDS = 3.0
MOST_RECORDS = 20
LARGEST_PAGE = 65_536
HOPS = 2  # redirects that are followed, each to https only


class Network:
    """See World. `ca_file`: authorities in the place of the system's, for servers of one's own."""

    def __init__(self, ca_file: str | None = None, seconds: float = SECONDS) -> None:
        self._ca_file, self._seconds = ca_file, seconds

    def srv(self, name: str) -> tuple[Srv, ...]:
        """See World."""
        found = []
        for one in self._asked(name, "SRV"):
            priority, weight, port, target = one.split(" ", 3)
            found.append(Srv(int(priority), int(weight), int(port), target.rstrip(".").lower()))
        return tuple(found)

    def mx(self, domain: str) -> tuple[str, ...]:
        """See World."""
        return tuple(one.split(" ", 1)[1].rstrip(".").lower() for one in self._asked(domain, "MX"))

    def _asked(self, name: str, kind: str) -> list[str]:
        """The records of a name as text, in the form of RFC 1035 section 5."""
        import dns.exception
        import dns.resolver

        try:
            resolver = dns.resolver.Resolver()
            answer = resolver.resolve(name + ".", kind, lifetime=self._seconds, search=False)
            return [record.to_text() for record in answer][:MOST_RECORDS]
        except (dns.exception.DNSException, OSError, ValueError):
            return []

    def page(self, url: str) -> bytes | None:
        """See World."""
        import httpx2

        for name in ("httpx2", "httpcore2"):
            logging.getLogger(name).setLevel(logging.WARNING)
        for _ in range(HOPS + 1):
            with deadline(self._seconds) as bell:
                try:
                    status, found = self._get(url, bell)
                except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError):
                    return None
            if status == 200:
                return found if len(found) <= LARGEST_PAGE else None
            url = found.decode("ascii", "replace")
            if status not in (301, 302, 303, 307, 308) or urlsplit(url).scheme != "https":
                return None
        return None

    def _get(self, url: str, bell: Bell) -> tuple[int, bytes]:
        """The status with the body (one octet more than allowed at most), or with where a redirect leads."""
        import httpx2

        if urlsplit(url).scheme != "https":
            raise ValueError(url)
        context = ssl.create_default_context(cafile=self._ca_file)
        with (
            httpx2.Client(verify=context, trust_env=False, follow_redirects=False, timeout=self._seconds) as client,
            client.stream("GET", url, headers=_HEADERS, extensions={"trace": _watching(bell)}) as reply,
        ):
            if reply.status_code != 200:
                return reply.status_code, _leads(url, reply.headers.get("location", ""))
            body = b""
            for piece in reply.iter_raw():
                body += piece
                if len(body) > LARGEST_PAGE:
                    break
            return 200, body

    def answers(self, server: Server) -> bool:
        """See World."""
        with deadline(self._seconds) as bell:
            try:
                return self._greets(server, bell)
            except (OSError, ValueError):
                return False

    def _greets(self, server: Server, bell: Bell) -> bool:
        with socket.create_connection((server.host, server.port), self._seconds) as plain:
            bell.watch(plain)
            if server.tls != "implicit":
                return _is_greeting(plain.recv(200), server.port)
            context = ssl.create_default_context(cafile=self._ca_file)
            with context.wrap_socket(plain, server_hostname=server.host) as secured:
                bell.watch(secured)
                return _is_greeting(secured.recv(200), server.port)


_HEADERS = {"Accept": "text/xml, application/xml", "Accept-Encoding": "identity", "User-Agent": "followup"}


def _is_greeting(octets: bytes, port: int) -> bool:
    """IMAP greets with "* OK" (RFC 3501 section 7.1), submission with 220 (RFC 5321 section 4.2)."""
    return octets.startswith(b"* OK" if port in (IMAP, IMAPS) else b"220")


def _leads(url: str, location: str) -> bytes:
    from urllib.parse import urljoin

    return urljoin(url, location).encode("ascii", "replace") if location else b""


def _watching(bell: Bell) -> Callable[[str, dict[str, object]], None]:
    """Gives every connection that is made to the bell."""

    def trace(event: str, info: dict[str, object]) -> None:
        if event == "connection.connect_tcp.complete":
            stream = info["return_value"]
            bell.watch(stream.get_extra_info("socket"))  # type: ignore[attr-defined]

    return trace
