"""Owns what the parts of a mail hold: its text, its calendars, the names of its attachments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.message import Message as Part

from classifiers.html import to_text
from classifiers.message import CalendarPart
from classifiers.parsing.charsets import decode_bytes
from classifiers.parsing.fields import clean_value

MOST_PARTS = 500
MOST_TEXT = 262_144
MOST_CALENDARS = 10
LARGEST_CALENDAR = 1_048_576

_CALENDAR_TYPES = {"text/calendar", "application/ics", "text/x-vcalendar", "application/x-ical"}
_STUB = re.compile(
    r"html|(?:view|see|read|open) .{0,40}(?:browser|online|web version)|im browser|dans (?:votre|le) navigateur",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"\s{0,200}(?:<!doctype html|<html\b|<(?:body|div|p|table|span)\b[^>]{0,500}>)", re.IGNORECASE)


@dataclass(slots=True)
class Bodies:
    """What was found on the walk over the parts; `plain` and `html` in file order."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    calendars: list[CalendarPart] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)


def walk(root: Part) -> Bodies:
    """Look at every part once, depth first, never inside a forwarded message (message/rfc822)."""
    found = Bodies()
    waiting = [root]
    for _ in range(MOST_PARTS):
        if not waiting:
            return found
        part = waiting.pop()
        children = part.get_payload()
        if not isinstance(children, list):
            _leaf(part, root, found)
        elif part.get_content_maintype() == "multipart":
            waiting.extend(child for child in reversed(children) if isinstance(child, Part))
        elif part.get_content_type() == "message/rfc822":
            found.attachments.append(file_name(part) or "message.eml")
    if waiting:
        found.defects.append("TooManyParts")
    return found


def _leaf(part: Part, root: Part, found: Bodies) -> None:
    kind = part.get_content_type()
    name = file_name(part)
    if kind in _CALENDAR_TYPES or name.lower().endswith(".ics"):
        _calendar(part, found)
        return
    attached = disposition(part) == "attachment" or (bool(name) and disposition(part) != "inline")
    if part is not root and attached:
        found.attachments.append(name)
    elif kind == "text/html":
        found.html.append(text_of(part))
    elif kind == "text/plain":
        found.plain.append(unflow(part, text_of(part)))
    elif _other_text(part, root, kind):
        found.plain.append(text_of(part))
    elif name:
        found.attachments.append(name)


def _other_text(part: Part, root: Part, kind: str) -> bool:
    """text/enriched, any text that is the whole mail, and a multipart that lacks its boundary."""
    return kind == "text/enriched" or (part is root and kind.startswith(("text/", "multipart/")))


def _calendar(part: Part, found: Bodies) -> None:
    content = octets_of(part)
    if len(content) > LARGEST_CALENDAR or len(found.calendars) >= MOST_CALENDARS:
        found.defects.append("CalendarTooLarge")
        return
    method = parameter(part, "method").upper() or None
    if all(content != other.content for other in found.calendars):
        found.calendars.append(CalendarPart(content=content, method=method))


def best_text(found: Bodies) -> tuple[str, bool]:
    """The text of the mail and whether it was made from HTML: plain unless that is missing, a stub or itself markup."""
    plain = "\n".join(found.plain).strip("\n")[:MOST_TEXT]
    if plain and _MARKUP.match(plain):
        return to_text(plain), True
    if not found.html or len(plain) > 1500 or (len(plain) > 300 and not _STUB.search(plain[:300])):
        return plain, False
    rich = "\n".join(to_text(source) for source in found.html[:5])[:MOST_TEXT]
    return (rich, True) if rich.strip() and _is_stub(plain, rich) else (plain, False)


def _is_stub(plain: str, rich: str) -> bool:
    words = plain.split()
    if len(words) < 3 or (len(words) < 60 and _STUB.search(plain[:300]) and len(rich) > len(plain)):
        return True
    return len(rich.split()) > 4 * len(words) + 40


def octets_of(part: Part) -> bytes:
    """The octets of a leaf with its transfer encoding undone; empty when they cannot be had."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AssertionError, AttributeError):
        payload = None
    if isinstance(payload, bytes):
        return payload
    raw = part.get_payload()
    return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


def text_of(part: Part) -> str:
    """The text of a leaf in the charset that was meant, line ends as LF, without NUL."""
    text = decode_bytes(octets_of(part)[: 4 * MOST_TEXT], parameter(part, "charset") or None)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "")


def unflow(part: Part, text: str) -> str:
    """Undo format=flowed (RFC 3676): join lines that end in a space with the next of the same quote depth."""
    if parameter(part, "format").lower() != "flowed":
        return text
    glue = "" if parameter(part, "delsp").lower() == "yes" else " "
    out: list[str] = []
    open_depth = -1  # depth of the paragraph the last line left open, -1 when it was closed
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        flows = content.endswith(" ") and content != "-- "
        content = content[:-1] if flows else content
        if open_depth == depth and content != "-- ":
            out[-1] += glue + content if content else ""
        else:
            out.append(f"{'>' * depth} {content}" if depth else content)
        open_depth = depth if flows else -1
    return "\n".join(out)


def parameter(part: Part, name: str) -> str:
    """Content-Type parameter `name` as clean text, "" when absent or unreadable (RFC 2045, 2231)."""
    return _text(part.get_param(name)) if _has(part, name) else ""


def _has(part: Part, name: str) -> bool:
    return name in str(part.get("content-type", "")).lower()


def disposition(part: Part) -> str:
    """Content-Disposition's type in lower case, "" when absent (RFC 2183)."""
    return str(part.get("content-disposition", "")).partition(";")[0].strip().lower()


def file_name(part: Part) -> str:
    """The file name of a part as clean text without directories, "" when it has none."""
    found = ""
    for header, name in (("content-disposition", "filename"), ("content-type", "name")):
        if not found and name in str(part.get(header, "")).lower():
            found = _text(part.get_param(name, header=header))
    return found.replace("\\", "/").rpartition("/")[2][:255]


def _text(value: object) -> str:
    match value:
        case (charset, _, str(text)):  # RFC 2231
            octets = text.encode("latin-1", "replace")
            return clean_value(decode_bytes(octets, charset if isinstance(charset, str) else None))
        case str(text):
            return clean_value(text.strip('"'))
        case _:
            return ""
