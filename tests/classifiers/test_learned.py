"""The learned second opinion: its numbers, its evidence, and what it may not do."""

from __future__ import annotations

import json
from math import exp, sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.classify import all_classifiers, look
from classifiers.cues import Finding
from classifiers.learned import second
from classifiers.learned.acts import Act, acts_of
from classifiers.learned.features import MOST, of_mail, see
from classifiers.learned.model import learned, model_of, row_of
from classifiers.learned.together import inputs, together
from classifiers.learned.words import says
from classifiers.mail import Mail, prepare
from classifiers.meeting import Meeting
from classifiers.reading import Label
from classifiers.sentences import make_sentence
from classifiers.weighing.scale import Verdict
from tests.classifiers import mails_of

TRAINING = Path(__file__).resolve().parents[2] / "training" / "mails"
WEIGHTS = st.lists(st.integers(-2000, 2000).map(lambda tenths: tenths / 10), min_size=3, max_size=3)
UNSURE = Verdict(Label.UNSURE, 0.4)
NEWS = Verdict(Label.STATUS_UPDATE, 0.55)


def mail(body: str, subject: str = "Your application") -> Mail:
    return prepare(mails_of.mail(body, subject=subject))


def shares(scores: list[float]) -> list[float]:
    powers = [exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.integers(1, 90), WEIGHTS), min_size=1), st.data())
def test_rows_add_up_as_the_numbers_they_stand_for(
    known: dict[str, tuple[int, list[float]]], data: st.DataObject
) -> None:
    rows = {name: row_of(square, weights) for name, (square, weights) in known.items()}
    model = model_of({"names": ["x", "y", "z"], "bias": [0.5, 0.0, -0.5], "rows": rows})
    said = data.draw(st.sets(st.sampled_from("abcdefg")))

    met = [known[one] for one in sorted(said & known.keys())]
    length = sqrt(sum(square for square, _ in met)) or 1.0
    scores = [bias + sum(row[place] for _, row in met) / length for place, bias in enumerate((0.5, 0.0, -0.5))]

    assert model.likely(said) == pytest.approx(shares(scores))


def test_a_weight_too_large_for_its_place_is_the_largest_there_is() -> None:
    assert row_of(2, [9999.0, -9999.0]) == row_of(2, [204.7, -204.8])


def test_features_of_the_longest_mail_have_a_bound() -> None:
    seen = see(
        mail(". ".join(f"word{n} other{n} third{n} next{n + 1}".replace(str(n), "x" * (n % 40)) for n in range(9000)))
    )
    assert len(of_mail(seen)) <= MOST


@pytest.mark.parametrize("name", ["mails", "sentences"])
def test_shares_of_the_models_are_shares(name: str) -> None:
    model = learned(name)
    told = model.likely({"unfortunately", "we have", "interview", "never met before"})
    assert len(told) == len(model.names)
    assert sum(told) == pytest.approx(1)
    assert {len(row) for row in list(model.rows.values())[:500]} <= {len(model.names) * 3 + n for n in (1, 2, 3)}


def test_the_names_are_labels_and_acts() -> None:
    assert set(learned("mails").names) < set(Label)
    assert set(learned("sentences").names) == set(Act)
    assert {*learned("mails").names, Label.UNSURE} == set(together().labels)


def test_the_weights_fit_what_is_weighed() -> None:
    one = mail("We have decided to appoint somebody else.")
    seen = see(one)
    told = learned("mails").likely(of_mail(seen))
    weighed = inputs(one, told, acts_of(seen, learned("sentences")), UNSURE, ())
    assert {len(row) for row in together().weights} == {len(weighed)}


def test_acts_of_plain_sentences() -> None:
    acts = acts_of(
        see(mail("We have received your application.\n\nUnfortunately we have chosen another candidate.")),
        learned("sentences"),
    )
    likeliest = [acts.names[row.index(max(row))] for row in acts.likely]
    assert likeliest == [Act.RECEIVED, Act.REJECTS]


def test_the_evidence_is_the_sentence_that_says_it() -> None:
    one = mail(
        "Hi Noa,\n\nit was good to meet you last week. In the end the trustees chose the other finalist, who starts in "
        "June. Your talk was a pleasure to listen to.\n\nRuth"
    )
    verdict = second.advised(one, UNSURE, look(one, all_classifiers()), Meeting)
    assert any("the other finalist" in found.quote for found in verdict.rests_on)


@pytest.mark.parametrize(
    ("sentence", "label", "told"),
    [
        ("We went with somebody else.", Label.REJECTION, True),
        ("If you hear nothing by Friday, we have chosen another candidate.", Label.REJECTION, False),
        ("Shall we leave it there, or is the post not for you?", Label.REJECTION, False),
        ("The weather here is fine today.", Label.REJECTION, False),
        ("We would like you to join us.", Label.OFFER, True),
        ("Should you be selected, the salary is 30,000.", Label.OFFER, False),
        ("The lift is at the back of the hall.", Label.OFFER, False),
    ],
)
def test_words_of_an_outcome(sentence: str, label: Label, told: bool) -> None:
    assert says(make_sentence(sentence), label) is told


def test_no_outcome_without_words_however_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    one = mail("The swallows are back under the roof of the lodge.")
    acts = acts_of(see(one), learned("sentences"))
    for label in second.OUTCOMES:
        certain = second.Opinion({other: 0.99 if other is label else 0.0005 for other in Label}, acts)
        monkeypatch.setattr(second, "opinion", lambda *_, certain=certain: certain)
        assert second.advised(one, UNSURE, (), Meeting).label is Label.UNSURE


def test_no_outcome_that_is_only_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    one = mail("We have decided to appoint somebody else.")
    finding = Finding(Label.REJECTION, 0.95, "We have decided to appoint somebody else.", None, 0)
    acts = acts_of(see(one), learned("sentences"))
    rule = Verdict(Label.REJECTION, 0.95, None, (finding,))
    for verdict, bound in ((rule, second.AGREED), (NEWS, second.OUTCOME), (UNSURE, second.DOUBTED)):
        for above in (False, True):
            share = bound + (0.01 if above else -0.01)
            shares = dict.fromkeys(Label, 0.0) | {Label.REJECTION: share, Label.STATUS_UPDATE: 1 - share}
            monkeypatch.setattr(second, "opinion", lambda *_, shares=shares: second.Opinion(shares, acts))
            told = second.advised(one, verdict, (finding,), Meeting).label
            assert told is (Label.REJECTION if above else Label.UNSURE), (verdict, share)


def test_what_is_learned_from_is_as_the_reader_sees_it() -> None:
    lines = [line for path in sorted(TRAINING.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()][::40]
    records = [json.loads(line) for line in lines]
    marked = [record for record in records if record.get("acts")]
    fits = [len(mail(one["body"], one["subject"]).sentences) == len(one["acts"]) for one in marked]

    assert {record["label"] for record in records} <= set(Label)
    assert {act for record in marked for act in record["acts"]} <= {*map(str, Act), "-"}
    assert sum(fits) >= 0.97 * len(fits)
