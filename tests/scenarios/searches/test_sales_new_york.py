"""An account executive in New York: Greenhouse, Calendly, a panel by Google Calendar, an absence, a refusal."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.searches.calendars import google
from tests.scenarios.searches.teller import Search

ME = ("Marcus Bell", "marcus.bell@homemail.example")
DANA = ("Dana Kessler", "dana.kessler@brightloom.example")
PRIYA = ("Priya Nair", "priya.nair@brightloom.example")
TOM = ("Tom Osei", "tom.osei@brightloom.example")
SIGNATURE = """Dana Kessler (she/her)
Senior Talent Partner, Go-to-Market | Brightloom
212-555-0139 | brightloom.example
We're hiring! See our open roles."""


def test_everything_is_there(tmp_path: Path) -> None:
    search = tell(tmp_path)
    assert search.wrong == []


def first_mails(s: Search) -> None:
    s.arrives(
        "2026-04-06 09:05",
        ("Brightloom", "no-reply@us.greenhouse-mail.io"),
        "Thank you for applying to Brightloom",
        """Hi Marcus,

Thanks for applying to Brightloom! We've received your application for the Account Executive, Mid-Market role \
and are excited that you are considering us for the next step in your career.

Our team will review your background. If there's a fit, someone from Talent will reach out to set up a first \
conversation.

Best,
The Brightloom Talent Team

** Please note: Do not reply to this email. This email is sent from an unattended mailbox. Replies will not be \
read.""",
        form="html",
    )
    s.arrives(
        "2026-04-07 07:15",
        ("LinkedIn Job Alerts", "jobalerts-noreply@linkedin.com"),
        "30+ new jobs for account executive in New York",
        """Your job alert for account executive

Account Executive - Corvane - New York, NY (Hybrid)
Enterprise Account Executive - Brightloom - Remote
See all jobs

You are receiving Job Alert emails. Unsubscribe.""",
        headers={"List-Unsubscribe": "<https://linkedin.test/u>"},
    )
    s.arrives(
        "2026-04-08 11:00",
        DANA,
        "Brightloom | Account Executive, Mid-Market | next steps",
        f"""Hi Marcus,

Thanks again for applying for the Account Executive, Mid-Market role. I was impressed by your background in \
logistics SaaS and would love to find 30 minutes to tell you more about the team and hear what you're looking \
for.

Could you grab a time on my calendar? https://calendly.test/dana-kessler/30min

Looking forward to connecting!

{SIGNATURE}""",
    )
    s.arrives(
        "2026-04-08 14:02",
        ("Calendly", "notifications@calendly.com"),
        "Confirmed: Brightloom Intro Call with Dana Kessler",
        """Hi Marcus Bell,

Your Brightloom Intro Call with Dana Kessler is scheduled.

Event Name
Brightloom Intro Call

Date & Time
11:30am - 12:00pm Eastern Time - US & Canada on Friday, April 10, 2026

Location
This is a Zoom web conference.

Need to make changes to this event? Cancel or reschedule with the links below.""",
        form="html",
    )


def later_mails(s: Search) -> None:
    s.arrives(
        "2026-04-17 10:05",
        DANA,
        "Brightloom panel interview - Marcus Bell",
        f"""Hi Marcus,

Thanks for following up, and sorry for the wait. The team really liked your first call! Next step is a panel \
with Priya Nair, our VP of Sales, and Tom Osei. You should see the calendar invite attached to this note. Please \
 prepare a 10 minute mock discovery.

{SIGNATURE}""",
        ics=google(
            "5k2panel@google.com",
            "20260422T180000Z",
            "20260422T193000Z",
            "Brightloom panel interview - Marcus Bell",
            DANA,
            [ME, PRIYA, TOM],
        ),
    )
    s.arrives(
        "2026-04-22 16:52",
        DANA,
        "Automatic reply: Thank you",
        """Hello, I'm out of the office until Friday, May 1 with limited access to email. For urgent hiring \
questions please contact talent@brightloom.example.

Dana""",
        form="text",
        headers={"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"},
    )
    s.arrives(
        "2026-05-06 15:10",
        DANA,
        "Re: Brightloom panel interview - Marcus Bell",
        f"""Hi Marcus,

Thank you so much for the time you put into interviewing with us, and for your patience. After a lot of \
discussion we have decided to move forward with another candidate whose experience more closely matches this \
segment.

I know this isn't the news you were hoping for. I'd love to keep in touch about future openings.

All my best,

{SIGNATURE}""",
    )


def tell(home: Path) -> Search:
    """The search, from the application to the refusal."""
    s = Search(home, *ME, "America/New_York", "US", service="microsoft", more='language = "en-US"')
    first_mails(s)
    later_mails(s)
    job = "Brightloom | Account Executive, Mid-Market"
    s.look("2026-04-06 12:00", f"{job} | applied | -")
    s.look("2026-04-08 12:00", f"{job} | invited | -\ntask answer_needed")
    s.look(
        "2026-04-08 15:00",
        f"""{job} | scheduled | -
        plan ask_when 2026-04-09
        plan debrief 2026-04-10
        plan thank_you 2026-04-10
        plan status_check 2026-04-17""",
    )
    s.turn("2026-04-09 09:00")
    s.look(
        "2026-04-10 13:00",
        f"""{job} | waiting | -
        draft thank_you {DANA[1]}
        task debrief
        plan status_check 2026-04-17""",
    )
    s.approve_all()
    s.hand("note", "1", "--decision", "they will let me know by Wednesday")
    s.done("debrief")
    s.turn("2026-04-10 13:05")
    s.look("2026-04-11 09:00", f"{job} | waiting | decision_by - 2026-04-15\nplan status_check 2026-04-16")
    s.look("2026-04-16 09:00", f"{job} | waiting | decision_by - 2026-04-15\ndraft status_check {DANA[1]}")
    s.approve_all()
    s.turn("2026-04-16 09:05")
    s.look(
        "2026-04-17 12:00",
        f"""{job} | scheduled | decision_by - 2026-04-15
        plan ask_when 2026-04-21
        plan debrief 2026-04-22
        plan thank_you 2026-04-22
        plan thank_you 2026-04-22
        plan thank_you 2026-04-22
        plan status_check 2026-04-29""",
    )
    s.turn("2026-04-22 16:30")
    s.done("debrief")
    s.approve_all()
    s.turn("2026-04-22 16:45")
    held = "plan status_check 2026-05-05\nheld status_check 2026-05-05"
    s.look("2026-04-23 09:00", f"{job} | waiting | -\n{held}")
    s.look("2026-05-05 09:10", f"{job} | waiting | -\ndraft status_check {DANA[1]}")
    s.approve_all()
    s.turn("2026-05-05 09:15")
    s.look("2026-05-06 18:00", f"{job} | rejected | -\nplan rejection_reply 2026-05-07")
    s.look("2026-05-07 10:00", f"{job} | rejected | -\ndraft rejection_reply {DANA[1]}")
    return s
