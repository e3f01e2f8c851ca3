"""Owns the words of a refusal: they chose otherwise, the position is closed, the offer is withdrawn."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.phrases import CANDIDACY, JOB, MEETING, OTHERS, SOMEONE, W
from classifiers.reading import Label, Nuance

R = Label.REJECTION
NO = r"\b(?:not|no longer|unable to|cannot|never|neither)\b"
# "not moving forward until", "you do not wish to proceed", "not able to move the meeting": no refusal
_LATER = r"\b(?:until|till|unless|without|yet|before (?:the|we|our|january|next)|this week|so (?:quickly|fast))\b"
_YOURS = r"\byou (?:do|would|did|choose|chose|chosen|wish|decided?|have decided|opted|felt|prefer|are (?:not )?(?:looking|interested|able|wishing))\b(?: not)?|\bplease (?:let|ignore|disregard)"
_TIME = r"\b(?:slot|o'clock|calendar|reschedul\w*|parking|tomorrow's|(?:call|meeting|chat|interview) (?:on|to|at|tomorrow|today))\b"
_TALKS = r"\bwith (?:your|the|our|this|tomorrow's|any) (?:\w+ )?(?:interviews?|call|meeting|chat|visit|trial)\b"
_HOLD = rf"{_LATER}|{_YOURS}|{_TIME}|{_TALKS}"
_ASSUME = r"\b(?:assume|consider (?:your|yourself|it)|deem|take it|regard)\b|\b(?:candidates|applicants|applications) (?:who|that|will|are|may)\b|\b(?:reach|contact|deliver|log|sign|payment|attempt|call)\w* (?:you|ing)\b"

REFUSED: tuple[Cue, ...] = (
    cue(
        R,
        0.93,
        rf"\byou\b {W}{{0,4}}not (?:be )?{W}?(?:mov|progress|advanc|proceed|go|continu)(?:e|ing|ed)?\b {W}{{0,2}}?(?:to|beyond|past) (?:the |our )?{W}{{0,2}}?(?:stage|round|phase|step|interview)",
        unless=_LATER,
    ),
    cue(
        R,
        0.92,
        rf"\b(?:other|another|some|several) (?:applicant|candidate)s?'? ?{W}{{0,6}}?(?:more closely|better|closer|were stronger|was stronger|were a better|was a better|is a better|are a better)\b",
    ),
    cue(
        R,
        0.92,
        r"\b(?:decided|chosen|decision) (?:we will )?not to (?:hire|recruit|fill|appoint|employ|make an appointment)\b|\b(?:role|job|position) is gone\b|\bnot hiring (?:for|a|an|anyone)\b|\bno longer (?:be )?(?:hiring|recruiting|looking) for (?:this|the|a|an)\b",
        unless=_LATER,
    ),
    cue(
        R,
        0.9,
        r"\b(?:close|very close|strong|good) second\b|\brunner-?up\b|\bnot (?:been )?(?:\w+ )?among (?:the|our|those) (?:\w+ )?(?:strongest|best|successful|shortlisted|finalists|top|selected|chosen|candidates)\b|\b(?:came|ranked|placed) second\b|\bpipped\b|\btipped (?:it|the balance)\b|\bsecond choice\b",
    ),
    cue(
        R,
        0.92,
        rf"\b(?:have|has|had|just) filled (?:the|this|that|our|it)\b(?: {W}{{0,5}}?{JOB}| ?$|[.,])",
        unless=r"\b(?:form|not|until|questionnaire)\b",
    ),
    cue(
        R,
        0.9,
        r"\ban appointment has been made\b|\bwe have (?:appointed|made an appointment)\b|\b(?:position|role|post|job) (?:has |have )?(?:gone|went) to\b|\b(?:it|this|that|which|offer|decision) (?:has |have )?(?:gone|went|goes|is going) to (?:another|someone|somebody|a different|one of the other|the other)\b|\b(?:scrap|axe|axing|cut|drop|pull|bin|shelve for good)(?:ped|ping|ed|ting)? (?:the|this|that) (?:\w+ ){0,2}(?:position|role|post|vacancy)\b|\b(?:position|role|post|vacancy) (?:has been|was|is being|got|had to be) (?:scrapped|axed|cut|dropped|pulled)\b|\b(?:gave|given|giving|offering) the (?:job|role|position|post) to\b",
        unless=r"\b(?:to (?:the |our )?(?:board|press|approval|committee|finance|hr|advert|market|print|office)|to our)\b",
    ),
    cue(
        R,
        0.93,
        r"\b(?:it is|that is|this is|is) (?:a|going to be a) no\b (?:from|this|for|on|at)|\ba no from us\b|\bsay no (?:to you|this time)\b|\bsaying no\b",
    ),
    cue(
        R,
        0.86,
        r"\b(?:was|were|is|are) not (?:quite |really )?there\b|\bnot (?:quite )?what we (?:need|are looking for|were looking for|had in mind)\b|\bnot (?:quite )?(?:enough|the level|as strong)\b.{0,40}\b(?:role|position|for us|we need)\b",
        unless=_TIME,
    ),
    cue(R, 0.5, r"\bdo (?:re-?)?apply again\b|\bpaths (?:will )?cross\b|\b(?:closer|nearer) to what\b"),
    cue(
        R,
        0.94,
        rf"{NO} {W}{{0,5}}(?:mov(?:e|ing|ed)|go(?:ing)?|gone|push(?:ing)?|press(?:ing)?|carry(?:ing)?|tak(?:e|ing|en)|put(?:ting)?|progress(?:ing|ed)?|proceed(?:ing|ed)?|bring(?:ing)?|continu(?:e|ing)) {W}{{0,7}}(?:forwards?|ahead|further|onwards?)\b",
        unless=_HOLD,
    ),
    cue(
        R,
        0.93,
        rf"{NO} {W}{{0,4}}(?:proceed|progress|advanc|continu|pursu)(?:e|ing|ed)?\b {W}{{0,6}}(?:{CANDIDACY}|you\b|process|{JOB}|interview|stage|round|next|this time|further|it\b)",
        unless=_HOLD,
    ),
    cue(
        R,
        0.9,
        r"\b(?:decided|chosen|elected|opted|going) not to (?:proceed|progress|advance|continue)\b",
        unless=_HOLD,
    ),
    cue(
        R,
        0.92,
        rf"(?:you|application|candidacy|profile|resume|cv|submission|it|were|was)\b ?{W}{{0,6}}not (?:been |be )?{W}{{0,2}}(?:selected|chosen|shortlisted|short-listed|short listed)\b",
        unless=r"\byet\b|you have not (?:selected|chosen) (?:a|an|any|your)|not selected (?:a|an|any) (?:time|slot|date)|\b(?:candidates|applicants) (?:who|not)",
    ),
    cue(
        R,
        0.92,
        rf"{NO} {W}{{0,3}}(?:select|shortlist|short-list|choose|selecting|choosing|shortlisting) (?:you|your|it\b)",
        unless=_LATER,
    ),
    cue(
        R,
        0.92,
        rf"(?:{CANDIDACY}|you|been|was|were|interview|occasion)\b ?{W}{{0,8}}(?:not (?:been |be |have been )?{W}?successful|unsuccessful)\b",
        unless=_ASSUME,
    ),
    cue(
        R,
        0.95,
        rf"\b(?:mov|go|went|gone|proceed|progress|continu|advanc|push|press)(?:e|ed|ing|es|ne)?\b (?:forwards? |ahead |further |on |onwards? )?with {W}{{0,4}}?(?:{OTHERS} {W}{{0,4}}?{SOMEONE}|others\b|someone|somebody|(?:the |a )?candidates? (?:who|whose|with|that|we|more)|applicants (?:who|whose|with|that))",
        unless=r"\b(?:until|interviews with|conversations? with|meet with|in addition|other candidates (?:are|to|this|next))\b|\bcontinu\w+ with",
    ),
    cue(
        R,
        0.95,
        rf"\b(?:pursu(?:e|ed|ing)|select(?:ed)?|cho(?:ose|sen|se)|hir(?:e|ed)|appoint(?:ed)?|opted for|decided (?:on|upon|for|in favou?r of|to (?:hire|appoint|go with))|prioriti[sz](?:e|ed)|picked|recruited|took|taken(?: on)?|(?:went|gone|going|opting) for|advanc(?:e|ed|ing)|employ(?:ed)?|shortlisted|focus(?:ed|ing)? on|extend(?:ed|ing)? (?:an|the|our) offer (?:out )?to|offer(?:ed|ing)? (?:it|the {W}{{0,5}}{JOB}) to) {W}{{0,3}}?(?:{OTHERS} {W}{{0,4}}?{SOMEONE}|others\b|someone\b|somebody\b|candidates? (?:who|whose|with|that|more)|a candidate\b|applicants? (?:who|whose|with))",
        unless=r"\b(?:not (?:yet )?(?:selected|chosen|hired|appointed|made|extended|decided)|to help|before|until|if|will (?:select|choose|shortlist|pursue)|are (?:selecting|hiring))\b",
    ),
    cue(
        R,
        0.95,
        rf"\b(?:another|other|different|our (?:first|preferred|top)|a) {W}{{0,2}}(?:candidate|applicant|person|choice)s? (?:has |have )?accepted\b",
    ),
    cue(
        R,
        0.93,
        r"\b(?:go|gone|going|went|move|moving|moved|head\w*|take|taking|taken|chosen|decided)\b (?:\w+ ){0,5}(?:different|another|other|new) (?:direction|route|way|path)\b",
        unless=r"\bnot\b|website|product",
    ),
    cue(
        R,
        0.93,
        rf"\b(?:{JOB}|it|we|vacancies)\b ?{W}{{0,10}}(?:has|have|was|is|been|were|just) {W}{{0,3}}filled\b",
        unless=r"\b(?:not (?:yet )?(?:been )?filled|until|filled (?:in|out)|form|once|yet)\b",
    ),
    cue(
        R,
        0.9,
        rf"\b(?:this|the|that|our|your|job|which) (?:{W}{{0,7}})?{JOB}\b ?{W}{{0,9}}(?:(?:has|have|was|is|been|being) (?:been )?(?:closed|cancell?ed|withdrawn|eliminated|discontinued|removed)|no longer (?:available|open|exists?|vacant|active|needed|required|hiring|being (?:recruited|filled))|will not be filled)\b",
        unless=rf"applications? {W}{{0,6}}(?:has|have|are|is|now) closed|\b(?:posting|advert|window|until|portal|reopen\w*|{MEETING}) (?:has|is|was|will)|\b(?:interview|call|meeting)s? (?:for|on|about) ",
    ),
    cue(
        R,
        0.9,
        rf"\b(?:we are|we have|have decided to|decided to|had to|going to|decision to|we) (?:close|closed|closing|cancel|cancell?ed|cancell?ing) (?:out )?(?:the|this|that|our) {W}{{0,6}}(?:{JOB}|search|recruitment|hiring)\b",
        unless=r"\bapplications?\b",
    ),
    cue(
        R,
        0.94,
        rf"{NO} {W}{{0,5}}(?:offer|offering) (?:you )?(?:the|a|an|this|that|any|our|further)? ?{W}{{0,5}}?(?:{JOB}|consideration|interview|contract of|a place|place on)\b",
        unless=rf"{_LATER}|(?:remote|higher|parking|relocation|visa|sponsor\w*|more than|travel|flexible|part-time) (?:{JOB}|work|contract)|than the {JOB}",
    ),
    cue(
        R,
        0.92,
        rf"{NO} {W}{{0,3}}(?:make|making|extend|extending) (?:you )?an offer\b|{NO} {W}{{0,4}}(?:invit(?:e|ing)) you\b|(?:decided|chosen) not to (?:offer|hire|make|extend|invite|interview|pursue|take)\b|not be (?:offering|hiring|inviting) ",
        unless=_HOLD,
    ),
    cue(
        R,
        0.86,
        rf"{NO} {W}{{0,6}}(?:right|strong|good|best|ideal|perfect|close|great|mutual|quite a|suitable|exact) (?:mutual )?(?:fit|match|one|person|candidate)\b|(?:you|profile|background|experience|skills|qualifications)\b {W}{{0,5}}(?:are|is|were|was|do|does) not {W}{{0,3}}(?:fit|match|suited|suitable|a fit|a match|align)\b",
        unless=rf"{_LATER}|\bnot sure|may not|might not|this time slot|wrong",
    ),
    cue(
        R,
        0.88,
        rf"(?:do|does|did) not {W}{{0,3}}(?:meet|match|satisfy|fulfil) {W}{{0,4}}(?:requirements|criteria|looking for|needs)\b|not the most competitive",
    ),
    cue(
        R,
        0.93,
        rf"{NO} {W}{{0,5}}(?:considered|considering|consider your|consider you|under consideration|in consideration|further consideration|be in the running)\b|\bfrom (?:further )?consideration\b",
        unless=rf"{_HOLD}|\bapplications? (?:received|submitted|sent) (?:after|late|by)|\bincomplete|agenc",
    ),
    cue(
        R,
        0.9,
        r"\b(?:decided|going|have|chosen|will|are|be|had) (?:to )?pass(?:ing)? (?:on (?:your|you|this|the|moving)|at this|for now|this time)|\bdecided to pass\b",
    ),
    cue(
        R,
        0.88,
        r"\bnot (?:quite )?(?:make|made) (?:it|the (?:cut|shortlist|short list|final))|\bnarrowly miss|\bjust miss(?:ed)? out|\bfell (?:just )?short|\bnot (?:been )?(?:put|taken|going) through\b|you (?:have )?miss(?:ed)? out on",
    ),
    cue(
        R,
        0.93,
        rf"\b(?:decided against|(?:made|taken|come to|reached) (?:the|a) {W}{{0,2}}decision not to)\b",
        unless=_TIME,
    ),
    cue(
        R,
        0.93,
        rf"\b(?:application|candidacy|you|profile) {W}{{0,6}}(?:has|have|was|were|is) (?:been )?(?:rejected|declined|turned down)\b|new status is {W}{{0,3}}(?:declined|rejected|not selected|unsuccessful)",
        unless=r"\b(?:payment|card|invitation|transaction)\b",
    ),
    cue(
        R,
        0.9,
        rf"\bwe (?:are|will) not (?:be )?(?:going to be )?(?:hiring|recruiting|filling|taking on) {W}{{0,5}}(?:for|this|the|any|at)",
        unless=_LATER,
    ),
    cue(
        R,
        0.93,
        rf"{NO} {W}{{0,3}}(?:give|reserve|grant|offer|respond|reply|answer) {W}{{0,4}}(?:favou?rabl[ey]|positive(?:ly)?|affirmative) ?{W}{{0,2}}(?:follow-?up|response|reply|answer|outcome|consideration|result|to your)\b",
        unless=_LATER,
    ),
    cue(R, 0.9, r"\b(?:end of the road|process ends? here|journey ends? here)\b"),
    cue(
        R,
        0.6,
        r"\bnot (?:\w+ ){0,4}(?:better|good|news|outcome|answer)\b.{0,40}\b(?:news|hop(?:ed|ing)|want(?:ed)?|for you)\b",
        unless=r"\b(?:parking|time|slot|room)\b",
    ),
    cue(
        R,
        0.9,
        rf"conclud\w+ (?:your|our|the) {W}{{0,3}}(?:candidacy|process with you|consideration of your)",
    ),
)

# words that come with a refusal but do not say it
SOFT: tuple[Cue, ...] = (
    cue(R, 0.6, r"\bnot (?:the )?(?:good|better|best|great|happy) news\b|\bbad news\b|\bsad news\b"),
    cue(
        R,
        0.6,
        r"\b(?:wish\w* you|best of luck|good luck|every success|much success)\b.*\b(?:search|endeavou?rs?|future|career|journey|elsewhere|pursuits?|hunt)\b",
        hypothetical=True,
    ),
    cue(
        R,
        0.35,
        r"\bwish(?:es|ing)? you (?:all )?(?:the )?(?:very )?(?:best|luck|success|well|every)",
        hypothetical=True,
    ),
    cue(
        R,
        0.5,
        rf"\b(?:keep|retain|hold|stay|remain)\w* (?:your|you) ?{W}{{0,6}}(?:on|in) (?:file|record|our (?:talent )?(?:database|pool|system|records|network))",
        hypothetical=True,
    ),
    cue(
        R,
        0.45,
        r"\b(?:encourage|invite|hope|welcome|urge|recommend)\w* (?:that )?you(?: will)?(?: to)? (?:\w+ ){0,3}(?:re-?apply|apply (?:again|for other|for future|to other|to future))|other (?:\w+ ){0,2}(?:roles|positions|opportunities|openings) (?:that )?(?:may|might|which|with us|on our)",
        hypothetical=True,
    ),
    cue(
        R,
        0.6,
        r"\b(?:more closely|better|closer|closest|stronger|more) (?:\w+ )?(?:align|match|suit|fit|to what|to our)\w*",
        unless=r"\b(?:if|future|roles? that)\b",
    ),
    cue(
        R,
        0.4,
        r"\b(?:difficult|tough|hard|not an? easy|not (?:a )?decision|competitive) (?:decision|choice|process|call)|strong (?:pool|field|group)|impressed (?:by|with)",
    ),
    cue(
        R,
        0.55,
        r"\b(?:regret|sorry|afraid)\b(?: \w+){0,4} (?:inform|advise|tell|let you know|say|disappoint|share|not (?:better|the))",
    ),
    cue(R, 0.4, r"\b(?:disappointing|disappointed|disappointment|discouraged)\b"),
)

WITHDRAWN: tuple[Cue, ...] = (
    cue(
        R,
        0.95,
        rf"\b(?:withdraw|withdrawn|withdrawing|rescind|rescinded|rescinding|revoke|revoked|revoking|retract|retracted|retracting|take back|pull|pulled|pulling|cancel|cancell?ed|cancell?ing) {W}{{0,4}}offers?\b",
        nuance=Nuance.OFFER_WITHDRAWN,
        unless=r"\b(?:you (?:wish|want|decide|have|may)|right to|reserve|may be|if)\b",
    ),
    cue(
        R,
        0.95,
        rf"\boffers?\b ?{W}{{0,14}}(?:has been|have been|is|was|must be|had to be|be|being|now) (?:hereby )?(?:withdrawn|rescinded|revoked|retracted|cancell?ed|void|no longer (?:valid|stand|stands|available|on the table))\b",
        nuance=Nuance.OFFER_WITHDRAWN,
        unless=r"\b(?:may be|will be|if|unless|subject to|failure)\b",
    ),
    cue(
        R,
        0.95,
        rf"(?:cannot|unable to|not able to|no longer (?:able to )?) ?{W}{{0,2}}(?:honou?r|go ahead with|proceed with|stand by|uphold|fulfil) {W}{{0,4}}offers?\b",
        nuance=Nuance.OFFER_WITHDRAWN,
    ),
)

CLASSIFIER = Classifier("rejection", (*REFUSED, *SOFT, *WITHDRAWN))
