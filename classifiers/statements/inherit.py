"""Owns promises without a date of their own, which take that of the step they hang on."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from classifiers.dates.arithmetic import DAY, add_business
from classifiers.dates.resolve import Interval
from classifiers.dates.sentences import Sentence
from classifiers.dates.values import Shift
from classifiers.dates.vocabulary import word_set
from classifiers.statements.clauses import Clause
from classifiers.statements.cues import Topic
from classifiers.statements.direction import direction
from classifiers.statements.roles import Role
from classifiers.statements.story import Claim, Story

_LINKS = word_set("then when once which afterwards afterward thereafter after following")
_LINKING = _LINKS | {"soon"}  # "as soon as" is a "once"

# "When I know more" ties a promise to nothing; "once she is back" does.
_WHENS = word_set("when once")
_OVER = word_set("done over complete completed finished through back met happened concluded that")
_STEP_TOPICS = (Topic.PROCESS, Topic.RETURN, Topic.LEAVE)
_LATER = frozenset({"afterwards", "afterward", "thereafter", "after", "following", "which"})

# "Once interviews finish on Friday": what is tied to their end comes after that day.
_AFTER_LEADS = word_set("once when after")
_ENDS = word_set(
    "finish conclude complete end wrap close vote meet do over sit shortlist finalise finalize sign approve"
)

_STEPS = (Role.PROCESS, Role.TAKES, Role.LEAVE, Role.RETURN, Role.INTERVIEW)

PHONE_VERBS = word_set("call ring phone telephone bell buzz tinkle")


def inherit(sentence: Sentence, number: int, parts: list[Clause], story: Story) -> None:
    """A promise without a date of its own takes that of the step it hangs on."""
    if _told_after_deciding(number, parts, story):
        return
    if not story.claims or any(claim.sentence == number and claim.role is Role.PROMISE for claim in story.claims):
        return
    last = _step_before(number, story)
    if last is None:
        return
    teller = next((clause for clause in parts if not clause.phrases and _tells(clause)), None)
    if teller is None:
        return
    links = _links(parts, last if last.sentence == number else None)
    if last.role not in _STEPS and not last.clause.has(Topic.PAUSE):
        links &= _LATER  # what follows a closing date only follows it when the words say so
    if links or (number == last.sentence and last.role is Role.TAKES):
        interval = _linked(last, links)
        if interval:
            story.claims.append(Claim(Role.PROMISE, *interval, sentence.text, number, teller, weak=True))


def may_inherit(number: int, story: Story, said: Set[str]) -> bool:
    """Whether a promise of a sentence without dates, of these words, may hang on the one before."""
    step = _step_before(number, story)
    return step is not None and (step.clause.lead in _LINKS or not _LINKING.isdisjoint(said))


def _step_before(number: int, story: Story) -> Claim | None:
    """The step dated last, if that was in this sentence or the one before."""
    last = story.claims[-1] if story.claims else None
    if last is None or number - last.sentence > 1:
        return None
    return last if last.role in _STEPS or last.clause.has(Topic.PAUSE, Topic.CLOSING) else None


def _told_after_deciding(number: int, parts: list[Clause], story: Story) -> bool:
    """ "We meet tomorrow to decide, I'll text you after": word comes after the day of the decision."""
    last = story.claims[-1] if story.claims else None
    if last is None or last.sentence != number or last.role is not Role.PROMISE or last.told or last.latest is None:
        return False
    teller = next((clause for clause in parts if not clause.phrases and _tells(clause)), None)
    if teller is None or teller.words.words[teller.end - 1] not in _LATER:
        return False
    story.claims[-1] = replace(last, role=Role.PROCESS)
    story.claims.append(replace(last, earliest=last.latest + DAY, latest=None, clause=teller, told=True))
    return True


def settle_patience(number: int, parts: list[Clause], story: Story) -> None:
    """ "Give it until Friday, then call": contact after Friday; "wait until Friday before calling": from Friday."""
    for k, claim in enumerate(story.claims):
        if claim.sentence != number or claim.role is not Role.PATIENCE or claim.latest is None:
            continue
        calls = [clause for clause in parts if clause.has(Topic.CONTACT, Topic.SAY, Topic.FORBID)]
        day = claim.latest + DAY if "give" in claim.clause.words.words else claim.latest
        phone = any(lemma in PHONE_VERBS for clause in calls for lemma in clause.lemmas[clause.start : clause.end])
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
        words = set(clause.words.words[clause.start : clause.end])
        if not clause.phrases and (not words & _WHENS or words & _OVER or clause.has(*_STEP_TOPICS)):
            found |= _LINKS & {clause.lead, *words}
        if clause.lead == "and" and clause.inherited and last is not None:
            found.add("and")
    if last is not None and last.clause.lead in _LINKS:
        found.add(last.clause.lead)
    return found


def _ended(clause: Clause) -> bool:
    """ "Once interviews finish on Friday": the end of a step, on a day of the calendar."""
    on_a_day = any(not isinstance(phrase.value, Shift) for phrase in clause.phrases)
    return on_a_day and clause.lead in _AFTER_LEADS and bool(_ENDS & set(clause.lemmas[clause.start : clause.end]))


def _linked(last: Claim, links: set[str]) -> Interval | None:
    end = last.latest or last.earliest
    if end is None:
        return None
    if last.role is Role.LEAVE:
        day = add_business(end, 1)
        return day, day
    if last.role is Role.PROCESS and _ended(last.clause):
        return end + DAY, None
    if last.role is Role.TAKES or not links & _LATER:
        return last.earliest, last.latest
    return end + DAY, None
