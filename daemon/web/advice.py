"""Owns the advice behind each rule in one sentence, by its number (docs/rules.md)."""

from __future__ import annotations

from daemon.web.texts import texts

t = texts()


def advice(rule: str) -> str:
    """The advice of a rule, or nothing for a number that has none."""
    return str(t.acts.advice[rule]) if rule in t.acts.advice else ""
