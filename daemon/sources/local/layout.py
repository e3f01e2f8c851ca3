"""Owns where the inbox, sent, drafts and archive of a folder account lie, and which of the three formats each has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from daemon.domain.problems import Code
from daemon.errors import MailboxError
from daemon.sources.local.container import Container
from daemon.sources.local.eml import EmlFolder
from daemon.sources.local.maildir import Maildir
from daemon.sources.local.mbox import Mbox
from daemon.sources.source import Role

FORMATS = ("maildir", "mbox", "eml")
READ = (Role.INBOX, Role.SENT, Role.ARCHIVE)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One folder of a folder account: its role, its name in the journal, and where its mail lies."""

    role: Role
    folder: str
    container: Container


def shelf(path: Path, form: str, role: Role) -> Shelf | None:
    """The folder of that role under `path`, or None when there is none yet."""
    for name in _names(role):
        place = path / name
        if place.is_dir():
            return Shelf(role, role.value, container(place, form))
        if place.is_file():
            return Shelf(role, role.value, Mbox(place))
    if role is Role.INBOX and is_maildir(path):  # Maildir++: the root is the inbox
        return Shelf(role, role.value, Maildir(path))
    return None


def new_shelf(path: Path, form: str, role: Role) -> Shelf:
    """The folder of that role, made the way the inbox is when it does not exist yet (made when first written to)."""
    if found := shelf(path, form, role):
        return found
    inbox = shelf(path, form, Role.INBOX)
    match inbox.container if inbox else None:
        case Mbox(path=place):
            return Shelf(role, role.value, Mbox(path / f"{role.value}{place.suffix}"))
        case Maildir(path=place):
            return Shelf(role, role.value, Maildir(path / (f".{role.value.title()}" if place == path else role.value)))
        case EmlFolder():
            return Shelf(role, role.value, EmlFolder(path / role.value))
    made: dict[str, Container] = {
        "maildir": Maildir(path / role.value),
        "mbox": Mbox(path / f"{role.value}.mbox"),
        "eml": EmlFolder(path / role.value),
    }
    return Shelf(role, role.value, made[form])


def shelves(account: str, path: Path, form: str) -> tuple[Shelf, ...]:
    """Every folder that is read. Raises MailboxError when the account is not what the configuration says."""
    do = f"Correct `path` of the account {account!r} in config.toml; it needs an `inbox` inside."
    if not path.is_dir():
        raise MailboxError(f"The folder {path} does not exist.", do, Code.FOLDER_GONE)
    found = tuple(one for role in READ if (one := shelf(path, form, role)))
    if not any(one.role is Role.INBOX for one in found):
        raise MailboxError(f"The folder {path} has no inbox.", do, Code.FOLDER_GONE)
    return found


def container(place: Path, form: str) -> Container:
    """The directory `place` as what it is; the configured format decides only about an empty one."""
    if is_maildir(place):
        return Maildir(place)
    if any(EmlFolder(place).entries()) or form == "eml":
        return EmlFolder(place)
    if form == "maildir":
        return Maildir(place)
    raise MailboxError(f"{place} is a directory without mail.", "Put an mbox file, a Maildir or .eml files there.")


def is_maildir(place: Path) -> bool:
    """Whether `place` has the inside of a Maildir."""
    return (place / "cur").is_dir() or (place / "new").is_dir()


def _names(role: Role) -> tuple[str, ...]:
    title = role.value.title()
    return tuple(name + end for name in (role.value, title, role.value.upper(), f".{title}") for end in ("", ".mbox"))
