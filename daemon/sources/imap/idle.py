"""Owns one round of IDLE (RFC 2177): begin, hear whole lines, notice death, end it within a bounded time."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from daemon.sources.imap.client import Client
from daemon.sources.imap.reader import BrokenError
from daemon.sources.imap.session import Session

SLICE = 1.0  # seconds until `stop` is looked at again
_NEWS = re.compile(rb"\* \d{1,10} (?:EXISTS|RECENT)\b", re.IGNORECASE)


def idle_round(
    session: Session,
    seconds: float,
    news: Callable[[], None],
    ends: Callable[[], bool],
    monotonic: Callable[[], float] = time.monotonic,
) -> None:
    """Wait in IDLE for at most `seconds`, calling `news` for mail that comes; earlier when `ends()` says so.

    The folder must be open. `monotonic` counts the seconds. Raises MailboxError when the connection is not what it was.
    """
    with session.command("IDLE", session.limits.read) as client:
        tag = client.begin(b"IDLE")
        _expect(client, tag, news)
    # No deadline while listening: silence is what IDLE sounds like. Every wait is one short slice.
    with session.listening() as client:
        _listen(client, monotonic() + seconds, news, ends, monotonic)
    with session.command("ending IDLE", session.limits.read) as client:
        client.say(b"DONE\r\n")
        _until_tagged(client, tag, news)


def _expect(client: Client, tag: bytes, news: Callable[[], None]) -> None:
    """Read until the server says "+"; an EXISTS may come first, or in the same packet after it."""
    while not (line := client.reader.line()).startswith(b"+"):
        _heed(line, tag, news)


def _listen(
    client: Client,
    until: float,
    news: Callable[[], None],
    ends: Callable[[], bool],
    monotonic: Callable[[], float],
) -> None:
    while not ends() and (left := until - monotonic()) > 0:
        client.wait_at_most(min(SLICE, left))
        try:
            line = client.reader.line(min(SLICE, left))
        except TimeoutError:
            continue
        client.reader.new_answer()
        _heed(line, None, news)


def _until_tagged(client: Client, tag: bytes, news: Callable[[], None]) -> None:
    while not (line := client.reader.line()).startswith(tag + b" "):
        _heed(line, None, news)
    client.forget(tag)
    if not line[len(tag) + 1 :].upper().startswith(b"OK"):
        raise BrokenError("the server ended IDLE badly")


def _heed(line: bytes, tag: bytes | None, news: Callable[[], None]) -> None:
    if line[:6].upper() == b"* BYE " or line[:5].upper() == b"* BYE":
        raise BrokenError("the server says good-bye")
    if not line.startswith(b"* "):
        raise BrokenError("the server refuses IDLE" if tag and line.startswith(tag) else "the server broke off a line")
    if _NEWS.match(line):
        news()
