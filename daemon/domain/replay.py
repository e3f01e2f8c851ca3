"""Owns the way from the journal to the state: facts sorted to their applications, each story told up to now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from daemon.domain import items
from daemon.domain.application import Application, Item, Question, State
from daemon.domain.events import Event, What
from daemon.domain.fold import Fact, Fold, Verdicts
from daemon.domain.mail import MailFact
from daemon.domain.policy import Policy
from daemon.domain.undoing import undone

_ITEM_STORY = frozenset({What.SENT, What.DONE, What.DISCARDED, What.EXPIRED, What.SKIPPED})
REBUILD = frozenset({What.UNDONE, What.MERGED})


@dataclass(slots=True)
class Story:
    """What one application's fold is told."""

    opened: Event
    facts: list[Event] = field(default_factory=list)
    mails: dict[str, MailFact] = field(default_factory=dict)


class Ledger:
    """The journal taken in: `take` each event in order, then `state(now)`.

    Taking further events later gives the same state as taking all at once. `stale` says that an event came which
    changes what was taken before (an undo, a merge): replay anew.
    """

    def __init__(self) -> None:
        self.stories: dict[int, Story] = {}
        self.mails: dict[str, MailFact] = {}
        self.ties: dict[str, tuple[int | None, tuple[int, ...], str]] = {}  # mail -> application, candidates, source
        self.items: dict[int, Item] = {}
        self.verdicts = Verdicts()
        self.journal: dict[int, str] = {}
        self.last_event = 0
        self.last_application = 0
        self.last_item = 0
        self.forgotten: dict[int, Event] = {}  # by number: what a turn has to erase, or erased
        self.stale = False
        self._undone: frozenset[int] = frozenset()
        self._alias: dict[int, int] = {}
        self._cached: tuple[State, Policy] | None = None
        self._touched: set[str] = set()  # mails whose place in the state is to be looked at again
        self._dirty: set[int] = set()  # applications whose story grew

    @classmethod
    def of(cls, events: Iterable[Event]) -> Ledger:
        """Every event taken."""
        known = list(events)
        ledger = cls()
        ledger._undone = undone(known)
        ledger._alias = {
            e.application or 0: int(e.data["into"])
            for e in known
            if e.what == What.MERGED and e.id not in ledger._undone
        }
        for event in known:
            ledger.take(event)
        ledger.stale = False
        return ledger

    def take(self, event: Event) -> None:
        """Take one event in."""
        self.last_event = max(self.last_event, event.id)
        self.journal[event.id] = event.what
        self.stale = self.stale or event.what in REBUILD
        if event.mail:
            self._touched.add(event.mail)
        if event.application is not None:
            self.last_application = max(self.last_application, event.application)
            self._dirty.add(self.alias(event.application))
        if event.id in self._undone:
            self._take_undone(event)
            return
        match event.what:
            case What.MAIL:
                self._take_mail(event)
            case What.TIED:
                self._take_tie(event)
            case What.OPENED:
                self._open(event)
            case What.RELABELED:
                self.verdicts.labels[event.mail or ""] = event.data["label"]
            case What.UNDONE | What.MERGED:
                return
            case What.FORGOTTEN:
                self._take_forgotten(event)
            case _:
                self._take_other(event)

    def _take_forgotten(self, event: Event) -> None:
        """Numbers of what was erased are never given again."""
        self.forgotten[event.id] = event
        self.last_application = max(self.last_application, int(event.data["last_application"]))
        self.last_item = max(self.last_item, int(event.data["last_item"]))

    def _open(self, event: Event) -> None:
        """A merged application's beginning is a fact of the other one, not its beginning."""
        story = self._story(event)
        if story.opened.what != What.OPENED or event.application == self.alias(event.application or 0):
            story.opened = event
        story.facts.append(event)

    def _take_other(self, event: Event) -> None:
        if event.what in items.ITEM_EVENTS:
            items.take(self.items, event)
            if event.what == What.SENT and event.data.get("message_id"):
                self.verdicts.our_ids.add(event.data["message_id"])
            if event.what not in _ITEM_STORY:
                return
        if event.what == What.CONFIRMED:
            self.verdicts.confirmed.add(event.data["question"])
            self.verdicts.refused.discard(event.data["question"])
        if event.what == What.REFUSED:
            self.verdicts.refused.add(event.data["question"])
            self.verdicts.confirmed.discard(event.data["question"])
        merged = event.application is not None and event.application != self.alias(event.application)
        if event.application is not None and not (merged and event.what == What.SET):
            self._story(event).facts.append(event)

    def _story(self, event: Event) -> Story:
        number = self.alias(event.application or 0)
        if number not in self.stories:
            self.stories[number] = Story(event)
        return self.stories[number]

    def alias(self, number: int) -> int:
        """The application a merged one went into."""
        seen = {number}
        while (into := self._alias.get(number)) is not None and into not in seen:
            number = into
            seen.add(number)
        return number

    def _take_mail(self, event: Event) -> None:
        key = event.mail or ""
        known = self.mails.get(key)
        mail = MailFact(known.event if known else event.id, key, event.at, event.data)
        self.mails[key] = mail
        if mail.message_id and mail.own:
            self.verdicts.own_ids.add(mail.message_id)
        application = self.tie_of(key)
        if application in self.stories:
            self.stories[application].mails[key] = mail
            self._dirty.add(application)

    def _take_tie(self, event: Event) -> None:
        key = event.mail or ""
        before = self.ties.get(key)
        if before is not None and before[2] == "person" and event.source != "person":
            return
        self._untie(key)
        if event.source == "person" and event.application is not None:
            self.verdicts.tied.add(key)
        self.ties[key] = (event.application, tuple(event.data.get("candidates") or ()), event.source)
        mail = self.mails.get(key)
        number = self.tie_of(key)
        if number is not None and mail is not None and number in self.stories:
            self.stories[number].mails[key] = mail

    def _untie(self, key: str) -> None:
        number = self.tie_of(key)
        if number in self.stories:
            self.stories[number].mails.pop(key, None)
            self._dirty.add(number)

    def tie_of(self, key: str) -> int | None:
        """The application a mail belongs to."""
        tie = self.ties.get(key)
        return self.alias(tie[0]) if tie and tie[0] is not None else None

    def _take_undone(self, event: Event) -> None:
        """An undone mail stays known and tied, but moves nothing; a tie of ours taken back leaves it to nobody."""
        if event.what == What.MAIL:
            self._take_mail(event)
            self.verdicts.muted.add(event.mail or "")
        elif event.what == What.TIED and event.source != "person":
            self.ties[event.mail or ""] = (None, (), "person")

    # State

    def state(self, now: datetime, policy: Policy) -> State:
        """Everything as of `now`. Asked again for the same instant, only what grew since is told anew."""
        if self._cached is not None and self._cached[0].now == now and self._cached[1] is policy:
            state = self._cached[0]
            stories, keys = self._dirty & self.stories.keys(), self._touched & self.mails.keys()
        else:
            state = State(now, mails=self.mails, items=self.items, journal=self.journal)
            stories, keys = set(self.stories), set(self.mails)
        for number in sorted(stories):
            opened = self.stories[number].opened
            if opened.what == What.OPENED and opened.at <= now and not self._taken_back(number):
                state.applications[number] = self.fold(number, now, policy)
        self._place(state, keys)
        self._number(state)
        self._cached, self._touched, self._dirty = (state, policy), set(), set()
        return state

    def _taken_back(self, number: int) -> bool:
        """Whether the mail that opened it was undone and nothing else of theirs or the person's speaks of it."""
        story, muted = self.stories[number], self.verdicts.muted
        if story.opened.source == "person" or story.opened.mail not in muted:
            return False
        theirs = any(not mail.own and key not in muted for key, mail in story.mails.items())
        return not theirs and all(fact.what == What.OPENED for fact in story.facts)

    def fold(self, number: int, now: datetime, policy: Policy) -> Application:
        """One application's story told up to `now`."""
        story = self.stories[number]
        data = story.opened.data
        application = Application(number, data.get("company"), data.get("role"), story.opened.at, now)
        facts: list[Fact] = [*story.facts, *story.mails.values()]
        return Fold(application, policy, self.verdicts, self.items).run(facts, now)

    def _place(self, state: State, keys: Iterable[str]) -> None:
        """Where each of these mails belongs: tied, loose, asked about, or settled by the person."""
        asked = False
        for key in keys:
            mail, number, tie = self.mails[key], self.tie_of(key), self.ties.get(key)
            state.loose.pop(key, None)
            state.ties.pop(key, None)
            asked = (state.asked.pop(key, None) is not None) or asked
            if number is not None:
                state.ties[key] = number
                if mail.message_id:
                    state.message_ids[mail.message_id] = number
                if mail.in_reply_to:
                    state.referenced[mail.in_reply_to] = number
            elif tie is None:
                state.loose[key] = mail
            elif tie[2] == "person":
                state.settled.add(key)
            elif mail.at <= state.now:
                state.asked[key] = tie[1]
                asked = True
        if asked:
            state.questions = [which_one(self.mails[key], named, state) for key, named in sorted(state.asked.items())]

    def _number(self, state: State) -> None:
        state.last_event = self.last_event
        state.answered = self.verdicts.confirmed | self.verdicts.refused
        state.next_item = max(self.last_item, *self.items, 0) + 1
        state.next_application = self.last_application + 1
        for item in self.items.values():
            mid = item.message_id or item.data.get("message_id")
            if mid and item.application is not None:
                state.ours[mid] = item.id
                state.message_ids.setdefault(mid, self.alias(item.application))


def which_one(mail: MailFact, candidates: tuple[int, ...], state: State) -> Question:
    """The question to which application a mail belongs."""
    who = mail.sender_name or mail.sender or "somebody"
    named = [f"{n} ({state.applications[n].named})" for n in candidates if n in state.applications]
    because = "it could belong to several" if candidates else "it fits none of your applications"
    return Question(
        key=f"which_one:{mail.key}",
        kind="which_one",
        at=mail.at,
        mail=mail.key,
        text=f"Which application does {who}'s mail “{mail.subject}” belong to? " + ", ".join(named),
        choices=(*(str(n) for n in candidates), "new", "none"),
        because=because,
        candidates=candidates,
    )


def replay(events: Iterable[Event], now: datetime, policy: Policy) -> State:
    """The state that the journal's events make, as of `now`."""
    return Ledger.of(events).state(now, policy)
