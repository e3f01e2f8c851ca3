"""Rules section 5.1 to 5.3: asking when, notes after a round, and one thank-you per person met."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.roads import ANA, confirmed, told
from tests.scenarios.story import ME, Story, invitation


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def invited(
    story: Story, start: str, end: str, attendees: list[str], *, text: str = "See you then!", **more: str
) -> str:
    """Ana's calendar invitation for the Data Engineer interview at Acme on 9 June (local times "140000")."""
    ics = invitation("u1@acme.example", f"20260609T{start}", f"20260609T{end}", attendees=(ME, *attendees))
    body = f"Hi Robin,\n\nhere is the invitation for your Data Engineer interview at Acme.\n{text}\n\nAna Ruiz"
    return story.mail("2026-06-03 10:00", ANA, "Interview: Data Engineer at Acme", body, ics=ics)


def thanks(story: Story) -> list[str]:
    """Whom the drafts of thanks in the queue go to."""
    return sorted(d["to"][0] for d in story.drafts("thank_you"))


# 1. ask_when


@pytest.mark.parametrize(
    ("at", "asked", "before"),
    [
        ("2026-06-09 14:00", "2026-06-08 09:00", "2026-06-08 08:59"),
        ("2026-06-08 14:00", "2026-06-05 09:00", "2026-06-05 08:59"),  # a Monday: on Friday
        ("2026-05-26 14:00", "2026-05-22 09:00", "2026-05-22 08:59"),  # Monday 25 May is a bank holiday everywhere
        ("2026-06-13 10:00", "2026-06-12 09:00", "2026-06-12 08:59"),
    ],
)
def test_ask_when_on_the_business_day_before(story: Story, at: str, asked: str, before: str) -> None:
    confirmed(story, "2026-05-19 10:00", at)
    story.turn(before)
    assert story.kinds() == []
    assert "ask_when" in [w["what"] for w in story.plan()["wishes"]]
    story.turn(asked)
    assert story.kinds() == ["task ask_when"]
    story.turn(at)
    assert story.kinds() == []


def test_ask_when_at_once_for_an_interview_fixed_late(story: Story) -> None:
    confirmed(story, "2026-06-08 16:00", "2026-06-09 10:00")
    story.turn("2026-06-08 16:00")
    assert story.kinds() == ["task ask_when"]


def test_nothing_to_ask_when_a_date_is_known(story: Story) -> None:
    confirmed(story, "2026-06-01 10:00", "2026-06-09 14:00")
    told(story, "2026-06-02 10:00", "you will have our decision by Friday 19 June.")
    story.turn("2026-06-08 09:00")
    assert story.kinds() == []


# 2. debrief


def test_one_debrief_per_round_for_five_days(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-09 10:00")
    ben = ("Ben Lund", "ben.lund@acme.example")
    confirmed(story, "2026-06-03 11:00", "2026-06-09 14:00", sender=ben, answers="<m1@acme.example>")
    story.turn("2026-06-09 11:30")
    assert "task debrief" not in story.kinds()
    assert story.drafts() == []
    story.turn("2026-06-09 14:59")
    assert story.kinds() == []
    story.turn("2026-06-09 15:00")
    assert story.kinds() == ["task debrief"]
    assert len(story.applications()) == 1
    story.turn("2026-06-14 14:59")
    assert "task debrief" in story.kinds()
    story.turn("2026-06-14 15:00")
    assert story.kinds() == []


# 3. thank_you: when


@pytest.mark.parametrize(
    ("start", "end", "due"),
    [
        ("140000", "150000", "2026-06-09T15:00:00Z"),
        ("140000", "144500", "2026-06-09T14:45:00Z"),
        ("180000", "190000", "2026-06-09T19:00:00Z"),  # 20:00 in London is still within 08:00-20:00
        ("180000", "190100", "2026-06-10T07:00:00Z"),
        ("200000", "210000", "2026-06-10T07:00:00Z"),
        ("060000", "063000", "2026-06-09T07:00:00Z"),  # 07:30 is too early, the same morning at 08:00 is not
    ],
)
def test_an_hour_after_the_end_or_next_morning(story: Story, start: str, end: str, due: str) -> None:
    invited(story, start, end, [])
    story.turn("2026-06-08 12:00")
    assert [w["due"] for w in story.plan()["wishes"] if w["what"] == "thank_you"] == [due]


def test_an_evening_on_friday_is_thanked_for_on_saturday(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-12 18:30")
    story.turn("2026-06-12 20:30")
    assert story.drafts() == []
    story.turn("2026-06-13 07:59")
    assert story.drafts() == []
    story.turn("2026-06-13 08:00")
    assert thanks(story) == [ANA[1]]
    story.approve_all()
    assert story.turn("2026-06-13 08:01").sent == 1


def test_thanks_expire_five_times_24_hours_after_the_end(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-14 14:59")
    assert thanks(story) == [ANA[1]]
    story.turn("2026-06-14 15:00")
    assert thanks(story) == []


def test_no_thanks_for_an_old_interview_after_a_holiday(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-04 10:00")
    story.turn("2026-06-20 10:00")
    assert story.kinds() == []
    assert story.planned("status_check") == ["2026-06-23"]


# 3. thank_you: whom


def test_everybody_of_the_invitation_who_did_not_decline(story: Story) -> None:
    ics = invitation(
        "u1@acme.example",
        "20260609T140000",
        "20260609T150000",
        attendees=(ME, "ben.lund@acme.example", "cleo.park@acme.example", "dora.nix@acme.example"),
    )
    ics = ics.replace("PARTSTAT=NEEDS-ACTION:mailto:cleo", "PARTSTAT=DECLINED:mailto:cleo")
    ics = ics.replace("ATTENDEE;CN=dora.nix", "ATTENDEE;CUTYPE=ROOM;CN=dora.nix")
    body = "Hi Robin,\n\nthe invitation for your interview for the Data Engineer role at Acme.\n\nAna Ruiz"
    story.mail("2026-06-03 10:00", ANA, "Interview: Data Engineer", body, ics=ics, cc="eve.moss@acme.example")
    story.turn("2026-06-09 16:00")
    assert thanks(story) == ["ana.ruiz@acme.example", "ben.lund@acme.example"]
    bodies = [d["body"] for d in story.drafts("thank_you")]
    assert bodies[0] != bodies[1]


def test_those_whom_the_text_names_as_interviewers(story: Story) -> None:
    body = (
        "Hi Robin,\n\nyour interview for the Data Engineer role at Acme is confirmed for Tuesday 9 June 2026 at 14:00. "
        "You will be meeting Ben Lund (ben.lund@acme.example), our head of data.\n\nBest wishes\nAna Ruiz\nAcme"
    )
    story.mail("2026-06-03 10:00", ANA, "Interview at Acme", body)
    story.turn("2026-06-09 16:00")
    assert thanks(story) == ["ben.lund@acme.example"]


def test_the_contact_of_the_thread_until_others_are_named(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 16:00")
    assert thanks(story) == [ANA[1]]
    said = story.hand("note", "1", "--met", "Ben Lund <ben.lund@acme.example>")
    assert said["exit"] == 0
    story.turn("2026-06-09 16:30")
    assert thanks(story) == ["ben.lund@acme.example"]


def test_several_people_met_and_a_name_without_an_address(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 15:30")
    met = ["--met", "Ana Ruiz", "--met", "Ben Lund <ben.lund@acme.example>", "--met", "Kim at the reception desk"]
    assert story.hand("note", "1", *met)["exit"] == 0
    story.turn("2026-06-09 16:00")
    assert thanks(story) == ["ana.ruiz@acme.example", "ben.lund@acme.example"]
    letters = story.tasks("thank_you")
    assert [t["form"] for t in letters] == ["letter"]
    assert "Kim" in letters[0]["text"]


def test_whom_one_will_meet_belongs_to_the_next_round(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-04 10:00")
    assert story.hand("note", "1", "--met", "Ben Lund <ben.lund@acme.example>")["exit"] == 0
    story.turn("2026-06-09 16:00")
    assert thanks(story) == ["ben.lund@acme.example"]


def test_a_second_round_thanks_its_own_people(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 16:00")
    story.approve_all()
    story.turn("2026-06-09 16:05")
    confirmed(story, "2026-06-15 10:00", "2026-06-18 10:00", answers="<m1@acme.example>")
    story.turn("2026-06-15 12:00")
    assert story.hand("note", "1", "--met", "Cleo Park <cleo.park@acme.example>")["exit"] == 0
    story.turn("2026-06-18 12:00")
    assert thanks(story) == [ANA[1]]  # Cleo was named when round one was the newest held one, and is past thanking


def test_thanks_by_letter_count_when_done(tmp_path: Path) -> None:
    story = Story(tmp_path, more='[rules.thank_you]\nchannel = "letter"\n')
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-11 16:00")
    assert story.kinds() == ["letter thank_you", "task debrief"]
    letter = story.tasks("thank_you")[0]
    assert story.hand("task", "done", str(letter["id"]))["exit"] == 0
    story.turn("2026-06-11 16:05")
    assert story.kinds() == ["task debrief"]
    assert story.planned("status_check") == ["2026-06-25"]


def test_thanks_by_fax(tmp_path: Path) -> None:
    story = Story(tmp_path, more='[rules.thank_you]\nchannel = "fax"\n')
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.turn("2026-06-09 16:00")
    assert story.kinds() == ["fax thank_you", "task debrief"]


def test_any_mail_of_the_person_after_the_end_is_the_thanks(story: Story) -> None:
    invited(story, "140000", "150000", ["ben.lund@acme.example"])
    story.turn("2026-06-09 15:30")
    story.sent("2026-06-09 15:40", "ben.lund@acme.example", "The paper I mentioned", "Hi Ben, here it is. Robin")
    story.turn("2026-06-09 16:00")
    assert thanks(story) == [ANA[1]]
    assert story.planned("status_check") == ["2026-06-23"]


def test_a_mail_before_the_end_is_no_thanks(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    story.sent("2026-06-09 13:30", ANA[1], "Re: Interview at Acme", "Hi Ana, I am at the gate. Robin")
    story.turn("2026-06-09 16:00")
    assert thanks(story) == [ANA[1]]


def test_thanks_stay_in_an_offer_and_go_with_a_rejection(story: Story) -> None:
    invited(story, "140000", "150000", ["ben.lund@acme.example"])
    story.turn("2026-06-09 16:00")
    assert len(thanks(story)) == 2
    told(story, "2026-06-09 17:00", "we are delighted to offer you the position of Data Engineer. The letter follows.")
    assert story.stage() == "offered"
    assert len(thanks(story)) == 2
    told(
        story, "2026-06-10 09:00", "I am sorry, but we must withdraw our offer of employment because of a hiring stop."
    )
    assert story.stage() == "rejected"
    assert thanks(story) == []


def test_an_interview_that_moves_takes_its_thanks_along(story: Story) -> None:
    confirmed(story, "2026-06-03 10:00", "2026-06-09 14:00")
    told(
        story, "2026-06-08 10:00", "something came up, I have to move our interview to Thursday 11 June 2026 at 10:00."
    )
    story.turn("2026-06-09 16:00")
    assert story.kinds() == []
    story.turn("2026-06-11 12:00")
    assert thanks(story) == [ANA[1]]


def test_a_person_who_is_taken_off_is_not_thanked(story: Story) -> None:
    invited(story, "140000", "150000", ["ben.lund@acme.example"])
    story.turn("2026-06-09 16:00")
    assert story.hand("set", "1", "--remove-person", "ben.lund@acme.example")["exit"] == 0
    story.turn("2026-06-09 16:05")
    assert thanks(story) == [ANA[1]]
