"""Owns writing the journal: what one transaction may record, all of it or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from daemon.adapters.journal import erasing, faults, text
from daemon.adapters.journal.pages import Pages
from daemon.adapters.journal.shapes import StoredMail
from daemon.domain.events import NewEvent
from daemon.domain.forgetting import Belongings
from daemon.domain.mailbox import Mark, Skipped

APPEND = (
    "INSERT INTO events (at, source, what, application, mail, key, data, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (key) DO NOTHING"
)


class Writing(Pages):
    """An open transaction; reading through it sees what it has written."""

    _chain: int | None = None  # of the last event, once one is appended

    def _run(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        self._still_open()
        with faults.told_apart(self._path):
            return self._db.execute(sql, values)

    def _many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        self._still_open()
        with faults.told_apart(self._path):
            self._db.executemany(sql, rows)

    def _still_open(self) -> None:
        """A full disk may end the transaction under us; nothing may then be committed on its own."""
        if not self._db.in_transaction:
            raise faults.ended(self._path)

    def append(self, events: Sequence[NewEvent]) -> list[int | None]:
        """Record facts; their numbers, None where a fact with that key is there already (it adds nothing)."""
        return [self._append(event) for event in events]

    def _append(self, event: NewEvent) -> int | None:
        row = (
            text.instant(event.at),
            event.source.value,
            event.what.value,
            event.application,
            event.mail and text.plain(event.mail),
            event.key and text.plain(event.key),
            text.dumps(event.data),
        )
        if self._chain is None:
            self._chain = self._chain_at()
        chain = text.chained(row, self._chain)
        cursor = self._run(APPEND, (*row, chain))
        if not cursor.rowcount:
            return None
        self._chain = chain
        return cursor.lastrowid

    def set_mark(self, mark: Mark) -> None:
        """Say how far a folder was read."""
        self._run(
            "INSERT OR REPLACE INTO marks VALUES (?, ?, ?, ?)",
            (mark.account, mark.folder, mark.uidvalidity, mark.uidnext),
        )

    def add_names(self, pairs: Iterable[tuple[str, str]], account: str) -> None:
        """Files (folder, name) of a folder account were read."""
        rows = [(account, folder, text.octets(name)) for folder, name in pairs]
        self._many("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", rows)

    def add_skipped(self, mails: Iterable[Skipped]) -> None:
        """Mails whose text was not fetched; one that is there already gets the new reason."""
        self._many(
            "INSERT INTO skipped (account, folder, name, sender, subject, reason) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (account, folder, name) DO UPDATE SET reason = excluded.reason",
            [
                (m.account, m.folder, text.octets(m.name), *map(text.plain, (m.sender, m.subject, m.reason)))
                for m in mails
            ],
        )

    def drop_skipped(self, account: str, folder: str, name: str) -> None:
        """A skipped mail was read after all."""
        where = "account = ? AND folder = ? AND name = ?"
        self._run(f"DELETE FROM skipped WHERE {where}", (account, folder, text.octets(name)))  # noqa: S608

    def set_meta(self, key: str, value: str) -> None:
        """Keep a value of the program's own."""
        self._run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, text.plain(value)))

    def bump(self, counter: str, n: int = 1) -> None:
        """Count n more."""
        self._run(
            "INSERT INTO counters VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET n = n + excluded.n", (counter, n)
        )

    def know_senders(self, addresses: Iterable[str]) -> None:
        """Addresses that belong to an application; one without a local part ("acme.test") is a whole domain."""
        rows = [(text.address_keys(text.plain(address))[0],) for address in addresses]
        self._many("INSERT OR IGNORE INTO senders VALUES (?)", rows)

    def know_messages(self, message_ids: Iterable[str]) -> None:
        """Message-IDs that belong to an application."""
        rows = [(text.message_key(message_id),) for message_id in message_ids]
        self._many("INSERT OR IGNORE INTO threads VALUES (?)", rows)

    def keep_text(self, mail: StoredMail) -> None:
        """Keep a job mail's text; the same mail again replaces it."""
        key, subject, sender, body = map(text.plain, (mail.key, mail.subject, mail.sender, mail.text))
        self._run(
            "INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (key, mail.account, mail.folder, text.octets(mail.name), subject, sender, text.instant(mail.sent_at), body),
        )

    def drop_texts(self, before: datetime) -> int:
        """Forget the texts of mails sent before; how many."""
        return self._run("DELETE FROM texts WHERE sent_at < ?", (text.instant(before),)).rowcount

    def drop_loose(self, before: datetime) -> int:
        """Forget the texts of mails sent before that no event ties to an application; how many."""
        return self._run(
            "DELETE FROM texts WHERE sent_at < ? AND key NOT IN"
            " (SELECT mail FROM events WHERE mail IS NOT NULL AND application IS NOT NULL)",
            (text.instant(before),),
        ).rowcount

    def erase(self, what: Belongings) -> None:
        """Take all of it out for good; Journal.shrink afterwards, so that nothing stays beside the journal either."""
        self._still_open()
        with faults.told_apart(self._path):
            erasing.erase(self._db, what)
        self._chain = None

    def erase_older(self, before: datetime) -> None:
        """Forget texts and unreadable mails from before, and the list of mails that were passed over."""
        self._still_open()
        with faults.told_apart(self._path):
            erasing.erase_older(self._db, before)

    def quarantine(self, account: str, folder: str, name: str, raw: bytes, reason: str, at: datetime) -> int:
        """Put a mail aside that could not be read; its number, the old one if the same octets lie there already."""
        from hashlib import sha256  # OpenSSL loads for it, and hardly any turn needs it

        digest = sha256(raw).hexdigest()
        rows = self._run(
            "INSERT INTO quarantine (account, folder, name, raw, digest, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (account, digest) DO UPDATE SET folder = excluded.folder, name = excluded.name,"
            " reason = excluded.reason RETURNING id",
            (account, folder, text.octets(name), raw, digest, text.plain(reason), text.instant(at)),
        ).fetchall()
        return int(rows[0][0])

    def retried(self, number: int, reason: str) -> None:
        """A quarantined mail was tried once more, in vain."""
        self._run("UPDATE quarantine SET tries = tries + 1, reason = ? WHERE id = ?", (text.plain(reason), number))

    def released(self, number: int) -> None:
        """A quarantined mail could be read: its octets are forgotten."""
        self._run("DELETE FROM quarantine WHERE id = ?", (number,))

    def effect_plan(self, key: str, kind: str, item: int | None, data: Mapping[str, Any]) -> bool:
        """Plan an act on the world; False when an act with this key is there already."""
        return self._changed(
            "INSERT INTO effects (key, kind, item, state, data) VALUES (?, ?, ?, 'planned', ?)"
            " ON CONFLICT (key) DO NOTHING",
            (text.plain(key), kind, item, text.dumps(data)),
        )

    def effect_claim(self, key: str) -> bool:
        """planned -> claimed, for exactly one caller; the act may begin once this transaction is committed."""
        return self._changed(
            "UPDATE effects SET state = 'claimed' WHERE key = ? AND state = 'planned'", (text.plain(key),)
        )

    def effect_done(self, key: str, data: Mapping[str, Any] | None = None) -> bool:
        """claimed or unsure -> done; `data` is added to what was planned."""
        found = self.effect(key)
        merged = text.dumps({**found.data, **(data or {})}) if found else "{}"
        return self._changed(
            "UPDATE effects SET state = 'done', data = ?, why = NULL WHERE key = ? AND state IN ('claimed', 'unsure')",
            (merged, text.plain(key)),
        )

    def effect_unsure(self, key: str, why: str) -> bool:
        """claimed -> unsure: it may or may not have happened."""
        return self._moved(key, why, "unsure", "claimed")

    def effect_failed(self, key: str, why: str) -> bool:
        """claimed -> planned again: it certainly did not happen."""
        return self._moved(key, why, "planned", "claimed")

    def effect_drop(self, key: str) -> bool:
        """Forget an act that did not happen: a planned one, or an unsure one of which the person says so."""
        return self._changed("DELETE FROM effects WHERE key = ? AND state IN ('planned', 'unsure')", (text.plain(key),))

    def _moved(self, key: str, why: str, to: str, since: str) -> bool:
        sql = "UPDATE effects SET state = ?, why = ? WHERE key = ? AND state = ?"
        return self._changed(sql, (to, text.plain(why), text.plain(key), since))

    def _changed(self, sql: str, values: Sequence[Any]) -> bool:
        return self._run(sql, values).rowcount == 1
