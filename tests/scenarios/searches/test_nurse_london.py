"""A nurse in London: a hospital trust, a panel, a conditional offer."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.searches.calendars import outlook
from tests.scenarios.searches.teller import DISCLAIMER, Search

ME = ("Amara Okafor", "amara.okafor@postbox.example")
GRACE = ("Grace Whitlock", "grace.whitlock@marshampark.example")
HELEN = ("Helen Oduya", "helen.oduya@marshampark.example")
SIGNATURE = f"""Grace Whitlock
Recruitment Coordinator | People Directorate
Marsham Park Hospital NHS Foundation Trust
T: 020 7946 0112 (Mon-Thu)

{DISCLAIMER}"""


def test_everything_is_there(tmp_path: Path) -> None:
    search = tell(tmp_path)
    assert search.wrong == []


def mails(s: Search) -> None:
    s.arrives(
        "2026-02-02 10:12",
        ("Marsham Park Recruitment", "no-reply@marshampark.example"),
        "Application received: Staff Nurse - Acute Medicine (447-AM-2291)",
        """Dear Amara,

Thank you for applying for the post of Staff Nurse - Acute Medicine at Marsham Park Hospital NHS Foundation \
Trust. This e-mail confirms that your application has been received.

The closing date for this vacancy is 8 February 2026. Owing to the number of applications we receive, only \
shortlisted candidates will be contacted.

Please do not reply to this message, as this mailbox is not monitored.

People Directorate""",
        form="html",
        headers={"Auto-Submitted": "auto-generated"},
    )
    s.arrives(
        "2026-02-09 06:30",
        ("Nursing Weekly", "news@nursingweekly.example"),
        "This week: pay talks, and 14 new vacancies near you",
        """Good morning Amara,

In this week's issue: what the pay talks mean for band 5, a night in A&E, and fourteen new vacancies within ten \
miles of you. Interview tips: how to answer the values question.

Unsubscribe at any time.""",
        headers={"List-Unsubscribe": "<https://nursingweekly.example/u/8>", "Precedence": "bulk"},
    )
    invited = s.arrives(
        "2026-02-11 14:20",
        GRACE,
        "Staff Nurse - Acute Medicine: invitation to interview",
        f"""Dear Amara,

Following shortlisting for the post of Staff Nurse - Acute Medicine, I am pleased to invite you to interview at \
Marsham Park Hospital. Interviews will be held in the week commencing 23 February.

Please let me know which day and time you would prefer; we have morning and afternoon slots. The interview takes \
 about 45 minutes and includes a short drug calculation.

Kind regards

{SIGNATURE}""",
    )
    mine = s.writes(
        "2026-02-12 08:40",
        GRACE[1],
        "Re: Staff Nurse - Acute Medicine: invitation to interview",
        (
            "Dear Grace,\n\nThank you very much. Tuesday morning would suit me best, at any time after "
            "ten.\n\nKind regards\nAmara"
        ),
        answers=invited,
    )
    s.arrives(
        "2026-02-13 09:05",
        GRACE,
        "Interview: Staff Nurse - Acute Medicine",
        f"""Dear Amara,

Thank you, I have put you in for Tuesday 24 February at 10:30. The invitation is attached. Sister Helen Oduya \
from the ward will join me. Please bring your passport and your NMC statement of entry.

Kind regards

{SIGNATURE}""",
        answers=mine,
        ics=outlook(
            "040000008200E00074C5B7101A82E008-NURSE",
            "20260224T103000",
            "20260224T111500",
            "Interview: Staff Nurse - Acute Medicine",
            GRACE,
            [ME, HELEN, ("MPH Meeting Room 4", "room4@marshampark.example")],
            place="MPH Meeting Room 4",
        ),
    )
    held = s.arrives(
        "2026-02-26 11:48",
        GRACE,
        "Re: Interview: Staff Nurse - Acute Medicine",
        f"""Dear Amara,

Thank you for coming in on Tuesday, it was lovely to meet you. We have two more candidates to see and hope to \
let everybody know the outcome by Friday 6 March.

Kind regards

{SIGNATURE}

> On 24 Feb 2026, at 12:40, Amara Okafor wrote:
> Thank you for your time this morning.""",
    )
    offer = s.arrives(
        "2026-03-11 15:02",
        GRACE,
        "Conditional offer: Staff Nurse - Acute Medicine",
        f"""Dear Amara,

Further to your recent interview, I am delighted to offer you the post of Staff Nurse - Acute Medicine (Band 5, \
37.5 hours). This offer is conditional on satisfactory references, occupational health clearance and a DBS \
check.

Please let me know by Wednesday 18 March whether you would like to accept.

Kind regards

{SIGNATURE}""",
        answers=held,
    )
    s.writes(
        "2026-03-12 19:30",
        GRACE[1],
        "Re: Conditional offer: Staff Nurse - Acute Medicine",
        (
            "Dear Grace,\n\nThank you so much. I am very happy to accept the offer and look forward to joining "
            "the ward.\n\nAmara"
        ),
        answers=offer,
    )


def tell(home: Path) -> Search:
    """The search, from the application to the yes."""
    s = Search(home, *ME, "Europe/London", "GB", service="google", more='region = "ENG"')
    mails(s)
    job = "Marsham Park Hospital NHS Foundation Trust | Staff Nurse - Acute Medicine"
    s.look("2026-02-02 18:00", f"{job} | applied | wait_for_contact - -")
    s.look("2026-02-11 18:00", f"{job} | invited | -\ntask answer_needed")
    s.look("2026-02-12 18:00", f"{job} | invited | -")
    s.look(
        "2026-02-16 09:00",
        f"""{job} | scheduled | -
        plan ask_when 2026-02-23
        plan debrief 2026-02-24
        plan thank_you 2026-02-24
        plan thank_you 2026-02-24
        plan status_check 2026-03-10""",
    )
    s.look(
        "2026-02-24 12:30",
        f"""{job} | waiting | -
        draft thank_you {GRACE[1]}
        draft thank_you {HELEN[1]}
        task debrief
        plan status_check 2026-03-10""",
    )
    s.approve_all()
    s.done("debrief")
    s.turn("2026-02-24 12:40")
    s.look("2026-02-26 18:00", f"{job} | waiting | decision_by - 2026-03-06\nplan status_check 2026-03-09")
    s.look("2026-03-09 09:30", f"{job} | waiting | decision_by - 2026-03-06\ndraft status_check {GRACE[1]}")
    s.approve_all()
    s.turn("2026-03-09 09:40")
    s.look(
        "2026-03-11 16:00",
        f"""{job} | offered | decision_by - 2026-03-06
        draft offer_reply {GRACE[1]}
        plan answer_offer 2026-03-16""",
    )
    s.turn("2026-03-13 09:00")
    s.says("confirm", "yes")
    s.look("2026-03-13 10:00", f"{job} | accepted | decision_by - 2026-03-06")
    return s
