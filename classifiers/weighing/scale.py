"""Owns the scale: the findings of one mail, asked for the heaviest of a label, and the verdict they make."""

from __future__ import annotations

from dataclasses import dataclass, field

from classifiers.cues import Finding
from classifiers.mail import Mail
from classifiers.reading import Label, Nuance

OUTCOME = 0.84  # an outcome label means sure: evidence below this is `unsure`
STRONG = 0.84
FAIR = 0.7


@dataclass(frozen=True, slots=True)
class Verdict:
    """A label with its nuance, how sure, and the findings it rests on."""

    label: Label
    sure: float
    nuance: Nuance | None = None
    rests_on: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Scale:
    """The findings of one mail, ready to be asked for the heaviest of a label or nuance."""

    mail: Mail
    findings: tuple[Finding, ...]
    _heaviest: dict[tuple[Label, Nuance | None], float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        heaviest: dict[tuple[Label, Nuance | None], float] = {}
        for one in self.findings:
            for key in ((one.label, None), (one.label, one.nuance)):
                heaviest[key] = max(heaviest.get(key, 0.0), one.weight)
        object.__setattr__(self, "_heaviest", heaviest)

    def of(self, label: Label, nuance: Nuance | None = None) -> list[Finding]:
        """Findings of a label (and nuance, when given), heaviest first."""
        chosen = [one for one in self.findings if one.label is label and (nuance is None or one.nuance is nuance)]
        return sorted(chosen, key=lambda one: -one.weight)

    def weight(self, label: Label, nuance: Nuance | None = None) -> float:
        """The heaviest finding's weight, 0 when there is none."""
        return self._heaviest.get((label, nuance), 0.0)

    def folded(self, finding: Finding) -> str:
        """The folded sentence a finding stands in."""
        return self.mail.subject.folded if finding.at < 0 else self.mail.sentences[finding.at].folded

    def says(self, label: Label, sure: float, nuance: Nuance | None = None) -> Verdict:
        """A verdict resting on the findings of its label."""
        return Verdict(label, round(min(sure, 0.99), 2), nuance, tuple(self.of(label)[:4]))
