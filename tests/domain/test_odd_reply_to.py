"""A Reply-To elsewhere: the draft goes to the address that is known and shows the other one (rules section 6)."""

from __future__ import annotations

from datetime import timedelta

from daemon.pipeline import word
from tests.domain.world import World


def test_the_draft_goes_to_the_known_address_until_the_person_says_otherwise() -> None:
    world = World()
    world.interview(world.now + timedelta(hours=1), odd_reply_to="ana@elsewhere.test")
    world.wait(hours=3)
    world.turn()
    (draft,) = [i for i in world.state().open_items() if i.is_draft]
    assert draft.to[0][1] == "ana@acme.test"
    assert draft.note is not None
    assert "ana@elsewhere.test" in draft.note
    (question,) = [i for i in world.state().open_items() if i.data.get("move") == "address"]
    assert world.say(word.answer(world.state(), world.now, world.policy, item=question.id, choice="yes"))
    world.turn()
    (draft,) = [i for i in world.state().open_items() if i.is_draft]
    assert draft.to[0][1] == "ana@elsewhere.test"


def test_an_address_that_only_looks_like_theirs_is_not_written_to() -> None:
    world = World()
    world.mail("status_update", "ana@brightmoor.test", company="Brightmoor")
    key = world.mail("application_received", "jobs@brightmoor.test", company="Brightmoor")
    fake = world.fact("status_update", "ana@brightrnoor.test", company="Brightmoor", in_reply_to=key)
    world.take(fake)
    contacts = world.state().applications[1].contacts
    assert contacts["jobs@brightmoor.test"].known
    assert not contacts["ana@brightrnoor.test"].usable
