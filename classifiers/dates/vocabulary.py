"""Owns the writing of word lists: compact text in, sets and maps of words out."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def word_list(text: str) -> list[str]:
    """The words of a text in order."""
    return text.split()


def pairs(text: str) -> dict[str, str]:
    """The map that "a=b; c d=e" writes."""
    return {key.strip(): value.strip() for key, _, value in (entry.partition("=") for entry in text.split(";"))}
