"""Owns how a reading is shown: the contract's JSON object, and a table for people."""

from __future__ import annotations

from typing import Any

from classifiers.message import Message
from classifiers.reading import Evidence, Interview, Person, Reading, Statement
from daemon.views.timefmt import day_or_none, instant, instant_or_none


def message_json(file: str, message: Message | None, reading: Reading, error: str | None = None) -> dict[str, Any]:
    """One M of `read`: the contract's keys, and `error` when the mail could not be read."""
    shown: dict[str, Any] = {
        "file": file,
        "message_id": message.message_id if message else None,
        "sent_at": instant_or_none(message.sent_at) if message else None,
        "subject": message.subject if message else "",
        "label": str(reading.label),
        "sure": round(reading.sure, 2),
        "nuance": str(reading.nuance) if reading.nuance else None,
        "evidence": [_evidence(one) for one in reading.evidence],
        "company": reading.company,
        "role": reading.role,
        "people": [_person(one) for one in reading.people],
        "interview": _interview(reading.interview) if reading.interview else None,
        "statement": _statement(reading.statement) if reading.statement else None,
        "back_on": day_or_none(reading.back_on),
        "deadline": day_or_none(reading.deadline),
        "reply_possible": reading.reply_possible,
        "automatic": reading.automatic,
        "authenticated": reading.authenticated,
    }
    if error is not None:
        shown["error"] = error
    return shown


def _evidence(one: Evidence) -> dict[str, Any]:
    return {"quote": one.quote, "says": one.says, "weight": round(one.weight, 2)}


def _person(one: Person) -> dict[str, Any]:
    return {"name": one.name, "address": one.address, "as": one.part}


def _interview(one: Interview) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "start": None if one.undated else instant(one.start),
        "end": instant_or_none(one.end),
        "place": one.place,
        "method": one.method,
        "proposed": one.proposed,
    }


def _statement(one: Statement) -> dict[str, Any]:
    return {
        "kind": str(one.kind),
        "earliest": day_or_none(one.earliest),
        "latest": day_or_none(one.latest),
        "no_contact": one.no_contact,
        "silence_is_rejection": one.silence_is_rejection,
        "quote": one.quote,
    }


def message_lines(shown: dict[str, Any]) -> list[str]:
    """An M for people: what was found, a line each, empty facts left out."""
    head = f"{shown['file']}: {shown['label']} ({shown['sure']:.0%} sure)"
    if "error" in shown:
        return [f"{shown['file']}: {shown['error']}"]
    lines = [head, f"  subject    {shown['subject']}"]
    named = ("nuance", "company", "role", "back_on", "deadline")
    lines += [f"  {key:<10} {shown[key]}" for key in named if shown[key]]
    lines += [f"  person     {one['name'] or '?'} <{one['address'] or '?'}>, {one['as']}" for one in shown["people"]]
    if (interview := shown["interview"]) is not None:
        asked = ", proposed" if interview["proposed"] else ""
        lines.append(
            f"  interview  {interview['start'] or 'no time named'}{asked}, {interview['place'] or 'no place named'}"
        )
    if (statement := shown["statement"]) is not None:
        span = " to ".join(day for day in (statement["earliest"], statement["latest"]) if day)
        lines.append(f"  statement  {statement['kind']} {span}: {statement['quote']!r}".replace("  :", ":"))
    lines += [f"  because    {one['says']}: {one['quote']!r}" for one in shown["evidence"][:3]]
    return lines
