"""Owns the second opinion: rules and learned models weighed together, and no outcome without words of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from classifiers.cues import LONGEST_QUOTE, Finding
from classifiers.learned.acts import OF_OUTCOME, Act, Acts, acts_of
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
_ACTS = {
    Label.APPLICATION_RECEIVED: (Act.RECEIVED,),
    Label.STATUS_UPDATE: (Act.NEWS,),
    Label.REJECTION: (Act.REJECTS,),
    Label.OFFER: (Act.OFFERS, Act.TERMS),
    Label.INTERVIEW_INVITATION: (Act.INVITES,),
    Label.INTERVIEW_CONFIRMATION: (Act.FIXES, Act.DETAILS),
    Label.RESCHEDULE: (Act.MOVES,),
    Label.CANCELLATION: (Act.CALLS_OFF,),
    Label.INFO_REQUEST: (Act.ASKS,),
    Label.RECRUITER_OUTREACH: (Act.PITCHES,),
    Label.JOB_ALERT: (Act.LISTS_JOBS,),
    Label.NOT_JOB_RELATED: (Act.OTHER_WORLD,),
}
UNSURE = 0.4
PLAIN = 0.85
OUTCOME = 0.8  # how likely an outcome must be (docs/decisions/0008)
SPOKEN = 0.15  # how likely a sentence must tell it


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely each label is, 0..1, together 1, and what the sentences do."""

    likely: Mapping[Label, float]
    acts: Acts

    @property
    def best(self) -> Label:
        """The likeliest label."""
        return max(self.likely, key=lambda label: self.likely[label])


def advised(mail: Mail, verdict: Verdict, findings: Sequence[Finding], meeting: Callable[[], Meeting]) -> Verdict:
    """The verdict after the second opinion. The models speak English only; other languages keep their verdict."""
    if verdict.label in SETTLED or mail.languages or mail.message.calendars or not mail.sentences or _plain(verdict):
        return verdict
    told = opinion(mail, verdict, findings)
    best = told.best
    if best in OUTCOMES:
        return _outcome(mail, verdict, told, findings)
    if verdict.label is best:
        return Verdict(best, _sure(told.likely[best]), verdict.nuance, verdict.rests_on)
    return _instead(mail, told, meeting)


def opinion(mail: Mail, verdict: Verdict, findings: Sequence[Finding]) -> Opinion:
    """What rules and models make of a mail together."""
    seen = see(mail)
    acts = acts_of(seen, learned("sentences"))
    weighed = inputs(mail, learned("mails").likely(of_mail(seen)), acts, verdict, findings)
    return Opinion(together().likely(weighed), acts)


def _plain(verdict: Verdict) -> bool:
    """What rules tell in plain words and no model was taught: turns of a process, and words of another world."""
    if verdict.nuance in _TURNS:
        return verdict.sure >= 0.9
    other_world = any(one.at >= 0 and one.weight >= PLAIN for one in verdict.rests_on)
    return verdict.label is Label.NOT_JOB_RELATED and other_world


def _outcome(mail: Mail, verdict: Verdict, told: Opinion, findings: Sequence[Finding]) -> Verdict:
    """An outcome is sure only when it is all but certain, and words that a rule knows stand for it; else a question."""
    label = told.best
    words = sorted((one for one in findings if one.label is label and one.at >= 0), key=lambda one: -one.weight)
    shown = tuple(words[:4]) or _shown(mail, told, label)
    if told.likely[label] >= OUTCOME and (words or _spoken(mail, told.acts, label)):
        same = verdict.label is label
        return Verdict(label, _sure(told.likely[label]), verdict.nuance if same else None, shown)
    return Verdict(Label.UNSURE, UNSURE, None, shown)


def _spoken(mail: Mail, acts: Acts, label: Label) -> bool:
    """Whether one sentence tells the outcome, by its words and by what the model holds it to do."""
    told = zip(mail.sentences, acts.of(OF_OUTCOME[label]), strict=False)
    return any(likely >= SPOKEN and says(sentence, label) for sentence, likely in told)


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
    speaks = [sum(shares) for shares in zip(*(told.acts.of(act) for act in _ACTS.get(label, ())), strict=True)]
    number = max(range(len(speaks)), key=speaks.__getitem__, default=None)
    if number is None or speaks[number] < 0.1:
        return ()
    quote = mail.sentences[number].raw[:LONGEST_QUOTE]
    return (Finding(label, round(min(speaks[number], 0.99), 2), quote, None, number),)
