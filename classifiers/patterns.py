"""Owns the grammar of our regular expressions: their tokens, what each bracket closes, and their alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"[^\\\[\](){}|?*+.^$]+(?![?*+{])|[^\\\[\](){}|?*+.^$]|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|\(\?(?:P?<[a-z_]+>|[a-z]+:|<?[:=!])|\((?!\?)|[)|.^$]|[?*+]\??|\{\d*,?\d*\}\??"
)
_PLAIN = re.compile(r"[^\\\[\](){}?*+.^$]*")
_SHAPE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")  # what tells where alternatives end
_AROUND = re.compile(r"(\\b)\(\?:(.*)\)(\\b|)", re.DOTALL)


class Tokens:
    """The tokens of a pattern, and for each opening bracket where it closes.

    Raises ValueError for a pattern with what its readers do not know, as flags or atomic groups.
    """

    def __init__(self, pattern: str) -> None:
        self.tokens: list[str] = _TOKEN.findall(pattern)
        if sum(map(len, self.tokens)) != len(pattern):
            raise ValueError(f"not in the grammar of our patterns: {pattern!r}")
        self.closes: dict[int, int] = {}
        opened: list[int] = []
        for at, token in enumerate(self.tokens):
            if token[0] == "(":
                opened.append(at)
            elif token[0] == ")":
                self.closes[opened.pop()] = at

    def plain(self, start: int, end: int) -> list[str] | None:
        """The alternatives between two places when they are nothing but characters that stand for themselves."""
        source = "".join(self.tokens[start:end])
        return source.split("|") if _PLAIN.fullmatch(source) else None

    def alternatives(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where each of the alternatives between two places begins and ends."""
        at = start
        while at < end:
            if self.tokens[at] == "|":
                yield start, at
                start = at + 1
            at = self.closes.get(at, at) + 1
        yield start, end

    def repeated(self, at: int, end: int) -> tuple[str, int]:
        """The quantifier of the item that begins there, "" for none, and where the next one begins."""
        after = self.closes.get(at, at) + 1
        if after < end and self.tokens[after][0] in "?*+{":
            token = self.tokens[after]
            return token[0] + token[1:].rstrip("?"), after + 1
        return "", after


def branches(pattern: str) -> tuple[str, ...]:
    """Patterns one of which matches where `pattern` does: its alternatives, those within one group around all too."""
    found = _alternatives(pattern)
    if len(found) > 1 or (around := _AROUND.fullmatch(pattern)) is None:
        return found
    before, inside, after = around.groups()
    return tuple(f"{before}{one}{after}" for one in _alternatives(inside)) if _closed(inside) else found


def _alternatives(pattern: str) -> tuple[str, ...]:
    """The alternatives of a pattern at its top."""
    if "|" not in pattern:
        return (pattern,)
    found, depth, start = [], 0, 0
    for sign in _SHAPE.finditer(pattern):
        at = sign.start()
        char = pattern[at]
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
        elif char == "|" and not depth:
            found.append(pattern[start:at])
            start = at + 1
    return (*found, pattern[start:])


def _closed(inside: str) -> bool:
    """Whether brackets match within a part of a pattern."""
    depth = 0
    for token in _SHAPE.finditer(inside):
        depth += (token.group() == "(") - (token.group() == ")")
        if depth < 0:
            return False
    return not depth
