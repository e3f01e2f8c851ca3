"""HTML to plain text."""

from __future__ import annotations

import pytest

from classifiers.html import LONGEST, to_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Dear&nbsp;Ana &amp; co", "Dear Ana & co"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        (
            "<table><tr><td>Date:</td><td>Tue</td></tr><tr><td>Time:</td><td>2 pm</td></tr></table>",
            "Date: Tue\nTime: 2 pm",
        ),
        ("<head><title>x</title><style>p{}</style></head><script>alert('<p>')</script>ok", "ok"),
        ("<div style='display:none'>pre<div>header</div></div>seen", "seen"),
        ("<p hidden>no</p><p>yes</p>", "yes"),
        ("<!-- <p>no</p> -->yes<!doctype html>", "yes"),
        ("3 < 4 and <b>5</b> > 4", "3 < 4 and 5 > 4"),
        ('<a title="a > b" href="#">link</a>', "link"),
        ("<a href='https://calendly.com/acme/30?x=1'>Book</a>", "<https://calendly.com/acme/30> Book"),
        ("<a href='https://track.test/x'>Our page</a>", "Our page"),
        ("Hi<blockquote>old<blockquote>older</blockquote></blockquote>new", "Hi\n\n> old\n> \n> > older\n\nnew"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("wo\u00adrd\u200b", "word"),
        ("<p>unclosed <b>tag", "unclosed tag"),
        ("a<", "a<"),
        ("", ""),
    ],
)
def test_texts(source: str, text: str) -> None:
    assert to_text(source) == text


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<",
        "<a '",
        "<div hidden>",
        "<!--",
        "&#",
        "<style>",
        " ",
        "<title ",
        "<blockquote>",
        "<a href='https://",
        "<p",
    ],
)
def test_linear(piece: str) -> None:
    assert len(to_text(piece * (LONGEST // len(piece)))) <= 4 * LONGEST
