"""The daemon ends when told to: exit 0 within five seconds, whatever the servers do."""

from __future__ import annotations

import signal
import threading

import pytest

from daemon.domain.events import What
from tests.daemon.between import between
from tests.daemon.house import House, wait_until
from tests.daemon.letters import acknowledgement, confirmation
from tests.daemon.postbox import Postbox
from tests.daemon.submission import submission

pytestmark = [pytest.mark.server, pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")]
SIGNALS = [signal.SIGTERM, signal.SIGINT]


@pytest.mark.parametrize("number", SIGNALS)
def test_an_idle_daemon_ends_at_once(house: House, box: Postbox, number: int) -> None:
    box.put(acknowledgement(house.at(days=-6)))
    house.start()
    wait_until(lambda: house.applications() and house.account()["state"] == "watching")
    code, seconds = house.stop(number)
    assert (code, seconds <= 5.0) == (0, True), (code, seconds, house.said())
    assert "Traceback" not in house.said()


def test_a_daemon_that_just_began_ends_at_once(house: House) -> None:
    house.start()
    wait_until(lambda: "Watching" in house.said())
    code, seconds = house.stop()
    assert (code, seconds <= 5.0) == (0, True), (code, seconds, house.said())


@pytest.mark.parametrize("word", [b" EXAMINE ", b"BODY.PEEK", b" APPEND "])
@pytest.mark.parametrize("number", SIGNALS)
def test_it_ends_while_a_server_is_silent(house: House, box: Postbox, word: bytes, number: int) -> None:
    box.put(confirmation(house.at(days=-2), house.at(hour=9)))
    quiet = threading.Event()
    with between(box.server) as post:
        house.configure(port=post.port)

        def sight(data: bytes) -> bool:
            if word in data:
                post.silent.set()
                quiet.set()
            return not post.silent.is_set() or post.over.wait()

        post.to_server = sight
        house.start()
        assert quiet.wait(30)
        code, seconds = house.stop(number)
        assert (code, seconds <= 5.0) == (0, True), (code, seconds, house.said())
        assert "Traceback" not in house.said()


def test_it_ends_while_a_mail_is_being_sent(house: House, box: Postbox) -> None:
    box.put(confirmation(house.at(days=-2), house.at(hour=9)))
    with submission(box.server) as post:
        post.after_text = "stall"
        house.configure(via="smtp", smtp=f'smtp = {{ host = "127.0.0.1", port = {post.port} }}')
        house.start()
        (draft,) = wait_until(house.drafts)
        house.ask("draft", "approve", str(draft["id"]))
        assert post.handed_in.wait(30)
        code, seconds = house.stop()
        assert (code, seconds <= 5.0) == (0, True), (code, seconds, house.said())
        assert house.ask("once")["exit"] == 0
        assert sum(event.what == What.UNSURE for event in house.events()) == 1
        assert len(post.texts) == 1
