"""Owns the cutting of a sentence into clauses, each with its cues, its subject and whether it denies."""

from __future__ import annotations

from dataclasses import dataclass, field

from classifiers.dates.tokens import Words
from classifiers.dates.values import Phrase
from classifiers.dates.vocabulary import word_set
from classifiers.statements.cues import Cue, Topic, find_cues
from classifiers.statements.openings import AUXILIARY, CANDIDATE, EMPLOYER, MAY_OPEN, SUBJECTS, YOU, as_soon_as, opens

_ELLIPTIC = word_set("will hope hoping should aiming planning looking going shall aim plan would happy")
_FILLER_HEADS = word_set("and then but so , also hopefully perhaps once")
_SPEAKERS = word_set("we i it you they he she someone somebody")  # who says something new behind a date
# A first piece with one of these only leads up to its date.
_HEADS = word_set(
    "after once when following until before by barring hopefully ideally realistically looking so as at "
    "most all best with "
    "given unless if now hi hello hey dear update timeline decision thanks yes no sorry apologies new next then"
)
CLOSES = word_set("break close shut finish stop leave head go disappear all")  # what an office does before a holiday
_HARMLESS = word_set("only to just worry hesitate forget forgotten panic fret mind too")
_DENIALS = word_set("silence not never unlikely nobody neither nothing impossible hardly doubtful doubt without")
_NO_NOUNS = word_set(
    "decision decisions news answer update updates feedback word response final offer offers outcome one"
)


@dataclass(slots=True)
class Clause:
    """Tokens [start, end) of a sentence; `lead` is the word that opened it ("if", "once", "and", "")."""

    words: Words
    lemmas: list[str]
    start: int
    end: int
    lead: str
    cues: list[Cue] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    inherited: str = ""  # the subject of the clause before, when this one has none
    after_handing: bool = False  # what it says counts from what the candidate hands in

    def has(self, *topics: Topic) -> bool:
        """True when a cue of one of these topics is in the clause."""
        return any(cue.topic in topics for cue in self.cues)

    def subject(self, at: int) -> str:
        """ "employer", "you", "candidate" or "" : the nearest subject before token `at`."""
        words = self.words.words
        for k in range(at - 1, self.start - 1, -1):
            word = words[k]
            if word in YOU:
                return (
                    "you"
                    if words[k - 1] not in ("to", "with", "tell", "let", "for") or words[k + 1] == "to"
                    else self._before(k)
                )
            if word == "us" and words[k + 1] not in ("to", "in"):
                continue
            if word == "it" and words[k + 1] == "to":
                continue
            if word in EMPLOYER:
                return "employer"
            if word in CANDIDATE:
                return "candidate"
            if word in ("please", "kindly"):
                return ""
        return self.inherited or ("employer" if words[self.start] in _ELLIPTIC else "")

    def _before(self, at: int) -> str:
        for k in range(at - 1, self.start - 1, -1):
            if self.words.words[k] in EMPLOYER:
                return "employer"
        return self.inherited or "you"

    def denied(self, until: int) -> bool:
        """True when the words before token `until` deny what they say."""
        words = self.words.words
        for k in range(self.start, until):
            if "but" in words[k + 1 : until]:
                continue
            harmless = words[k + 1] in _HARMLESS or words[k - 1] in ("or", "if")
            if words[k] in _DENIALS and not harmless and not self._inside(k):
                return True
            if words[k] == "no" and words[k + 1] in _NO_NOUNS:
                return True
        return False

    def covers(self, at: int) -> bool:
        """True when token `at` belongs to a dated phrase of the clause."""
        return self._inside(at)

    def _inside(self, at: int) -> bool:
        return any(phrase.start <= at < phrase.end for phrase in self.phrases)


def clauses(words: Words, lemmas: list[str], phrases: list[Phrase]) -> list[Clause]:
    """The sentence's clauses with their cues and phrases."""
    inside = {k for phrase in phrases for k in range(phrase.start + 1, phrase.end)}
    ends = {phrase.end for phrase in phrases}
    cuts = [0]
    leads = ["once" if as_soon_as(words.words, 0) else words.words[0]]
    places = [i for i, word in enumerate(words.words) if word in MAY_OPEN or i in ends]
    for i in places:
        if i in inside or not 0 < i < words.size:
            continue
        lead = opens(words.words, i)
        if lead is None and i in ends and leads[-1] in ("once", "when", "if"):
            lead = words.words[i] if words.words[i] in _SPEAKERS and words.words[i + 1] in AUXILIARY else None
        if lead is not None:
            cuts.append(i)
            leads.append(lead)
    out = [
        Clause(words, lemmas, start, end, lead)
        for start, end, lead in zip(cuts, [*cuts[1:], words.size], leads, strict=True)
    ]
    for clause in out:
        clause.cues = find_cues(words.words, clause.start, clause.end, words.said)
        if phrases:
            clause.cues = [cue for cue in clause.cues if not any(_part_of(cue, phrase) for phrase in phrases)]
            clause.phrases = [phrase for phrase in phrases if clause.start <= phrase.start < clause.end]
    return _merged(words, out)


def _part_of(cue: Cue, phrase: Phrase) -> bool:
    """True for a cue made of the words of a date: also the "out" of "two weeks out from deciding"."""
    if cue.topic is Topic.LEAVE and phrase.core < cue.start < phrase.end:
        return True
    return phrase.start <= cue.start and cue.end <= phrase.end


def _merged(words: Words, found: list[Clause]) -> list[Clause]:
    """A piece with nothing but a date goes with its neighbour: forward at the front, else back."""
    out: list[Clause] = []
    pending: Clause | None = None
    for clause in found:
        if pending is not None and clause.lead == ";":
            out.append(pending)
            pending = None
        if pending is not None:
            clause = _join(pending, clause, clause.lead)
            pending = None
        closing = clause.lead in ("before", "until") and words.words[clause.start + 2] in CLOSES
        if closing:
            clause.cues = [cue for cue in clause.cues if cue.topic is not Topic.LEAVE]
        bare = not clause.cues and (clause.phrases or clause.end - clause.start < 4)
        if bare and not out and _subjectless(clause) and not _tells_a_step(clause):
            pending = clause
            continue
        hangs = (
            bool(clause.phrases)
            and clause.phrases[0].start == clause.start
            and clause.lead in ("before", "until", "after")
        )
        hangs = hangs or closing
        if bare and out and clause.lead not in ("but", ";", "if", "so") and (hangs or _subjectless(clause)):
            out[-1] = _join(out[-1], clause, out[-1].lead)
            continue
        if out and not _own_subject(clause):
            clause.inherited = out[-1].subject(out[-1].end)
        out.append(clause)
    if pending is not None:
        out.append(pending)
    return out


def _subjectless(clause: Clause) -> bool:
    return not any(word in EMPLOYER or word in YOU for word in clause.words.words[clause.start : clause.end])


def _tells_a_step(clause: Clause) -> bool:
    """ "Reference checks this week, decision the week after": the first piece has a thing of its own to date."""
    if not clause.phrases:
        return False
    head = clause.words.words[clause.start : clause.phrases[0].start]
    return sum(word.isalpha() for word in head) >= 2 and not _HEADS & set(head)


def _own_subject(clause: Clause) -> bool:
    if clause.lead not in ("and", "then", "but", "so", ","):
        return True
    words = clause.words.words
    k = clause.start
    while words[k] in _FILLER_HEADS and k < clause.end:
        k += 1
    return words[k] in SUBJECTS or words[k] in ("please", "kindly", "feel", "do")


def _join(first: Clause, second: Clause, lead: str) -> Clause:
    joined = Clause(
        first.words, first.lemmas, first.start, second.end, lead, [], first.phrases + second.phrases, first.inherited
    )
    joined.cues = first.cues + second.cues
    return joined
