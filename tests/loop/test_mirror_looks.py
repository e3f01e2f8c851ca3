"""What a look into Drafts makes of what it finds: one thing at a time (rules section 7, trust.md 8)."""

from __future__ import annotations

import email
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

import pytest

from daemon.domain.application import Item
from daemon.domain.events import NewEvent, Source, What
from daemon.loop.memory import Memory
from daemon.pipeline import word
from daemon.pipeline.said import Refusal
from daemon.views.queue import draft_json
from tests.domain.world import START, World
from tests.loop.mailbox import DRAFTS, PERSON, SENT, US, Mailbox, MemoryDrafts, SentSource
from tests.sources.drafts_contract import with_attachment


class Desk(World):
    """A person with two thank-yous in Drafts, to Ana and to Cleo."""

    def __init__(self, via: str = "drafts") -> None:
        super().__init__(via=via)
        self.mailbox = Mailbox(lambda: self.now)
        self.parts.drafts = {"mail": MemoryDrafts(self.mailbox)}
        self.parts.sources = [SentSource(self.mailbox)]
        people = [
            ["Cleo Park", "cleo@acme.test", "interviewer", False],
            ["Ana Ruiz", "ana@acme.test", "interviewer", False],
        ]
        self.interview(START + timedelta(hours=1), people=people)
        self.wait(hours=4)
        self.turn()
        assert len(self.lying()) == 2

    def lying(self) -> list[bytes]:
        """What lies in Drafts."""
        return [mail.raw for mail in self.mailbox.folders[DRAFTS]]

    def to(self, name: str) -> Item:
        """The draft to somebody."""
        return next(i for i in self.state().items.values() if i.is_draft and i.to and i.to[0][0] == name)

    def delete(self, *names: str) -> None:
        """The person deletes drafts in Drafts."""
        for mail in list(self.mailbox.folders[DRAFTS]):
            if any(name in str(email.message_from_bytes(mail.raw)["To"]) for name in names):
                self.mailbox.delete(DRAFTS, mail.uid)

    def change(self, name: str, how: Callable[[bytes], bytes]) -> None:
        """The person saves a draft anew, changed."""
        mail = next(m for m in self.mailbox.folders[DRAFTS] if name in str(email.message_from_bytes(m.raw)["To"]))
        self.mailbox.append(DRAFTS, how(mail.raw), PERSON)
        self.mailbox.delete(DRAFTS, mail.uid)

    def pass_by(self, *seconds: int) -> None:
        """Time and turns."""
        for one in seconds:
            self.wait(seconds=one)
            self.turn()

    def questions(self) -> list[Item]:
        """What is asked and waits."""
        return [i for i in self.state().open_items() if i.form == "question"]

    def answer(self, choice: str) -> None:
        """Say yes or no."""
        (question,) = self.questions()
        assert self.say(word.answer(self.state(), self.now, self.policy, item=question.id, choice=choice))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_draft_deleted_there_is_discarded_after_two_looks_two_minutes_apart(desk: Desk) -> None:
    desk.delete("Ana")
    desk.pass_by(10, 60, 59)
    assert desk.to("Ana Ruiz").state == "queued"
    desk.memory = Memory(desk.journal)  # the program was started anew in between
    desk.pass_by(1)
    assert (desk.to("Ana Ruiz").state, desk.to("Cleo Park").state) == ("discarded", "queued")
    desk.pass_by(300, 300)
    assert len(desk.lying()) == 1


def test_the_last_one_deleted_is_discarded_like_any_other(desk: Desk) -> None:
    desk.delete("Ana")
    desk.pass_by(10, 130)
    desk.delete("Cleo")
    desk.pass_by(10, 130)
    assert {desk.to("Ana Ruiz").state, desk.to("Cleo Park").state} == {"discarded"}
    assert desk.questions() == []


@pytest.mark.parametrize(("choice", "state", "copies"), [("yes", "discarded", 0), ("no", "queued", 2)])
def test_all_gone_at_once_is_asked_about(desk: Desk, choice: str, state: str, copies: int) -> None:
    desk.delete("Ana", "Cleo")
    desk.pass_by(10, 100)
    assert desk.questions() == []
    desk.pass_by(30, 60)
    (question,) = desk.questions()
    assert (question.kind, question.data["choices"]) == ("confirm", ["yes", "no"])
    assert "ana@acme.test" in question.data["text"]
    assert desk.lying() == []
    desk.answer(choice)
    desk.pass_by(10, 60, 130, 130)
    assert {desk.to("Ana Ruiz").state, desk.to("Cleo Park").state} == {state}
    assert (len(desk.lying()), desk.questions()) == (copies, [])


def test_what_comes_back_is_asked_about_no_more(desk: Desk) -> None:
    kept = list(desk.mailbox.folders[DRAFTS])
    desk.delete("Ana", "Cleo")
    desk.pass_by(10, 130, 10)
    assert len(desk.questions()) == 1
    for mail in kept:
        desk.mailbox.append(DRAFTS, mail.raw, US)
    desk.pass_by(10, 10)
    assert desk.questions() == []
    assert {desk.to("Ana Ruiz").state, desk.to("Cleo Park").state} == {"queued"}
    assert len(desk.lying()) == 2


def test_a_folder_with_new_numbers_is_the_same_folder(desk: Desk) -> None:
    desk.mailbox.renumber()
    desk.pass_by(10, 130)
    assert len(desk.lying()) == 2
    desk.delete("Ana")
    desk.pass_by(10, 130)
    assert (desk.to("Ana Ruiz").state, desk.questions()) == ("discarded", [])


def test_what_went_with_its_folder_is_asked_about(desk: Desk) -> None:
    desk.delete("Ana")
    desk.mailbox.renumber()
    desk.pass_by(10, 130, 10)
    assert desk.to("Ana Ruiz").state == "queued"
    assert len(desk.questions()) == 1


def test_numbers_that_change_between_two_looks_start_the_two_minutes_anew(desk: Desk) -> None:
    desk.delete("Ana")
    desk.pass_by(10)
    desk.mailbox.renumber()
    desk.pass_by(130)
    assert (desk.to("Ana Ruiz").state, desk.questions()) == ("queued", [])


def test_a_discard_taken_back_is_put_there_again(desk: Desk) -> None:
    desk.delete("Ana")
    desk.pass_by(10, 130)
    number = next(e.id for e in desk.journal.events() if e.what == What.DISCARDED)
    assert desk.say(word.undo(desk.state(), desk.now, desk.policy, event=number))
    desk.pass_by(10, 130, 130)
    assert (desk.to("Ana Ruiz").state, len(desk.lying())) == ("queued", 2)


def test_what_is_gone_from_drafts_is_not_sent_by_us() -> None:
    desk = Desk(via="smtp")
    item = desk.to("Ana Ruiz").id
    desk.delete("Ana")
    assert desk.approve(item)
    desk.pass_by(10, 60)
    assert (desk.sink.taken, desk.to("Ana Ruiz").state) == ([], "approved")
    desk.pass_by(61)
    assert (desk.sink.taken, desk.to("Ana Ruiz").state) == ([], "discarded")


def test_an_edit_after_the_yes_needs_a_new_one() -> None:
    desk = Desk(via="smtp")
    item = desk.to("Ana Ruiz").id
    assert desk.approve(item)
    desk.change("Ana", lambda raw: raw.replace(b"Thank you", b"Many thanks"))
    desk.pass_by(10)
    assert (desk.to("Ana Ruiz").state, desk.sink.taken) == ("edited", [])
    assert desk.approve(item)
    desk.pass_by(10)
    assert "Many thanks" in desk.sink.taken[0].decode()
    assert len(desk.lying()) == 1  # what left is there no more


def test_other_recipients_are_an_edit(desk: Desk) -> None:
    desk.change("Ana", lambda raw: raw.replace(b"ana@acme.test", b"office@acme.test"))
    desk.pass_by(10)
    item = next(i for i in desk.state().items.values() if i.state == "edited")
    assert item.to == (("Ana Ruiz", "office@acme.test"),)


def test_html_of_the_same_words_is_no_edit(desk: Desk) -> None:
    def dressed(raw: bytes) -> bytes:
        old = email.message_from_bytes(raw)
        made = EmailMessage()
        for name in ("From", "To", "Subject", "Message-ID", "In-Reply-To"):
            made[name] = " ".join(str(old[name]).split())
        words = old.get_payload(decode=True)
        assert isinstance(words, bytes)
        made.set_content(
            "<html><body><p>" + words.decode().replace("\n", "<br>\n") + "</p></body></html>", subtype="html"
        )
        return made.as_bytes()

    desk.change("Ana", dressed)
    desk.pass_by(10, 10)
    assert desk.to("Ana Ruiz").state == "queued"
    assert len(desk.lying()) == 2
    assert desk.say(word.draft_discard(desk.state(), desk.now, desk.policy, item=desk.to("Ana Ruiz").id))
    desk.pass_by(10, 10)
    assert len(desk.lying()) == 1


@pytest.mark.parametrize(
    ("how", "named"),
    [
        (with_attachment, "an attachment"),
        (lambda raw: raw.replace(b"Subject:", b"Cc: Office <office@acme.test>\r\nSubject:"), "somebody in copy"),
    ],
)
def test_what_we_could_not_write_stays_theirs(desk: Desk, how: Callable[[bytes], bytes], named: str) -> None:
    desk.change("Ana", how)
    desk.pass_by(10)
    item = desk.to("Ana Ruiz")
    assert (item.state, item.data["only_there"]) == ("edited", named)
    refusal = word.draft_approve(desk.state(), desk.now, desk.policy, item=item.id)
    assert isinstance(refusal, Refusal)
    assert named in refusal.wrong
    body = "Dear Ana,\n\nfrom the command line.\n"
    said = word.draft_edit(desk.state(), desk.now, desk.policy, item=item.id, subject=None, body=body)
    assert desk.say(said)
    desk.pass_by(10, 10)
    assert [mail.by for mail in desk.mailbox.folders[DRAFTS]].count(PERSON) == 1
    assert len(desk.lying()) == 2


def test_two_texts_are_both_kept_and_shown(desk: Desk) -> None:
    (first,) = [m for m in desk.mailbox.folders[DRAFTS] if b"Ana" in m.raw]
    for text in (b"First words", b"Second words"):
        desk.mailbox.append(DRAFTS, first.raw.replace(b"Thank you", text), PERSON)
    desk.mailbox.delete(DRAFTS, first.uid)
    desk.pass_by(10, 10)
    item = desk.to("Ana Ruiz")
    assert "Second words" in item.body
    (other,) = draft_json(item, desk.state())["others"]
    assert "First words" in other["body"]
    assert len(desk.lying()) == 3
    desk.mailbox.delete(DRAFTS, desk.mailbox.folders[DRAFTS][-1].uid)
    desk.pass_by(10)
    assert "First words" in desk.to("Ana Ruiz").body


def test_an_older_journal_finds_its_copies_again(desk: Desk) -> None:
    """A backup from before the copies were put: they are known by their Message-IDs."""
    with desk.journal.writing() as tx:
        for row in tx.effects():
            desk.journal._kept.effects.pop(row.key)
        tx.set_meta("mirror:mail", "")
    desk.pass_by(10, 10)
    assert len(desk.lying()) == 2
    assert {desk.to("Ana Ruiz").state, desk.to("Cleo Park").state} == {"queued"}
    desk.delete("Ana")
    desk.pass_by(10, 130)
    assert desk.to("Ana Ruiz").state == "discarded"


def test_a_withdrawn_one_with_own_words_is_put_away_when_deleted_there(desk: Desk) -> None:
    desk.change("Ana", lambda raw: raw.replace(b"Thank you", b"Many thanks"))
    desk.pass_by(10)
    closed = NewEvent(desk.now, Source.PERSON, What.STAGE, 1, None, {"stage": "withdrawn"})
    desk.record(closed)
    desk.pass_by(10, 10)
    assert (desk.to("Ana Ruiz").state, desk.to("Cleo Park").state) == ("withdrawn", "withdrawn")
    assert len(desk.lying()) == 1
    desk.delete("Ana")
    desk.pass_by(10, 130)
    assert desk.to("Ana Ruiz").state == "dismissed"


def test_sent_with_nothing_of_ours_left_counts_and_starts_the_clock(desk: Desk) -> None:
    raw = next(raw for raw in desk.lying() if b"Ana" in raw)
    item = desk.to("Ana Ruiz")
    bare = raw.replace(item.data["message_id"].encode(), b"<new@client.example>")
    bare = b"".join(line for line in bare.splitlines(keepends=True) if not line.startswith(b"X-Followup"))
    dated = b"Date: Mon, 05 Jan 2026 13:05:00 +0000\r\n" + bare
    assert b"X-Followup" not in dated
    desk.wait(minutes=10)
    desk.mailbox.append(SENT, dated, PERSON)
    desk.delete("Ana")
    desk.pass_by(10, 130, 130)
    assert desk.to("Ana Ruiz").state == "sent"
    assert [t.to for t in desk.state().applications[1].thanks] == ["ana@acme.test"]
    assert len(desk.lying()) == 1
