"""Owns what a sentence speaks of: its clauses and the topics it adds to a story, also when it was first passed over."""

from __future__ import annotations

from classifiers.dates.sentences import Sentence
from classifiers.dates.values import Phrase
from classifiers.statements.clauses import Clause, clauses
from classifiers.statements.cues import Topic
from classifiers.statements.lemmas import lemma
from classifiers.statements.requests import instructs
from classifiers.statements.story import Story

_SPEAKING = (Topic.DECIDE, Topic.TELL, Topic.SIT, Topic.SAY)


def clauses_of(sentence: Sentence, phrases: list[Phrase]) -> list[Clause]:
    """The clauses of a sentence with these phrases."""
    return clauses(sentence.words, list(map(lemma, sentence.words.words)), phrases)


def note_topics(sentence: Sentence, number: int, clause: Clause, story: Story) -> None:
    """Add what a clause of the sentence with this number speaks of."""
    for cue in clause.cues:
        if not instructs(clause, cue):
            continue
        story.topics.add(cue.topic)
        if cue.topic in _SPEAKING:
            story.spoken = max(story.spoken, number)
        if cue.topic is Topic.SLIP:
            story.slipped = max(story.slipped, number)
        story.quotes.setdefault(cue.topic, sentence.text)


def recall(number: int, story: Story) -> None:
    """Add the topics of the sentence before this number, if it was passed over."""
    if story.passed is None or story.passed[0] != number - 1:
        return
    before, sentence = story.passed
    story.passed = None
    for clause in clauses_of(sentence, []):
        note_topics(sentence, before, clause, story)
