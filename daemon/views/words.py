"""Owns the plain words for kinds, stages and states that people read instead of the stored ones."""

from __future__ import annotations

from datetime import date

from classifiers.reading import Statement, StatementKind
from daemon.views.timefmt import on_day

KINDS = {
    "ask_when": "ask when they will decide",
    "debrief": "note how the interview went",
    "thank_you": "thank-you",
    "status_check": "status check",
    "offer_reply": "thanks for the offer",
    "answer_offer": "answer the offer",
    "rejection_reply": "reply to the rejection",
    "answer_needed": "they wait for your answer",
    "which_one": "which application is this about?",
    "what_is_this": "what does this mail mean?",
    "confirm": "is this right?",
}
FORMS = {"call": "by telephone", "letter": "as a letter", "fax": "by fax"}
STAGES = {"on_hold": "on hold"}
STATES = {
    "queued": "waits for you",
    "edited": "waits for you, with your words",
    "approved": "approved",
    "snoozed": "put off",
    "sending": "being sent",
    "unsure": "may or may not have left",
    "withdrawn": "withdrawn, your words are kept",
}
SOURCES = {"mail": "a mail", "person": "you", "clock": "the clock", "program": "followup"}
CHANNELS = {"email": "by e-mail", "call": "by telephone"}


def kind(stored: str, form: str = "draft") -> str:
    """What is wished, in words: `status check by telephone`."""
    words = KINDS.get(stored, stored.replace("_", " "))
    return f"{words} {FORMS[form]}" if form in FORMS else words


def stage(stored: str) -> str:
    """A stage in words."""
    return STAGES.get(stored, stored)


def employer(company: str | None, role: str | None) -> str:
    """An application in words, as Application.named: "Acme, Data Engineer"."""
    named = company or "a confidential employer"
    return f"{named}, {role}" if role else named


def person(name: str | None, address: str | None) -> str:
    """`Ana Ruiz <ana@acme.test>`, or what is known of it."""
    if name and address:
        return f"{name} <{address}>"
    return name or address or "somebody"


def statement(said: Statement, today: date) -> str:
    """What they said about when they decide, in words."""
    earliest = on_day(said.earliest, today) if said.earliest else None
    latest = on_day(said.latest, today) if said.latest else None
    match said.kind:
        case StatementKind.DECISION_BY:
            words = f"they decide by {latest or earliest}"
        case StatementKind.DECISION_WINDOW:
            words = f"they decide between {earliest} and {latest}" if earliest and latest else _open(earliest, latest)
        case StatementKind.CONTACT_ON:
            span = earliest if earliest == latest or not latest else f"{earliest} to {latest}"
            words = f"you may {'call' if said.by_phone else 'ask'} on {span}"
        case StatementKind.WAIT_FOR_CONTACT:
            words = "they asked you to wait until they get in touch"
    if said.no_contact and said.kind is not StatementKind.WAIT_FOR_CONTACT:
        words += ", and asked you not to contact them"
    if said.silence_is_rejection:
        words += "; no answer by then means no"
    return words


def _open(earliest: str | None, latest: str | None) -> str:
    return f"they decide by {latest}" if latest else f"they decide not before {earliest}"
