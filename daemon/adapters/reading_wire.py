"""Owns the shape of a read mail on the pipe from the reader process: JSON only, every value checked on arrival."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from classifiers.message import Message
from classifiers.reading import Reading

FRAME = struct.Struct(">BII")  # kind, length of the options, length of the body; both follow
READ, UNREADABLE, READY = 0, 1, 2
OUT_OF_MEMORY = 71  # exit code: the mail needed more than the address space allows

LONGEST_TEXT = 65_536
# What later stages look up: whose copy a mail in Sent or Drafts is (docs/trust.md 8), and how it was sent.
KEPT_HEADERS = ("x-microsoft-original-message-id", "auto-submitted", "list-id", "precedence", "authentication-results")
OWN_HEADER = "x-followup"

_MESSAGE_ID = re.compile(r"<[\x21-\x3b\x3d\x3f-\x7e]{1,996}>")
_ADDRESS = re.compile(r"[\x21-\x7e]{1,400}")
_LINE = re.compile(r"[^\r\n\0]*")


class WireError(ValueError):
    """The reader process sent something that is no read mail."""


@dataclass(frozen=True, slots=True)
class ReadMail:
    """One mail as the later stages see it.

    `message` is a summary: `text` is cut at LONGEST_TEXT, `calendars` are left out (the reading holds what they said),
    and of `headers` only KEPT_HEADERS and our own X-Followup... ones are there.
    """

    message: Message
    reading: Reading


def summary(message: Message) -> Message:
    """`message` without what no later stage needs."""
    kept = tuple(pair for pair in message.headers if pair[0] in KEPT_HEADERS or pair[0].startswith(OWN_HEADER))
    return replace(message, text=message.text[:LONGEST_TEXT], calendars=(), headers=kept)


def encode(read: ReadMail) -> bytes:
    """JSON of nested lists, one item a field, in the order the dataclasses declare them."""
    return json.dumps([_plain(read.message), _plain(read.reading)], ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "replace"
    )


def decode(data: bytes) -> ReadMail:
    """The read mail in `data`; raises WireError when anything has the wrong type or an unsafe header value."""
    try:
        message, reading = json.loads(data)
        read = ReadMail(_decoder(Message)(message), _decoder(Reading)(reading))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise WireError(str(error)[:200]) from None
    _check(read.message)
    return read


def _plain(value: object) -> object:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):  # datetime too
        return value.isoformat()
    kind: Any = type(value)
    return [_plain(getattr(value, name)) for name in _names(kind)]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


Decoder = Callable[[Any], Any]


@cache
def _decoder(kind: Any) -> Decoder:
    """A function from JSON to a value of the annotation `kind`, which checks what it gets."""
    if get_origin(kind) is tuple:
        return _tuple_decoder(get_args(kind))
    if isinstance(kind, UnionType):
        inner = _decoder(next(part for part in get_args(kind) if part is not NoneType))
        return lambda value: None if value is None else inner(value)
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_decoder(kind)
    if kind is datetime:
        return _aware
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return _exactly(kind)


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _decoder(arguments[0])
        return lambda value: tuple([item(part) for part in _list(value)])
    items = [_decoder(argument) for argument in arguments]
    return lambda value: tuple([item(part) for item, part in zip(items, _list(value), strict=True)])


def _dataclass_decoder(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    decoders = [_decoder(hints[name]) for name in _names(kind)]
    return lambda value: kind(*[item(part) for item, part in zip(decoders, _list(value), strict=True)])


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise WireError("a list was expected")
    return value


def _aware(value: Any) -> datetime:
    when = datetime.fromisoformat(value)
    if when.tzinfo is None:
        raise WireError("a time without a zone")
    return when


def _exactly(kind: type) -> Decoder:
    accepted = (int, float) if kind is float else (kind,)

    def check(value: Any) -> Any:
        if type(value) not in accepted:
            raise WireError(f"{kind.__name__} was expected")
        return value

    return check


def _check(message: Message) -> None:
    """What may reach IMAP or SMTP later keeps to one line and to its grammar, whoever wrote the pipe."""
    ids = (message.message_id, message.in_reply_to, *message.references)
    people = (message.sender, *message.reply_to, *message.to, *message.cc)
    lines = (message.subject, *(text for pair in message.headers for text in pair))
    if not (
        all(each is None or _MESSAGE_ID.fullmatch(each) for each in ids)
        and all(each is None or _ADDRESS.fullmatch(each.address) for each in people)
        and all(_LINE.fullmatch(each) for each in lines)
    ):
        raise WireError("an unsafe header value")
