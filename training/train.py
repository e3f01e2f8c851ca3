"""Trains the models of classifiers/learned from labelled mails: `make train`.

Reads training/mails/*.jsonl, one mail a line: {"from", "subject", "body", "label", "thread", "acts"}, and the corpus
and turns of phrase of the reader's tests, never its `heldout` and `unseen` folders. `acts` has a letter for each
sentence (classifiers.learned.acts), "-" where nobody said. Three files come out: what a mail is, what a sentence does,
and how both are weighed together with the rules; the last is learned from what models say of mails they have not seen,
whole files being left out in turn. `--measure` tells how well that goes, and writes nothing.
Needs scikit-learn (requirements/train.txt); the program itself does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from material import Known, known_mails, phrases  # noqa: E402

from classifiers.classify import all_classifiers, look  # noqa: E402
from classifiers.learned import features, second  # noqa: E402
from classifiers.learned.acts import Act, Acts  # noqa: E402
from classifiers.learned.model import path_of, row_of  # noqa: E402
from classifiers.learned.together import inputs  # noqa: E402
from classifiers.meeting import read_meeting  # noqa: E402
from classifiers.reading import Label  # noqa: E402
from classifiers.verdict import decide  # noqa: E402

GROUPS = 4
AT_ONCE = 2  # models learned at the same time
_SHARED: list[Material] = []  # what the processes that learn inherit
UNSURE = "unsure"  # what no words tell, but two opinions together may
MOST_ROWS = {"mails": 40_000, "sentences": 25_000}


class Learner:
    """A vectorizer and a classifier, as the program will use them."""

    def __init__(self, most: int, *, strength: float, balanced: bool) -> None:
        self.vectors = TfidfVectorizer(analyzer=list, binary=True, min_df=2, norm=None)
        self.names = LogisticRegression(C=strength, max_iter=200, class_weight="balanced" if balanced else None)
        self.most = most
        self.kept = numpy.zeros(0, dtype=int)

    def fit(self, features: Sequence[set[str]], names: Sequence[str]) -> Learner:
        """Learn."""
        table = self.vectors.fit_transform(features)
        worth = numpy.nan_to_num(chi2(table, names)[0])
        self.kept = numpy.sort(numpy.argsort(-worth)[: self.most])
        self.names.fit(_unit(table[:, self.kept]), names)
        return self

    def likely(self, features: Sequence[set[str]], names: Sequence[str]) -> numpy.ndarray:
        """How likely each of these names is, a row for each."""
        told = self.names.predict_proba(_unit(self.vectors.transform(features)[:, self.kept]))
        found = numpy.zeros((len(features), len(names)))
        for place, name in enumerate(self.names.classes_):
            found[:, names.index(name)] = told[:, place]
        return found

    def as_json(self) -> str:
        """The model as the program reads it."""
        names = self.vectors.get_feature_names_out()[self.kept]
        scales = self.vectors.idf_[self.kept]
        weights = self.names.coef_ * scales
        whole = {
            "names": list(self.names.classes_),
            "bias": [round(float(value), 2) for value in self.names.intercept_],
            "rows": {
                str(name): row_of(float(scale) ** 2, map(float, row))
                for name, scale, row in sorted(zip(names, scales, weights.T, strict=True), key=lambda one: str(one[0]))
            },
        }
        return json.dumps(whole, separators=(",", ":"), ensure_ascii=False).replace('","', '",\n"') + "\n"


def _unit(table):
    lengths = numpy.sqrt(table.multiply(table).sum(axis=1)).A1
    lengths[lengths == 0] = 1
    return table.multiply(1 / lengths[:, None]).tocsr()


@dataclass
class Material:
    """All mails with what is seen of them; the first `asked` may be left out in turn, the rest only teaches."""

    known: list[Known]
    asked: int

    def __post_init__(self) -> None:
        self.seen = [features.see(one.mail) for one in self.known]
        self.of_mail = [features.of_mail(one) for one in self.seen]
        self.labels = [one.label for one in self.known]

    def sentences(self, mails: Iterable[int]) -> Iterator[tuple[set[str], str]]:
        """What is seen of each sentence somebody marked, and its act."""
        for number in mails:
            for place, act in enumerate(self.known[number].acts[: len(self.seen[number].words)]):
                if act != "-":
                    yield features.of_sentence(self.seen[number], place), act

    def mail_learner(self, mails: Sequence[int]) -> Learner:
        """What a mail is, learned from these."""
        told = [i for i in mails if self.labels[i] != UNSURE]
        learner = Learner(MOST_ROWS["mails"], strength=8.0, balanced=True)
        return learner.fit([self.of_mail[i] for i in told], [self.labels[i] for i in told])

    def sentence_learner(self, mails: Sequence[int]) -> Learner:
        """What a sentence does, learned from these."""
        seen, acts = zip(*self.sentences(mails), strict=True)
        return Learner(MOST_ROWS["sentences"], strength=6.0, balanced=False).fit(seen, acts)


def groups(material: Material) -> list[list[int]]:
    """The mails in groups of about equal size, each file in one: a voice that was learned from is not asked about."""
    files: dict[str, list[int]] = {}
    for number in range(material.asked):
        files.setdefault(material.known[number].source, []).append(number)
    found: list[list[int]] = [[] for _ in range(GROUPS)]
    for numbers in sorted(files.values(), key=len, reverse=True):
        min(found, key=len).extend(numbers)
    return found


def unseen_inputs(material: Material) -> numpy.ndarray:
    """What is weighed for each mail, by models that have not seen it; two groups at a time."""
    rows: list[list[float]] = [[] for _ in range(material.asked)]
    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("fork")) as pool:
        for group, told in zip(groups(material), pool.map(_by_others, groups(material)), strict=True):
            for number, row in zip(group, told, strict=True):
                rows[number] = row
    return numpy.array(rows)


def _by_others(group: list[int]) -> list[list[float]]:
    """What is weighed for the mails of a group, by models that learned from all the others."""
    material, inside = _SHARED[0], set(group)
    names, acts = sorted(set(material.labels) - {UNSURE}), tuple(sorted(Act))
    others = [i for i in range(len(material.known)) if i not in inside]
    told = material.mail_learner(others).likely([material.of_mail[i] for i in group], names)
    print(f"{len(group)} mails of other voices: {_right(told, names, [material.labels[i] for i in group])}", flush=True)
    learner, rows = material.sentence_learner(others), []
    for number, likely in zip(group, told, strict=True):
        seen = material.seen[number]
        each = [features.of_sentence(seen, place) for place in range(len(seen.words))]
        does = learner.likely(each, acts) if each else numpy.zeros((0, len(acts)))
        rows.append(_inputs(material.known[number], likely, Acts(acts, tuple(map(list, does)))))
    return rows


def _right(told: numpy.ndarray, names: Sequence[str], labels: Sequence[str]) -> str:
    return f"{float((numpy.array(names)[told.argmax(axis=1)] == numpy.array(labels)).mean()):.1%} right"


def _inputs(known: Known, likely: numpy.ndarray, acts: Acts) -> list[float]:
    findings = look(known.mail, all_classifiers())
    verdict = decide(known.mail, findings, lambda: read_meeting(known.mail, "en-GB"))
    return inputs(known.mail, list(likely), acts, verdict, findings)


class Weigher:
    """How the opinions are weighed together."""

    def __init__(self) -> None:
        self.scale = StandardScaler()
        self.labels = LogisticRegression(C=0.1, max_iter=1000)

    def fit(self, table: numpy.ndarray, labels: Sequence[str]) -> Weigher:
        """Learn."""
        self.labels.fit(self.scale.fit_transform(table), labels)
        return self

    def likely(self, table: numpy.ndarray) -> numpy.ndarray:
        """How likely each label is, a row a mail."""
        return self.labels.predict_proba(self.scale.transform(table))

    def as_json(self) -> str:
        """The weights as the program reads them, the scale in them."""
        weights = self.labels.coef_ / self.scale.scale_
        bias = self.labels.intercept_ - weights @ self.scale.mean_
        whole = {
            "labels": list(self.labels.classes_),
            "bias": [round(float(value), 4) for value in bias],
            "weights": [[round(float(value), 4) for value in row] for row in weights],
        }
        return json.dumps(whole, separators=(",", ":")).replace("],[", "],\n[") + "\n"


def measure(material: Material, table: numpy.ndarray) -> None:
    """Print how it goes on voices that nothing was learned from, for several bounds of certainty of an outcome."""
    labels = numpy.array(material.labels[: material.asked])
    names, likely = labels.astype("<U32"), numpy.zeros(material.asked)
    for group in groups(material):
        others = numpy.setdiff1d(numpy.arange(material.asked), group)
        weigher = Weigher().fit(table[others], labels[others])
        told = weigher.likely(table[group])
        names[group], likely[group] = weigher.labels.classes_[told.argmax(axis=1)], told.max(axis=1)
    outcomes = [str(one) for one in second.OUTCOMES]
    final = numpy.isin(labels, outcomes)
    print(f"{len(labels)} mails, the likeliest label right: {(names == labels).mean():.1%}")
    for bound in (0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97):
        kept = numpy.where(numpy.isin(names, outcomes) & (likely < bound), UNSURE, names)
        wrong = (numpy.isin(kept, outcomes) & (kept != labels)).sum()
        print(
            f"outcomes from {bound}: wrong {wrong}, found {(kept == labels)[final].mean():.1%}, "
            f"right {(kept == labels).mean():.1%}, unsure {(kept == UNSURE).mean():.1%}"
        )


def main() -> None:
    """Train, or measure."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--measure", action="store_true")
    given = arguments.parse_args()
    asked = list(known_mails())
    material = Material([*asked, *phrases()], len(asked))
    _SHARED.append(material)
    table = unseen_inputs(material)
    measure(material, table)
    if given.measure:
        return
    everything = range(len(material.known))
    made = {
        "mails": material.mail_learner(everything),
        "sentences": material.sentence_learner(everything),
        "together": Weigher().fit(table, material.labels[: material.asked]),
    }
    for name, one in made.items():
        path_of(name).write_text(one.as_json(), encoding="utf-8")
        print(f"{path_of(name).name}: {path_of(name).stat().st_size:,} octets")
    assert set(made["together"].labels.classes_) <= set(Label)


if __name__ == "__main__":
    main()
