"""The SMTP way out from a yes on the command line: once, within the hours, and never twice after any fault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from daemon.adapters.journal import Journal
from daemon.adapters.places import journal_file
from daemon.bootstrap.program import Program
from daemon.clock import StandingClock, SystemClock
from daemon.config import load
from daemon.domain.events import What
from tests.daemon.house import House, wait_until
from tests.daemon.letters import confirmation
from tests.daemon.postbox import Postbox
from tests.daemon.submission import Submission, submission

pytestmark = [pytest.mark.server, pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")]
ANA = "ana.ruiz@acme.example"


@pytest.fixture
def post(house: House, box: Postbox) -> Iterator[Submission]:
    """The account sends by this server, and a thank-you is due."""
    with submission(box.server) as listening:
        smtp = f'smtp = {{ host = "127.0.0.1", port = {listening.port}, tls = "implicit" }}'
        house.configure(via="smtp", smtp=smtp)
        box.put(confirmation(house.at(days=-2), house.at(hour=9)))
        yield listening


def said_yes(house: House) -> int:
    """Wait for the draft and approve it; its number."""
    (draft,) = wait_until(house.drafts)
    said = house.ask("draft", "approve", str(draft["id"]))
    assert said["exit"] == 0, said
    number = draft["id"]
    assert isinstance(number, int)
    return number


def happened(house: House, what: What) -> int:
    """How often."""
    return sum(event.what == what for event in house.events())


def later(house: House, **passed: float) -> None:
    """One turn at a time to come."""
    settings = load(house.config)
    clock = StandingClock(SystemClock().now() + timedelta(**passed))
    with Journal.open(journal_file(house.data)) as journal:
        program = Program(settings, clock, journal, settings.policy(), house.data, standing=False, dry=False)
        try:
            program.turn()
        finally:
            program.close()


def test_a_yes_sends_once_and_leaves_a_copy(house: House, box: Postbox, post: Submission) -> None:
    with house.running():
        said_yes(house)
        wait_until(lambda: happened(house, What.SENT))
        house.ring()
        wait_until(lambda: not box.mails())
    (mail,) = post.mails()
    assert (mail["To"], mail["In-Reply-To"]) == (f"Ana Ruiz <{ANA}>", "<conf1@acme.example>")
    assert house.drafts() == []
    assert box.mails("Sent") == []
    later(house, seconds=55)
    assert box.mails("Sent") == []
    later(house, seconds=70)
    (copy,) = box.mails("Sent")
    assert (copy["Message-ID"], copy.get_payload()) == (mail["Message-ID"], mail.get_payload())
    later(house, seconds=140)
    assert len(box.mails("Sent")) == len(post.texts) == happened(house, What.SENT) == 1
    assert list(box.flags("Sent").values()) == [frozenset({"\\Seen"})]


@pytest.mark.parametrize("arrived", [False, True])
def test_a_crash_around_the_copy_leaves_one_copy(house: House, box: Postbox, post: Submission, arrived: bool) -> None:
    with house.running():
        said_yes(house)
        wait_until(lambda: happened(house, What.SENT))
    if arrived:
        box.put(post.texts[0], "Sent")
    (copy,) = house.effects("sent_copy")
    with Journal.open(journal_file(house.data)) as journal, journal.writing() as tx:  # as a kill -9 would leave it
        assert tx.effect_claim(copy.key)
    later(house, seconds=140)
    later(house, seconds=210)
    assert len(box.mails("Sent")) == 1
    assert [e.state for e in house.effects("sent_copy")] == ["done"]


def test_a_server_that_keeps_the_copy_itself_gets_no_second_one(house: House, box: Postbox, post: Submission) -> None:
    with house.running():
        said_yes(house)
        wait_until(lambda: happened(house, What.SENT))
        box.put(post.texts[0], "Sent")
    later(house, seconds=70)
    assert len(box.mails("Sent")) == 1
    assert happened(house, What.SENT) == 1


def test_nothing_leaves_outside_the_hours(house: House, box: Postbox, post: Submission) -> None:
    house.configure(rules="day_ends = 12:00:00")
    with house.running():
        said_yes(house)
        house.ring()
        wait_until(lambda: house.account()["state"] == "watching")
        assert [d["state"] for d in house.drafts()] == ["approved"]
    assert post.texts == []
    house.configure(rules="")
    with house.running():
        wait_until(lambda: happened(house, What.SENT))
    assert len(post.texts) == 1


def test_a_refused_recipient_comes_back_with_the_servers_words(house: House, post: Submission) -> None:
    post.refuses[ANA] = "550 5.1.1 no such person here"
    with house.running():
        said_yes(house)
        wait_until(lambda: happened(house, What.RESTORED))
        (draft,) = house.drafts()
        assert draft["state"] in ("queued", "edited")
        told = house.ask("draft", "show", str(draft["id"]))
        assert "no such person here" in str(told), told
        house.ring()
    assert (post.texts, happened(house, What.SENT)) == ([], 0)


def test_cut_after_the_text_is_asked_not_repeated(house: House, post: Submission) -> None:
    post.after_text = "cut"
    with house.running():
        number = said_yes(house)
        wait_until(lambda: happened(house, What.UNSURE))
        house.ring()
        wait_until(lambda: house.account()["state"] == "watching")
    unsure_is_told(house, number)
    house.ask("once")
    assert len(post.texts) == 1


def test_killed_while_the_server_is_silent_after_the_text(house: House, box: Postbox, post: Submission) -> None:
    post.after_text = "stall"
    house.start()
    number = said_yes(house)
    assert post.handed_in.wait(30)
    house.kill()
    post.after_text = "take"
    with house.running():
        wait_until(lambda: happened(house, What.UNSURE))
        house.ring()
    unsure_is_told(house, number)
    assert len(post.texts) == 1
    box.put(post.texts[0], "Sent")  # it had left after all
    assert house.ask("once")["exit"] == 0
    assert (happened(house, What.SENT), len(post.texts), house.drafts()) == (1, 1, [])


def unsure_is_told(house: House, number: int) -> None:
    """The queue says so, and asks."""
    (draft,) = house.drafts()
    assert (draft["id"], draft["state"]) == (number, "unsure")
    questions = [t for t in house.ask("queue")["tasks"] if t["form"] == "question"]
    assert any("sen" in str(question).casefold() for question in questions), house.ask("queue")
