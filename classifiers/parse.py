"""Owns the way from a mail's octets to a Message; the only module that knows mail-parser."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.message import Message as Part
from email.utils import parsedate_tz

from mailparser.dates import parse_mail_date
from mailparser.exceptions import MailParserError
from mailparser.utils import get_addresses

from classifiers.message import Address, Message
from classifiers.parsing.bodies import best_text, walk
from classifiers.parsing.charsets import decode_bytes
from classifiers.parsing.fields import clean_value, message_id, message_ids
from classifiers.parsing.mailbox import sane_address
from classifiers.reports import read_report

LARGEST = 67_108_864
SMALL = 65_536
LONGEST_TYPE = 16_384  # the standard library takes quadratic time over a Content-Type's parameters
KEPT_BASE64 = 524_288  # of one part; a calendar or text that counts is smaller
MOST_HEADERS = 2_000
MOST_ADDRESSES = 200

# The one mailbox nearly every header holds; whatever is more than this is mail-parser's to untangle.
_PLAIN_MAILBOX = re.compile(r"([A-Za-z0-9 .&_'-]{0,100}?) ?<([A-Za-z0-9._+=-]{1,64}@[A-Za-z0-9.-]{1,253})>")
_FIELD = re.compile(rb"(?:From [^\r\n]*(?:\r\n|\r|\n))?[!-9;-~]{1,200}[ \t]*:")
_TYPE_FIELD = re.compile(
    rb"^content-(?:type|disposition):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE
)
_BASE64 = re.compile(rb"^(?:[A-Za-z0-9+/]{40,100}\r?\n)++", re.MULTILINE)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)?")


class Unreadable(ValueError):  # noqa: N818 - the word of the product's rules
    """No Message can be had from these octets; the argument says why, in a sentence for people."""


def parse(raw: bytes) -> Message:
    """The Message in `raw`, one mail with any line ends (RFC 5322, 2045-2049), however malformed.

    Raises Unreadable, and nothing else, when there is no mail in it at all.
    """
    if len(raw) > LARGEST:
        raise Unreadable(f"The mail is larger than {LARGEST // 1_048_576} MiB.")
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not raw.strip():
        raise Unreadable("The mail is empty.")
    if not _FIELD.match(raw):
        raise Unreadable("The mail has no headers.")
    if len(raw) > SMALL:
        raw = _shrunk(raw)
    try:
        root = message_from_bytes(raw)
        return _message(root)
    except RecursionError:
        raise Unreadable("The mail's parts are nested too deeply.") from None
    except MemoryError:
        raise Unreadable("The mail needs more memory than it may have.") from None


def _shrunk(raw: bytes) -> bytes:
    """`raw` with its large base64 attachments cut short: the parser would take twelve times their size in memory."""
    if any(len(field[0]) > LONGEST_TYPE for field in _TYPE_FIELD.finditer(raw)):
        raise Unreadable("A header of the mail is longer than anything a mail program writes.")
    return _BASE64.sub(
        lambda run: run[0] if len(run[0]) < KEPT_BASE64 else run[0][: run[0].index(b"\n", KEPT_BASE64 - 102) + 1], raw
    )


def _message(root: Part) -> Message:
    raw_headers = [(name.lower(), str(value)) for name, value in root.raw_items()][:MOST_HEADERS]
    headers = tuple((name, clean_value(value)) for name, value in raw_headers if name.isprintable())
    first = dict(reversed(headers))
    raw_first = dict(reversed(raw_headers))
    bodies = walk(root)
    text, from_html = best_text(bodies)
    defects = [type(defect).__name__ for part in _some_parts(root) for defect in part.defects] + bodies.defects
    sender = _addresses(raw_first.get("from"), defects) or _addresses(raw_first.get("sender"), defects)
    return Message(
        subject=first.get("subject", "")[:2000],
        text=text,
        message_id=message_id(first.get("message-id")),
        sent_at=read_date(first.get("date")),
        received_at=read_date(first.get("received", "").rpartition(";")[2]),
        sender=sender[0] if sender else None,
        reply_to=_addresses(raw_first.get("reply-to"), defects),
        to=_all_addresses(raw_headers, "to", defects),
        cc=_all_addresses(raw_headers, "cc", defects),
        in_reply_to=message_id(first.get("in-reply-to")),
        references=message_ids(first.get("references")),
        headers=headers,
        calendars=tuple(bodies.calendars),
        report=read_report(root, first, text),
        attachments=tuple(name for name in bodies.attachments if name),
        from_html=from_html,
        defects=tuple(dict.fromkeys(defects)),
    )


def _some_parts(root: Part) -> list[Part]:
    children = root.get_payload()
    return (
        [root, *(child for child in children[:50] if isinstance(child, Part))] if isinstance(children, list) else [root]
    )


def _all_addresses(headers: list[tuple[str, str]], name: str, defects: list[str]) -> tuple[Address, ...]:
    found = (address for key, value in headers if key == name for address in _addresses(value, defects))
    return tuple(dict.fromkeys(found))[:MOST_ADDRESSES]


def _addresses(value: str | None, defects: list[str]) -> tuple[Address, ...]:
    """The mailboxes in one raw header value, those that could be written to, at most MOST_ADDRESSES."""
    if not value or not value.strip():
        return ()
    if plain := _PLAIN_MAILBOX.fullmatch(value.strip()):
        pairs = [(plain[1], plain[2])]
    else:
        if not value.isascii():
            value = decode_bytes(value.encode("utf-8", "surrogateescape"), None)
        problems: list[dict[str, object]] = []
        try:
            pairs = get_addresses(value[:32_768], defects=problems, decode_names=True)
        except (MailParserError, ValueError, TypeError, AttributeError, LookupError, IndexError):
            pairs = []
        if problems or not pairs:
            defects.append("AddressHeaderDefect")
    found = (sane_address(address, name) for name, address in pairs[:MOST_ADDRESSES])
    return tuple(address for address in found if address)


def read_date(value: str | None) -> datetime | None:
    """An aware datetime from an RFC 5322 date (also its obsolete and sloppy forms, and ISO 8601), else None.

    The sender's offset is kept; a missing zone and -0000 mean UTC.
    """
    text = (value or "").strip()[:200]
    if not text:
        return None
    try:
        parts = parsedate_tz(text)
        if parts is not None:
            zone = timezone(timedelta(seconds=parts[9])) if parts[9] else UTC
            year, month, day, hour, minute, second = parts[:6]
            found: datetime | None = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
        else:
            found = _odd_date(text)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return found if found is not None and 1970 <= found.year <= 2200 else None


def _odd_date(text: str) -> datetime | None:
    if iso := _ISO_DATE.match(text):
        try:
            found = datetime.fromisoformat(iso[0])
        except ValueError:
            return None
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    value = parse_mail_date(text).value
    return value if isinstance(value, datetime) else None
