"""Owns cutting a written text into sentences and folding them, so that one pattern meets many ways of saying a thing."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from classifiers.gate import Gate, words_of

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
_SHORT = {
    "won't": "will not",
    "can't": "cannot",
    "can not": "cannot",
    "shan't": "shall not",
    "let's": "let us",
    "wanna": "want to",
    "gonna": "going to",
    "n't": " not",
    "'ve": " have",
    "'re": " are",
    "'ll": " will",
    "'d": " would",
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
}
_SHORT_FORM = re.compile(
    r"\bwon't\b|\bcan't\b|\bcan not\b|\bshan't\b|\blet's\b|\bwanna\b|\bgonna\b|n't\b|'ve\b|'re\b|'ll\b|'d\b"
    r"|\b(?:i'm|it's|that's|here's|there's|what's|dont|didnt|wont|cant|thats)\b"
)
_REGRET = re.compile(
    r"\b(?:unfortunately|unfortunatly|regret|regretfully|regrettably|sadly|sorry|i am afraid|we are afraid"
    r"|leider|bedauern|bedauerlicherweise|malheureusement|regrettons|regret)"
)
_FILLER = re.compile(
    r",? ?\b(?:unfortunately|unfortunatly|sadly|regretfully|regrettably|currently|really|very|just|truly|simply"
    r"|also|therefore|hereby|formally|officially|thus|indeed|actually|however|finally|already|kindly|now)\b,?"
)
_CONDITIONAL = re.compile(
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
# which of the three above a sentence's words may meet
_GATE = Gate((_REGRET.pattern, _CONDITIONAL.pattern, _FILLER.pattern))
_BREAK = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=\S)|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|inc|ltd|co|corp|no|nr|approx|e\.g|i\.e|vs|sr|jr|a\.m|p\.m|ext|tel|bzw|z\.b|ca|m|mme)|\b[a-z])\.$",
    re.IGNORECASE,
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
    return _fold(text.translate(_PLAIN))


def _fold(plain: str) -> str:
    plain = plain.lower()
    if "'" in plain or "nt" in plain or "can not" in plain or "nna" in plain:
        plain = _SHORT_FORM.sub(lambda m: _SHORT.get(m.group(), m.group()), plain)
    if "  " in plain:
        plain = _SPACES.sub(" ", plain)
    return plain.strip()


def make_sentence(raw: str) -> Sentence:
    """Fold one sentence and note regret and conditions in it."""
    return _noted(raw, fold(raw[:LONGEST_SENTENCE].replace("\n", " ")))


def _noted(raw: str, folded: str) -> Sentence:
    words = words_of(folded)
    regret = conditional = False
    for number in _GATE.open(words):
        match number:
            case 0:
                regret = _REGRET.search(folded) is not None
            case 1:
                conditional = _CONDITIONAL.search(folded) is not None
            case _:
                folded = _SPACES.sub(" ", _FILLER.sub(" ", folded)).strip()
    return Sentence(raw.strip(), folded, regret, conditional, words)


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


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order, hard wrapping undone; at most LONGEST_TEXT characters are looked at."""
    pieces: list[str] = []
    for piece in _BREAK.split(_joined(text[:LONGEST_TEXT].translate(_PLAIN))):
        if not piece or not piece.strip():
            continue
        if (
            pieces
            and pieces[-1][-1] == "."
            and (_ABBREVIATION.search(pieces[-1][-8:]) or (_ORDINAL.search(pieces[-1][-4:]) and _MONTH.match(piece)))
            and len(pieces[-1]) < LONGEST_SENTENCE
            and "\n" not in piece
        ):
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    return tuple(_noted(piece, _fold(piece[:LONGEST_SENTENCE])) for piece in pieces)
