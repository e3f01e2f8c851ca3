"""Entering patterns where they can match finds what looking everywhere finds; the words asked for first are right."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from classifiers import employers, named, role_lines, roles
from classifiers.employer_names import has_legal_form
from classifiers.employer_words import LEGAL
from classifiers.entrances import Entered, Entrances, line_starts, lines_with, matches
from classifiers.firsts import first_words
from classifiers.parse import parse
from classifiers.people import MAILBOX, mailboxes
from classifiers.phrases import NOUN
from classifiers.role_tidy import HAS_NOUN, names_profession
from classifiers.role_words import MORE, PAIRS, PROFESSION, may_name_one
from tests.classifiers.made_matches import made

HERE = Path(__file__).parent
TEXTS = [parse(path.read_bytes()).text[:5000] for path in sorted((HERE / "corpus").glob("*.eml"))] + [
    "Acme and Bolt have written. With Harbour & Finch Talent Team, the Larch Bank team and The Oak Talent Acquisition.",
    "Marta Silva and I will meet you. Dr. Ana de Souza would like to speak to you, and O'Neil Park will join us.",
    "pre-Acme Talent\n(Orrin Hiring Team)\nx- Fern Recruiting\nYour Fern HR: iFern is asking, that eFern are. Fern has",
    "for .NET Developer role, the R&D - Lead position and the next-gen (senior) web/app developer, 2nd chef job!",
    "the the the position of of Lecturer in Law at at at\n\n  role  role\nThe\nEmployer: Fern\n\n: Fern is. : Fern are",
    "",
]
ALL = [employers.BODY_PLACES, roles.TEXT_PLACES, role_lines.PLACES, named.PLACES]


@pytest.mark.parametrize("patterns", ALL, ids=["employer", "role", "role in passing", "names"])
def test_entering_finds_what_looking_everywhere_finds(patterns: Entrances) -> None:
    met: set[str] = set()
    for text in TEXTS:
        for one, found in zip(patterns.patterns, patterns.find(text), strict=True):
            spans = [(match.span(), match.groups()) for match in one.pattern.finditer(text)]
            assert [(match.span(), match.groups()) for match in found] == spans, (one.pattern.pattern, text)
            met.update({one.pattern.pattern} if spans else set())
    assert len(met) > len(patterns.patterns) // 2


@pytest.mark.parametrize("patterns", ALL, ids=["employer", "role", "role in passing", "names"])
def test_entering_misses_nothing_that_a_pattern_allows(patterns: Entrances) -> None:
    random, met = Random(1), 0
    for one in patterns.patterns:
        for text in map(" ".join, pairwise(made(one.pattern.pattern, one.pattern.flags, random, 60))):
            for other, found in zip(patterns.patterns, patterns.find(text), strict=True):
                spans = [match.span() for match in other.pattern.finditer(text)]
                assert [match.span() for match in found] == spans, (other.pattern.pattern, text)
                met += bool(spans)
    assert met > len(patterns.patterns) * 10


def test_words_may_be_read_from_a_text_with_other_white_space() -> None:
    patterns = Entrances([Entered(re.compile(r"\bthe (?:night )?baker"))])
    assert [match.start() for match in patterns.find("so the night baker", "so\nthe\nnight\nbaker")[0]] == [3]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:hir(?:e|ing)|recruit\w+) (?:a|an) ", {"hire ", "hiring ", "recruit"}),
        (r"(?m)^(?:[Tt]he )?(?i:role|post)s?: ", {"the ", "role ", "roles ", "post ", "posts "}),
        (r"R-\d+ x|(?:no|yes)\.", {"r ", "no ", "yes "}),
        (r"(?:as|until)(?= then)\w*", {"as", "until"}),
        (r"(?:ab)+c|d{2,3}e|f{0,2}gh|[Jj]k(?!l)", {"ab", "d", "f", "gh", "jk"}),
    ],
)
def test_first_words(pattern: str, words: set[str]) -> None:
    assert first_words(pattern) == words


@pytest.mark.parametrize("pattern", [r"\w+ role", r"(?:the )?[A-Z]\w+", r"[ \t]*role", r"(?:as)?"])
def test_a_pattern_that_any_word_may_begin_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="any word"):
        first_words(pattern)


def test_matches_do_not_overlap() -> None:
    assert [match.start() for match in matches(re.compile("a a"), "a a a a", [0, 2, 4])] == [0, 4]


def test_lines() -> None:
    text = "one: a: b\ntwo\n\nthree:"
    assert list(lines_with(":", text)) == [0, 15]
    assert list(line_starts(text)) == [0, 10, 14, 15]


def test_addresses_are_found_about_their_sign() -> None:
    texts = [
        "a@b.example, c@d.example;e.f+g@h-i.example. @@ x@y @z.example @ k@l.m.n.o.p.q.r",
        f"{'a' * 70}@b.example {'c.' * 300}example@{'d.' * 30}example@e.example",
        "no sign at all",
    ]
    for text in texts:
        assert [one.span() for one in mailboxes(text)] == [one.span() for one in MAILBOX.finditer(text)]


FORMS = (
    "Inc LLC L.L.C Ltd Limited LLP PLC Corp Corporation Co Company GmbH AG SE KG UG S.A S.A.S SAS SARL S.r.l SpA B.V "
    "N.V Oy AB ApS A/S Pty Pvt e.V mbH"
)


@pytest.mark.parametrize("form", [*FORMS.split(), "GmbH & Co. KG", "Pty Ltd", "Private Limited", "Holding Company"])
def test_a_legal_form_is_known_by_its_last_word(form: str) -> None:
    for name in (f"Fern {form}", f"Fern, {form}, Leeds", f"fern {form.lower()}."):
        assert LEGAL.search(name) is not None
        assert has_legal_form(name)


@pytest.mark.parametrize("name", ["Ltd", "Company", "Costa Coffee", "Inca Foods", "Fern (Ltd)"])
def test_a_name_that_only_looks_like_a_legal_form_has_none(name: str) -> None:
    assert LEGAL.search(name) is None
    assert not has_legal_form(name)


def test_professions_of_several_words_begin_with_a_known_one() -> None:
    spanning = {word.strip() for word in first_words(rf"(?:{NOUN}|{MORE})") if word.endswith(" ")}
    assert spanning <= PAIRS


def test_a_profession_is_found_word_by_word_as_in_the_whole() -> None:
    runs = {" ".join(pair) for text in TEXTS for pair in pairwise(text.split()[:400])}
    runs |= {
        "Scrum Masters",
        "au pair",
        "Para-professional II",
        "a ph.d.",
        "Night-shift stewardess",
        "Bäcker",
        "x" * 40,
    }
    for run in runs:
        assert names_profession(run) == (HAS_NOUN.search(run) is not None), run
        if re.search(rf"(?i)(?:^| ){PROFESSION}(?=$| )", run):
            assert may_name_one(run), run
