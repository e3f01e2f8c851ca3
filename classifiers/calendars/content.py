"""Owns iCalendar's grammar (RFC 5545, 3.1, 3.2): octets to components, malformed lines left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from classifiers.parsing.charsets import decode_bytes

LARGEST = 1_048_576
MOST_LINES = 20_000
MOST_COMPONENTS = 500

_STRUCTURE = re.compile(r'[;:"]')
_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")
_ESCAPE = re.compile(r"\\([\\;,nN])")


@dataclass(frozen=True, slots=True)
class Property:
    """One content line. `parameters` have upper-case names and unquoted values; `value` is raw."""

    name: str
    value: str
    parameters: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as TEXT (section 3.3.11), its escapes undone."""
        if "\\" not in self.value:
            return self.value
        return _ESCAPE.sub(lambda hit: "\n" if hit[1] in "nN" else hit[1], self.value)


@dataclass(frozen=True, slots=True)
class Component:
    """What stands between BEGIN and END."""

    name: str
    properties: list[Property] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """The first property `name`, or None."""
        return next((found for found in self.properties if found.name == name), None)

    def all(self, name: str) -> list[Property]:
        """Every property `name`, in file order."""
        return [found for found in self.properties if found.name == name]

    def text(self, name: str) -> str:
        """The first property `name` as text, "" when absent."""
        found = self.first(name)
        return found.text.strip() if found else ""

    def inside(self, name: str) -> list[Component]:
        """Its direct components called `name`."""
        return [found for found in self.components if found.name == name]


def read_components(content: bytes) -> list[Component]:
    """The top components of an iCalendar stream; a missing END ends with its parent, unreadable lines are left out."""
    root = Component("")
    stack = [root]
    made = 0
    for line in _lines(content):
        found = _property(line)
        if found is None:
            continue
        if found.name == "BEGIN":
            made += 1
            if made > MOST_COMPONENTS:
                break
            child = Component(found.value.strip().upper())
            if len(stack) < 8:
                stack[-1].components.append(child)
            stack.append(child)
        elif found.name == "END":
            _close(stack, found.value.strip().upper())
        else:
            stack[-1].properties.append(found)
    return root.components or [root]


def _close(stack: list[Component], name: str) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name == name:
            del stack[depth:]
            return


def _lines(content: bytes) -> list[str]:
    """Logical lines, unfolded before decoding, because a fold may split a character."""
    content = content[:LARGEST]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        content = content.decode("utf-16", "replace").encode()
    content = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    unfolded = content.replace(b"\n ", b"").replace(b"\n\t", b"")
    return decode_bytes(unfolded, "utf-8").split("\n", MOST_LINES)[:MOST_LINES]


def _property(line: str) -> Property | None:
    """One content line: name *(";" param) ":" value; a quoted parameter value may hold both marks."""
    quoted = False
    marks: list[int] = []
    for mark in _STRUCTURE.finditer(line[:4096]):
        character = mark[0]
        if character == '"':
            quoted = not quoted
        elif not quoted:
            marks.append(mark.start())
            if character == ":":
                break
    if not marks or line[marks[-1]] != ":":
        return _without_quotes(line)
    name = line[: marks[0]].strip()
    if not _NAME.fullmatch(name):
        return None
    parameters: dict[str, str] = {}
    for start, end in pairwise(marks):
        key, _, value = line[start + 1 : end].partition("=")
        parameters.setdefault(key.strip().upper(), value.strip().strip('"'))
    return Property(name.upper(), line[marks[-1] + 1 :].strip(), parameters)


def _without_quotes(line: str) -> Property | None:
    """A line whose quotation never ends: read once more with its quotation marks dropped."""
    return _property(line.replace('"', "")) if '"' in line else None
