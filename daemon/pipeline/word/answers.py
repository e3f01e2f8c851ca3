"""Owns the answers to questions: to which application, what a mail means, yes or no."""

from __future__ import annotations

from datetime import datetime

from daemon.domain import vanishing
from daemon.domain.application import Item, State
from daemon.domain.events import NewEvent, Source, What
from daemon.domain.policy import Policy
from daemon.domain.wishes import Kind
from daemon.pipeline.said import Refusal, Said, find_item


def answer(state: State, now: datetime, policy: Policy, *, item: int, choice: str) -> Said | Refusal:
    """One of the choices a question lists."""
    found = find_item(state, item, draft=False)
    if isinstance(found, Refusal):
        return found
    if found.form != "question":
        return Refusal(f"Task {item} is no question.", f"Say `followup task done {item}` when it is done.")
    if found.state != "open":
        return Refusal(f"Question {item} is {found.state} already.", "See `followup queue`.")
    choices = [str(c) for c in found.data.get("choices") or ()]
    if not _allowed(state, found, choice, choices):
        return Refusal(f"“{choice}” is none of the choices.", f"Choose one of {', '.join(choices)}.")
    events = [*_events(state, now, found, choice), _word(What.DONE, now, found.application, {"item": found.id})]
    return Said(tuple(events), f"Question {item}: {choice}.", item)


def _allowed(state: State, item: Item, choice: str, choices: list[str]) -> bool:
    # A mail that fits several may, by the person's word, belong to any application.
    return choice in choices or (item.kind == Kind.WHICH_ONE and choice.isdigit() and int(choice) in state.applications)


def _word(
    what: What, now: datetime, application: int | None, data: dict[str, object], mail: str | None = None
) -> NewEvent:
    return NewEvent(now, Source.PERSON, what, application, mail, data)


def _events(state: State, now: datetime, item: Item, choice: str) -> list[NewEvent]:
    mail = item.data.get("mail")
    match item.kind:
        case Kind.WHICH_ONE:
            return _which_one(state, now, mail or "", choice)
        case Kind.WHAT_IS_THIS:
            return [_word(What.RELABELED, now, item.application, {"label": choice}, mail)]
        case _ if item.data.get("move") == "left":
            number = int(item.key.rpartition(":")[2])
            left: dict[str, object] = {"item": number, "message_id": state.items[number].message_id, "how": "person"}
            stays: dict[str, object] = {"item": number, "because": "you say that it did not leave"}
            what, data = (What.SENT, left) if choice == "yes" else (What.RESTORED, stays)
            return [_word(what, now, item.application, data)]
        case _ if item.data.get("move") == vanishing.MOVE:
            return [_vanished(now, draft, choice) for draft in vanishing.meant(state, item.key)]
        case _:
            what = What.CONFIRMED if choice == "yes" else What.REFUSED
            events = [_word(what, now, item.application, {"question": item.key}, mail)]
            if item.data.get("move") == "address" and choice == "yes":
                address = item.key.rpartition(":")[2]
                events.append(_word(What.TRUSTED, now, item.application, {"address": address}))
            return events


def _vanished(now: datetime, draft: Item, choice: str) -> NewEvent:
    gone = What.DISMISSED if draft.state == "withdrawn" else What.DISCARDED
    return _word(gone if choice == "yes" else What.MIRRORED, now, draft.application, {"item": draft.id})


def _which_one(state: State, now: datetime, mail: str, choice: str) -> list[NewEvent]:
    if choice == "none":
        return [_word(What.TIED, now, None, {"how": "person"}, mail)]
    if choice != "new":
        return [_word(What.TIED, now, int(choice), {"how": "person"}, mail)]
    fact, number = state.mails[mail], state.next_application
    data: dict[str, object] = {"company": fact.company, "role": fact.role}
    opened = NewEvent(fact.at, Source.MAIL, What.OPENED, number, mail, data)
    return [opened, _word(What.TIED, now, number, {"how": "person"}, mail)]
