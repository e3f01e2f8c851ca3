"""Every regular expression of the readers is linear: near RE2's grammar, no repeat within a repeat, hostile text.

RE2 has neither lookbehind nor backreferences, and here are none; a lookahead is let through when it is short.
"""

from __future__ import annotations

import dataclasses
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
from tests.architecture.project import modules, short

BACKREFERENCES = {codes.GROUPREF, codes.GROUPREF_EXISTS}
LOOKAROUND = {codes.ASSERT, codes.ASSERT_NOT}
REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
HOSTILE = (
    " " * 20_000,
    "a" * 20_000,
    "a " * 10_000,
    "1" * 20_000,
    "1 " * 10_000,
    "\n" * 20_000,
    "> " * 10_000,
    "a.b@" * 5_000,
    "-" * 20_000,
    "'" * 20_000,
    ")" * 20_000,
    "." * 20_000,
    ", " * 10_000,
    "< " * 10_000,
    "<a " * 6_000,
    "&amp;" * 4_000,
    "Aa Bb " * 3_000,
    "https://a/" * 2_000,
    "we will the next week by monday " * 600,
    "on 1 may 2026 at 10:00 " * 900,
    "unfortunately interview offer position " * 500,
)


SOURCES = "\n".join(source for path, source, _ in modules() if short(path).startswith("classifiers/"))


def _modules() -> Iterator[ModuleType]:
    yield classifiers
    for found in pkgutil.walk_packages(classifiers.__path__, "classifiers."):
        yield importlib.import_module(found.name)


def _patterns_in(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth < 8:
        parts: Iterable[Any] = ()
        if isinstance(value, dict):
            parts = (*value.keys(), *value.values())
        elif isinstance(value, list | tuple | set | frozenset):
            parts = value
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            parts = [getattr(value, field.name) for field in dataclasses.fields(value)]
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


def _faults(tree: Any, repeated: bool = False) -> Iterator[str]:
    """What makes a pattern more than linear, or more than a linear engine can run."""
    for code, argument in tree:
        within = repeated
        if code in BACKREFERENCES:
            yield "a backreference"
        elif code in LOOKAROUND and argument[0] < 0:
            yield "a lookbehind"
        elif code in LOOKAROUND or (code in REPEATS and argument[1] == codes.MAXREPEAT):
            if code in REPEATS and repeated:
                yield "an unbounded repeat within an unbounded repeat or a lookahead"
            within = True
        for part in _subpatterns(argument):
            yield from _faults(part, within)


def _subpatterns(argument: Any) -> Iterator[Any]:
    if isinstance(argument, parser.SubPattern):
        yield argument
    elif isinstance(argument, list | tuple):
        for part in argument:
            yield from _subpatterns(part)


def _use(where: str, pattern: re.Pattern[str], text: str) -> None:
    """Run the pattern the way its module does: from the start only, or (always, when in doubt) all over the text."""
    used = set(re.findall(rf"\b{re.escape(where.rpartition('.')[2])}\.(\w+)\(", SOURCES))
    if used and used <= {"match", "fullmatch"}:
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
        started = time.process_time()
        _use(where, pattern, text)
        spent = time.process_time() - started
        if spent > 0.5:
            slow.append(f"{where} took {spent:.2f} s: {pattern.pattern[:100]}")
    assert slow == []
