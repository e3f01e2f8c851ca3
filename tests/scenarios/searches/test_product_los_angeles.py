"""A product designer in Los Angeles: Ashby, a moved interview, a day's agenda, a survey, a position that is closed."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.searches.teller import Search

ME = ("Tess Moreno", "tess.moreno@sunmail.example")
ASHBY = ("Lanternfish", "no-reply@ashbyhq.com")
OWEN = ("Owen Park", "owen.park@lanternfish.example")
SOFIA, RAJ = "sofia.lindqvist@lanternfish.example", "raj.patel@lanternfish.example"
SIGNATURE = """Owen Park
Recruiting @ Lanternfish
Pronouns: he/him | I work flexible hours; no need to reply outside yours."""


def test_everything_is_there(tmp_path: Path) -> None:
    search = tell(tmp_path)
    assert search.wrong == []


def first(s: Search) -> str:
    s.arrives(
        "2026-10-05 11:00",
        ASHBY,
        "Thanks for applying to Lanternfish!",
        """Hi Tess,

Thanks for applying to the Product Designer position at Lanternfish! We're a small team and read every \
application ourselves. If we think there's a match we'll be in touch about next steps.

Thanks,
The Lanternfish Team""",
        form="html",
    )
    hello = s.arrives(
        "2026-10-07 09:40",
        OWEN,
        "Lanternfish - Product Designer",
        f"""Hi Tess,

Your portfolio made the rounds in our design channel! I'd love to set up an intro conversation about the Product \
 Designer role. Please pick whatever time works using this link: https://jobs.ashbyhq.test/lanternfish/book/83

Talk soon,

{SIGNATURE}""",
    )
    s.arrives(
        "2026-10-07 12:14",
        ASHBY,
        "Interview confirmed: Lanternfish - Product Designer",
        """Hi Tess,

You're all set! Your interview with Lanternfish for Product Designer is confirmed.

When: Wednesday, October 14, 2026, 1:00 PM - 1:45 PM PDT
Where: Google Meet

Need to reschedule? Use the link in your candidate page.""",
        form="html",
    )
    sick = s.writes(
        "2026-10-13 08:20",
        OWEN[1],
        "Re: Lanternfish - Product Designer",
        (
            "Hi Owen,\n\nI am so sorry, I have lost my voice. Could we move tomorrow's conversation to later in "
            "the week?\n\nTess"
        ),
        answers=hello,
    )
    return s.arrives(
        "2026-10-13 09:05",
        OWEN,
        "Re: Lanternfish - Product Designer",
        f"""Hi Tess,

No problem at all, feel better! I've moved us to Friday, October 16 at 10:00 AM PT. Same Meet link.

{SIGNATURE}

On Tue, Oct 13, 2026 at 8:20 AM Tess Moreno <tess.moreno@sunmail.example> wrote:
> Could we move tomorrow's conversation to later in the week?""",
        answers=sick,
    )


def onsite(s: Search, moved: str) -> None:
    agenda = s.arrives(
        "2026-10-19 15:00",
        OWEN,
        "Onsite interview agenda - Product Designer",
        f"""Hi Tess,

The team is excited to meet you! Here is your agenda for Tuesday, October 27 at our Culver City studio (all \
times Pacific):

9:30 AM - 10:30 AM: Portfolio review with Sofia Lindqvist ({SOFIA})
10:30 AM - 11:30 AM: Whiteboard session with Raj Patel ({RAJ})
11:30 AM - 12:00 PM: Wrap-up with me

Parking is validated.

{SIGNATURE}""",
        answers=moved,
    )
    s.arrives(
        "2026-10-28 10:00",
        ASHBY,
        "How was your interview experience?",
        """Hi Tess,

Thank you for interviewing with Lanternfish. Would you take two minutes to tell us about your candidate \
experience? Your feedback is anonymous and does not affect your application.

Take the survey""",
        form="html",
        headers={"Auto-Submitted": "auto-generated"},
    )
    s.arrives(
        "2026-11-02 16:10",
        OWEN,
        "Re: Onsite interview agenda - Product Designer",
        f"""Hi Tess,

Quick update from our side: everyone loved meeting you. We are finishing up with two other people and will have \
a decision for you by the end of next week.

{SIGNATURE}""",
        answers=agenda,
    )
    s.arrives(
        "2026-11-20 13:00",
        ASHBY,
        "Update on your application to Lanternfish",
        """Hi Tess,

Thank you for your interest in the Product Designer position at Lanternfish. We have decided to close this \
position and will not be filling it at this time.

We appreciate the time you spent with us and wish you the best in your search.

The Lanternfish Team""",
        form="html",
    )


def tell(home: Path) -> Search:
    """The search, up to the answer to the closing."""
    s = Search(home, *ME, "America/Los_Angeles", "US", service="google", more='region = "CA"\nlanguage = "en-US"')
    onsite(s, first(s))
    job = "Lanternfish | Product Designer"
    s.look("2026-10-05 12:00", f"{job} | applied | -")
    s.look("2026-10-07 10:00", f"{job} | invited | -\ntask answer_needed")
    s.look(
        "2026-10-07 13:00",
        f"""{job} | scheduled | -
        plan ask_when 2026-10-13
        plan debrief 2026-10-14
        plan thank_you 2026-10-14
        plan status_check 2026-10-28""",
    )
    s.look(
        "2026-10-13 10:00",
        f"""{job} | scheduled | -
        plan ask_when 2026-10-15
        plan debrief 2026-10-16
        plan thank_you 2026-10-16
        plan status_check 2026-10-30""",
    )
    s.look(
        "2026-10-16 12:00",
        f"{job} | waiting | -\ndraft thank_you {OWEN[1]}\ntask debrief\nplan status_check 2026-10-30",
    )
    s.approve_all()
    s.done("debrief")
    s.turn("2026-10-16 12:05")
    s.look(
        "2026-10-19 16:00",
        f"""{job} | scheduled | -
        plan ask_when 2026-10-26
        plan debrief 2026-10-27
        plan thank_you 2026-10-27
        plan thank_you 2026-10-27
        plan thank_you 2026-10-27
        plan status_check 2026-11-10""",
    )
    s.look(
        "2026-10-27 13:00",
        f"""{job} | waiting | -
        draft thank_you {OWEN[1]}
        draft thank_you {RAJ}
        draft thank_you {SOFIA}
        task debrief
        plan status_check 2026-11-10""",
    )
    s.approve_all()
    s.done("debrief")
    s.turn("2026-10-27 13:10")
    s.look("2026-10-28 12:00", f"{job} | waiting | -\nplan status_check 2026-11-10")
    says = "decision_by - 2026-11-13"
    s.look("2026-11-02 17:00", f"{job} | waiting | {says}\nplan status_check 2026-11-16")
    s.look("2026-11-16 09:00", f"{job} | waiting | {says}\ndraft status_check {OWEN[1]}")
    s.approve_all()
    s.turn("2026-11-16 09:10")
    s.look("2026-11-20 14:00", f"{job} | rejected | {says}\nplan rejection_reply 2026-11-23")
    s.look("2026-11-23 09:00", f"{job} | rejected | {says}\ndraft rejection_reply {OWEN[1]}")
    return s
