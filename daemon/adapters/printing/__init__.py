"""Owns printing to PDF with Typst, the `pdf` extra; the only module that knows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from daemon.errors import ConfigError

_LETTER = Path(__file__).with_name("letter.typ")


def pdf(page: Mapping[str, Any]) -> bytes:
    """The PDF of one page (form, language, sender, recipient, day, subject, paragraphs). Raises ConfigError."""
    try:
        import typst
    except ImportError as error:
        raise ConfigError(
            "Printing to PDF needs the `pdf` extra.",
            'Install it: pipx inject followupd typst (or pip install "followupd[pdf]"); or print with --html.',
        ) from error
    made = typst.compile(str(_LETTER), format="pdf", sys_inputs={"page": json.dumps(dict(page))})
    assert isinstance(made, bytes)  # one document, not one image a page
    return made
