"""Owns finding, in a regular expression of ours, the words with which a match of it may begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

# the beginning of a match and whether anything may follow it; a space at its end ends the word
Head = tuple[str, bool]
_NOTHING: frozenset[Head] = frozenset({("", False)})
_ANYTHING: frozenset[Head] = frozenset({("", True)})
_MOST_LETTERS = 4  # of a class that is read as alternatives
_RUN = re.compile(r"[\w ]+(?![?*+{])")  # plain characters that no quantifier touches
_PLAIN = re.compile(r"[\w |]+(?=\))")  # alternatives of plain characters, to the end of their group
_SIGN = re.compile(r"\W")
_BRACKET = re.compile(r"\\.|\[.[^\]]*\]|[()|]")


def _joined(before: frozenset[Head], after: frozenset[Head]) -> frozenset[Head]:
    """What two items in a row begin with."""
    ended = [_ended(head) for head in after]
    return frozenset(
        [head for head in before if head[1]]
        + [(text + more, open_) for text, done in before if not done for more, open_ in ended]
    )


def _ended(head: Head) -> Head:
    """A beginning cut off where its first word ends."""
    sign = _SIGN.search(head[0])
    return head if sign is None else (head[0][: sign.start()] + " ", True)


@dataclass(slots=True)
class _Walk:
    """A walk over one pattern: groups, alternatives, classes, escapes and quantifiers; no back-references."""

    pattern: str
    at: int = 0

    def alternatives(self) -> frozenset[Head]:
        """What the alternatives up to the closing bracket begin with."""
        plain = _PLAIN.match(self.pattern, self.at)
        if plain is not None:
            self.at = plain.end()
            return frozenset((text, False) for text in plain.group().lower().split("|"))
        found = self.sequence()
        while self.peek() == "|":
            self.at += 1
            found |= self.sequence()
        return found

    def sequence(self) -> frozenset[Head]:
        """What one alternative begins with."""
        found = _NOTHING
        while self.peek() not in ("", "|", ")"):
            if all(open_ for _, open_ in found):
                self.pass_over()
                break
            found = _joined(found, self.repeated(self.atom()))
        return found

    def pass_over(self) -> None:
        """Go to the end of the alternative: what it begins with is known."""
        depth = 0
        for found in _BRACKET.finditer(self.pattern, self.at):
            self.at = found.start()
            match found.group():
                case "(":
                    depth += 1
                case "|" | ")" if not depth:
                    return
                case ")":
                    depth -= 1
        self.at = len(self.pattern)

    def atom(self) -> frozenset[Head]:
        """What one item, or one run of plain characters, begins with."""
        run = _RUN.match(self.pattern, self.at)
        if run is not None:
            self.at = run.end()
            return frozenset({(run.group().lower(), False)})
        char = self.pattern[self.at]
        self.at += 1
        match char:
            case "(":
                return self.group()
            case "[":
                start, self.at = self.at, self.pattern.index("]", self.at + 1) + 1
                letters = self.pattern[start : self.at - 1]
                few = len(letters) <= _MOST_LETTERS and letters.isalpha()
                return frozenset((letter.lower(), False) for letter in letters) if few else _ANYTHING
            case "\\":
                escaped = self.pattern[self.at]
                self.at += 1
                if escaped.isalnum():
                    return _NOTHING if escaped == "b" else _ANYTHING
                return frozenset({(escaped, False)})
            case "^" | "$":
                return _NOTHING
            case ".":
                return _ANYTHING
        return frozenset({(char.lower(), False)})

    def group(self) -> frozenset[Head]:
        """A group; a look-around takes up nothing."""
        looks = self.pattern.startswith(("?!", "?=", "?<"), self.at)
        if self.peek() == "?":
            self.at += 3 if self.pattern.startswith(("?i:", "?<"), self.at) else 2
        found = self.alternatives()
        self.at += 1
        return _NOTHING if looks else found

    def repeated(self, item: frozenset[Head]) -> frozenset[Head]:
        """An item as the quantifier behind it has it."""
        start = self.at
        if self.peek() == "{":
            self.at = self.pattern.index("}", self.at) + 1
        elif self.peek() in ("?", "*", "+"):
            self.at += 1
        quantifier = self.pattern[start : self.at]
        if quantifier and self.peek() == "?":
            self.at += 1
        if quantifier not in ("", "?"):
            item = frozenset((text, True) for text, _ in item)
        return item | _NOTHING if quantifier.startswith(("?", "*", "{0")) else item

    def peek(self) -> str:
        """The next character, "" at the end."""
        return self.pattern[self.at : self.at + 1]


def first_words(pattern: str) -> frozenset[str]:
    """Lower-case words with which a match of `pattern` may begin; behind one without a space more letters may follow.

    Raises ValueError for a pattern that may begin with any word or with none.
    """
    walk = _Walk(pattern)
    walk.at = walk.pattern.index(")") + 1 if pattern.startswith(("(?i)", "(?m)", "(?im)")) else 0
    found = frozenset(text for text, _ in walk.alternatives())
    if not all(text.strip() for text in found):
        raise ValueError(f"any word may begin {pattern!r}")
    return found
