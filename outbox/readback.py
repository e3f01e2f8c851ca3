"""Owns the last look at our own bytes: parsed again, twice, and compared with what was meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.policy import SMTP
from email.utils import getaddresses


class MimeFault(ValueError):  # noqa: N818  named for what it is, like style's faults
    """A mail that cannot be written as meant; nothing of it may leave."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a reader must find: the field names in order, and their values decoded."""

    headers: tuple[str, ...]
    subject: str
    sender: tuple[str, str]
    to: tuple[tuple[str, str], ...]
    ids: Mapping[str, str]
    body: str


def compare(raw: bytes, expected: Expected) -> None:
    """MimeFault unless both parsers of the standard library read exactly what was meant.

    A decoded Subject that held CR LF became a real Bcc on some Pythons (3.11.7, 3.12.1): so nothing is trusted.
    """
    old: Message = message_from_bytes(raw)
    new = message_from_bytes(raw, EmailMessage, policy=SMTP)
    for parsed in (old, new):
        _same("the header fields", tuple(parsed.keys()), expected.headers)
        for name, value in expected.ids.items():
            _same(name, str(parsed[name]).strip(), value)
    _same("the subject", _decoded(old["Subject"]), expected.subject)
    _same("the sender", _mailboxes(old["From"]), (expected.sender,))
    _same("the recipients", _mailboxes(old["To"]), expected.to)
    _same("the addresses", _addresses(new), tuple(address for _, address in (expected.sender, *expected.to)))
    _same("the text", new.get_content().replace("\r\n", "\n"), expected.body)
    _same("the lines", max(map(len, raw.split(b"\r\n"))) <= 998 and not _bare(raw), True)


def _same(what: str, read: object, meant: object) -> None:
    if read != meant:
        raise MimeFault(f"{what} would not be read as meant: {str(read)[:120]!r}, meant {str(meant)[:120]!r}")


def _decoded(value: str) -> str:
    unfolded = value.replace("\r\n", "").replace("\n", "")
    return str(make_header(decode_header(unfolded)))


def _mailboxes(value: str) -> tuple[tuple[str, str], ...]:
    unfolded = value.replace("\r\n", "").replace("\n", "")
    return tuple((_decoded(name), address) for name, address in getaddresses([unfolded]))


def _addresses(parsed: EmailMessage) -> tuple[str, ...]:
    return tuple(
        one.addr_spec
        for name in ("From", "To", "Cc", "Bcc")
        for field in parsed.get_all(name, [])
        for one in field.addresses
    )


def _bare(raw: bytes) -> bool:
    """CR or LF alone: some servers read a second mail after it ("SMTP smuggling")."""
    rest = raw.replace(b"\r\n", b"")
    return b"\r" in rest or b"\n" in rest
