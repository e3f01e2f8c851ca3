"""Pages in a terminal: width, colour, hostile text."""

from __future__ import annotations

import io

import pytest

from daemon.views.page import Card, Heading, Note, Page, Table, one_line, plain
from daemon.views.terminal import draw
from daemon.views.wrapping import columns, wrap

TABLE = Table(
    ("#", "Application", "Stage"),
    (("1", "Harbour Freight Lines, Data Engineer", "waiting"), ("2", "Brightwell", "applied")),
)


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def drawn(page: Page, width: int = 60) -> str:
    """What a file would get."""
    stream = io.StringIO()
    draw(page, stream, width)
    return stream.getvalue()


def test_a_table_that_fits_is_a_table() -> None:
    assert drawn((TABLE,)) == (
        "#  Application                           Stage\n"
        "1  Harbour Freight Lines, Data Engineer  waiting\n"
        "2  Brightwell                            applied\n"
    )


def test_the_widest_column_is_wrapped_first() -> None:
    assert drawn((TABLE,), 36) == (
        "#  Application               Stage\n"
        "1  Harbour Freight Lines,    waiting\n"
        "   Data Engineer\n"
        "2  Brightwell                applied\n"
    )


def test_a_row_becomes_a_card_where_a_table_has_no_room() -> None:
    assert drawn((TABLE,), 24) == (
        "1  Harbour Freight\n   Lines, Data Engineer\n   Stage: waiting\n2  Brightwell\n   Stage: applied\n"
    )


def test_a_card_wraps_under_itself_and_keeps_the_words_of_a_mail() -> None:
    card = Card(
        "7", "a thank-you to Ana", (("", "Harbour"), ("Why", "they were met there")), "Dear Ana,\n\n  Thanks.\n"
    )

    assert drawn((card,), 16) == (
        "7  a thank-you\n   to Ana\n   Harbour\n   Why: they\n   were met\n   there\n\n   Dear Ana,\n\n     Thanks.\n"
    )


def test_parts_stand_apart_but_nothing_stands_apart_from_its_heading() -> None:
    card = Card("1", "one", (("Why", "so"),))

    assert drawn((Heading("Drafts"), card, card, Note("Then this."), Note("And that."), Heading("Tasks"), card)) == (
        "Drafts\n1  one\n   Why: so\n\n1  one\n   Why: so\n\nThen this.\nAnd that.\n\nTasks\n1  one\n   Why: so\n"
    )


def test_colour_is_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()

    draw((Heading("Drafts"),), screen, 60)

    assert screen.getvalue() == "\x1b[1mDrafts\x1b[0m\n"
    assert drawn((Heading("Drafts"),)) == "Drafts\n"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_who_wants_no_colour_gets_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    screen = Screen()

    draw((Heading("Drafts"), Note("Act.", warn=True)), screen, 60)

    assert "\x1b" not in screen.getvalue()


def test_a_strangers_words_cannot_command_the_terminal() -> None:
    evil = "Acme\x1b]0;owned\x07\x9b31m \u202eevil\u2066\r\nHarbour\x00\ufeff"

    shown = drawn((Card("1", evil, (("Why", evil),), evil), Table(("#", "Name"), ((evil, evil),)), Note(evil)))

    assert not [letter for letter in shown if letter != "\n" and not letter.isprintable()]
    assert one_line(evil) == "Acme]0;owned31m evil Harbour"
    assert plain("a\n\tb") == "a\n\tb"


def test_lines_are_measured_in_columns() -> None:
    assert [columns(text) for text in ("abc", "日本", "e\u0301", "é", "")] == [3, 4, 1, 1, 0]
    assert wrap("日本日本", 4) == ["日本", "日本"]
    assert wrap("", 10) == [""]
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"]


@pytest.mark.parametrize("width", range(2, 41))
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    text = "Thank you for 会議 today, we will be in touch\n\nwithin averyveryverylongwordindeed."

    lines = wrap(text, width)

    assert max(map(columns, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_long_text_is_wrapped_quickly() -> None:
    assert len(wrap("word " * 100_000, 80)) == 6250
