"""The quick way to the queue says the same as the whole replay."""

from __future__ import annotations

from datetime import timedelta

from daemon.domain.glance import waiting
from daemon.domain.replay import replay
from daemon.pipeline import word
from tests.domain.world import World


def test_the_queue_told_alone_is_the_queue_of_the_whole_story() -> None:
    world = World()
    for name in ("acme", "bolt", "cedar"):
        world.interview(world.now + timedelta(hours=1), sender=f"ana@{name}.test", company=name.title())
    world.mail("application_received", "jobs@dune.test", company="Dune", role="Cook")
    world.wait(hours=3)
    world.turn()
    state = world.state()
    a, b = state.applications[1], state.applications[2]
    assert world.say(word.merge(state, world.now, world.policy, a=a, b=b))
    world.mail("rejection", "someone@elsewhere.test", company="Elsewhere")
    world.turn()

    events = world.journal.events()
    alone, whole = waiting(events, world.now, world.policy), replay(events, world.now, world.policy)

    waits = {i.id: (i.key, i.state, i.subject) for i in whole.open_items()}
    assert {i.id: (i.key, i.state, i.subject) for i in alone.open_items()} == waits
    spoken_of = {i.application for i in whole.open_items()} - {None}
    for number in spoken_of & whole.applications.keys():
        one, other = alone.applications[number or 0], whole.applications[number or 0]
        assert (one.company, one.role, one.stage) == (other.company, other.role, other.stage)
    assert waits
