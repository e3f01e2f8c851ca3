"""Owns the figures of mail sets from outside: what each mail would have done, rejections told and mistaken."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.reading.bounds import upper_bound
from bench.reading.corpus import ME, OUTCOMES, records_of, wrapped
from classifiers.classify import classify
from classifiers.parse import parse

EFFECT = {
    "application_received": "applied",
    "interview_invitation": "interview",
    "interview_confirmation": "interview",
    "reschedule": "interview",
    "offer": "offer",
    "rejection": "rejected",
}
HARD = "hard44"
HARD_ME = frozenset({"robin.vale@example.org"})
BODIES = ("dev_real_seth2021", "dev_synthetic", "dev_templates")


def effect_lines(folder: Path) -> Iterator[str]:
    """The hard mails: the status each would have written, against those its gold allows (a bar parts alternatives)."""
    counts: Counter[str] = Counter()
    gold = json.loads((folder / f"{HARD}.gold.json").read_text("utf-8"))
    for one in gold:
        mail = (folder / HARD / f"{one['id']}.eml").read_bytes()
        effect = EFFECT.get(str(classify(parse(mail), me=HARD_ME).label), "none")
        allowed = one["effect"].split("|")
        counts["right" if effect in allowed else "missed" if effect == "none" else "wrong"] += 1
    yield f"{HARD}: right {counts['right']}, missed {counts['missed']}, wrong {counts['wrong']} of {len(gold)}"


def body_lines(path: Path) -> Iterator[str]:
    """One set of bodies, wrapped into a mail of a fixed sender, date and (where it has none) empty subject."""
    pairs = [(one, str(classify(parse(wrapped(one)), me=ME).label)) for one in records_of(path)]
    right = sum(label in one["accept"] for one, label in pairs)
    wrong = sum(label in OUTCOMES and label not in one["accept"] for one, label in pairs)
    told = sum(label in OUTCOMES for _, label in pairs)
    yield f"{path.stem}: labels {right} of {len(pairs)} ({right / len(pairs):.1%})"
    yield f"  wrong outcomes {wrong} of {told} told, rate below {upper_bound(wrong, told):.2%} (95 %)"
    yield from _rejections(pairs)


def _rejections(pairs: list[tuple[dict[str, Any], str]]) -> Iterator[str]:
    due = [label for one, label in pairs if one["accept"] == ["rejection"]]
    others = [label for one, label in pairs if "rejection" not in one["accept"]]
    if due:
        found = due.count("rejection")
        yield f"  rejections found {found} of {len(due)} ({found / len(due):.1%})"
    yield f"  others called rejection {others.count('rejection')} of {len(others)}"


def set_lines(data: Path) -> Iterator[str]:
    """Every set of mails below `data`."""
    folder = data / "mail"
    if (folder / f"{HARD}.gold.json").exists():
        yield from effect_lines(folder)
    for name in BODIES:
        if (folder / f"{name}.jsonl").exists():
            yield from body_lines(folder / f"{name}.jsonl")
