"""Rules section 7: what becomes of a draft: yes, edits, snoozes, discards, withdrawals, expiry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.roads import ANA, asked, confirmed, interviewed, told
from tests.scenarios.story import Story

OWN = "Dear Ana,\n\nmy own words about Tuesday.\n\nRobin"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """Patient: interviewed and thanked on Tuesday 9 June 2026."""
    return interviewed(tmp_path)


@pytest.fixture
def fresh(tmp_path: Path) -> Story:
    """Interviewed on Tuesday 9 June 2026 at 14:00; the thank-you to Ana waits since 16:00."""
    story = Story(tmp_path)
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 16:00")
    return story


def only(story: Story) -> dict[str, Any]:
    """The one draft in the queue, whatever its state."""
    drafts = story.drafts()
    assert len(drafts) == 1, story.queue()
    return drafts[0]


def edit(story: Story, body: str = OWN) -> None:
    """The person puts their own words into the one draft."""
    words = story.home / "words.txt"
    words.write_text(body, encoding="utf-8")
    assert story.hand("draft", "edit", str(only(story)["id"]), "--body-file", str(words))["exit"] == 0


# A yes


def test_a_yes_in_the_evening_leaves_next_morning(fresh: Story) -> None:
    fresh.turn("2026-06-09 18:30")
    fresh.approve_all()
    assert fresh.turn("2026-06-09 19:00").sent == 0
    assert only(fresh)["state"] == "approved"
    assert fresh.turn("2026-06-10 07:59").sent == 0
    assert fresh.turn("2026-06-10 08:00").sent == 1
    assert fresh.planned("status_check") == ["2026-06-24"]


def test_a_yes_on_saturday_leaves_on_saturday(fresh: Story) -> None:
    fresh.turn("2026-06-13 10:00")
    fresh.approve_all()
    assert fresh.turn("2026-06-13 10:01").sent == 1


def test_what_was_approved_never_expires(fresh: Story) -> None:
    fresh.turn("2026-06-14 14:00")
    fresh.approve_all()
    assert fresh.turn("2026-06-15 08:00").sent == 1


def test_an_answer_in_the_meantime_stops_what_was_approved(story: Story) -> None:
    story.turn("2026-06-23 19:00")
    story.approve_all()
    story.mail("2026-06-24 07:50", ANA, "Re: Interview at Acme", "Hi Robin, still no decision, sorry! Ana")
    assert story.turn("2026-06-24 08:00").sent == 0
    assert story.drafts() == []


def test_a_no_in_the_meantime_stops_what_was_approved(story: Story) -> None:
    story.turn("2026-06-23 19:00")
    story.approve_all()
    body = "Dear Robin, unfortunately we have decided to go ahead with another candidate. Ana"
    story.mail("2026-06-24 07:50", ANA, "Re: Interview at Acme", body, answers="<m1@acme.example>")
    assert story.turn("2026-06-24 08:00").sent == 0
    assert story.stage() == "rejected"


def test_a_change_after_the_yes_needs_a_new_one(fresh: Story) -> None:
    fresh.approve_all()
    edit(fresh)
    assert only(fresh)["state"] == "edited"
    assert fresh.turn("2026-06-09 16:30").sent == 0
    fresh.approve_all()
    assert fresh.turn("2026-06-09 16:35").sent == 1
    sent = [p.read_text() for p in (fresh.mailbox / "sent").iterdir()]
    assert "my own words about Tuesday" in sent[0]


def test_news_after_the_yes_needs_a_new_one(story: Story) -> None:
    story.turn("2026-06-23 09:00")
    story.approve_all()
    assert story.hand("note", "1", "--news", "I have finished the course on stream processing.")["exit"] == 0
    assert story.turn("2026-06-23 09:30").sent == 0
    assert only(story)["state"] == "queued"
    assert "stream processing" in only(story)["body"]


# Edited


def test_the_persons_words_are_not_touched(fresh: Story) -> None:
    edit(fresh)
    assert fresh.hand("note", "1", "--met", "Ana Ruiz")["exit"] == 0
    fresh.turn("2026-06-09 17:00")
    assert [only(fresh)["state"], only(fresh)["body"].strip()] == ["edited", OWN]


def test_an_edited_draft_that_expires_keeps_its_text(fresh: Story) -> None:
    edit(fresh)
    number = only(fresh)["id"]
    fresh.turn("2026-06-14 15:00")
    assert fresh.drafts() == []
    shown = fresh.hand("draft", "show", str(number))
    assert "my own words about Tuesday" in str(shown)


def test_an_edited_check_that_nobody_wants_any_more_is_shown_with_the_reason(story: Story) -> None:
    story.turn("2026-06-23 09:00")
    edit(story)
    number = only(story)["id"]
    told(story, "2026-06-23 11:00", "there is no decision yet, please bear with us.")
    draft = only(story)
    assert (draft["state"], draft["body"].strip()) == ("withdrawn", OWN)
    assert draft["note"]
    assert story.hand("draft", "approve", str(number))["exit"] != 0
    assert story.turn("2026-06-23 12:00").sent == 0
    assert story.hand("draft", "discard", str(number))["exit"] == 0
    assert story.drafts() == []
    asked(story, "2026-07-07")


def test_a_withdrawn_edited_check_does_not_stand_in_the_way_of_the_next(story: Story) -> None:
    story.turn("2026-06-23 09:00")
    edit(story)
    told(story, "2026-06-23 11:00", "there is no decision yet, please bear with us.")
    story.turn("2026-07-07 09:00")
    assert sorted(d["state"] for d in story.drafts()) == ["queued", "withdrawn"]


# Snoozed


def test_snoozed_thanks_come_back_at_eight(fresh: Story) -> None:
    assert fresh.hand("draft", "snooze", str(only(fresh)["id"]), "--until", "2026-06-11")["exit"] == 0
    fresh.turn("2026-06-11 07:59")
    assert only(fresh)["state"] == "snoozed"
    fresh.turn("2026-06-11 08:00")
    assert only(fresh)["state"] == "queued"


def test_snoozed_past_its_time_is_expired(fresh: Story) -> None:
    assert fresh.hand("draft", "snooze", str(only(fresh)["id"]), "--until", "2026-06-20")["exit"] == 0
    fresh.turn("2026-06-15 09:00")
    assert fresh.drafts() == []
    fresh.turn("2026-06-20 08:00")
    assert fresh.drafts() == []


def test_a_snoozed_check_is_withdrawn_by_an_answer(story: Story) -> None:
    story.turn("2026-06-23 09:00")
    assert story.hand("draft", "snooze", str(only(story)["id"]), "--until", "2026-06-30")["exit"] == 0
    told(story, "2026-06-24 10:00", "no news yet I am afraid, it will take some more time.")
    assert story.drafts() == []
    story.turn("2026-06-30 09:00")
    assert story.drafts() == []
    asked(story, "2026-07-08")


# Discarded and expired


def test_discarded_thanks_do_not_come_again(fresh: Story) -> None:
    assert fresh.hand("draft", "discard", str(only(fresh)["id"]))["exit"] == 0
    fresh.days("2026-06-10", "2026-06-13")
    assert fresh.drafts() == []
    assert fresh.planned("status_check") == ["2026-06-23"]


def test_a_discarded_check_counts_for_quiet_but_not_for_the_maximum(story: Story) -> None:
    story.turn("2026-06-23 09:00")
    story.turn("2026-06-25 12:00")
    assert story.hand("draft", "discard", str(only(story)["id"]))["exit"] == 0
    assert story.planned("status_check") == ["2026-07-07"]
    asked(story, "2026-07-07")
    assert story.planned("status_check") == ["2026-07-21"]


def test_a_discarded_check_after_a_named_date(story: Story) -> None:
    told(story, "2026-06-10 10:00", "you will hear from us by Friday 12 June.")
    story.hand("note", "1", "--profile", "brisk")
    story.turn("2026-06-15 09:00")
    assert story.hand("draft", "discard", str(only(story)["id"]))["exit"] == 0
    assert story.planned("status_check") == ["2026-06-22"]


def test_a_check_nobody_looked_at_expires_after_21_days(story: Story) -> None:
    story.turn("2026-06-23 09:00")
    story.days("2026-07-01", "2026-07-13")
    assert only(story)["due"] == "2026-06-23T08:00:00Z"
    story.turn("2026-07-14 08:59")
    assert only(story)["due"] == "2026-06-23T08:00:00Z"
    story.turn("2026-07-14 09:00")
    assert [d["due"] for d in story.drafts()] == ["2026-07-07T08:00:00Z"]


def test_a_letter_skipped_is_not_wanted_again(tmp_path: Path) -> None:
    story = Story(tmp_path, more='[rules.thank_you]\nchannel = "letter"\n')
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 16:00")
    assert story.hand("task", "skip", str(story.tasks("thank_you")[0]["id"]))["exit"] == 0
    story.turn("2026-06-10 16:00")
    assert story.kinds() == ["task debrief"]
    assert story.planned("status_check") == ["2026-06-23"]
