"""Owns a folder account as a mail source: what is not yet read, oldest first, nothing that arrives after `until`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from daemon.sources.headers import Fields, arrived, fields_of, first
from daemon.sources.local.container import LARGEST_MAIL, Entry
from daemon.sources.local.layout import READ, Shelf, shelf, shelves
from daemon.sources.source import Batch, RawMail, Role, Seen, Skipped

SORTED = 5_000  # so many mails are put in order of arrival across all folders; more come in chunks of this size
BATCH = 200
QUIET_LOOKS = 2  # so many found all read and nothing changed: until the stamp changes nobody looks at 100,000 names
BATCH_OCTETS = 16 << 20
_FIRST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Found:
    """A mail to read, and when it arrived."""

    shelf: Shelf
    entry: Entry
    at: datetime | None

    def order(self) -> tuple[datetime, int, str]:
        """Oldest first; on a tie what the person was sent comes before what the person wrote."""
        return self.at or _FIRST, READ.index(self.shelf.role), self.entry.name


class FolderSource:
    """The account `name` under `path`; its folders are of `form` (see layout.FORMATS) unless they show otherwise."""

    def __init__(self, name: str, path: Path, form: str = "maildir") -> None:
        self.name = name
        self._path = path
        self._form = form
        self._quiet: dict[str, tuple[tuple[int, ...], int]] = {}

    def batches(self, seen: Seen, *, until: datetime | None, since_days: int) -> Iterator[Batch]:
        """See Source. All of a folder account is read, however old: somebody put it there to be read."""
        places = shelves(self.name, self._path, self._form)
        yield from batches_of(self.name, self._unread(places, seen, until))

    def _unread(self, places: tuple[Shelf, ...], seen: Seen, until: datetime | None) -> Iterator[Found]:
        for place in places:
            now = place.container.stamp()
            before, looks = self._quiet.pop(place.folder, ((), 0))
            if looks == QUIET_LOOKS and before == now:
                self._quiet[place.folder] = (now, looks)
                continue
            all_read = True
            for entry in place.container.entries():
                if seen.has_name(self.name, place.folder, entry.name):
                    continue
                all_read = False
                at = look(place, entry)
                if until is None or at is None or at <= until:
                    yield Found(place, entry, at)
            if all_read:
                self._quiet[place.folder] = (now, looks + 1 if before == now else 1)

    def read_one(self, folder: str, name: str) -> RawMail | None:
        """See Source."""
        place = shelf(self._path, self._form, Role(folder))
        entry = place.container.find(name) if place else None
        if place is None or entry is None:
            return None
        return RawMail(self.name, folder, place.role, name, place.container.read(entry), look(place, entry))

    def close(self) -> None:
        """See Source."""


def look(place: Shelf, entry: Entry) -> datetime | None:
    """When the mail arrived, by its header; None when that cannot be told."""
    try:
        return arrived(fields_of(place.container.head(entry)))
    except OSError:
        return None


def batches_of(account: str, found: Iterator[Found]) -> Iterator[Batch]:
    """`found` in batches bounded by number and by octets, in order within SORTED of them."""
    while chunk := sorted(islice(found, SORTED), key=Found.order):
        total = len(chunk) if len(chunk) < SORTED else None
        batch: list[Found] = []
        octets = 0
        for one in chunk:
            if batch and (len(batch) == BATCH or octets + one.entry.size > BATCH_OCTETS):
                yield _load(account, batch, total)
                batch, octets = [], 0
            batch.append(one)
            octets += one.entry.size
        yield _load(account, batch, total)


def _load(account: str, found: list[Found], total: int | None) -> Batch:
    mails: list[RawMail] = []
    skipped: list[Skipped] = []
    names: list[tuple[str, str]] = []
    for one in found:
        place, entry = one.shelf, one.entry
        try:
            if entry.size > LARGEST_MAIL:
                skipped.append(_skip(account, one, f"larger than {LARGEST_MAIL >> 20} MB"))
            else:
                raw = place.container.read(entry)
                mails.append(RawMail(account, place.folder, place.role, entry.name, raw, one.at))
        except FileNotFoundError:
            continue  # taken away between two looks: it is simply not there
        except OSError as error:
            skipped.append(_skip(account, one, f"cannot be read: {error.strerror}"))
        names.append((place.folder, entry.name))
    return Batch(tuple(mails), names=tuple(names), skipped=tuple(skipped), total=total)


def _skip(account: str, one: Found, reason: str) -> Skipped:
    try:
        fields: Fields = fields_of(one.shelf.container.head(one.entry))
    except OSError:
        fields = ()
    sender, subject = first(fields, "from") or "", first(fields, "subject") or ""
    return Skipped(account, one.shelf.folder, one.entry.name, sender, subject, reason)
