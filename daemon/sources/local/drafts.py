"""Owns the Drafts and Sent folders of a folder account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from classifiers.parsing.fields import message_id as message_id_of
from daemon.clock import Clock
from daemon.domain.problems import Code
from daemon.errors import MailboxError
from daemon.sources.copies import copy_of, digest
from daemon.sources.headers import fields_of, first
from daemon.sources.local.container import Entry
from daemon.sources.local.files import stamp
from daemon.sources.local.folder import look
from daemon.sources.local.layout import Shelf, new_shelf, shelf
from daemon.sources.source import Copy, Role, Standing

MOST_DRAFTS = 1_000
DAY = timedelta(days=1)


class FolderDrafts:
    """See DraftsFolder. The account `name` under `path`; what is written is dated with `clock`."""

    def __init__(self, name: str, path: Path, form: str, clock: Clock) -> None:
        self.name = name
        self._path = path
        self._form = form
        self._clock = clock

    def put(self, raw: bytes) -> str | None:
        """See DraftsFolder."""
        return self._add(Role.DRAFTS, raw, "DS")

    def put_sent(self, raw: bytes) -> None:
        """See DraftsFolder."""
        self._add(Role.SENT, raw, "S")

    def _add(self, role: Role, raw: bytes, flags: str) -> str:
        place = new_shelf(self._path, self._form, role)
        try:
            return place.container.add(raw, self._clock.now(), flags)
        except OSError as error:
            raise MailboxError(
                f"Nothing can be written to {place.container.path}: {error.strerror}.",
                "Make the folder writable.",
                Code.SENT_NOT_WRITABLE if role is Role.SENT else Code.DRAFTS_NOT_WRITABLE,
            ) from error

    def remove(self, name: str, message_id: str, digest: str) -> bool:
        """See DraftsFolder."""
        place = shelf(self._path, self._form, Role.DRAFTS)
        entry = place.container.find(name) if place else None
        if place is None or entry is None or not self._is(place, entry, message_id, digest):
            return False
        try:
            place.container.remove(entry)
        except FileNotFoundError:
            return False
        return True

    def _is(self, place: Shelf, entry: Entry, message_id: str, wanted: str) -> bool:
        try:
            copy = copy_of(place.folder, entry.name, place.container.read(entry))
        except OSError:
            return False
        return (message_id_of(copy.headers.get("message-id")) or "") == message_id and digest(copy) == wanted

    def standing(self) -> Standing:
        """See DraftsFolder. Files are edited in place: each one's size and time of change count."""
        place = shelf(self._path, self._form, Role.DRAFTS)
        told = sorted((e.name, e.start, stamp(e.path)) for e in _entries(place)) if place else []
        return Standing("", sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:32])

    def drafts(self) -> tuple[Copy, ...]:
        """See DraftsFolder."""
        place = shelf(self._path, self._form, Role.DRAFTS)
        return tuple(_copies(place, _entries(place))) if place else ()

    def sent(self, since: datetime) -> tuple[Copy, ...]:
        """See DraftsFolder."""
        place = shelf(self._path, self._form, Role.SENT)
        if place is None:
            return ()
        new = [e for e in place.container.entries() if (look(place, e) or since) >= since - DAY]
        return tuple(_copies(place, new))

    def find_sent(self, message_id: str) -> Copy | None:
        """See DraftsFolder."""
        place = shelf(self._path, self._form, Role.SENT)
        for entry in place.container.entries() if place else ():
            try:
                if place and message_id_of(first(fields_of(place.container.head(entry)), "message-id")) == message_id:
                    return copy_of(place.folder, entry.name, place.container.read(entry), look(place, entry))
            except OSError:
                continue
        return None


def _entries(place: Shelf) -> list[Entry]:
    """What lies there, the file that changed last at the end."""
    found = [entry for entry, _ in zip(place.container.entries(), range(MOST_DRAFTS), strict=False)]
    return sorted(found, key=lambda entry: (_changed(entry), entry.start, entry.name))


def _changed(entry: Entry) -> tuple[float, float]:
    """When its words changed; of those of one moment, when the file did."""
    try:
        info = entry.path.stat()
    except OSError:
        return 0.0, 0.0
    return info.st_mtime, info.st_ctime


def _copies(place: Shelf, entries: Iterable[Entry]) -> Iterator[Copy]:
    for entry in entries:
        try:
            yield copy_of(place.folder, entry.name, place.container.read(entry), look(place, entry))
        except OSError:
            continue
