"""Owns a domain's own autoconfig page (as Thunderbird reads it): where it lies, and the servers it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote
from xml.parsers import expat  # entities and DTDs are refused below, and the text is at most 64 kB

from daemon.adapters.discovery.shapes import Server, host_like

DEEPEST, MOST = 12, 2_000  # elements within each other, and altogether
LARGEST = 65_536
_TLS = {"SSL": "implicit", "STARTTLS": "starttls"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a page says. `user` has its %PLACES% filled in; "" when the page names none."""

    imap: Server
    smtp: Server | None
    user: str


@dataclass(slots=True)
class _Element:
    kind: str = ""
    texts: dict[str, str] = field(default_factory=dict)


class _RefusedError(Exception):
    """A page that declares what no such page needs."""


def addresses(address: str, domain: str) -> tuple[str, ...]:
    """Where a domain's page may lie, in order. Only https: what a page says is believed."""
    asked = f"?emailaddress={quote(address, safe='@')}"
    return (
        f"https://autoconfig.{domain}/mail/config-v1.1.xml{asked}",
        f"https://{domain}/.well-known/autoconfig/mail/config-v1.1.xml{asked}",
    )


def read(page: bytes, address: str) -> Settings | None:
    """The first IMAP server with TLS and the first such way out. None for what is no such page."""
    try:
        servers = _servers(page[: LARGEST + 1]) if len(page) <= LARGEST else []
    except (expat.ExpatError, _RefusedError, ValueError):
        return None
    imap = next(((_server(one), one) for one in servers if one.kind == "imap" and _server(one)), None)
    if imap is None or imap[0] is None:
        return None
    smtp = next((_server(one) for one in servers if one.kind == "smtp" and _server(one)), None)
    return Settings(imap[0], smtp, _filled(imap[1].texts.get("username", ""), address))


def _server(element: _Element) -> Server | None:
    host = element.texts.get("hostname", "").lower().rstrip(".")
    port, tls = element.texts.get("port", ""), _TLS.get(element.texts.get("socketType", "").upper())
    if tls is None or not host_like(host) or not (port.isascii() and port.isdecimal() and len(port) < 6):
        return None
    return Server(host, int(port), tls) if 0 < int(port) < 65536 else None


def _filled(pattern: str, address: str) -> str:
    local, _, domain = address.rpartition("@")
    places = {"%EMAILADDRESS%": address, "%EMAILLOCALPART%": local, "%EMAILDOMAIN%": domain}
    for place, value in places.items():
        pattern = pattern.replace(place, value)
    fits = pattern.isprintable() and len(pattern) < 255 and "%" not in pattern and " " not in pattern
    return pattern if fits else ""


def _servers(page: bytes) -> list[_Element]:
    """Every incomingServer and outgoingServer with the texts of its children, in the page's order."""
    found: list[_Element] = []
    path: list[str] = []
    seen = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal seen
        path.append(name)
        seen += 1
        if len(path) > DEEPEST or seen > MOST:
            raise _RefusedError
        if name in ("incomingServer", "outgoingServer"):
            found.append(_Element(attributes.get("type", "").lower()))

    def text(piece: str) -> None:
        if len(path) > 1 and found and path[-2] in ("incomingServer", "outgoingServer"):
            texts = found[-1].texts
            texts[path[-1]] = texts.get(path[-1], "") + piece

    def end(name: str) -> None:
        path.pop()

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.Parse(page, True)
    for one in found:
        one.texts = {name: value.strip() for name, value in one.texts.items()}
    return found


def _refuse(*_: object) -> int:
    raise _RefusedError
