"""The contract every Drafts folder keeps; each kind of account runs these same tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

from classifiers.parsing.fields import message_id
from daemon.sources.copies import copy_of, digest
from daemon.sources.source import DraftsFolder, Role
from tests.sources.letters import DAY, letter

OURS = letter(1, text="Dear Ana,\r\n\r\nthank you for your time.\r\n\r\nSam", head="In-Reply-To: <a@acme.example>")


class World(Protocol):
    """A mailbox and the drafts folder in it."""

    def deliver(self, raw: bytes, role: Role = Role.INBOX) -> None: ...

    def take_away(self, number: int, role: Role = Role.INBOX) -> None: ...

    def drafts(self) -> DraftsFolder: ...


def _ids(folder: DraftsFolder) -> list[str]:
    return sorted(str(message_id(copy.headers.get("message-id"))) for copy in folder.drafts())


def _name_of(folder: DraftsFolder, raw: bytes) -> str:
    """The name a draft got: told by `put`, or looked up where the server does not tell."""
    wanted = copy_of("", "", raw).headers["message-id"]
    return folder.put(raw) or next(copy.name for copy in folder.drafts() if copy.headers.get("message-id") == wanted)


class DraftsContract:
    """Run with a fixture named `world`."""

    def test_there_are_none_at_first(self, world: World) -> None:
        assert world.drafts().drafts() == ()

    def test_a_draft_that_was_put_is_found_as_it_was(self, world: World) -> None:
        folder = world.drafts()
        name = _name_of(folder, OURS)
        (copy,) = folder.drafts()
        assert copy.name == name
        assert copy.headers["in-reply-to"] == "<a@acme.example>"
        assert "thank you for your time." in copy.text
        assert digest(copy) == digest(copy_of("", "", OURS))

    def test_our_own_unedited_draft_can_be_removed_once(self, world: World) -> None:
        folder = world.drafts()
        name, wanted = _name_of(folder, OURS), digest(copy_of("", "", OURS))
        _name_of(folder, letter(2))
        assert folder.remove(name, "<m1@acme.example>", wanted) is True
        assert _ids(folder) == ["<m2@acme.example>"]
        assert folder.remove(name, "<m1@acme.example>", wanted) is False

    def test_an_edited_draft_or_somebody_elses_is_never_removed(self, world: World) -> None:
        folder = world.drafts()
        wanted = digest(copy_of("", "", OURS))
        edited = _name_of(folder, OURS.replace(b"your time", b"your patience"))
        assert folder.remove(edited, "<m1@acme.example>", wanted) is False
        other = _name_of(folder, OURS.replace(b"<m1@", b"<m9@"))
        assert folder.remove(other, "<m1@acme.example>", wanted) is False
        for nonsense in ("", "1/", "/1", "1/99999", "x/y", "0/0", "1/2/3", "*"):
            assert folder.remove(nonsense, "<m1@acme.example>", wanted) is False
        assert _ids(folder) == ["<m1@acme.example>", "<m9@acme.example>"]

    def test_rewrapping_is_no_edit(self, world: World) -> None:
        folder = world.drafts()
        rewrapped = OURS.replace(b"thank you for your time.", b"thank you\r\nfor your   time.")
        name = _name_of(folder, rewrapped)
        assert folder.remove(name, "<m1@acme.example>", digest(copy_of("", "", OURS))) is True

    def test_a_sent_mail_is_found_by_its_message_id(self, world: World) -> None:
        folder = world.drafts()
        assert folder.find_sent("<m1@acme.example>") is None
        folder.put_sent(OURS)
        folder.put_sent(letter(11))
        copy = folder.find_sent("<m1@acme.example>")
        assert copy is not None
        assert copy.headers["subject"] == "Hello 1"
        assert folder.find_sent("<1@acme.example>") is None  # part of another one

    def test_a_hostile_message_id_finds_nothing_and_does_nothing(self, world: World) -> None:
        folder = world.drafts()
        folder.put_sent(OURS)
        hostile = '<m1@acme.example>"\r\nx UID STORE 1:* +FLAGS (\\Deleted)\r\ny EXPUNGE\r\nz NOOP "'
        assert folder.find_sent(hostile) is None
        assert folder.find_sent("<m1@acme.example>") is not None

    def test_what_is_put_into_sent_is_not_among_the_drafts(self, world: World) -> None:
        folder = world.drafts()
        folder.put_sent(OURS)
        assert folder.drafts() == ()

    def test_the_newest_draft_comes_last(self, world: World) -> None:
        folder = world.drafts()
        for number in (3, 1, 2):
            folder.put(letter(number))
        assert [copy.headers["message-id"] for copy in folder.drafts()][-1] == "<m2@acme.example>"

    def test_it_stands_as_it_did_while_nothing_changes_and_else_not(self, world: World) -> None:
        folder = world.drafts()
        stands = [folder.standing()]
        name, wanted = _name_of(folder, OURS), digest(copy_of("", "", OURS))
        stands.append(folder.standing())
        assert folder.standing() == stands[-1]
        assert len(folder.drafts()) == 1
        assert folder.standing() == stands[-1]
        folder.put(letter(2))
        stands.append(folder.standing())
        folder.remove(name, "<m1@acme.example>", wanted)
        stands.append(folder.standing())
        assert len({one.mark for one in stands}) == 4
        assert len({one.validity for one in stands[1:]}) == 1

    def test_sent_since_a_day(self, world: World) -> None:
        folder = world.drafts()
        assert folder.sent(DAY) == ()
        folder.put_sent(OURS)
        assert [copy.headers["message-id"] for copy in folder.sent(DAY)] == ["<m1@acme.example>"]
        assert folder.sent(DAY + timedelta(days=30)) == ()

    def test_a_draft_with_an_attachment_is_never_removed(self, world: World) -> None:
        folder = world.drafts()
        name = _name_of(folder, with_attachment(OURS))
        assert folder.remove(name, "<m1@acme.example>", digest(copy_of("", "", OURS))) is False


class AttachmentsContract:
    """For folders that tell of attachments (an embedded test server does not)."""

    def test_an_attachment_is_an_edit(self, world: World) -> None:
        folder = world.drafts()
        folder.put(with_attachment(OURS))
        (copy,) = folder.drafts()
        assert copy.attachments == ("cv.pdf",)
        assert "thank you for your time." in copy.text
        assert digest(copy) != digest(copy_of("", "", OURS))


def with_attachment(raw: bytes) -> bytes:
    """The same mail with a file in it, as a mail program writes it."""
    head, _, text = raw.partition(b"\r\n\r\n")
    old = (b"Content-", b"MIME-")
    head = b"\r\n".join(line for line in head.split(b"\r\n") if not line.startswith(old))
    parts = (
        b"--b\r\nContent-Type: text/plain\r\n\r\n" + text,
        b'--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="cv.pdf"\r\n\r\n%PDF\r\n',
        b"--b--\r\n",
    )
    return head + b'\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"\r\n".join(parts)
