"""Our own corpus: every mail has its expected reading beside it."""

from __future__ import annotations

import pytest

from bench.reading import CORPUS, ME, OUTCOMES, mails_of, score
from classifiers.classify import classify
from classifiers.parse import parse

MAILS = {name: (raw, gold) for name, raw, gold in mails_of(CORPUS)}
TOTAL = score(CORPUS)


@pytest.mark.parametrize("name", MAILS)
def test_no_outcome_is_ever_wrong(name: str) -> None:
    raw, gold = MAILS[name]

    label = classify(parse(raw), me=ME).label

    assert label not in OUTCOMES or label == gold["label"]


def test_the_corpus_is_broad() -> None:
    assert len(MAILS) >= 160
    assert len({gold["label"] for _, gold in MAILS.values()}) == 16


@pytest.mark.parametrize(
    ("fact", "share"),
    [("label", 0.97), ("nuance", 0.98), ("company", 0.9), ("role", 0.95), ("start", 0.9), ("statement", 0.9)],
)
def test_facts_are_read(fact: str, share: float) -> None:
    assert TOTAL.share(fact) >= share, [one for one in TOTAL.wrong if one[1] == fact]


@pytest.mark.parametrize("name", MAILS)
def test_a_quote_is_in_the_mail(name: str) -> None:
    raw, _ = MAILS[name]
    message = parse(raw)
    said = "".join(f"{message.subject}{message.text}".split())

    for one in classify(message, me=ME).evidence:
        assert "".join(one.quote.split())[:60].translate({0x2A: None}) in said.translate(PLAIN)


PLAIN = str.maketrans({"’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": ".", "*": None})
