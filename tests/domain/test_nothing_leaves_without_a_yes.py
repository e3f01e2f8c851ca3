"""The life of drafts as a state machine: nothing leaves without a yes to those very bytes, and nothing leaves twice."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from daemon.loop.memory import Memory
from daemon.pipeline import drafting, word
from outbox import mime
from outbox.outcome import Outcome
from tests.domain.world import World

OUTCOMES = st.sampled_from([Outcome.SENT, Outcome.REFUSED, Outcome.NOT_STARTED, Outcome.UNSURE])
EMPLOYERS = st.sampled_from(["acme", "bolt", "cedar"])


class Cut(BaseException):
    """The process dies."""


class Drafts(RuleBasedStateMachine):
    """A search with one interview held; the person, the world and the plan do what they like."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.yes: dict[str, str] = {}  # Message-ID -> digest of what was approved last
        self.seen = 0
        self.doubtful: set[str] = set()
        for name in ("acme", "bolt", "cedar"):
            people = [[who.title(), f"{who}@{name}.test", "interviewer", False] for who in ("ana", "ben")]
            facts = {"company": name.title(), "people": people}
            self.world.interview(self.world.now + timedelta(hours=1), sender=f"ana@{name}.test", **facts)
        self.world.wait(hours=3)
        self.world.turn()

    def waiting(self) -> list[int]:
        """Numbers of drafts that are not over."""
        return [i.id for i in self.world.state().open_items() if i.is_draft]

    @rule(days=st.sampled_from([0, 0, 0, 0, 1, 2, 14]), hours=st.sampled_from([0, 1, 3, 20]))
    def time_passes(self, days: int, hours: int) -> None:
        self.world.wait(days=days, hours=hours)
        self.world.turn()

    @rule()
    def approve_everything(self) -> None:
        for which in range(len(self.waiting())):
            self.approve(which)

    @rule(which=st.integers(min_value=0, max_value=5))
    def approve(self, which: int) -> None:
        if not (drafts := self.waiting()):
            return
        item = self.world.state().items[drafts[which % len(drafts)]]
        if self.world.approve(item.id):
            self.yes[item.data["message_id"]] = mime.digest(drafting.raw(item))

    @rule(which=st.integers(min_value=0, max_value=5), text=st.text(min_size=1, max_size=40))
    def edit(self, which: int, text: str) -> None:
        if not (drafts := self.waiting()):
            return
        world, number = self.world, drafts[which % len(drafts)]
        if world.say(word.draft_edit(world.state(), world.now, world.policy, item=number, subject=None, body=text)):
            self.yes.pop(world.state().items[number].data["message_id"], None)

    @rule(which=st.integers(min_value=0, max_value=5), days=st.integers(min_value=1, max_value=9))
    def snooze(self, which: int, days: int) -> None:
        if not (drafts := self.waiting()):
            return
        world, number = self.world, drafts[which % len(drafts)]
        until = world.now.date() + timedelta(days=days)
        if world.say(word.draft_snooze(world.state(), world.now, world.policy, item=number, until=until)):
            self.yes.pop(world.state().items[number].data["message_id"], None)

    @rule(which=st.integers(min_value=0, max_value=5))
    def discard(self, which: int) -> None:
        if drafts := self.waiting():
            world, number = self.world, drafts[which % len(drafts)]
            world.say(word.draft_discard(world.state(), world.now, world.policy, item=number))

    @rule(text=st.sampled_from(["the new lab", "the tour"]), number=st.integers(min_value=1, max_value=3))
    def more_to_say(self, text: str, number: int) -> None:
        """Something to add makes a waiting letter another one: the yes to the old one is gone."""
        world = self.world
        app = world.state().applications[number]
        world.say(word.note(world.state(), world.now, world.policy, application=app, news=text))
        world.say(word.note(world.state(), world.now, world.policy, application=app, mention=text))

    @rule(kind=st.sampled_from(["holding", "holding", "rejection", "offer", "interview"]), name=EMPLOYERS)
    def mail_comes(self, kind: str, name: str) -> None:
        world, facts = self.world, {"sender": f"ana@{name}.test", "company": name.title()}
        if kind == "interview":
            world.interview(world.now + timedelta(hours=2), **facts)
        else:
            world.mail({"holding": "status_update"}.get(kind, kind), **facts)

    @rule(outcome=OUTCOMES)
    def the_server_will_say(self, outcome: Outcome) -> None:
        self.world.sink.outcomes.append(outcome)

    @rule()
    def turn(self) -> None:
        self.world.turn()

    @rule()
    def restart(self) -> None:
        """A new process on the same journal."""
        self.world.memory = Memory(self.world.journal)

    @rule(after=st.booleans())
    def die_while_sending(self, after: bool) -> None:
        """The process is killed before or after the server took the mail."""
        world = self.world
        send = world.sink.send

        def dying(raw: bytes, sender: str, recipients: tuple[str, ...]) -> object:
            if after:
                send(raw, sender, recipients)
            raise Cut

        world.parts.senders = {"mail": type("Dying", (), {"send": staticmethod(dying)})()}
        try:
            world.turn()
        except Cut:
            world.memory = Memory(world.journal)
        finally:
            world.parts.senders = {"mail": world.sink}
        world.turn()

    @rule(left=st.booleans())
    def answer_whether_it_left(self, left: bool) -> None:
        world = self.world
        for item in world.state().open_items():
            if item.data.get("move") == "left" and item.state == "open":
                choice = "yes" if left else "no"
                world.say(word.answer(world.state(), world.now, world.policy, item=item.id, choice=choice))
                if not left:
                    number = int(item.key.rpartition(":")[2])
                    mid = world.state().items[number].data["message_id"]
                    self.doubtful.add(mid)
                    self.yes.pop(mid, None)

    @invariant()
    def only_what_was_approved_left(self) -> None:
        new = self.world.sink.taken[self.seen :]
        self.seen = len(self.world.sink.taken)
        for raw in new:
            mid = next(line[12:] for line in raw.decode().split("\r\n") if line.startswith("Message-ID: "))
            assert self.yes.get(mid) == mime.digest(raw), "left without a yes to these bytes"

    @invariant()
    def nothing_left_twice(self) -> None:
        """Except after the person themselves said that it had not left."""
        mids = [
            next(line[12:] for line in raw.decode().split("\r\n") if line.startswith("Message-ID: "))
            for raw in self.world.sink.taken
        ]
        certain = [m for m in mids if m not in self.doubtful]
        assert len(certain) == len(set(certain)), "left twice"


Drafts.TestCase.settings = settings(max_examples=80, stateful_step_count=40)
TestDrafts = Drafts.TestCase


def test_an_approved_draft_does_leave() -> None:
    """The property is not kept by sending nothing."""
    world = World()
    world.interview(world.now + timedelta(hours=1))
    world.wait(hours=3)
    world.turn()
    (item,) = [i for i in world.state().open_items() if i.is_draft]
    assert world.sink.taken == []
    assert world.approve(item.id)
    world.turn()
    assert len(world.sink.taken) == 1
    assert world.state().items[item.id].state == "sent"
