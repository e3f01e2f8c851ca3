"""Owns what has become of our copies in Drafts: what we knew compared with what lies there now (rules section 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from daemon.domain.application import Item
from daemon.domain.ours import Traits, alike, named

SETTLES_AFTER = timedelta(minutes=2)  # two looks so far apart that find nothing: it was deleted
MIRRORED = ("queued", "edited", "approved")
_KEPT_BACK = ("sending", "unsure")


class Fate(StrEnum):
    """What a look says about one draft."""

    HERE = "here"  # a copy lies there
    WAIT = "wait"  # nothing to be said yet
    MISSED = "missed"  # the first look that finds nothing
    LEFT = "left"  # a copy lies in Sent: reading Sent records it
    DISCARDED = "discarded"  # deleted there
    ASK = "ask"  # it vanished with all the others, or with the folder
    AGAIN = "again"  # the person says that it was not meant: it is put there again
    CLOSED = "closed"  # nobody waits for it any more


@dataclass(frozen=True, slots=True)
class Lying:
    """One mail in Drafts or Sent. `digest`: its subject, people and words; `name` as the folder calls it."""

    name: str
    traits: Traits
    digest: str


@dataclass(frozen=True, slots=True)
class Known:
    """A copy as our row has it. `theirs`: the person's words are in it. `sure`: we know that it was there.

    `wanted`: the digest of our own bytes for the draft when the copy became known; `exact`: we could write it
    ourselves; `leaving`: we began to take it out, and a crash or a broken connection keeps us from knowing the end.
    """

    key: str
    name: str | None
    message_id: str
    digest: str
    theirs: bool = False
    sure: bool = True
    wanted: str = ""
    exact: bool = True
    leaving: bool = False

    @property
    def validity(self) -> str:
        """The folder's UIDVALIDITY when it got its name; "" in a folder account."""
        first, slash, _ = (self.name or "").partition("/")
        return first if slash and first.isdigit() else ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Since when no copy was found, and under which UIDVALIDITY. `together`: with all the others."""

    since: datetime
    validity: str
    together: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Tracked:
    """A draft and the copies of it that we know of, oldest first. `past`: digests of copies that are no more.

    `unmirrored`: words were written here that lie in no copy yet.
    """

    item: Item
    copies: tuple[Known, ...] = ()
    past: frozenset[str] = frozenset()
    wanted: str = ""
    missing: Missing | None = None
    unmirrored: bool = False

    @property
    def current(self) -> Known | None:
        """The copy that holds the draft's words."""
        return self.copies[-1] if self.copies else None


@dataclass(frozen=True, slots=True)
class Change:
    """What a look says about one draft, to be recorded in one commit.

    `words`: the copy whose words are the draft's from now on; `beside`: further new words, the draft's neither;
    `adopted`: copies to know from now on; `found`: rows whose copy was seen; `gone`: rows whose copy is no more;
    `keeps`: the words the draft had are the person's and were not replaced by the new ones, so they are kept beside.
    """

    item: Item
    fate: Fate
    words: Lying | None = None
    beside: tuple[Lying, ...] = ()
    adopted: tuple[Lying, ...] = ()
    found: tuple[tuple[Known, Lying], ...] = ()
    gone: tuple[Known, ...] = ()
    missing: Missing | None = None
    keeps: bool = False


@dataclass(slots=True)
class _Compared:
    """The copies of one draft: those we knew and found, knew and did not find, and new ones."""

    found: list[tuple[Known, Lying]] = field(default_factory=list)
    gone: list[Known] = field(default_factory=list)
    fresh: list[Lying] = field(default_factory=list)


def decide(
    drafts: Sequence[Tracked], lying: Sequence[Lying], sent: Sequence[Lying], *, validity: str, now: datetime
) -> list[Change]:
    """One look at a Drafts folder. `lying` and `sent` oldest first; `sent` may be empty when nothing is `lost`."""
    mine = _sorted_to(drafts, lying)
    compared = {t.item.id: _compare(t, mine.get(t.item.id, [])) for t in drafts}
    absent = [t for t in drafts if _nothing_there(t, compared[t.item.id])]
    seen_before = [t for t in drafts if t.missing is None and any(c.sure for c in t.copies) and _waits(t)]
    newly = [t for t in absent if t in seen_before]
    together = len(newly) > 1 and len(newly) == len(seen_before)
    left = {t.item.id for t in absent if any(_by_id(copy, (t,)) or alike(copy.traits, t.item) for copy in sent)}
    changes = []
    for one in drafts:
        if one in absent:
            changes.append(_absent(one, left=one.item.id in left, together=together, validity=validity, now=now))
        else:
            changes.append(_present(one, compared[one.item.id]))
    return changes


def lost(drafts: Sequence[Tracked], lying: Sequence[Lying]) -> list[Item]:
    """The drafts that wait and have no copy in Drafts any more, so that Sent is worth a look."""
    mine = _sorted_to(drafts, lying)
    gone = (t for t in drafts if _nothing_there(t, _compare(t, mine.get(t.item.id, []))))
    return [t.item for t in gone if _waits(t)]


def unknown(drafts: Sequence[Tracked], lying: Sequence[Lying], one: Tracked) -> list[Lying]:
    """The copies of one draft that are in no row: the person was there since the last look."""
    return _compare(one, _sorted_to(drafts, lying).get(one.item.id, [])).fresh


def _sorted_to(drafts: Sequence[Tracked], lying: Sequence[Lying]) -> dict[int, list[Lying]]:
    """Which draft each mail in the folder is a copy of; foreign ones belong to none.

    One without a name of ours goes to a draft that has no copy left, if it is like several, then to the newest.
    """
    owners = {copy.name: _named(copy, drafts) for copy in lying}
    present = {owner.item.id for owner in owners.values() if owner is not None}
    for copy in lying:
        if owners[copy.name] is None:
            fitting = [t for t in drafts if t.copies and alike(copy.traits, t.item)]
            owners[copy.name] = max(fitting, key=lambda t: (t.item.id not in present, t.item.id), default=None)
    mine: dict[int, list[Lying]] = {}
    for copy in lying:
        owner = owners[copy.name]
        if owner is not None:
            mine.setdefault(owner.item.id, []).append(copy)
    return mine


def _named(copy: Lying, drafts: Sequence[Tracked]) -> Tracked | None:
    """The draft it is a copy of by its place in the folder, or by a Message-ID or header of ours."""
    here = (t for t in drafts if any(known.name == copy.name for known in t.copies))
    return next(here, None) or _by_id(copy, drafts)


def _by_id(copy: Lying, drafts: Sequence[Tracked]) -> Tracked | None:
    item = named(copy.traits, (t.item for t in drafts))
    ids = copy.traits.ids
    return next((t for t in drafts if t.item is item or any(known.message_id in ids for known in t.copies)), None)


def _compare(one: Tracked, here: Sequence[Lying]) -> _Compared:
    """By name and words; a copy that got another name (a new UIDVALIDITY) by its words and its Message-ID."""
    result, left = _Compared(), list(here)
    for known in one.copies:
        same = [c for c in left if c.digest == known.digest]
        by_name = [c for c in same if c.name == known.name]
        renamed = [c for c in same if known.message_id in c.traits.ids]
        match = next(iter(by_name or renamed), None)
        if match is not None:
            left.remove(match)
            result.found.append((known, match))
        else:
            result.gone.append(known)
    result.fresh = left
    return result


def _nothing_there(one: Tracked, compared: _Compared) -> bool:
    known = any(copy.sure for copy in one.copies)
    return known and not compared.found and not compared.fresh


def _waits(one: Tracked) -> bool:
    return one.item.state in MIRRORED or (one.item.state == "withdrawn" and one.item.edited)


def _present(one: Tracked, compared: _Compared) -> Change:
    """A copy lies there, or none ever did."""
    live = {known.digest for known in one.copies} or one.past | {one.wanted}
    new = [copy for copy in compared.fresh if copy.digest not in live]
    words = new[-1] if new else _fallen_back(one, compared)
    still_there = any(known.theirs or known is one.current for known, _ in compared.found)
    certain = [known for known in compared.gone if known.sure or compared.found or compared.fresh]
    return Change(
        one.item,
        Fate.HERE if compared.found or compared.fresh else Fate.WAIT,
        words,
        beside=tuple(new[:-1]),
        adopted=tuple(compared.fresh),
        found=tuple(compared.found),
        gone=tuple(certain),
        keeps=words is not None and (one.unmirrored or still_there),
    )


def _fallen_back(one: Tracked, compared: _Compared) -> Lying | None:
    """Of several copies the newest is gone: the words of the one that stays are the draft's."""
    if compared.fresh or not compared.found or one.current not in compared.gone:
        return None
    return compared.found[-1][1]


def _absent(one: Tracked, *, left: bool, together: bool, validity: str, now: datetime) -> Change:
    """None of the copies we knew lies there any more."""
    item, before = one.item, one.missing
    if not _waits(one):
        fate = Fate.WAIT if item.state in _KEPT_BACK else Fate.CLOSED
        return Change(item, fate, gone=one.copies if fate is Fate.CLOSED else ())
    if left:
        return Change(item, Fate.LEFT)
    if before is not None and before.asked:
        again = item.vanished is None
        return Change(item, Fate.AGAIN if again else Fate.WAIT, gone=one.copies if again else ())
    if before is None or before.validity != validity:
        moved = any(known.validity not in ("", validity) for known in one.copies)
        asks = together or moved or (before is not None and before.together)
        return Change(item, Fate.MISSED, missing=Missing(now, validity, asks))
    if now - before.since < SETTLES_AFTER:
        return Change(item, Fate.WAIT)
    if before.together:
        return Change(item, Fate.ASK, missing=Missing(before.since, validity, together=True, asked=True))
    return Change(item, Fate.DISCARDED, gone=one.copies)


def acts(one: Tracked, *, wants: bool) -> tuple[tuple[Known, ...], bool]:
    """What we do ourselves: the copies to take out, and whether the draft is put there. `wants`: it shall lie there.

    What the person edited is taken out only when the words here are newer than it, or when it is what left.
    """
    if one.missing is not None:
        return (), False
    leaving = tuple(known for known in one.copies if known.leaving)
    mine = tuple(known for known in one.copies if not known.theirs and not known.leaving)
    theirs = [known for known in one.copies if known.theirs and not known.leaving]
    if not wants:
        left = one.item.state == "sent"
        same = tuple(known for known in theirs if left and known.exact and known.wanted == one.wanted)
        return (*leaving, *mine, *same), False
    if theirs:
        newest = theirs[-1]
        stale = newest.exact and newest.wanted != one.wanted
        return ((*leaving, *mine, newest), True) if stale else ((*leaving, *mine), False)
    good = next((known for known in reversed(mine) if known.digest == one.wanted), None)
    old = tuple(known for known in mine if known is not good)
    return (*leaving, *old), good is None or not good.sure
