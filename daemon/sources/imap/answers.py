"""Owns taking FETCH and LIST answers apart, in one pass, without recursion, whatever a server sends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Value = bytes | int | None | list["Value"]
Answer = dict[bytes, Value]

DEEPEST = 60
MOST_TOKENS = 20_000
LONGEST_LINE = 1 << 20  # between literals; longer ones are not parsed
_TOKEN = re.compile(
    rb'\s*(?:([()])|"([^"\\]*(?:\\.[^"\\]*)*)"|\{(\d{1,20})\}'
    rb'|([^\s()"{\[]{0,200}\[[^\]]{0,2000}\][^\s()"{]*|[^\s()"{]+))',
    re.DOTALL,
)
# The answer that comes by the thousand: one literal and nothing else.
_ONE_PIECE = re.compile(rb"\d{1,10} \(UID (\d{1,10}) (BODY\[[^\]\[]*\](?:<\d{1,10}>)?) \{\d{1,20}\}")
_ESCAPE = re.compile(rb"\\(.)", re.DOTALL)


class GarbledError(ValueError):
    """An answer that breaks the grammar of RFC 3501 section 9."""


def fetched(records: Iterable[object]) -> Iterator[Answer]:
    """FETCH answers from imaplib's records: (line up to a literal, literal) pairs and the line that ends each answer.

    Each answer maps upper-case item names to values; the mail's sequence number is left out.
    """
    lines: list[bytes] = []
    literals: list[bytes] = []
    for record in records:
        if isinstance(record, tuple):
            lines.append(record[0])
            literals.append(record[1])
        elif isinstance(record, bytes):
            if record == b")" and len(lines) == 1 and (one := _ONE_PIECE.fullmatch(lines[0])):
                yield {b"UID": int(one[1]), one[2].upper(): literals[0]}
                lines, literals = [], []
                continue
            values = parsed([*lines, record], literals)
            lines, literals = [], []
            if len(values) >= 2 and isinstance(values[1], list):
                yield _paired(values[1])
    if lines:
        raise GarbledError("an answer without an end")


def _paired(values: list[Value]) -> Answer:
    if len(values) % 2:
        raise GarbledError("an item without a value")
    return {key.upper(): value for key, value in zip(values[::2], values[1::2], strict=True) if isinstance(key, bytes)}


def parsed(lines: list[bytes], literals: list[bytes]) -> list[Value]:
    """The values of one answer; `lines` are its pieces between `literals`, each ending in the marker {octets}."""
    waiting = iter(literals)
    stack: list[list[Value]] = [[]]
    count = 0
    for line in lines:
        position = 0
        if len(line) > LONGEST_LINE:
            raise GarbledError("an answer too long or too deep")
        while hit := _TOKEN.match(line, position):
            position = hit.end()
            count += 1
            if count > MOST_TOKENS or len(stack) > DEEPEST:
                raise GarbledError("an answer too long or too deep")
            bracket, quoted, literal, atom = hit.groups()
            if bracket == b"(":
                stack.append([])
            elif bracket == b")":
                _close(stack)
            elif quoted is not None:
                stack[-1].append(_ESCAPE.sub(rb"\1", quoted) if b"\\" in quoted else quoted)
            elif literal is not None:
                stack[-1].append(_next(waiting))
            else:
                stack[-1].append(_atom(atom))
        if line[position:].strip():
            raise GarbledError("an answer that cannot be read")
    if len(stack) != 1:
        raise GarbledError("an answer with an open bracket")
    return stack[0]


def _close(stack: list[list[Value]]) -> None:
    if len(stack) < 2:
        raise GarbledError("an answer with a bracket too many")
    done = stack.pop()
    stack[-1].append(done)


def _next(waiting: Iterator[bytes]) -> bytes:
    for literal in waiting:
        return literal
    raise GarbledError("an announced literal is missing")


def _atom(atom: bytes) -> Value:
    if atom.isdigit() and len(atom) <= 20:
        return int(atom)
    return None if atom.upper() == b"NIL" else atom


def number(value: Value) -> int | None:
    """`value` when it is a number."""
    return value if isinstance(value, int) else None


def octets(value: Value) -> bytes:
    """`value` as octets; a number a server forgot to quote included."""
    return value if isinstance(value, bytes) else str(value).encode() if isinstance(value, int) else b""


def fetched_folders(records: Iterable[object]) -> Iterator[tuple[frozenset[bytes], bytes]]:
    """LIST answers: lower-case flags and the raw name of each folder; what makes no sense is left out."""
    lines: list[bytes] = []
    literals: list[bytes] = []
    for record in records:
        if isinstance(record, tuple):
            lines.append(record[0])
            literals.append(record[1])
            continue
        if not isinstance(record, bytes):
            continue
        try:
            values = parsed([*lines, record], literals)
        except GarbledError:
            values = []
        lines, literals = [], []
        if len(values) >= 3 and isinstance(values[0], list):
            yield frozenset(octets(flag).lower() for flag in values[0]), octets(values[2])
