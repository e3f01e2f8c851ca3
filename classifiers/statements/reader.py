"""Owns the reading of a whole text: sentences to dated claims, each resolved against the mail's day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from classifiers.dates.arithmetic import DAY, add_business
from classifiers.dates.lengths import CLOSING_NOUNS, INTERVIEW_NOUNS
from classifiers.dates.phrases import find_phrases
from classifiers.dates.resolve import Anchor, Interval, resolve, resolve_phrase
from classifiers.dates.sentences import Sentence, sentences
from classifiers.dates.values import Anaphor, Numeric, Phrase, Point, Relation, Shift
from classifiers.dates.vocabulary import word_set
from classifiers.statements.clauses import Clause, clauses
from classifiers.statements.cues import VOCABULARY, Topic
from classifiers.statements.lemmas import LEMMAS
from classifiers.statements.roles import Role, direction, role_of


@dataclass(frozen=True, slots=True)
class Claim:
    """A dated phrase with the part it plays; `earliest`/`latest` as date-semantics has them; `weak`: only implied."""

    role: Role
    earliest: date | None
    latest: date | None
    quote: str
    sentence: int
    clause: Clause
    weak: bool = False
    phone: bool = False
    final: bool = False  # "at the latest": beats the dates before it in the sentence


@dataclass(slots=True)
class Story:
    """What a text says: its claims in order, and the topics that hang on no date."""

    claims: list[Claim] = field(default_factory=list)
    topics: set[Topic] = field(default_factory=set)
    quotes: dict[Topic, str] = field(default_factory=dict)
    trusting: bool = False


_FINAL = frozenset({"latest", "later"})
_LINKS = word_set("then when once which afterwards afterward thereafter after following")
_LATER = frozenset({"afterwards", "afterward", "thereafter", "after", "following", "which"})
_STEPS = (Role.PROCESS, Role.TAKES, Role.LEAVE, Role.RETURN, Role.INTERVIEW)
_PHONE = word_set("call ring phone telephone bell buzz tinkle")


def read_story(text: str, sent_at: datetime, locale: str, *, trusting: bool = False) -> Story:
    """Every dated claim of the sender's own words, in order; `trusting` takes every date for a promise."""
    story = Story(trusting=trusting)
    anchor = Anchor(sent_at.date(), locale == "en-US")
    for number, sentence in enumerate(sentences(text)):
        anchor = _read_sentence(sentence, number, anchor, story)
    return story


def _read_sentence(sentence: Sentence, number: int, anchor: Anchor, story: Story) -> Anchor:
    words = sentence.words
    lemmas = [_base(word) for word in words.words]
    phrases = find_phrases(words)
    parts = clauses(words, lemmas, phrases)
    for clause in parts:
        for cue in clause.cues:
            story.topics.add(cue.topic)
            story.quotes.setdefault(cue.topic, sentence.text)
        for phrase in clause.phrases:
            anchor = _read_phrase(sentence, number, clause, phrase, anchor, story)
    _inherit(sentence, number, parts, story)
    _settle_patience(number, parts, story)
    return anchor


def _base(word: str) -> str:
    """The base form of a word; a plural whose singular the cues know counts as that."""
    known = LEMMAS.get(word)
    if known is None and word.endswith("s") and word not in VOCABULARY and word[:-1] in VOCABULARY:
        return word[:-1]
    return known or word


def _read_phrase(
    sentence: Sentence, number: int, clause: Clause, phrase: Phrase, anchor: Anchor, story: Story
) -> Anchor:
    phrase = _hung_on(clause, phrase)
    role = Role.PROMISE if story.trusting else role_of(clause, phrase, sentence.question)
    phrase = _counted_on(clause, _sided(clause, phrase, role))
    interval = resolve_phrase(phrase, anchor)
    if interval is None or interval == (None, None) or _just_gone(phrase, interval, anchor):
        return anchor
    if isinstance(phrase.value, Anaphor) and phrase.relation is Relation.AT and not phrase.value.days and story.claims:
        last = story.claims[-1]
        if last.role is Role.PROMISE:
            return anchor
        interval = (last.earliest, last.latest)
    if role is Role.PROMISE and _denied(clause, phrase):
        role = Role.NONE
    elif role is Role.PROMISE and phrase.relation is Relation.AT and _after_event(clause, phrase):
        interval = (interval[1] + DAY if interval[1] else None, None)
        role = Role.PROCESS if phrase is not clause.phrases[-1] else role
    elif role is Role.UNHEARD:
        interval = (None, interval[1] or interval[0])
    earliest, latest = interval
    phone = any(lemma in _PHONE for lemma in clause.lemmas[clause.start : clause.end])
    final = bool(_FINAL & set(clause.words.words[phrase.start : phrase.end]))
    story.claims.append(Claim(role, earliest, latest, sentence.text, number, clause, phone=phone, final=final))
    return _moved(anchor, phrase, clause, role)


def _just_gone(phrase: Phrase, interval: Interval, anchor: Anchor) -> bool:
    """A day without a year that would lie most of a year ahead has just passed."""
    value = phrase.value
    if not isinstance(value, (Point, Numeric)) or value.year is not None:
        return False
    day = interval[1] or interval[0]
    return day is not None and (day - anchor.today).days > 300


def _moved(anchor: Anchor, phrase: Phrase, clause: Clause, role: Role) -> Anchor:
    """The anchor for what follows, with the noun this date belongs to."""
    days = resolve(phrase.value, anchor)
    if days is None:
        return anchor
    last = (days[0], days[0]) if phrase.relation in (Relation.UNTIL, Relation.BEFORE) else days
    noun = ""
    near = clause.words.words[max(clause.start, phrase.start - 6) : phrase.start]
    if any(word in INTERVIEW_NOUNS for word in near) or role is Role.INTERVIEW:
        noun = "interview"
    elif any(word in CLOSING_NOUNS for word in near):
        noun = "closing"
    if role is Role.LEAVE:
        back = add_business(days[1], 1)
        return replace(anchor, last=last, nouns=(*anchor.nouns[-20:], ("return", (back, back))))
    if role is Role.RETURN:
        noun = "return"
    nouns = (*anchor.nouns[-20:], (noun, last)) if noun else anchor.nouns
    return replace(anchor, last=last, nouns=nouns)


def _sided(clause: Clause, phrase: Phrase, role: Role) -> Phrase:
    """The phrase with the side that a denial gives it: "won't decide until X" begins at X."""
    if role not in (Role.PROMISE, Role.TAKES, Role.PROCESS, Role.FORBID, Role.SLIP) or phrase.negated:
        return phrase
    head = clause.words.words[phrase.start : phrase.start + 2]
    if phrase.relation is Relation.AT and role is not Role.FORBID:
        before = clause.words.words[clause.start : phrase.start]
        if "earliest" in before or "soonest" in before:
            return replace(phrase, relation=Relation.FROM)
        if "latest" in before and "the" in before:
            return replace(phrase, relation=Relation.BY)
    if role is Role.FORBID:
        side = {Relation.UNTIL: Relation.FROM, Relation.BEFORE: Relation.FROM}.get(phrase.relation)
        return replace(phrase, relation=side) if side else phrase
    if not clause.denied(phrase.start):
        return phrase
    if phrase.relation in (Relation.UNTIL, Relation.BEFORE) or head[0] == "for":
        return replace(phrase, relation=Relation.FROM)
    if phrase.relation is Relation.AFTER and head[0] in ("beyond", "past", "later", "after"):
        return replace(phrase, relation=Relation.BY)
    if phrase.relation is Relation.FROM and head[0] in ("more", "over"):
        return replace(phrase, relation=Relation.BY)
    return phrase


def _counted_on(clause: Clause, phrase: Phrase) -> Phrase:
    """ "After your interview on Thursday ... within three days": the days count from Thursday."""
    value = phrase.value
    if not isinstance(value, Shift) or value.anchor is not None or value.named or value.noun:
        return phrase
    before = [other for other in clause.phrases if other.start < phrase.start]
    if before and not isinstance(before[-1].value, Shift) and _after_event(clause, before[-1]):
        return replace(phrase, value=replace(value, named=True))
    return phrase


def _denied(clause: Clause, phrase: Phrase) -> bool:
    """A denied promise with an upper bound or a day promises nothing."""
    if phrase.relation in (Relation.FROM, Relation.AFTER) or phrase.negated:
        return False
    if phrase.relation is Relation.BY and clause.words.words[phrase.start] in (
        "beyond",
        "past",
        "later",
        "after",
        "more",
        "over",
        "no",
    ):
        return False
    return clause.denied(phrase.start)


def _hung_on(clause: Clause, phrase: Phrase) -> Phrase:
    """ "No update before the board meeting on 22 July": the preposition stands some words before its date."""
    if phrase.relation is not Relation.AT or isinstance(phrase.value, Shift):
        return phrase
    words = clause.words.words
    for k in range(phrase.start - 1, max(clause.start, phrase.start - 7) - 1, -1):
        side = {"before": Relation.BEFORE, "until": Relation.UNTIL}.get(words[k])
        if side is not None:
            return replace(phrase, relation=side)
        if words[k] in (",", "and", "but", "if", "by", "after") or (words[k] in ("you", "i") and k < phrase.start - 4):
            return phrase
    return phrase


def _after_event(clause: Clause, phrase: Phrase) -> bool:
    """ "After your interview on Friday": the day belongs to what comes before the promise."""
    words = clause.words.words
    for k in range(phrase.start - 1, max(clause.start, phrase.start - 6) - 1, -1):
        if words[k] in ("after", "following"):
            return words[k + 1] not in ("up", "by", "with")
        if words[k] in ("you", "we", "i", "us", ",", "and"):
            return False
    return False


def _inherit(sentence: Sentence, number: int, parts: list[Clause], story: Story) -> None:
    """A promise without a date of its own takes that of the step it hangs on."""
    if not story.claims or any(claim.sentence == number and claim.role is Role.PROMISE for claim in story.claims):
        return
    last = story.claims[-1]
    if last.role not in _STEPS or number - last.sentence > 1:
        return
    teller = next((clause for clause in parts if not clause.phrases and _tells(clause)), None)
    if teller is None:
        return
    links = _links(parts, last if last.sentence == number else None)
    if links or (number == last.sentence and last.role is Role.TAKES):
        interval = _linked(last, links)
        if interval:
            story.claims.append(Claim(Role.PROMISE, *interval, sentence.text, number, teller, weak=True))


def _settle_patience(number: int, parts: list[Clause], story: Story) -> None:
    """ "Give it until Friday, then call": contact after Friday; "wait until Friday before calling": from Friday."""
    for k, claim in enumerate(story.claims):
        if claim.sentence != number or claim.role is not Role.PATIENCE or claim.latest is None:
            continue
        calls = [clause for clause in parts if clause.has(Topic.CONTACT, Topic.SAY, Topic.FORBID)]
        day = claim.latest + DAY if "give" in claim.clause.words.words else claim.latest
        phone = any(lemma in _PHONE for clause in calls for lemma in clause.lemmas[clause.start : clause.end])
        role = Role.CONTACT if calls else Role.TAKES
        if calls and "before" in claim.clause.words.words:
            role = Role.FORBID
        bounds = (day, None) if calls else (None, claim.latest)
        story.claims[k] = replace(claim, role=role, earliest=bounds[0], latest=bounds[1], phone=phone)


def _tells(clause: Clause) -> bool:
    """True when the clause promises the candidate word, under no condition."""
    if clause.lead in ("if", "unless") or clause.has(Topic.UNHEARD):
        return False
    acts = [cue for cue in clause.cues if cue.topic in (Topic.TELL, Topic.SAY)]
    if any(direction(clause, cue) is Topic.TELL for cue in acts):
        return not clause.denied(acts[0].start)
    return clause.has(Topic.DECIDE) and not acts and not clause.has(Topic.ANSWER, Topic.CONTACT)


def _links(parts: list[Clause], last: Claim | None) -> set[str]:
    """The words that tie a promise to a step named before: "then", "after that", "once she is back"."""
    found: set[str] = set()
    for clause in parts:
        if not clause.phrases:
            found |= _LINKS & {clause.lead, *clause.words.words[clause.start : clause.end]}
        if clause.lead == "and" and clause.inherited and last is not None:
            found.add("and")
    if last is not None and last.clause.lead in _LINKS:
        found.add(last.clause.lead)
    return found


def _linked(last: Claim, links: set[str]) -> Interval | None:
    end = last.latest or last.earliest
    if end is None:
        return None
    if last.role is Role.LEAVE:
        day = add_business(end, 1)
        return day, day
    if last.role is Role.TAKES or not links & _LATER:
        return last.earliest, last.latest
    return end + DAY, None
