"""Owns the reading of a form: urlencoded, capped, and with the session's own word in it."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import date
from urllib.parse import parse_qsl

from starlette.requests import Request

from daemon.web.keys import Session
from daemon.web.refusal import RefusedError

LONGEST = 200_000  # octets of a form's body
FIELDS = 20
TYPE = "application/x-www-form-urlencoded"
TOO_LONG = RefusedError(413, "That is too long for a mail.", "Shorten the text and try again.")
BROKEN = RefusedError(400, "That form could not be read.", "Go back and try again.")


async def form(request: Request, session: Session) -> dict[str, str]:
    """The fields, line ends LF. Raises RefusedError: too long, not urlencoded UTF-8, or without the session's word."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != TYPE:
        raise RefusedError(415, "That is not a form of this page.", "Use this page's own buttons.")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST:
            raise TOO_LONG
    fields = _fields(body)
    if not hmac.compare_digest(fields.get("word", "").encode(), session.word.encode()):
        raise RefusedError(403, "That form is not from this page.", "Nothing was changed. Load the page and try again.")
    return fields


def _fields(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
    except ValueError as error:
        raise BROKEN from error
    if any("\0" in value for _, value in pairs):
        raise BROKEN
    return {name: value.replace("\r\n", "\n").replace("\r", "\n") for name, value in pairs}


def day(fields: Mapping[str, str], name: str) -> date | None:
    """A civil date of a form, None when it is none."""
    try:
        return date.fromisoformat(fields.get(name, ""))
    except ValueError:
        return None
