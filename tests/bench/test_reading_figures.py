"""How reading is measured: bounds of rates, words kept and leaked, rivals that hang or die."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from bench.reading.__main__ import lines
from bench.reading.bounds import upper_bound
from bench.reading.corpus import mails_of
from bench.reading.labels import HELDOUT
from bench.reading.marks import Score
from bench.reading.quoting import Fixture, Kept, words
from bench.reading.rivals import Answer, ask
from bench.reading.texts import checksum, text_of
from classifiers.reading import Label, Reading


class TestBounds:
    @pytest.mark.parametrize(("wrong", "seen", "bound"), [(0, 100, 0.0295), (0, 500, 0.0060), (1, 100, 0.0466)])
    def test_the_exact_bound(self, wrong: int, seen: int, bound: float) -> None:
        assert upper_bound(wrong, seen) == pytest.approx(bound, abs=0.0001)

    def test_nothing_seen_says_nothing(self) -> None:
        assert upper_bound(0, 0) == 1.0
        assert upper_bound(3, 3) == 1.0


class TestKept:
    FIXTURE = Fixture("a", "", words("we decide on Friday"), words("Ana"), words("any news on Friday"))

    def test_a_clean_cut(self) -> None:
        total = Kept()
        total.add(self.FIXTURE, "we decide on Friday")

        assert (total.kept, total.leaked, total.signed, total.whole) == (4, 0, 0, 1)

    def test_leaks_and_losses_are_counted_by_the_word(self) -> None:
        total = Kept()
        total.add(self.FIXTURE, "decide on Friday Ana any news on")

        assert (total.kept, total.leaked, total.signed, total.whole) == (3, 3, 1, 0)


class TestScore:
    def test_a_wrong_outcome_and_its_bin(self) -> None:
        total = Score()
        total.add("one", {"label": "status_update"}, Reading(Label.REJECTION, sure=0.95))
        total.add("two", {"label": "rejection"}, Reading(Label.REJECTION, sure=0.5))

        assert total.wrong_outcomes == ["one"]
        assert total.committed == 2
        assert (total.sure_seen, total.sure_right) == ([0, 0, 1, 0, 1], [0, 0, 1, 0, 0])

    def test_bodies_are_wrapped(self, tmp_path: Path) -> None:
        path = tmp_path / "set.jsonl"
        path.write_text('{"id": "x", "text": "Hello", "category": "unsure", "accept": ["unsure"]}\n', "utf-8")

        ((name, raw, gold),) = mails_of(path)

        assert (name, gold["accept"]) == ("x", ["unsure"])
        assert b"\nSubject:\n" in raw


class TestHeldOut:
    def test_no_mail_of_it_is_named_even_when_asked(self) -> None:
        shown = "\n".join(lines([HELDOUT], None, show=True))

        assert f"held-out mails: {len(list(HELDOUT.glob('*.eml')))}" in shown
        assert [path.stem for path in HELDOUT.glob("*.eml") if re.search(rf"\b{path.stem}\b", shown)] == []


class TestTexts:
    def test_marks_of_other_tools_go(self, tmp_path: Path) -> None:
        path = tmp_path / "johndoe_body"
        path.write_bytes(b"Hello\r\n#sig#Ana\r\n")

        assert text_of(path) == "Hello\nAna"
        assert len(checksum("Hello")) == 64

    def test_html_is_read_as_mail(self, tmp_path: Path) -> None:
        path = tmp_path / "reply.html"
        path.write_text("<p>Hello</p>", "utf-8")

        assert text_of(path) == "Hello"


CHILD = """
import json, sys
for line in sys.stdin:
    name = json.loads(line)["id"]
    if name == "dies":
        sys.exit(1)
    if name == "hangs":
        sys.stdin.read()
    print(json.dumps({"id": name, "found": ["2026-03-03"], "failed": None}), flush=True)
"""


class TestRivals:
    def test_one_that_hangs_or_dies_is_told_so_and_the_next_is_asked(self) -> None:
        records = [{"id": name} for name in ("a", "hangs", "b", "dies", "c")]

        told = list(ask([sys.executable, "-I", "-c", CHILD], records, limit=1.0, start_limit=10.0))

        day = ("2026-03-03",)
        assert told == [
            Answer("a", day), Answer("hangs", failed="hung"), Answer("b", day), Answer("dies", failed="died"),
            Answer("c", day),
        ]  # fmt: skip
