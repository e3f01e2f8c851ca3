"""Owns the drawing of figures as SVG by hand: escaped text, classes instead of colours, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from daemon.views.page import plain


def svg(width: float, height: float, inside: Iterable[Markup], *, css: str = "") -> Markup:
    """A figure that fills its place; it is hidden from screen readers, which get the table beside it."""
    return Markup('<svg class="figure {}" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>').format(
        css, number(width), number(height), Markup("").join(inside)
    )


def rect(x: float, y: float, width: float, height: float, css: str, round_by: float = 2) -> Markup:
    """A bar."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="{}" class="{}"/>').format(
        *(number(one) for one in (x, y, max(width, 0.5), max(height, 0.5), round_by)), css
    )


def text(x: float, y: float, words: str, css: str = "", anchor: str = "start") -> Markup:
    """One line of text from (or around, or up to) a point on its base line."""
    return Markup('<text x="{}" y="{}" class="{}" text-anchor="{}">{}</text>').format(
        number(x), number(y), css, anchor, escape(plain(words))
    )


def ribbon(x0: float, y0: float, x1: float, y1: float, thick: float, css: str) -> Markup:
    """A stream of the same thickness from the right edge of one bar (its upper corner) to the left edge of another."""
    middle = (x0 + x1) / 2
    points = (x0, y0, middle, y0, middle, y1, x1, y1, x1, y1 + thick, middle, y1 + thick, middle, y0 + thick)
    path = "M{} {}C{} {} {} {} {} {}L{} {}C{} {} {} {} {} {}Z".format(
        *(number(one) for one in (*points, x0, y0 + thick))
    )
    return Markup('<path d="{}" class="{}"/>').format(path, css)


def line(points: Iterable[tuple[float, float]], css: str) -> Markup:
    """A line through points."""
    joined = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return Markup('<polyline points="{}" class="{}"/>').format(joined, css)


def dot(x: float, y: float, radius: float, css: str) -> Markup:
    """One point of a line."""
    return Markup('<circle cx="{}" cy="{}" r="{}" class="{}"/>').format(number(x), number(y), number(radius), css)


def number(value: float) -> str:
    """A coordinate, to a tenth."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
