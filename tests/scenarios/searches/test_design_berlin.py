"""A designer in Berlin, in English: Personio, a portfolio, offered times, a trial day, told to wait, silence."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.searches.calendars import google
from tests.scenarios.searches.teller import Search

ME = ("Ines Tavares", "ines.tavares@briefkasten.example")
LENA = ("Lena Brandt", "lena.brandt@studiohalden.example")
TOMASZ = ("Tomasz Wilk", "tomasz.wilk@studiohalden.example")
SIGNATURE = """Lena Brandt
People & Culture
Studio Halden GmbH | Reichenberger Str. 120 | 10999 Berlin
Amtsgericht Charlottenburg HRB 000000 | Geschaeftsfuehrer: Karl Halden"""


def test_everything_is_there(tmp_path: Path) -> None:
    search = tell(tmp_path)
    assert search.wrong == []


def before(s: Search) -> None:
    s.arrives(
        "2026-01-12 10:00",
        ("Studio Halden", "studio-halden@m.personio.de"),
        "Your application as Brand Designer (m/f/d)",
        """Hello Ines,

Thank you for your application as Brand Designer (m/f/d) at Studio Halden. We are happy that you are interested \
in working with us and will get back to you as soon as we have looked at your documents.

Best regards
Your Studio Halden team""",
        form="html",
        headers={"Auto-Submitted": "auto-generated"},
    )
    asked = s.arrives(
        "2026-01-15 11:20",
        LENA,
        "Your application at Studio Halden - Brand Designer",
        f"""Hi Ines,

thank you for your application as Brand Designer. Your CV looks very interesting, but the portfolio link does \
not open for us. Could you please send us your portfolio as a PDF by Monday, 19 January?

Best wishes from Kreuzberg

{SIGNATURE}""",
    )
    sent = s.writes(
        "2026-01-16 09:30",
        LENA[1],
        "Re: Your application at Studio Halden - Brand Designer",
        "Hi Lena,\n\nsorry about that. Please find my portfolio attached as a PDF.\n\nBest wishes\nInes",
        answers=asked,
    )
    times = s.arrives(
        "2026-01-20 14:05",
        LENA,
        "Re: Your application at Studio Halden - Brand Designer",
        f"""Hi Ines,

we love your work and would like to get to know you! Would one of these times suit you for a first conversation?

- Thursday, 22 January, 10:00
- Thursday, 22 January, 14:00
- Friday, 23 January, 11:00

Best wishes

{SIGNATURE}""",
        answers=sent,
    )
    chosen = s.writes(
        "2026-01-20 15:00",
        LENA[1],
        "Re: Your application at Studio Halden - Brand Designer",
        "Hi Lena,\n\nhow nice! Friday at 11:00 is perfect for me.\n\nBest wishes\nInes",
        answers=times,
    )
    s.arrives(
        "2026-01-21 09:15",
        LENA,
        "Invitation: First conversation Studio Halden / Ines Tavares @ Fri 23 Jan 2026 11:00 - 12:00 (CET)",
        (
            "Hi Ines,\n\ngreat, see you on Friday! Tomasz, our Creative Director, will join us.\n\nBest "
            f"wishes\n\n{SIGNATURE}"
        ),
        answers=chosen,
        ics=google(
            "6p0halden@google.com",
            "20260123T100000Z",
            "20260123T110000Z",
            "First conversation Studio Halden / Ines Tavares",
            LENA,
            [ME, TOMASZ],
        ),
    )


def after(s: Search) -> None:
    trial = s.arrives(
        "2026-01-27 16:30",
        LENA,
        "Trial day at Studio Halden",
        f"""Hi Ines,

Tomasz and I really enjoyed our conversation. As the next step we would like to invite you to a paid trial day \
at our studio on Tuesday, 3 February from 10:00 to 16:00. Would that work for you?

Best wishes

{SIGNATURE}""",
    )
    yes = s.writes(
        "2026-01-28 08:30",
        LENA[1],
        "Re: Trial day at Studio Halden",
        "Hi Lena,\n\nyes, that works for me. I am looking forward to it.\n\nBest wishes\nInes",
        answers=trial,
    )
    wait = s.arrives(
        "2026-02-04 17:10",
        LENA,
        "Re: Trial day at Studio Halden",
        f"""Hi Ines,

thank you so much for yesterday, the whole team enjoyed working with you. Please bear with us while we sort out \
a few internal things. There is no need to follow up, we will contact you as soon as a decision has been made.

Best wishes

{SIGNATURE}""",
        answers=yes,
    )
    s.arrives(
        "2026-02-12 07:45",
        ("Type & Grid", "hello@typeandgrid.example"),
        "Workshop: from sketch to identity",
        (
            "Hello Ines,\n\nOur spring workshop for brand designers starts on 5 March. Early birds save 20%. Meet"
            " hiring studios at the closing party!\n\nUnsubscribe here."
        ),
        headers={"List-Id": "<news.typeandgrid.example>", "List-Unsubscribe": "<https://typeandgrid.example/u>"},
    )
    s.arrives(
        "2026-04-09 10:40",
        LENA,
        "Re: Trial day at Studio Halden",
        f"""Hi Ines,

I am sorry that it took us so long. We had to make a tough choice, and in the end we decided in favour of \
another candidate who has more experience with packaging. It was really close, and everybody here liked you.

All the best

{SIGNATURE}""",
        answers=wait,
    )


def tell(home: Path) -> Search:
    """The search, from the application to the refusal."""
    s = Search(home, *ME, "Europe/Berlin", "DE", service="fastmail", more='region = "BE"\nlanguage = "en"')
    before(s)
    after(s)
    job = "Studio Halden | Brand Designer"
    s.look("2026-01-12 12:00", f"{job} | applied | -")
    s.look("2026-01-15 12:00", f"{job} | assessment | -\ntask answer_needed")
    s.look("2026-01-16 12:00", f"{job} | applied | -")
    s.look("2026-01-20 14:30", f"{job} | invited | -\ntask answer_needed")
    s.look(
        "2026-01-21 12:00",
        f"""{job} | scheduled | -
        plan ask_when 2026-01-22
        plan debrief 2026-01-23
        plan thank_you 2026-01-23
        plan thank_you 2026-01-23
        plan status_check 2026-02-06""",
    )
    s.look(
        "2026-01-23 13:00",
        f"""{job} | waiting | -
        draft thank_you {LENA[1]}
        draft thank_you {TOMASZ[1]}
        task debrief
        plan status_check 2026-02-06""",
    )
    s.approve_all()
    s.done("debrief")
    s.turn("2026-01-23 13:10")
    s.look("2026-01-27 17:00", f"{job} | invited | -\ntask answer_needed\nplan confirm 2026-02-03")
    s.look(
        "2026-01-28 12:00",
        f"""{job} | scheduled | -
        plan ask_when 2026-02-02
        plan debrief 2026-02-03
        plan thank_you 2026-02-03
        plan status_check 2026-02-17""",
    )
    s.look(
        "2026-02-03 17:00",
        f"{job} | waiting | -\ndraft thank_you {LENA[1]}\ntask debrief\nplan status_check 2026-02-17",
    )
    s.approve_all()
    s.done("debrief")
    s.turn("2026-02-03 17:05")
    s.look("2026-02-04 18:00", f"{job} | waiting | wait_for_contact - -\nheld status_check -")
    s.look("2026-03-10 09:00", f"{job} | waiting | wait_for_contact - -\nheld status_check -")
    s.turn("2026-04-07 09:00")
    s.look("2026-04-09 12:00", f"{job} | rejected | wait_for_contact - -\nplan rejection_reply 2026-04-10")
    s.look("2026-04-10 09:00", f"{job} | rejected | wait_for_contact - -\ndraft rejection_reply {LENA[1]}")
    return s
