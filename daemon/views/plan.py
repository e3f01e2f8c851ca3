"""Owns the JSON of `plan`: what will be wished, on which day and why, and what a guard holds back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from daemon.domain.application import State
from daemon.domain.policy import Policy
from daemon.domain.wishes import Form, Held, Wish
from daemon.views.timefmt import day_or_none, instant

SCHEMA = 1


def plan_json(wishes: Iterable[Wish], held: Iterable[Held], state: State, policy: Policy) -> dict[str, Any]:
    """The document of `plan`, wishes by due time."""
    return {
        "schema": SCHEMA,
        "wishes": [_wish(wish, state, policy) for wish in in_order(wishes)],
        "held": [_held(one) for one in held],
    }


def in_order(wishes: Iterable[Wish]) -> list[Wish]:
    """Wishes, the earliest due first."""
    return sorted(wishes, key=lambda wish: (wish.due, wish.application or 0, wish.key))


def _wish(wish: Wish, state: State, policy: Policy) -> dict[str, Any]:
    application = state.applications.get(wish.application) if wish.application is not None else None
    return {
        "application": wish.application,
        "company": application.company if application else None,
        "what": wish.kind.value,
        "form": "draft" if wish.form is Form.DRAFT else "task",
        "to": [wish.to[1]] if wish.to else [],
        "day": policy.day(wish.due).isoformat(),
        "due": instant(wish.due),
        "because": wish.because,
        "rule": wish.rule,
    }


def _held(one: Held) -> dict[str, Any]:
    return {
        "application": one.application,
        "what": one.what.value,
        "until": day_or_none(one.until),
        "because": one.because,
        "rule": one.rule,
    }
