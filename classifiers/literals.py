"""Owns finding, in a regular expression of ours, the pieces of plain text one of which every match must contain."""

from __future__ import annotations

from dataclasses import dataclass

Needed = frozenset[str]  # one of these is in every match
_ZERO = ("?", "*", "{0")


@dataclass(slots=True)
class _Reader:
    """A walk over one pattern: groups, alternatives, classes, escapes and quantifiers; no back-references."""

    pattern: str
    at: int = 0

    def alternatives(self) -> Needed | None:
        """What one of the alternatives up to the closing bracket needs; None when one of them needs nothing."""
        parts: list[Needed | None] = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            parts.append(self.sequence())
        if any(part is None for part in parts):
            return None
        return frozenset(text for part in parts if part for text in part)

    def sequence(self) -> Needed | None:
        """The best of what the items of one alternative need."""
        best: Needed | None = None
        run = ""
        while self.peek() not in ("", "|", ")"):
            char, needs = self.atom()
            quantifier = self.quantifier()
            if char and not quantifier:
                run += char
                continue
            best, run = _better(best, _of(run)), ""
            if quantifier.startswith(_ZERO):
                continue
            best = _better(best, _of(char) if char else needs)
        return _better(best, _of(run))

    def atom(self) -> tuple[str, Needed | None]:
        """One item: its character when it is a plain one, else what it needs."""
        char = self.pattern[self.at]
        self.at += 1
        match char:
            case "(":
                return "", self.group()
            case "[":
                self.at = self.pattern.index("]", self.at + 1) + 1
                return "", None
            case "\\":
                escaped = self.pattern[self.at]
                self.at += 1
                return ("", None) if escaped.isalnum() else (escaped, None)
            case "." | "^" | "$":
                return "", None
        return char, None

    def group(self) -> Needed | None:
        """A group; what stands in a look-around is not needed."""
        looks = self.pattern.startswith(("?!", "?=", "?<"), self.at)
        self.at += 2 if self.pattern.startswith("?:", self.at) or looks else 0
        needs = self.alternatives()
        self.at += 1
        return None if looks else needs

    def quantifier(self) -> str:
        """The quantifier after an item, "" when there is none; laziness is skipped."""
        start = self.at
        if self.peek() == "{":
            self.at = self.pattern.index("}", self.at) + 1
        elif self.peek() in ("?", "*", "+"):
            self.at += 1
        found = self.pattern[start : self.at]
        if found and self.peek() == "?":
            self.at += 1
        return found

    def peek(self) -> str:
        """The next character, "" at the end."""
        return self.pattern[self.at : self.at + 1]


def _of(run: str) -> Needed | None:
    return frozenset({run}) if run.strip() else None


def _cost(needed: Needed) -> float:
    """How often such texts are met, roughly: short ones everywhere."""
    return sum(0.25 ** min(len(text.strip()), 7) for text in needed)


def _better(one: Needed | None, other: Needed | None) -> Needed | None:
    if one is None or other is None:
        return one or other
    return min((one, other), key=_cost)


def branches(pattern: str) -> tuple[str, ...]:
    """The alternatives of a pattern at its top: one of them matches where the pattern does."""
    found, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        match pattern[at]:
            case "\\":
                at += 1
            case "[":
                at = pattern.index("]", at + 2)
            case "(":
                depth += 1
            case ")":
                depth -= 1
            case "|" if not depth:
                found.append(pattern[start:at])
                start = at + 1
        at += 1
    return (*found, pattern[start:])


def needed(pattern: str) -> tuple[str, ...]:
    """Texts one of which is in every match of `pattern`; ("",) when nothing is sure to be there."""
    found = _Reader(pattern).alternatives()
    return tuple(sorted(found)) if found else ("",)
