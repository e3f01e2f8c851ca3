"""The first day back from leave and the candidate's own deadlines, worked out by hand for a mail of Wednesday 3 June 2026."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from classifiers.dates import read_back_on, read_deadline

SENT = datetime.fromisoformat("2026-06-03T10:00:00+01:00")
BACK = """
I am out of the office until 12 June. => 06-15
I am away until Friday 12 June. => 06-15
I am on annual leave from 1 to 12 June and will reply on my return. => 06-15
I'm out of office through June 12. => 06-15
I am away to 12 June. => 06-15
I will be back on Monday 8 June. => 06-08
I will be out of the office returning 8 June. => 06-08
I return to the office on 9 June. => 06-09
Out of office: 1 June - 5 June => 06-08
I am on leave and will be back in the office on Tuesday 9th June. => 06-09
I'm away this week and back next Monday. => 06-08
I am out of the office today and will return tomorrow. => 06-04
I'm on vacation until next Wednesday. => 06-11
I am currently out of the office with no access to email. I will return on Monday, June 15th. For urgent matters contact Dana by phone. => 06-15
Thank you for your email. I am out of the office from 3 June until 10 June inclusive. => 06-11
I am at a conference until Thursday and will respond when I'm back. => 06-05
We will decide by Friday. => none
Ich bin bis zum 12. Juni nicht im Büro. => 06-15
Ich bin vom 1. Juni bis 12. Juni 2026 im Urlaub. => 06-15
Ich bin ab dem 15. Juni wieder erreichbar. => 06-15
Ich bin vom 01.06. bis 12.06.2026 nicht im Haus. => 06-15
Ich bin bis einschließlich 12.06.2026 abwesend. => 06-15
Am 15.06.2026 bin ich wieder im Büro. => 06-15
Ich bin wieder am Montag, den 15. Juni im Büro. => 06-15
Je suis absent du bureau jusqu'au 12 juin. => 06-15
Je suis en congés du 1er au 12 juin 2026. => 06-15
Je serai de retour le 15 juin. => 06-15
Je suis en vacances jusqu'au vendredi 12 juin inclus. => 06-15
Je serai absente du 1 juin au 12 juin, de retour le lundi 15 juin. => 06-15
Estoy fuera de la oficina hasta el 12 de junio. => 06-15
Estaré de vacaciones del 1 al 12 de junio. => 06-15
Estaré de vuelta el 15 de junio. => 06-15
Estaré fuera de la oficina hasta el viernes 12 de junio de 2026. Regreso el lunes 15 de junio. => 06-15
I'm out until 15/6. => 06-16
Thanks for your message! I'm away from my desk Thu 4 and Fri 5 June, back Monday. => 06-08
I'll be out of the office starting Monday, June 1 and returning Monday, June 15. => 06-15
I am on parental leave and will return in September. => 09-01
I am on maternity leave until January 2027. => 2027-01-01
"""
DUE = """
Please complete the test by Friday. => 06-05
The offer expires on 12 June. => 06-12
Our offer is valid until 12 June. => 06-12
Let us know by Tuesday. => 06-09
Please send your availability by Monday. => 06-08
You have until Friday to complete the coding challenge. => 06-05
You have 5 days to complete the assessment. => 06-08
The assessment must be completed within 5 days. => 06-08
Please complete the assessment within 72 hours. => 06-06
The link expires on 10 June. => 06-10
We will decide by Friday. => none
Your interview is on Friday. => none
We need your answer by 12 June. => 06-12
Kindly submit your documents before 12 June. => 06-11
Please return the signed contract no later than 10 June. => 06-10
Could you send us two references by the end of the week? => 06-05
The deadline for the exercise is 9 June. => 06-09
The test is due on Monday. => 06-08
Please submit it by Monday, June 8 at 5pm. => 06-08
Can you let me know by tomorrow if that works? => 06-04
We'd appreciate your response by June 10. => 06-10
Please confirm your attendance by replying to this email by 5pm on Friday. => 06-05
To accept, sign the attached letter by 12 June. => 06-12
If you wish to accept, please reply by 12 June 2026. => 06-12
Applications close on 30 June. => none
Please respond within 48 hours to accept this offer. => 06-05
The offer will remain open until close of business on Wednesday. => 06-10
The invitation to the HackerRank test will expire in 7 days. => 06-10
You will have one week to finish the take-home project. => 06-10
Please get back to me by Friday with a few times that suit you. => 06-05
Finish your application by June 7. => 06-07
"""


def _cases(table: str) -> list[tuple[str, date | None]]:
    cases = []
    for line in table.strip().splitlines():
        text, _, day = line.partition(" => ")
        cases.append((text, None if day == "none" else date.fromisoformat(day if len(day) == 10 else f"2026-{day}")))
    return cases


@pytest.mark.parametrize(("text", "day"), _cases(BACK))
def test_first_day_back(text: str, day: date | None) -> None:
    assert read_back_on(text, SENT) == day


@pytest.mark.parametrize(("text", "day"), _cases(DUE))
def test_deadline(text: str, day: date | None) -> None:
    assert read_deadline(text, SENT) == day


def test_american_numeric_days() -> None:
    assert read_back_on("OOO until 6/12", SENT, "en-US") == date(2026, 6, 15)
