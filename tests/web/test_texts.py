"""All words of the pages stand in the files of texts: none in a template, none that no page uses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from daemon.web.texts import HERE, LANGUAGE, Namespace, Phrase

WEB = HERE.parent
TEMPLATES = sorted((WEB / "templates").glob("*.html"))
FILES = sorted((HERE / LANGUAGE).glob("*.toml"))
SPOKEN = re.compile(r'\b(?:aria-label|aria-description|title|placeholder|alt)="([^"]*)"')
LITERAL = re.compile(r'"([^"\n]*)"' + r"|'([^'\n]*)'")
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
ALLOWED: frozenset[str] = frozenset()  # words that are the same in every language may stand in a template


def bare(template: str) -> list[str]:
    """The words a template would show by itself: its text, its spoken attributes, the sentences in its code."""
    code = " ".join(CODE.findall(template))
    said = [a or b for a, b in LITERAL.findall(code)]
    words = [one for one in said if re.search(r"[A-Za-z] [A-Za-z]|^[A-Z]", one)]
    markup = CODE.sub(" ", re.sub(r"<!--.*?-->", "", template, flags=re.DOTALL))
    words += SPOKEN.findall(markup)
    words += re.split(r"<[^>]*>", ATTRIBUTE.sub("", markup))
    found = (" ".join(one.split()) for one in words)
    return [one for one in found if re.search(r"[A-Za-z]{2,}", re.sub(r"&\w+;", "", one)) and one not in ALLOWED]


def leaves(table: dict[str, Any], name: str) -> Iterator[str]:
    """The names of all texts of a file."""
    for key, value in table.items():
        if isinstance(value, dict) and value.keys() != {"one", "other"}:
            yield from leaves(value, f"{name}.{key}")
        else:
            yield f"{name}.{key}"


def used(name: str, sources: str) -> bool:
    """Whether a text is asked for by its name, or by its table with a key that is known only at run time."""
    table = re.escape(name.rpartition(".")[0])
    return bool(re.search(rf"\bt\.(?:{re.escape(name)}\b(?!\.)|{table}\.get\(|{table}\b(?!\.))", sources))


def test_words_are_found_where_they_hide() -> None:
    assert bare('<p class="a b">{{ t.x.y }}</p>{% if a == "queued" %}·{% endif %}') == []
    assert bare("<p>Hello</p>") == ["Hello"]
    assert bare('<a aria-label="Go back">{{ x }}</a>') == ["Go back"]
    assert bare('{{ "A draft" if one else two }}') == ["A draft"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_speaks_by_itself(path: Path) -> None:
    assert bare(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_is_used(path: Path) -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for file in (*TEMPLATES, *WEB.glob("*.py")))
    names = list(leaves(tomllib.loads(path.read_text(encoding="utf-8")), path.stem))
    assert names
    assert [name for name in names if not used(name, sources)] == []


def test_a_phrase_takes_exactly_its_places() -> None:
    t = Namespace("t", {"a": {"due": "due {day}", "n": {"one": "a draft", "other": "{count} drafts"}, "plain": "x"}})
    assert t.a.plain == "x"
    assert t.a.due(day="Tue") == "due Tue"
    assert [t.a.n(count=n) for n in (0, 1, 2)] == ["0 drafts", "a draft", "2 drafts"]
    assert isinstance(t.a.due, Phrase)
    for values in ({}, {"day": 1, "hour": 2}):
        with pytest.raises(TypeError):
            t.a.due(**values)
    with pytest.raises(TypeError):
        str(t.a.due)
    with pytest.raises(AttributeError):
        _ = t.a.nothing


def test_values_are_escaped_and_a_missing_text_is_an_error() -> None:
    from jinja2 import Environment, StrictUndefined, UndefinedError

    t = Namespace("t", {"a": {"due": "due <{day}>"}})
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    assert environment.from_string("{{ t.a.due(day='<b>') }}").render(t=t) == "due &lt;&lt;b&gt;&gt;"
    with pytest.raises(UndefinedError):
        environment.from_string("{{ t.a.nothing }}").render(t=t)
