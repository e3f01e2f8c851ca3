"""Owns how a fixture of quoted replies becomes the text that its gold numbers the lines of."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from classifiers.parse import parse

_MARK = re.compile(r"^#(?:reply|sig)#", re.MULTILINE)
_HTML = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
_RAW = ("102682_R_S", "unicode_msg", "multipart.txt")  # whole mails without a telling suffix


def text_of(path: Path) -> str:
    """Mails and HTML as our parser gives them, text files as they stand; marks of other tools' training are dropped."""
    raw = path.read_bytes()
    if path.suffix == ".eml" or path.name in _RAW:
        text = parse(raw).text
    elif path.suffix == ".html":
        text = parse(_HTML + raw).text
    else:
        text = raw.decode("utf-8", "replace").replace("\r\n", "\n").rstrip("\n")
    return _MARK.sub("", text)


def checksum(text: str) -> str:
    """What the gold is valid for."""
    return hashlib.sha256(text.encode()).hexdigest()
