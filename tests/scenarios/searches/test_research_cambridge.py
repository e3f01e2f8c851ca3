"""A researcher in Cambridge: plain mails with long quotations, a reserve candidate, an offer that is declined."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.searches.teller import Search

ME = ("Wei-Lin Cho", "weilin.cho@scholar.example")
LOWE = ("Harriet Lowe", "h.lowe@fenbridge.example")
IDOWU = "s.idowu@fenbridge.example"
CLARE = ("Clare Penn", "clare.penn@fenbridge.example")
SIGNATURE = """--
Professor Harriet Lowe FRS
Department of Zoology, University of Fenbridge
+44 (0)1223 960123"""


def test_everything_is_there(tmp_path: Path) -> None:
    search = tell(tmp_path)
    assert search.wrong == []


def applied(s: Search) -> str:
    asked = s.writes(
        "2026-05-01 17:20",
        LOWE[1],
        "Application: PDRA in Computational Ecology",
        (
            "Dear Professor Lowe,\n\nplease find attached my application for the Postdoctoral Research Associate "
            "post.\n\nWei-Lin Cho"
        ),
    )
    got = s.arrives(
        "2026-05-05 09:15",
        LOWE,
        "Re: Application: PDRA in Computational Ecology",
        f"""Dear Wei-Lin,

Many thanks for applying for the post of Postdoctoral Research Associate in Computational Ecology at the \
University of Fenbridge; your documents have arrived. We will draw up a shortlist and hope to be in touch in the \
 second half of May.

Best wishes,
Harriet

{SIGNATURE}

On 01/05/2026 17:20, Wei-Lin Cho wrote:
> Dear Professor Lowe,
>
> please find attached my application for the Postdoctoral Research Associate post.""",
        form="text",
        answers=asked,
    )
    s.arrives(
        "2026-05-12 08:00",
        ("jobs.ac digest", "digest@academicjobs.example"),
        "12 new jobs in Ecology",
        (
            "Lecturer in Ecology - University of Marlow\nResearch Associate - Institute of Soils\n\nManage your "
            "alerts or unsubscribe."
        ),
        headers={"List-Unsubscribe": "<https://academicjobs.example/u>", "Precedence": "bulk"},
    )
    return got


def talked(s: Search, got: str) -> str:
    invited = s.arrives(
        "2026-05-20 16:45",
        LOWE,
        "Interview: PDRA in Computational Ecology",
        f"""Dear Wei-Lin,

I am glad to tell you that you have been shortlisted. Your interview will take place on Thursday 28 May at 10:00 \
 BST via Zoom. The panel will consist of Dr Sam Idowu ({IDOWU}) and me. Please prepare a ten minute talk on your \
 doctoral work; unfortunately we cannot reimburse equipment.

Best wishes,
Harriet

{SIGNATURE}""",
        form="text",
        answers=got,
    )
    s.arrives(
        "2026-05-27 07:00",
        ("University of Fenbridge Recruitment", "noreply@fenbridge.example"),
        "Reminder: your interview tomorrow",
        """Dear Wei-Lin Cho,

This is a reminder of your interview for Postdoctoral Research Associate in Computational Ecology on Thursday 28 \
 May 2026 at 10:00. Please test your connection beforehand.

University of Fenbridge Recruitment""",
        form="html",
        headers={"Auto-Submitted": "auto-generated"},
    )
    s.arrives(
        "2026-05-29 15:30",
        CLARE,
        "PDRA in Computational Ecology",
        """Dear Wei-Lin,

Thank you for attending your interview yesterday for the post of Postdoctoral Research Associate in \
Computational Ecology. The panel hopes to reach a decision next week. Please do not contact members of the panel \
 in the meantime.

Kind regards,
Clare Penn
HR Adviser, School of Biological Sciences""",
    )
    return invited


def decided(s: Search, invited: str) -> None:
    reserve = s.arrives(
        "2026-06-10 18:05",
        LOWE,
        "Re: Interview: PDRA in Computational Ecology",
        f"""Dear Wei-Lin,

I wanted to write to you personally. You gave an excellent talk and the panel placed you second; you are our \
reserve candidate, and we are waiting to hear from the person ranked first. I expect to be able to give you a \
definite answer by Monday 22 June.

Best wishes,
Harriet

{SIGNATURE}

> On 28 May 2026, at 11:20, Wei-Lin Cho wrote:
> I do hope that this was not a rejection of the idea itself!""",
        form="text",
        answers=invited,
    )
    s.arrives(
        "2026-06-23 09:31",
        LOWE,
        "Automatic reply: Interview: PDRA in Computational Ecology",
        (
            "I am at a conference and away from my e-mail until Tuesday 30 June. I will answer when I am "
            "back.\n\nHarriet Lowe"
        ),
        form="text",
        headers={"Auto-Submitted": "auto-replied"},
    )
    offer = s.arrives(
        "2026-07-02 12:00",
        LOWE,
        "Re: Interview: PDRA in Computational Ecology",
        f"""Dear Wei-Lin,

Thank you for your patience. I am delighted to be able to offer you the post of Postdoctoral Research Associate \
in Computational Ecology, for three years from 1 October. HR will send the formal letter.

Could you let me know by Friday 10 July whether you will join us?

Best wishes,
Harriet

{SIGNATURE}""",
        form="text",
        answers=reserve,
    )
    s.writes(
        "2026-07-06 10:15",
        LOWE[1],
        "Re: Interview: PDRA in Computational Ecology",
        (
            "Dear Harriet,\n\nThank you so much for the offer. After long thought I have to decline it, as I have"
            " taken a post closer to my family.\n\nWei-Lin"
        ),
        answers=offer,
    )


def tell(home: Path) -> Search:
    """The search, up to the person's own no."""
    s = Search(home, *ME, "Europe/London", "GB", service="fastmail", more='region = "ENG"')
    decided(s, talked(s, applied(s)))
    job = "University of Fenbridge | Postdoctoral Research Associate in Computational Ecology"
    s.look("2026-05-02 09:00", "")
    s.look("2026-05-05 12:00", f"{job} | applied | decision_window 2026-05-16 2026-05-31")
    plan = "plan debrief 2026-05-28\nplan thank_you 2026-05-28\nplan thank_you 2026-05-28\nplan status_check 2026-06-11"
    s.look("2026-05-20 18:00", f"{job} | scheduled | -\nplan ask_when 2026-05-27\n{plan}")
    s.look("2026-05-27 09:00", f"{job} | scheduled | -\ntask ask_when\n{plan}")
    s.look(
        "2026-05-28 12:00",
        f"""{job} | waiting | -
        draft thank_you {LOWE[1]}
        draft thank_you {IDOWU}
        task debrief
        plan status_check 2026-06-11""",
    )
    s.approve_all()
    s.done("debrief")
    s.turn("2026-05-28 12:10")
    window = "decision_window 2026-06-01 2026-06-05 no_contact"
    s.look("2026-05-29 16:00", f"{job} | waiting | {window}\nplan status_check 2026-06-12")
    reserve = "decision_by - 2026-06-22"
    s.look("2026-06-10 19:00", f"{job} | waiting | {reserve}\nplan status_check 2026-06-23")
    s.look("2026-06-23 09:00", f"{job} | waiting | {reserve}\ndraft status_check {LOWE[1]}")
    s.approve_all()
    s.turn("2026-06-23 09:30")
    s.look("2026-06-23 10:00", f"{job} | waiting | {reserve}\nplan status_check 2026-07-07")
    s.look(
        "2026-07-02 13:00", f"{job} | offered | {reserve}\ndraft offer_reply {LOWE[1]}\nplan answer_offer 2026-07-08"
    )
    s.approve_all()
    s.turn("2026-07-02 13:10")
    s.turn("2026-07-06 12:00")
    s.says("confirm", "yes")
    s.look("2026-07-06 12:10", f"{job} | declined | {reserve}")
    return s
