"""Owns the one plain sentence that tells a person what was understood of a statement, or why nothing was."""

from __future__ import annotations

from datetime import date, datetime

from classifiers.reading import Statement, StatementKind
from classifiers.statements.notes import read_note
from classifiers.statements.reader import read_story
from classifiers.statements.roles import Role
from classifiers.statements.story import Claim

_INSTEAD: dict[Role, str] = {
    Role.DEADLINE: "your own deadline",
    Role.INTERVIEW: "an interview",
    Role.CLOSING: "the closing date or an application",
    Role.LEAVE: "an absence",
    Role.RETURN: "somebody's return",
    Role.OTHER: "something other than their decision",
    Role.LAPSED: "a date that has passed or was given up",
    Role.PROCESS: "a step before the decision",
    Role.NONE: "nothing they promise",
}


def explain(text: str, sent_at: datetime, locale: str) -> str:
    """One sentence for a person: what was understood, or what the dates in the text seem to be instead."""
    found = read_note(text, sent_at, locale)
    if found is not None:
        return said(found)
    claims = read_story(text, sent_at, locale).claims
    if not claims:
        return "No date and no instruction about contact was understood in this text."
    claim = claims[0]
    seems = _INSTEAD.get(claim.role, "nothing they promise")
    return f"The date {_day(_of(claim))} was read as {seems}, not as a decision date."


def _of(claim: Claim) -> date:
    return claim.latest or claim.earliest or date.min


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"


def said(statement: Statement) -> str:
    """The meaning of a statement as one sentence."""
    tail = " They ask not to be contacted before." if statement.no_contact and statement.latest else ""
    first = _day(statement.earliest) if statement.earliest else ""
    last = _day(statement.latest) if statement.latest else ""
    match statement.kind:
        case StatementKind.DECISION_BY:
            return f"They decide by {last}.{tail}"
        case StatementKind.DECISION_WINDOW if not last:
            return f"They do not decide before {first}."
        case StatementKind.DECISION_WINDOW:
            return (
                f"They decide on {last}.{tail}" if first == last else f"They decide between {first} and {last}.{tail}"
            )
        case StatementKind.CONTACT_ON:
            verb = "call" if statement.by_phone else "contact"
            when = f"on {first}" if first == last else f"from {first}" + (f" to {last}" if last else " on")
            return f"You may {verb} them {when}."
        case _:
            return "They ask you to wait until they get in touch."
