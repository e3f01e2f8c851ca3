"""Owns what every journal must do; run by the SQLite journal and by the one in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from daemon.adapters.journal import EffectState, StoredMail
from daemon.adapters.journal.port import JournalPort
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.mailbox import Mark, Skipped

NOW = datetime(2026, 6, 3, 14, 12, tzinfo=UTC)


def fact(n: int = 1, **changes: object) -> NewEvent:
    """A small fact about application n."""
    event = NewEvent(NOW + timedelta(minutes=n), Source.MAIL, What.NEWS, n, f"mail-{n}", {"text": f"n{n}"})
    return replace(event, **changes)  # type: ignore[arg-type]


def kept(key: str = "m1", days: int = 0, **changes: str) -> StoredMail:
    """The text of a mail sent `days` after NOW."""
    sent_at = NOW + timedelta(days=days)
    mail = StoredMail(key, "home", "INBOX", "7/1", "Your interview", "ana@acme.test", sent_at, "Dear Kim\n")
    return replace(mail, **changes)  # type: ignore[arg-type]


def _write_and_fail(journal: JournalPort) -> None:
    with journal.writing() as page:
        page.append([fact(key="second")])
        page.set_mark(Mark("home", "INBOX", 1, 9))
        page.add_names([("inbox", "a")], "home")
        page.keep_text(kept())
        page.quarantine("home", "INBOX", "7/1", b"x", "broken", NOW)
        page.bump("read")
        page.set_meta("k", "v")
        page.know_senders(["a@b.test"])
        page.effect_claim("send:7")
        raise RuntimeError("half way")


class JournalContract:
    """Mixed into a test class whose `journal` fixture gives an empty journal."""

    @pytest.fixture
    def journal(self) -> JournalPort:
        """An empty journal."""
        raise LookupError("the class that is run says which journal")

    def test_a_new_journal_is_empty(self, journal: JournalPort) -> None:
        assert journal.events() == []
        assert journal.event_count() == 0
        assert journal.mark("home", "INBOX") is None
        assert [*journal.effects(), *journal.quarantined(), *journal.skipped()] == []
        assert journal.meta("holidays") is None
        assert journal.mail_text("m1") is None
        assert journal.counters() == {"skipped": 0, "quarantined": 0}

    def test_facts_come_back_as_they_were_with_numbers_in_order(self, journal: JournalPort) -> None:
        local = datetime(2026, 6, 3, 16, 12, 30, 250, tzinfo=timezone(timedelta(hours=2)))
        data = {"text": "Grüße \udce4 \0 '\"", "list": [1, None, 2.5, {"deep": ["ok"]}], "no": False}
        with journal.writing() as page:
            assert page.append([fact(), fact(2, at=local, application=None, mail=None, data=data)]) == [1, 2]
        first, second = journal.events()
        assert (first.id, first.at, first.source, first.what) == (1, NOW + timedelta(minutes=1), "mail", "news")
        assert (first.application, first.mail, first.data) == (1, "mail-1", {"text": "n1"})
        assert (second.at, second.at.tzinfo, second.data) == (local, UTC, data)
        assert (second.application, second.mail) == (None, None)
        assert [event.id for event in journal.events(after=1)] == [2]
        assert journal.events(after=2) == []
        assert journal.event_count() == 2

    def test_a_naive_time_is_refused(self, journal: JournalPort) -> None:
        with pytest.raises(ValueError, match="aware"), journal.writing() as page:
            page.append([fact(at=datetime(2026, 6, 3))])  # noqa: DTZ001 - this is the point
        assert journal.events() == []

    def test_a_key_is_recorded_once(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            first, again, other = page.append([fact(key="mail:<a>"), fact(2, key="mail:<a>"), fact(3)])
        with journal.writing() as page:
            later, last = page.append([fact(4, key="mail:<a>"), fact(5, key="x")])
        assert (again, later) == (None, None)
        assert [event.id for event in journal.events()] == [first, other, last]
        assert [event.application for event in journal.events()] == [1, 3, 5]

    def test_a_transaction_reads_what_it_wrote(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            page.append([fact()])
            page.set_meta("turn", "t1")
            assert [event.id for event in page.events(0)] == [1]
            assert page.meta("turn") == "t1"

    def test_a_failed_transaction_leaves_nothing(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            page.append([fact(key="first")])
            page.effect_plan("send:7", "smtp", 7, {})
        with pytest.raises(RuntimeError, match="half way"):
            _write_and_fail(journal)
        assert journal.event_count() == 1
        assert journal.mark("home", "INBOX") is None
        assert not journal.has_name("home", "inbox", "a")
        assert journal.mail_text("m1") is None
        assert journal.counters() == {"skipped": 0, "quarantined": 0}
        assert journal.meta("k") is None
        assert not journal.knows_sender("a@b.test")
        assert [effect.state for effect in journal.effects()] == ["planned"]
        with journal.writing() as page:
            assert page.append([fact(key="second")]) != [None]

    def test_marks_move(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            page.set_mark(Mark("home", "INBOX", 1, 5))
            page.set_mark(Mark("home", "Sent", 2, 7))
        with journal.writing() as page:
            page.set_mark(Mark("home", "INBOX", 3, 1))
        assert journal.mark("home", "INBOX") == Mark("home", "INBOX", 3, 1)
        assert journal.mark("home", "Sent") == Mark("home", "Sent", 2, 7)
        assert journal.mark("other", "INBOX") is None

    def test_names_are_known_per_folder_and_account_also_odd_ones(self, journal: JournalPort) -> None:
        odd = ["1.M2.host:2,S", "caf\udce9.eml", "café.eml", "\\udce9"]
        with journal.writing() as page:
            page.add_names([("inbox", name) for name in odd], "home")
            page.add_names([("inbox", odd[0])], "home")
        assert all(journal.has_name("home", "inbox", name) for name in odd)
        assert not journal.has_name("home", "sent", odd[0])
        assert not journal.has_name("work", "inbox", odd[0])
        assert not journal.has_name("home", "inbox", "caf\udce8.eml")

    def test_senders_are_known_by_address_or_employers_domain(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            page.know_senders(["Ana@Agency.test", "acme.test", "@globex.test"])
            page.know_senders(["acme.test"])
        known = ["ana@agency.test", "ANA@agency.test", "x@acme.test", "x@mail.acme.test", "hr@globex.test"]
        assert [address for address in known if not journal.knows_sender(address)] == []
        strange = ["bob@agency.test", "x@notacme.test", "x@acme.test.evil.example", "acme.test@x.example", ""]
        assert [address for address in strange if journal.knows_sender(address)] == []

    def test_threads_are_known_by_message_id(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            page.know_messages(["<a@acme.test>", "b@acme.test"])
        assert journal.knows_thread(("<x@y.test>", "<b@acme.test>"))
        assert journal.knows_thread((" a@acme.test ",))
        assert not journal.knows_thread(("<A@acme.test>",))
        assert not journal.knows_thread(())

    def test_texts_are_kept_replaced_and_dropped_by_age(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            page.keep_text(kept("old", -10))
            page.keep_text(kept("new", 1, text="first"))
            page.keep_text(kept("new", 1, text="second", name="caf\udce9"))
        assert journal.mail_text("old") == kept("old", -10)
        assert journal.mail_text("new") == kept("new", 1, text="second", name="caf\udce9")
        with journal.writing() as page:
            assert page.drop_texts(NOW) == 1
        assert journal.mail_text("old") is None
        assert journal.mail_text("new") is not None

    def test_loose_texts_are_dropped_and_tied_ones_stay(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            page.append([fact(1, mail="tied", what=What.TIED), fact(2, mail="asked", application=None, what=What.TIED)])
            for key, days in (("tied", -5), ("asked", -5), ("unheard", -5), ("young", 5)):
                page.keep_text(kept(key, days))
        with journal.writing() as page:
            assert page.drop_loose(NOW) == 2
        assert [key for key in ("tied", "asked", "unheard", "young") if journal.mail_text(key)] == ["tied", "young"]

    def test_skipped_mails_are_listed_newest_first_and_leave_when_read(self, journal: JournalPort) -> None:
        mails = [Skipped("home", "INBOX", f"7/{n}", "news@shop.test", f"Sale {n}", "bulk") for n in range(5)]
        with journal.writing() as page:
            page.add_skipped(mails)
            page.add_skipped([replace(mails[0], reason="too large")])
        assert journal.skipped(2) == [mails[4], mails[3]]
        assert journal.skipped()[-1].reason == "too large"
        assert journal.counters()["skipped"] == 5
        with journal.writing() as page:
            page.drop_skipped("home", "INBOX", "7/4")
        assert journal.skipped(1) == [mails[3]]

    def test_an_unreadable_mail_lies_in_quarantine_once(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            first = page.quarantine("home", "INBOX", "7/1", b"\x00\xff", "bomb", NOW)
            assert page.quarantine("home", "Archive", "9/1", b"\x00\xff", "bomb", NOW) == first
            second = page.quarantine("home", "INBOX", "7/2", b"other", "no header", NOW)
        assert [(mail.id, mail.folder, mail.tries) for mail in journal.quarantined()] == [
            (first, "Archive", 1),
            (second, "INBOX", 1),
        ]
        one = journal.quarantine_one(first)
        assert one is not None
        assert (one.raw, one.reason, one.at, one.name) == (b"\x00\xff", "bomb", NOW, "9/1")
        assert journal.counters()["quarantined"] == 2

    def test_a_quarantined_mail_is_retried_and_released_and_its_number_is_not_reused(
        self, journal: JournalPort
    ) -> None:
        with journal.writing() as page:
            number = page.quarantine("home", "INBOX", "7/1", b"raw", "bomb", NOW)
            page.retried(number, "still a bomb")
        one = journal.quarantine_one(number)
        assert one is not None
        assert (one.tries, one.reason) == (2, "still a bomb")
        with journal.writing() as page:
            page.released(number)
            assert page.quarantine("home", "INBOX", "7/9", b"new", "bomb", NOW) == number + 1
        assert journal.quarantine_one(number) is None

    def test_counting_adds_up(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            page.bump("read", 3)
            page.bump("read")
        assert journal.counters()["read"] == 4

    def test_meta_is_replaced(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            page.set_meta("zone", "Europe/Madrid")
            page.set_meta("zone", "Europe/Lisbon")
        assert journal.meta("zone") == "Europe/Lisbon"

    def test_an_effect_is_planned_once_and_claimed_once(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            assert page.effect_plan("send:7", "smtp", 7, {"to": ["a@b.test"]})
            assert not page.effect_plan("send:7", "smtp", 7, {"to": ["else@b.test"]})
            assert not page.effect_done("send:7", {})
            assert not page.effect_unsure("send:7", "no")
            assert not page.effect_failed("send:7", "no")
            assert not page.effect_claim("send:8")
        with journal.writing() as page:
            assert page.effect_claim("send:7")
            assert not page.effect_claim("send:7")
            assert not page.effect_drop("send:7")
        effect = journal.effect("send:7")
        assert effect is not None
        assert (effect.kind, effect.item, effect.state, effect.data) == ("smtp", 7, "claimed", {"to": ["a@b.test"]})

    def test_an_effect_is_done_for_good(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            page.effect_plan("send:7", "smtp", 7, {"to": ["a@b.test"]})
            page.effect_claim("send:7")
            assert page.effect_done("send:7", {"how": "smtp"})
            assert not page.effect_claim("send:7")
            assert not page.effect_unsure("send:7", "no")
            assert not page.effect_drop("send:7")
        assert [(e.state, e.data) for e in journal.effects("done")] == [
            (EffectState.DONE, {"to": ["a@b.test"], "how": "smtp"})
        ]

    def test_an_unsure_effect_is_never_claimed_again(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            page.effect_plan("send:7", "smtp", None, {})
            page.effect_claim("send:7")
            assert page.effect_unsure("send:7", "cut after DATA")
            assert not page.effect_claim("send:7")
            assert not page.effect_failed("send:7", "no")
        assert [(effect.key, effect.why) for effect in journal.effects("unsure")] == [("send:7", "cut after DATA")]
        with journal.writing() as page:
            assert page.effect_done("send:7")
        assert [(effect.state, effect.why) for effect in journal.effects()] == [("done", None)]

    def test_an_effect_that_did_not_happen_is_planned_again_or_dropped(self, journal: JournalPort) -> None:
        with journal.writing() as page:
            page.effect_plan("a", "append", 1, {})
            page.effect_plan("b", "append", 2, {})
            page.effect_claim("a")
            assert page.effect_failed("a", "connection refused")
        assert [(effect.key, effect.why) for effect in journal.effects("planned")] == [
            ("a", "connection refused"),
            ("b", None),
        ]
        with journal.writing() as page:
            assert page.effect_drop("b")
            assert not page.effect_drop("b")
            assert page.effect_claim("a")
            assert page.effect_plan("c", "append", 3, {})
        assert [effect.id for effect in journal.effects()] == [1, 3]
