"""A warehouse worker near Edinburgh: an agency, iCIMS, an interview in the evening, an offer taken back at Easter."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.searches.teller import DISCLAIMER, Search

ME = ("Callum Reid", "callum.reid@scotmail.example")
JADE = ("Jade Foster", "jade.foster@staffwell.example")
MOIRA = ("Moira Baird", "moira.baird@cairngrocery.example")
AGENCY = f"""Jade Foster
Recruitment Consultant - Industrial
Staffwell Recruitment Ltd | 0131 496 0155
Refer a friend and earn 100 pounds!

{DISCLAIMER}"""
STORE = """Moira Baird
Shift Manager, Livingston Distribution Centre
Cairn Grocery"""


def test_everything_is_there(tmp_path: Path) -> None:
    search = tell(tmp_path)
    assert search.wrong == []


def agency(s: Search) -> None:
    offered = s.arrives(
        "2026-03-16 10:10",
        JADE,
        "Warehouse Team Leader - Livingston - 14.20 per hour",
        f"""Hi Callum,

I hope you are well. I found your CV online and have a Warehouse Team Leader role in Livingston with one of our \
clients that I think would suit you. Days, Monday to Friday, permanent.

Are you interested? If so, let me know and I will put you forward.

Kind regards

{AGENCY}""",
    )
    yes = s.writes(
        "2026-03-16 12:30",
        JADE[1],
        "Re: Warehouse Team Leader - Livingston - 14.20 per hour",
        "Hi Jade,\n\nYes, I am interested, please put me forward.\n\nThanks\nCallum",
        answers=offered,
    )
    asked = s.arrives(
        "2026-03-18 15:40",
        JADE,
        "Re: Warehouse Team Leader - Livingston - 14.20 per hour",
        f"""Hi Callum,

Good news! The client liked your CV and would like to see you for an interview on Friday 20 March at 9.30am at \
their depot on the Houstoun estate. Bring your right to work documents and wear safety shoes.

Can you make that?

Kind regards

{AGENCY}""",
        answers=yes,
    )
    fine = s.writes(
        "2026-03-18 16:05",
        JADE[1],
        "Re: Warehouse Team Leader - Livingston - 14.20 per hour",
        "Hi Jade,\n\nYes, I can make that, see them on Friday at half nine.\n\nCallum",
        answers=asked,
    )
    s.arrives(
        "2026-03-23 11:30",
        JADE,
        "Re: Warehouse Team Leader - Livingston - 14.20 per hour",
        f"""Hi Callum,

I have had feedback from the client on the Warehouse Team Leader role. They thought you came across really well, \
 but unfortunately they have gone with somebody who already holds a reach truck licence.

I will keep you in mind for anything similar.

Kind regards

{AGENCY}""",
        answers=fine,
    )


def store(s: Search) -> None:
    s.arrives(
        "2026-03-17 20:15",
        ("Cairn Grocery", "cairngrocery+autoreply@talent.icims.com"),
        "Thank you for your application - Night Shift Warehouse Operative",
        """Dear Callum,

Thank you for applying for the position of Night Shift Warehouse Operative at Cairn Grocery. Your application \
has been received.

Please do not telephone the depot for updates. We will contact you if you are selected for an interview.

Sincerely,
Cairn Grocery Recruitment

Replies to this message are undeliverable and will not reach the recruitment team.""",
        form="html",
    )
    s.arrives(
        "2026-03-25 13:00",
        MOIRA,
        "Interview for Night Shift Warehouse Operative",
        f"""Hello Callum,

Thanks for your application for Night Shift Warehouse Operative. Your interview has been booked for Friday 27 \
March at 18:30 at the distribution centre, gate 3. Ask for me at security. It will last about an hour with a \
walk round the site.

Regards

{STORE}""",
    )
    offer = s.arrives(
        "2026-03-31 09:20",
        MOIRA,
        "Night Shift Warehouse Operative - job offer",
        f"""Hello Callum,

I am pleased to offer you the job of Night Shift Warehouse Operative at 13.85 an hour, starting on Monday 13 \
April. Please confirm by Tuesday 7 April that you accept and I will have the paperwork sent out.

Regards

{STORE}""",
    )
    s.arrives(
        "2026-04-02 16:10",
        MOIRA,
        "Re: Night Shift Warehouse Operative - job offer",
        f"""Hello Callum,

I am really sorry to do this. Head office has cut our headcount this week and I have to withdraw the offer that \
I made to you on Tuesday. There is nothing I can do about it from here.

I wish you well.

Regards

{STORE}""",
        answers=offer,
    )
    s.arrives(
        "2026-03-30 18:00",
        ("Almond Valley FC", "tickets@almondvalleyfc.example"),
        "Your season ticket renewal",
        (
            "Hi Callum,\n\nWe are delighted to offer you 10% off your season ticket if you renew by Tuesday 7 "
            "April. Come on the Valley!"
        ),
        form="html",
    )


def tell(home: Path) -> Search:
    """The search, up to the answer to the second refusal."""
    s = Search(home, *ME, "Europe/London", "GB", service="google")
    agency(s)
    store(s)
    lead, night = "* | *", "Cairn Grocery | Night Shift Warehouse Operative"
    s.look("2026-03-16 11:00", "")
    s.look("2026-03-16 18:00", f"{lead} | applied | -")
    wait = f"{night} | applied | wait_for_contact - -"
    s.look("2026-03-18 15:50", f"{lead} | invited | -\ntask answer_needed\nplan confirm 2026-03-20\n{wait}")
    s.look(
        "2026-03-18 18:00",
        f"""{lead} | scheduled | -
        plan ask_when 2026-03-19
        plan debrief 2026-03-20
        plan thank_you 2026-03-20
        plan status_check 2026-04-06
        {wait}""",
    )
    s.look(
        "2026-03-20 11:30",
        f"{lead} | waiting | -\ndraft thank_you {JADE[1]}\ntask debrief\nplan status_check 2026-04-06\n{wait}",
    )
    s.approve_all()
    s.done("debrief")
    s.turn("2026-03-20 11:40")
    s.look("2026-03-23 12:00", f"{lead} | rejected | -\nplan rejection_reply 2026-03-24\n{wait}")
    s.look(
        "2026-03-25 14:00",
        f"""{lead} | rejected | -
        draft rejection_reply {JADE[1]}
        {night} | scheduled | -
        plan ask_when 2026-03-26
        plan debrief 2026-03-27
        plan thank_you 2026-03-28
        plan status_check 2026-04-10""",
    )
    s.approve_all()
    s.turn("2026-03-25 14:05")
    s.look(
        "2026-03-28 08:00",
        (
            f"{lead} | rejected | -\n{night} | waiting | -\ndraft thank_you {MOIRA[1]}\ntask debrief\nplan "
            "status_check 2026-04-10"
        ),
    )
    s.done("debrief")
    s.approve_all()
    s.turn("2026-03-28 08:10")
    s.look(
        "2026-03-31 10:00",
        f"{lead} | rejected | -\n{night} | offered | -\ndraft offer_reply {MOIRA[1]}\nplan answer_offer 2026-04-02",
    )
    s.look("2026-04-02 18:00", f"{lead} | rejected | -\n{night} | rejected | -\nplan rejection_reply 2026-04-06")
    s.look("2026-04-06 09:00", f"{lead} | rejected | -\n{night} | rejected | -\ndraft rejection_reply {MOIRA[1]}")
    return s
