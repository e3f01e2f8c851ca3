"""Owns the second opinion: rules and learned model weighed together, and no outcome without words that a rule knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from classifiers.cues import LONGEST_QUOTE, Finding
from classifiers.learned.model import Opinion, model, opinion
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

# Found on mails that neither rules nor model had seen (docs/decisions/0008): the model's own doubt is too great, and
# plain words known to a rule count three times what the model alone would give their label.
SHARPER = 2.0
PLAIN, FAIR = 0.86, 0.65
PLAIN_COUNTS, FAIR_COUNTS = 3.0, 2.0
# How many times likelier than every other label the model holds an outcome that the rules found in plain words:
AGREES = 1.0  # it stands
DENIES = 0.15  # below, the mail is about something else; between them the person is asked
# An outcome that the rules did not find, though words of it stand there:
LED, LED_TIMES = 0.65, 4.0
WORDS = 0.3  # the least weight of a rule's finding that counts as such words
SETTLES = 0.8  # how likely another label is where the rules were unsure about an outcome


def advised(mail: Mail, verdict: Verdict, findings: Iterable[Finding], meeting: Callable[[], Meeting]) -> Verdict:
    """The verdict after the second opinion. The model speaks English only; other languages keep their verdict."""
    if verdict.label in SETTLED or mail.languages or mail.message.calendars or not mail.sentences or _plain(verdict):
        return verdict
    told = opinion(mail, model())
    if verdict.label in OUTCOMES:
        times = told.times(verdict.label)
        if times >= AGREES:
            return verdict
        if times >= DENIES or told.best in OUTCOMES:
            return Verdict(Label.UNSURE, UNSURE, None, verdict.rests_on)
        return _instead(mail, told, told.best, told.likely[told.best], meeting)
    likely = _together(verdict, told)
    best = max(likely, key=lambda label: likely[label])
    if best in OUTCOMES:
        return _outcome(mail, verdict, told, best, findings)
    if verdict.label is best:
        return Verdict(best, _sure(likely[best]), verdict.nuance, verdict.rests_on)
    if verdict.label is Label.UNSURE and (likely[best] < SETTLES or any(one.regret for one in mail.sentences)):
        return verdict
    return _instead(mail, told, best, likely[best], meeting)


def _plain(verdict: Verdict) -> bool:
    """What rules tell in plain words and the model was not taught: turns of a process, and words of another world."""
    if verdict.nuance in _TURNS:
        return verdict.sure >= 0.9
    other_world = any(one.at >= 0 and one.weight >= PLAIN - 0.01 for one in verdict.rests_on)
    return verdict.label is Label.NOT_JOB_RELATED and other_world


def _together(verdict: Verdict, told: Opinion) -> dict[Label, float]:
    """How likely each label is by rules and model together."""
    likely = {label: value**SHARPER for label, value in told.likely.items()}
    if verdict.label in likely:
        likely[verdict.label] *= _counts(verdict)
    total = sum(likely.values())
    return {label: value / total for label, value in likely.items()}


def _counts(verdict: Verdict) -> float:
    """How many times over the label of the rules counts."""
    return PLAIN_COUNTS if verdict.sure >= PLAIN else FAIR_COUNTS if verdict.sure > FAIR else 1.0


def _outcome(mail: Mail, verdict: Verdict, told: Opinion, label: Label, findings: Iterable[Finding]) -> Verdict:
    """An outcome the rules did not find is sure only with words of it, and where the model sees nothing else."""
    words = [one for one in findings if one.label is label and one.weight >= WORDS and one.at >= 0]
    sure = told.likely[label] >= LED and told.times(label) >= LED_TIMES
    feared = _finding(mail, told, label)
    if sure and verdict.label is not Label.UNSURE and (words or says(mail, label)):
        rests_on = tuple(sorted(words, key=lambda one: -one.weight)[:4]) or ((feared,) if feared else ())
        return Verdict(label, _sure(told.likely[label]), None, rests_on)
    return Verdict(Label.UNSURE, UNSURE, None, (feared,) if feared else verdict.rests_on)


def _instead(mail: Mail, told: Opinion, label: Label, likely: float, meeting: Callable[[], Meeting]) -> Verdict:
    """The model's label; one that needs a time and has none is an invitation, or a time still to come."""
    nuance = Nuance.ASSESSMENT if label is Label.INFO_REQUEST else None
    if label in _WITH_TIME and meeting().interview is None:
        nuance = Nuance.ANOTHER_TIME if label is Label.RESCHEDULE else None
        label = Label.RESCHEDULE if label is Label.RESCHEDULE else Label.INTERVIEW_INVITATION
    if label is Label.INTERVIEW_INVITATION and meeting().several:
        nuance = Nuance.SEVERAL_TIMES
    finding = _finding(mail, told, label)
    return Verdict(label, _sure(likely), nuance, (finding,) if finding else ())


def _sure(likely: float) -> float:
    return round(min(max(likely, UNSURE), 0.99), 2)


def _finding(mail: Mail, told: Opinion, label: Label) -> Finding | None:
    """The sentence that speaks most for the label, as evidence."""
    number = told.sentence_for(label)
    if number is None:
        return None
    weight = round(told.likely.get(label, 0.0), 2)
    return Finding(label, weight, mail.sentences[number].raw[:LONGEST_QUOTE], None, number)
