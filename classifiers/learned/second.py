"""Owns the second opinion: rules and learned models weighed together, and no outcome without words of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from classifiers.cues import LONGEST_QUOTE, Finding
from classifiers.learned.acts import OF_LABEL, Acts, acts_of
from classifiers.learned.features import of_mail, see
from classifiers.learned.model import learned
from classifiers.learned.together import inputs, together
from classifiers.learned.words import says
from classifiers.mail import Mail
from classifiers.meeting import Meeting
from classifiers.reading import Label, Nuance
from classifiers.weighing.scale import Verdict

OUTCOMES = frozenset({Label.OFFER, Label.REJECTION})
SETTLED = frozenset({Label.AUTO_REPLY, Label.BOUNCE, Label.OWN_MESSAGE})  # told by headers
_WITH_TIME = frozenset({Label.INTERVIEW_CONFIRMATION, Label.RESCHEDULE})
_TURNS = frozenset({Nuance.OFFER_WITHDRAWN, Nuance.PAUSED, Nuance.RESUMED, Nuance.WITHDRAWAL_CONFIRMED})
UNSURE = 0.4
PLAIN = 0.9  # how much a rule must weigh to count as plain words
FAIR = 0.75  # and how much to tell that a mail is of hiring
# Found on mails of voices that nothing was learned from (docs/decisions/0008):
OUTCOME = 0.85  # how likely an outcome must be
AGREED = 0.6  # and how likely one that a rule tells in plain words
DOUBTED = 0.95  # and how likely where the rules themselves were in doubt about an outcome
FEARED = 0.4  # how likely an outcome makes any other label a question
SETTLES = 0.8  # how likely another label must be where the rules were in doubt about an outcome


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely each label is, 0..1, together 1, and what the sentences do."""

    likely: Mapping[Label, float]
    acts: Acts

    @property
    def best(self) -> Label:
        """The likeliest label."""
        return max(self.likely, key=lambda label: self.likely[label])

    def without(self, label: Label) -> Opinion:
        """The opinion once a label is out of the question."""
        rest = 1 - self.likely.get(label, 0.0)
        return Opinion({one: share / rest for one, share in self.likely.items() if one is not label}, self.acts)


def advised(mail: Mail, verdict: Verdict, findings: Sequence[Finding], meeting: Callable[[], Meeting]) -> Verdict:
    """The verdict after the second opinion."""
    if verdict.label in SETTLED or mail.message.calendars or not mail.sentences:
        return verdict
    if verdict.nuance in _TURNS and verdict.sure >= PLAIN:  # no model was taught these
        return verdict
    told = opinion(mail, verdict, findings)
    if _of_hiring(mail, verdict):
        told = told.without(Label.NOT_JOB_RELATED)
    best = told.best
    if best in OUTCOMES:
        return _outcome(mail, verdict, told, findings)
    if best is not verdict.label and _of_another_world(verdict) and told.likely[best] < OUTCOME:
        return verdict
    if best is Label.UNSURE or sum(told.likely[label] for label in OUTCOMES) >= FEARED:
        return Verdict(Label.UNSURE, UNSURE, None, verdict.rests_on)
    if verdict.label is Label.UNSURE and told.likely[best] < SETTLES:
        return verdict
    if verdict.label is best:
        return Verdict(best, _sure(told.likely[best]), verdict.nuance, verdict.rests_on)
    return _instead(mail, told, meeting)


def opinion(mail: Mail, verdict: Verdict, findings: Sequence[Finding]) -> Opinion:
    """What rules and models make of a mail together."""
    seen = see(mail)
    acts = acts_of(seen, learned("sentences"))
    weighed = inputs(mail, learned("mails").likely(of_mail(seen)), acts, verdict, findings)
    return Opinion(together().likely(weighed), acts)


def _of_hiring(mail: Mail, verdict: Verdict) -> bool:
    """Whether a rule tells in fair words what the mail is, and the mail speaks of an application or a post."""
    known = verdict.label not in (Label.NOT_JOB_RELATED, Label.UNSURE) and mail.strong_job
    return known and any(one.at >= 0 and one.weight >= FAIR for one in verdict.rests_on)


def _of_another_world(verdict: Verdict) -> bool:
    """Whether words that no employer writes made a rule hold the mail for something else than a job."""
    words = any(one.at >= 0 and one.weight >= OUTCOME for one in verdict.rests_on)
    return verdict.label is Label.NOT_JOB_RELATED and words


def _outcome(mail: Mail, verdict: Verdict, told: Opinion, findings: Sequence[Finding]) -> Verdict:
    """An outcome is sure only when it is all but certain, and words that a rule knows stand for it; else a question."""
    label = told.best
    words = sorted((one for one in findings if one.label is label and one.at >= 0), key=lambda one: -one.weight)
    shown = tuple(words[:4]) or _shown(mail, told, label)
    if told.likely[label] >= _bound(verdict, label) and (
        words or any(says(one, label, mail.languages) for one in mail.sentences)
    ):
        same = verdict.label is label
        return Verdict(label, _sure(told.likely[label]), verdict.nuance if same else None, shown)
    return Verdict(Label.UNSURE, UNSURE, None, shown)


def _bound(verdict: Verdict, label: Label) -> float:
    """How likely an outcome must be, by what the rules make of the mail."""
    if verdict.label is Label.UNSURE:
        return DOUBTED
    return AGREED if verdict.label is label and verdict.sure >= PLAIN else OUTCOME


def _instead(mail: Mail, told: Opinion, meeting: Callable[[], Meeting]) -> Verdict:
    """The likeliest label; one that needs a time and has none is an invitation, or a time still to come."""
    label = told.best
    shown, sure = _shown(mail, told, label), _sure(told.likely[label])
    nuance = Nuance.ASSESSMENT if label is Label.INFO_REQUEST else None
    if label in _WITH_TIME and meeting().interview is None:
        nuance = Nuance.ANOTHER_TIME if label is Label.RESCHEDULE else None
        label = Label.RESCHEDULE if label is Label.RESCHEDULE else Label.INTERVIEW_INVITATION
    if label is Label.INTERVIEW_INVITATION and meeting().several:
        nuance = Nuance.SEVERAL_TIMES
    return Verdict(label, sure, nuance, shown)


def _sure(likely: float) -> float:
    return round(min(max(likely, UNSURE), 0.99), 2)


def _shown(mail: Mail, told: Opinion, label: Label) -> tuple[Finding, ...]:
    """The sentence that speaks most for the label, as evidence; none when none does."""
    speaks = [sum(shares) for shares in zip(*(told.acts.of(act) for act in OF_LABEL.get(label, ())), strict=True)]
    number = max(range(len(speaks)), key=speaks.__getitem__, default=None)
    if number is None or speaks[number] < 0.1:
        return ()
    quote = mail.sentences[number].raw[:LONGEST_QUOTE]
    return (Finding(label, round(min(speaks[number], 0.99), 2), quote, None, number),)
