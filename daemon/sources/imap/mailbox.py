"""Owns the commands that read a folder: EXAMINE, STATUS, SEARCH, FETCH with PEEK; none of them changes anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from daemon.sources.imap import wire
from daemon.sources.imap.answers import Answer, fetched, number, octets, parsed
from daemon.sources.imap.session import Session

_MONTHS = {b"Jan": 1, b"Feb": 2, b"Mar": 3, b"Apr": 4, b"May": 5, b"Jun": 6}
_MONTHS |= {b"Jul": 7, b"Aug": 8, b"Sep": 9, b"Oct": 10, b"Nov": 11, b"Dec": 12}


@dataclass(frozen=True, slots=True)
class FolderState:
    """What RFC 3501 section 2.3.1.1 lets us tell new from old by; `uidnext` 0 when the server does not say."""

    uidvalidity: int
    uidnext: int


def examine(session: Session, folder: str) -> FolderState:
    """Open a folder read-only."""
    return _open(session, folder, b"EXAMINE")


def select(session: Session, folder: str) -> FolderState:
    """Open a folder for writing; only Drafts is ever opened so."""
    return _open(session, folder, b"SELECT")


def _open(session: Session, folder: str, command: bytes) -> FolderState:
    session.selected = None
    with session.command(f"opening {folder!r}") as client:
        client.command(command, client.mailbox(folder))
        state = FolderState(_int(client.code("UIDVALIDITY")), _int(client.code("UIDNEXT")))
    session.selected = folder
    return state


def status(session: Session, folder: str) -> FolderState:
    """UIDVALIDITY and UIDNEXT without opening the folder."""
    with session.command(f"looking at {folder!r}") as client:
        records = client.command(b"STATUS", client.mailbox(folder), b"(UIDNEXT UIDVALIDITY)", answer="STATUS")
        lines = [part for record in records[-2:] for part in (record if isinstance(record, tuple) else (record,))]
        values = parsed([lines[-1]], []) if lines and isinstance(lines[-1], bytes) else []
        items = values[-1] if values and isinstance(values[-1], list) else []
        found = {octets(key).upper(): number(value) or 0 for key, value in zip(items[::2], items[1::2], strict=False)}
    return FolderState(found.get(b"UIDVALIDITY", 0), found.get(b"UIDNEXT", 0))


def uids_from(session: Session, first: int, since: date | None) -> list[int]:
    """UIDs at or above `first` in ascending order, of mails the server received on or after `since`."""
    criteria = [b"UID", b"%d:*" % first] + ([b"SINCE", wire.day(since)] if since else [])
    return [uid for uid in search(session, criteria) if uid >= first]  # "9:*" means 7 when 7 is the newest


def search(session: Session, criteria: list[bytes]) -> list[int]:
    """UIDs that match, ascending; `criteria` come from wire.py."""
    with session.command("searching") as client:
        records = client.command(b"SEARCH", *criteria, uid=True, answer="SEARCH")
        words = [word for record in records if isinstance(record, bytes) for word in record.split()]
        return sorted({int(word) for word in words if word.isdigit() and 0 < int(word) <= wire.LARGEST_UID})


def fetch(session: Session, uids: Iterable[int], items: bytes) -> dict[int, Answer]:
    """The asked `items` of each mail that is still there; answers for mails nobody asked about are dropped."""
    asked = sorted(set(uids))
    found: dict[int, Answer] = {}
    for some in _portions(asked):
        with session.command("fetching mail") as client:
            records = client.command(b"FETCH", wire.uid_set(some), b"(UID " + items + b")", uid=True, answer="FETCH")
            wanted = set(some)
            for answer in fetched(records):
                uid = number(answer.get(b"UID"))
                if uid in wanted:
                    found.setdefault(uid, {}).update(answer)
    return found


def _portions(uids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(uids), wire.MOST_RANGES):
        yield uids[start : start + wire.MOST_RANGES]


def piece(answer: Answer, start: bytes) -> bytes | None:
    """The octets of the item whose name begins with `start` (servers differ in how they repeat what was asked)."""
    return next((octets(value) for key, value in answer.items() if key.startswith(start) and value is not None), None)


def internal_date(answer: Answer) -> datetime | None:
    """INTERNALDATE (RFC 3501 section 9, date-time) as aware UTC."""
    text = octets(answer.get(b"INTERNALDATE")).strip()
    try:
        day, clock, zone = text.split()
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5])) * (-1 if zone[:1] == b"-" else 1)
        date_, month, year = day.split(b"-")
        hour, minute, second = (int(part) for part in clock.split(b":"))
        when = datetime(
            int(year), _MONTHS[month.title()], int(date_), hour, minute, min(second, 59), tzinfo=timezone(offset)
        )
        return when.astimezone(UTC)
    except (ValueError, KeyError, OverflowError):
        return None


def _int(value: bytes) -> int:
    return int(value) if value.isdigit() and len(value) <= 12 else 0
