"""Owns the words of waiting: holding replies, a pause, moving again, viewed, a withdrawal confirmed."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.phrases import CANDIDACY, JOB, SOMEONE, W
from classifiers.reading import Label, Nuance

S = Label.STATUS_UPDATE
_STOCK = rf"(?:{JOB}|hiring|recruitment|recruiting|search|process|headcount|requisition|things|everything|it)"

HOLDING: tuple[Cue, ...] = (
    cue(
        S,
        0.84,
        r"\b(?:has|have|is|are|had) not (?:\w+ ){0,5}yet\b|\bnot yet (?:\w+ ){0,4}(?:scored|met|heard|decided|reviewed|finished|concluded)\b|\b(?:meets|meeting) (?:again )?on\b.{0,60}\b(?:decide|appointment|discuss|then|after)\b|\bmay expect to hear\b|\bnoted\b",
        unless=r"\b(?:you have not|your (?:account|application|test|assessment) (?:has|is) not|submitted|completed)\b",
    ),
    cue(
        S,
        0.8,
        r"\bnew status is\b|\byour (?:application )?status (?:\w+ ){0,5}(?:has )?(?:been )?(?:changed|updated)\b|\bupdate (?:to|on) your application status\b",
    ),
    cue(
        S,
        0.86,
        rf"\b(?:still|continuing to|in the middle of|in the midst of|yet to)\b ?{W}{{0,5}}?(?:review\w*|interview\w*|consider\w*|evaluat\w*|deliberat\w*|wait\w*|decid\w*|meet\w*|speak\w*|process\w*|in progress|open|going|working|assess\w*|under (?:review|consideration)|discuss\w*|finali[sz]\w*|to (?:meet|see|interview|decide|make)|complet\w*|collect\w*|gather\w*|compar\w*|in the running|active|hear|being)",
    ),
    cue(
        S,
        0.86,
        rf"\b(?:not|no|yet to|have not|without) {W}{{0,5}}?(?:decision|decided|decide)\b|\b(?:make|making|reach|reaching|have|expect\w*|come to|announce|communicate|finali[sz]e) (?:a|the|our|any|its|their) {W}{{0,2}}?decisions?\b|\bdecision (?:by|on|in|before|within|next|this|early|is|will|should|has not|around)\b",
        unless=r"\b(?:decided not to|decision not to|decision to (?:move|proceed|go)|made (?:a|the|our) decision|have decided|regret)\b",
    ),
    cue(
        S,
        0.86,
        r"\b(?:longer than|bit longer|little longer|taking longer|take longer|more time|delay(?:ed|s)?|slower|slow|behind schedule|backlog|held up|slipp(?:ed|ing)|timeline has been extended|extended)\b",
        unless=r"\b(?:no longer|extended an offer|extended offer|deadline)\b",
    ),
    cue(
        S,
        0.7,
        r"\b(?:(?:be|get|getting|keep) (?:back )?in touch|(?:get|getting|come|coming|circle|circling|revert|be) back (?:to|with) you|follow(?:ing)? up with you|update you|let you know|you (?:will|should|can expect to|to)(?: be)? (?:hear|contacted|receive an update)|hear (?:back )?from (?:us|me)|keep(?:ing)? you (?:posted|updated|informed|in the loop|up to date)|(?:reach|reaching) (?:back )?out|contact you|give you (?:an|a) (?:\w+ )?(?:update|answer|call|ring)|have (?:an update|news|more (?:news|information|for you))|an update (?:by|on|within|next|in|soon|for you))\b",
    ),
    cue(
        S,
        0.74,
        r"\b(?:thank you|thanks)(?: so much| very much| again| a lot)? for (?:your (?:note|kind|e-?mail|message|mail|follow|patience|thank|interest and patience|time|reply|response|call|visit|question|quick)|following|checking|chasing|asking|reaching|coming|getting|meeting|speaking|talking|the (?:note|kind|e-?mail|message|follow|chat|conversation|nudge|update|lovely|reply)|taking the time to (?:meet|speak|talk|come|interview|chat))|\bgot your (?:note|e-?mail|mail|message)|appreciate your (?:patience|follow|note|understanding|e-?mail|message)",
        unless=r"\b(?:order|purchase|payment|business|apply|applying)\b",
    ),
    cue(
        S,
        0.8,
        rf"\b(?:{CANDIDACY}|you|resume|profile|feedback|it)\b ?{W}{{0,8}}?(?:under (?:active )?(?:review|consideration)|being (?:reviewed|considered|evaluated|assessed)|in review|in progress|in the running|shared with|passed (?:on )?to|forwarded to|with the hiring)\b",
    ),
    cue(
        S,
        0.86,
        r"\b(?:bear with|hold tight|hang (?:tight|in there)|sit tight|wait (?:until|till|to hear|for us)|be patient|your (?:continued )?patience|ask for (?:a little |some )?(?:your )?patience|not (?:answer|respond to|reply to) individual)\b",
        unless=r"\bthank you for your (?:interest|application)\b",
    ),
    cue(
        S,
        0.84,
        rf"\b(?:interviewing|meeting|speaking (?:to|with)|seeing|talking to|meet|see|interview|finish\w*|complet\w*|wrap\w* up|conclud\w*)\b ?{W}{{0,6}}?(?:other|more|remaining|rest of the|last|few|final|first|another) {W}{{0,3}}?(?:{SOMEONE}|interviews?|round|conversations|finalists)\b",
        unless=r"\bwith you\b",
    ),
    cue(
        S,
        0.86,
        rf"\b(?:await(?:ing)?|waiting (?:for|on|to)|pending)\b {W}{{0,6}}?(?:feedback|approval|sign-?off|decision|budget|answer|confirmation|hear|green light|manager|director|board|team|input|news)\b|\b(?:manager|director|team|panel|committee|\w+) is (?:\w+ )?(?:on (?:leave|holiday|vacation)|travel\w+|away)\b",
        unless=r"\byour (?:answer|confirmation|decision|reply)\b",
    ),
    cue(
        S,
        0.8,
        rf"\b(?:aim|aiming|hope|hoping|expect|expecting|plan|planning|intend|should|will|anticipate)\b {W}{{0,10}}?(?:by|within|before|in|until|early|end of|next) {W}{{0,4}}?(?:week|weeks|month|days|{'|'.join(('monday', 'tuesday', 'wednesday', 'thursday', 'friday'))})\b",
        unless=r"\b(?:start|join|your (?:first|start)|complete|submit|sign|test|assessment)\b",
    ),
    cue(
        S,
        0.72,
        r"\b(?:no (?:news|update)s?|nothing new|nothing to report|not (?:yet )?(?:heard|received) (?:back|anything)|(?:quick|short|brief|small) update|wanted to (?:update|let you know where|keep you)|as soon as (?:i|we) (?:have|hear|know))\b",
    ),
    cue(
        S,
        0.8,
        r"\b(?:you have (?:accepted|declined|signed)|(?:for|on) accepting (?:our|the)|(?:for|received|have) your (?:acceptance|signed (?:contract|offer))|onboarding (?:pack|documents|process|portal)|first day|day one)\b",
        unless=r"\bif\b",
    ),
)

PAUSED: tuple[Cue, ...] = (
    cue(
        S,
        0.92,
        rf"\b{_STOCK}\b ?{W}{{0,10}}?(?:on hold|on pause|paused|frozen|suspended|halted|put off|on ice|shelved|on standby)\b|\b(?:hiring|recruitment|headcount|recruiting) (?:freeze|pause|stop|halt)\b|\b(?:paus(?:e|ed|ing)|suspend(?:ed|ing)?|halt(?:ed|ing)?|freez(?:e|ing)|froz(?:e|en)|stopped|shelv(?:e|ed|ing)) (?:all |our |the |this |any |new |on )?{W}{{0,5}}?{_STOCK}\b|\bput(?:ting)? {W}{{0,7}}?(?:on hold|on ice|on pause)\b|\b(?:put|putting|called) (?:a|the) (?:stop|halt|brake|brakes|freeze|pause|hold)s? (?:on|to) {W}{{0,5}}?(?:hires?|hiring|recruit\w*|{_STOCK})\b|\b{_STOCK}\b ?{W}{{0,6}}?(?:parked|mothballed|in limbo)\b|\bno new hires (?:until|for|till)\b|\bback ?burner\b",
        nuance=Nuance.PAUSED,
        unless=r"\b(?:calendar hold|hold with|(?:can|cannot|not|may) be (?:paused|suspended)|once (?:you (?:have )?)?start(?:ed)?|timer|assessment|test|freeze (?:has been|is|was) (?:\w+ )?(?:lifted|over)|hold (?:has been|is|was) lifted|freeze (?:is|has|was) (?:\w+ )?(?:over|ended|gone|thawed)|phone|please hold|no longer on hold|unfrozen|your account|off hold)\b",
    ),
)

RESUMED: tuple[Cue, ...] = (
    cue(
        S,
        0.93,
        rf"\b(?:{_STOCK}|freeze|we|budget)\b ?{W}{{0,9}}?(?:back on|(?:been |has |have |are |is )?(?:resum(?:ed|ing)|re-?opened|re-?opening|unfrozen|lifted|restarted|restarting)|moving again|active again|open again|off hold|up and running again|no longer on hold|picking (?:things |this |it )?(?:back )?up|got the green light)\b|\bfreeze (?:is|has|was) (?:\w+ )?(?:over|ended|gone|lifted|thawed)\b|\bpick (?:the|this|your|our|things) {W}{{0,5}}?(?:back )?up (?:again|where)\b",
        nuance=Nuance.RESUMED,
        unless=r"\b(?:when|once|if|until|as soon as|should)\b",
    ),
)

VIEWED: tuple[Cue, ...] = (
    cue(
        S,
        0.93,
        r"\b(?:viewed|opened|looked at|downloaded) your (?:application|resume|cv|profile)\b|\b(?:application|resume|cv) (?:was|has been) (?:viewed|opened|downloaded|seen)\b",
        nuance=Nuance.VIEWED,
    ),
)

GONE: tuple[Cue, ...] = (
    cue(
        S,
        0.95,
        rf"\byou have (?:\w+ )?withdrawn\b|\b(?:confirm\w*|received|acknowledg\w*|processed|noted|regarding|accept\w*) {W}{{0,5}}?(?:you have withdrawn|your withdrawal|withdrawal (?:of|from)|your request to withdraw|decision to withdraw)|\bwithdrawal (?:of your application )?(?:has been|is|was) (?:confirmed|received|processed)|\bapplication (?:\w+ ){{0,8}}(?:has been|was|is) (?:\w+ )?withdrawn(?: (?:at|as per|per|on) (?:your|you))?|\bsorry (?:to (?:hear|see|learn) )?(?:that )?you (?:have )?(?:withdrawn|withdrew|are withdrawing|decided to withdraw)|\b(?:marked|have) your application (?:as )?withdrawn|letting us know (?:that )?you (?:are|have) (?:withdraw|no longer)",
        nuance=Nuance.WITHDRAWAL_CONFIRMED,
        unless=r"\boffer\b",
    ),
)

CLASSIFIER = Classifier("waiting", (*HOLDING, *PAUSED, *RESUMED, *VIEWED, *GONE))
