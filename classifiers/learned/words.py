"""Owns the words without which no sentence is taken for an outcome, however likely it seems: of refusal, and of hiring."""

from __future__ import annotations

from collections.abc import Sequence

from classifiers.gate import compiled
from classifiers.languages.shape import Language
from classifiers.reading import Label
from classifiers.sentences import Sentence

# ruff: noqa: E501 - one kind of word a line
_REFUSAL = (
    r"\b(?:not|no|nor|never|nothing|nobody|none|neither|without|unable|cannot|unsuccessful\w*|unsuitable|un(?:fortunately|happily)|n't|nope|nay"  # negation
    r"|else\w*|another|other\w*|different\w*|some(?:one|body)|instead|rather|internal\w*|in-house|within|colleague|nephew|niece|cousin|daughter|son|candidates?|applicants?|contenders?|finalists?|names?|someone's"  # somebody or something else
    r"|filled|closed?|closing|gone|taken|cancel\w*|withdr\w+|over|end(?:s|ed|ing)?|stop\w*|fr[eo]{1,2}z\w+|eliminat\w+|scrap\w*|drop\w*|lost|cut|cuts|removed|shelved|abolish\w*|dissol\w+|fallen through|falls through|full|disappear\w*|vanish\w*|pulled|axed"  # nothing left
    r"|chos\w+|choose|select\w*|appoint\w*|hir(?:e|ed|ing)|pick\w*|accept\w*|went|going with|join\w*|offer\w*|prefer\w*|decid\w*|decision|settl\w+|conclu\w+|opt\w*|agreed|voted|preferred|won|edged|pipped|beat\w*|second|runner\w*|fourth|third|reserve|placed"  # a choice
    r"|sorry|regret\w*|afraid|sad\w*|declin\w*|disappoint\w*|bad news|wish\w*|luck|better|closer|stronger|more|less|pass(?:ed|ing)?|turn\w* down|reject\w*|refus\w*|leave it|let you down|fit|match\w*|short of|fell short|overqualified|too|return\w*|thanks but|done|out|behind)\b"  # regret, and comparison
)
_HIRING = r"\b(?:offer\w*|join\w*|welcome|aboard|on board|yours|got (?:it|the)|get the|hir(?:e|ed|ing)|start\w*|begin\w*|contract\w*|salary|pay|appoint\w*|have you|want(?:s|ed)? you|like you|love you|need you|take you|taking you|put you|give you|bring you|keep you|ask you to be|you (?:are|were) (?:the|our|in|it|on|hired|chosen)|chos\w+|pick\w*|select\w*|success\w*|congrat\w*|pleas\w+|delight\w*|happy|glad|yes|in if|job|post|position|role|place|seat|desk|team|crew|accept\w*|position|engage\w*|employ\w*|name\w*|confirm\w*|come (?:and )?work|work (?:with|for)|notice|sign\w*|apprentice\w*|terms|rota|uniform|keys?)\b"
_OF = {Label.REJECTION: _REFUSAL, Label.OFFER: _HIRING}
_CONDITION = frozenset({"if", "unless", "whether", "should"})


def says(sentence: Sentence, label: Label, languages: Sequence[Language] = ()) -> bool:
    """Whether a sentence has words of this outcome, and tells it as a fact: no condition, no question of refusal."""
    if (sentence.question and label is Label.REJECTION) or not _CONDITION.isdisjoint(sentence.words):
        return False
    own = [one.refusal if label is Label.REJECTION else one.hiring for one in languages]
    return any(compiled(pattern).search(sentence.folded) for pattern in (_OF[label], *own))
