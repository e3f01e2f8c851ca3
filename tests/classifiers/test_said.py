"""What pieces of text come to is remembered, within bounds."""

from __future__ import annotations

from classifiers.said import LONGEST, MOST, Counted, Pieces


def test_a_piece_is_read_once() -> None:
    met: list[str] = []

    def read(piece: str) -> int:
        met.append(piece)
        return len(piece)

    known = Pieces(read)
    assert [known["by"], known["Friday,"], known["by"]] == [2, 7, 2]
    assert met == ["by", "Friday,"]


def test_long_pieces_are_not_kept_and_the_store_stays_small() -> None:
    known = Pieces(len)
    assert known["x" * (LONGEST + 1)] == LONGEST + 1
    assert not known
    for number in range(MOST + 5):
        assert known[f"{number}"] == len(f"{number}")
    assert len(known) <= MOST


def test_words_are_counted_whole() -> None:
    counted = Counted(frozenset({"le", "vous"}))
    assert counted.of("le rendez-vous, le (vous) level") == 4
