"""Watching: what rings the bell, what does not, and how a watcher gets over trouble."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest

from daemon.clock import SystemClock
from daemon.sources.imap.health import Health, State
from daemon.sources.imap.pace import PACE, Pace
from daemon.sources.imap.settings import ImapSettings, Limits
from daemon.sources.imap.watch import Watcher
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.scripted import Scripted, Talk, listening
from tests.sources.letters import letter

QUICK = Limits(connect=5.0, read=1.0, command=1.0, logout=0.3)
BRISK = Pace(poll=60.0, renew=(60.0, 60.0), first_wait=0.02, longest_wait=0.1, steady=60.0, locked_out=0.05)


class Bell:
    """Counts its rings; tests wait for them."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self.rings = 0

    def ring(self) -> None:
        with self._condition:
            self.rings += 1
            self._condition.notify_all()

    def wait_for(self, rings: int, seconds: float = 15.0) -> bool:
        with self._condition:
            return self._condition.wait_for(lambda: self.rings >= rings, seconds)


@contextmanager
def watching(settings: ImapSettings, pace: Pace = BRISK) -> Iterator[tuple[Bell, Health]]:
    """A watcher at work until the block ends; it must end within five seconds."""
    bell, health, stop = Bell(), Health(), threading.Event()
    watcher = Watcher(settings, bell.ring, health, SystemClock(), stop, random.Random(7), pace, QUICK)
    watcher.start()
    try:
        yield bell, health
    finally:
        stop.set()
        watcher.join(5.0)
        assert not watcher.is_alive()
        assert health.now().state is State.STOPPED


def settings(server: Scripted, secret: Callable[[], str] = lambda: "s3cret") -> ImapSettings:
    return ImapSettings("main", "127.0.0.1", server.port, "sam", secret, "none-loopback-only")


def eventually(true: Callable[[], bool], seconds: float = 15.0) -> bool:
    """Whether something comes true in time."""
    patience, until = threading.Event(), time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        patience.wait(0.01)
    return True


@pytest.fixture
def started() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def idle(*said: bytes, at_once: bytes = b"+ idling\r\n", last: bytes = b"") -> Callable[[Talk, bytes, bytes], None]:
    """An IDLE that says things: `at_once` in the first packet, `said` after it, `last` after DONE."""

    def answer(talk: Talk, tag: bytes, rest: bytes) -> None:
        talk.raw(at_once)
        for line in said:
            talk.raw(line)
        while talk.hear().upper() != b"DONE":
            pass
        talk.raw(last + tag + b" OK done\r\n")

    return answer


class TestHearing:
    """Every EXISTS rings, wherever in the conversation it comes."""

    @pytest.mark.parametrize(
        "answer",
        [
            idle(b"* 4 EXISTS\r\n"),
            idle(at_once=b"+ idling\r\n* 4 EXISTS\r\n"),
            idle(at_once=b"* 4 EXISTS\r\n+ idling\r\n"),
            idle(b"* 4 EX", b"ISTS\r\n"),
            idle(b"* OK still here\r\n", b"* 2 FETCH (FLAGS (\\Seen))\r\n* 4 exists\r\n"),
        ],
        ids=["later", "same packet", "before", "split", "among others"],
    )
    def test_new_mail_rings(self, started: ExitStack, answer: Callable[[Talk, bytes, bytes], None]) -> None:
        server = started.enter_context(listening(Scripted({1: letter(1)}, {"IDLE": answer})))
        bell, health = started.enter_context(watching(settings(server)))
        assert bell.wait_for(3)  # Sent at the first look, INBOX when opened, and the news
        assert server.connections == 1
        assert health.now().state is State.WATCHING

    def test_news_after_done_rings(self, started: ExitStack) -> None:
        server = started.enter_context(listening(Scripted(answers={"IDLE": idle(last=b"* 4 EXISTS\r\n")})))
        bell, _ = started.enter_context(watching(settings(server), Pace(poll=0.1, renew=(0.1, 0.1))))
        assert bell.wait_for(3)

    def test_half_a_line_waits_for_its_other_half(self, started: ExitStack) -> None:
        heard = threading.Event()

        def halves(talk: Talk, tag: bytes, rest: bytes) -> None:
            talk.raw(b"+ idling\r\n* 4 EX")
            heard.wait(1.3)  # longer than a slice of listening: the read in between times out
            talk.raw(b"ISTS\r\n")
            talk.hear()

        server = started.enter_context(listening(Scripted(answers={"IDLE": halves})))
        bell, _ = started.enter_context(watching(settings(server)))
        assert bell.wait_for(3)
        assert server.connections == 1

    def test_flags_and_small_talk_do_not_ring(self, started: ExitStack) -> None:
        chatter = idle(b"* OK still here\r\n* 1 FETCH (FLAGS (\\Seen))\r\n* 1 EXPUNGE\r\n")
        server = started.enter_context(listening(Scripted({1: letter(1)}, {"IDLE": chatter})))
        bell, _ = started.enter_context(watching(settings(server), Pace(poll=0.05, renew=(0.05, 0.05))))
        assert eventually(lambda: server.count("IDLE") > 3)
        assert bell.rings == 2

    def test_other_folders_are_polled(self, started: ExitStack) -> None:
        said = [b"1"]
        server = started.enter_context(listening(Scripted()))
        server.answers["STATUS"] = lambda talk, tag, rest: talk.say(
            b"* STATUS x (UIDNEXT %s UIDVALIDITY 7)" % (b"1" if b"INBOX" in rest else said[-1]), tag + b" OK done"
        )
        bell, _ = started.enter_context(watching(settings(server), Pace(poll=0.05, renew=(60, 60))))
        assert eventually(lambda: server.count("IDLE") > 2)
        assert bell.rings == 2
        said.append(b"2")
        assert bell.wait_for(3)

    def test_without_idle_the_inbox_is_polled(self, started: ExitStack) -> None:
        server = started.enter_context(listening(Scripted(capabilities=b"IMAP4rev1")))
        bell, health = started.enter_context(watching(settings(server), Pace(poll=0.05)))
        assert bell.wait_for(1)
        assert eventually(lambda: health.now().state is State.POLLING)
        server.mails[1] = letter(1)
        assert bell.wait_for(2)
        assert server.count("IDLE") == 0


class TestTrouble:
    """Whatever dies, it is noticed, named, and tried again; never in a busy loop."""

    @pytest.mark.parametrize(
        "last", [b"", b"* BYE going down\r\n", b"* 4 EX", b"+ idling\r\n* BYE\r\n", b"+ idling\r\n"]
    )
    def test_a_dead_idle_is_noticed_and_tried_again_with_patience(self, started: ExitStack, last: bytes) -> None:
        def dies(talk: Talk, tag: bytes, rest: bytes) -> None:
            talk.raw(last)
            talk.hang_up()

        server = started.enter_context(listening(Scripted(answers={"IDLE": dies})))
        _, health = started.enter_context(watching(settings(server), Pace(first_wait=0.2, longest_wait=0.4)))
        assert eventually(lambda: server.connections == 2)
        assert eventually(lambda: health.now().problem is not None)
        assert server.connections <= 5

    def test_a_silent_death_is_noticed_when_idle_is_renewed(self, started: ExitStack) -> None:
        def deaf(talk: Talk, tag: bytes, rest: bytes) -> None:
            talk.raw(b"+ idling\r\n")
            talk.hear()  # DONE is heard, and nothing is said any more
            talk.hear()

        server = started.enter_context(listening(Scripted(answers={"IDLE": deaf})))
        started.enter_context(watching(settings(server), Pace(renew=(0.1, 0.1), first_wait=0.02, longest_wait=0.02)))
        assert eventually(lambda: server.connections >= 2)

    def test_a_line_that_drips_for_ever_does_not_hold_idle(self, started: ExitStack) -> None:
        def drips(talk: Talk, tag: bytes, rest: bytes) -> None:
            talk.raw(b"+ idling\r\n")
            talk.drip(b"* 4 EXISTS" + b" " * 10_000, 0.02)

        server = started.enter_context(listening(Scripted(answers={"IDLE": drips})))
        pace = Pace(poll=0.3, renew=(0.3, 0.3), first_wait=0.02, longest_wait=0.02)
        started.enter_context(watching(settings(server), pace))
        assert eventually(lambda: server.connections >= 2)

    def test_a_wrong_password_is_tried_three_times_and_again_when_it_changes(self, started: ExitStack) -> None:
        secrets = ["wrong"]

        def login(talk: Talk, tag: bytes, rest: bytes) -> None:
            right = b"right" in rest
            talk.say(tag + (b" OK done" if right else b" NO [AUTHENTICATIONFAILED] wrong"))

        asked = threading.Semaphore(0)

        def secret() -> str:
            asked.release()
            return secrets[-1]

        server = started.enter_context(listening(Scripted(answers={"LOGIN": login})))
        bell, health = started.enter_context(watching(settings(server, secret)))
        for _ in range(6):
            assert asked.acquire(timeout=15)
        assert server.count("LOGIN") == 3
        assert health.now().state is State.NEEDS_SIGN_IN
        assert "refused to sign in" in str(health.now().problem)
        secrets.append("right")
        assert bell.wait_for(1)
        assert server.count("LOGIN") == 4
        assert eventually(lambda: health.now().state is State.WATCHING and health.now().problem is None)

    def test_nobody_there_is_said_in_plain_words(self, started: ExitStack) -> None:
        with listening(Scripted()) as gone:
            pass
        _, health = started.enter_context(watching(settings(gone)))
        assert eventually(lambda: health.now().state is State.BACKING_OFF)
        condition = health.now()
        assert "127.0.0.1 takes no connection" in str(condition.problem)
        assert condition.next_try is not None

    def test_a_fault_of_ours_is_no_silent_death(self, started: ExitStack) -> None:
        tries = threading.Semaphore(0)

        def secret() -> str:
            tries.release()
            raise ZeroDivisionError("oh")

        server = started.enter_context(listening(Scripted()))
        _, health = started.enter_context(watching(settings(server, secret)))
        for _ in range(3):
            assert tries.acquire(timeout=15)
        assert "ZeroDivisionError" in str(health.now().problem)


def test_waits_grow_are_capped_and_differ() -> None:
    rng = random.Random(1)
    waits = [PACE.away(failures, rng) for failures in range(1, 60)]
    assert all(wait <= PACE.longest_wait for wait in waits)
    assert all(PACE.away(n, rng) <= 120 for n in range(1, 7))  # back within two minutes after few faults
    assert PACE.away(20, rng) >= PACE.longest_wait / 2
    assert len({PACE.away(3, rng) for _ in range(10)}) == 10
    rounds = [PACE.idle(rng, others=False) for _ in range(50)]
    assert 300 <= min(rounds) < max(rounds) <= 540


@pytest.mark.server
class TestDovecot:
    """The real thing."""

    def settings(self, server: Dovecot, user: str) -> ImapSettings:
        return ImapSettings("main", "127.0.0.1", server.imaps, user, lambda: PASSWORD, ca_file=str(server.ca_file))

    def test_mail_that_comes_rings_within_a_second_or_two(self, server: Dovecot, user: str, started: ExitStack) -> None:
        bell, health = started.enter_context(watching(self.settings(server, user)))
        assert bell.wait_for(2)
        assert eventually(lambda: health.now().state is State.WATCHING)
        before = bell.rings
        server.append(user, letter(1))
        assert bell.wait_for(before + 1, 5.0)

    def test_mail_sent_elsewhere_is_found_by_polling(self, server: Dovecot, user: str, started: ExitStack) -> None:
        pace = Pace(poll=0.2, renew=(60, 60))
        bell, health = started.enter_context(watching(self.settings(server, user), pace))
        assert bell.wait_for(2)
        assert eventually(lambda: health.now().state is State.WATCHING)
        before = bell.rings
        server.append(user, letter(1), "Sent")
        assert bell.wait_for(before + 1, 5.0)

    def test_killed_connections_are_made_anew(self, server: Dovecot, user: str, started: ExitStack) -> None:
        bell, health = started.enter_context(watching(self.settings(server, user)))
        assert eventually(lambda: health.now().state is State.WATCHING)
        server.kill_sessions()
        assert eventually(lambda: health.now().problem is not None or health.now().state is State.BACKING_OFF, 10.0)
        assert eventually(lambda: health.now().state is State.WATCHING)
        before = bell.rings
        server.append(user, letter(1))
        assert bell.wait_for(before + 1, 5.0)
