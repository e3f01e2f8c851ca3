"""An analyst in Toronto: Workday, two roles at one bank, a cancelled and a new invitation by Outlook."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.searches.calendars import outlook
from tests.scenarios.searches.teller import DISCLAIMER, Search

ME = ("Priya Nandakumar", "priya.n@northmail.example")
WORKDAY = ("Maplecrest Bank", "maplecrestbank@myworkday.com")
JOSH = ("Josh Levin", "josh.levin@maplecrestbank.example")
CAMILLE = ("Camille Roy", "camille.roy@maplecrestbank.example")
SIGNATURE = f"""Josh Levin
Senior Recruiter, Capital Markets & Treasury
Maplecrest Bank | 88 King St W, Toronto
416-555-0172

{DISCLAIMER}"""


def test_everything_is_there(tmp_path: Path) -> None:
    search = tell(tmp_path)
    assert search.wrong == []


def workday(s: Search) -> None:
    for at, role, number in (
        ("2026-09-14 09:02", "Senior Financial Analyst", "R-10234"),
        ("2026-09-14 09:31", "Treasury Analyst", "R-10377"),
    ):
        s.arrives(
            at,
            WORKDAY,
            f"Thank you for applying: {number} {role}",
            f"""Hello Priya,

Thank you for your interest in Maplecrest Bank and for applying to the {role} position ({number}). We have \
received your application and will review your qualifications.

If your profile corresponds to our requirements, a member of our Talent Acquisition team will contact you.

Maplecrest Bank Talent Acquisition

This is an automated message. Replies to this address are not monitored.""",
            form="html",
            headers={"Auto-Submitted": "auto-generated"},
        )
    s.arrives(
        "2026-09-22 18:20",
        WORKDAY,
        "Update on your application: R-10234 Senior Financial Analyst",
        """Hello Priya,

Thank you for taking the time to apply for the Senior Financial Analyst position (R-10234). After careful \
consideration, we have decided to pursue other candidates whose experience is a closer match.

We encourage you to apply for other opportunities at Maplecrest Bank.

Maplecrest Bank Talent Acquisition""",
        form="html",
        headers={"Auto-Submitted": "auto-generated"},
    )


def people(s: Search) -> None:
    s.arrives(
        "2026-09-21 13:40",
        JOSH,
        "Treasury Analyst (R-10377) - phone screen",
        f"""Hi Priya,

Thanks for applying for our Treasury Analyst role. As agreed by phone, I have booked our screening call for \
Thursday, September 24 at 10:00 AM ET. I will call you on the number on your resume; it will take about half an \
hour.

Regards,

{SIGNATURE}""",
    )
    ask = s.arrives(
        "2026-09-25 11:15",
        JOSH,
        "Treasury Analyst (R-10377) - next step",
        f"""Hi Priya,

Great speaking with you yesterday. The hiring manager, Camille Roy, would like to meet you. Could you send me \
your availability for next week?

Regards,

{SIGNATURE}""",
    )
    free = s.writes(
        "2026-09-25 12:00",
        JOSH[1],
        "Re: Treasury Analyst (R-10377) - next step",
        "Hi Josh,\n\nThat is great to hear. I am free on Tuesday morning and all day on Thursday.\n\nBest,\nPriya",
        answers=ask,
    )
    uid, title = "040000008200E00074C5B7101A82E008-TREASURY", "Treasury Analyst interview: Priya Nandakumar"
    zone = "Eastern Standard Time"
    s.arrives(
        "2026-09-28 09:10",
        JOSH,
        title,
        (
            "Hi Priya,\n\nPlease find the invitation for your interview with Camille. A Teams link is in "
            f"it.\n\n{SIGNATURE}"
        ),
        answers=free,
        ics=outlook(uid, "20261001T130000", "20261001T140000", title, JOSH, [ME, CAMILLE], zone=zone),
    )
    s.arrives(
        "2026-09-30 16:00",
        JOSH,
        f"Canceled: {title}",
        (
            "Hi Priya,\n\nCamille is out sick, so I have to take this off the calendar. My apologies for the "
            f"short notice.\n\n{SIGNATURE}"
        ),
        ics=outlook(
            uid,
            "20261001T130000",
            "20261001T140000",
            f"Canceled: {title}",
            JOSH,
            [ME, CAMILLE],
            zone=zone,
            method="CANCEL",
            sequence=1,
        ),
    )
    s.arrives(
        "2026-10-02 10:05",
        JOSH,
        title,
        f"Hi Priya,\n\nHere is the new time with Camille. Thank you for your patience.\n\n{SIGNATURE}",
        ics=outlook(uid + "-2", "20261006T150000", "20261006T160000", title, JOSH, [ME, CAMILLE], zone=zone),
    )
    s.arrives(
        "2026-10-08 14:25",
        JOSH,
        f"Re: {title}",
        f"""Hi Priya,

Camille enjoyed your conversation. There is one more finalist to meet, and we are aiming to make a decision \
within the next two weeks.

Regards,

{SIGNATURE}""",
    )


def tell(home: Path) -> Search:
    """The search, until the second question may be asked."""
    s = Search(home, *ME, "America/Toronto", "CA", service="google", more='region = "ON"')
    workday(s)
    people(s)
    senior, job = "Maplecrest Bank | Senior Financial Analyst", "Maplecrest Bank | Treasury Analyst"
    s.look("2026-09-14 12:00", f"{senior} | applied | -\n{job} | applied | -")
    s.look(
        "2026-09-21 15:00",
        f"""{senior} | applied | -
        {job} | scheduled | -
        plan ask_when 2026-09-23
        plan debrief 2026-09-24
        plan thank_you 2026-09-24
        plan status_check 2026-10-08""",
    )
    s.look("2026-09-23 09:00", f"{senior} | rejected | -\n{job} | scheduled | -\ntask ask_when\n" + PHONE)
    s.look(
        "2026-09-24 12:00",
        f"""{senior} | rejected | -
        {job} | waiting | -
        draft thank_you {JOSH[1]}
        task debrief
        plan status_check 2026-10-08""",
    )
    s.approve_all()
    s.done("debrief")
    s.turn("2026-09-24 12:10")
    s.look("2026-09-25 11:30", f"{senior} | rejected | -\n{job} | invited | -\ntask answer_needed")
    s.look("2026-09-25 13:00", f"{senior} | rejected | -\n{job} | invited | -")
    s.look(
        "2026-09-28 12:00",
        f"""{senior} | rejected | -
        {job} | scheduled | -
        plan ask_when 2026-09-30
        plan debrief 2026-10-01
        plan thank_you 2026-10-01
        plan thank_you 2026-10-01
        plan status_check 2026-10-15""",
    )
    s.turn("2026-09-30 18:00")
    s.look(
        "2026-10-06 17:00",
        f"""{senior} | rejected | -
        {job} | waiting | -
        draft thank_you {CAMILLE[1]}
        draft thank_you {JOSH[1]}
        task debrief
        plan status_check 2026-10-20""",
    )
    s.approve_all()
    s.turn("2026-10-06 17:05")
    s.done("debrief")
    says = "decision_by - 2026-10-22"
    s.look("2026-10-08 15:00", f"{senior} | rejected | -\n{job} | waiting | {says}\nplan status_check 2026-10-23")
    s.look("2026-10-23 09:00", f"{senior} | rejected | -\n{job} | waiting | {says}\ndraft status_check {JOSH[1]}")
    return s


PHONE = "plan debrief 2026-09-24\nplan thank_you 2026-09-24\nplan status_check 2026-10-08"
