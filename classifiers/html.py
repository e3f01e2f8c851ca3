"""Owns plain text out of HTML mail: one pass over the tags, no tree, so that no nesting can make it slow."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache

LONGEST = 262_144

# The tag as nearly all are written; an attribute value that holds "<" or ">" takes the slower way of _tag_end.
_TAG = re.compile(
    r"""<(/?[a-zA-Z][a-zA-Z0-9:-]{0,30})([^<>"']{0,8000}(?:"[^"<>]{0,8000}"[^<>"']*|'[^'<>]{0,8000}'[^<>"']*)*)>"""
)
_TAG_NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9:-]{0,30}")
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
_INVISIBLE = re.compile("[\u00ad\u034f\u200b-\u200d\u2060\ufeff]+")  # preheader filler
_BLANK_LINES = re.compile(r"\n{3,}")
_HIDDEN = re.compile(r"display\s?:\s?none|mso-hide\s?:\s?all|\shidden(?![\w=-])", re.IGNORECASE)
_HREF = re.compile(r"""href\s?=\s?["']?(https?://[^"'\s>]{1,2000})""", re.IGNORECASE)

_SKIPPED = {"script", "style", "head", "title", "noscript", "template", "svg", "math", "select", "textarea", "object"}
_BREAKS = {"br": 1, "tr": 1, "div": 1, "section": 1, "article": 1, "header": 1, "footer": 1, "address": 1, "center": 1}
_BREAKS |= {"li": 1, "dt": 1, "dd": 1, "option": 1, "hr": 1, "form": 1, "fieldset": 1, "o:p": 0}
_BREAKS |= {"p": 2, "table": 2, "ul": 2, "ol": 2, "dl": 2, "pre": 2, "blockquote": 2}
_BREAKS |= {f"h{level}": 2 for level in range(1, 7)}
_VOID = {"br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr"}
# A link to one of these says "choose a time", which its words may not.
BOOKING_HOSTS = (
    "calendly.com", "cal.com", "goodtime.io", "doodle.com", "youcanbook.me", "savvycal.com", "chilipiper.com",
    "meetings.hubspot.com", "outlook.office365.com/owa/calendar", "outlook.office.com/bookwithme", "bookings.cloud",
    "calendar.app.google", "calendar.google.com/calendar/appointments", "acuityscheduling.com", "modernloop.io",
    "book.ms", "zcal.co", "tidycal.com", "rallly.co", "appointlet.com", "oncehub.com", "meetingbird.com",
)  # fmt: skip


@dataclass(slots=True)
class _Writer:
    """Lines written so far; `quotes` is how many quotations the next one stands in."""

    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    quotes: int = 0
    preformatted: int = 0
    unclosed: set[str] = field(default_factory=set)  # element names whose end was looked for in vain

    def words(self, raw: str) -> None:
        text = html.unescape(raw) if "&" in raw else raw
        if not text.isascii():
            text = _INVISIBLE.sub("", text)
        if self.preformatted:
            first, *rest = text.replace("\r\n", "\n").split("\n")
            self.line.append(first)
            for more in rest:
                self.end_line()
                self.line.append(more)
        else:
            self.line.append(_SPACE.sub(" ", text))

    def end_line(self) -> None:
        text = "".join(self.line)
        text = text.rstrip() if self.preformatted else _SPACE.sub(" ", text).strip()
        self.line.clear()
        self.lines.append("> " * min(self.quotes, 8) + text if self.quotes else text)

    def gap(self, size: int) -> None:
        """End the line if anything stands on it; with `size` 2, leave one line blank."""
        if self.line and "".join(self.line).strip():
            self.end_line()
        self.line.clear()
        if size == 2 and self.lines:
            blank = "> " * min(self.quotes, 8)
            if self.lines[-1].strip("> "):
                self.lines.append(blank)
            elif len(blank) < len(self.lines[-1]):
                self.lines[-1] = blank


def to_text(source: str) -> str:
    """Readable plain text of an HTML document or fragment, at most LONGEST characters of it; quotations get "> ".

    Linear in the length of `source`, whatever it holds.
    """
    source = source[:LONGEST].replace("\0", "")
    writer = _Writer()
    quoting: list[str] = []
    position = 0
    while True:
        start = source.find("<", position)
        if start < 0:
            writer.words(source[position:])
            break
        if start > position:
            writer.words(source[position:start])
        position = _markup(source, start, writer, quoting)
    writer.gap(1)
    return _BLANK_LINES.sub("\n\n", "\n".join(writer.lines)).strip("\n")


def _markup(source: str, start: int, writer: _Writer, quoting: list[str]) -> int:
    """Deal with the markup at `start`; the position after it."""
    if tag := _TAG.match(source, start):
        end, name, attributes = tag.end(), tag[1].lower(), tag[2]
    elif source.startswith("<!--", start):
        return _after(source, "-->", start + 4)
    elif tag := _TAG_NAME.match(source, start + 1):
        end = _tag_end(source, tag.end())
        name, attributes = tag[0].lower(), source[tag.end() : end - 1]
    elif source.startswith(("<!", "<?"), start):
        return _after(source, ">", start)
    else:
        writer.line.append("<")
        return start + 1
    if name.startswith("/"):
        _close(name[1:], writer, quoting)
        return end
    if name in _SKIPPED or (attributes and name not in _VOID and _HIDDEN.search(attributes[:4096])):
        return _skip_element(source, name, end, writer.unclosed)
    _open(name, attributes, writer, quoting)
    return end


def _open(name: str, attributes: str, writer: _Writer, quoting: list[str]) -> None:
    if (size := _BREAKS.get(name)) is not None:
        if name == "br":
            writer.end_line()
        else:
            writer.gap(size)
    elif name in ("td", "th"):
        writer.line.append(" ")
    elif name == "a" and attributes:
        _booking_link(attributes, writer)
    if name == "pre":
        writer.preformatted += 1
    elif name == "li":
        writer.line.append("- ")
    elif name == "blockquote":
        writer.quotes += 1
        quoting.append(name)


def _close(name: str, writer: _Writer, quoting: list[str]) -> None:
    if name == "blockquote" and quoting:
        writer.gap(1)
        quoting.pop()
        writer.quotes -= 1
    if size := _BREAKS.get(name):
        writer.gap(size)
    elif name == "pre" and writer.preformatted:
        writer.preformatted -= 1


def _booking_link(attributes: str, writer: _Writer) -> None:
    target = _HREF.search(attributes[:4096])
    if target and any(host in target[1].lower() for host in BOOKING_HOSTS):
        writer.line.append(f"<{target[1].partition('?')[0][:120]}> ")


def _after(source: str, mark: str, start: int) -> int:
    found = source.find(mark, start)
    return found + len(mark) if found >= 0 else len(source)


def _tag_end(source: str, start: int) -> int:
    """The position after the tag's ">", which a quoted attribute value may hold too; looks at most 8,192 ahead."""
    limit = start + 8192
    position = start
    while True:
        end = source.find(">", position, limit)
        if end < 0:
            plain = source.find(">", start, limit)
            return plain + 1 if plain >= 0 else min(limit, len(source))
        quote = min(
            (at for at in (source.find('"', position, end), source.find("'", position, end)) if at >= 0), default=-1
        )
        if quote < 0:
            return end + 1
        closing = source.find(source[quote], quote + 1, limit)
        if closing < 0:
            return end + 1
        position = closing + 1


def _skip_element(source: str, name: str, start: int, unclosed: set[str]) -> int:
    """The position after the element `name` opened before `start`, its own kind nested in it counted."""
    if name in unclosed:
        return start
    depth = 1
    for tag in _tags_of(name).finditer(source, start):
        depth += -1 if tag[1] else 1
        if depth == 0 or (name in _SKIPPED and tag[1]):
            return _after(source, ">", tag.end())
    unclosed.add(name)  # looked for once only, or many unclosed ones would take quadratic time
    return len(source) if name in ("script", "style") else start


@lru_cache(maxsize=64)
def _tags_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){re.escape(name)}(?=[\s>/])", re.IGNORECASE)
