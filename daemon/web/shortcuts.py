"""Owns the keys of the page: which key does what; page.js obeys this list, and `?` shows it."""

from __future__ import annotations

from dataclasses import dataclass

PAGES = {
    "today": "/",
    "applications": "/applications",
    "plan": "/plan",
    "insight": "/insight",
    "health": "/health",
    "settings": "/settings",
}


@dataclass(frozen=True, slots=True)
class Shortcut:
    """`keys`, one after the other; `does` names an act of page.js or, after `g`, a page. `to`: that page's address."""

    keys: tuple[str, ...]
    does: str
    to: str = ""


SHORTCUTS = (
    Shortcut(("j",), "next"),
    Shortcut(("k",), "previous"),
    Shortcut(("a",), "approve"),
    Shortcut(("e",), "edit"),
    Shortcut(("s",), "snooze"),
    Shortcut(("d",), "discard"),
    Shortcut(("u",), "undo"),
    *(Shortcut(("g", name[0]), name, address) for name, address in PAGES.items()),
    Shortcut(("?",), "help"),
)
