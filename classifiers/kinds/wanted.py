"""Owns the senses of being wanted: they offer the job, they want to talk, they look for a time."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.reading import Label, Nuance
from classifiers.senses.gaps import gap

O, I, C = Label.OFFER, Label.INTERVIEW_INVITATION, Label.INTERVIEW_CONFIRMATION  # noqa: E741 - the tables read best so
M, X = Label.RESCHEDULE, Label.CANCELLATION
G1, G2, G3, G4, G6 = gap(1), gap(2), gap(3), gap(4), gap(6)
_UNSURE = r"\b(?:NOT|IF|MAY|CAN|whether|yet|OTHER ONE|after|process|fingers)\b"
_TALKS = r"\b(?:TALK|SIFT|STAGE|TEST|shortlisted|visit|tour|webinar|event|community|talent|pool|network)\b"
_DOUBT = r"\b(?:IF|whether|NOT)\b"

OFFERED: tuple[Cue, ...] = (
    cue(
        O,
        0.9,
        rf"\bYOU (?:HAVE |WILL )*BE (?:formally )?PICK (?:for|as|to fill|to be) (?!TALK|STAGE|NEXT){G2}(?:JOB|successful ONE|NAME)\b|\bYOU (?:BE |HAVE BE |remain )(?:NEXT |very |our )*(?:first|number one|preferred|top|unanimous) (?:PICK|choice|ONE|pick)\b",
        unless=rf"{_UNSURE}|{_TALKS}|\b(?:APP FWD|sift|ONE of|among|TIME TALK|to record)\b",
    ),
    cue(
        O,
        0.9,
        r"\bYOUR (?:GIVE letter|contract|GIVE|contract of \w+) (?:of JOB )?(?:WILL BE|BE) (?:being )?(?:sent|ready|GO out|prepared|drawn|posted|drafted|issued|on its way|emailed)\b|\b(?:hand|give|handing|GIVE) (?:in )?(?:YOUR )?PAPER (?:in|at)\b|\bhand YOUR PAPER\b",
        unless=rf"{_UNSURE}|\b(?:accept\w*|do NOT|renew\w*|phone|broadband)\b",
        hypothetical=True,
    ),
    cue(
        O,
        0.9,
        rf"\b(?:WE|NAME) (?:HAVE come back and )?(?:WE )?WISH YOU(?= [!.]|$| ! )|\bWISH YOU (?:from|to start|starting|in from) {G2}(?:TIME|start|\d|next|NEXT)",
        unless=rf"{_UNSURE}|\b(?:TALK|all|luck|best|well|success)\b",
    ),
    cue(
        O,
        0.91,
        rf"\bWISH {G1}YOU to (?:\S+ )?(?:come|join|start|work)(?: and \S+| \S+)? (?:with|for|alongside|at|as) (?:US|WE|NAME|PICK)\b",
        unless=rf"{_UNSURE}|{_TALKS}",
    ),
    cue(
        O,
        0.9,
        r"\b(?:gave YOU|resounding|unanimous|big|definite|firm|huge) (?:\S+ )?yes\b|\byes (?:across|from (?:US|WE|ONE))",
        unless=rf"{_UNSURE}|{_TALKS}|\bto {G2}TIME\b|\?",
    ),
    cue(
        O,
        0.9,
        rf"\b(?:written|formal|GIVE) {G1}(?:contract|GIVE|letter|terms) {G3}(?:over|across|out|to YOU|follow\w*|tomorrow|TIME|WILL|on its way|shortly|soon|to follow|in post)\b",
        unless=rf"{_UNSURE}|\bto (?:ONE|OTHER)\b",
    ),
    cue(
        O,
        0.92,
        rf"\b(?=.*\b(?:YOU|YOUR|written|formal|contract|over)\b)(?:WILL|BE|WISH to|to) (?:send|sending|get|getting|prepare|preparing|put|draw|drawing|draft|drafting|issue|issuing|make|making|raise|PICK|email|emailing|have) {G4}(?:written|formal|GIVE letter|YOUR contract|contract|GIVE) {G3}(?:letter|to YOU|over|across|out|TIME|up|together|for YOU|shortly|soon|by)\b",
        unless=rf"{_UNSURE}|\b(?:ONE (?:WILL|who)|successful|client|IF|services?|customer)\b",
    ),
    cue(
        O,
        0.91,
        rf"\b(?:GO|like|WISH) {G2}with YOU\b(?: {G2}(?:for|as|in) {G6}JOB| as | for JOB|[ .,!]*$)",
        unless=rf"{_UNSURE}|{_TALKS}|\b(?:FWD|in touch|share|work through|speak)\b",
    ),
    cue(
        O,
        0.91,
        rf"\bPICK YOU\b(?! {G3}(?:up\b|for TALK|for STAGE|to GO to|as ONE of|for NEXT))",
        unless=rf"{_UNSURE}|{_TALKS}|\b(?:APP (?:from|out)|TIME)\b",
    ),
    cue(
        O,
        0.92,
        rf"\bWISH {G2}(?:YOU )?(?:to )?(?:have|HAVE|see|welcome) YOU (?:on (?:team|board|crew|staff)|aboard|join|joining|with US|in {G2}team|as part|start|on WE)\b|\bWISH {G1}YOU to (?:join|start|come (?:and )?(?:work|join)|take (?:it|JOB)|GO JOB|GO it)\b",
        unless=rf"{_UNSURE}|{_TALKS}|\bjoin (?:US )?(?:for|on|at|by|via)\b|\bTIME (?:at|TIME) \d",
    ),
    cue(
        O,
        0.91,
        r"\bJOB BE (?:YOUR|for YOU)\b(?! (?:APP|to|WISH|best))|\bYOUR IF YOU WISH (?:it|JOB)|\bYOU (?:HAVE )?got (?:it|JOB)\b",
        unless=r"\b(?:NOT|MAY|CAN|right|apply|whether|any|think|feel|best)\b",
        hypothetical=True,
    ),
    cue(
        O,
        0.91,
        rf"\bGIVE YOU {G4}(?:JOB|contract|TIME contract|place on WE|placement|hours|shifts?|start)\b",
        unless=rf"{_UNSURE}|{_TALKS}|\b(?:chance|flavour|idea|sense|update|feedback|TIME for)\b",
    ),
    cue(
        O,
        0.6,
        r"\b(?:MAY|CAN|WILL|when (?:MAY|CAN)|when) YOU (?:be able to )?start\b(?! (?:test|TEST|by|YOUR|with))|\bYOUR start(?:ing)? TIME\b|\bwhen YOU (?:MAY|CAN) start\b",
        unless=r"\b(?:TEST|IF)\b",
        hypothetical=True,
    ),
)

CONFIRMED: tuple[Cue, ...] = (
    cue(
        C,
        0.92,
        rf"\bYOUR (?:TALK |TIME |trial |visit )+(?:BE|WILL BE) {G3}(?:\d|TIME)",
        unless=r"\b(?:NOT|IF|full|PICK)\b",
    ),
)

INVITED: tuple[Cue, ...] = (
    cue(
        I,
        0.87,
        rf"\b(?:MAY|CAN|WILL|do) YOU (?:possibly |by any chance )?(?:HAVE|spare|FIX aside|manage|find) {G3}(?:hour|minutes|moment|TIME)\b|\b(?:come|pop|drop|call|swing) (?:in|by|over|round|along|down|FWD) (?:for (?:TALK|coffee|tea|trial|visit|tour|look)|and (?:see|meet|say|TALK)|to (?:see|meet|TALK))",
        unless=r"\b(?:NOT|TEST|JOB BE)\b",
    ),
    cue(
        I,
        0.86,
        r"\b(?:reply|text|press|send) (?:1|2|one|a|yes)\b.{0,60}\bTIME\b|\bready to (?:book|FIX)\b",
        unless=_DOUBT,
    ),
    cue(
        I,
        0.86,
        rf"\b(?:get|grab|find|have|put|block) {G3}(?:\d+ minutes|hour|half hour|TIME|something|TALK) {G2}(?:on|in) {G2}(?:calendar|diary|diaries|books)\b",
        unless=_DOUBT,
    ),
    cue(
        I,
        0.86,
        rf"\b(?:WISH|MAY|CAN|WILL) (?:WE |YOU )?{G2}(?:to )?(?:come|pop|drop|swing|nip|get|have|bring) {G2}(?:in|over|down|by|up|along|round|and see|to see|in to see|in for|in and|YOU in)\b",
        unless=rf"{_DOUBT}|\b(?:JOB|start|back to YOU|in touch|APP|TEST|PAPER|back with|hold of)\b",
        hypothetical=True,
    ),
    cue(
        I,
        0.86,
        r"\b(?:WISH|MAY|CAN) (?:YOU )?(?:to )?(?:see|meet|TALK|SEE|hear) (?:to |with )?(?:from )?YOU (?:in TALK|in person|for|face|on|at|next|TIME|soon|in|,|\.)",
        unless=rf"{_DOUBT}|\b(?:lovely|looking|BE good|nice|to hear)\b",
    ),
    cue(
        I,
        0.87,
        rf"\b(?:ring|TALK|text|drop|message|email|contact|get in touch with|reply|let) (?:US )?{G6}to (?:FIX|sort|find|set) {G3}(?:TIME|TALK|something|visit)\b",
        unless=rf"{_DOUBT}|\b(?:OTHER|alternative|missed)\b",
    ),
    cue(
        I,
        0.86,
        rf"\b(?:WISH|happy|pleased|excited) (?:to )?(?:have|HAVE|FIX|hold|do) {G4}TALK (?:with YOU|of roughly|of about|next|in coming|to (?:discuss|explore|hear|learn|get))",
        unless=rf"{_DOUBT}|\b(?:was|BE good|enjoyed)\b",
    ),
    cue(
        I,
        0.86,
        rf"\b(?:GIVE|send|let|GIVE US|name|share|suggest|propose|tell) (?:US )?{G3}(?:two|three|couple|some|couple of|\d) {G3}(?:TIME|options|possibilities)\b",
        unless=rf"{_DOUBT}|\b(?:OTHER|missed|PAPER|start)\b",
    ),
    cue(
        I,
        0.86,
        rf"\b(?:what|which|whichever|any) {G2}TIME {G4}(?:FREE|work|works|best|good|easiest|easier|for YOU|fit|fits|YOU prefer|PICK)\b|\bwhen {G2}(?:FREE|good|best|easiest) (?:for YOU|\?)|\bYOUR (?:diary|calendar|schedule|FREE) (?:look\w*|for TIME|like|next|TIME|over|in|for)\b",
        unless=rf"{_DOUBT}|\b(?:start|JOB|OTHER|missed|notice)\b",
    ),
    cue(
        I,
        0.88,
        r"\b(?:PICK|FIX|reserve|grab|claim|secure) (?:YOUR |one |preferred |own |on |from )*(?:TALK|TIME) ?(?:TIME|slot)?\b.{0,60}(?:below|link|portal|account|https?|by|online|log|sign|FREE|at YOUR)",
        unless=r"\b(?:OTHER|re-?schedul\w*|viewing|demo|cancel|WE (?:WILL|HAVE) FIX)\b",
    ),
    cue(
        I,
        0.87,
        rf"\b(?:PICK|SIFT) {G4}(?:for|to) (?:TALK|NEXT STAGE|STAGE)\b|\b(?:YOU|YOUR APP) (?:HAVE |BE |made |got )+(?:GO |made it |it )?(?:through|onto|on to|in) (?:to )?{G3}(?:TALK|STAGE|cut)\b|\bmak(?:e|ing) it (?:through|FWD|to|past) {G3}(?:cut|STAGE|NEXT|TALK|sift|round)\b",
        unless=rf"{_DOUBT}|\bOTHER ONE\b|\bONE WISH to\b|\bTEST\b",
    ),
)

MISSED: tuple[Cue, ...] = (
    cue(
        M,
        0.9,
        rf"\b(?:change|changes|amendment|update|revision) to YOUR {G2}TALK\b|\bpreviously :.*\bTIME\b|\b(?:was|old|original) :.*\bnew :",
        unless=r"\b(?:IF|MAY|CAN)\b",
    ),
    cue(
        M,
        0.87,
        rf"\bWE (?:BE|WILL BE) (?:stuck |tied up |away |out |down |wanted |called )*(?:in|at|on|to) (?:court|hospital|theatre|emergency|surgery|jury|another|training)\b.{{0,40}}|\bwhat (?:does|do) {G3}(?:rest|remainder|OTHER) {G2}(?:of )?YOUR TIME look\b|\bhow (?:does|do|BE) {G3}(?:rest|remainder|end|TIME) {G2}(?:of )?(?:YOUR )?(?:TIME )?(?:look|sound|suit)",
        nuance=Nuance.ANOTHER_TIME,
        unless=r"\b(?:IF|FREE|most)\b",
    ),
    cue(
        X,
        0.9,
        rf"\bdo NOT (?:come|travel|turn up|dial in|join|set off) {G2}(?:in |over |down )?(?:TIME|today|after|tonight)\b|\b(?:TALK|event|TIME) cancellation\b",
        unless=r"\b(?:IF|late|early|IF YOU)\b",
    ),
    cue(
        M,
        0.87,
        rf"\b(?:drop|send|GIVE|let|suggest|name|ping|tell|pop|offer) (?:US )?{G4}(?:alternatives|alternative|OTHER TIME|OTHER options?)\b|\bOTHER (?:TIME|options?) {G3}(?:FREE|NEXT|that|WILL|work\w*)\b",
        nuance=Nuance.ANOTHER_TIME,
        unless=r"\b(?:IF|JOB)\b",
    ),
    cue(
        X,
        0.89,
        rf"\bNOT need (?:for YOU )?to (?:come|TALK|travel|make|dial|join|attend|see|meet)\b|\bNOT (?:BE )?(?:TALK|seeing|meeting|needed|GO FWD) {G3}(?:on )?TIME after\b|\bscrap {G2}(?:TIME|TALK)\b",
        unless=r"\b(?:IF|bring|early|prepare|IF YOU)\b",
    ),
    cue(
        M,
        0.88,
        rf"\bmissed {G2}(?:YOUR TALK|TALK|YOU (?:at|for|on) {G2}TALK)\b|\b(?:NOT (?:BE able to )?(?:reach|get hold of|get through to|attend|attended|join|joined|turn up|turned up|show\w*|answer\w*)) {G2}(?:YOU|YOUR TALK|for YOUR TALK|to TALK|TALK)\b|\bno-?show\b|\bYOU missed {G3}(?:TALK|TIME)",
        nuance=Nuance.ANOTHER_TIME,
        unless=r"\b(?:IF|feedback|YOU (?:WILL|MAY|CAN) NOT|reach (?:WE|US|OTHER))\b",
    ),
    cue(
        M,
        0.86,
        rf"\b(?:GO|bump|bumped|bumping|shunt\w*|slip|slide|nudge|swap|change|switch|make) (?:it|US|TALK|YOU|things|TIME|YOUR TALK|\d+) {G2}(?:to|until|till|back|earlier|by) {G3}(?:TIME|\d|NEXT)\b",
        unless=r"\b(?:IF|FWD|NOT|start|NEXT STAGE|JOB|it to NEXT)\b",
    ),
    cue(
        X,
        0.89,
        rf"\b(?:TALK|TALK TIME|TIME) {G4}(?:planned |arranged |FIX |due |for |on |with YOU |TIME )*{G6}(?:WILL |BE |HAVE |can )+NOT (?:now |BE )?(?:GO|take|happen\w*|place|go)\b",
        unless=r"\b(?:IF|GO more|long|NOT GO well|more than)\b",
    ),
    cue(
        X,
        0.9,
        rf"\b(?:TALK|call|calling|DROP|cancel|cancelling|scrap) off {G6}(?:TIME|TALK|it)\b|\bcancel (?:it|TALK|TIME|YOUR TALK|out)\b",
        unless=r"\b(?:IF|YOU (?:WISH|need|MAY|CAN)|or|link)\b",
    ),
)

CLASSIFIER = Classifier("wanted", senses=(*OFFERED, *CONFIRMED, *INVITED, *MISSED))
