"""Owns the names that a text gives of those whom the person will meet, and whether its writer is one of them."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from classifiers.entrances import Entered, Entrances, lines_with, matches

LONGEST_TEXT = 6_000
LONGEST_TIME = 60  # letters between the beginning of a time and the name behind it
LONGEST_NAME = 400
MOST_PLACES = 12  # places of a text at which names are looked for
MOST_NAMES = 8  # names at one place

_ONE = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’-]+(?:[A-Z][a-zà-ö]+)?"
FULL = rf"(?:(?:Dr|Prof|Mr|Mrs|Ms|Herr|Frau|Mme|M)\.? )?{_ONE}(?: (?:[A-Z]\.|(?:de|van|von|der|den|da|di|la|le|El|Al)\b)){{0,2}}(?: {_ONE}){{0,2}}"
_WORDS = "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december the our your we you i it this that hi hello dear thanks thank regards best kind zoom teams google microsoft meet webex skype engineering product design data sales marketing hiring talent people hr human resources team manager director recruiting senior junior lead head software interview panel please us uk london berlin paris york office room building floor street join a an my all everyone members member several some two three four am pm est pst et pt cet gmt bst then each both technical final phone video first second date time mode venue location organizer organiser guests headteacher reception"
NOT_NAME = frozenset(_WORDS.split())
# "you will meet", "Interviewer:", "on the panel:": what a list of names follows
_MEETS = re.compile(
    r"\b(?:meet(?:ing)?(?: with)?|speak(?:ing)? (?:to|with)|talk(?:ing)? (?:to|with)|interview(?:ed|ing)? (?:with|by)|[Ii]nterviewers?(?: will be| are| is|:|s?\)?:)|[Pp]anel(?: members?)?(?: will be| consists of| is|:)|[Pp]anel will consist of|(?:[Cc]hat|chatting|[Cc]all|[Cc]onversation|[Ss]ession|[Mm]eeting|[Ii]nterview) with|joined by|round with|hosted by|conducted by|held by|you to|see(?:ing)?|introduce you to|time with|minutes with|from our side[:,]?|[Aa]ttendees:?|[Ww]ith:|will be with|(?:it|It)(?:'ll| will) be|interview with|Gespräch mit|entretien avec|rencontrer(?:ez)?)[ \n]"
)
# "on Tuesday 9th June at 11.30am with Tom Hale (CTO)"
_AT_TIME = re.compile(
    rf"(?:\d\s?[ap]\.?m\.?|\d[:.]\d\d|o'clock|noon|\b(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri)day|[Tt]omorrow|\b(?:on|via|over|by) (?:Teams|Zoom|Google Meet|Meet|Webex|Skype|video|the phone|phone|site))(?: \([A-Z]{{2,5}}\))?,? with (?={_ONE} {_ONE}\b)"
)
# "your interview is confirmed for Tuesday at 3.30 with Tom Hale and me": two names, or it may be a company
_TIMED = re.compile(
    rf"\b(?:[Ii]nterview|[Cc]all|[Cc]hat|[Mm]eeting|[Cc]onversation|[Ss]ession|[Aa]ppointment)\b[^!?\n]{{3,90}}? with (?={_ONE} (?:[A-Z]\. )?{_ONE}\b[ ]?(?:\(|,|and\b|\.|$))"
)
# "Marta Silva and I will ...", "Tom Hale will meet you"
_JOINS = re.compile(
    rf"\b({FULL}) (?:and (?:I|myself|me) |will |would |and )(?:also )?(?:(?:will |would )?(?:be (?:joining|interviewing|meeting|speaking|there|on the (?:call|panel)|with us)|join (?:us|you|me|the)|meet you|interview you|speak (?:to|with) you|see you|call you|like to (?:meet|speak|talk)|look(?:ing)? forward to meeting))"
)
# "Marc Ode (marc@acme.test) and Lena Fuchs will run a session"
_RUNS = re.compile(
    rf"\b({FULL})(?: ?\([^()\n]{{0,60}}\)| ?<[^<>\n]{{0,60}}>|, [a-z][^,.;\n]{{2,50}},)?(?:(?: and |, | & )({FULL})(?: ?\([^()\n]{{0,60}}\)| ?<[^<>\n]{{0,60}}>)?)?(?:(?: and |, and | & )({FULL}|I|myself)(?: ?\([^()\n]{{0,60}}\)| ?<[^<>\n]{{0,60}}>)?)? (?:will|are going to|is going to) (?:both )?(?:run|lead|hold|conduct|host|take|do|interview|chair|meet|join|show|see|talk|speak|chat|ask|walk|welcome|greet|call)\b"
)
# without one of these nobody is said to run anything
_RUN = re.compile(
    r"\b(?:will|going to) (?:both )?(?:run|lead|hold|conduct|host|take|do|interview|chair|meet|join|show|see|talk|speak|chat|ask|walk|welcome|greet|call)\b"
)
_WITH_NAME = re.compile(rf" with (?={_ONE} (?:[A-Z]\. )?{_ONE})")
PLACES = Entrances(
    [
        Entered(_MEETS),
        Entered(_TIMED),
        Entered(_JOINS, "(?:and|will|would) ", names=6),
        Entered(_RUN),
    ]
)
_JOIN = r"(?:and|und|et|&|,|;|as well as|then|followed by|plus)"
_WRITER = re.compile(
    rf"(?:,[ ](?:our |the |a )?[A-Za-z][^,.;\n]{{2,50}}(?=,))?[ ]?,?[ ]?(?:{_JOIN})?[ ]?(?:me|myself|I)\b"
)
_NAMED = re.compile(
    rf"[ ]{{0,2}}{_JOIN}?[ ]{{0,2}}(?:and )?(?:also )?(?:our |the |my |unser\w* |notre )?(?:(?:[\w-]+ ){{0,5}}?(?:director|manager|lead|head|engineer|designer|officer|founder|cto|ceo|cfo|vp|partner|colleague|colleagues|recruiter|developer|analyst|scientist)s?,? )?({FULL})[ ]?(?:\([^()\n]{{0,60}}\)|,[ ]?(?:our |the |a )?[A-Za-z][^,.;\n]{{2,50}}(?=,|;|\.| and |\n|$))?"
)
# a line of an agenda: "9:30 - 10:30: Portfolio review with"
_SLOT = re.compile(r"(?m)^[ *•(-]{0,6}\d{1,2}(?:[:.]\d\d)?[^\n]{1,100}?\b[Ww]ith ")
_WRAP = r"\n(?![A-Z][a-z]{1,14}(?: [a-z]{1,12})?:)(?:[-*•] )?"  # a labelled line is no part of the last
_WRAPPED = re.compile(_WRAP)
_WRAPPED_BEHIND_BLANKS = re.compile(rf"[ \t]*{_WRAP}")
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Herr|Frau|Mme|M)\.? (?=\S+ \S)")  # "Mrs Adeyemi" keeps it
_BOTH_NAMES = re.compile(rf"[ ]?,[ ]?{_ONE} {_ONE}")  # after a comma stands the next person, not a title


@dataclass(frozen=True, slots=True)
class Named:
    """Who will be met: names in the order of the text, and whether the writer is among them ("Tom and me")."""

    names: tuple[str, ...] = ()
    writer: bool = False


def named(body: str) -> Named:
    """Names the text says the person will meet or met."""
    shown = body[:LONGEST_TEXT]
    text = _unwrapped(shown)
    names: list[str] = []
    writer = False
    # a line end turned into a space moves no word
    meets, timed, joins, run = PLACES.find(text, shown if len(text) == len(shown) else text)
    for listed in chain(
        (_listed(text, found.end()) for found in chain(islice(meets, MOST_PLACES), _timed(text, timed))),
        (_listed(body, found.end()) for found in islice(_slots(shown), MOST_PLACES)),
    ):
        for one in listed:
            writer = writer or one is None
            names += [one] if one is not None else []
    for found in islice(joins, MOST_PLACES):
        name = found.group(1)
        if " " in name and _first(name) not in NOT_NAME:
            names.append(_TITLE.sub("", name))
            writer = writer or re.search(r"\band (?:I|me|myself)\b", found.group()) is not None
    for found in islice(_RUNS.finditer(text), MOST_PLACES) if any(run) else ():
        together = [name for name in found.groups() if name is not None]
        names += [name for name in together if " " in name and _first(name) not in NOT_NAME]
        writer = writer or bool({"I", "myself"} & set(together))
    return Named(tuple(names), writer)


def _unwrapped(text: str) -> str:
    """A text with its lines joined, but for those that begin with a label."""
    blanks = " \n" in text or "\t\n" in text
    return (_WRAPPED_BEHIND_BLANKS if blanks else _WRAPPED).sub(" ", text)


def _timed(text: str, timed: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """What stands before a name where a text says when and with whom."""
    named_ = [found.start() for found in _WITH_NAME.finditer(text)]
    if named_:
        yield from islice(timed, MOST_PLACES)
        yield from islice(_at_times(text, named_), MOST_PLACES)


def _at_times(text: str, names: list[int]) -> Iterator[re.Match[str]]:
    """The times in a text that stand right before one of the names."""
    end = 0
    for at in names:
        found = _AT_TIME.search(text, max(end, at - LONGEST_TIME), at + LONGEST_NAME)
        if found is not None and found.start() < at:
            yield found
            end = found.end()


def _slots(text: str) -> Iterator[re.Match[str]]:
    """The lines of an agenda up to the names."""
    return matches(_SLOT, text, lines_with("ith ", text))


def _listed(text: str, at: int) -> Iterator[str | None]:
    """The names of a list that begins at `at`; None stands for the writer."""
    for _ in range(MOST_NAMES):
        writer = _WRITER.match(text, at)
        if writer is not None:
            yield None
            at = writer.end()
            continue
        found = _NAMED.match(text, at)
        if found is None or _first(found.group(1)) in NOT_NAME:
            return
        yield _TITLE.sub("", found.group(1))
        at = found.end(1) if _BOTH_NAMES.match(text, found.end(1)) else found.end()


def _first(name: str) -> str:
    return name.split()[0].lower().strip(".")
