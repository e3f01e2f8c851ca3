"""Owns the figures of cutting quotations: how many of the sender's own words stay, and how many quoted ones with them.

The gold numbers the lines of each fixture's text: the new ones and the signature's; every other line is quoted.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.reading.corpus import ROOT
from bench.reading.rivals import ask, installed, rival
from bench.reading.texts import checksum, text_of
from classifiers.text import cut

GOLD = ROOT / "bench" / "gold" / "replies.json"
RIVALS = ("mail-parser-reply", "email-reply-parser")

_WORD = re.compile(r"\w+")
Words = Counter[str]


@dataclass(frozen=True, slots=True)
class Fixture:
    """One text with the words of its new, signing and quoted lines."""

    name: str
    text: str
    new: Words
    signing: Words
    quoted: Words


@dataclass
class Kept:
    """What a cutter did with every fixture: words of each kind, those it left, and the fixtures it got wrong."""

    new: int = 0
    kept: int = 0
    quoted: int = 0
    leaked: int = 0
    signing: int = 0
    signed: int = 0
    whole: int = 0
    flawed: list[str] = field(default_factory=list)

    def add(self, fixture: Fixture, body: str) -> None:
        """Compare what a cutter took for the sender's own words with the gold."""
        left = words(body)
        kept = (left & fixture.new).total()
        leaked = ((left - fixture.new - fixture.signing) & fixture.quoted).total()
        self.new += fixture.new.total()
        self.kept += kept
        self.quoted += fixture.quoted.total()
        self.leaked += leaked
        self.signing += fixture.signing.total()
        self.signed += ((left - fixture.new) & fixture.signing).total()
        clean = kept == fixture.new.total() and not leaked
        self.whole += clean
        if not clean:
            self.flawed.append(f"{fixture.name}: kept {kept} of {fixture.new.total()}, leaked {leaked}")


def words(text: str) -> Words:
    """How often each word stands in a text."""
    return Counter(_WORD.findall(text))


def fixtures(data: Path) -> Iterator[Fixture | str]:
    """Every fixture of the gold, or what is wrong with its file."""
    for name, gold in json.loads(GOLD.read_text("utf-8")).items():
        path = data / name
        text = text_of(path) if path.exists() else ""
        if checksum(text) != gold["sha256"]:
            yield f"{name}: {'another text than the gold was written for' if path.exists() else 'missing'}"
            continue
        lines = text.split("\n")
        new, signing = _chosen(lines, gold["kept"]), _chosen(lines, gold["signature"])
        yield Fixture(name, text, new, signing, words(text) - new - signing)


def _chosen(lines: list[str], ranges: list[list[int]]) -> Words:
    return words("\n".join(line for first, last in ranges for line in lines[first : last + 1]))


def quoting_lines(data: Path, *, show: bool) -> Iterator[str]:
    """One line for each cutter; with `show` also every fixture that ours got wrong."""
    found = list(fixtures(data))
    usable = [one for one in found if isinstance(one, Fixture)]
    yield from (f"  {one}" for one in found if isinstance(one, str))
    yield f"quoted replies, {len(usable)} fixtures"
    yield "  cutter               own words kept   quoted words leaked   signature left   without a flaw | no answer"
    ours = _ours(usable, lambda text: cut(text).body)
    yield _row("followupd", ours, 0)
    for name in RIVALS if installed() else ():
        yield _rival(name, usable)
    yield from (f"    {one}" for one in ours.flawed if show)


def _ours(usable: list[Fixture], cutter: Callable[[str], str]) -> Kept:
    total = Kept()
    for fixture in usable:
        total.add(fixture, cutter(fixture.text))
    return total


def _rival(name: str, usable: list[Fixture]) -> str:
    records = [{"id": one.name, "text": one.text} for one in usable]
    answers = {answer.id: answer for answer in ask(rival("replies", name), records)}
    total = Kept()
    for fixture in usable:
        total.add(fixture, "".join(answers[fixture.name].found))
    failed = [f"{answer.failed} on {Path(answer.id).name}" for answer in answers.values() if answer.failed]
    return _row(name, total, len(failed)) + (f" ({', '.join(failed)})" if failed else "")


def _row(name: str, total: Kept, failed: int) -> str:
    def share(part: int, whole: int) -> str:
        return f"{part:>5} of {whole:<5}{part / max(whole, 1):>6.1%}"

    return (
        f"  {name:<19}{share(total.kept, total.new)}{share(total.leaked, total.quoted):>22}"
        f"{share(total.signed, total.signing):>20}{total.whole:>12} | {failed}"
    )
