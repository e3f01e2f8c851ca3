"""Owns the reading of a form: urlencoded, capped, with the session's own word in it; and what its fields say."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from urllib.parse import parse_qsl

from starlette.requests import Request

from daemon.views.page import one_line, plain
from daemon.web.keys import Session
from daemon.web.refusal import RefusedError
from daemon.web.slips import FieldError
from daemon.web.texts import texts

LONGEST = 200_000  # octets of a form's body
FIELDS = 20
LINE, WORDS, PEOPLE = 200, 2_000, 40  # most characters of a name, of a paragraph; most people in one form
TYPE = "application/x-www-form-urlencoded"
t = texts()
TOO_LONG = RefusedError(413, t.refusal.long, t.refusal.long_do)
BROKEN = RefusedError(400, t.refusal.broken, t.refusal.broken_do)
_ADDRESS = re.compile(r"[^\s@<>,;:()\[\]\"\x00-\x1f\x7f]+@[^\s@<>,;:()\[\]\"\x00-\x1f\x7f]+")
_AROUND = " \t<>,;:()\"'“”-–—*•"

Somebody = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Typed:
    """One form: the number in its address, its fields, the locale. Raises FieldError for what makes no sense."""

    number: int
    fields: Mapping[str, str]
    locale: str = "en-GB"

    def text(self, name: str) -> str:
        """A field as typed, LF line ends."""
        return self.fields.get(name, "")

    def line(self, name: str) -> str:
        """A name or a title on one line; empty when nothing was typed."""
        return self._short(name, one_line(self.text(name)), LINE)

    def paragraph(self, name: str) -> str:
        """Words that may have several lines; empty when nothing was typed."""
        return self._short(name, plain(self.text(name)).strip(), WORDS)

    def day(self, name: str) -> date | None:
        """A civil date; None when nothing was typed."""
        typed = self.text(name).strip()
        try:
            return date.fromisoformat(typed) if typed else None
        except ValueError:
            raise FieldError(name, t.acts.trouble.day) from None

    def moment(self, day: str, clock: str, zone: tzinfo) -> datetime | None:
        """A local day and time as aware UTC; None when no day was typed."""
        on = self.day(day)
        if on is None:
            return None
        try:
            at = time.fromisoformat(self.text(clock).strip())
        except ValueError:
            raise FieldError(clock, t.acts.trouble.clock) from None
        return datetime.combine(on, at.replace(tzinfo=None), tzinfo=zone).astimezone(UTC)

    def people(self, name: str) -> tuple[Somebody, ...]:
        """(name, address) of each line: "Ana Ruiz", "Ana Ruiz ana@acme.test", "Ana Ruiz <ana@acme.test>"."""
        lines = [line for line in (one_line(one) for one in self.text(name).split("\n")) if line.strip(_AROUND)]
        if len(lines) > PEOPLE:
            raise FieldError(name, t.acts.trouble.many(most=PEOPLE))
        return tuple(_somebody(name, line) for line in lines)

    def _short(self, name: str, text: str, most: int) -> str:
        if len(text) > most:
            raise FieldError(name, t.acts.trouble.long(most=most))
        return text


def _somebody(field: str, line: str) -> Somebody:
    if len(line) > LINE:
        raise FieldError(field, t.acts.trouble.long(most=LINE))
    found = _ADDRESS.search(line)
    if found is None:
        if "@" in line:
            raise FieldError(field, t.acts.trouble.address(typed=line))
        return line.strip(_AROUND), None
    rest = line[: found.start()] + line[found.end() :]
    if "@" in rest:
        raise FieldError(field, t.acts.trouble.apart(typed=line))
    return rest.strip(_AROUND) or None, found[0].rstrip(".")


async def form(request: Request, session: Session, most: int = FIELDS) -> dict[str, str]:
    """The fields, line ends LF. Raises RefusedError: too long, not urlencoded UTF-8, or without the session's word."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != TYPE:
        raise RefusedError(415, t.refusal.form, t.refusal.form_do)
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST:
            raise TOO_LONG
    fields = _fields(body, most)
    if not hmac.compare_digest(fields.get("word", "").encode(), session.word.encode()):
        raise RefusedError(403, t.refusal.word, t.refusal.word_do)
    return fields


def _fields(body: bytes, most: int) -> dict[str, str]:
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=most, errors="strict")
    except ValueError as error:
        raise BROKEN from error
    if any("\0" in value for _, value in pairs):
        raise BROKEN
    return {name: value.replace("\r\n", "\n").replace("\r", "\n") for name, value in pairs}
