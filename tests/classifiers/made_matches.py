"""Owns making up texts that a pattern matches, as its grammar allows: what no mail at hand happens to say."""

from __future__ import annotations

import re
from random import Random
from re import _constants as codes  # type: ignore[attr-defined]  # the parser is private, and the only one there is
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_ANY = "abkzäéß09 '-,.:/&()’–_"
_SAMPLES = {
    codes.CATEGORY_DIGIT: "0123456789",
    codes.CATEGORY_NOT_DIGIT: "ab ,é-",
    codes.CATEGORY_SPACE: " \n",
    codes.CATEGORY_NOT_SPACE: "abé,-'1",
    codes.CATEGORY_WORD: "abzé0_9ä",
    codes.CATEGORY_NOT_WORD: " ,-'.’–",
}
_BEFORE = ("", "", " ", "x", "we ", "é", "’", "0", "_", "(", "ä ")
_AFTER = ("", "", " ", "x", "s", "é", "’s", "…", ".", "0", "_", ")", "ing")


def made(pattern: str, flags: int, random: Random, count: int) -> list[str]:
    """Texts made after a pattern, most of which it matches; something may hang on to their ends."""
    tree = parser.parse(pattern, flags)
    return [random.choice(_BEFORE) + _text(tree, random) + random.choice(_AFTER) for _ in range(count)]


def _text(tree: Any, random: Random) -> str:
    return "".join(_piece(code, argument, random) for code, argument in tree)


def _piece(code: Any, argument: Any, random: Random) -> str:
    if code is codes.LITERAL:
        return chr(argument)
    if code is codes.IN:
        return _character(argument, random)
    if code in (codes.ANY, codes.NOT_LITERAL):
        return random.choice([char for char in _ANY if ord(char) != argument])
    if code is codes.BRANCH:
        return _text(random.choice(argument[1]), random)
    if code is codes.SUBPATTERN:
        return _text(argument[-1], random)
    if code is codes.ASSERT:
        return _text(argument[1], random)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        least, most, part = argument
        times = random.randint(least, min(most, least + random.choice((0, 1, 1, 2, 5))))
        return "".join(_text(part, random) for _ in range(times))
    return ""


def _character(items: Any, random: Random) -> str:
    """A character of a class, or one outside a class that is negated."""
    if items[0][0] is codes.NEGATE:
        banned = re.compile("[" + "".join(re.escape(_one(item, random)) for item in items[1:]) + "]")
        return random.choice([char for char in _ANY if not banned.match(char)])
    return _one(random.choice(items), random)


def _one(item: Any, random: Random) -> str:
    code, argument = item
    if code is codes.CATEGORY:
        return random.choice(_SAMPLES[argument])
    return chr(random.randint(*argument) if code is codes.RANGE else argument)
