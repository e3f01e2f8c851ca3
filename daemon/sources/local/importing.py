"""Owns `import PATH...`: files, mbox files, Maildirs and directories of them, read once, whatever their number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from daemon.errors import NotFoundError
from daemon.sources.local.container import Container, Entry
from daemon.sources.local.eml import EmlFile, EmlFolder
from daemon.sources.local.folder import Found, batches_of, look
from daemon.sources.local.layout import Shelf, is_maildir
from daemon.sources.local.maildir import Maildir
from daemon.sources.local.mbox import Mbox, is_mbox
from daemon.sources.source import Batch, RawMail, Role, Seen

ACCOUNT = "import"
DEEPEST = 12
_SENT = ("sent", "gesendet", "enviados", "envoy", "inviat")
_NOT_READ = ("drafts", "trash", "spam", "junk")


class ImportSource:
    """See Source; the folder of a mail is the path it came from. Raises NotFoundError for a path without mail."""

    def __init__(self, paths: tuple[Path, ...], name: str = ACCOUNT) -> None:
        self.name = name
        self._paths = tuple(path.expanduser().absolute() for path in paths)
        self._found: tuple[Shelf, ...] | None = None

    def count(self) -> int:
        """How many mails there are, for a progress bar; reads no more than names (of an mbox file: all of it, once)."""
        return sum(1 for place in self._shelves() for _ in place.container.entries())

    def batches(self, seen: Seen, *, until: datetime | None, since_days: int) -> Iterator[Batch]:
        """See Source. All of it is read, however old."""
        yield from batches_of(self.name, self._unread(seen, until))

    def _unread(self, seen: Seen, until: datetime | None) -> Iterator[Found]:
        for place in self._shelves():
            for entry in place.container.entries():
                if not seen.has_name(self.name, place.folder, entry.name):
                    at = look(place, entry)
                    if until is None or at is None or at <= until:
                        yield Found(place, entry, at)

    def read_one(self, folder: str, name: str) -> RawMail | None:
        """See Source."""
        place = next((place for place in self._shelves() if place.folder == folder), None)
        entry: Entry | None = place.container.find(name) if place else None
        if place is None or entry is None:
            return None
        return RawMail(self.name, folder, place.role, name, place.container.read(entry), look(place, entry))

    def close(self) -> None:
        """See Source."""

    def _shelves(self) -> tuple[Shelf, ...]:
        if self._found is None:
            self._found = tuple(self._find())
        return self._found

    def _find(self) -> Iterator[Shelf]:
        for path in self._paths:
            found = False
            for container in _containers(path, DEEPEST):
                found = True
                yield Shelf(_role(container.path), str(container.path), container)
            if not found:
                wrong = f"There is no mail in {path}." if path.exists() else f"{path} does not exist."
                raise NotFoundError(wrong, "Give .eml files, mbox files, Maildirs, or directories of them.")


def _containers(path: Path, deepest: int) -> Iterator[Container]:
    """What holds mail at `path` and below it, links to directories not followed."""
    if path.is_file():
        if is_mbox(path):
            yield Mbox(path)
        elif path.suffix.lower() == ".eml" or deepest == DEEPEST:  # named by the person: it is a mail
            yield EmlFile(path)
        return
    if not path.is_dir():
        return
    if is_maildir(path):
        yield Maildir(path)
    elif next(EmlFolder(path).entries(), None) is not None:
        yield EmlFolder(path)
    if deepest:
        for inner in sorted(path.iterdir()):
            if _goes_on(inner, path):
                yield from _containers(inner, deepest - 1)


def _goes_on(inner: Path, path: Path) -> bool:
    if inner.name.strip(".").lower().startswith(_NOT_READ):
        return False
    if inner.is_dir():
        return not inner.is_symlink() and not (is_maildir(path) and inner.name in ("cur", "new", "tmp"))
    return inner.is_file() and inner.suffix.lower() != ".eml" and is_mbox(inner)


def _role(path: Path) -> Role:
    return Role.SENT if any(word in path.name.lower() for word in _SENT) else Role.INBOX
