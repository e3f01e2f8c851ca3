"""Owns the shape of a language: how to know it, its cues, and its words for company and role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifiers.cues import Cue


@dataclass(frozen=True, slots=True)
class Language:
    """One language as data.

    `common`: frequent words no other supported language has; three of them in a mail make it that language.
    `conditional`: what makes a sentence of it a mere condition. `refusal` and `hiring`: words without which no sentence
    tells such an outcome. `company` and `role` each have one capturing group.
    """

    code: str
    common: frozenset[str]
    cues: tuple[Cue, ...]
    conditional: str
    refusal: str
    hiring: str
    company: tuple[re.Pattern[str], ...] = ()
    role: tuple[re.Pattern[str], ...] = ()
