"""Owns the words around interviews: they want to talk, a time is fixed, a time changes or falls away."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.phrases import DAY, MEETING, W
from classifiers.reading import Label, Nuance

I = Label.INTERVIEW_INVITATION  # noqa: E741 - the one-letter names of labels keep the tables readable
C = Label.INTERVIEW_CONFIRMATION
M = Label.RESCHEDULE
X = Label.CANCELLATION
_ELSEWHERE = r"\b(?:podcast|webinar|survey|newsletter|feedback session|demo of|press|documentary|tenancy|viewing|follow us|coach|career fair|open day|mortgage|loan|appointment with (?:dr|the doctor))\b"
_TASK = r"\b(?:record(?:ing)?|assessment|test|exercise|challenge|questionnaire|case study|assignment|take-home|recorded|one-way|on-demand|portal|apply|application form|survey|webinar|talent (?:community|network|pool))\b"
WISH = r"(?:(?:would|should) (?:really |very much )?(?:like|love|be (?:keen|happy|delighted|pleased|glad|great|interested))|want|wish|am keen|are keen|hoping|(?:am|are) (?:pleased|happy|delighted|excited|glad|thrilled)|am writing|are looking|keen|ready|pleased|happy|delighted|excited|thrilled|great)"

INVITED: tuple[Cue, ...] = (
    cue(
        I,
        0.92,
        rf"\bjoin us for (?:an?|the|your) {W}{{0,4}}?interview\b|\b(?:invit(?:e|ing) you|you (?:are|have been) invited|invitation|invited) {W}{{0,10}}?{MEETING}\b",
        unless=rf"{_TASK}|{_ELSEWHERE}|\bnot\b|\bfollowing event\b|calendar invit",
    ),
    cue(
        I,
        0.9,
        rf"\b{WISH} (?:\w+ )?to (?:\w+ )?(?:schedule|arrange|set up|book|organi[sz]e|find a (?:good |suitable )?time|line up|coordinate|plan|fix|set) {W}{{0,7}}?(?:{MEETING}|time|you in)\b",
        unless=_ELSEWHERE,
    ),
    cue(
        I,
        0.8,
        rf"\b{WISH} (?:\w+ )?(?:for you )?(?:to )?(?:\w+ )?(?:speak(?:ing)?|talk(?:ing)?|chat(?:ting)?|meet(?:ing)?|connect|catch up|get to know you|introduce you|discuss (?:your|the|this|it)|learn more about you|hear more about you|have you (?:meet|in|come|over|speak|on|talk|join)|hop on|jump on|get on|have a|bring you (?:in|on-?site|back|to)|interview you|you to (?:meet|come|speak|talk|interview|join us (?:for|on))|see you\b(?! (?:soon|then))|make your acquaintance|move you|moving you|take you(?! on\b)|progress you|advance you|proceed with interviews?)\b",
        unless=rf"{_ELSEWHERE}|looking forward|\bnot\b|\b(?:was|were) (?:\w+ )?(?:great|lovely|good|nice|wonderful|pleased|happy|glad|delighted)\b|\b(?:great|lovely|good|nice) to (?:meet|speak|talk|see)\b.{{0,30}}\b(?:too|yesterday|today|last|this morning|earlier)\b",
    ),
    cue(
        I,
        0.9,
        rf"\b(?:you (?:have|are|were)(?: been)?|your application (?:has|was|is)(?: been)?|you) {W}{{0,4}}?(?:advanced?|progress(?:ed|ing)|moved|moving|selected|chosen|shortlisted|short-listed|short listed|through|invited|passed|made it) {W}{{0,6}}?(?:(?:next|second|third|final|first|last) {W}{{0,2}}?(?:round|stage|step|phase|interview)|interviews?\b|phone screen|forward)",
        unless=rf"{_TASK}|\bnot\b|{_ELSEWHERE}|whether",
    ),
    cue(
        I,
        0.84,
        rf"\b(?:decided|like|love|pleased|happy|delighted|excited|want|wish|thrilled|going|are|glad|be) (?:to )?(?:\w+ )?(?:be )?(?:mov(?:e|ing)|proceed(?:ing)?|go(?:ing)?|tak(?:e|ing)|progress(?:ing)?|advanc(?:e|ing)|continu(?:e|ing)|put(?:ting)?) {W}{{0,6}}?(?:forward|ahead|further|next (?:round|stage|step|phase)|final round|second round|onto the next)\b",
        unless=rf"{_TASK}|\b(?:not|other|another|someone|different|candidates|offer|without|references|background)\b",
    ),
    cue(
        I,
        0.86,
        rf"\b(?:next|second|third|final|first) (?:\w+ )?(?:round|stage|step|interview)\b ?{W}{{0,8}}(?:is|will be|would be|consists? of|with|involves?)\b {W}{{0,8}}?(?:{MEETING}|team|manager|director|with)\b",
        unless=rf"{_TASK}|\b(?:not|thank you for|process|usually|typically|candidates|was)\b",
    ),
    cue(
        I,
        0.86,
        rf"\b(?:are|would|will|might) you (?:be )?(?:\w+ )?(?:available|free|around|about at all|about|open|up for|able|happy|willing|interested)\b {W}{{0,10}}?(?:{MEETING}|speak|talk|meet|interview|chat|{DAY}|this week|next week|week|come in|connect)\b",
        unless=_ELSEWHERE,
    ),
    cue(
        I,
        0.85,
        rf"\b(?:let (?:me|us) know|send|share|provide|give|tell|confirm|reply with|suggest|propose|what (?:is|are|does)|could you|please|some of|indicate|advise|respond with|offer)\b {W}{{0,8}}?(?:your (?:\w+ )?(?:availability|availabilities|schedule|calendar|preferred (?:date|time|slot)s?)|times? (?:that|which|when|you|to (?:speak|talk|meet|chat))|(?:\w+ )?(?:time )?(?:windows|slots|options|dates|times)|when you (?:are|would be|might be|could)|when (?:would|is) (?:suit|be|good|convenient)|what times?|how (?:you are|your week))",
        unless=rf"{_ELSEWHERE}|start date|\b(?:joining|notice period|salary|cannot|can not|not (?:work|suit)|if this|if that|slots? (?:is|are) full)\b",
    ),
    cue(
        I,
        0.86,
        rf"\bwhen (?:\w+ )?(?:would|could|can|are|is|might) (?:you|be|it)\b (?:\w+ ){{0,6}}(?:available|free|suit|talk|speak|meet|chat|call|interview|convenient|good|work|come in|do|make|manage)|\b(?:wants?|like|likes|keen) to (?:meet|see|interview) (?:with )?you\b|\byour (?:dispon\w+|availabilit\w+) (?:for|to|in|on|next|this) {W}{{0,6}}?(?:{MEETING}|visio|talk|speak|meet|exchange|week)|\bmake your acquaintance",
        unless=_ELSEWHERE,
    ),
    cue(
        I,
        0.88,
        r"\b(?:pick(?:ing)?|choos(?:e|ing)|select(?:ing)?|book(?:ing)?|schedul(?:e|ing)|reserv(?:e|ing)|grab|find) (?:a|an|your|any|the|one|whichever|some) (?:[\w'-]+ ){0,4}?(?:time|slot|date|interview|call|meeting|window|conversation|chat|screen|appointment)\b",
        unless=rf"{_ELSEWHERE}|\b(?:viewing|table|demo|to reschedule|another|unsubscribe|resched\w*|will (?:pick|schedule|book|find|select)|we (?:have|had|did)|have to|trying to)\b",
    ),
    cue(
        I,
        0.8,
        r"calendly\.com|goodtime\.io|\bcal\.com|savvycal\.com|youcanbook|doodle\.com|/bookings?|meetings\.hubspot|calendar\.app\.google|zcal\.co|tidycal|acuityscheduling|koalendar|prelude\.co|modernloop|candidate\.fyi|\b(?:scheduling|booking) (?:link|page|tool)|\bscheduler\b|self-schedul|(?:on|via|through|using|use) my calendar\b|link below to (?:schedule|book|arrange|select|choose|pick)",
        unless=r"\b(?:reschedul\w+|cancel|demo|webinar|coach)\b",
    ),
    cue(
        I,
        0.84,
        rf"\b(?:do you have|would you have|have you got|got (?:any |some |a bit of )?time|got (?:\w+ )?min(?:ute)?s|any time|any chance (?:of|we)|fancy|up for|free for|could you do|can you do|could we|can we|shall we|how about|what about|does|would|could i|can i) {W}{{0,12}}?(?:minutes|half an hour|an hour|availability|{MEETING}|speak|talk|chat|meet|{DAY}|work for you|suit you|time to|call you)\b.*\?",
        unless=rf"{_ELSEWHERE}|\b(?:any questions|feedback|move|postpone|push|change|resched\w*|work permit|notice|references|like to receive)\b",
    ),
    cue(
        I,
        0.82,
        rf"\b(?:which|whichever|what|any|either|one) (?:of (?:these|those|the|them)|time|slot|day|date)?\b ?{W}{{0,8}}?(?:works?|suits?|convenient|prefer|best)\b",
        unless=rf"{_ELSEWHERE}|\bsalary|benefits",
    ),
    cue(
        I,
        0.8,
        r"\b(?:team|we|everyone|they|manager) (?:\w+ )?(?:liked|loved|enjoyed|was impressed|were impressed|really liked)\b.{0,100}\b(?:next|second|final|another|invite|meet|further)\b",
        unless=r"\b(?:not|but|other candidate)\b",
    ),
    cue(
        I,
        0.86,
        rf"\b(?:conduct|hold|holding|do|run|running|coordinating|arranging|organi[sz]ing) {W}{{0,3}}?interviews?\b.{{0,80}}\b(?:you|your)\b",
        unless=rf"{_ELSEWHERE}|\b(?:still|other|not|finish\w*)\b",
    ),
    cue(
        I,
        0.86,
        r"\b(?:ring|text|call|phone|telephone|e-?mail|message|contact)\b.{0,60}\bto (?:sort out|fix|arrange|agree|set up|find|organi[sz]e|book) (?:a|an|some|something)\b(?: (?:suitable |convenient |good )?(?:time|date|day|interview|visit|meeting|appointment)\b|[.,!]|$)|\basked me to (?:set up|arrange|schedule|book|organi[sz]e|find) (?:\w+ ){0,4}?(?:conversation|call|chat|meeting|interview|time|visit)\b"
        r"|\bwould you (?:consider|like|be willing|be able|be happy|care)(?: to)? (?:visit|com(?:e|ing) (?:in|over|to (?:see|meet|visit))|meet(?:ing)? (?:us|me|the))|\btell me (?:\w+ )?(?:which|what) (?:weeks|days|dates|times|day|week)\b|\b(?:continue|proceed|progress|go on|carry on) with you (?:to|into) (?:the|our|an?)\b",
        unless=rf"{_ELSEWHERE}|{_TASK}|\b(?:not|another|different|resched\w*|if you (?:need|cannot|have))\b",
    ),
    cue(
        I,
        0.85,
        rf"\blet us (?:\w+ )?(?:jump|hop|get|have|set up|schedule|arrange|book|do|grab|find) (?:\w+ ){{0,3}}?(?:{MEETING}|time to (?:talk|speak|chat|meet))\b|\bwhen is (?:good|best|convenient|it good)(?: (?:for|to) \w+)?\s?\?",
        unless=rf"{_ELSEWHERE}|\b(?:if|know|another|different|resched\w*|move)\b",
    ),
    cue(
        I,
        0.85,
        r"\b(?:a few|two|three|a couple of|some|several) (?:\w+ )?(?:times|slots|dates|options|windows) (?:\w+ ){0,6}?(?:work|suit|free|available|convenient|you|next|this)\b",
        unless=_ELSEWHERE,
    ),
    cue(
        I,
        0.85,
        r"\b(?:in touch|contact you|reach out|call you|e-?mail you)\b(?: \w+){0,3} to (?:\w+ )?(?:schedule|arrange|set up|book|organi[sz]e|find a time|agree)\b",
    ),
)

CONFIRMED: tuple[Cue, ...] = (
    cue(
        C,
        0.92,
        rf"\b{MEETING}\b ?{W}{{0,14}}?(?:(?:is|has been|have been|are|was|be|been|got|now) (?:now )?(?:\w+ )?(?:confirmed|scheduled|booked|set|arranged|fixed|locked in|planned|organi[sz]ed|in the diary)|confirmed\b|will take place|takes place|will be held|will be on|is on\b|is at\b)",
        unless=r"\b(?:cancel\w*|not|once|resched\w*|when it|been moved|to be (?:confirmed|scheduled))\b",
    ),
    cue(
        C,
        0.92,
        rf"\b(?:to |can |happy to |pleased to |delighted to |this |am |are |is |will |just |we |i )?confirm(?:s|ing|ation|ed)?\b(?: of| that| for)? {W}{{0,8}}?(?:{MEETING}|{DAY}|appointment|time|slot|booking|you (?:for|on|at))\b",
        unless=r"\b(?:please confirm|to confirm receipt|will confirm|once|could you|can you|kindly confirm|confirm your (?:availability|attendance|e-?mail|interest|account|address)|confirm (?:if|whether)|receipt|application|need to confirm|you confirm|your address)\b",
    ),
    cue(
        C,
        0.9,
        rf"\b(?:reminder|remind you|reminding)\b.*\b(?:{MEETING}|{DAY})\b|^reminder\b",
        unless=r"\b(?:complete|deadline|assessment|test|application|expire\w*|sign|survey|gym|membership|bill|payment|sync|webinar|project|subscription|rent|pick a time|choose|schedule your)\b",
    ),
    cue(
        C,
        0.9,
        rf"\b(?:{DAY}|\d{{1,2}}(?:[:.]\d\d)?(?: ?[ap]m)?|interview|call|chat|meeting) (?:\w+ )?(?:is|are) (?:still|all|now) (?:on|good|happening|going ahead)\b|\b(?:pop|come|swing|drop) (?:in|into|by|over|down|along|round)\b.{{0,60}}\b(?:{DAY}|\d{{1,2}}(?::\d\d)? ?[ap]m)\b",
        unless=r"\b(?:if|could|can|would|whether|not)\b|\?$",
    ),
    cue(
        C,
        0.9,
        r"\byou are (?:all )?(?:set|booked|confirmed|scheduled)\b|\b(?:scheduled|booked|have|put|got|pencill?ed|slotted) you (?:in|down|for|with)\b|\blocked in\b|\bin (?:the|your|our) (?:diary|calendar)\b|^all set\b",
        unless=r"\b(?:like|love|want|keen|happy|able) to have you\b",
    ),
    cue(
        C,
        0.82,
        rf"\b(?:{DAY}|that|this|then|\d{{1,2}}(?::\d\d)?(?: ?[ap]\.?m\.?)?|time|slot)\b (?:\w+ ){{0,3}}?(?:works|suits|is fine|is great|is perfect|it is)\b(?! (?:for you|best|better))|^(?:perfect|great|done|lovely|wonderful|excellent|brilliant|super|cool|sounds good)[,!. -]|\blet us (?:do|say|go (?:with|for)|make it|meet|speak|talk|chat) (?:\w+ ){{0,3}}?(?:{DAY}|\d{{1,2}}(?::\d\d)?(?: ?[ap]\.?m\.?)?)\b",
        unless=r"\b(?:if|whether|which|does|would|not)\b|\?$",
    ),
    cue(
        C,
        0.85,
        r"\b(?:sent|sending|attached|here is|see|find|forward(?:ed)?)\b (?:\w+ ){0,5}(?:calendar (?:invite|invitation|entry|hold)|(?:zoom|teams|meet|meeting) (?:link|invite|invitation)|invite for|invitation for)|calendar invit\w+ (?:to follow|is attached|attached|below)",
        unless=r"\b(?:will|once|after|receive|automatically)\b",
    ),
    cue(
        C,
        0.72,
        r"\b(?:join (?:us|via|with|using|the (?:call|meeting)|zoom|here)|joining (?:link|instructions|details)|dial-in|zoom\.us|teams\.microsoft|meet\.google|webex\.com|(?:zoom|teams|meet|video) (?:link|call|meeting))\b",
        unless=r"\b(?:once|will receive|talent|newsletter|webinar|community)\b",
    ),
    cue(
        C,
        0.7,
        r"\byou (?:will|are going to) (?:be )?(?:meet(?:ing)?|speak(?:ing)?|interview(?:ed|ing)?|talk(?:ing)?|see(?:ing)?|chat(?:ting)?)\b|\binterviewers?:|\bpanel:",
    ),
    cue(
        C,
        0.72,
        r"\blook(?:ing)? forward to (?:\w+ )?(?:meeting|speaking|seeing|talking|chatting|our|welcoming|hosting|your visit|the (?:call|chat|interview|conversation))\b",
        unless=r"\b(?:application|hearing|reply|response|future|again)\b",
    ),
    cue(
        C,
        0.7,
        rf"\b(?:see you|speak to you|talk to you|speak|talk|chat) (?:then|tomorrow|on|at|there|{DAY}|next)\b|\buntil then\b",
    ),
    cue(
        C,
        0.8,
        r"\b(?:will|shall|going to) (?:\w+ )?(?:call|ring|phone|be calling|be ringing|dial) you (?:on|at|then|tomorrow)\b",
    ),
    cue(
        C,
        0.68,
        rf"\b(?:agenda|itinerary|schedule for (?:the|your)|{MEETING} (?:details|schedule|agenda)|arrive|ask for \w+|at reception|photo id)\b|^(?:when|where|date|time|location|date and time|what) ?:",
        unless=r"\b(?:will send|to follow|weekly|job)\b",
    ),
    cue(
        C,
        0.75,
        r"\binvited to the following event\b|\bevent has been (?:scheduled|booked|confirmed)\b|^new event:|^event date/time|^(?:invitation|accepted|updated invitation):",
    ),
)

MOVED: tuple[Cue, ...] = (
    cue(
        M,
        0.88,
        r"\b(?:re-?schedul\w*|re-?arrang\w*|re-?book(?:ed|ing)?)\b",
        unless=r"\b(?:if you|you can|you may|you need|should you|to reschedule or|or reschedul\w+|reschedule or cancel|cancel or re|need to (?:cancel|change)|^need to resched\w*|use (?:the|this|that) (?:same )?link|at any time|please reply|link to reschedule|unable to attend|cannot attend|happy to reschedule if|please log|24 hours)\b|^reschedule$",
        hypothetical=False,
    ),
    cue(
        M,
        0.88,
        rf"\b(?:mov(?:e|ing|ed)|push(?:ing|ed)?|shift(?:ing|ed)?|postpon(?:e|ing|ed)|bring(?:ing)? forward|brought forward|chang(?:e|ing|ed)|delay(?:ing|ed)?|swap(?:ping|ped)?|switch(?:ing|ed)?|put(?:ting)? back) {W}{{0,7}}?(?:{MEETING}|it|time|slot|things|us|{DAY}|\d{{1,2}}(?::\d\d)?)\b {W}{{0,6}}?(?:to|from|by|back|for|forward|earlier|later|until|on|out|up)\b",
        unless=rf"\b(?:if you|you need to|start date|deadline|move (?:you )?(?:forward|on to|to the next)|forward with|next (?:round|stage|step|phase)|recruit\w*|process|on to|along)\b|mov\w+ {W}{{0,3}}(?:forward|ahead)\b(?! (?:to|by|an? hour))",
    ),
    cue(
        M,
        0.9,
        r"\bpostpon(?:e|ed|ing)\b",
        unless=r"\b(?:if you|decision|start date|recruitment|hiring|process|role|position)\b",
    ),
    cue(
        M,
        0.9,
        rf"\b(?:{MEETING}|time|slot)\b ?{W}{{0,12}}?(?:has|have|had|is|was|will|needs?|must) (?:now )?(?:to )?(?:been |be )?(?:\w+ )?(?:moved|changed|postponed|pushed|brought forward|delayed|shifted|updated|resched\w*)\b",
        unless=r"\b(?:if you|deadline|not changed|no longer)\b",
    ),
    cue(
        M,
        0.84,
        r"\b(?:find|look for|agree|arrange|suggest|propose|offer|set|need|come up with|sort out|fix|choose|pick|let us do|do|have|move to|try|make it|book|schedule|for|on) (?:\w+ ){0,4}?(?:another|new|different|alternative|other) (?:time|day|date|slot)s?\b",
        nuance=Nuance.ANOTHER_TIME,
        unless=r"\b(?:if|different time zone|should you|time zones?)\b",
    ),
    cue(
        M,
        0.85,
        rf"\b(?:cannot|unable to|not (?:be )?able to|not going to|will not) (?:\w+ )?(?:make (?:it|our|the|your|{DAY}|that|this)|do (?:{DAY}|our|that|this|the)|attend|meet|host|join|hold|take (?:our|the) call)\b|\b(?:out|off) sick\b|\b(?:is|am|are|been|called|fallen) (?:\w+ )?(?:ill|sick|unwell)\b|\b(?:conflict|clash|emergency) (?:has )?(?:come up|on|with|in|at)?|\b(?:something|emergency|conflict|issue|matter)(?: \w+)? (?:has )?(?:come|came|cropped) up\b|double-? ?booked",
        nuance=Nuance.ANOTHER_TIME,
        unless=r"\b(?:if you|you are unable|you cannot|parking|travel|should you|offer|in case you|candidates|reply to (?:all|every|each)|respond|everyone)\b",
    ),
    cue(
        M,
        0.86,
        rf"\b(?:no longer|not) (?:be )?(?:able|in a position) to (?:see|meet|speak|talk|interview|host)\b|\b(?:contact|touch|back|write|get back|come back|ring|call|be)(?: \w+){{0,3}} with (?:an?|some|the) (?:alternative|new|different|other|another|revised) (?:\w+ )?(?:date|time|slot|proposal|suggestion)s?\b|\b(?:{DAY}|it|this|that|time|slot|date|morning|afternoon|\d{{1,2}}(?::\d\d)?(?: ?[ap]\.?m\.?)?)\b (?:\w+ )?(?:(?:is|are|does|do|will|would|has|am) )?(?:no longer|not) (?:\w+ )?(?:works?|suits?|possible|convenient|good|doable|available|an option)\b|\b(?:cannot|can not|unable to) (?:\w+ )?(?:manage|do) (?:{DAY}|that|this|the)\b",
        nuance=Nuance.ANOTHER_TIME,
        unless=r"\b(?:if|should|role|position|whether|fit|parking)\b",
    ),
    cue(
        M,
        0.86,
        rf"\b(?:new|updated|revised) (?:interview )?(?:time|date|slot|schedule|details)\b(?: and (?:time|date))? ?(?:is|:|will be|for|are|-)|^updated invitation|\b(?:{DAY}|\d{{1,2}}(?::\d\d)?(?: ?[ap]\.?m\.?)?) instead\b|\b(?:{DAY}|\d{{1,2}}(?::\d\d)? ?[ap]\.?m\.?)\b.{{0,60}}\binstead\b|\binstead (?:of|on)\b.{{0,40}}\b(?:{DAY}|\d{{1,2}}(?::\d\d| ?[ap]m))",
        unless=r"\bif\b",
    ),
)

CANCELLED: tuple[Cue, ...] = (
    cue(
        X,
        0.93,
        rf"\b(?:{MEETING}|event|it|invitation|tomorrow|{DAY})\b ?{W}{{0,14}}?(?:is|has been|have been|was|were|been|be|got) (?:\w+ )?(?:cancell?ed|called off)\b",
        unless=r"\b(?:if|unless|subscription|order|membership|can be|may be|not (?:be )?cancell?ed)\b",
    ),
    cue(
        X,
        0.92,
        rf"\b(?:cancel|cancelling|canceling|cancelled|canceled|call off|calling off) {W}{{0,6}}?(?:{MEETING}|{DAY})\b",
        unless=r"\b(?:if you|you can|need to cancel or|to cancel or|cancel or|or cancel|please let|24 hours|subscription|order|membership|should you|link)\b",
    ),
    cue(
        X,
        0.88,
        r"^cancell?ed(?: event)?\b|^cancellation\b",
        unless=r"\b(?:order|subscription|booking|flight|reservation)\b",
    ),
    cue(
        X,
        0.88,
        rf"\b{MEETING}\b ?{W}{{0,10}}?(?:not (?:be )?(?:going|go|taking|take)|no longer (?:be )?(?:going|taking|go|take)) (?:ahead|place)\b|no longer need to (?:meet|speak|interview)",
    ),
)

CLASSIFIER = Classifier("interview", (*INVITED, *CONFIRMED, *MOVED, *CANCELLED))
