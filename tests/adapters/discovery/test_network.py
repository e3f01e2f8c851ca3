"""The network itself, against a name server, a web server and a mail server on this machine."""

from __future__ import annotations

import http.server
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dns.flags
import dns.message
import dns.resolver
import dns.rrset
import pytest
import trustme

from daemon.adapters.discovery.network import LARGEST_PAGE, Network
from daemon.adapters.discovery.shapes import Server
from daemon.adapters.discovery.world import Srv

ZONE = {
    ("_imaps._tcp.acme.test.", "SRV"): ["0 1 993 IMAP.acme.test.", "5 1 993 other.acme.test."],
    ("_imap._tcp.acme.test.", "SRV"): ["0 0 0 ."],
    ("acme.test.", "MX"): ["10 mx1.acme.test.", "20 mx2.acme.test."],
}


@contextmanager
def name_server(answers: bool = True) -> Iterator[int]:
    """Answers from ZONE, or not at all."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))

        def serve() -> None:
            while True:
                try:
                    octets, peer = sock.recvfrom(4096)
                except OSError:
                    return
                if not octets or not answers:
                    continue
                query = dns.message.from_wire(octets)
                reply = dns.message.make_response(query)
                asked = query.question[0]
                kind = dns.rdatatype.to_text(asked.rdtype)
                found = ZONE.get((asked.name.to_text(), kind))
                if found:
                    reply.answer.append(dns.rrset.from_text(asked.name, 60, "IN", kind, *found))
                else:
                    reply.set_rcode(dns.rcode.NXDOMAIN)
                sock.sendto(reply.to_wire(), peer)

        threading.Thread(target=serve, daemon=True).start()
        port: int = sock.getsockname()[1]
        yield port


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This machine's resolver is the test's name server."""
    with name_server() as port:
        _ask(port, monkeypatch)
        yield


def _ask(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The resolver as resolv.conf would have it."""

    def read(self: dns.resolver.Resolver, *_: object) -> None:
        self.nameservers, self.port = ["127.0.0.1"], port

    monkeypatch.setattr(dns.resolver.Resolver, "read_resolv_conf", read)


def test_records_are_asked_for_as_they_are(here: None) -> None:
    network = Network()

    assert set(network.srv("_imaps._tcp.acme.test")) == {
        Srv(0, 1, 993, "imap.acme.test"),
        Srv(5, 1, 993, "other.acme.test"),
    }
    assert network.srv("_imap._tcp.acme.test") == (Srv(0, 0, 0, ""),)
    assert set(network.mx("acme.test")) == {"mx1.acme.test", "mx2.acme.test"}
    assert network.srv("_imaps._tcp.nobody.test") == ()
    assert network.mx("a" * 70 + ".test") == ()


def test_a_name_server_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with name_server(answers=False) as port:
        _ask(port, monkeypatch)
        assert Network(seconds=0.3).mx("acme.test") == ()


class _Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        where = self.path.partition("?")[0]
        bodies = {"/page": b"<clientConfig/>", "/large": b"x" * (LARGEST_PAGE * 3)}
        leads = {"/moved": "/page", "/down": "http://127.0.0.1:1/page", "/round": "/round"}
        if where in leads:
            self.send_response(302)
            self.send_header("Location", leads[where])
            self.end_headers()
            return
        self.send_response(200 if where in bodies else 404)
        self.end_headers()
        self.wfile.write(bodies.get(where, b"no"))

    def log_message(self, *_: object) -> None:
        return None


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """An https server's address, and the file of its authority."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    ca_file = str(tmp_path / "ca.pem")
    authority.cert_pem.write_to_path(ca_file)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages) as serving:
        serving.socket = context.wrap_socket(serving.socket, server_side=True)
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"https://127.0.0.1:{serving.server_address[1]}", ca_file
        serving.shutdown()


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/page", b"<clientConfig/>"),
        ("/moved", b"<clientConfig/>"),
        ("/down", None),
        ("/round", None),
        ("/large", None),
        ("/nothing", None),
    ],
)
def test_pages_come_over_verified_tls_only_and_have_an_end(
    pages: tuple[str, str], path: str, found: bytes | None
) -> None:
    assert Network(pages[1]).page(pages[0] + path) == found


def test_a_page_nobody_vouches_for_is_none(pages: tuple[str, str]) -> None:
    assert Network().page(pages[0] + "/page") is None
    assert Network(pages[1]).page(pages[0].replace("https", "http") + "/page") is None


def test_who_does_not_answer_is_not_there() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        assert not Network(seconds=0.3).answers(Server("127.0.0.1", port))
        assert not Network(seconds=0.3).answers(Server("127.0.0.1", port, "starttls"))
    assert not Network(seconds=0.3).answers(Server("127.0.0.1", port))
