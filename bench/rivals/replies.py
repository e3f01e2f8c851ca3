"""Owns asking one rival for the sender's own words of a mail: records on stdin, one line of JSON for each on stdout.

Run by the interpreter of .venv-rivals: replies.py NAME. A rival is imported by name, for it is in no other environment.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from typing import Any

LANGUAGES = ["en", "de", "fr", "es", "it", "nl", "pl", "sv", "da"]


def _mail_parser_reply() -> Callable[[str], str]:
    parser = importlib.import_module("mailparser_reply").EmailReplyParser(languages=LANGUAGES)
    return lambda text: parser.parse_reply(text=text) or ""


def _email_reply_parser() -> Callable[[str], str]:
    parser = importlib.import_module("email_reply_parser").EmailReplyParser
    return lambda text: parser.parse_reply(text) or ""


CUTTERS = {"mail-parser-reply": _mail_parser_reply, "email-reply-parser": _email_reply_parser}


def main(name: str) -> None:
    """Answer every record; an error is told by its name."""
    cut = CUTTERS[name]()
    for line in sys.stdin:
        record = json.loads(line)
        answer: dict[str, Any] = {"id": record["id"], "found": [], "failed": None}
        try:
            answer["found"] = [cut(record["text"])]
        except Exception as failure:
            answer["failed"] = type(failure).__name__
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
