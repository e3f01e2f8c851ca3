"""Owns finding the languages: every module or folder beside this one that holds a LANGUAGE."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Set as AbstractSet
from functools import cache

from classifiers.languages.shape import Language

NEEDED = 3  # words of a language in a mail before its cues are tried


@cache
def languages() -> tuple[Language, ...]:
    """All languages beside English, by name."""
    names = sorted(name for _, name, _ in pkgutil.iter_modules(__path__) if name != "shape")
    return tuple(importlib.import_module(f"{__name__}.{name}").LANGUAGE for name in names)


def spoken(words: AbstractSet[str]) -> tuple[Language, ...]:
    """The languages whose common words are among a mail's words."""
    return tuple(one for one in languages() if len(one.common & words) >= NEEDED)
