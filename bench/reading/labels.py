"""Owns the tables of a corpus: labels and their confusion, outcomes with a bound, facts, how well `sure` is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.reading.bounds import upper_bound
from bench.reading.corpus import CORPUS
from bench.reading.marks import BINS, Score, score
from classifiers.reading import Label

HELDOUT = CORPUS / "heldout"
FACTS = ("company", "role", "people", "start", "end", "deadline", "back_on")


def corpus_lines(folder: Path, *, show: bool) -> Iterator[str]:
    """The tables of one folder; with `show` also every wrong fact."""
    total = score(folder)
    yield f"{_shown(folder)}: {total.asked['label']} mails"
    yield from _summary(total)
    yield from _facts(total)
    yield from _precision(total)
    yield from _confusion(total)
    yield from _calibration(total)
    for name, key, wanted, got in total.wrong if show else ():
        yield f"    {name}: {key} should be {wanted!r}, is {got!r}"


def heldout_lines() -> Iterator[str]:
    """Totals of the held-out mails and nothing that shows one of them."""
    if not HELDOUT.is_dir():
        return
    total = score(HELDOUT)
    yield f"held-out mails: {total.asked['label']}"
    yield from _summary(total, names=False)
    yield from _facts(total)
    yield from _calibration(total)


def _shown(folder: Path) -> str:
    return "own corpus" if folder == CORPUS else folder.name


def _summary(total: Score, *, names: bool = True) -> Iterator[str]:
    mails, told, wrong = total.asked["label"], total.committed, len(total.wrong_outcomes)
    unsure = sum(count for (_, found), count in total.labels.items() if found == Label.UNSURE)
    yield f"  labels right           {total.right['label']} of {mails} ({total.share('label'):.1%})"
    yield f"  wrong outcomes         {wrong} of {mails} mails, rate below {upper_bound(wrong, mails):.2%} (95 %)"
    yield f"    of outcomes told     {wrong} of {told}, rate below {upper_bound(wrong, told):.2%} (95 %)"
    yield f"  unsure                 {unsure} of {mails} ({unsure / max(mails, 1):.1%})"
    if wrong and names:
        yield f"    {' '.join(total.wrong_outcomes)}"


def _facts(total: Score) -> Iterator[str]:
    others = [key for key in total.asked if key not in (*FACTS, "label")]
    for key in (*FACTS, *others):
        if asked := total.asked[key]:
            yield f"  {key:<22} {total.right[key]:>4} of {asked:<4} {total.share(key):6.1%}"


def _precision(total: Score) -> Iterator[str]:
    yield "  label                     expected  found  right  precision  recall"
    for label in Label:
        expected = sum(count for (gold, _), count in total.labels.items() if gold == label)
        found = sum(count for (_, got), count in total.labels.items() if got == label)
        both = total.labels[str(label), str(label)]
        if expected or found:
            precision, recall = both / found if found else 1.0, both / expected if expected else 1.0
            yield f"    {label:<24}{expected:>7}{found:>8}{both:>7}{precision:>10.0%}{recall:>9.0%}"


def _confusion(total: Score) -> Iterator[str]:
    mixed = [(gold, got, count) for (gold, got), count in total.labels.most_common() if gold != got]
    yield f"  confusion: {'none' if not mixed else ''}".rstrip()
    for gold, got, count in mixed:
        yield f"    {gold} read as {got}: {count}"


def _calibration(total: Score) -> Iterator[str]:
    yield "  sure                   mails   said  right"
    for number in range(BINS):
        if seen := total.sure_seen[number]:
            said, right = total.sure_sum[number] / seen, total.sure_right[number] / seen
            yield f"    {number / BINS:.1f} to {(number + 1) / BINS:.1f}         {seen:>7}{said:>7.0%}{right:>7.0%}"
