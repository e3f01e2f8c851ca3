"""Owns the words a text is made of, in lower case, read once for all who ask for them one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=64)
def words_said(text: str) -> Sequence[str]:
    """The words of a text in order: the longest runs of letters, digits and underscores."""
    return _WORD.findall(text.lower())


def count_said(text: str, words: Set[str]) -> int:
    """How often one of these words is said."""
    return sum(map(words.__contains__, words_said(text)))
