"""Owns plain people's turns for everything else: thanks for a CV, a job given, a form wanted, a day changed, a stranger's question."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.reading import Label, Nuance
from classifiers.senses.gaps import gap

A, O, Q, P = Label.APPLICATION_RECEIVED, Label.OFFER, Label.INFO_REQUEST, Label.RECRUITER_OUTREACH  # noqa: E741
I, M, X, S = Label.INTERVIEW_INVITATION, Label.RESCHEDULE, Label.CANCELLATION, Label.STATUS_UPDATE  # noqa: E741
_N = Nuance.ASSESSMENT
G1, G2, G3, G4, G6 = gap(1), gap(2), gap(3), gap(4), gap(6)
_PAPERS = r"(?:APP|PAPER|form|forms|letter|papers|email|enquiry|it|that|everything|lot|details|yours|YOUR|interest)"
_LATER = r"\b(?:IF|MAY|whether)\b"
_CANCELS = r"\b(?:TALK|TIME|TEST|GIVE|acceptance|signed|feedback)\b"

RECEIVED: tuple[Cue, ...] = (
    cue(
        A,
        0.8,
        r"\bAPP WILL (?:all |each )?BE (?:read|reviewed|sifted|SEE|looked|assessed|SIFT|opened|passed) (?:after|IF|at|by|to|individually|carefully)\b",
        unless=r"\b(?:TALK|NOT|GIVE)\b",
    ),
    cue(
        A,
        0.8,
        rf"\b(?:got|received|HAVE|logged|noted|recorded|registered|added|filed|FIX|acknowledge) (?:YOUR |with |safely )*{_PAPERS} ?{G2}(?:thanks|thank|safely|in front|here|on file|for JOB|to (?:list|pile|others)|in JOB|including|[,.!]|$)|\b(?:added|put) YOU (?:on|to) {G2}(?:list|pile|ONE|longlist)\b|\breceived with thanks\b",
        unless=rf"{_LATER}|{_CANCELS}|\b(?:NOT|yet|YOU HAVE got)\b",
    ),
    cue(
        A,
        0.8,
        rf"\b{_PAPERS} (?:HAVE |BE |all )*(?:arrived|come through|came through|reached|landed|safely|in pile|in system|with (?:WE|ONE|{G2}WE|appointing)|here|gone in|GO in)\b|\ball (?:safely )?in (?:,|now|thank)|\bin (?:pile|mix|system|good hands)\b",
        unless=rf"{_LATER}|{_CANCELS}|\b(?:NOT|yet|still)\b",
    ),
    cue(
        A,
        0.78,
        rf"\b(?:thanks|thank YOU|cheers|ta|lovely|great|good|pleased) (?:very much |ever so much )?(?:for|to) (?:sending|getting|submitting|forwarding|APP|YOUR APP|receive|see|GO in|dropping|putting|emailing|get|handing) ?{G4}(?:APP|over|in|across|it|through|to US|form|FWD)?\b",
        unless=rf"{_LATER}|{_CANCELS}|\b(?:NOT|PAPER)\b",
    ),
    cue(
        A,
        0.76,
        rf"\b(?:WILL|to|GO to) (?:HAVE |have |GIVE |take |GO )?(?:it |US |YOUR APP |them |these )?{G2}(?:proper |good |careful |close )?(?:read|look|sift|sifting) (?:it |at (?:it|them|YOUR)|FWD (?:it|them|US)|through (?:it|them)|over (?:it|them)|tonight|TIME|properly|from TIME|and (?:come|be|get|let|GO))",
        unless=rf"{_LATER}|{_CANCELS}|\b(?:WISH to|looking for)\b",
    ),
)

GIVEN: tuple[Cue, ...] = (
    cue(
        O,
        0.9,
        r"\banswer (?:BE |is )(?:big |resounding )?yes\b|\bWISH YOU (?:on|in) (?:WE|board|crew|staff)\b|\bsign YOU up\b|\b(?:approved|agreed|ratified|authorised|signed off|rubber-stamped) (?:on )?YOUR (?:TALK|appointment|hire|PICK)\b|\b(?:NOT wait|excited|thrilled) for YOU to (?:start|join|GO)\b|\b(?:FIX|confirm|indicate|let US HAVE) (?:YOUR )?(?:acceptance|accept\w*)\b|\bit BE YOUR\b",
        unless=rf"{_LATER}|\b(?:INVITE|TALK (?:on|at)|STAGE|community|broadband|acceptance of INVITE|turn|YOUR (?:choice|decision|call))\b",
        hypothetical=True,
    ),
    cue(
        O,
        0.9,
        r"\b(?:WISH|trust) YOU (?:WILL|CAN) (?:accept|say yes|join US)\b|\bWE (?:CAN|WILL) GIVE(?: YOU)? ?(?::|is|BE)? ?(?:\S+ ){0,4}(?:\d+k|\d\d ,? \d{3}|\d+ TIME|\d+ hours|per hour|hour)|\bIF YOU say yes\b",
        unless=r"\b(?:MAY|INVITE|TALK|STAGE)\b",
        hypothetical=True,
    ),
    cue(
        O,
        0.9,
        r"\b(?:mad|crazy|daft|fools?|foolish|silly|bonkers|idiots?) NOT to (?:PICK|GO|have|GIVE|snap)\b|\b(?:SEE|consider) (?:YOU|yourself) (?:part|hired|ONE|in|PICK|one|team|on)\b|\bFIX(?:ation)? of YOUR (?:TALK|JOB|employment|appointment)\b(?! (?:on|at|TIME|with))|\bFIX YOUR appointment as\b",
        unless=rf"{_LATER}|\bNOT SEE\b|\bTIME\b",
    ),
    cue(
        O,
        0.9,
        r"\bmake it official\b|\bWILL YOU (?:be|BE|become) (?:our |new |NEXT |head |NAME )+|\bsign (?:one |both )?(?:and|,) return\b|\b(?:HAVE|have) YOU (?:from|start\w*|back from|full|on board|permanently)\b|\bconfirmation of YOUR (?:TALK|appointment|employment|JOB)\b(?! (?:on|at|TIME|with))",
        unless=rf"{_LATER}|\b(?:FREE|TIME TALK|TALK TIME|form|NOT)\b",
    ),
)

WANTED: tuple[Cue, ...] = (
    cue(
        Q,
        0.87,
        rf"\b(?:need|require|WISH|must HAVE) {G2}(?:YOUR |proof of |evidence of |PAPER of |IF )*(?:PAPER|passport|proof|evidence|consent|permission|vaccinations?|bank|ni|tax|national|date of birth|photo) ?(?:number|details|of|form|IF|so|to|IF we|\.|$)|\btell US about {G3}(?:gaps?|PAPER|history|time)\b|\b(?:FREE|able) to start\b|\bearliest (?:start|TIME YOU CAN start)\b|\b(?:resend|re-send)\b|\bput together {G3}(?:deck|plan|document|page|outline|TEST|slides|pitch)\b|\b(?:missing|lacks) (?:page|pages|your|YOUR|signature|PAPER|section)\b",
        nuance=_N,
        unless=r"\b(?:TALK|GIVE letter|GIVE YOU|once|bring)\b",
    ),
    cue(
        Q,
        0.88,
        rf"\b(?:please|kindly|CAN YOU|WILL YOU|mind|need YOU to|WISH YOU to|WISH to ask|must|go ahead and) (?:please |also |kindly |mind )*(?:fill|complete|sign|upload|send|sending|share|sharing|prepare|write|do|redo|scan|return|GIVE|try|draft|make|get|provide|forward|attach|FIX|pop) {G6}(?:attached|PAPER|sheet|sheets|copies|copy|examples?|piece|box|samples?|lesson|words|TEST|form|monitoring|link|certificates?|back|essay|statement|portfolio|write-up|page|video)\b",
        nuance=_N,
        unless=r"\b(?:TALK|FREE|start|GIVE letter|contract|GIVE YOU|unsubscribe|calendar|TIME (?:that|which|work)|back to YOU|feedback|bring|zoom|location BE|YOU (?:HAVE )?(?:completed|submitted|sent)|IF YOU HAVE any)\b",
    ),
    cue(
        Q,
        0.88,
        rf"\bYOU (?:HAVE NOT|did NOT|do NOT seem to HAVE|forgot to|seem to HAVE missed|left) (?:yet |BE )?(?:uploaded|upload|sent|send|signed|sign|attached|attach|included|include|filled|completed|ticked|answered|GIVE|provided|box|empty|blank)\b|\b(?:came|come|BE) back (?:unsigned|incomplete|blank|empty)\b|\b(?:need|require|WISH|like|want|WISH to HAVE) (?:to have |to see )?(?:sight of|to see|copies? of|copy of) {G4}(?:PAPER|YOUR)|\bleft (?:empty|blank|out)\b",
        nuance=_N,
        unless=r"\b(?:TALK|GIVE letter)\b",
    ),
    cue(
        Q,
        0.86,
        rf"\b(?:what|which) {G4}(?:PAPER|money|pay|rate|site|branch|sites|location|shifts|hours|figure|package)\b.{{0,60}}\b(?:YOU|WISH|after|on)\b.{{0,30}}\?|\bBE there PAPER (?:WE|US|that)\b|\bPAPER WE CAN (?:take up|TALK|contact|speak|follow up)\b|\b(?:FREE) for (?:shifts?|weekends?|nights?|cover)\b|\bfollowing PAPER\b|\b(?:CAN|WILL|do) YOU (?:FIX|let US know|tell US|say) {G3}(?:YOUR PAPER|PAPER|YOU HAVE (?:right|document)|YOUR document)\b",
        nuance=_N,
        unless=r"\b(?:TALK|GIVE letter|PAPER (?:about|on|of) (?:JOB|TALK))\b",
    ),
)

COURTED: tuple[Cue, ...] = (
    cue(
        P,
        0.86,
        r"\bdesperate for (?:ONE|people|a)\b|\b(?:WILL|CAN) (?:\S+ ){0,6}(?:interest|tempt|appeal to) YOU\b|\byour thoughts on joining\b|\bYOUR thoughts on\b|\bbuilding (?:a |out )?(?:\S+ )?(?:WE|team|desk|practice)\b|\bsearch firm\b|\blanded on desk\b|\bup YOUR street\b|\bthinking (?:of|about) (?:leaving|moving|a move|a change|GO on)\b|\bfancy (?:change|move|new challenge)\b|\bWE look after {0,1}(?:\S+ )?(?:hires|hiring|PICK|recruit\w*)\b",
        unless=r"\b(?:YOUR APP|YOU applied|TALK (?:went|TIME)|WE team building)\b",
        hypothetical=True,
    ),
    cue(
        P,
        0.87,
        r"\b(?:on lookout|hunting|crying out|looking out) for\b|\bYOU (?:ever|HAVE ever) (?:think|thought|SEE)\b|\bHAVE YOU (?:ever )?(?:SEE|thought|fancied)\b|\bleaving where YOU BE\b|\bbe tempted\b|\btempt YOU\b|\brepresent YOU\b|\b(?:said|suggested|thought|reckons|told US) (?:that )?WE CAN (?:write|TALK|contact|drop|get in touch)\b|\bWE (?:HAVE )?NOT (?:met|spoken) (?:before|yet|but|in person|I think|;|,)|\bWE CAN TALK\b(?= \.|$)|\bYOU (?:HAVE not |do NOT )know US\b",
        unless=r"\b(?:YOUR APP|YOU applied|TALK (?:went|TIME)|YOUR TALK)\b",
        hypothetical=True,
    ),
    cue(
        P,
        0.87,
        rf"\b(?:know|think of) (?:any)?(?:ONE|anybody|anyone) (?:who|that|WISH|looking)\b|\b(?:client|customer|company|firm|business|startup|start-up|clinic|practice) (?:of mine |WE work with )?{G4}(?:needs?|BE looking|wants?|WISH|seeking|after|BE hiring|BE growing) (?:for |to find |to PICK )?{G3}(?:OTHER ONE|ONE|a|two|three|\S+er\b|\S+ist\b)|\bWE (?:run|head up|lead|look after|head) (?:talent|hiring|recruit\w*|PICK)\b|\bmonth (?:gig|contract|JOB)\b|\bhas YOUR name on\b|\bYOUR name (?:on it|all over)\b",
        unless=r"\b(?:YOUR APP|YOU applied|TALK (?:went|TIME)|but)\b",
        hypothetical=True,
    ),
)

FIXED: tuple[Cue, ...] = (
    cue(
        I,
        0.86,
        r"\bhow (?:BE|do) YOU (?:FIX|fixed|placed|off)\b|\bhow BE YOU for\b|\bquick word\b|\bcome and (?:TALK|see|say hello|TALK to) (?:US|WE|the)\b|\b(?:look round|look around) and TALK\b",
        unless=r"\b(?:NOT|OTHER TIME)\b",
    ),
    cue(
        Label.INTERVIEW_CONFIRMATION,
        0.9,
        r"\b(?:looking|look) FWD to (?:TIME|seeing YOU|TALK YOU)(?: TIME)?\b(?! (?:hearing|response))",
        unless=_LATER,
    ),
    cue(
        M,
        0.9,
        rf"\bmake it (?:\S+ )?{G3}(?:later|earlier|sooner|NEXT)\b|\b(?:bump|delay|postpone|defer|put back|put off) (?:YOUR )?(?:TIME|TALK|US|it)\b|\bput (?:YOUR )?TALK (?:TIME )?(?:off|back)\b|\bGO (?:YOUR )?(?:TALK|TIME) (?:off|back) (?:IF|to|TIME|by)\b|\bTIME instead of TIME\b",
        nuance=Nuance.ANOTHER_TIME,
        unless=r"\bIF YOU\b",
    ),
    cue(
        X,
        0.92,
        r"\bTALK (?:\S+ ){0,3}BE off\b(?! (?:hold|pause))|\bNOT (?:\S+ ){0,3}GO FWD with (?:YOUR |any )?TALK\b|\b(?:cancelling|cancel) (?:YOUR )?TALK\b",
        unless=r"\b(?:IF|TALK off)\b",
    ),
    cue(
        I,
        0.86,
        r"\b(?:CAN|MAY|WILL) YOU (?:\S+ )?(?:pop|come|nip|drop|swing|TALK) (?:round|in|over|by|along|down|up)\b|\bbook yourself in\b|\bwhat BE YOUR (?:movements|plans)\b|\bBE TIME or TIME (?:better|easier|best|good)\b|\bTIME (?:better|easier|best) for YOU\b",
        unless=r"\b(?:NOT|OTHER TIME|rather than)\b|\b(?:at|to) TIME (?:rather|instead)",
    ),
    cue(
        M,
        0.88,
        rf"\b(?:ones?|something|thing|emergency|meeting|clash) (?:HAVE |BE )?(?:come|came|cropped|popped|sprung) up\b|\b(?:shuffle|juggle|rejig|reshuffle|rejuggle) (?:things|US|YOU|diary|TIME|around)\b|\bGO (?:it |US |YOU |things |back )*(?:back )?by {G2}(?:\d+|half|hour|TIME|bit|couple)\b|\b(?:coming|come|do|make it|GO|meet|TALK) (?:at |on )?TIME (?:rather than|instead of|not|NOT) TIME\b|\bneed to GO (?:US|YOU|it|TALK)\b(?! (?:FWD|to NEXT|STAGE))|\bTIME BE off\b",
        nuance=Nuance.ANOTHER_TIME,
        unless=r"\b(?:IF|FWD)\b",
    ),
    cue(
        X,
        0.9,
        r"\b(?:calling|call|called|TALK) (?:TIME|TALK|it|everything|things) off\b|\bTALK (?:TIME |TIME has )?(?:HAVE |BE |had |to |HAD )+(?:GONE|DROP|scrapped|pulled|withdrawn|off)\b|\bTALK off\b",
        unless=r"\b(?:IF|DROP on JOB|APP)\b",
    ),
    cue(
        S,
        0.86,
        r"\b(?:still )?nothing (?:back |heard |yet |new )*from\b|\b(?:bit|little|running|way|slightly) (?:behind|late|slow)\b|\bNOT forgotten YOU\b|\bNOT news (?:BE|yet|from)\b",
        unless=r"\bYOU HAVE\b",
    ),
)

CLASSIFIER = Classifier("plainly", senses=(*RECEIVED, *GIVEN, *WANTED, *COURTED, *FIXED))
