"""A duty manager in Dublin: SmartRecruiters, an interview agreed by telephone, a call they asked for, two employers."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.searches.teller import DISCLAIMER, Search

ME = ("Niamh Daly", "niamh.daly@outbox.example")
ORLA = ("Orla Keane", "orla.keane@harbourvine.example")
DECLAN = ("Declan Roche", "droche@westmeathheritage.example")
SIGNATURE = f"""Orla Keane
General Manager, Harbour & Vine Hotels
Sir John Rogerson's Quay, Dublin 2

{DISCLAIMER}"""


def test_everything_is_there(tmp_path: Path) -> None:
    search = tell(tmp_path)
    assert search.wrong == []


def hotel(s: Search) -> None:
    s.arrives(
        "2026-07-06 12:30",
        ("Harbour & Vine Hotels", "notification@smartrecruiters.com"),
        "Thank you for applying to Harbour & Vine Hotels",
        """Hi Niamh,

Thanks a million for applying for the Duty Manager position at Harbour & Vine Hotels. We have received your \
application and our team will review it carefully.

You can check the status of your application at any time in your candidate portal.

The Harbour & Vine Hotels Hiring Team""",
        form="html",
    )
    note = s.arrives(
        "2026-07-15 10:25",
        ORLA,
        "Re: Thank you",
        f"""Hi Niamh,

Thanks for your lovely note, it was great to meet you too. I have a couple more people to see. Give me a ring on \
 Tuesday 28 July and I will be able to tell you where we are.

Best,

{SIGNATURE}""",
    )
    s.arrives(
        "2026-07-29 09:40",
        ORLA,
        "Duty Manager",
        f"""Hi Niamh,

Sorry that I missed you yesterday, we had a wedding in. We are running a little behind; you should have an \
answer from us in the first week of August.

Best,

{SIGNATURE}""",
        answers=note,
    )
    s.arrives(
        "2026-08-06 11:10",
        ORLA,
        "Duty Manager - offer",
        f"""Hi Niamh,

As I said on the phone, I am thrilled to confirm that we would like you to join us as Duty Manager, starting on \
Monday 24 August. The salary is as discussed and the contract is attached.

Could you let me know by Monday 10 August if you are happy to go ahead?

Best,

{SIGNATURE}""",
        answers=note,
    )


def others(s: Search) -> None:
    got = s.arrives(
        "2026-07-20 15:45",
        DECLAN,
        "Visitor Services Officer",
        """Dear Niamh,

I confirm receipt of your application for the post of Visitor Services Officer with Westmeath Heritage Trust. \
The board will consider all applications at its next meeting.

Is mise le meas,
Declan Roche
Secretary""",
        form="text",
    )
    s.arrives(
        "2026-07-31 16:20",
        DECLAN,
        "Re: Visitor Services Officer",
        """Dear Niamh,

I write further to your application for the post of Visitor Services Officer. The standard of applications was \
very high and I regret to inform you that you have not been shortlisted for interview.

I wish you every success in your search.

Is mise le meas,
Declan Roche
Secretary""",
        form="text",
        answers=got,
    )
    s.arrives(
        "2026-07-22 08:00",
        ("Bright Energy", "billing@brightenergy.example"),
        "Your bill is ready",
        (
            "Hi Niamh,\n\nYour July bill of EUR 84.20 is ready and will be taken by direct debit on 5 August. "
            "We're sorry to say that unit rates will change.\n\nBright Energy"
        ),
        form="html",
    )


def tell(home: Path) -> Search:
    """The search, up to the yes."""
    s = Search(home, *ME, "Europe/Dublin", "IE", service="microsoft")
    hotel(s)
    others(s)
    vine = "Harbour & Vine Hotels | Duty Manager"
    trust = "Westmeath Heritage Trust | Visitor Services Officer"
    s.look("2026-07-06 18:00", f"{vine} | applied | -")
    s.turn("2026-07-08 16:00")
    s.hand("interview", "1", "--start", "2026-07-14T14:00+01:00", "--with", f"{ORLA[0]} <{ORLA[1]}>")
    s.look(
        "2026-07-08 16:05",
        f"""{vine} | scheduled | -
        plan ask_when 2026-07-13
        plan debrief 2026-07-14
        plan thank_you 2026-07-14
        plan status_check 2026-07-28""",
    )
    s.look(
        "2026-07-14 16:00",
        f"""{vine} | waiting | -
        draft thank_you {ORLA[1]}
        task debrief
        plan status_check 2026-07-28""",
    )
    s.approve_all()
    s.done("debrief")
    s.turn("2026-07-14 16:10")
    ring = "contact_on 2026-07-28 2026-07-28"
    s.look("2026-07-15 12:00", f"{vine} | waiting | {ring}\nplan status_check 2026-07-28")
    s.look(
        "2026-07-28 09:00",
        f"{vine} | waiting | {ring}\ntask status_check call\n{trust} | applied | -",
    )
    s.done("status_check")
    s.look("2026-07-28 17:00", f"{vine} | waiting | {ring}\nplan status_check 2026-08-11\n{trust} | applied | -")
    week = "decision_window 2026-08-01 2026-08-07"
    s.look("2026-07-29 12:00", f"{vine} | waiting | {week}\nplan status_check 2026-08-10\n{trust} | applied | -")
    s.look(
        "2026-07-31 18:00",
        (
            f"{vine} | waiting | {week}\nplan status_check 2026-08-10\n{trust} | rejected | -\nplan "
            "rejection_reply 2026-08-04"
        ),
    )
    s.look(
        "2026-08-04 09:30",
        (
            f"{vine} | waiting | {week}\nplan status_check 2026-08-10\n{trust} | rejected | -\ndraft "
            f"rejection_reply {DECLAN[1]}"
        ),
    )
    s.approve_all()
    s.turn("2026-08-04 09:40")
    s.look(
        "2026-08-06 12:00",
        f"""{vine} | offered | {week}
        draft offer_reply {ORLA[1]}
        task answer_offer
        {trust} | rejected | -""",
    )
    s.approve("offer_reply", ORLA[1])
    s.turn("2026-08-06 12:05")
    s.hand("stage", "1", "accepted")
    s.look("2026-08-07 09:00", f"{vine} | accepted | {week}\n{trust} | rejected | -")
    return s
