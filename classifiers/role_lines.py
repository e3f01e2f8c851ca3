"""Owns the roles that a text names in passing: a line of its own, "for Staff Nurse", "the kennel tech spot"."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from classifiers.entrances import Entered, Entrances, line_starts, matches
from classifiers.role_words import is_profession, looks_like_one

_MOST = 12  # places of one kind at which a title is looked for
_WORD = r"[\w&/+.#'’-]+"
_CAP = r"[A-ZÀ-Ý0-9][\w&/+.#'’-]*"
_RUN = rf"({_CAP}(?: (?:(?:&|and|of|in|in the) )?{_CAP}){{0,7}})"
_KIND = r"(?:applications?|roles?|positions?|vacanc(?:y|ies)|posts?|jobs?|openings?|spots?|gigs?|appointments?|search|req|decision|hire|places?|interviews?|submissions?|programme|class|slot)"
_THE = r"(?i:the|our|your|an?|their|all|every single|that|this|review)"
# after these a title with capitals needs no job word behind it
_BEFORE = re.compile(
    rf"\b(?:for|as|about|concerning|offer(?:ing)? you|regarding|hire|hiring|become|becoming|to be|need|needs|filling|fill|of|on|is|one|next|first|new|have|R-\d+|[Rr]equisition \d+ \(|[Pp]osting|[Rr]ole|[Pp]osition|at [A-Z][\w ]{{1,40}}):?(?: (?:for|the|our|an?|your|their|one|\d)(?: (?:next|first|new))?)?(?: (?:position|post|role|vacancy \d+,)(?: of)?)? ?{_RUN}"
)
_JOB_BEHIND = re.compile(rf"\b{_THE} ({_WORD}(?: {_WORD}){{0,5}}?) {_KIND}\b")
_SMALL = re.compile(
    rf"\b(?:applications?|candidature|applied|applying|interviewed|interview|post|position|role|place|vacancy|job|accepted|advert|chat|hire|many) (?:for|of|as|an?)(?: the| our| an?)? ({_WORD}(?: {_WORD}){{0,3}})"
)
_BECOMES = re.compile(
    rf"\b(?:as|be|become|being|need|needs|hire|hiring|want|got) (?:an?|our|my|the)(?: new| next| first| second| other)? ({_WORD}(?: {_WORD}){{0,3}})"
)
# "your interview for Kitchen porter moves": a capital only on the first word
_SENTENCE_CASE = re.compile(
    rf"\b(?:for|as|about|concerning|of|on|the|my|our|an?|offer(?:ing)? you|regarding|hiring|not|filling) ({_CAP}(?: [a-z][\w/-]+){{1,3}})"
)
_SMALL_WORDS = "is was are were has have had will would can could may be been and or but if in on at to for with by from the a an our your my we you they he she it not so as that this who when while then now please"
_SMALL_WORD = frozenset(_SMALL_WORDS.split())
_ALONE = re.compile(
    rf"(?m)^[ \t]*(?:[Vv]acancy [A-Z0-9-]+: ?|[Rr]equisition [\w-]+ |[Rr]ef [\w/-]+ )?{_RUN}(?: ?\([^()\n]{{2,40}}\))?(?:,? (?:[Rr]ef|[Rr]eq|[-–]) ?[^\n]{{0,60}}| is a popular[^\n]*|, [A-Z][a-z]+)?[.!]?[ \t]*$"
)
# "the parts counter job": no profession, but called a job outright
_JOB_NAMED = re.compile(r"\b(?:the|our) ((?:[\w&-]+ ){0,2}[\w&-]+)(?='s|’s)? (?:job|position|role|vacancy|spot|gig)\b")
PLACES = Entrances(
    [
        Entered(_JOB_BEHIND, then=_KIND, within=8),
        Entered(_JOB_NAMED, then="(?:job|position|role|vacancy|spot|gig)", within=4),
        *map(Entered, (_BEFORE, _SENTENCE_CASE, _SMALL, _BECOMES)),
    ]
)
_STOP = re.compile(r"[.!?] ")
_NO_KIND = re.compile(
    r"(?i)\b(?:above|vacant|advertised|current|new|open|next|first|last|full|part|permanent|temporary|whole|actual|exact|said|mentioned|requested|right|perfect|dream|good|great|big|hard|easy|nice|only|every|any|more|top|relevant|above-mentioned|following|of|for|to|in|and|or|about|has|have|does|did|do|a|an|the|it|he|she|they|i|key|lead|leading|active|paid|previous|old|day|entry|particular|specific|remaining|senior|junior)\b"
)
_NOT = re.compile(
    r"(?i)\b(?:dear|you|your|we|our|will|hiring|recruiters?|recruitment|talent|hr|human resources|people partner|people team|link|update|interview|slot|week|day|other|another|different|suitable|same|stronger|best|right|second|third|candidate|what|who|that|is|was|at|with|from|on)\b(?! attorney)"
)
_NUMERAL = frozenset({"I", "II", "III", "IV", "V"})
_ACADEMIC = re.compile(r"(?i)lecturer|teacher|professor|tutor|reader|research|fellow|associate|instructor|student")
_INNER = re.compile(r"^.*(?:[.!?] |\b(?:the|our|your|an?|their|two|three|four|five) )", re.IGNORECASE)


def _inner(run: str) -> str:
    """A run of words from its last article on: "interest in the Port Agent" -> "Port Agent"."""
    return _INNER.sub("", run)


def _title(run: str, known: Callable[[str], bool]) -> str | None:
    """The words of a run up to its last profession, its number and its field with it; None without a profession."""
    if not any(map(known, run.split())):
        return None
    words = _inner(run).split()
    last = max((at for at, word in enumerate(words) if known(word)), default=-1)
    if last < 0:
        return None
    if words[last][:1].isupper():
        first = next(at for at, word in enumerate(words) if not word[:1].islower())
        words, last = words[first:], last - first
    end = last + 1
    if words[end : end + 1] and words[end] in _NUMERAL:
        end += 1
    field = words[end : end + 1]
    if len(words) > end + 1 and (field == ["of"] or (field == ["in"] and _ACADEMIC.search(words[last]))):
        end = min(len(words), end + 4)
    title = " ".join(words[:end]).rstrip(".,")
    return None if _NOT.search(title) or len(title) < 2 else title


def of_lines(text: str) -> Iterator[tuple[float, str]]:
    """Titles in the first part of a text that stand alone on their line; the last lines are a signature's."""
    lines = text.rstrip().split("\n")
    head = "\n".join(lines[: max(3, len(lines) - 5)][:14])
    for found in islice(matches(_ALONE, head, line_starts(head)), 4):
        title = _title(found.group(1), is_profession)
        if title is not None and len(title) > len(found.group(1)) // 2:
            yield 1.2, title


def _in_sentence_case(run: str) -> str | None:
    """The words of a run up to its first profession, when no small word stands between."""
    words = run.split()
    for at, word in enumerate(words):
        if at and word in _SMALL_WORD:
            return None
        if at and is_profession(word):
            title = " ".join(words[: at + 1])
            return None if _NOT.search(title) else title
    return None


def _titles(places: Iterable[re.Match[str]], weight: float) -> Iterator[tuple[float, str]]:
    """The titles in what a pattern finds, later ones a little less likely."""
    for number, found in enumerate(islice(places, _MOST)):
        title = _title(_STOP.split(found.group(1), 1)[0], is_profession)
        if title is not None:
            yield weight - 0.01 * number, title


def _called_a_job(behind: Iterable[re.Match[str]], any_: Iterable[re.Match[str]]) -> Iterator[tuple[float, str]]:
    """What a text calls a job, role, spot: a profession, or failing that any words."""
    for number, found in enumerate(islice(behind, _MOST)):
        run = re.sub(r"['’]s?$", "", found.group(1))
        last = run.split()[-1]
        title = _title(run, looks_like_one) if looks_like_one(last) or last in _NUMERAL else None
        if title is not None:
            yield 1.25 - 0.01 * number - 0.05 * title.islower(), title
    for found in islice(any_, 3):
        if not _NOT.search(found.group(1)) and not _NO_KIND.search(found.group(1)):
            yield 0.8, found.group(1)


def of_text(flat: str, text: str) -> Iterator[tuple[float, str]]:
    """Titles in the sentences of a text whose wrapped lines are joined; `text` is the same one as it was."""
    behind, any_, before, sentence_case, small, becomes = PLACES.find(flat, text)
    yield from _called_a_job(behind, any_)
    yield from _titles(before, 1.2)
    for found in islice(sentence_case, _MOST):
        title = _in_sentence_case(found.group(1))
        if title is not None:
            yield 1.1, title
    yield from _titles(small, 1.05)
    yield from _titles(becomes, 0.95)
