"""Section 8 of the rules over every letter, profile, variant, language and number, and what each kind must say."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import combinations

import pytest

from outbox.compose import compose
from outbox.occasion import Letter, Occasion
from outbox.style import faults, said
from outbox.tongue import languages
from tests.outbox.occasions import MET, NAMED, NEWS, every_occasion, occasion


@cache
def every_letter() -> tuple[tuple[Occasion, Letter], ...]:
    """All of them, written once."""
    return tuple((one, compose(one)) for one in every_occasion())


DAY = {"en": "Tuesday, 2 June", "de": "Dienstag, 2. Juni"}
NAMED_DAY = {"en": "Friday, 12 June", "de": "Freitag, 12. Juni"}


def test_no_letter_has_a_fault_of_style() -> None:
    found: dict[tuple[str, ...], Occasion] = {}
    count = 0
    for one, letter in every_letter():
        count += 1
        if wrong := faults(letter, one.kind, one.news):
            found.setdefault(wrong, one)
    assert count > 2_000 * len(languages())
    assert found == {}


def test_a_check_with_news_still_keeps_the_limit() -> None:
    worst = max(
        len(said(letter.body).split()) for one, letter in every_letter() if one.kind == "status_check" and one.news
    )
    assert worst <= 90


def test_every_letter_says_who_which_job_and_which_day() -> None:
    for one, letter in every_letter():
        body = letter.body
        assert body.rstrip().endswith("Sam Hart")
        assert ("Data Analyst" in body) == (one.role == "Data Analyst (m/f/d)")
        assert ("Night Shift" in body) == (one.role == "Night Shift position")
        assert ("Corvid Tools" in body) == (one.company is not None)
        assert (DAY[one.language] in body) == (one.met_on is not None), body
        assert ("Ana Ruiz" in body) == (one.recipient_name is not None)
        assert not re.search(r"\b[Pp]osition role|Stelle als .* position", body)


def test_what_is_given_is_said_and_nothing_else() -> None:
    for one, letter in every_letter():
        body = letter.body
        assert (f"\n\n{NEWS}\n\n" in body) == (one.news is not None)
        if one.kind == "status_check" and not one.invited_contact:
            assert (NAMED_DAY[one.language] in body) == (one.named_date is not None)
        if one.kind == "thank_you" and one.mention:
            assert one.mention.removeprefix("we ") in body


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("part", ["interviewer", "recruiter", "contact"])
def test_thank_yous_of_a_round_are_different_letters(language: str, part: str) -> None:
    bodies = [
        said(compose(occasion("thank_you", variant=variant, part=part, language=language)).body)
        for variant in range(12)
    ]
    for first, second in combinations(bodies, 2):
        assert _alike(first, second) < 0.12, (first, second)


@pytest.mark.parametrize("language", sorted(languages()))
def test_parts_of_a_round_are_thanked_for_different_things(language: str) -> None:
    for variant in range(12):
        bodies = [
            said(compose(occasion("thank_you", variant=variant, part=part, language=language)).body)
            for part in ("interviewer", "recruiter", "contact")
        ]
        assert all(_alike(first, second) < 0.2 for first, second in combinations(bodies, 2))


def test_more_than_twelve_people_still_get_different_mails() -> None:
    bodies = {compose(occasion("thank_you", variant=variant)).body for variant in range(36)}
    assert len(bodies) == 36


@pytest.mark.parametrize("language", sorted(languages()))
@pytest.mark.parametrize("profile", ["patient", "brisk", "assertive"])
@pytest.mark.parametrize("named", [None, NAMED])
def test_each_further_check_is_another_letter(language: str, profile: str, named: date | None) -> None:
    bodies = [
        said(
            compose(
                occasion("status_check", check_number=number, profile=profile, named_date=named, language=language)
            ).body
        )
        for number in (1, 2, 3, 4)
    ]
    assert all(_alike(first, second) < 0.15 for first, second in combinations(bodies, 2))


def test_profiles_ask_differently() -> None:
    for number in (1, 2, 3, 4):
        questions = {
            question.group()
            for profile in ("patient", "brisk", "assertive")
            if (
                question := re.search(
                    r"[^.?]*\?", compose(occasion("status_check", check_number=number, profile=profile)).body
                )
            )
        }
        assert len(questions) == 3


def test_an_offer_is_welcomed_and_never_answered() -> None:
    body = compose(occasion("offer_reply")).body
    assert "grateful" in body
    assert "excited" in body
    assert "?" not in body
    assert not re.search(r"accept|declin|negotiat|salary|join", body, re.IGNORECASE)


@pytest.mark.parametrize("withdrawn", [True, False])
def test_a_rejection_is_answered_with_thanks_hope_and_one_question(withdrawn: bool) -> None:
    body = compose(occasion("rejection_reply", offer_withdrawn=withdrawn)).body
    assert body.index("Thank you") < body.index("considered again") < body.index("?")


def test_a_day_of_another_year_says_its_year() -> None:
    assert "Tuesday, 3 June 2025" in compose(occasion("status_check", met_on=date(2025, 6, 3))).body
    assert (
        "Monday, 15 December."
        in compose(occasion("status_check", check_number=4, met_on=date(2025, 12, 15), today=date(2026, 1, 12))).body
    )


@pytest.mark.parametrize(
    ("tag", "start"), [("de-AT", "Guten Tag"), ("de", "Guten Tag"), ("xx", "Dear"), ("", "Dear"), ("en_GB", "Dear")]
)
def test_a_language_is_a_folder_and_an_unknown_one_is_english(tag: str, start: str) -> None:
    assert compose(occasion("thank_you", language=tag)).body.startswith(start)


@pytest.mark.parametrize(
    ("thread", "subject"),
    [
        ("Interview on Tuesday", "Re: Interview on Tuesday"),
        ("Re: Interview", "Re: Interview"),
        ("RE: re: AW: Interview", "Re: Interview"),
        ("Antw: Fwd: Interview", "Re: Interview"),
        ("Re[2]: Interview", "Re: Interview"),
        ("SV:Interview", "Re: Interview"),
        ("Interview\r\nBcc: evil@x.example", "Re: Interview Bcc: evil@x.example"),
        ("Reference: 4711", "Re: Reference: 4711"),
        ("Re:", "My application for the Data Analyst role at Corvid Tools"),
        ("   ", "My application for the Data Analyst role at Corvid Tools"),
        (None, "My application for the Data Analyst role at Corvid Tools"),
    ],
)
def test_the_thread_keeps_its_subject(thread: str | None, subject: str) -> None:
    assert compose(occasion("status_check", thread_subject=thread)).subject == subject


@pytest.mark.parametrize(
    ("signature", "end"),
    [
        (None, "Kind regards,\nSam Hart\n"),
        ("Sam Hart\n+44 20 7946 0000", "Kind regards,\nSam Hart\n+44 20 7946 0000\n"),
        ("+44 20 7946 0000", "Kind regards,\nSam Hart\n+44 20 7946 0000\n"),
        ("Best wishes,\r\nSam", "\n\nBest wishes,\nSam\n"),
        ("-- \nSam Hart", "Kind regards,\nSam Hart\n"),
    ],
)
def test_the_signature_stands_once(signature: str | None, end: str) -> None:
    body = compose(occasion("status_check", signature=signature)).body
    assert body.endswith(end)
    assert body.count("regards") + body.count("wishes,") == 1


def test_foreign_values_stay_on_their_line_and_are_no_template() -> None:
    letter = compose(
        occasion(
            "thank_you",
            recipient_name="Ana\r\nBcc: x@y.example",
            role="{{ 7 * 7 }}\r\n\r\nanalyst",
            company="A\x00c\u2028me",
        )
    )
    assert "49" not in letter.body
    assert "{{ 7 * 7 }} analyst" in letter.body
    assert "Ac me" in letter.body
    assert "Bcc" not in letter.body.split("\n")[1]
    assert letter.body.count("\n\n") <= 4


def test_news_is_kept_as_given() -> None:
    words = "I passed the exam!\r\nIs that not fine?\n\n\n\nHere is more   of it."
    letter = compose(occasion("status_check", news=words))
    assert "\n\nI passed the exam!\nIs that not fine?\n\nHere is more   of it.\n\n" in letter.body
    assert faults(letter, "status_check", "I passed the exam!\nIs that not fine?\n\nHere is more   of it.") == ()


def test_an_unknown_kind_is_the_callers_mistake() -> None:
    with pytest.raises(KeyError):
        compose(occasion("love_letter"))


def _alike(first: str, second: str) -> float:
    """Share of three-word runs in common, job and day taken out."""
    runs = [_runs(text) for text in (first, second)]
    return len(runs[0] & runs[1]) / min(map(len, runs))


def _runs(text: str) -> set[tuple[str, ...]]:
    plain = text.replace("the Data Analyst role at Corvid Tools", "JOB").replace(
        "Stelle als Data Analyst bei Corvid Tools", "JOB"
    )
    plain = plain.replace(f"on {DAY['en']}", "DAY").replace(f"am {DAY['de']}", "DAY")
    words = re.findall(r"\w+", plain)
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def test_the_named_day_is_said_as_a_hope() -> None:
    body = compose(occasion("status_check", named_date=NAMED, met_on=MET)).body
    assert "You mentioned you hoped to decide by Friday, 12 June" in body
