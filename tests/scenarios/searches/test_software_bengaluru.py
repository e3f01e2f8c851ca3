"""A backend engineer in Bengaluru: Lever, a HackerRank test, a moved discussion, a hiring freeze, and on again."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.searches.teller import Search

ME = ("Kavya Raman", "kavya.raman@mailbox.example")
MEERA = ("Meera Joshi", "meera.joshi@nimbusforge.example")
ARJUN = "arjun.menon@nimbusforge.example"
SIGNATURE = """Thanks & Regards,
Meera Joshi
Lead - Talent Acquisition
Nimbus Forge Technologies Pvt. Ltd.
+91 80 5550 0147"""


def test_everything_is_there(tmp_path: Path) -> None:
    search = tell(tmp_path)
    assert search.wrong == []


def robots(s: Search) -> None:
    s.arrives(
        "2026-06-01 11:00",
        ("Nimbus Forge", "no-reply@hire.lever.co"),
        "Thank you for your application to Nimbus Forge",
        """Kavya,

Thank you for your interest in Nimbus Forge! We wanted to let you know that we received your application for \
Senior Backend Engineer, and we are delighted that you would consider joining our team.

Our team will review your application and will be in touch if your qualifications match our needs for the role.

Regards,
Nimbus Forge

-- Please note: this email was sent from a system account, do not reply --""",
        form="html",
    )
    s.arrives(
        "2026-06-03 16:41",
        ("Rohit Sethi", "rohit.sethi@talentbridge.example"),
        "Opportunity with a leading fintech - Backend Lead - Bangalore",
        """Hi Kavya,

Greetings from TalentBridge! I came across your profile on a job portal and found it relevant for a Backend Lead \
 opening with our client, a leading fintech in Bangalore.

Experience: 6-10 years. Notice period: 30 days or less. If interested, kindly share your updated CV, current \
CTC, expected CTC and a convenient time for a call.

Rohit Sethi
Senior Consultant, TalentBridge""",
    )
    s.arrives(
        "2026-06-04 10:22",
        ("HackerRank Team", "support@hackerrankforwork.com"),
        "Nimbus Forge: your invitation to the Backend Engineering Test",
        """Hello Kavya,

Nimbus Forge has invited you to take the Backend Engineering Test as part of your application for Senior Backend \
 Engineer.

Duration: 90 minutes. Please complete the test by 10 June 2026. Once started, it cannot be paused.

Start the test: https://hackerrank.test/t/9f2

Good luck!
HackerRank on behalf of Nimbus Forge""",
        form="html",
    )
    s.arrives(
        "2026-06-24 08:00",
        ("Your bank", "alerts@citybank.example"),
        "Transaction alert on your account",
        (
            "Dear Customer,\n\nRs 2,450.00 has been debited from your account ending 3321 on 24-06-2026. If this "
            "was not you, call us."
        ),
    )


def people(s: Search) -> None:
    asked = s.arrives(
        "2026-06-09 12:30",
        MEERA,
        "Nimbus Forge - Senior Backend Engineer - Technical discussion",
        f"""Hi Kavya,

Thank you for completing the test, you have done well. We would like to take it forward with a technical \
discussion for the Senior Backend Engineer position.

Would Thursday, 11 June at 3:00 PM IST suit you? It will be over Google Meet and should take an hour. Kindly confirm.

{SIGNATURE}""",
    )
    mine = s.writes(
        "2026-06-09 14:00",
        MEERA[1],
        "Re: Nimbus Forge - Senior Backend Engineer - Technical discussion",
        "Hi Meera,\n\nThank you. Yes, Thursday at 3 PM works well for me.\n\nRegards\nKavya",
        answers=asked,
    )
    moved = s.arrives(
        "2026-06-10 17:10",
        MEERA,
        "Re: Nimbus Forge - Senior Backend Engineer - Technical discussion",
        f"""Hi Kavya,

Apologies for the late change. Our architect is travelling tomorrow, so we have to move the discussion to \
Friday, 12 June at 11:00 AM IST. The link stays the same.

{SIGNATURE}

On Tue, 9 Jun 2026 at 14:00, Kavya Raman <kavya.raman@mailbox.example> wrote:
> Hi Meera,
> Thank you. Yes, Thursday at 3 PM works well for me.""",
        answers=mine,
    )
    s.arrives(
        "2026-06-15 18:35",
        MEERA,
        "Re: Nimbus Forge - Senior Backend Engineer - Technical discussion",
        f"""Hi Kavya,

Feedback from the panel is positive. We are closing the remaining interviews and will get back to you in 5 to 7 \
working days with the next steps.

{SIGNATURE}""",
        answers=moved,
    )
    s.arrives(
        "2026-06-26 11:15",
        MEERA,
        "Re: Nimbus Forge - Senior Backend Engineer - Technical discussion",
        f"""Hi Kavya,

Hope you are doing well. I wanted to be transparent with you: the company has announced a hiring freeze and this \
 position has been put on hold. Nothing changes about the feedback on your interview, which was good.

{SIGNATURE}""",
        answers=moved,
    )
    s.arrives(
        "2026-07-20 15:00",
        MEERA,
        "Re: Nimbus Forge - Senior Backend Engineer - Technical discussion",
        f"""Hi Kavya,

Good news, the freeze is lifted and we are moving ahead with the Senior Backend Engineer position again. The \
Director of Engineering would like to meet you for the final round. Please share a few slots that work for you \
next week.

{SIGNATURE}""",
        answers=moved,
    )


def tell(home: Path) -> Search:
    """The search, up to the final round."""
    s = Search(home, *ME, "Asia/Kolkata", "IN", service="google")
    robots(s)
    people(s)
    job = "Nimbus Forge | Senior Backend Engineer"
    s.look("2026-06-03 18:00", f"{job} | applied | -")
    s.look("2026-06-04 18:00", f"{job} | assessment | -\ntask answer_needed")
    s.turn("2026-06-07 15:00")
    s.done("answer_needed")
    s.look("2026-06-07 15:10", f"{job} | applied | -")
    s.look("2026-06-09 13:00", f"{job} | invited | -\ntask answer_needed\nplan confirm 2026-06-11")
    s.look(
        "2026-06-09 18:00",
        f"""{job} | scheduled | -
        plan ask_when 2026-06-10
        plan debrief 2026-06-11
        plan thank_you 2026-06-11
        plan status_check 2026-06-25""",
    )
    s.look(
        "2026-06-10 18:00",
        f"""{job} | scheduled | -
        plan ask_when 2026-06-11
        plan debrief 2026-06-12
        plan thank_you 2026-06-12
        plan status_check 2026-06-29""",
    )
    s.turn("2026-06-12 12:30")
    s.hand("note", "1", "--met", f"Arjun Menon <{ARJUN}>")
    s.done("debrief")
    s.look("2026-06-12 13:00", f"{job} | waiting | -\ndraft thank_you {ARJUN}\nplan status_check 2026-06-29")
    s.approve_all()
    s.turn("2026-06-12 13:05")
    window = "decision_window 2026-06-22 2026-06-24"
    s.look("2026-06-15 19:00", f"{job} | waiting | {window}\nplan status_check 2026-06-25")
    s.look("2026-06-25 09:00", f"{job} | waiting | {window}\ndraft status_check {MEERA[1]}")
    s.look("2026-06-26 18:00", f"{job} | on_hold | -")
    s.look("2026-07-20 18:00", f"{job} | invited | -\ntask answer_needed")
    return s
