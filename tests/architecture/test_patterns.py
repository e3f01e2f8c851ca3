"""Every regular expression of the readers is linear: near RE2's grammar, no repeat within a repeat, hostile text.

Of what RE2 has not, there are no backreferences, and a lookbehind looks at one character only.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib
import pkgutil
import re
import time
from collections.abc import Iterable, Iterator
from re import _constants as codes  # type: ignore[attr-defined]  # the parser is private, and the only one there is
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest

import classifiers
from classifiers.cues import Cue
from classifiers.gate import Sought
from classifiers.languages.shape import Language
from tests.architecture.project import modules, short

BACKREFERENCES = {codes.GROUPREF, codes.GROUPREF_EXISTS}
LOOKAROUND = {codes.ASSERT, codes.ASSERT_NOT}
REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
LENGTH = 1_000  # a long line; whole hostile mails of 100 kB go through the readers in tests/classifiers
HOSTILE = tuple(
    (piece * LENGTH)[:LENGTH]
    for piece in (
        *(
            " ",
            "a",
            "a ",
            "1",
            "1 ",
            "\n",
            "> ",
            "a.b@",
            "-",
            "'",
            ")",
            ".",
            ", ",
            "< ",
            "<a ",
            "&amp;",
            "Aa Bb ",
            "https://a/",
        ),
        "we will the next week by monday ",
        "on 1 may 2026 at 10:00 ",
        "unfortunately interview offer position ",
    )
)
SLOW = 0.1  # seconds for one pattern on one such line
SOURCES = {
    short(path).removesuffix(".py").removesuffix("/__init__").replace("/", "."): source
    for path, source, _ in modules()
    if short(path).startswith("classifiers/")
}


def _modules() -> Iterator[ModuleType]:
    yield classifiers
    for found in pkgutil.walk_packages(classifiers.__path__, "classifiers."):
        yield importlib.import_module(found.name)


def _patterns_in(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, Sought):
        yield from (re.compile(pattern, value.flags) for pattern in value.patterns)
    elif isinstance(value, Cue):
        yield from (re.compile(pattern) for pattern in (value.pattern, value.unless) if pattern is not None)
    elif depth < 8:
        parts: Iterable[Any] = ()
        if isinstance(value, dict):
            parts = (*value.keys(), *value.values())
        elif isinstance(value, list | tuple | set | frozenset):
            parts = value
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            parts = [getattr(value, field.name) for field in dataclasses.fields(value)]
            if isinstance(value, Language):  # all its strings but its code are patterns
                yield from (re.compile(part) for part in parts if isinstance(part, str) and part != value.code)
        for part in parts:
            yield from _patterns_in(part, depth + 1)


def _all_patterns() -> list[tuple[str, re.Pattern[str]]]:
    seen: dict[tuple[str, int], str] = {}
    kept: dict[tuple[str, int], re.Pattern[str]] = {}
    for module in _modules():
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                key = (pattern.pattern, pattern.flags)
                seen.setdefault(key, f"{module.__name__}.{name}")
                kept.setdefault(key, pattern)
    return [(seen[key], kept[key]) for key in kept]


PATTERNS = _all_patterns()


def _faults(tree: Any) -> Iterator[str]:
    """What no linear engine can run, and a repeat whose whole body is a repeat."""
    for code, argument in tree:
        if code in BACKREFERENCES:
            yield "a backreference"
        elif code in LOOKAROUND and argument[0] < 0 and argument[1].getwidth()[1] > 1:
            yield "a lookbehind of more than one character"
        elif _is_unbounded(code, argument) and _is_one_repeat(argument[2]):
            yield "a repeat of a repeat"
        for part in _subpatterns(argument):
            yield from _faults(part)


def _is_unbounded(code: Any, argument: Any) -> bool:
    return code in REPEATS and argument[1] == codes.MAXREPEAT


def _is_one_repeat(body: Any) -> bool:
    """Whether `body` is an unbounded repeat and nothing else, however many groups lie around it."""
    if len(body) != 1:
        return False
    code, argument = body[0]
    return _is_unbounded(code, argument) or (code is codes.SUBPATTERN and _is_one_repeat(argument[-1]))


def _subpatterns(argument: Any) -> Iterator[Any]:
    if isinstance(argument, parser.SubPattern):
        yield argument
    elif isinstance(argument, list | tuple):
        for part in argument:
            yield from _subpatterns(part)


SAMPLE = {codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_NOT_DIGIT: "a"}


def _character(items: Any) -> str:
    """A character of a class (of a negated one: a letter or mark that is usually outside it)."""
    if items[0][0] is codes.NEGATE:
        named = {chr(argument) for code, argument in items[1:] if code is codes.LITERAL}
        return next(letter for letter in "xyz;~" if letter not in named)
    code, argument = items[0]
    if code is codes.CATEGORY:
        return SAMPLE.get(argument, "a")
    return chr(argument[0] if code is codes.RANGE else argument)


def _near_match(tree: Any, times: int) -> str:
    """Text the pattern goes far into: its own words, every repeat taken `times` times where it may be."""
    found = []
    for code, argument in tree:
        if code is codes.LITERAL:
            found.append(chr(argument))
        elif code is codes.IN:
            found.append(_character(argument))
        elif code in (codes.ANY, codes.NOT_LITERAL):
            found.append("x")
        elif code is codes.BRANCH:
            found.append(_near_match(argument[1][times % len(argument[1])], times))
        elif code is codes.SUBPATTERN:
            found.append(_near_match(argument[-1], times))
        elif code in REPEATS:
            found.append(_near_match(argument[2], times) * max(argument[0], min(argument[1], times)))
    return "".join(found)[:5_000]


@functools.cache
def _only_from_the_start(where: str) -> bool:
    """Whether its readers only ever use the pattern with match or fullmatch (when in doubt: no)."""
    module, _, name = where.rpartition(".")
    sources = [SOURCES.get(module, "")] if name.startswith("_") else list(SOURCES.values())
    used = {use for source in sources for use in re.findall(rf"\b{re.escape(name)}\.(\w+)\(", source)}
    return bool(used) and used <= {"match", "fullmatch"}


def _use(where: str, pattern: re.Pattern[str], text: str) -> None:
    """Run the pattern the way its readers do."""
    if _only_from_the_start(where):
        pattern.match(text)
        pattern.fullmatch(text)
        return
    for _ in pattern.finditer(text):
        pass


def test_the_readers_patterns_are_found() -> None:
    assert PATTERNS


def test_no_pattern_looks_back_or_repeats_a_repeat() -> None:
    faults = {
        f"{where}: {pattern.pattern[:100]}": sorted(set(_faults(parser.parse(pattern.pattern, pattern.flags))))
        for where, pattern in PATTERNS
    }
    assert {where: fault for where, fault in faults.items() if fault} == {}


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:8]))
def test_no_pattern_is_slow_on_hostile_text(text: str) -> None:
    slow = []
    for where, pattern in PATTERNS:
        for length in (100, 300, LENGTH):  # a bad one shows early, and need not be waited for
            started = time.process_time()
            _use(where, pattern, text[:length])
            spent = time.process_time() - started
            if spent > SLOW:
                slow.append(f"{where} took {spent:.2f} s on {length} characters: {pattern.pattern[:100]}")
                break
    assert slow == []


def _explodes_at(where: str, pattern: re.Pattern[str]) -> int | None:
    """How many turns of its repeats make the pattern slow, or None."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    for times in range(1, 25):
        text = _near_match(tree, times)
        started = time.process_time()
        _use(where, pattern, text + "\0")
        _use(where, pattern, text[:-1] + "\0")
        if time.process_time() - started > 0.3:
            return times
    return None


def test_no_pattern_is_slow_on_text_that_nearly_matches() -> None:
    """A repeat that can be cut in several ways multiplies its time with every turn: seen long before it hurts."""
    slow = {f"{where}: {pattern.pattern[:100]}": _explodes_at(where, pattern) for where, pattern in PATTERNS}
    assert {where: times for where, times in slow.items() if times} == {}


def test_the_near_match_finds_a_pattern_that_explodes() -> None:
    assert _explodes_at("classifiers.bad", re.compile(r"(?:\s*,\s*)+x")) is not None
