"""Owns the bytes of a mail: header and body by RFC 5322, read back and compared before anybody may send them."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from email.utils import format_datetime

from outbox import names, readback
from outbox.headers import address_line, id_lines, text_line
from outbox.occasion import Letter
from outbox.readback import MimeFault

__all__ = ["DRAFT_HEADER", "MimeFault", "build", "digest", "new_message_id", "with_date"]

DRAFT_HEADER = "X-Followup-Draft"
_CRLF = "\r\n"
_LINE = 78  # RFC 5322 section 2.1.1, without the line end
_REFERENCES = 20  # RFC 5322 has no limit; servers have one for the length of a header
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,120}@[A-Za-z0-9.-]{1,120}>")
_FOREIGN_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{1,500}>")
_DRAFT_ID = re.compile(r"[\x21-\x7e]{1,200}")


def build(
    letter: Letter,
    *,
    sender: tuple[str, str],
    to: tuple[tuple[str | None, str], ...],
    message_id: str,
    in_reply_to: str | None,
    references: tuple[str, ...],
    date: datetime | None,
    draft_id: str,
) -> bytes:
    """The mail as it will leave, CRLF line ends. `sender` and `to` are (name, address); no Date when `date` is None.

    Paragraphs are single long lines in quoted-printable: every client wraps them, none shows hard breaks, and
    nothing needs format=flowed (RFC 3676), which several large clients ignore.
    Raises MimeFault when an address or id cannot be written, or when the bytes read back say anything else.
    """
    _check_ids(message_id, draft_id)
    if not to:
        raise MimeFault("a mail needs a recipient")
    subject, body = names.flat(letter.subject), _canonical(letter.body)
    text, encoding = _encoded(body)
    head = [
        *([f"Date: {_date(date)}"] if date else []),
        address_line("From", (sender,)),
        address_line("To", to),
        text_line("Subject", subject),
        f"Message-ID: {message_id}",
        *_thread(in_reply_to, references),
        f"{DRAFT_HEADER}: {draft_id}",
        "MIME-Version: 1.0",
        'Content-Type: text/plain; charset="utf-8"',
        f"Content-Transfer-Encoding: {encoding}",
    ]
    raw = (_CRLF.join([*head, "", text])).encode("ascii")
    expected = readback.Expected(
        headers=tuple(line.split(":", 1)[0] for line in head),
        subject=subject,
        sender=(names.flat(sender[0], 120), sender[1]),
        to=tuple((names.flat(name, 120), address) for name, address in to),
        ids={"Message-ID": message_id, DRAFT_HEADER: draft_id},
        body=body,
    )
    readback.compare(raw, expected)
    return raw


def with_date(raw: bytes, date: datetime) -> bytes:
    """The same mail with this Date and not another byte changed; put first when there was none."""
    head, gap, body = raw.partition(b"\r\n\r\n")
    kept = [field for field in _fields(head) if not _is_date(field)]
    return b"\r\n".join([f"Date: {_date(date)}".encode("ascii"), *kept]) + gap + body


def digest(raw: bytes) -> str:
    """SHA-256 over everything but Date: what an approval binds (rules, section 7)."""
    head, gap, body = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n").partition(b"\r\n\r\n")
    kept = [field for field in _fields(head) if not _is_date(field)]
    return hashlib.sha256(b"\r\n".join(kept) + gap + body).hexdigest()


def new_message_id(token: str, domain: str) -> str:
    """A Message-ID from a caller's random token and the sender's domain; an unusable domain becomes a neutral one."""
    safe = re.sub(r"[^A-Za-z0-9-]", "", token)[:64]
    if not safe:
        raise MimeFault("a Message-ID needs a token of letters and digits")
    host = domain.strip().rstrip(".").lower()
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    plain = re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z0-9-]{2,63}", host)
    return f"<{safe}@{host if plain and len(host) <= 120 else 'followup.invalid'}>"


def _check_ids(message_id: str, draft_id: str) -> None:
    if not _MESSAGE_ID.fullmatch(message_id):
        raise MimeFault(f"not a Message-ID we may use: {message_id[:80]!r}")
    if not _DRAFT_ID.fullmatch(draft_id):
        raise MimeFault(f"not a draft id: {draft_id[:80]!r}")


def _thread(in_reply_to: str | None, references: tuple[str, ...]) -> list[str]:
    """In-Reply-To and References (RFC 5322 section 3.6.4); foreign ids that are none are left out."""
    parent = (in_reply_to or "").strip()
    known = [mail for mail in dict.fromkeys(one.strip() for one in references) if _FOREIGN_ID.fullmatch(mail)]
    if not _FOREIGN_ID.fullmatch(parent):
        parent = ""
    chain = [mail for mail in known if mail != parent] + ([parent] if parent else [])
    if len(chain) > _REFERENCES:
        chain = chain[:1] + chain[1 - _REFERENCES :]
    lines = [id_lines("In-Reply-To", [parent])] if parent else []
    return [*lines, id_lines("References", chain)] if chain else lines


def _date(date: datetime) -> str:
    if date.tzinfo is None:
        raise MimeFault("a Date needs its zone")
    return format_datetime(date)


def _fields(head: bytes) -> list[bytes]:
    """Header fields with their folded lines (RFC 5322 section 2.2.3)."""
    return re.split(rb"\r\n(?![ \t])", head)


def _is_date(field: bytes) -> bool:
    return field[:5].lower() == b"date:"


def _canonical(body: str) -> str:
    """LF line ends and one at the end, no control characters, nothing that UTF-8 cannot say."""
    unified = body.replace("\r\n", "\n").replace("\r", "\n")
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", "", unified)
    return kept.rstrip("\n") + "\n"


def _encoded(body: str) -> tuple[str, str]:
    """(text with CRLF, encoding name): as it is when plain and short, else quoted-printable (RFC 2045 section 6.7)."""
    lines = body.split("\n")
    if body.isascii() and all(len(line) <= _LINE and not line.startswith("From ") for line in lines):
        return _CRLF.join(lines), "7bit"
    return _CRLF.join(_quoted(line) for line in lines), "quoted-printable"


def _quoted(line: str) -> str:
    """One line in quoted-printable, soft breaks before column 76, no character split by one."""
    units = [_unit(char) for char in line]
    if units and units[-1] in (" ", "\t"):
        units[-1] = f"={ord(units[-1]):02X}"
    if line.startswith("From "):
        units[0] = "=46"  # mbox stores would put a ">" before it
    rows, row = [], ""
    for unit in units:
        if len(row) + len(unit) > 75:
            rows.append(row + "=")
            row = ""
        row += unit
    return _CRLF.join([*rows, row])


def _unit(char: str) -> str:
    if char == "\t" or (" " <= char <= "~" and char != "="):
        return char
    return "".join(f"={byte:02X}" for byte in char.encode("utf-8"))
