"""Owns the senses of a refusal in plain people's turns: who it will not be, what they would rather have, what is no more."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.reading import Label
from classifiers.senses.gaps import gap

R = Label.REJECTION
G1, G2, G3, G4, G6 = gap(1), gap(2), gap(3), gap(4), gap(6)
_LATER = r"\b(?:IF|MAY|yet|whether|without)\b"
_MEETS = r"\b(?:TALK|TIME|room|parking)\b"

SENSES: tuple[Cue, ...] = (
    # "we won't be taking you on", "we cannot consider you for this post"
    cue(
        R,
        0.92,
        rf"\bNOT {G3}(?:GO|PICK|have|HAVE|SEE|bring|keep|place) (?:YOU|YOUR APP) ?{G2}(?:on|aboard|FWD|in|back|for JOB|JOB|at point|on occasion|on team)\b",
        unless=rf"{_LATER}|\bTALK\b|\b(?:in loop|on file|back to|waiting|posted|hold of|YOU HAVE NOT)\b",
    ),
    cue(R, 0.9, rf"\bNOT right for US to {G2}(?:GO|PICK|have|make) ?{G2}(?:YOU|GIVE)", unless=_LATER),
    # "it isn't going to be you", "and that isn't you", "you weren't what they had in mind"
    cue(
        R,
        0.92,
        r"\bNOT (?:WILL )?(?:to )?(?:BE |be )?YOU (?:TIME|on|in|after|for|[.!])|\bBE NOT (?:WILL )?(?:BE )?YOU(?= [.!]|$| TIME| on| in| after| for)",
        unless=rf"{_LATER}|\?",
    ),
    cue(
        R,
        0.9,
        r"\bYOU BE NOT (?:quite |exactly |really )?(?:what|who|ONE|right|best|suited|strongest|WE|cut out)\b",
        unless=rf"{_LATER}|\b(?:only|alone|sure|what YOU)\b|\?",
    ),
    # "we have gone for a junior", "the partners would rather have", "the preference was for the other finalist"
    cue(
        R,
        0.9,
        r"\b(?:WE|NAME|board) (?:HAVE )?(?:(?:GO|plumped|opted|PICK) for|settled on|landed on|PICK on) (?!TALK|TIME|it\b|US\b|YOU|YOUR|NEXT|STAGE|walk|lunch|coffee|month|holiday|leave|TEST|FWD|with\b)\S+",
        unless=rf"{_LATER}|\b(?:NOT|GO for it|TALK|TIME (?:for|of)|NEXT STAGE|platform|YOU (?:GO|PICK)|moving)\b",
    ),
    cue(
        R,
        0.89,
        rf"\b(?:WE|NAME|partners|owners|customer|they) (?:WILL |HAVE )*(?:rather|sooner) (?:have|HAVE|GO|see|PICK|PICK with)\b|\bpreference (?:BE |HAVE BE )?(?:for|to) {G2}(?:OTHER|ONE|NAME|internal|{G2}qualified)|\b(?:it|that|which|who|winner|choice) (?:BE|HAVE BE) OTHER ONE\b|\bwon day\b",
        unless=rf"{_LATER}|\b(?:TALK|tell YOU|say it)\b",
    ),
    cue(
        R,
        0.9,
        r"\bYOU (?:came|come|finished|ranked|BE placed) (?:\S+ ){0,3}NEXT(?: [.,!]|$| in | out | of | to )|\bticked more\b|\b(?:edged|beat|pipped|outscored) YOU\b|\b(?:vote|votes|decision|ONE) (?:went|GO) (?:OTHER|against)\b",
        unless=rf"{_LATER}|\bNEXT (?:STAGE|TALK|TIME)\b|\bin line\b",
    ),
    cue(
        R,
        0.88,
        r"\bNOT luck\b|\bNOT to be TIME\b|\bBE NOT to be\b|\bNOT meant to be\b|\bWISH WE CAN say yes but\b|\bNOT (?:quite )?fit (?:from|for|on) (?:US|WE|side|end)\b|\bit BE NOT (?:quite )?(?:fit|match)\b",
        unless=_LATER,
    ),
    # "our shortlist is complete and does not include you"
    cue(
        R,
        0.92,
        rf"\b(?:NOT|without) (?:include|including|feature|featuring|contain|mention) (?:YOU|YOUR name|YOUR APP)\b|\bYOU BE NOT on (?:it|SIFT|list|final)\b|\b(?:made|make|on) (?:WE )?SIFT\b.{{0,20}}\bNOT\b|\bNOT {G2}(?:make|made|reach|reached) {G2}SIFT\b|\bNOT (?:BE )?SIFT\b",
        unless=rf"{_LATER}|\bONE (?:who|that|BE)\b|\bHAVE NOT SIFT\b",
    ),
    cue(R, 0.89, r"\bWE (?:HAVE )?passed(?: ,| \.|$| on YOU\b| TIME)", unless=_LATER),
    cue(
        R,
        0.89,
        rf"\bGO (?:that|OTHER) way\b|\bOTHER ONE {G3}CAN (?:start|begin|do|work|offer|GIVE)\b",
        unless=rf"{_LATER}|\b(?:NOT|TALK)\b",
    ),
    cue(
        R,
        0.92,
        rf"\bPICK {G2}ONE (?:from|already|based)\b|\bGIVE (?:it|JOB) to US\b|\bNOT {G3}(?:PICK|use|employ) YOU(?= [.,!;:]|$| TIME| season| for JOB| after)",
        unless=rf"{_LATER}|\b(?:NOT GIVE|only|mad|crazy|daft|fools?|foolish|silly|hard|why|reason|excuse)\b",
    ),
    cue(
        R,
        0.9,
        r"\b(?:HAVE )?said NOT(?: [.,!]|$| to YOU| I| WE)|\bthanks but NOT thanks\b|\blook\w* elsewhere\b|\b(?:WE BE|WE WILL BE) passing(?= [.,!]|$| on YOU\b| TIME)|\b(?:PICK|decided|agreed) to (?:promote|redeploy|second|upskill)\b",
        unless=rf"{_LATER}|\b(?:YOU (?:HAVE )?(?:said|look|decide)|should YOU)\b",
    ),
    cue(
        R,
        0.88,
        rf"\bNOT (?:think|feel|believe|convinced) {G1}YOU (?:HAVE|BE|had|WILL|CAN)\b|\bONE (?:HAVE |BE )+(?:\S+ )?(?:better|stronger|FWD|closer)(?= [.,!;]|$| suited| qualified| placed| match| fit| prepared)",
        unless=rf"{_LATER}|\b(?:need to|TALK off|TIME BE better|WE think YOU)\b",
    ),
    cue(R, 0.5, r"\bover-?qualified\b|\bgaps? (?:that|which|in|hard|WILL)\b|\bNOT enough PAPER\b|\bNOT enough of\b"),
    # what is no more: "there will be no post", "restructured out of existence", "enough people for the season"
    cue(
        R,
        0.92,
        rf"\bthere (?:WILL |BE )*(?:BE )?NOT (?:now be |BE )?{G2}JOB\b|\bJOB (?:HAVE |BE |WILL )+{G2}(?:restructured|merged|absorbed|rolled|redundant|lost|cut|frozen out|shelved for good)\b|\bout of existence\b|\blet {G2}(?:idea|plan|thought) {G4}GO\b",
        unless=rf"{_LATER}|\b(?:NOT doubt|NOT change|description|title|advert|spec|JOB GIVE|APP|YOU (?:HAVE|asked))\b",
    ),
    cue(
        R,
        0.89,
        r"\benough (?:ONE|staff|hands|bodies|help|drivers|cover|applicants)\b|\b(?:snapped|hoovered|scooped) (?:it |JOB )?up\b|\b(?:keep|keeping|leave|leaving) (?:WE |things |staffing |numbers )+as (?:it|they|we|WE) (?:BE|are)\b|\bmanage with (?:who|what) WE HAVE\b",
        unless=rf"{_LATER}|\bNOT (?:HAVE )?enough\b",
    ),
    cue(
        R,
        0.86,
        r"\b(?:funding|money|grant|budget|contract) (?:HAVE |did |BE )*(?:NOT (?:come|GO|been|BE)|fallen|fell|dried|collapsed|lost|pulled) (?:FWD|through|off|up|approved|renewed|secured)?\b.{0,80}\b(?:NOT JOB|NOT (?:GO|PICK|GIVE))",
        unless=_LATER,
    ),
    cue(
        R,
        0.9,
        r"\b(?:HAVE to|WILL HAVE to|best|decided to) leave (?:it|things) (?:there|here|at that)\b|\bNOT (?:GO|take) (?:any )?FWD with\b|\bONE BE (?:informed|told|appointed|in place)\b.{0,60}\bNOT YOU\b",
        unless=_LATER,
    ),
)

CLASSIFIER = Classifier("plainly_no", senses=SENSES)
