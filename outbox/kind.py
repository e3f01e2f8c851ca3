"""Owns the shape of a kind of draft, and finds the kinds: every module of outbox.kinds that ends in KIND."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from outbox.occasion import Occasion
from outbox.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Kind:
    """What is written, how long it may be, and what its letter may know (rules, section 8).

    `letter` names the template without folder and ending; `values` gives its own strings beside the common ones.
    `words` counts the body without greeting and signature; `questions` is the exact number of question marks.
    """

    name: str
    words: int
    questions: int
    letter: Callable[[Occasion], str]
    values: Callable[[Occasion, Tongue], dict[str, str]]
    exclamations: int = 0


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name; a new module in outbox/kinds is found without naming it anywhere."""
    import outbox.kinds as room

    modules = (
        importlib.import_module(f"{room.__name__}.{found.name}") for found in pkgutil.iter_modules(room.__path__)
    )
    known = [module.KIND for module in modules if hasattr(module, "KIND")]
    return {kind.name: kind for kind in known}
