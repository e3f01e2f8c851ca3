"""Owns the words of tasks: what only the person can do, how to say it there, and the command that closes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from outbox import names
from outbox.tongue import DEFAULT, tongue


@dataclass(frozen=True, slots=True)
class _Known:
    """A task's values as clean text; what is unknown is an empty string."""

    values: dict[str, object]

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if isinstance(value, date):  # a datetime is one too
            return _day(value, self.values.get("today"))
        return names.flat(str(value)) if value is not None else ""

    def many(self, key: str) -> list[str]:
        value = self.values.get(key)
        listed = value if isinstance(value, Iterable) and not isinstance(value, str) else [value]
        return [clean for one in listed if one is not None and (clean := names.flat(str(one)))]

    def own(self, key: str) -> str:
        return names.paragraphs(str(self.values.get(key) or ""))

    @property
    def job(self) -> str:
        return tongue(DEFAULT).about(names.job(self.text("role")), names.employer(self.text("company")))

    @property
    def whom(self) -> str:
        person = names.person(self.text("person"), self.text("company"))
        return person.full if person else ""

    @property
    def app(self) -> str:
        return self.text("application") or "APP"

    @property
    def id(self) -> str:
        return self.text("id") or "ID"


def task_text(kind: str, values: dict[str, object]) -> str:
    """The text of a task, LF line ends. Raises KeyError for a kind that is none.

    Values used where known: id, application, company, role, person, phone, when, today, deadline, named_date,
    met_on, people, candidates, choices, quote, question, address, needs, my_name, form ("letter" | "fax"),
    letter (the printable body), holds (False: the mail in question holds no check).
    """
    return _TEXTS[kind](_Known(values)).strip() + "\n"


def _day(value: date, today: object) -> str:
    words = tongue(DEFAULT)
    day = value.date() if isinstance(value, datetime) else value
    near = today if isinstance(today, date) else day
    said = words.on(day, near.date() if isinstance(near, datetime) else near)
    return f"{said} at {value:%H:%M}" if isinstance(value, datetime) else said


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _ask_when(known: _Known) -> str:
    when = known.text("when")
    return _lines(
        f"Your interview for {known.job}{f' is on {when}' if when else ' is coming up'}.",
        "Before you leave, ask tactfully when you may expect to hear; most employers will not say unless asked.",
        "Three ways to put it:",
        "- “I have enjoyed this. What does the rest of your process look like from here?”",
        "- “Would it be all right if I got in touch later in the week, or is there a time when you will let me know?”",
        "- “So that I do not trouble you too early: when would be a good moment to ask how things stand?”",
        "Also note the names of everybody you meet, and thank each of them later, the reception desk included.",
        f'Afterwards: followup note {known.app} --decision "by Friday"',
    )


def _debrief(known: _Known) -> str:
    met = ", ".join(known.many("people"))
    return _lines(
        f"How did it go? While your interview for {known.job} is fresh:",
        f"- Whom did you meet?{f' So far we know of {met}.' if met else ''}"
        " Everyone gets a thank-you of their own: interviewers, the reception desk, anyone who was helpful.",
        f'    followup note {known.app} --met "Ana Ruiz <ana@acme.test>" --met "Ben Okoro"',
        "- What date did they name for the decision? We then wait for that day before asking.",
        f'    followup note {known.app} --decision "by Friday"',
        "- Is there anything new and relevant that the next follow-up should mention? Keep it short.",
        f'    followup note {known.app} --news "..."',
        f"Nothing to add: followup task done {known.id}",
    )


def _thank_you(known: _Known) -> str:
    fax, whom, letter = known.text("form") == "fax", known.whom, known.own("letter")
    how = (
        "Print this page and fax it."
        if fax
        else "Copy this by hand onto good plain paper and post it; a handwritten note feels the most personal."
    )
    return _lines(
        f"A thank-you note{f' to {whom}' if whom else ''} for {known.job}. {how}",
        f"\n{letter}\n" if letter else "",
        f"When it is on its way: followup task done {known.id}",
    )


def _call(known: _Known) -> str:
    whom, phone, me = known.whom, known.text("phone"), known.text("my_name")
    met, named = known.text("met_on"), known.text("named_date")
    return _lines(
        f"Call {whom or 'them'}{f' ({phone})' if phone else ''} about {known.job}. Two minutes are plenty:",
        f"- “Good day{f', this is {me}' if me else ''}. "
        f"{f'We spoke on {met}' if met else 'I am calling'} about {known.job}. Is this a good moment?”",
        f"- “You mentioned you hoped to decide by {named}. Is there any news you can share?”"
        if named
        else "- “Is there any news you can share about where things stand?”",
        "- If not yet: “Thank you. When would be a good time to ask again?”",
        "- Whatever the answer: thank them by name, and wish them a good day.",
        "On voicemail: your name, the role, your number, one friendly sentence; do not ring again the same day.",
        f"Afterwards: followup task done {known.id}",
        f'If they named a date: followup note {known.app} --decision "..."',
    )


def _answer_needed(known: _Known) -> str:
    needs, deadline = known.text("needs") or "an answer from you", known.text("deadline")
    return _lines(
        f"{names.employer(known.text('company')) or 'An employer'} waits for {needs}"
        f"{f' ({role})' if (role := names.job(known.text('role'))) else ''}.",
        f"They asked for it by {deadline}." if deadline else "",
        f"They wrote: “{known.text('quote')}”" if known.text("quote") else "",
        "Answer in the conversation and this task closes by itself.",
        f"Answered another way: followup task done {known.id}",
    )


def _answer_offer(known: _Known) -> str:
    deadline = known.text("deadline")
    return _lines(
        f"You have an offer for {known.job}. Congratulations!",
        f"They would like your answer by {deadline}." if deadline else "They gave no date; a few days are usual.",
        "The decision, and how you put it, is yours alone: nothing we write accepts, declines or negotiates.",
        f"Afterwards: followup stage {known.app} accepted, or followup stage {known.app} declined",
    )


def _which_one(known: _Known) -> str:
    candidates = known.many("candidates")
    return _lines(
        "Which application is this mail about?",
        _quoted(known),
        *(f"- {candidate}" for candidate in candidates),
        "Until you say, it counts for none of them, and their status checks wait."
        if candidates
        else "It fits none that we know; “new” opens one, “none” means that it is about no application.",
        _choose(known),
    )


def _what_is_this(known: _Known) -> str:
    return _lines(
        f"What does this mail mean for {known.job}? We would rather ask than guess.",
        _quoted(known),
        "Status checks wait until you say." if known.values.get("holds", True) else "",
        _choose(known),
    )


def _confirm(known: _Known) -> str:
    question = known.text("question") or f"Is this right for {known.job}?"
    return _lines(
        question,
        _quoted(known),
        f"It would be written to {known.text('address')}, an address we do not know of this employer yet."
        if known.text("address")
        else "",
        _choose(known, ["yes", "no"]),
    )


def _quoted(known: _Known) -> str:
    sender, quote = known.text("person"), known.text("quote")
    if not quote:
        return f"From {sender}." if sender else ""
    return f"{f'{sender} wrote' if sender else 'It says'}: “{quote}”"


def _choose(known: _Known, usual: list[str] | None = None) -> str:
    choices = known.many("choices") or usual or []
    return _lines(
        f"Answer: followup answer {known.id} CHOICE", f"CHOICE is one of: {', '.join(choices)}" if choices else ""
    )


_TEXTS: dict[str, Callable[[_Known], str]] = {
    "ask_when": _ask_when,
    "debrief": _debrief,
    "thank_you": _thank_you,
    "status_check": _call,
    "answer_needed": _answer_needed,
    "answer_offer": _answer_offer,
    "which_one": _which_one,
    "what_is_this": _what_is_this,
    "confirm": _confirm,
}
