"""Owns the line that introduces a quotation: "On ... wrote:", wrapped or not, in the languages of the world."""

from __future__ import annotations

import re

from classifiers.written.marks import LONGEST_LINE, is_quote, quote_follows

MOST_WRAPPED = 4  # lines that one introduction takes
_VERB = (
    r"wrote|writes|has written|schrieb|hat geschrieben|a [ée]crit|escribi[óo]|ha escrito|ha scritto|scrisse|escreveu|"
    r"schreef|heeft geschreven|skrev|kirjoitti|napisa[łl](?:\(a\))?|napsal(?:\(a\))?|p[íi][šs]e|írta|yazd[ıi]|"
    r"a scris|napísal(?:\(a\))?|geschreven|geschrieben|scritto|"
    r"έγραψε|написала?|пишет|пише|schrijft|menulis|đã viết|写道|寫道|書きました|작성"
)
_STARTER = (
    r"on|am|le|el|il|op|em|den|dne|dňa|dnia|w dniu|pada|vào|în|στις|a|"
    r"mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,4}[-./年 ]"
)
_SAID = (
    "wrote", "writes", "written", "schr", "crit", "scri", "screveu", "skr", "kirjoitti", "napisa", "napsal", "napísal",
    "píše", "pise", "piše", "píse", "írta", "yazd", "έγραψε", "написал", "пише", "menulis", "viết", "写道", "寫道",
    "書きました", "작성", "quoting", "citando", "zitat",
)  # fmt: skip
_ATTRIBUTION = re.compile(
    rf"(?:-{{1,5}} ?)?(?:(?:{_STARTER}|\w{{2,10}}[.,]{{0,2}} \d{{1,2}}[. ])\b.{{0,300}}(?:{_VERB})\b.{{0,200}}|"
    rf".{{0,160}}[<(\[]\S{{1,100}}@\S{{1,160}} ?(?:{_VERB}).{{0,80}}|"
    rf"\d{{4}}[-/.年].{{4,100}}<\S{{1,100}}@\S{{1,160}}>|(?:quoting|citando|zitat von) .{{2,160}}) ?[:：]",
    re.IGNORECASE,
)
# Forms that a sentence may have as well; only the quotation that follows tells.
_NAMED = re.compile(
    rf"(?:[\w.'’-]{{1,40}} ){{0,3}}[\w.'’@-]{{1,80}}(?: [<(\[].{{1,100}}[>)\]])? ?(?:{_VERB})"
    r"(?: .{0,60}\d.{0,20})? ?[:：]",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:\w{2,3}\.?,? )?\d{1,4}[-/.年 ].{4,100}<\S{1,100}@\S{1,160}> ?[:：]|"
    r".{0,100}<\S{1,100}@\S{1,160}> [\[(].{0,20}\d.{4,40}[\])] ?[:：]"
)
_SENDER = re.compile(r"[<(\[][^<>()\[\]\s@]{1,100}@[^<>()\[\]\s@]{1,160}[>)\]]")
_SAYS = re.compile(_VERB, re.IGNORECASE)
_OPENING = re.compile(rf"(?:-{{1,5}} ?)?(?:{_STARTER})\b(?=.{{0,40}}\d)", re.IGNORECASE)
_SENTENCES = re.compile(r"[^\W\d_]{4}[.!?] [A-Z]")


def attribution(lines: list[str], index: int, line: str) -> int:
    """How many lines from `index` on introduce a quotation, wrapped over four at most; 0 when they do not."""
    if not line or not (line[0].isalnum() or line[0] in "-<\"'[*"):
        return 0
    joined = ""
    for span in range(1, MOST_WRAPPED + 1):
        if index + span > len(lines) or len(joined) > LONGEST_LINE:
            return 0
        part = lines[index + span - 1][:LONGEST_LINE].strip().strip("*_")
        if not part or is_quote(part):
            return 0
        joined = f"{joined} {part}".strip()
        if part[-1] in ":：":
            told = _is_attribution(joined) or (_may_be_one(joined) and quote_follows(lines, index + span))
            return span if told and not _opens_later(lines[index : index + span]) else 0
    return 0


def _opens_later(wrapped: list[str]) -> bool:
    """Whether the sender's own last lines stand before an attribution that begins further down."""
    if len(wrapped) < 2 or _OPENING.match(wrapped[0].strip()[:LONGEST_LINE]):
        return False
    return any(_OPENING.match(line.strip()[:LONGEST_LINE]) for line in wrapped[1:])


def _is_attribution(text: str) -> bool:
    if "@" not in text and not any(character.isdigit() for character in text):
        return False
    if not _says(text):
        return False  # the pattern is dear, and every line that ends in a colon comes here
    if _ATTRIBUTION.fullmatch(text) is not None:
        return _SENTENCES.search(text) is None
    sender = _SENDER.search(text)
    after = text[sender.end() :][:120] if sender else ""
    return any(character.isdigit() for character in after) and _SAYS.search(after) is not None


def _may_be_one(text: str) -> bool:
    if text[-2:].strip(" :：") in (">", "]", ")") and _DATED.fullmatch(text):
        return True
    return len(text) <= 200 and _says(text) and _NAMED.fullmatch(text) is not None


def _says(text: str) -> bool:
    folded = text.lower()
    return folded.lstrip("- ")[:4].isdigit() or any(word in folded for word in _SAID)
