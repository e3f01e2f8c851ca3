"""Owns reading and writing an mbox file (RFC 4155; quoting as in mboxrd), without ever holding more than one mail."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from daemon.errors import MailboxError
from daemon.sources.headers import LONGEST_HEAD, head_of
from daemon.sources.local.container import LARGEST_MAIL, Entry
from daemon.sources.local.files import stamp, sync_directory

_LINE = 65_536
_DIGEST = 16  # octets
_FROM_LINE = re.compile(rb"From [^\n]{0,400}?\d\d?:\d\d")
_QUOTED = re.compile(rb"^>(>{0,20}From )", re.MULTILINE)
_TO_QUOTE = re.compile(rb"^(>{0,20}From )", re.MULTILINE)
# Fields mail programs rewrite in place; a name made from them would change with every flag.
_VOLATILE = re.compile(
    rb"(?:X-)?(?:Status|Keywords|UID|UIDL|IMAPbase|Mozilla-\w{1,20}|Content-Length|Lines)[ \t]*:", re.IGNORECASE
)


class Mbox:
    """One file. A mail's name is a digest of its octets, for positions change when a mail program tidies up."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: tuple[int, ...] | None = None
        self._index = array("Q")  # start and size of each mail: a list of tuples would take ten times as much
        self._digests = bytearray()

    def entries(self) -> Iterator[Entry]:
        """See Container. Reads the file through once; again only after it has changed."""
        if not self.path.exists():
            return
        if (now := stamp(self.path)) != self._stamp:
            self._read_index()
            self._stamp = now
        index, digests = self._index, self._digests
        for at in range(len(index) // 2):
            digest = digests[_DIGEST * at : _DIGEST * (at + 1)]
            yield Entry(digest.hex(), self.path, index[2 * at + 1], index[2 * at])

    def _read_index(self) -> None:
        index, digests = array("Q"), bytearray()
        with self.path.open("rb") as file:
            self._check(file)
            for start, size, digest in _scan(file):
                index.extend((start, size))
                digests += digest
        self._index, self._digests = index, digests

    def _check(self, file: BinaryIO) -> None:
        start = file.read(5)
        file.seek(0)
        if start not in (b"From ", b""):
            raise MailboxError(f"{self.path} is not an mbox file.", "Give an mbox file, a Maildir or .eml files.")

    def stamp(self) -> tuple[int, ...]:
        """See Container."""
        return stamp(self.path)

    def find(self, name: str) -> Entry | None:
        """See Container."""
        return next((entry for entry in self.entries() if entry.name == name), None)

    def head(self, entry: Entry) -> bytes:
        """See Container."""
        return head_of(self._octets(entry, LONGEST_HEAD))

    def read(self, entry: Entry) -> bytes:
        """See Container."""
        return _QUOTED.sub(rb"\1", self._octets(entry, LARGEST_MAIL))

    def _octets(self, entry: Entry, most: int) -> bytes:
        with self.path.open("rb") as file:
            file.seek(entry.start)
            return file.read(min(entry.size, most))

    def add(self, raw: bytes, now: datetime, flags: str) -> str:
        """See Container. `flags` become Status: RO when the mail counts as seen."""
        seen = b"Status: RO\n" if "S" in flags else b""
        when = now.astimezone(UTC).strftime("%a %b %d %H:%M:%S %Y").encode()
        body = _TO_QUOTE.sub(rb">\1", raw.replace(b"\r\n", b"\n").rstrip(b"\n") + b"\n")
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _locked(self.path) as file:
            file.seek(0, os.SEEK_END)
            gap = b"\n" if file.tell() and not _ends_blank(file) else b""
            file.write(gap + b"From followup " + when + b"\n" + seen + body + b"\n")
            file.flush()
            os.fsync(file.fileno())
        return _digest(body.splitlines(keepends=True)).hex()

    def remove(self, entry: Entry) -> None:
        """See Container. The others are copied to a new file that takes this one's place, all under the lock."""
        with _locked(self.path) as file:
            end = 0
            for start, size, digest in _scan(file):
                if digest.hex() == entry.name:
                    self._leave_out(file, end, start + size)
                    return
                end = start + size
        raise FileNotFoundError(entry.name)

    def _leave_out(self, file: BinaryIO, start: int, end: int) -> None:
        spare = self.path.with_name(f".{self.path.name}.followup")
        with spare.open("wb") as kept:
            file.seek(0)
            while start - file.tell() > 0:
                kept.write(file.read(min(1 << 20, start - file.tell())))
            file.seek(end)
            shutil.copyfileobj(file, kept)
            kept.flush()
            os.fsync(kept.fileno())
            os.fchmod(kept.fileno(), os.fstat(file.fileno()).st_mode & 0o777)
        spare.rename(self.path)
        sync_directory(self.path.parent)


def is_mbox(path: Path) -> bool:
    """Whether a file begins like an mbox file."""
    try:
        with path.open("rb") as file:
            return file.read(5) == b"From "
    except OSError:
        return False


def _scan(file: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Start, size and digest of each mail of an mbox file."""
    position = 0
    start = -1
    blank = True
    mail = _Digest()
    while line := file.readline(_LINE):
        if blank and line.startswith(b"From ") and (position == 0 or _FROM_LINE.match(line)):
            if start >= 0:
                yield start, position - start, mail.done()
            start = position + len(line)
            mail = _Digest()
        else:
            mail.add(line)
        position += len(line)
        blank = line in (b"\n", b"\r\n")
    if start >= 0:
        yield start, position - start, mail.done()


class _Digest:
    """A mail's digest without volatile fields and trailing blank lines."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._in_head = True
        self._blanks = 0

    def add(self, line: bytes) -> None:
        text = line.rstrip(b"\r\n")
        if not text:
            self._in_head = False
            self._blanks += 1
        elif not (self._in_head and _VOLATILE.match(line)):
            self._hash.update(b"\n" * self._blanks + text + b"\n")
            self._blanks = 0

    def done(self) -> bytes:
        return self._hash.digest()[:_DIGEST]


def _digest(lines: list[bytes]) -> bytes:
    mail = _Digest()
    for line in lines:
        mail.add(line)
    return mail.done()


def _ends_blank(file: BinaryIO) -> bool:
    file.seek(-min(2, file.tell()), os.SEEK_END)
    return file.read(2) == b"\n\n"


@contextmanager
def _locked(path: Path) -> Iterator[BinaryIO]:
    """The file open for reading and writing under the lock mail programs use (fcntl)."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise MailboxError(f"{path} is locked by another program.", "It is tried again at the next turn.") from None
        yield file
