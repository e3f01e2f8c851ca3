"""Owns the exact binomial bound: how large a rate may be that showed itself this seldom (Clopper and Pearson, 1934)."""

from __future__ import annotations

import math

CONFIDENCE = 0.95


def upper_bound(wrong: int, seen: int) -> float:
    """The one-sided 95 % upper bound of a rate after `wrong` of `seen`; with none wrong nearly 3 / seen."""
    if seen == 0 or wrong >= seen:
        return 1.0
    low, high = wrong / seen, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(wrong, seen, middle) > 1 - CONFIDENCE else (low, middle)
    return high


def _at_most(wrong: int, seen: int, rate: float) -> float:
    """The chance of at most `wrong` among `seen` at this rate."""
    if rate <= 0.0:
        return 1.0
    logs = (
        math.lgamma(seen + 1) - math.lgamma(k + 1) - math.lgamma(seen - k + 1)
        + k * math.log(rate) + (seen - k) * math.log1p(-rate)
        for k in range(wrong + 1)
    )  # fmt: skip
    return sum(math.exp(one) for one in logs)
