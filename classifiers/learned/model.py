"""Owns a learned model: weights of features for each of its names, and how likely they make each name.

It is a multinomial logistic one, in a JSON file that `training/train.py` writes: {"names": [..], "bias": [..], "rows":
{feature: row}}. A row is a number in hexadecimal digits: first the square of the feature's inverse document frequency,
then for each name three digits with its weight, in tenths and raised by 2,048. Spread to 32 bits a place, rows can be
added up as they are and all sums read off at once, as many for the price of one. The features are brought to length 1
before they are weighed, so that long texts count no more than short ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache
from math import exp, sqrt
from pathlib import Path
from struct import Struct
from typing import Any

DIGITS = 3  # of a weight
RAISED = 2048  # no weight in a row is below 0
TENTHS = 10


class _Numbers(dict[str, int]):
    """The numbers of rows, 32 bits a place, each made when it is first asked for."""

    def __init__(self, names: int) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, row: str) -> int:
        first = len(row) - DIGITS * self._names
        weights = (row[at : at + DIGITS] for at in range(first, len(row), DIGITS))
        number = self[row] = int("".join((row[:first], *(weight.zfill(8) for weight in weights))), 16)
        return number


@dataclass(frozen=True, slots=True)
class Model:
    """Names, their biases, for each known feature its row, and how rows are added up."""

    names: tuple[str, ...]
    bias: tuple[float, ...]
    rows: Mapping[str, str]
    numbers: _Numbers
    places: Struct

    def likely(self, features: Set[str]) -> list[float]:
        """How likely each name is, in their order, 0..1, together 1."""
        total = sum(map(self.numbers.__getitem__, filter(None, map(self.rows.get, features))))
        square, *sums = self.places.unpack(total.to_bytes(self.places.size, "big"))
        one = 1 / (TENTHS * (sqrt(square) or 1.0))
        # every sum is raised by as much, which changes no share
        return softmax([bias + weight * one for bias, weight in zip(self.bias, sums, strict=True)])


def softmax(scores: list[float]) -> list[float]:
    """Scores as shares of 1."""
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    part = 1 / sum(powers)
    return [power * part for power in powers]


@cache
def learned(name: str) -> Model:
    """A model that comes with the program (`mails` or `sentences`), loaded once in the life of the process."""
    return model_of(json.loads(path_of(name).read_text(encoding="utf-8")))


def path_of(name: str) -> Path:
    """Where a learned file lies."""
    return Path(__file__).with_name(f"{name}.json")


def row_of(square: float, weights: Iterable[float]) -> str:
    """The row of a feature: the square of its inverse document frequency, and its weight for each name."""
    raised = [min(max(round(TENTHS * weight), -RAISED), RAISED - 1) + RAISED for weight in weights]
    return f"{round(square):x}" + "".join(f"{one:0{DIGITS}x}" for one in raised)


def model_of(data: Mapping[str, Any]) -> Model:
    """The model of its JSON form."""
    names = tuple(data["names"])
    return Model(names, tuple(data["bias"]), data["rows"], _Numbers(len(names)), Struct(f">{len(names) + 1}I"))
