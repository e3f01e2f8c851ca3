"""Owns the words of the pages: one TOML file a page in texts/<language>/, read once, handed to the templates as `t`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

HERE = Path(__file__).parent / "texts"
LANGUAGE = "en"
PLURAL = frozenset({"one", "other"})


class Phrase:
    """A text with {places}, called with keyword arguments for exactly them: `t.plan.due(day="Tue 3 June")`.

    With forms {one, other} it counts by `count` (the CLDR's plural categories): `t.today.drafts(count=2)`.
    """

    def __init__(self, name: str, forms: Mapping[str, str]) -> None:
        self.name = name
        self._forms = forms
        self._places = frozenset().union(*(_places(text) for text in forms.values()))
        if "one" in forms:
            self._places |= {"count"}

    def __call__(self, **values: object) -> str:
        """The text with its places filled in; not escaped yet. Raises TypeError when the places are others."""
        if values.keys() != self._places:
            raise TypeError(f"{self.name} takes {sorted(self._places)}, not {sorted(values)}")
        return self._forms["one" if "one" in self._forms and values["count"] == 1 else "other"].format(**values)

    def __str__(self) -> str:
        raise TypeError(f"{self.name} must be called with {sorted(self._places)}")


class Namespace:
    """One table of texts: `t.plan.title`, and `t.plan.kinds[kind]` where the key is only known at run time."""

    def __init__(self, name: str, table: Mapping[str, Any]) -> None:
        self._name = name
        self._texts = {key: _leaf(f"{name}.{key}", value) for key, value in table.items()}

    def __getattr__(self, key: str) -> Any:
        try:
            return self._texts[key]
        except KeyError:
            raise AttributeError(f"there is no text {self._name}.{key}") from None

    def __getitem__(self, key: str) -> Any:
        return self._texts[key]

    def get(self, key: str, default: str) -> Any:
        """The text of a key, or `default` for one that has none."""
        return self._texts.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)


@cache
def texts(language: str = LANGUAGE) -> Namespace:
    """All texts in one language, by page: the name of the file without `.toml`."""
    files = sorted((HERE / language).glob("*.toml"))
    return Namespace("t", {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in files})


def _leaf(name: str, value: Any) -> str | Phrase | Namespace:
    if isinstance(value, dict):
        return Phrase(name, value) if value.keys() == PLURAL else Namespace(name, value)
    if not isinstance(value, str):
        raise TypeError(f"{name} is no text")
    return Phrase(name, {"other": value}) if _places(value) else value


def _places(text: str) -> set[str]:
    return {place for _, place, _, _ in Formatter().parse(text) if place is not None}
