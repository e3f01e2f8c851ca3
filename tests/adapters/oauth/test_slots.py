"""A secret that rotates in a keyring: small pieces, two slots, and one whole value after a crash at any write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemon.adapters.oauth import slots


class Entries:
    """Entries in memory with Windows' limit; after `left` writes the machine loses power."""

    def __init__(self, left: int = 10**9) -> None:
        self.kept: dict[str, str] = {}
        self.left = left

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def put(self, name: str, text: str) -> None:
        self._write()
        assert len(text.encode("utf-16-le")) <= 2560
        self.kept[name] = text

    def drop(self, name: str) -> None:
        self._write()
        self.kept.pop(name, None)

    def _write(self) -> None:
        if self.left <= 0:
            raise OSError("no power")
        self.left -= 1


SECRET = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=6000)


@given(st.lists(SECRET, min_size=1, max_size=6))
def test_the_newest_is_read_and_nothing_older_is_left(values: list[str]) -> None:
    entries = Entries()
    for value in values:
        slots.write(entries, value)
        assert slots.read(entries) == value
    kept = "".join(entries.kept.values())
    assert [old for old in values[:-1] if len(old) > 40 and old not in values[-1] and old[:1000] in kept] == []


@given(SECRET, SECRET, SECRET, st.integers(0, 30))
def test_a_crash_at_any_write_leaves_the_old_or_the_new(first: str, old: str, new: str, writes: int) -> None:
    entries = Entries()
    slots.write(entries, first)
    slots.write(entries, old)
    entries.left = writes
    try:
        slots.write(entries, new)
    except OSError:
        assert slots.read(entries) in (old, new)
    else:
        assert slots.read(entries) == new
    entries.left = 10**9
    slots.write(entries, first)
    assert slots.read(entries) == first


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"a0": ""},
        {"a0": "a password of somebody else"},
        {"a0": "followup:1:1:0123456789abcdef:torn"},
        {"a0": "followup:1:99:0123456789abcdef:x"},
        {"a0": "followup:1:0:e3b0c44298fc1c14:"},
        {"a0": "followup:1:2:0123456789abcdef:x"},
        {"a0": "followup:999999999999999999:1:0123456789abcdef:x"},
    ],
)
def test_what_is_not_whole_is_nothing(kept: dict[str, str]) -> None:
    entries = Entries()
    entries.kept = dict(kept)
    assert slots.read(entries) is None
    slots.write(entries, "a token")
    assert slots.read(entries) == "a token"


def test_forgetting_leaves_nothing() -> None:
    entries = Entries()
    slots.write(entries, "x" * 5000)
    slots.forget(entries)
    assert entries.kept == {}
    slots.forget(entries)


@pytest.mark.parametrize("value", ["", "x" * 60_000])
def test_nothing_and_far_too_much_are_refused_before_anything_is_written(value: str) -> None:
    entries = Entries()
    with pytest.raises(ValueError, match="nothing, or more"):
        slots.write(entries, value)
    assert entries.kept == {}
