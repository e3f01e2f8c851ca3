"""Owns the story of one application as its page tells it: every event, who says so, the words, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from daemon.bootstrap.program import Program
from daemon.domain.application import Application, State, TimelineEntry
from daemon.domain.events import Event, What
from daemon.domain.policy import Policy
from daemon.domain.undoing import undone
from daemon.views import words
from daemon.views.timefmt import on_day, when
from daemon.web.choices import choice_words
from daemon.web.mails import MailShown, shown
from daemon.web.steps import capital
from daemon.web.texts import texts

MOST = 40  # entries shown at first
SAID = frozenset(
    {
        *(What.SET, What.NEWS, What.MENTION, What.TRUSTED, What.MERGED, What.TIED, What.RELABELED),
        *(What.CONFIRMED, What.REFUSED, What.DISCARDED, What.SKIPPED, What.SNOOZED, What.DONE),
    }
)
t = texts()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `undo`: the event that can be taken back; `restore`: the taking back of it;
    `split`: the key of a mail that may be about another job; `letter`: its text, when that was asked for."""

    id: int
    at: str
    moment: datetime
    source: str
    what: str
    quotes: tuple[str, ...] = ()
    stage: str = ""
    undo: int | None = None
    restore: int | None = None
    split: str = ""
    mail: bool = False
    letter: MailShown | None = None


@dataclass(frozen=True, slots=True)
class Journal:
    """What is told from: the journal's events of one application, and which of all no longer count."""

    program: Program
    state: State
    application: Application
    events: dict[int, Event]
    undone_by: dict[int, int]

    @property
    def policy(self) -> Policy:
        """The person's own zone and rules."""
        return self.program.policy


def story(program: Program, application: Application, *, read: int = 0) -> tuple[Entry, ...]:
    """Newest first. `read`: the number of a mail's event whose text is wanted too."""
    journal = _journal(program, application)
    told = list(_told(journal, read))
    known = {entry.event for entry in application.timeline}
    told += [_word(event, journal) for event in _said(journal.events.values(), known, program.state())]
    told.sort(key=lambda entry: (entry.moment, entry.id))
    return tuple(reversed(told))


def _journal(program: Program, application: Application) -> Journal:
    events = program.journal.events()
    gone, alias = undone(events), program.memory.ledger.alias
    back = {int(e.data["event"]): e.id for e in events if e.what == What.UNDONE and e.id not in gone}
    mine = {
        e.id: e
        for e in events
        if e.application is not None and e.id not in gone and alias(e.application) == application.id
    }
    return Journal(program, program.state(), application, mine, back)


def _said(events: Iterable[Event], known: set[int | None], state: State) -> Iterator[Event]:
    """The person's words that the timeline does not tell."""
    for event in events:
        if event.source != "person" or event.what not in SAID or event.id in known:
            continue
        item = state.items.get(int(event.data["item"])) if event.what == What.DONE else None
        if item is None or item.form != "question":  # an answer is told by what it means
            yield event


def _told(journal: Journal, read: int) -> Iterator[Entry]:
    before = None
    for number, entry in enumerate(journal.application.timeline):
        made = _entry(number, entry, journal)
        yield replace(
            made,
            stage=t.applications.stages[entry.stage] if entry.stage != before else "",
            letter=_letter(entry, journal) if read and read == entry.event else None,
        )
        before = entry.stage


def _entry(number: int, entry: TimelineEntry, journal: Journal) -> Entry:
    state, fact = journal.state, journal.state.mails.get(entry.mail or "")
    recorded = entry.source in ("mail", "person") and entry.event is not None
    taken_back = journal.undone_by.get(entry.event or 0) if entry.what == "undone" else None
    alone = len(journal.application.mails) < 2
    mine = fact is not None and state.ties.get(fact.key) == journal.application.id and not fact.own
    return Entry(
        id=entry.event or -number,
        at=when(entry.at, journal.policy.zone, state.now),
        moment=entry.at,
        source=_source(entry, journal),
        what=_what(entry, journal),
        quotes=tuple(dict.fromkeys(entry.evidence)),
        undo=entry.event if recorded and entry.what != "undone" else None,
        restore=taken_back,
        split=fact.key if fact is not None and mine and not alone else "",
        mail=fact is not None,
    )


def _letter(entry: TimelineEntry, journal: Journal) -> MailShown | None:
    fact = journal.state.mails.get(entry.mail or "")
    return shown(fact, journal.program, journal.state) if fact else None


def _source(entry: TimelineEntry, journal: Journal) -> str:
    fact = journal.state.mails.get(entry.mail or "")
    if fact is None or entry.source == "person":
        return str(t.application.sources[entry.source])
    if fact.own:
        return str(t.application.your_mail(subject=fact.subject))
    return str(t.application.their_mail(who=fact.sender_name or fact.sender or "", subject=fact.subject))


def _what(entry: TimelineEntry, journal: Journal) -> str:
    stored, event = entry.what, journal.events.get(entry.event or 0)
    if stored.startswith("stage "):
        return str(t.application.stage_set(stage=t.applications.stages[stored.removeprefix("stage ")]))
    if stored.endswith("?"):
        return str(t.application.perhaps(what=_happened(stored.removesuffix("?"))))
    if stored == "met" and event is not None:
        people = ", ".join(words.person(p.get("name"), p.get("address")) for p in event.data["people"])
        return str(t.application.met(names=people))
    return capital(_happened(stored))


def _happened(stored: str) -> str:
    told = t.application.happened
    return str(told[stored]) if stored in told else stored.replace("_", " ")


def _word(event: Event, journal: Journal) -> Entry:
    """One word of the person that moved no stage."""
    return Entry(
        id=event.id,
        at=when(event.at, journal.policy.zone, journal.state.now),
        moment=event.at,
        source=t.application.sources["person"],
        what=" ".join(_words(event, journal)),
        undo=event.id,
    )


def _words(event: Event, journal: Journal) -> Iterator[str]:
    data, say = event.data, t.application.said
    item = journal.state.items.get(int(data["item"])) if "item" in data else None
    match What(event.what):
        case What.SET:
            yield from _set(event, journal)
        case What.NEWS | What.MENTION:
            yield say[event.what](text=data["text"])
        case What.TRUSTED:
            yield say.trusted(address=data["address"])
        case What.RELABELED:
            yield say.relabeled(meaning=choice_words(str(data["label"]), journal.state))
        case What.SNOOZED if item is not None:
            until = on_day(date.fromisoformat(data["until"]), journal.policy.day(journal.state.now))
            yield say.snoozed(what=words.kind(item.kind, item.form), day=until)
        case What.DISCARDED | What.SKIPPED | What.DONE if item is not None:
            whom = ", ".join(name or address for name, address in item.to)
            yield say[event.what](what=words.kind(item.kind, item.form) + (t.application.to(whom=whom) if whom else ""))
        case other:
            yield say[other.value]


def _set(event: Event, journal: Journal) -> Iterator[str]:
    say, today = t.application.said.set, journal.policy.day(journal.state.now)
    for name, value in event.data.items():
        if name == "hold_until":
            yield say.hold_until(day=on_day(date.fromisoformat(value), today)) if value else say.released
        elif name == "channel":
            yield say.channel(value=words.CHANNELS[value])
        elif name in say:
            yield say[name](value=value)
