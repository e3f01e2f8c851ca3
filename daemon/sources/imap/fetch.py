"""Owns reading little of much mail: headers of all, structures of candidates, their text and calendar parts only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from daemon.sources.headers import Fields, fields_of
from daemon.sources.imap.answers import Answer, number
from daemon.sources.imap.assemble import assemble
from daemon.sources.imap.mailbox import fetch, internal_date, piece
from daemon.sources.imap.session import Session
from daemon.sources.imap.structure import Part, Structure, html_of, is_enclosed, may_be_stub, most, structure_of, wanted
from daemon.sources.imap.wire import header_of, section

# What the prefilter looks at, asked for by name: a whole header is often 5 kB, and these names come back with each.
_LOOKED_AT = b"From Subject In-Reply-To References Content-Type Precedence List-Id List-Unsubscribe List-Post"
_LOOK = b"BODY.PEEK[HEADER.FIELDS (%s)]<0.65536>"
_WHOLE = b"INTERNALDATE RFC822.SIZE BODYSTRUCTURE BODY.PEEK[HEADER]<0.262144>"
MOST_ENCLOSED = 3
PART_HEAD = 400  # octets of fields and boundary that a part may have around it
_RAW = b"INTERNALDATE BODY.PEEK[]<0.1048576>"


@dataclass(frozen=True, slots=True)
class Small:
    """A mail as far as it was fetched."""

    uid: int
    raw: bytes
    arrived_at: datetime | None


def looks(session: Session, uids: Iterable[int], *, received: bool = False) -> dict[int, Fields]:
    """A few header fields of each mail; `received` asks for what says when it arrived, too."""
    names = _LOOKED_AT + (b" Date Received" if received else b"")
    answers = fetch(session, uids, _LOOK % names)
    return {uid: fields_of(piece(answer, b"BODY[HEADER.FIELDS") or b"") for uid, answer in answers.items()}


def small_mails(session: Session, uids: Iterable[int]) -> list[Small]:
    """Each mail that is still there as one small mail, in ascending order."""
    answers = fetch(session, uids, _WHOLE)
    structures = {uid: _structure(answer) for uid, answer in answers.items()}
    pieces = _pieces(session, {uid: _needs(found) for uid, found in structures.items() if found})
    _html_for_stubs(session, structures, pieces)
    raw = [uid for uid, found in structures.items() if found is None]
    mails = [_small(uid, answers[uid], found, pieces[uid]) for uid, found in structures.items() if found]
    return sorted([*mails, *raw_mails(session, raw)], key=lambda mail: mail.uid)


def _structure(answer: Answer) -> Structure | None:
    """The mail's structure; None also when it leaves most of the mail out (a boundary announced that never comes)."""
    found = structure_of(answer.get(b"BODYSTRUCTURE"))
    size = number(answer.get(b"RFC822.SIZE")) or 0
    body = size - len(piece(answer, b"BODY[HEADER]") or b"")
    told = sum(part.size + PART_HEAD for part in found.parts) if found else 0
    return found if body <= 2 * told else None


def raw_mails(session: Session, uids: Iterable[int]) -> list[Small]:
    """The first octets of each mail as they are: for mails whose structure the server cannot tell."""
    answers = fetch(session, uids, _RAW)
    return [Small(uid, piece(answer, b"BODY[]") or b"", internal_date(answer)) for uid, answer in answers.items()]


def _small(uid: int, answer: Answer, structure: Structure, pieces: dict[str, bytes]) -> Small:
    return Small(uid, assemble(piece(answer, b"BODY[HEADER]") or b"", structure, pieces), internal_date(answer))


def _needs(structure: Structure) -> dict[str, bytes]:
    """Part paths and the FETCH item that gets each."""
    needs = {part.path: section(part.path, most(part)) for part in wanted(structure)}
    for part in [part for part in structure.parts if is_enclosed(part)][:MOST_ENCLOSED]:
        if structure.kind.startswith("multipart/"):
            needs[part.path] = header_of(part.path, 65_536)
    return needs


def _pieces(session: Session, needs: dict[int, dict[str, bytes]]) -> defaultdict[int, dict[str, bytes]]:
    """The wanted parts, mails with the same needs in one command."""
    alike: defaultdict[tuple[tuple[str, bytes], ...], list[int]] = defaultdict(list)
    for uid, items in needs.items():
        if items:
            alike[tuple(items.items())].append(uid)
    found: defaultdict[int, dict[str, bytes]] = defaultdict(dict)
    for group, uids in alike.items():
        for uid, answer in fetch(session, uids, b" ".join(item for _, item in group)).items():
            for path, item in group:
                octets = piece(answer, b"BODY[%s" % item.partition(b"[")[2].partition(b"<")[0])
                if octets is not None:
                    found[uid][path] = octets
    return found


def _html_for_stubs(
    session: Session, structures: dict[int, Structure | None], pieces: defaultdict[int, dict[str, bytes]]
) -> None:
    needs: dict[int, dict[str, bytes]] = {}
    for uid, structure in structures.items():
        if structure is None or not pieces[uid]:
            continue
        plain = b"".join(pieces[uid].get(part.path, b"") for part in structure.parts if part.kind == "text/plain")
        missing: list[Part] = [part for part in html_of(structure) if part.path not in pieces[uid]]
        if missing and may_be_stub(plain):
            needs[uid] = {part.path: section(part.path, most(part)) for part in missing}
    for uid, found in _pieces(session, needs).items():
        pieces[uid].update(found)
