"""Owns promises that leave out what is promised: "no update yet, so it'll be Friday", "hopefully by the 12th"."""

from __future__ import annotations

from classifiers.dates.vocabulary import word_set
from classifiers.statements.clauses import Clause
from classifiers.statements.cues import Topic
from classifiers.statements.story import Story
from classifiers.statements.topics import recall

_HOPES = frozenset({"hope", "hoping", "expect", "should", "aim", "plan", "intend"})
_DONE = frozenset({"sent", "posted", "emailed", "published", "released", "shared", "announced", "made", "mailed"})
_EXPECTED = frozenset({"expected", "due", "likely", "hopefully", "probably", "anticipated", "tentatively", "ideally"})
_THINGS = frozenset({"it", "this", "these", "they", "that"})
_AHEAD = word_set("will shall should would going looks looking might may could likely expected hopefully probably")
# What an elliptical clause may begin with, before its date.
_HEADS = (
    _EXPECTED
    | _THINGS
    | word_set(
        "so but and ; , then some sometime maybe perhaps more looking realistically now instead rather , - : most say"
    )
)
_WILL = frozenset({"will", "shall", "should"})
_MORE = frozenset({"another", "give", "about", "maybe", "probably"})
_OPENS = _EXPECTED | {";"}
_IDLE = (Topic.SLIP, Topic.TAKES, Topic.SIT)


def is_elliptic(clause: Clause, number: int, story: Story) -> bool:
    """True when the clause dates what this sentence or the one before spoke of: a decision, word, a delay."""
    words = clause.words.words[clause.start : clause.end]
    if clause.lead == "but" and number == story.denied:
        return not clause.cues
    done = words[0] in _THINGS and not _DONE.isdisjoint(words)
    more = not clause.cues and words[0] in _OPENS and not _EXPECTED.isdisjoint(words[:2])
    more = more or _continues(clause, words)
    slips = not clause.cues and words[0] in _MORE and len(words) < 10
    hopes = not clause.cues and words[0] in ("we", "i") and not _HOPES.isdisjoint(words)
    if not (done or more or slips or hopes):
        return False
    recall(number, story)
    if number - story.spoken <= 1 and (done or more):
        return not (done and _WILL.isdisjoint(words)) and not (done and clause.denied(clause.end))
    if number - story.slipped == 1 and not clause.cues:
        return slips
    return hopes and number - story.spoken == 1


def _continues(clause: Clause, words: list[str]) -> bool:
    """ "; it'll be tomorrow or Wednesday", "so some time in the week of the 12th", "but it's going to be Thursday"."""
    if any(cue.topic not in _IDLE for cue in clause.cues) or clause.lead in ("if", "unless") or not clause.phrases:
        return False
    first = clause.phrases[0].start - clause.start
    head = words[:first]
    if clause.denied(clause.phrases[0].start) or not all(word in _HEADS | _AHEAD | _BE for word in head):
        return False
    if clause.lead in ("so", "but", ";") and not _THINGS & set(head):
        return True
    return bool(_THINGS & set(head) and _AHEAD & set(head))


_BE = frozenset({"'s", "is", "be", "to", "like", "the", "not", "n't", "than"})
