"""Owns the shape of a classifier: a name and the cues it looks for."""

from __future__ import annotations

from dataclasses import dataclass

from classifiers.cues import Cue


@dataclass(frozen=True, slots=True, eq=False)
class Classifier:
    """One kind of meaning. `own` classifiers read the person's own mails, the others everybody else's.

    `cues` are patterns over the folded words of a sentence, `senses` over its words' senses (classifiers/senses).
    """

    name: str
    cues: tuple[Cue, ...] = ()
    own: bool = False
    senses: tuple[Cue, ...] = ()
