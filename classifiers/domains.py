"""Owns which part of a domain name is an organisation's: the registrable domain by the Public Suffix List."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol


class _Suffixes(Protocol):
    def privatesuffix(self, domain: str) -> str | None: ...


@lru_cache(maxsize=1)
def _suffixes() -> _Suffixes:
    from publicsuffixlist import PublicSuffixList  # 30 ms that most commands never need

    suffixes: _Suffixes = PublicSuffixList()
    return suffixes


@lru_cache(maxsize=8192)
def registrable(domain: str) -> str:
    """The organisational domain of `domain`, lower-case: mail.acme.co.uk -> acme.co.uk; itself when it has none."""
    name = domain.strip().strip(".").lower()
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii") if len(name) <= 253 else name
        except UnicodeError:
            return name
    if name.count(".") < 2 or len(name) > 253:
        return name if name.count(".") < 1 else _suffixes().privatesuffix(name) or name
    return _suffixes().privatesuffix(name) or name
