"""Trains classifiers/learned/model.json from labelled mails: `make train`.

Reads training/mails/*.jsonl, one mail a line: {"from", "subject", "body", "label"}, and the corpus and turns of phrase
of the reader's tests, never the `heldout` folder. `--folds 5` tells instead how well models that have not seen a mail
read it. Needs scikit-learn (requirements/train.txt); the program itself does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from classifiers.learned.features import features  # noqa: E402
from classifiers.learned.model import FILE  # noqa: E402
from classifiers.mail import Mail, prepare  # noqa: E402
from classifiers.parse import parse  # noqa: E402

MAILS = ROOT / "training" / "mails"
CORPUS = ROOT / "tests" / "classifiers" / "corpus"
LEFT_OUT = {"unsure", "own_message", "bounce"}  # decided by headers, or by nobody
MOST_RUNS = 9000
LEAST = 0.12  # a smaller weight is not worth its place in the file


@dataclass(frozen=True)
class Known:
    """One mail with its label."""

    mail: Mail
    label: str


def written(record: dict[str, str]) -> bytes:
    """A line of training/mails as a mail."""
    mail = EmailMessage()
    mail["From"] = record["from"]
    mail["To"] = "Noa Lindqvist <noa@lindqvist.example>"
    mail["Subject"] = " ".join(record["subject"].split())
    mail["Date"] = "Tue, 02 Jun 2026 10:00:00 +0100"
    if record.get("thread"):
        mail["In-Reply-To"] = "<before@lindqvist.example>"
    mail.set_content(record["body"])
    return mail.as_bytes()


def mails() -> Iterator[Known]:
    """Every labelled mail that may be used."""
    for path in sorted(MAILS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield from _known(written(record), record["label"])
    yield from _sentences()
    for path in sorted(CORPUS.glob("*.json")):
        if path.with_suffix(".eml").exists():
            gold = json.loads(path.read_text(encoding="utf-8"))
            yield from _known(path.with_suffix(".eml").read_bytes(), gold["label"])


def _sentences() -> Iterator[Known]:
    """Single turns of phrase as short mails; what must never be an outcome is news of the process instead."""
    label = ""
    for line in (CORPUS.parent / "turns.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            label = line[2:]
        elif line:
            yield from _known(written(_short(line)), label)
    for line in (CORPUS.parent / "no_outcomes.txt").read_text(encoding="utf-8").splitlines()[1:]:
        if line:
            yield from _known(written(_short(line)), "status_update")


def _short(line: str) -> dict[str, str]:
    return {"from": "Gwen <gwen@brightwell.example>", "subject": "The post", "body": f"Hi Noa,\n\n{line}\n\nGwen\n"}


def _known(raw: bytes, label: str) -> Iterator[Known]:
    mail = prepare(parse(raw))
    if label not in LEFT_OUT and not mail.languages:  # the model speaks English only
        yield Known(mail, label)


def runs_of(known: Known) -> list[str]:
    """All features of a mail."""
    return [run for _, runs in features(known.mail) for run in runs]


class Learner:
    """A vectorizer and a classifier, as the program will use them."""

    def __init__(self) -> None:
        self.vectors = TfidfVectorizer(analyzer=runs_of, binary=True, min_df=2, norm=None)
        self.labels = LogisticRegression(C=8.0, max_iter=3000, class_weight="balanced")
        self.kept = numpy.zeros(0, dtype=int)

    def fit(self, known: list[Known]) -> Learner:
        """Learn."""
        table = self.vectors.fit_transform(known)
        names = [one.label for one in known]
        worth = numpy.nan_to_num(chi2(table, names)[0])
        self.kept = numpy.sort(numpy.argsort(-worth)[:MOST_RUNS])
        self.labels.fit(_unit(table[:, self.kept]), names)
        return self

    def likely(self, known: list[Known]) -> numpy.ndarray:
        """How likely each label is, a row a mail."""
        return self.labels.predict_proba(_unit(self.vectors.transform(known)[:, self.kept]))

    def as_json(self) -> str:
        """The model as the program reads it."""
        names = self.vectors.get_feature_names_out()[self.kept]
        scales = self.vectors.idf_[self.kept]
        found = {}
        for column, (name, scale) in enumerate(zip(names, scales, strict=True)):
            weights = self.labels.coef_[:, column]
            pairs = [x for place, w in enumerate(weights) if abs(w) >= LEAST for x in (place, round(float(w), 2))]
            found[str(name)] = [round(float(scale), 2), pairs]
        whole = {
            "labels": list(self.labels.classes_),
            "bias": [round(float(b), 3) for b in self.labels.intercept_],
            "features": dict(sorted(found.items())),
        }
        return json.dumps(whole, separators=(",", ":"), ensure_ascii=False) + "\n"


def _unit(table):
    lengths = numpy.sqrt(table.multiply(table).sum(axis=1)).A1
    lengths[lengths == 0] = 1
    return table.multiply(1 / lengths[:, None]).tocsr()


def folds(known: list[Known], number: int) -> None:
    """Print how many mails a model reads rightly that has not seen them."""
    names = numpy.array([one.label for one in known])
    right = 0
    for taught, asked in StratifiedKFold(number, shuffle=True, random_state=7).split(names, names):
        learner = Learner().fit([known[i] for i in taught])
        best = learner.labels.classes_[learner.likely([known[i] for i in asked]).argmax(axis=1)]
        right += int((best == names[asked]).sum())
    print(f"{right} of {len(known)} ({right / len(known):.1%}) by models that had not seen them")


def main() -> None:
    """Train, or measure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--folds", type=int, default=0)
    given = arguments.parse_args()
    known = list(mails())
    if given.folds:
        folds(known, given.folds)
        return
    FILE.write_text(Learner().fit(known).as_json(), encoding="utf-8")
    print(f"{FILE.name}: {FILE.stat().st_size:,} octets, from {len(known)} mails")


if __name__ == "__main__":
    main()
