"""Owns doubt: words of an outcome that is only feared, hoped for or not yet decided weigh less than an outcome."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from classifiers.cues import Finding
from classifiers.gate import Sought
from classifiers.mail import Mail
from classifiers.reading import Label
from classifiers.weighing.scale import OUTCOME

FEARED = 0.5  # what a feared or hoped-for outcome still weighs: enough to ask, too little to decide
_HEDGE = Sought(
    r"\b(?:(?:we|i|they|he|she|it|client|team|board|panel) (?:may|might|could) (?:well |still |yet )?(?:have to|need to|end up|be (?:forced|unable|able|going|making|offering|looking)|not (?:be able|move|go|proceed|have)|go (?:with|for)|make you)"
    r"|unlikely|(?:it is|very|most|more|quite) likely|(?:will|would|shall) (?:most )?(?:likely|probably)|(?:am|are|is) (?:likely|probably|leaning|inclined)|probably (?:not|will|going|be|have to)"
    r"|(?:i|we) (?:fear|suspect|imagine|am worried|are worried|have a feeling) |(?:hope|hoping|hopes|expect|expecting) to (?:be (?:able|in a position) to )?(?:make|offer|extend|give) (?:you )?"
    r"|(?:should|ought to) be able to (?:make|offer|extend)|leaning towards?|between (?:us|you and me)|i think (?:they|the client|he|she)|(?:looks|seems|sounds) (?:like|as if|as though) (?:they|the client|he|she)|i (?:gather|doubt)|apparently|chances are|off the record|unofficially|(?:not|nothing) (?:yet )?(?:official|confirmed)|do not quote me|my guess|as things stand|unless (?:something|things|anything)|more or less|pretty much|tempted to|thinking of|about to|close to (?:making|offering|hiring|choosing)|i think we (?:are|will|have|shall|may)|hard to see)\b"
)
_OPEN = Sought(
    r"\b(?:nothing (?:is )?(?:yet )?(?:\w+ )?(?:final|fixed|decided|official|signed|certain|set in stone)|not (?:yet )?(?:final|official|set in stone)(?: yet)?\b|no final decision|(?:has|have) not (?:yet )?(?:been )?(?:finali[sz]ed|signed off|made (?:a|the|our) (?:final )?decision)|is still open|not give up)\b"
)


def doubted(mail: Mail, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, those of an outcome made light where their sentence, or the mail, says that nothing is decided."""
    found = tuple(findings)
    if not any(map(_decides, found)):
        return found
    if _OPEN.found(mail.whole, mail.words):
        return tuple(replace(one, weight=FEARED) if _decides(one) else one for one in found)
    return tuple(replace(one, weight=FEARED) if _decides(one) and _hedged(mail, one) else one for one in found)


def _decides(one: Finding) -> bool:
    return one.weight >= OUTCOME and one.label in (Label.OFFER, Label.REJECTION)


def _hedged(mail: Mail, one: Finding) -> bool:
    sentence = mail.subject if one.at < 0 else mail.sentences[one.at]
    return bool(_HEDGE.found(sentence.folded, sentence.words))
