"""Owns the journal kept in memory: a second, plain implementation of the same port, for tests and for dropping."""

from __future__ import annotations

import copy
import hashlib
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from daemon.adapters.journal import text
from daemon.adapters.journal.shapes import Effect, EffectState, Quarantined, StoredMail
from daemon.domain.events import Event, NewEvent
from daemon.domain.forgetting import Belongings
from daemon.domain.mailbox import Mark, Skipped

Place = tuple[str, str, str]


@dataclass
class _Kept:
    """Everything a journal holds; a transaction works on it and puts the old one back when it fails."""

    events: list[Event] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    marks: dict[tuple[str, str], Mark] = field(default_factory=dict)
    names: set[Place] = field(default_factory=set)
    skipped: dict[Place, Skipped] = field(default_factory=dict)
    senders: set[str] = field(default_factory=set)
    threads: set[str] = field(default_factory=set)
    texts: dict[str, StoredMail] = field(default_factory=dict)
    quarantine: dict[int, Quarantined] = field(default_factory=dict)
    quarantine_last: int = 0
    effects: dict[str, Effect] = field(default_factory=dict)
    effects_last: int = 0
    counters: dict[str, int] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    events_last: int = 0
    forgotten: set[bytes] = field(default_factory=set)


class _MemoryPages:
    """Reading what is kept."""

    def __init__(self, kept: _Kept) -> None:
        self._kept = kept

    def events(self, after: int = 0) -> list[Event]:
        """See Pages."""
        return [event for event in self._kept.events if event.id > after] if after else list(self._kept.events)

    def event_count(self) -> int:
        """See Pages."""
        return len(self._kept.events)

    def mark(self, account: str, folder: str) -> Mark | None:
        """See Pages."""
        return self._kept.marks.get((account, folder))

    def has_name(self, account: str, folder: str, name: str) -> bool:
        """See Pages."""
        return (account, folder, name) in self._kept.names

    def knows_sender(self, address: str) -> bool:
        """See Pages."""
        return not self._kept.senders.isdisjoint(text.address_keys(address))

    def knows_thread(self, message_ids: tuple[str, ...]) -> bool:
        """See Pages."""
        return not self._kept.threads.isdisjoint(map(text.message_key, message_ids))

    def mail_text(self, key: str) -> StoredMail | None:
        """See Pages."""
        return self._kept.texts.get(key)

    def quarantined(self) -> list[Quarantined]:
        """See Pages."""
        return [replace(mail, raw=b"") for mail in self._kept.quarantine.values()]

    def quarantine_one(self, number: int) -> Quarantined | None:
        """See Pages."""
        return self._kept.quarantine.get(number)

    def skipped(self, limit: int = 100) -> list[Skipped]:
        """See Pages."""
        return list(reversed(self._kept.skipped.values()))[:limit]

    def counters(self) -> dict[str, int]:
        """See Pages."""
        now = {"skipped": len(self._kept.skipped), "quarantined": len(self._kept.quarantine)}
        return {**self._kept.counters, **now}

    def effects(self, state: str | None = None) -> list[Effect]:
        """See Pages."""
        return [effect for effect in self._kept.effects.values() if state is None or effect.state == state]

    def effect(self, key: str) -> Effect | None:
        """See Pages."""
        return self._kept.effects.get(key)

    def forgot(self, mail: str) -> bool:
        """See Pages."""
        return text.digest(mail) in self._kept.forgotten

    def meta(self, key: str) -> str | None:
        """See Pages."""
        return self._kept.meta.get(key)


class _MemoryWriting(_MemoryPages):
    """Changing what is kept."""

    def append(self, events: Sequence[NewEvent]) -> list[int | None]:
        """See Writing."""
        return [self._append(event) for event in events]

    def _append(self, event: NewEvent) -> int | None:
        if event.key is not None and event.key in self._kept.keys:
            return None
        self._kept.events_last += 1
        number = self._kept.events_last
        if event.key is not None:
            self._kept.keys[event.key] = number
        data = text.loads(text.dumps(event.data))
        at = datetime.fromisoformat(text.instant(event.at)).astimezone(UTC)
        source, what = event.source.value, event.what.value
        self._kept.events.append(Event(number, at, source, what, event.application, event.mail, data))
        return number

    def set_mark(self, mark: Mark) -> None:
        """See Writing."""
        self._kept.marks[mark.account, mark.folder] = mark

    def add_names(self, pairs: Iterable[tuple[str, str]], account: str) -> None:
        """See Writing."""
        self._kept.names |= {(account, folder, name) for folder, name in pairs}

    def add_skipped(self, mails: Iterable[Skipped]) -> None:
        """See Writing."""
        for mail in mails:
            place = mail.account, mail.folder, mail.name
            there = self._kept.skipped.get(place)
            self._kept.skipped[place] = replace(there, reason=mail.reason) if there else mail

    def drop_skipped(self, account: str, folder: str, name: str) -> None:
        """See Writing."""
        self._kept.skipped.pop((account, folder, name), None)

    def set_meta(self, key: str, value: str) -> None:
        """See Writing."""
        self._kept.meta[key] = value

    def bump(self, counter: str, n: int = 1) -> None:
        """See Writing."""
        self._kept.counters[counter] = self._kept.counters.get(counter, 0) + n

    def know_senders(self, addresses: Iterable[str]) -> None:
        """See Writing."""
        self._kept.senders |= {text.address_keys(address)[0] for address in addresses}

    def know_messages(self, message_ids: Iterable[str]) -> None:
        """See Writing."""
        self._kept.threads |= set(map(text.message_key, message_ids))

    def keep_text(self, mail: StoredMail) -> None:
        """See Writing."""
        self._kept.texts[mail.key] = mail

    def drop_texts(self, before: datetime) -> int:
        """See Writing."""
        return self._drop({mail.key for mail in self._kept.texts.values() if mail.sent_at < before})

    def drop_loose(self, before: datetime) -> int:
        """See Writing."""
        tied = {event.mail for event in self._kept.events if event.application is not None}
        return self._drop({mail.key for mail in self._kept.texts.values() if mail.sent_at < before} - tied)

    def _drop(self, keys: Iterable[str | None]) -> int:
        return sum(self._kept.texts.pop(key, None) is not None for key in list(keys) if key is not None)

    def erase(self, what: Belongings) -> None:
        """See Writing."""
        kept, senders = self._kept, {text.address_keys(address)[0] for address in what.senders}
        kept.events = [event for event in kept.events if event.id not in what.events]
        kept.keys = {key: number for key, number in kept.keys.items() if number not in what.events}
        kept.threads -= set(map(text.message_key, what.message_ids))
        kept.senders -= senders
        kept.texts = {key: mail for key, mail in kept.texts.items() if key not in what.mails}
        kept.skipped = {p: m for p, m in kept.skipped.items() if not any(s in m.sender.lower() for s in senders)}
        kept.quarantine = {
            n: m for n, m in kept.quarantine.items() if not any(address.encode() in m.raw for address in what.senders)
        }
        kept.effects = {
            k: e for k, e in kept.effects.items() if e.item not in what.items or e.kind in ("copy", "remove")
        }
        kept.forgotten |= set(map(text.digest, what.mails))

    def erase_older(self, before: datetime) -> None:
        """See Writing."""
        self.drop_texts(before)
        self._kept.quarantine = {n: m for n, m in self._kept.quarantine.items() if m.at >= before}
        self._kept.skipped = {}

    def quarantine(self, account: str, folder: str, name: str, raw: bytes, reason: str, at: datetime) -> int:
        """See Writing."""
        digest = hashlib.sha256(raw).digest()
        for number, mail in self._kept.quarantine.items():
            if mail.account == account and hashlib.sha256(mail.raw).digest() == digest:
                self._kept.quarantine[number] = replace(mail, folder=folder, name=name, reason=reason)
                return number
        self._kept.quarantine_last += 1
        number = self._kept.quarantine_last
        self._kept.quarantine[number] = Quarantined(number, account, folder, name, reason, at, 1, raw)
        return number

    def retried(self, number: int, reason: str) -> None:
        """See Writing."""
        mail = self._kept.quarantine[number]
        self._kept.quarantine[number] = replace(mail, tries=mail.tries + 1, reason=reason)

    def released(self, number: int) -> None:
        """See Writing."""
        self._kept.quarantine.pop(number, None)

    def effect_plan(self, key: str, kind: str, item: int | None, data: Mapping[str, Any]) -> bool:
        """See Writing."""
        if key in self._kept.effects:
            return False
        self._kept.effects_last += 1
        self._kept.effects[key] = Effect(self._kept.effects_last, key, kind, item, EffectState.PLANNED, dict(data))
        return True

    def effect_claim(self, key: str) -> bool:
        """See Writing."""
        return self._move(key, EffectState.CLAIMED, {EffectState.PLANNED})

    def effect_done(self, key: str, data: Mapping[str, Any] | None = None) -> bool:
        """See Writing."""
        moved = self._move(key, EffectState.DONE, {EffectState.CLAIMED, EffectState.UNSURE})
        if moved:
            effect = self._kept.effects[key]
            self._kept.effects[key] = replace(effect, data={**effect.data, **(data or {})})
        return moved

    def effect_unsure(self, key: str, why: str) -> bool:
        """See Writing."""
        return self._move(key, EffectState.UNSURE, {EffectState.CLAIMED}, why)

    def effect_failed(self, key: str, why: str) -> bool:
        """See Writing."""
        return self._move(key, EffectState.PLANNED, {EffectState.CLAIMED}, why)

    def effect_drop(self, key: str) -> bool:
        """See Writing."""
        droppable = key in self._kept.effects and self._kept.effects[key].state in ("planned", "unsure")
        return droppable and self._kept.effects.pop(key, None) is not None

    def _move(self, key: str, to: EffectState, since: set[EffectState], why: str | None = None) -> bool:
        effect = self._kept.effects.get(key)
        if effect is None or effect.state not in since:
            return False
        kept = effect.why if to is EffectState.CLAIMED else why
        self._kept.effects[key] = replace(effect, state=to, why=kept)
        return True


class MemoryJournal(_MemoryPages):
    """A journal that is gone when it is let go."""

    def __init__(self) -> None:
        super().__init__(_Kept())
        self._mutex = threading.Lock()

    @contextmanager
    def writing(self) -> Iterator[_MemoryWriting]:
        """See Journal."""
        with self._mutex:
            # What the containers hold is frozen: copies of the containers alone are a way back.
            before = _Kept(**{name: copy.copy(value) for name, value in vars(self._kept).items()})
            try:
                yield _MemoryWriting(self._kept)
            except BaseException:
                self._kept = before
                raise

    def shrink(self) -> None:
        """See Journal: nothing lies beside this one."""

    def close(self) -> None:
        """See Journal."""
