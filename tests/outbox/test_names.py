"""Names, companies, roles and lines of strangers, tidied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbox import names


@pytest.mark.parametrize(
    ("raw", "full"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("Ana", "Ana"),
        ("Ruiz, Ana (HR)", "Ana Ruiz"),
        ("ANA RUIZ", "Ana Ruiz"),
        ("RUIZ, ANA", "Ana Ruiz"),
        ("ana ruiz", "Ana Ruiz"),
        ("'Ana Ruiz'", "Ana Ruiz"),
        ('"Ana Ruiz"', "Ana Ruiz"),
        ("Ana Ruiz (she/her)", "Ana Ruiz"),
        ("Ana Ruiz | Corvid", "Ana Ruiz"),
        ("Ana Ruiz - Corvid Careers", "Ana Ruiz"),
        ("Ana Ruiz via Greenhouse", "Ana Ruiz"),
        ("Ana Ruiz at Corvid", "Ana Ruiz"),
        ("Ana from Corvid", "Ana"),
        ("Ana Ruiz, PhD", "Ana Ruiz"),
        ("Ana Ruiz, MBA, SHRM-CP", "Ana Ruiz"),
        ("Smith, John, MBA", "John Smith"),
        ("ana.ruiz@corvid.example", "Ana Ruiz"),
        ("Ana \u200b\u202eRuiz ✨", "Ana Ruiz"),
        ("JEAN-LUC O'BRIEN", "Jean-Luc O'Brien"),
        ("PIETER VAN DER BERG", "Pieter van der Berg"),
        ("FIONA MCDONALD", "Fiona McDonald"),
        ("Jörg Müller-Lüdenscheidt", "Jörg Müller-Lüdenscheidt"),
        ("田中 太郎", "田中 太郎"),
        ("Jack Ma", "Jack Ma"),
        ("Ma, Jack", "Jack Ma"),
        ("Anh Do", "Anh Do"),
        ("Charles Lever", "Charles Lever"),
        ("Lever", None),
        ("Ana Ruiz @ Corvid", "Ana Ruiz"),
        ("Ana Ruiz, MA", "Ana Ruiz"),
        ("Ana Ruiz MBA", "Ana Ruiz"),
        ("Ana\r\nBcc: x@y.example", None),
        ("", None),
        (None, None),
        ("hr@corvid.example", None),
        ("people.team@corvid.example", None),
        ("a.ruiz@corvid.example", None),
        ("Corvid Recruiting Team", None),
        ("Corvid Tools", None),
        ("Corvid Tools Ltd", None),
        ("Talent Acquisition", None),
        ("no-reply", None),
        ("Ana & Ben", None),
        ("=?utf-8?q?Ana?=", None),
        ("x" * 100, None),
        ("...", None),
        ("(HR)", None),
        ("one two three four five six", None),
    ],
)
def test_a_person(raw: str | None, full: str | None) -> None:
    found = names.person(raw, "Corvid Tools Ltd")
    assert (found.full if found else None) == full


@pytest.mark.parametrize(
    ("raw", "title", "surname"),
    [
        ("Dr. Ana Ruiz", "Dr", "Ruiz"),
        ("Ruiz, Dr. Ana", "Dr", "Ruiz"),
        ("Prof. Dr. Eva van der Berg", "Dr", "van der Berg"),
        ("Ms Ruiz", "Ms", "Ruiz"),
        ("Frau Weber", "Frau", "Weber"),
    ],
)
def test_a_title_is_kept_with_the_surname(raw: str, title: str, surname: str) -> None:
    found = names.person(raw)
    assert found is not None
    assert (found.title, found.surname) == (title, surname)


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Data Analyst (m/w/d)", "Data Analyst"),
        ("Data Analyst (all genders)", "Data Analyst"),
        ("Account Executive - EMEA", "Account Executive - EMEA"),
        (
            "Senior Manager of Very Important Regional Operations - Northern Europe and Beyond",
            "Senior Manager of Very Important Regional Operations",
        ),
        ("word " * 60, None),
        ("12345", None),
        ("", None),
        (None, None),
    ],
)
def test_a_role(raw: str | None, role: str | None) -> None:
    assert names.job(raw) == role


@pytest.mark.parametrize(
    ("raw", "company"),
    [
        ("Corvid Tools Ltd", "Corvid Tools"),
        ("Corvid, Inc.", "Corvid"),
        ("Corvid GmbH & Co. KG", "Corvid"),
        ("Bang & Olsen A/S", "Bang & Olsen"),
        ("  ", None),
        ("x@y.example", None),
    ],
)
def test_a_company(raw: str, company: str | None) -> None:
    assert names.employer(raw) == company


@given(st.text(max_size=300))
def test_a_line_is_always_one_clean_line(text: str) -> None:
    line = names.flat(text)
    assert line.isprintable() or all(char.isprintable() or char in "\u200c\u200d" or char.isspace() for char in line)
    assert not set(line) & set("\r\n\x00\u2028\u2029\x85\x0b")
    assert names.flat(line) == line


@given(st.text(max_size=300))
def test_a_reply_has_one_re(text: str) -> None:
    subject = names.reply_subject(text)
    assert subject is None or (
        subject.startswith("Re: ") and not subject[4:].lower().startswith(("re:", "aw:", "fwd:"))
    )
