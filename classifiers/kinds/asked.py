"""Owns the senses of being asked, told or courted: what they need of the person, where things stand, who has a job to fill."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.reading import Label, Nuance
from classifiers.senses.gaps import gap

Q, S, P, N = Label.INFO_REQUEST, Label.STATUS_UPDATE, Label.RECRUITER_OUTREACH, Label.NOT_JOB_RELATED
_N = Nuance.ASSESSMENT
G1, G2, G3, G4, G6, G8 = gap(1), gap(2), gap(3), gap(4), gap(6), gap(8)
_DONE = r"\b(?:thank|thanks|YOU (?:HAVE )?(?:completed|submitted|finished|sent|done)|survey|experience of|feedback form|WE HAVE received|received|webinar|reschedul\w*|unsubscribe|GIVE letter|results)\b"
_MEANT = r"(?:PAPER|TEST|APP|address history|names|availability to start|right|salary|portfolio|code|repo|video|samples?|letter|permission|consent|number of {0}ONE|contact details|email addresses)"

ASKED: tuple[Cue, ...] = (
    cue(
        Q,
        0.88,
        rf"\b(?:HAVE|YOU HAVE|NAME HAVE) (?:BE )?(?:sent|assigned|set|FIX|issued|INVITE) (?:YOU )?{G3}(?:TEST)\b|\b(?:TEST|PAPER) (?:HAVE |BE )*(?:NOT|still|yet) (?:BE |yet |to BE )*(?:started|outstanding|completed|returned|received|finished|due|waiting|begun|missing)\b|\b(?:TEST|PAPER) (?:BE )?(?:still )?(?:outstanding|overdue|missing|awaited)\b",
        nuance=_N,
        unless=rf"{_DONE}|\bTALK\b",
    ),
    cue(
        Q,
        0.86,
        rf"\b(?:do|HAVE) YOU (?:drive|HAVE|got|hold|own|speak|know)\b(?! (?:any |a |some )?(?:questions?|time|TIME|moment|minutes)).{{0,80}}\?|\b(?:MAY NOT|NOT) (?:see|find|spot) {G4}(?:on|in) YOUR APP\b",
        nuance=_N,
        unless=rf"{_DONE}|\b(?:TALK|FREE|TIME|YOU know)\b",
    ),
    cue(
        Q,
        0.86,
        rf"\b(?:FIX|upload|provide|enter|verify|submit|add) {G2}(?:YOUR )?(?:proof|evidence|address|JOB history|history|id|identity|bank)\b|\brun (?:\S+ )?(?:checks|vetting)\b|\b(?:back|returned) by {G2}(?:\d|TIME)",
        nuance=_N,
        unless=rf"{_DONE}|\b(?:TALK|verify YOUR (?:email|account))\b",
    ),
    cue(
        Q,
        0.88,
        rf"\bYOU (?:(?:BE |WILL )*(?:required|requested|need|invited)|BE asked) to {G4}(?:return|complete|submit|provide|upload|supply|send|GIVE|sign|fill|sit|undertake) {G6}(?:PAPER|TEST|vetting|declaration|evidence|proof|history)\b",
        nuance=_N,
        unless=rf"{_DONE}|\bTALK\b",
    ),
    cue(
        Q,
        0.86,
        rf"\b(?:here BE|attached BE|attached|enclosed|below BE|this BE|as promised|as mentioned)(?: ,)? {G3}(?:TEST|brief|case|dataset|instructions)\b|\b(?:HAVE|get|send|return|let US HAVE|need) (?:it|them|US|YOUR TEST|YOUR work|TEST) (?:back|over|in|to US|returned) {G3}(?:to US )?(?:by|on|IF|no later)\b",
        nuance=_N,
        unless=rf"{_DONE}|\bTALK\b",
    ),
    cue(
        Q,
        0.87,
        r"\b(?:do|WILL|BE) YOU (?:need|require|looking for|have|HAVE|expect|hold|eligible|on) (?:\S+ ){0,4}?(?:sponsorship|PAPER|permit|pay|rate|driving|working|work|vehicle|car|clearance|money)\b|\bwhat (?:BE|do|WILL) YOU(?:R| )(?:\S+ ){0,4}?(?:looking for|expect\w*|PAPER|after|pay|rate|on now|currently on)\b",
        nuance=_N,
        unless=rf"{_DONE}|\b(?:IF YOU|what YOU HAVE)\b",
    ),
    cue(
        Q,
        0.88,
        rf"\b(?:MAY (?:WE |YOU )?|please |kindly |need YOU to |WISH YOU to |WISH to ask YOU to |ask YOU to |asking YOU to |need to (?!have|HAVE)|YOU (?:WILL|must) (?!HAVE|have))(?:please |also |have |GIVE |)*(?:have|send|sending|GIVE|provide|supply|forward|upload|share|submit|return|complete|fill|sign|revert|reply|respond|email|let US have|HAVE|get|attach|confirm|show|bring along|drop|pop) {G6}(?:PAPER|names|TEST|address history|details below|below details|copy|copies|scan|scans|portfolio|permission|consent|phone numbers)\b",
        nuance=_N,
        unless=rf"{_DONE}|\b(?:TALK TIME|TIME details|zoom|FREE|PICK|to TALK on|IF YOU|calendar|bring|carry|location BE|bank|FWD (?:PAPER|information) (?:on|about)|accept)\b",
    ),
    cue(
        Q,
        0.87,
        r"\b(?:YOU HAVE|there BE) (?:\d+ |one |two |three )?(?:new |outstanding |pending |open |incomplete |overdue |unfinished )*(?:TEST|action|actions|item|items|to-do) (?:to|awaiting|waiting|in|for|due|pending|outstanding)\b|\baction (?:required|needed)\b|\b(?:TEST|tasks?) awaiting\b|\b(?:WE|YOU) (?:still )?(?:NOT|HAVE NOT) (?:yet )?(?:received|completed|had|got|seen|submitted|finished|returned|signed) YOUR (?:PAPER|TEST|APP form|ONE)\b",
        nuance=_N,
        unless=r"\b(?:NOT (?:any )?action|unsubscribe|password)\b",
    ),
    cue(
        Q,
        0.87,
        rf"\b(?:HAVE asked|WISH|requires?|asked|need|needs|requested|require|requesting) {G4}(?:to (?:GO out|conduct|run|complete|perform|do|GO) |)(?:pre-employment|vetting|dbs|criminal|identity|screening check|security clearance|PAPER check|reference check|document)\b",
        nuance=_N,
        unless=rf"{_DONE}|\b(?:IF|subject to|JOB WILL|NOT)\b",
    ),
    cue(
        Q,
        0.86,
        rf"\b(?:MAY|CAN|WILL) (?:WE|YOU) {G4}(?:who|ONE|people|two|three|names?) {G6}(?:managed|supervised|vouch|TALK to|worked with|GIVE PAPER|speak for)\b",
        nuance=_N,
        unless=rf"{_DONE}|\bIF\b",
    ),
    cue(
        Q,
        0.86,
        rf"\b(?:WISH YOU to|please|ask YOU to|MAY|CAN YOU|invites? YOU to|INVITE YOU to|like to ask YOU to|need YOU to|NEXT STAGE BE) (?:\S+ )?(?:sit|take|GO|complete|do|have|try|work|build|write|record|prepare|submit|attempt|solve) {G6}(?:TEST|video|answers|code|app|sample|essay|pitch|lesson|script|set of TEST)\b",
        nuance=_N,
        unless=rf"{_DONE}|\b(?:TALK|IF)\b",
    ),
)

STANDS: tuple[Cue, ...] = (
    cue(
        S,
        0.86,
        rf"\bNOT (?:be able to |BE )?(?:hear|know|have|HAVE|GIVE|get|be in touch|announce|tell|TALK) {G4}(?:IF|by then|any sooner|earlier)\b|\b(?:marking|scoring|moderating|sifting|reading|reviewing|working|GO) (?:FWD |through |US )*{G3}(?:TEST|APP|answers|entries|submissions|them|all)\b",
        unless=r"\b(?:YOU (?:HAVE )?NOT|IF YOU HAVE NOT|FWD with)\b",
    ),
    cue(
        S,
        0.95,
        rf"\b(?:as (?:YOU )?(?:requested|asked|wished)|at YOUR request|per YOUR request|on YOUR request)\b.{{0,60}}\b(?:DROP|withdrawn|taken|GO|deleted|STOP|close) {G4}APP\b",
        nuance=Nuance.WITHDRAWAL_CONFIRMED,
        unless=r"\bGIVE\b",
    ),
    cue(
        S,
        0.93,
        r"\b(?:freeze|hold|pause|block|embargo|ban) (?:BE |HAVE |now )+(?:off|over|GONE|lifted|finished|behind|thawed|gone|STOP)\b|\b(?:HAVE |BE )(?:got )?(?:JOB|budget|funding|approval|green light|go-ahead) (?:back|at last|finally|again|now|through|FWD)\b|\bback (?:on|in business|in action|up and running)\b(?! (?:TIME|from|leave))",
        nuance=Nuance.RESUMED,
        unless=r"\b(?:IF|NOT|when|WE BE back on|leave)\b",
    ),
    cue(
        S,
        0.92,
        r"\b(?:lid|stop|brake|brakes|block|embargo|moratorium|ban|halt|STOP|pause|hold|freeze) (?:\S+ )?(?:on|to) (?:\S+ )?(?:hiring|recruit\w*|PICK|new ONE|new starters|JOB|everything)\b",
        nuance=Nuance.PAUSED,
        unless=r"\b(?:lifted|over|off|NOT)\b",
    ),
    cue(
        S,
        0.88,
        r"\b(?:thank|thanks|WISH|great|wonderful|brilliant|fantastic|lovely|chuffed|received|got) (?:YOU )?(?:for |that |YOU |HAVE |to hear |news )*(?:accept\w*|YOUR acceptance|said yes|saying yes|decided to (?:join|accept))\b",
        unless=r"\b(?:IF|NOT|WILL YOU|WISH YOU to accept)\b",
    ),
    cue(
        S,
        0.86,
        rf"\b(?:NOT|nobody|nothing|HAVE NOT|BE NOT) {G4}(?:yet|decided|confirmed|signed off|heard|news|finalised|finalized|back|official|anything to report)\b|\b(?:signing|sign-?off|sign off|approval|budget|paperwork|process|things|it|this|decision) (?:BE )?(?:taking|GO|dragg\w+|slow\w*|run\w*) {G3}(?:longer|long|while|slow\w*|few TIME|over|than)\b",
        unless=r"\b(?:APP NOT|YOU HAVE NOT|FWD|YOUR TEST|PICK)\b",
    ),
    cue(
        S,
        0.86,
        rf"\b(?:still|very much|firmly|remain|remains) {G3}(?:in (?:frame|mix|running|contention|hat|pot|picture|play|process)|of interest|on (?:list|radar|table))\b",
        unless=r"\bNOT\b",
    ),
    cue(
        S,
        0.92,
        rf"\b(?:STOP|paus\w+|froz\w+|freez\w+|shelv\w+|DROP|suspend\w*|hold|held|parked|parking|postpon\w+|GO) {G2}(?:all |new |any |everything )*(?:hiring|recruit\w*|PICK|new starters|new hires|JOB|hires)\b.{{0,80}}\b(?:while|until|till|IF|for now|for TIME being|autumn|spring|summer|winter|new year|quarter|when|pending|NOT NOT|NOT a no|budget)\b|\b(?:hiring|recruit\w*|PICK|JOB|headcount) {G4}(?:BE|HAVE|GO) {G2}(?:on (?:hold|ice|pause)|paused|frozen|parked|in limbo|suspended)\b",
        nuance=Nuance.PAUSED,
        unless=r"\b(?:lifted|over|resum\w*|NOT (?:on hold|frozen)|once YOU start)\b",
    ),
    cue(
        S,
        0.95,
        rf"\b(?:taken|GO|removed|DROP|pulled|withdrawn|close\w*) {G1}(?:YOU|YOUR (?:APP|name)|APP) {G2}(?:out|from|off)?.{{0,80}}\b(?:as (?:YOU )?(?:asked|requested|wished|instructed|per YOUR)|at YOUR request|per YOUR|as YOU wanted)\b|\b(?:sorry|shame|pity) {G4}YOU (?:BE |HAVE |WILL )*(?:pulling out|withdrawing|GO elsewhere|dropping out|NOT (?:BE )?(?:joining|GO FWD))|\b(?:good luck|best|congratulations) {G3}(?:with|in|on) (?:YOUR )?new JOB\b",
        nuance=Nuance.WITHDRAWAL_CONFIRMED,
        unless=r"\bGIVE\b",
    ),
    cue(
        S,
        0.84,
        r"\b(?:new|unread) messages? {0,1}(?:about|regarding|in|waiting|from|on)?\b.{0,60}\b(?:APP|account|portal|inbox|candidate)\b|\b(?:there BE|YOU HAVE) (?:\S+ )?update (?:on|to|about) YOUR APP\b|\bstatus of YOUR APP (?:HAVE )?(?:changed|BE updated)",
        unless=r"\b(?:TALK|GIVE)\b",
    ),
    cue(
        S,
        0.8,
        r"\bYOU (?:HAVE )?(?:finished|completed|submitted|done) (?:\S+ )?(?:TEST|PAPER)\b|\bthank(?:s|) (?:YOU )?for (?:completing|finishing|submitting|sending|doing) (?:\S+ )?(?:\S+ )?(?:TEST|PAPER)\b|\bYOUR (?:results|answers|TEST|responses|PAPER) (?:HAVE |BE )+(?:passed|sent|shared|received|with)\b",
    ),
    cue(
        S,
        0.86,
        rf"\b(?:two|three|four|few|couple|more|OTHER|last|one|several) (?:more |OTHER |final |last )*(?:ONE|TALK|centres|visits?) {G2}(?:to (?:see|meet|TALK|run|go|come|GO|hold)|left|NEXT|on TIME|booked|lined up|FIX)\b",
        unless=r"\bYOUR? (?:TALK|TIME)\b",
    ),
)

COURTED: tuple[Cue, ...] = (
    cue(
        P,
        0.88,
        r"\b(?:retained|engaged|instructed|mandated|exclusive\w*) (?:\S+ ){0,3}(?:search|assignment|to (?:find|identify|fill|PICK|source))\b|\b(?:BE ONE|move|change) (?:BE )?on YOUR (?:mind|radar)\b|\b(?:GIVE|passed|mentioned|suggested|recommended|dropped) (?:US )?YOUR name\b|\b(?:ONE|friend|NAME) (?:\S+ ){0,5}(?:mentioned|recommended|suggested|pointed US to) YOU",
        unless=r"\b(?:YOUR APP|YOU applied|TALK went)\b",
        hypothetical=True,
    ),
    cue(
        P,
        0.87,
        r"\bYOUR (?:background|PAPER|experience|skills|work|APP) BE (?:exactly|just|precisely|right|spot on|perfect)\b|\bWISH YOU do NOT mind (?:US |message|out of)|\b(?:send|ping|share|WISH to send) (?:\S+ ){0,3}(?:spec|jd|job spec|JOB description|more (?:info|PAPER))\b.{0,40}(?:IF|\?)|\bin-house (?:talent|recruit\w*)\b|\bBE YOU (?:\S+ )?(?:in market|on market|looking|open)\b",
        unless=r"\b(?:YOUR APP for|YOU applied|TALK went|looking for (?:PAPER|TIME))\b",
        hypothetical=True,
    ),
    cue(
        P,
        0.86,
        r"\b(?:working with|work with|TALK for|PICK for|partnered with|acting for|supporting|helping|representing|on behalf of|exclusive\w* with) (?:\S+ ){0,8}?(?:who|that|which|as WE|to (?:find|PICK|hire|grow|source))\b.{0,80}(?:need|looking|PICK|WISH|seek|grow|after|add|find)",
        unless=r"\b(?:YOUR APP|YOU applied|TALK went|feedback|IF)\b",
    ),
    cue(
        P,
        0.87,
        rf"\bYOUR (?:APP|details|name|linkedin|background|skills|portfolio|work|github) {G2}(?:came up|popped up|jumped out|stood out|caught|turned up|BE recommended)\b|\b(?:came across|found|spotted|saw|seen|noticed|BE looking at) YOUR (?:\S+ )?(?:linkedin|portfolio|work|github|website|name)\b",
        unless=r"\b(?:YOUR APP for|YOU applied|APP to|APP for)\b",
    ),
    cue(
        P,
        0.85,
        rf"\b(?:sounds?|looks?) (?:up YOUR street|like YOU|of interest|like something|interesting)\b|\b(?:WISH to|keen to|curious to|WISH) (?:know|hear|find out|learn) more\b|\b(?:flick|ping|shoot|drop|send|fire) (?:US )?{G2}(?:YOUR )?(?:updated |latest |recent )?APP\b",
        unless=r"\b(?:YOUR APP for|YOU applied|about YOU|more about YOU|reference)\b",
        hypothetical=True,
    ),
)

SURVEYS: tuple[Cue, ...] = (
    cue(
        N,
        0.9,
        r"\bhow likely (?:BE|WILL) YOU (?:\S+ )?to recommend\b|\brecommend (?:\S+ ){1,4}to (?:friend|ONE|friends)\b.{0,30}\?|\bhow (?:BE|did|WILL|was|were) (?:YOUR|YOU) (?:\S+ ){0,3}(?:experience|find (?:WE|process|PICK|recruit\w*)|rate)|\brate (?:YOUR|US|WE|how)|\b(?:scale of|number from|out of) (?:\d+|one) to (?:\d+|ten|five)\b",
    ),
)

CLASSIFIER = Classifier("asked", senses=(*ASKED, *STANDS, *COURTED, *SURVEYS))
