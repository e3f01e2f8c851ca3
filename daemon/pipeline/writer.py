"""Owns the shape of the one who writes: the person's name, addresses, language and signature."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Writer:
    """The person in whose name we write. `addresses` lower-case, the first one is the default sender."""

    name: str
    addresses: tuple[str, ...]
    language: str = "en"
    signature: str | None = None
