"""Owns cutting a written text into sentences and folding them, so that one pattern meets many ways of saying a thing."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from classifiers.gate import Sought, compiled, words_by_line, words_of

LONGEST_TEXT = 20_000  # characters looked at; what a person has to say comes before that
LONGEST_SENTENCE = 600

_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "‐": "-",
        "−": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u00ad": None,
        "\ufeff": None,
        "…": ".",
        "\t": " ",
        "\r": None,
        "*": None,
        "_": " ",
    }
)
_SIGNS = [(chr(code), plain or "") for code, plain in _PLAIN.items()]
_SHORT = {
    "can not": "cannot",
    "won't": "will not",
    "can't": "cannot",
    "shan't": "shall not",
    "let's": "let us",
    "wanna": "want to",
    "gonna": "going to",
    "i'm": "i am",
    "it's": "it is",
    "that's": "that is",
    "here's": "here is",
    "there's": "there is",
    "what's": "what is",
    "dont": "do not",
    "didnt": "did not",
    "wont": "will not",
    "cant": "cannot",
    "thats": "that is",
    "n't": " not",
    "'ve": " have",
    "'re": " are",
    "'ll": " will",
    "'d": " would",
}
_SHORT_FORMS = [
    (short, rf"{short}\b" if full.startswith(" ") else rf"\b{short}\b", full) for short, full in _SHORT.items()
]
_UNMARKED = [form for form in _SHORT_FORMS if "'" not in form[0]]
_REGRET = (
    r"\b(?:unfortunately|unfortunatly|regret|regretfully|regrettably|sadly|sorry|i am afraid|we are afraid"
    r"|leider|bedauern|bedauerlicherweise|malheureusement|regrettons|regret)"
)
_FILLER = re.compile(
    r",? ?\b(?:unfortunately|unfortunatly|sadly|regretfully|regrettably|currently|really|very|just|truly|simply"
    r"|also|therefore|hereby|formally|officially|thus|indeed|actually|however|finally|already|kindly|now)\b,?"
)
_CONDITIONAL = (
    r"\b(?:if|should|unless|in the event|in case|whether|provided|when|where|once|as soon as|only)\b"
    r"(?: that| and when)? (?:you (?:are|were) (?:not )?(?:selected|shortlisted|short-listed|successful|chosen|invited|unsuccessful|an? |among|moved|contacted|offered|the |deemed|determined|considered|qualified|suitable|still|one of|advanced|asked|progress\w*|hired|the right)|you have been|you get|you be|you do not|you have not|you not|you receive|you make|"
    r"you meet (?:our|the|all)|you pass|you qualify|you satisfy|you score|you get (?:through|past)|you succeed|you complete|you impress|"
    r"you progress|you advance|you reach|you fit|you match|your |we feel|we decide|we believe|we think|we move|we proceed|we see|we wish"
    r"|we want|we would like|we find|we determine|we choose|we cannot|we can |we like|we do|we make|we need|we were to|we are interested"
    r"|we have not|selected|shortlisted|short-listed|successful|suitable|chosen|there is|there are|it is determined|the team"
    r"|the hiring|they|a match|a suitable|a position|another|those|candidates|applicants|accepted|moved|an? offer|not selected|unsuccessful|qualified)"
    r"|\b(?:those|anyone|people|candidates|applicants|everyone) (?:who |that |we )?(?:(?:are|is|have been|has been|wish to|decide to|then) )?(?:invite|invited|selected|shortlisted|successful|chosen|called|interview)\b"
    r"|\b(?:shortlisted|short-listed|successful|selected|suitable|chosen|unsuccessful|only) (?:candidates|applicants)\b|\b(?:candidates|applicants) (?:will|selected|shortlisted)\b|\bwe will only\b|\bonly contact\b|\bwould have (?:been|to)\b"
)
_NOTED = Sought(_REGRET, _CONDITIONAL, _FILLER.pattern)
_BREAK = re.compile(r"([.!?\n])(?:(?<=\n)\n*|(?<!\n)[\"')\]]*\s+(?=\S))")  # a sign belongs to the sentence before
_ABBREVIATED = "mr mrs ms dr prof st inc ltd co corp no nr approx vs sr jr ext tel bzw ca m mme"
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_ABBREVIATION = re.compile(
    rf"(?:\b(?:{'|'.join(_ABBREVIATED.split())}|e\.g|i\.e|a\.m|p\.m|z\.b)|\b[a-z])\.$", re.IGNORECASE
)
_ORDINAL = re.compile(r"\b\d{1,2}\.$")  # "zum 1. September"
_MONTH = re.compile(r"(?i)(?:jan|feb|m(?:ä|ae)r|apr|mai|jun|jul|aug|sep|okt|nov|dez)")
_BULLET = re.compile(r"\s*(?:[-*•·–>]|\(?\d{1,2}[.)])\s+\S")
_SPACES = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `raw` as written, `folded` lower-case with short forms spelt out and fillers dropped.

    `words` are those of `folded` as a gate asks for them, dropped fillers among them.
    """

    raw: str
    folded: str
    regret: bool = False
    conditional: bool = False
    words: Sequence[str] = field(default=(), repr=False, compare=False)

    @property
    def question(self) -> bool:
        """Whether it ends as a question."""
        return self.raw.rstrip().endswith("?")


def fold(text: str) -> str:
    """Lower case, plain quotes and dashes, short forms spelt out ("we'd" -> "we would"), single spaces."""
    return _fold(_plain(text))


def _plain(text: str) -> str:
    """Plain signs for the many of their kind; text beyond ASCII is looked at sign by sign, which costs far less."""
    if text.isascii():
        return text.translate(_PLAIN)
    for sign, plain in _SIGNS:
        if sign in text:
            text = text.replace(sign, plain)
    return text


def _fold(plain: str) -> str:
    plain = plain.lower()
    for short, pattern, full in _SHORT_FORMS if "'" in plain else _UNMARKED:
        if short in plain:
            plain = compiled(pattern).sub(full, plain)
    if "  " in plain:
        plain = _SPACES.sub(" ", plain)
    return plain.strip()


def make_sentence(raw: str) -> Sentence:
    """Fold one sentence and note regret and conditions in it."""
    folded = fold(raw[:LONGEST_SENTENCE].replace("\n", " "))
    return _noted(raw, folded, words_of(folded))


def _noted(raw: str, folded: str, words: Sequence[str]) -> Sentence:
    found = _NOTED.found(folded, words)
    if 2 in found:
        folded = _SPACES.sub(" ", _FILLER.sub(" ", folded)).strip()
    return Sentence(raw.strip(), folded, 0 in found, 1 in found, words)


def _joined(text: str) -> str:
    """Undo hard wrapping: a line goes on when it is long and the next one is neither blank nor a bullet."""
    out: list[str] = []
    open_line = False
    for line in text.split("\n"):
        stripped = line.strip()
        if not stripped:
            out.append("")
            open_line = False
            continue
        if open_line and not _BULLET.match(line):
            out[-1] = f"{out[-1]} {stripped}"
        else:
            out.append(stripped)
        open_line = len(stripped) >= 45 and stripped[-1] not in ".!?:"
    return "\n".join(out)


def _goes_on(before: str, piece: str) -> bool:
    """Whether a full stop was none: "Dr. Gomez", "am 1. September"."""
    if before[-1] != "." or len(before) >= LONGEST_SENTENCE:
        return False
    last = before[-8:-1].rpartition(" ")[2]
    if last.isascii() and last.isalpha():
        return len(last) == 1 or last.lower() in _ABBREVIATIONS
    if _ABBREVIATION.search(before[-8:]):
        return True
    return last[-1:].isdigit() and _ORDINAL.search(before[-4:]) is not None and _MONTH.match(piece) is not None


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order, hard wrapping undone; at most LONGEST_TEXT characters are looked at."""
    pieces: list[str] = []
    parts = iter(_BREAK.split(_joined(_plain(text[:LONGEST_TEXT]))))
    for part in parts:
        sign = next(parts, "")
        piece = part if sign == "\n" else part + sign
        if not piece or piece.isspace():
            continue
        if pieces and _goes_on(pieces[-1], piece):
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    if not pieces:
        return ()
    folded = [_fold(piece[:LONGEST_SENTENCE]) for piece in pieces]
    return tuple(map(_noted, pieces, folded, words_by_line(folded)))
