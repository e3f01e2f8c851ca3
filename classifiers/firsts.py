"""Owns finding, in a regular expression of ours, the words with which a match of it may begin."""

from __future__ import annotations

import re

from classifiers.patterns import Tokens

# the beginning of a match and whether anything may follow it; a space at its end ends the word
Head = tuple[str, bool]
_NOTHING: frozenset[Head] = frozenset({("", False)})
_ANYTHING: frozenset[Head] = frozenset({("", True)})
_MOST_LETTERS = 4  # of a class that is read as alternatives
_SIGN = re.compile(r"\W")
_FLAGS = re.compile(r"\(\?[im]+\)")


def first_words(pattern: str) -> frozenset[str]:
    """Lower-case words with which a match of `pattern` may begin; behind one without a space more letters may follow.

    Raises ValueError for a pattern that may begin with any word or with none.
    """
    found = frozenset(_ended(head)[0] for head in _Walk(_FLAGS.sub("", pattern, 1)).heads())
    if not all(text.strip() for text in found):
        raise ValueError(f"any word may begin {pattern!r}")
    return found


class _Walk(Tokens):
    """A walk over the tokens of one pattern, only as far as its beginnings go."""

    def heads(self) -> frozenset[Head]:
        """What the whole pattern begins with."""
        return self._choice(0, len(self.tokens))

    def _choice(self, start: int, end: int) -> frozenset[Head]:
        """What the pattern or the inside of a group begins with: its alternatives."""
        plain = self.plain(start, end)
        if plain is not None:
            return frozenset([(text.lower(), False) for text in plain])
        return frozenset().union(*(self._sequence(*one) for one in self.alternatives(start, end)))

    def _sequence(self, at: int, end: int) -> frozenset[Head]:
        """What one alternative begins with."""
        found = _NOTHING
        while at < end and not all(open_ for _, open_ in found):
            quantifier, after = self.repeated(at, end)
            found = _joined(found, _quantified(self._item(at), quantifier))
            at = after
        return found

    def _item(self, at: int) -> frozenset[Head]:
        """What one item begins with; a look-around takes up nothing."""
        token = self.tokens[at]
        match token[0], token[1:]:
            case "(", kind:
                looks = kind in ("?=", "?!", "?<=", "?<!")
                return _NOTHING if looks else self._choice(at + 1, self.closes[at])
            case "[", letters:
                few = len(letters) <= _MOST_LETTERS + 1 and letters[:-1].isalpha()
                return frozenset([(letter.lower(), False) for letter in letters[:-1]]) if few else _ANYTHING
            case ("\\", "b") | ("^" | "$", _):
                return _NOTHING
            case "\\", sign if not sign.isalnum():
                return frozenset({(sign, False)})
            case "\\" | ".", _:
                return _ANYTHING
        return frozenset({(token.lower(), False)})


def _quantified(item: frozenset[Head], quantifier: str) -> frozenset[Head]:
    """An item as often as its quantifier says."""
    if quantifier not in ("", "?"):
        item = frozenset([(text, True) for text, _ in item])
    return item | _NOTHING if quantifier.startswith(("?", "*", "{0", "{,")) else item


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
