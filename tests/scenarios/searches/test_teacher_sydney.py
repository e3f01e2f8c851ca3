"""A mathematics teacher in Sydney: two schools, silence that means no, a postponed interview, an offer."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.searches.teller import Search

ME = ("Liam Forde", "liam.forde@fastletter.example")
JUDITH = ("Judith Marsh", "jmarsh@coralbay.example")
PAUL = "ptran@coralbay.example"
SIGNATURE = """Judith Marsh
Deputy Principal
Coral Bay College
Ph: (02) 5550 1290

Coral Bay College acknowledges the traditional custodians of the land on which it stands. Please consider the \
environment before printing this email."""


def test_everything_is_there(tmp_path: Path) -> None:
    search = tell(tmp_path)
    assert search.wrong == []


def applied(s: Search) -> None:
    s.arrives(
        "2026-08-03 16:00",
        ("Wattle Grove Grammar", "noreply@pageuppeople.com"),
        "Your application for Secondary Mathematics Teacher",
        """Dear Liam,

Thank you for your interest in Wattle Grove Grammar. Your application for the position of Secondary Mathematics \
Teacher has been successfully submitted. Applications close on 14 August 2026.

If you have not heard from us by Friday 28 August 2026, please consider your application unsuccessful on this \
occasion.

Kind regards
Human Resources
Wattle Grove Grammar""",
        form="html",
    )
    s.arrives(
        "2026-08-04 09:12",
        JUDITH,
        "Head of Mathematics - application",
        f"""Dear Liam

Thank you for your application for the position of Head of Mathematics at Coral Bay College, which arrived \
safely. We expect to contact shortlisted applicants in the week commencing 17 August.

Yours sincerely

{SIGNATURE}""",
    )
    s.arrives(
        "2026-08-10 07:00",
        ("Strata Office", "office@harbourstrata.example"),
        "Notice of inspection: Unit 12",
        (
            "Dear resident\n\nAn inspection of the smoke alarms in your unit is scheduled for Thursday 13 August "
            "2026 at 10:00 am. Please confirm that somebody will be at home.\n\nStrata Office"
        ),
    )


def talked(s: Search) -> None:
    invited = s.arrives(
        "2026-08-12 15:30",
        JUDITH,
        "Interview - Head of Mathematics",
        f"""Dear Liam

I am pleased to invite you to an interview for the position of Head of Mathematics at 3.15 pm on Wednesday 19 \
August 2026 in the administration building. The panel will be Paul Tran ({PAUL}), our Head of Curriculum, and \
myself.

Would this time suit you?

Kind regards

{SIGNATURE}""",
    )
    yes = s.writes(
        "2026-08-12 17:05",
        JUDITH[1],
        "Re: Interview - Head of Mathematics",
        (
            "Dear Judith\n\nThank you. I confirm that 3.15 pm on Wednesday 19 August suits me well.\n\nKind "
            "regards\nLiam Forde"
        ),
        answers=invited,
    )
    off = s.arrives(
        "2026-08-18 11:20",
        JUDITH,
        "Re: Interview - Head of Mathematics",
        f"""Dear Liam

I am so sorry, but we have to postpone tomorrow's interview as Paul is unwell. Could you let me know which \
afternoons next week would suit you instead?

Kind regards

{SIGNATURE}

> On 12 Aug 2026, at 5:05 pm, Liam Forde <liam.forde@fastletter.example> wrote:
>
> Thank you. I confirm that 3.15 pm on Wednesday 19 August suits me well.""",
        answers=yes,
    )
    any_day = s.writes(
        "2026-08-18 12:40",
        JUDITH[1],
        "Re: Interview - Head of Mathematics",
        "Dear Judith\n\nI hope Paul is better soon. Tuesday or Thursday afternoon would both be fine.\n\nLiam",
        answers=off,
    )
    again = s.arrives(
        "2026-08-19 08:50",
        JUDITH,
        "Re: Interview - Head of Mathematics",
        f"""Dear Liam

Thank you for being flexible. Your interview is now confirmed for Tuesday 25 August at 3.30 pm. The panel will be \
Paul Tran ({PAUL}) and myself.

Kind regards

{SIGNATURE}""",
        answers=any_day,
    )
    later = s.arrives(
        "2026-08-26 16:15",
        JUDITH,
        "Re: Interview - Head of Mathematics",
        f"""Dear Liam

It was a pleasure to meet you yesterday and thank you for your kind note. We will be making a decision by the \
end of the week.

Kind regards

{SIGNATURE}""",
        answers=again,
    )
    s.arrives(
        "2026-09-02 14:00",
        JUDITH,
        "Letter of offer - Head of Mathematics",
        f"""Dear Liam

On behalf of the selection panel I am delighted to offer you the position of Head of Mathematics, commencing in \
Term 4. The letter of offer has been posted and a copy will follow. Please return the signed acceptance by \
Friday 11 September.

Warm regards

{SIGNATURE}""",
        answers=later,
    )


def tell(home: Path) -> Search:
    """The search, up to the offer."""
    s = Search(home, *ME, "Australia/Sydney", "AU", service="fastmail", more='region = "NSW"')
    applied(s)
    talked(s)
    grove = "Wattle Grove Grammar | Secondary Mathematics Teacher"
    silence = "decision_by - 2026-08-28 silence_is_rejection"
    bay = "Coral Bay College | Head of Mathematics"
    waits = f"{grove} | applied | {silence}\nplan confirm 2026-08-31\n"
    s.look("2026-08-04 18:00", f"{waits}{bay} | applied | decision_window 2026-08-17 2026-08-21")
    s.look("2026-08-12 16:00", f"{waits}{bay} | invited | -\ntask answer_needed\nplan confirm 2026-08-19")
    s.look(
        "2026-08-12 18:00",
        f"""{waits}{bay} | scheduled | -
        plan ask_when 2026-08-18
        plan debrief 2026-08-19
        plan thank_you 2026-08-19
        plan thank_you 2026-08-19
        plan status_check 2026-09-02""",
    )
    s.look("2026-08-18 12:00", f"{waits}{bay} | invited | -\ntask answer_needed")
    s.look("2026-08-18 18:00", f"{waits}{bay} | invited | -")
    s.look(
        "2026-08-19 12:00",
        f"""{waits}{bay} | scheduled | -
        plan ask_when 2026-08-24
        plan debrief 2026-08-25
        plan thank_you 2026-08-25
        plan thank_you 2026-08-25
        plan status_check 2026-09-08""",
    )
    s.look(
        "2026-08-25 17:30",
        f"""{waits}{bay} | waiting | -
        draft thank_you {JUDITH[1]}
        draft thank_you {PAUL}
        task debrief
        plan status_check 2026-09-08""",
    )
    s.approve_all()
    s.done("debrief")
    s.turn("2026-08-25 17:40")
    s.look("2026-08-26 18:00", f"{waits}{bay} | waiting | decision_by - 2026-08-28\nplan status_check 2026-08-31")
    ask = f"{bay} | waiting | decision_by - 2026-08-28\ndraft status_check {JUDITH[1]}"
    s.look("2026-08-31 10:00", f"{grove} | applied | {silence}\ntask confirm\n{ask}")
    s.says("confirm", "yes")
    s.approve_all()
    s.turn("2026-08-31 10:05")
    closed = f"{grove} | rejected | {silence}\n"
    s.look(
        "2026-09-02 15:00",
        f"""{closed}{bay} | offered | decision_by - 2026-08-28
        draft offer_reply {JUDITH[1]}
        plan answer_offer 2026-09-09""",
    )
    return s
