"""Owns how a page becomes HTML: the templates, every value escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from daemon.views.page import plain
from daemon.web.advice import advice
from daemon.web.shortcuts import PAGES, SHORTCUTS
from daemon.web.texts import texts

HERE = Path(__file__).parent
STATIC = HERE / "static"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain(value) if type(value) is str else value,  # no marks that turn text around
    )
    environment.globals.update(advice=advice, t=texts(), pages=PAGES, shortcuts=SHORTCUTS)
    return environment


def page(template: str, code: int = 200, **values: Any) -> HTMLResponse:
    """One whole page, with this HTTP status."""
    return HTMLResponse(_environment().get_template(template).render(**values), code)
