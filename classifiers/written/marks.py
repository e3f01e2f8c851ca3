"""Owns the signs of a quotation that a single line carries, and where the next line with text is."""

from __future__ import annotations

LONGEST_LINE = 400


def is_quote(line: str) -> bool:
    """Whether a stripped line is marked as quoted (RFC 3676 section 4.5, and what mail programs made of it)."""
    return line.startswith((">", "|>", "| >", "&gt;"))


def next_text(lines: list[str], start: int) -> int:
    """The first line with text from `start` on, within four lines; the number of lines when there is none."""
    return next((at for at in range(start, min(start + 4, len(lines))) if lines[at].strip()), len(lines))


def quote_follows(lines: list[str], start: int) -> bool:
    """Whether the next line with text is marked as quoted."""
    at = next_text(lines, start)
    return at < len(lines) and is_quote(lines[at].strip())
