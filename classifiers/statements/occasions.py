"""Owns the words of everything else that has a date: for each topic its phrases, as patterns over base forms.

"a|b" is either word, a trailing "?" makes a word optional, "~" stands for up to four words.
"""

from __future__ import annotations

OCCASIONS: dict[str, str] = {
    "process": (
        "call off|away; call to court|duty; interview ~ wrap up; wrap up ~ interview; in writing; meet; meeting; "
        "panel; committee; board; review; discuss; deliberate; debrief; convene; reconvene; evaluate; assess; "
        "consider; compare; weigh; interview "
        "other|the|more|remain|candidate|people|until|through|all|for|additional|several|a; interview "
        "process|round|stage|phase; finish interview|the|our|all|up|this|meet|see; complete "
        "interview|the|our|all|this; conduct interview|the|our; still interview|meet|see|review; "
        "last|first|final|second|other|remain|more|all|round interview|round|candidate; round|interview ~ "
        "finish|conclude|end|wrap|run|complete|continue; selection|recruitment|hiring|review|interview process; "
        "process; go through; work through; calibrate; sit down; get together; sign off; hear back from the|our; "
        "see all|other|more|the; screen; shortlist; talk to other|more|the; wrap ~ interview; interview ~ "
        "until|through; conversation with; speak to|with other|more|the|all; collect feedback; gather feedback; "
        "meet with; regroup; interviewing"
    ),
    "takes": (
        "wait for; take; need; allow; give us|me|it; bear with us|me; usually|typically|normally be; turnaround; "
        "process be; require; in the order of; expect it to; look at; will be|is "
        "about|around|approximately|another|at; another; timeline be; wait be; could be; should be; might be; be "
        "about|around|roughly|at|likely|looking"
    ),
    "leave": (
        "i|he|she be out; i|he|she|we will be out; on "
        "leave|holiday|vacation|pto|annual|parental|maternity|paternity|sick|business|site|travel|sabbatical; out "
        "of office|the|town; annual leave; be|is away; away; office ~ close|shut; be close|shut; close for; on "
        "holiday; travel; out until|from|on|this|next|for|sick|through|of; ooo; unavailable; not in the; off "
        "until|on|this|next|from|for|work; shut down; shutdown; abroad"
    ),
    "pause": ("on hold until|for|till; on hold; pause; freeze; frozen; suspend; put a stop|hold|freeze; stop on; park"),
    "return": (
        "back; return; be back; get back from; back from|in|at|on; back to work; back to the office|desk|school"
    ),
    "interview": (
        "appointment; viewing; set up|arrange|schedule|book a|an ~ call|time|chat|meeting|interview|conversation; "
        "set up a|an ~ call|time|chat|meeting|interview|conversation; interview "
        "be|is|for|on|at|with|date|time|slot|schedule|take; interview; meet with you|him|her|the|our|us|me; "
        "meeting; meet you; meet us|me|him|her; see you; speak with you; speak to you; talk to|with you; call with; "
        "phone screen; screening call; video call; zoom; teams; schedule for|on; be schedule; be book; book for|in; "
        "slot; available; availability; invite you; come in; join us for; chat; onsite; on-site; coffee; time to "
        "talk|speak|meet|chat; second round; presentation; tour; visit; work trial; trial day|shift; assessment "
        "centre|center|day; take place; hold on; agenda; arrive"
    ),
    "start": (
        "need someone|somebody; need a person; start date|on|in|at|work; start; commence; join us|the|our|on; "
        "onboard; first day; in the seat; in seat; in post; in place; in role; begin work|in|on|the; role "
        "begin|start; position start|begin; fill the|this|it|our; fill by; go live; new starter; induction; "
        "contract run|start; probation; person in; someone in; on board; "
        "programme|program|internship|course|placement start|begin|run; launch; financial year"
    ),
    "closing": (
        "close on|at|for; application close; closing date; deadline; vacancy close; advert; "
        "position|job|role|vacancy|ad|post ~ post|publish|advertise on; application ~ open|accept; accept "
        "application; position ~ open; receive ~ application; your application ~ of|from|on; apply "
        "on|for|in|before|until; applications until|through|by; dated; submit ~ application; thank you for ~ apply; "
        "job post; posting; receive your; role ~ advertise|open|close; accepting; window; expression of interest; "
        "register; the|our|this|an event; webinar; open day; career fair; on file; on record; keep ~ file"
    ),
    "offer": (
        "offer ~ expire|valid|open|stand|lapse|remain|good|until; valid until|through|till; expire; lapse; remain "
        "open; hold the|this|your|it ~ offer|position|role|open|spot|place|for; keep ~ offer|open; offer ~ "
        "withdraw; offer you; accept the|this|our offer"
    ),
    "logistics": (
        "send|email|forward|share|receive|get|issue ~ "
        "link|invite|invitation|form|test|assessment|task|exercise|paperwork|contract|calendar|instruction|agenda|"
        "detail|nda|questionnaire|brief|challenge|documents|pack|confirmation|schedule|slots|directions|zoom|"
        "password|credentials|reference|badge|project; "
        "link ~ work|active|valid; invite ~ follow|come|go; background check; the link; the form; the test; the "
        "assessment; take-home; homework; reimburse; expenses; feedback form; survey; calendar invite; portal; "
        "invoice; laptop; equipment; credit; link|invitation|form|test|assessment|questionnaire ~ be send|sent; "
        "schedule your; salary ~ pay|paid|credit|process; payment; test link; assessment link; send ~ over ~ "
        "details"
    ),
    "lapsed": (
        "we|i say; we|i promise; we|i ~ promise; we|i tell you; we|i ~ hoped|planned|intended|aimed to|on|for; we|i "
        "have hope|plan|say|expect|intend|tell|promise|aim; we|i were|was "
        "hope|plan|expect|aim|suppose|due|go|mean|looking; was|were hope|plan|expect|aim|suppose|due|going|meant; "
        "originally; previously; initially; suppose to; meant to; was|were due; had|have "
        "hope|plan|expect|intend|meant; wanted to; apologies for ~ not; sorry ~ not; miss ~ deadline; supposed; "
        "was|were told|promised; overdue; missed"
    ),
    "slip": (
        "now look; look like; look more like; more like; more likely; slip to|into; slip; push "
        "back|out|to|it|this|until|by; push|move|slide ~ back|out|to|into; slid to|into; slide to|into; push|move ~ "
        "timeline; push back|out|to|it|this|until|by; become; turn into; move to|back|out; delay until|to|by|till; "
        "delay; extend to|until|by|it; instead; realistic; realistically; now "
        "expect|hope|aim|plan|anticipate|likely|be; will now; new date|target|timeline|deadline; revise "
        "date|target|timeline; postpone to|until|till; it will be; it will ~ have|need to be; it be go to be; make "
        "that; change to; new plan; target; run late; bit longer; little longer; take longer; drift; closer to; "
        "correction; rather; actually; more time; until"
    ),
}
