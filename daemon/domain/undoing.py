"""Owns which events no longer count: those the person took back, whole answers at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from daemon.domain.events import Event, What

_SAID = frozenset({What.CONFIRMED, What.REFUSED, What.RELABELED, What.TRUSTED, What.TIED, What.OPENED})


def undone(events: Iterable[Event]) -> frozenset[int]:
    """The numbers of events that no longer count; an undo can be undone."""
    known = list(events)
    targets = [(e.id, int(e.data["event"])) for e in known if e.what == What.UNDONE]
    if not targets:
        return frozenset()
    together = _together(known)
    gone: set[int] = set()
    for number, target in reversed(targets):
        if number not in gone:
            gone.update(together.get(target, (target,)))
    return frozenset(gone)


def _together(events: Sequence[Event]) -> dict[int, tuple[int, ...]]:
    """Events of one word of the person (an answer and its question's end, a split): one taken back, all taken back."""
    asked = {int(e.data["item"]): e for e in events if e.what == What.QUEUED}
    groups: dict[int, tuple[int, ...]] = {}
    run: list[Event] = []
    for event in events:
        if run and (event.id != run[-1].id + 1 or not _about(event, asked) & _about(run[0], asked)):
            run = []
        if event.what not in _SAID and not (event.what == What.DONE and run):
            run = []
            continue
        run.append(event)
        if any(e.source == "person" for e in run):
            ids = tuple(e.id for e in run)
            groups.update(dict.fromkeys(ids, ids))
        if event.what == What.DONE:
            run = []
    return groups


def _about(event: Event, asked: dict[int, Event]) -> set[str]:
    """The mail and the question an event speaks of."""
    question = asked.get(int(event.data["item"])) if event.what == What.DONE else None
    if question is not None:
        return {str(name) for name in (question.data.get("mail"), question.data.get("key")) if name}
    return {str(name) for name in (event.mail, event.data.get("question")) if name}
