"""Owns the senses of a refusal: who was chosen instead, what became of the post, what does not go on."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.reading import Label, Nuance
from classifiers.senses.gaps import across, gap

R = Label.REJECTION
A2, A4 = across(2), across(4)
G2, G3, G4, G6 = gap(2), gap(3), gap(4), gap(6)
_ELSE = rf"OTHER {G2}ONE\b"  # "another strong candidate", "someone else"
_RIVAL = rf"(?:{_ELSE}|ONE (?:who|whose|with|from|already|closer|nearer)\b)"
_LATER = r"\b(?:IF|MAY|CAN|yet|also|besides|in addition|as well|whether|without)\b"
_MEETS = r"\b(?:TALK|TIME|room|car|parking)\b"

SENSES: tuple[Cue, ...] = (
    # "we've given the spot to a lad who...", "we picked somebody with more", "we are going with another candidate"
    cue(R, 0.94, rf"\b(?:PICK|GIVE|SIFT) {G6}{_ELSE}", unless=rf"\bNOT\b|{_LATER}|\bGIVE YOU\b|\bother TIME"),
    cue(R, 0.94, rf"\b(?:GIVE|PICK) {G2}JOB to {A4}(?:ONE|OTHER)\b", unless=rf"\bNOT\b|{_LATER}"),
    cue(
        R, 0.94, rf"\bGO {G2}(?:FWD |on )?with {G3}{_RIVAL}", unless=rf"{_LATER}|\bNOT GO\b|\bGO (?:FWD |on )?with TALK"
    ),
    cue(
        R,
        0.93,
        rf"\bJOB {A2}(?:HAVE |BE |WILL )+{G2}(?:GIVE|accepted|PICK)\b.{{0,60}}\b(?:ONE|OTHER)\b",
        unless=rf"\bNOT\b|{_LATER}",
    ),
    cue(
        R,
        0.93,
        rf"\bGO {G2}(?:OTHER|remaining|few|smaller|handful) {G3}(?:APP|ONE) {G2}(?:FWD|to NEXT|to STAGE)\b",
        unless=r"\b(?:NOT|IF|MAY|CAN|yet)\b",
    ),
    # a person is named who has it: "we've decided to go with Jamie", "to appoint Ms R Calloway to the role"
    cue(
        R,
        0.91,
        rf"\b(?:decided|agreed|chosen|resolved|PICK|opted) {G6}(?:GO with|PICK) (?:ms |mr |mrs |miss |dr |prof )?(?:\w )?NAME\b(?! (?:to (?:help|book|FIX|WISH|lead|run|manage|TALK|see)|for YOUR|as partner|WILL))",
        unless=r"\b(?:NOT|IF|MAY|CAN|whether|YOU (?:HAVE )?(?:PICK|decided|chosen)|YOUR|TALK with|STAGE|TIME for|platform|software|PICK YOU|GO YOU)\b",
    ),
    cue(
        R,
        0.91,
        rf"\b(?:JOB|posts?|places?|contracts?|hours) {A4}(?:BE |HAVE |WILL )*(?:(?:GIVE|GO) {G2}to|BE WILL) (?:NAME|ONE|OTHER|internal)\b",
        unless=r"\b(?:NOT|IF|MAY|CAN|whether|YOU|board|STAGE|press|WE for|PICK|office|handle|agency|manage|fill)\b",
    ),
    cue(
        R,
        0.9,
        rf"\bONE {G3}(?:HAVE |BE )*(?:signed|accepted|committed|said yes|agreed to (?:join|start|GO))\b",
        unless=r"\b(?:NOT|IF|MAY|CAN|YOU|TALK|APP)\b",
    ),
    cue(
        R,
        0.88,
        rf"\bbut {G4}(?:need|needs|needed|require|requires|WISH|after) {G2}OTHER ONE\b",
        unless=r"\b(?:IF|YOU MAY|CAN|TALK)\b",
    ),
    cue(
        R,
        0.6,
        rf"\b(?:about|close|near|ready|WISH|planning|WILL) (?:\w+ )?to (?:make |GIVE )*GIVE (?:\w+ )?to {G3}ONE\b|\bmak(?:e|ing) GIVE to {G3}(?:ONE|OTHER)\b",
        unless=r"\bNOT\b",
    ),
    cue(
        R,
        0.92,
        rf"\b(?:score|scores|result|results|mark|marks|YOU|APP) {G3}(?:did|do|does|HAVE|BE) NOT {G2}(?:reach|reached|meet|met|achieve|achieved|hit|pass|passed|clear|cleared|attain\w*)\b(?! YOU| US| up| TIME)",
        unless=r"\b(?:IF|MAY|CAN|yet|HAVE NOT met)\b",
    ),
    cue(
        R,
        0.92,
        rf"\b(?:WE|search|process|PICK|APP) {G3}(?:HAVE |BE )*(?:come to STOP|STOP (?:here|at|with))\b",
        unless=r"\b(?:IF|MAY|CAN|yet|NOT|TIME|TALK|NEXT|closing)\b",
    ),
    cue(
        R,
        0.92,
        rf"\bNOT {G2}(?:propose|proposing|plan|planning|intend|intending|minded|prepared|WISH) {G2}(?:to )?(?:make|GIVE|GO|PICK|INVITE) (?:YOU|{G2}GIVE|FWD|with)",
        unless=r"\b(?:IF|MAY|CAN|yet|TIME)\b",
    ),
    cue(
        R,
        0.91,
        rf"\b(?:WE HAVE|they've|HAVE) (?:GONE|GO) (?:it|JOB|them) {G2}(?:FWD|from within|internally|with|via|using)\b|\b(?:WE HAVE |HAVE )GONE (?:it|JOB)\b",
        unless=r"\b(?:IF|MAY|CAN|NOT|YOU HAVE|PAPER)\b",
    ),
    cue(
        R,
        0.93,
        r"\b(?:status|outcome|result|decision)\b.{0,160}(?:: |BE |to )(?:NOT (?:PICK|SIFT)|NOT successful|unsuccessful|rejected|declined|NOT GO FWD|NOT STAGE|NOT PICK for TALK)\b",
        unless=r"\b(?:IF|MAY|CAN|yet|whether)\b",
    ),
    cue(
        R,
        0.95,
        rf"\b(?:GIVE|offer)\b.{{0,80}}\b(?:rescind|revoke|withdraw|retract|cancel|pull|DROP) (?:it|US)\b|\bNOT {G2}(?:honour|honor|stand by|uphold|fulfil|GO FWD with) {G2}GIVE\b",
        nuance=Nuance.OFFER_WITHDRAWN,
        unless=r"\b(?:IF|MAY|CAN|right to)\b",
    ),
    cue(
        R,
        0.92,
        rf"\bONE {G2}(?:HAVE |BE )?(?:scored|ranked|performed|rated|interviewed|placed|came|come|did|finished|edged|just) {G2}(?:higher|better|above|FWD|stronger|out on top|it)\b",
        unless=r"\b(?:NOT|IF|MAY|CAN|YOU (?:scored|ranked|BE))\b",
    ),
    cue(
        R,
        0.91,
        r"\b(?:fully staffed|staffed up|full up|nothing doing|NOT taking (?:anyone|ONE|more) on|NOT taking on|NOT (?:any )?work at moment|enough staff)\b",
        unless=r"\b(?:IF|MAY|CAN|NOT fully)\b",
    ),
    cue(
        R,
        0.5,
        r"\bNOT look(?:ing)? (?:\S+ ){0,2}(?:promising|good|great|hopeful|likely)\b|\b(?:carry|GO|keep) (?:\S+ )?(?:on )?with YOUR OTHER APP\b|\b(?:NOT|WILL NOT) (?:get|raise) YOUR WISH up\b",
    ),
    cue(
        R,
        0.92,
        r"\bNOT (?:GO )?(?:make |made )?(?:PICK|hiring|recruiting) (?:for )?(?:it |US )?(?:after all|at all|now)\b|\bJOB WILL NOT exist\b|\b(?:matter|file) (?:BE )?(?:now )?DROP\b",
        unless=r"\b(?:IF|MAY|CAN|yet)\b",
    ),
    # "another candidate had the edge", "someone closer to", "a candidate whose background matched better"
    cue(
        R,
        0.9,
        rf"\b{_ELSE}.{{0,90}}\b(?:edge|FWD of|nudged|nosed|pipped|won|closer|closest|nearer|more|better|best|deeper)\b",
        unless=rf"\bNOT\b|{_LATER}|\b(?:JOB BE|TALK|apply|FREE|need|needs|looking|more (?:TALK|ONE|to))\b",
    ),
    # the post is filled, gone, scrapped, withdrawn
    cue(R, 0.93, rf"\bJOB {A4}(?:HAVE |BE |WILL |got )+{G3}GONE\b", unless=r"\b(?:NOT|IF|MAY|CAN|yet)\b"),
    cue(
        R,
        0.91,
        rf"\bJOB {A4}(?:HAVE |BE |WILL |got )+{G3}(?:DROP|withdrawn)\b",
        unless=r"\b(?:NOT|IF|MAY|CAN|yet|APP|YOUR|requested|closed (?:on|at|to)|TALK|and will|review\w*)\b",
    ),
    cue(
        R,
        0.9,
        rf"\bJOB {G2}HAVE GO\b(?! (?:FWD|live|out|up|on|down|quiet|well|very|to (?:board|finance|press|market|STAGE|NEXT)))",
        unless=r"\b(?:NOT|IF|MAY|CAN|APP)\b",
    ),
    cue(
        R,
        0.9,
        rf"\bNOT {G3}(?:have |HAVE |got )?{G2}JOB (?:left|remaining|FREE|at moment|at present|currently|for YOU|on offer|to GIVE|coming)\b",
        unless=r"\b(?:IF|MAY|CAN|yet|part-time|OTHER)\b",
    ),
    cue(
        R,
        0.9,
        rf"\bNOT (?:currently |presently )?(?:recruiting|PICK)\b(?: for {G4}JOB\b| at (?:moment|present)| anyone| {G2}JOB)",
        unless=r"\b(?:IF|MAY|CAN|yet|BE NOT PICK OTHER)\b",
    ),
    # nobody was right: advertised again
    cue(
        R,
        0.9,
        rf"\b(?:re-?advertis\w*|re-?open (?:{G2}search|recruitment)|re-?run {G3}(?:process|recruitment)|re-?post {G2}(?:JOB|advert)|advertise {G4}again|back out to (?:advert|market))\b",
        unless=r"\b(?:IF|MAY|CAN|yet|YOUR APP (?:WILL|BE|HAVE|carries|stands)|NOT need to)\b",
    ),
    cue(
        R,
        0.91,
        rf"\b(?:NOT (?:find|found|identif\w+|PICK|make|made|appointable)|without (?:making|PICK)) {G3}(?:right |suitable )?(?:ONE|anyone|appointment|PICK)\b",
        unless=r"\b(?:IF|MAY|CAN|yet|so far|NOT (?:PICK|made) (?:NOT|yet|TALK)|until)\b",
    ),
    cue(
        R,
        0.92,
        r"\b(?:WE (?:HAVE )?(?:decided|agreed|resolved) NOT to|NOT) (?:GO FWD with|GO with|proceed with) (?:recruit\w*|PICK|hiring|appointment)\b",
        unless=r"\b(?:IF|MAY|CAN|yet)\b",
    ),
    # what does not go on: you, your application
    cue(
        R,
        0.93,
        rf"\bNOT (?:BE )?(?:GO|SEE|INVITE|PICK|SIFT) {G2}(?:YOU|YOUR APP|APP|it|things) {G3}(?:FWD|any FWD|NEXT|to STAGE|beyond|past|on to|to NEXT|for TALK|to TALK|with it)\b",
        unless=rf"{_LATER}|\bTIME\b|YOU (?:WISH|WOULD|DO) NOT",
    ),
    cue(
        R,
        0.93,
        rf"\b(?:APP|YOU|YOUR)\b {G6}(?:HAVE |BE |did |WILL |do )+NOT (?:BE |been )?(?:GO|make|made|get|got|reach\w*|pass\w*|clear\w*|SEE)(?: {G3}| )(?:FWD|NEXT|STAGE|TALK|cut|any FWD|beyond|past|SIFT|to TALK|successful)\b",
        unless=rf"{_LATER}|\bYOU (?:do|did|HAVE) NOT (?:get|reach|make|got) {G2}(?:US|TALK|TIME)",
    ),
    cue(
        R,
        0.92,
        rf"\b(?:YOU|YOUR|YOUR APP|APP) (?:HAVE |BE |WILL )+NOT (?:BE )?(?:one of|among|amongst|part of|included|on|in) {G2}(?:US|ONE|STAGE|those|NEXT|PICK|list|group|final|\d+|two|three|four|five|six|few)?",
        unless=rf"{_LATER}|{_MEETS}|\b(?:CC|copied|alone)\b",
    ),
    cue(
        R,
        0.92,
        rf"\bNOT (?:BE )?(?:GIVE) (?:it |JOB )?(?:to )?YOU {G3}(?:JOB|role|place|STAGE|TALK|APP|anything|contract|work|shift)\b",
        unless=rf"{_LATER}|\b(?:remote|visa|more|relocation|flexible|parking|feedback)\b",
    ),
    # they stop here
    cue(
        R,
        0.91,
        rf"\b(?:WE|WILL|have to|decided|best|PICK|WISH|let us|going) (?:HAVE |WILL |BE |to |GO |decided |had |US )*(?:STOP|leave|DROP|part|close|draw) (?:US |it |things |ways |line |{G2}process |YOUR {G2}|out )*(?:here|there|at this point|at this STAGE|for now|process|APP|line|ways|STAGE)\b",
        unless=r"\b(?:IF|MAY|CAN|yet|TIME|TALK|YOU (?:WISH|WILL|decided|HAVE)|requested|YOUR request|applications close|recruitment)\b",
    ),
    cue(
        R,
        0.92,
        rf"\b(?:STOP|close|DROP|closing) {G2}(?:YOUR|APP) ?{G3}(?:APP|process|file|here|to close|STOP|journey)\b",
        unless=r"\b(?:IF|MAY|CAN|yet|NOT|YOU (?:WISH|WILL|decided|HAVE|DROP)|requested|YOUR request|as YOU|TIME|FWD|closing date)\b",
    ),
    cue(
        R,
        0.9,
        r"\b(?:decline|declined|declining|reject|rejected|rejecting|turn down|turning down|turned down|to pass on|passing on) (?:YOUR APP|YOU)\b(?! to\b)",
        unless=r"\b(?:IF|MAY|CAN|NOT|yet|GIVE|YOU (?:HAVE )?(?:decline|turn)\w*|passed on YOUR (?:APP|details|PAPER) to)\b",
    ),
)

CLASSIFIER = Classifier("turned_down", senses=SENSES)
