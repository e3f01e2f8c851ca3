"""Owns the gaps of patterns over senses: a few tokens between two, within one clause or across commas."""

from __future__ import annotations


def gap(most: int) -> str:
    """Up to `most` tokens of the same clause, each with its space."""
    return rf"(?:[^\s,;:.!?()]+ ){{0,{most}}}?"


def across(most: int) -> str:
    """Up to `most` tokens, commas and brackets too."""
    return rf"(?:[^\s;:.!?]+ ){{0,{most}}}?"
