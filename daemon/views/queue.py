"""Owns the JSON of `queue`: the drafts and tasks that wait for the person."""

from __future__ import annotations

from typing import Any

from daemon.domain.application import Item, State
from daemon.views.timefmt import instant

SCHEMA = 1


def queue_json(state: State) -> dict[str, Any]:
    """The document of `queue`. Closed items are left out; a withdrawn draft stays while it holds the person's words."""
    return {
        "schema": SCHEMA,
        "drafts": [draft_json(item, state) for item in waiting_drafts(state)],
        "tasks": [task_json(item, state) for item in waiting_tasks(state)],
    }


def draft_document(item: Item, state: State) -> dict[str, Any]:
    """The document of `draft show`: one draft, with the keys it has in the queue."""
    return {"schema": SCHEMA, "draft": draft_json(item, state)}


def waiting_drafts(state: State) -> list[Item]:
    """Drafts to show, the earliest due first."""
    return sorted((item for item in state.open_items() if item.is_draft), key=_order)


def waiting_tasks(state: State) -> list[Item]:
    """Tasks and questions to show, the earliest due first."""
    return sorted((item for item in state.open_items() if not item.is_draft), key=_order)


def draft_json(item: Item, state: State) -> dict[str, Any]:
    """One draft."""
    return {
        **_about(item, state),
        "to": [address for _, address in item.to],
        "cc": list(item.data.get("cc") or ()),
        "subject": item.subject,
        "body": item.body,
        "in_reply_to": item.data.get("in_reply_to"),
        "due": instant(item.due),
        "state": str(item.state),
        "note": item.note,
        "because": item.because,
        "others": list(item.data.get("others") or ()),
    }


def task_json(item: Item, state: State) -> dict[str, Any]:
    """One task or question."""
    return {
        **_about(item, state),
        "form": str(item.form),
        "due": instant(item.due),
        "deadline": item.data.get("deadline"),
        "text": item.data.get("text") or item.body,
        "choices": list(item.data.get("choices") or ()),
        "candidates": list(item.data.get("candidates") or ()),
        "because": item.because,
    }


def _about(item: Item, state: State) -> dict[str, Any]:
    application = state.applications.get(item.application) if item.application is not None else None
    return {
        "id": item.id,
        "application": item.application,
        "company": application.company if application else None,
        "role": application.role if application else None,
        "kind": str(item.kind),
    }


def _order(item: Item) -> tuple[Any, int]:
    return item.due, item.id
