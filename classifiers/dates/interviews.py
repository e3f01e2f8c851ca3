"""Owns the pairing of days and hours into interview times."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from classifiers.dates.beside import MOVING
from classifiers.dates.elsewhere import elsewhere, of_arrival
from classifiers.dates.foreign_hours import appointment_in_english, is_foreign, literal
from classifiers.dates.hours import Hour, find_hours
from classifiers.dates.meetings import meeting_minutes
from classifiers.dates.phrases import find_phrases
from classifiers.dates.resolve import Anchor, resolve
from classifiers.dates.sentences import Sentence, sentences
from classifiers.dates.tokens import Words
from classifiers.dates.values import Phrase, Range, Relation, Shift, Weekday
from classifiers.dates.vocabulary import word_set
from classifiers.dates.words import TODAY, TOMORROW, WEEKDAYS
from classifiers.reading import InterviewTime

_INSTEAD = frozenset(
    {
        ("instead", "of"),
        ("rather", "than"),
        ("no", "longer"),
        ("can", "not"),
        ("not", "make"),
        ("unable", "to"),
        ("was", "for"),
        ("not", "do"),
    }
)
_TURNS = word_set("so but ; because")
_HOLDING = word_set("have has stands stand open valid got here about")
_SPEAKERS = word_set("i we you they he she")
# "Swing by Tuesday" is on Tuesday.
_CALLING = word_set("swing come pop drop call stop nip coming popping calling")


@dataclass(frozen=True, slots=True)
class _Slot:
    time: InterviewTime
    old: bool
    spare: bool = False  # of arrival: it counts where no other hour does


def read_times(text: str, sent_at: datetime, locale: str) -> tuple[InterviewTime, ...]:
    """All concrete times offered or fixed, in order; after a move only the new ones."""
    if not is_foreign(text):
        return _times(text, sent_at, locale)
    times = _times(appointment_in_english(text), sent_at, "en-GB")  # the day stands first in these languages
    return tuple(replace(time, quote=literal(time.quote, text)) for time in times)


def _times(text: str, sent_at: datetime, locale: str) -> tuple[InterviewTime, ...]:
    anchor = Anchor(sent_at.date(), locale == "en-US")
    slots: list[_Slot] = []
    pending: list[tuple[date, date]] = []
    length: int | None = None
    for sentence in sentences(text):
        found, pending, anchor = _sentence_slots(sentence, sent_at, anchor, pending)
        slots.extend(found)
        length = length or meeting_minutes(sentence.words)
    new = [slot for slot in slots if not slot.old]
    main = [slot for slot in new if not slot.spare] or new
    return _unique([slot.time for slot in main], sent_at, length)


def _unique(times: list[InterviewTime], sent_at: datetime, length: int | None) -> tuple[InterviewTime, ...]:
    out: list[InterviewTime] = []
    for time in times:
        if time.start < sent_at.astimezone(UTC) - timedelta(hours=1) or any(time.start == other.start for other in out):
            continue
        end = time.end or (time.start + timedelta(minutes=length) if length else None)
        out.append(replace(time, end=end))
    return tuple(out[:20])


def _sentence_slots(
    sentence: Sentence, sent_at: datetime, anchor: Anchor, pending: list[tuple[date, date]]
) -> tuple[list[_Slot], list[tuple[date, date]], Anchor]:
    """The slots of one sentence; a day without an hour waits for the next sentence's hour."""
    words = sentence.words
    phrases = find_phrases(words)
    taken = [False] * (words.size + 1)
    days: list[tuple[Phrase, tuple[date, date]]] = []
    for phrase in phrases:
        resolved = resolve(phrase.value, anchor)
        if (
            resolved is None
            or (words.words[phrase.core] == "then" and anchor.last is None)
            or (isinstance(phrase.value, Shift) and _is_length(words, phrase, phrase.value))
            or (
                (resolved[1] - resolved[0]).days > (1 if isinstance(phrase.value, Range) else 0)
                and not _recurs(words, phrase)
            )
        ):
            continue
        for k in range(phrase.core, phrase.end):
            taken[k] = words.words[k] not in ("noon", "midday", "lunchtime", "midnight", "am", "pm")
        days.append((phrase, resolved))
        if not _recurs(words, phrase):
            anchor = replace(anchor, last=resolved)
    hours = [hour for hour in find_hours(words, sent_at, taken) if not elsewhere(words, hour)]
    left = [resolved for phrase, resolved in days if not _recurs(words, phrase)] or pending
    if not hours:
        return [], left, anchor
    slots: list[_Slot] = []
    zone = next((hour.zone for hour in hours if hour.zone), None)
    for hour in hours:
        for day, old in _days_of(words, hour, hours, days, pending):
            time = _time(day, hour, hour.zone or zone, sent_at, sentence.text)
            slots.append(_Slot(time, old, spare=of_arrival(words, hour)))
    return slots, left, anchor


def _recurs(words: Words, phrase: Phrase) -> bool:
    """True for days that come again: "every Saturday", "on Fridays", "Monday to Friday"."""
    if isinstance(phrase.value, Range):
        pair = isinstance(phrase.value.first, Weekday) and isinstance(phrase.value.last, Weekday)
        return pair and not {"to", "-", "through", "until"}.isdisjoint(words.words[phrase.core : phrase.end])
    if words.words[phrase.core - 1] in ("every", "each") and phrase.core:
        return True
    return any(word.endswith("days") and word in WEEKDAYS for word in words.words[phrase.core : phrase.end])


def _is_length(words: Words, phrase: Phrase, value: Shift) -> bool:
    """True for a length of time that leads to no day; "a week today" does."""
    return value.unit in ("month", "hour") or (phrase.bare and words.words[phrase.end - 1] not in TODAY | TOMORROW)


def _days_of(
    words: Words,
    hour: Hour,
    hours: list[Hour],
    days: list[tuple[Phrase, tuple[date, date]]],
    pending: list[tuple[date, date]],
) -> list[tuple[date, bool]]:
    """The day or days an hour belongs to, each with whether a move has left it behind."""
    before = [pair for pair in days if pair[0].start < hour.start]
    after = [pair for pair in days if pair[0].start >= hour.start]
    free = not any(other.start > hour.start and after and other.start < after[0][0].start for other in hours)
    if before and after and free and _closer(words, hour, before[-1][0], after[0][0]):
        chosen = after[0]
    elif before:
        chosen = before[-1]
    elif after:
        chosen = after[0]
    else:
        return [(day, False) for span in pending[-1:] for day in {span[0]: 0, span[1]: 0}]
    phrase, (first, last) = chosen
    if phrase.past or _recurs(words, phrase) or _is_bound(words, phrase):
        return []
    if phrase.start > hour.start and _apart(words, hour, phrase, hours):
        return []
    old = _is_old(words, min(phrase.start, hour.start), hours)
    return [(day, old) for day in dict.fromkeys((first, last))]


def _is_bound(words: Words, phrase: Phrase) -> bool:
    """True for "by Tuesday", which names no day of an interview; "swing by Tuesday" does."""
    if phrase.relation is Relation.BY and words.words[phrase.core - 1] == "by" and phrase.core > 1:
        return words.words[phrase.core - 2] not in _CALLING
    if phrase.relation is Relation.UNTIL:  # "you have till Friday"; "put off till Friday" is on Friday
        return not _HOLDING.isdisjoint(words.words[max(0, phrase.core - 4) : phrase.core])
    return phrase.relation in (Relation.BY, Relation.BEFORE, Relation.WITHIN)


def _apart(words: Words, hour: Hour, phrase: Phrase, hours: list[Hour]) -> bool:
    """True for the "8" of "our van is there from 8 so come Friday 9": the day has an hour of its own."""
    if not any(other.start > phrase.start for other in hours):
        return False
    between = words.words[hour.end : phrase.core]
    return not _TURNS.isdisjoint(between) or ("," in between and not _SPEAKERS.isdisjoint(between))


def _closer(words: Words, hour: Hour, before: Phrase, after: Phrase) -> bool:
    """True when the day behind an hour is the nearer one: "3pm on Thursday"."""
    gap = words.words[hour.end : after.start]
    return (
        len(gap) <= 2 and all(word in ("on", ",", "(", "this", "next") for word in gap) and hour.start - before.end > 1
    )


def _new_from(words: Words) -> int:
    """The token from which a moved time is new: "now", or "to" after a verb of moving; 0 if nothing moves."""
    moving = 0
    for k in range(words.size):
        word = words.words[k]
        if word in MOVING:
            moving = k + 1
        elif (word == "now" and k) or (word in ("to", "until", "for") and moving and 1 <= k - moving <= 9):
            return k
    return 0


def _is_old(words: Words, start: int, hours: list[Hour]) -> bool:
    """True for a time that a move has left behind."""
    new = _new_from(words)
    if new and start < new and any(hour.start > new for hour in hours):
        return True
    head = words.words[max(0, start - 5) : start + 1]
    pairs = set(itertools.pairwise(head))
    return bool(pairs & _INSTEAD) or "originally" in head or "previously" in head


def _time(day: date, hour: Hour, zone: tzinfo | None, sent_at: datetime, quote: str) -> InterviewTime:
    where = zone or sent_at.tzinfo or UTC
    midnight = datetime(day.year, day.month, day.day, tzinfo=where)
    start = (midnight + timedelta(minutes=hour.minutes)).astimezone(UTC)
    end = (midnight + timedelta(minutes=hour.until)).astimezone(UTC) if hour.until is not None else None
    return InterviewTime(start, end, quote)
