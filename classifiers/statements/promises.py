"""Owns the words of promises, requests and instructions: for each topic its phrases, as patterns over base forms.

"a|b" is either word, a trailing "?" makes a word optional, "~" stands for up to four words.
"""

from __future__ import annotations

PROMISES: dict[str, str] = {
    "tell": (
        "candidate|applicants|all|everyone|everybody|each will|shall|should? hear|know; candidate|applicants|"
        "all ~ hear; a|an|the|our|my phone? call|email|note|message|letter|word|update|answer|response from me|"
        "us|our|the|hr; hear from us|me|him|her|them|someone|hr; hear from the|our|my|one; hear back; "
        "hear something|anything|more|either; expect to hear; you will|should|would|can|might|may hear; "
        "you will ~ hear; you should ~ hear; you can ~ hear; to hear the|our; will|should be notify|inform|"
        "contact|tell|advise|update|email|call; be notify|inform|advise|contact; back to you|all|every|everyone|"
        "everybody|candidate|them|each|each; you will|should|can|would know|receive|get|have|learn; "
        "you will ~ receive|get|have|learn; in touch with you|all|every|everyone|candidate|the|each|both|those|"
        "successful|shortlist; let you|everyone|everybody|all|candidate|the|each|every|both|them|folk|"
        "people know; let ~ candidate know; let you all|both|guys know; let you ~ know; contact|notify|inform|"
        "advise|update|email|call|ring|phone|telephone|tell|message|text|ping|write you|all|every|everyone|"
        "everybody|candidate|each|both|shortlist|successful|those|them; reach|follow|circle|check|touch|"
        "loop back|out|up|in|base to|with you|all|every|everyone|candidate|each|both|those|successful|shortlist; "
        "write|respond|reply|revert|speak|talk|connect|report to|with|back you|all|every|everyone|candidate|each|"
        "both; respond|reply|write back? to you|all|every|everyone|candidate; revert back? with|to; give|drop|"
        "send|shoot you|all|every|everyone|candidate a|an|the|our|some|my|final|your feedback|result|outcome|"
        "decision|answer|news|update|call|ring|shout|bell|buzz|line|note|email|message|word|response|heads|"
        "definite|definitive|firm|further|full|final|proper|quick; give|send|drop you feedback|news|word; send|"
        "share|provide|give|release|communicate|announce|publish|deliver|circulate ~ decision|outcome|result|"
        "feedback|update|answer|response|verdict|news; have|get|be some|an|any|a|more|further|definite|concrete|"
        "final|firm|our|clear|the update|news|answer|decision|feedback|word|information|outcome|response|result|"
        "verdict|idea|picture; have your result|outcome|feedback; have ~ for you; have ~ to you; expect a|an|our|"
        "the|my response|answer|decision|update|reply|call|email|feedback|outcome|result|news|note|verdict; "
        "expect ~ from us|me; hear of the; hear about the|your|our; know more|either; know ~ way; know where; "
        "know if; know whether; know for sure|certain; know our|the decision|answer|outcome; "
        "get in contact with you; get an|a|our answer|response|reply|decision|update; receive a|an|our|"
        "notification|feedback; come to you; expect us|me|news|word|feedback; expect something; news to|for you; "
        "send out|round? offer|notification|letter|email|decision"
    ),
    "say": (
        "chase; nudge; be in touch; get in touch; in touch; be in contact; reach out; follow up; circle back; "
        "touch base; check in|back; come|get back; respond; reply; revert; notify; inform; contact; call; email; "
        "phone; ring; message; write back?; call back; pick up the phone; reconnect; loop back; ping; "
        "report back; advise; give a call|shout|ring|update; drop a line|note; make contact; have a word; "
        "update; touch base again; announce; confirm; speak again; feed back; come back"
    ),
    "decide": (
        "decide; decision; choice; offers; offer ~ be make|send|extend|issue|give; offer ~ go out; "
        "nothing ~ happen|move|change|report|decide; outcome; result; verdict; choose; select; selection; "
        "finalise; finalize; make up our|my|their mind; make the|a|our call; make an|the|our offer; extend an|"
        "the|offer|our; offer go|be; offer out; make offer; final answer; answer; response; feedback; update; "
        "news; word; conclude; conclusion; next step; clear picture|idea|view; something definite|concrete|firm; "
        "wrap ~ up; wrap up; resolve; settle; come to a; sign off; sign-off; approval; green light; final say; "
        "reply; definite; hiring decision; move forward; notification; progress ~ candidate; reach a|an|our; "
        "more information; more clarity; more to share|tell|report; turnaround; determination; communicate; "
        "announce; appointment; know; the list; line up; heads up; our|the pick; select ~ candidate; determine; "
        "timeline; pick a|the|our"
    ),
    "unheard": (
        "if|unless|should|when ~ you|we|i ~ not ~ hear|receive|contact|get|call|respond|come|be|reach; if|unless|"
        "should you ~ hear|receive ~ nothing|no; if ~ hear nothing; if you ~ hear no; if you ~ no response|reply|"
        "answer|word|news; if ~ not ~ contact|notify; if ~ no one|body|news|word|response|reply|contact|"
        "communication|answer; unless you|we ~ hear|contact; if there be|is no|nothing; in the absence of; "
        "if nothing ~ hear|come|reach|arrive|land|be; who have|has not be|hear|receive|get; hear nothing; "
        "no response|reply|contact|word|communication|answer ~ mean|means; have not hear; do not hear; if you be|"
        "are|is still wait; if it be|goes|go quiet; if not hear; if ~ radio silence; no news ~ by; if ~ silence; "
        "nothing ~ hear; hear nothing; if ~ not ~ in touch; if we|i ~ not ~ back"
    ),
    "silence": (
        "assume|consider|regard|treat|presume|take ~ unsuccessful; not be|been successful; not successful; "
        "not been select|shortlist|choose|progress; be unsuccessful; assume ~ position|role|vacancy ~ fill; "
        "not ~ move|progress|take|proceed forward|further|ahead|with|on; assume ~ move; assume ~ go; "
        "assume ~ not; consider ~ not; assume ~ other|another|else; consider ~ close; mean|means ~ go|choose|"
        "select|pick ~ else|other|another; mean|means ~ not; go with|for someone|another|other|somebody; "
        "assume ~ go|choose|select ~ else|other|another; take ~ as a|an no; assume ~ no; means ~ unsuccessful|"
        "not; not ~ select|shortlist ~ occasion|interview|time|role; consider ~ rejected; take it ~ not"
    ),
    "forbid": (
        "do not|never|n't|please|kindly call|phone|email|contact|chase|ring|follow|reach|write|telephone|inquire|"
        "enquire|ask|message|text|get|check|bother|nudge|ping|hassle|pester|try|feel|reply; no need to|for you; "
        "no need; not need to; not be|is necessary to; not necessary; need not|n't; refrain from; avoid call|"
        "email|contact|phone|chase|follow|ring; hold all|any|your call|email|enquiry|enquiries; "
        "hold off ~ contact|call|chase|email|reach|follow|ring|get|check; hold off; hold off; rather than call|"
        "chase|email|contact|phone|follow|ring|reach|write|check; without ~ call|chase|follow|contact|email; "
        "no phone|telephone call|inquiry|enquiry|inquiries|enquiries; no call|chase|email|chasers please; "
        "not ~ able ~ give|provide|discuss|offer ~ update|status|phone|individual; unable ~ give|provide|discuss|"
        "offer ~ update|status|phone|individual; not give|provide|discuss ~ update|status ~ phone|email; "
        "not accept|take|answer|return phone|call|telephone|inquiry|status|any; unable to accept|take|answer|"
        "respond|return; can not accept|take|answer|respond|discuss|reply; instead of call|chase|email|contact; "
        "not ~ contact us|me|the|our|him|her; not ~ call us|me|the|our|him|her|in; not ~ chase; not ~ follow up; "
        "not ~ get in touch; not ~ reach out; not ~ email us|me|the|our; not ~ check in; you not to; not to call|"
        "contact|chase|email|follow|phone|reach|check|get; discourage; ask|request ~ not; please no call|phone|"
        "email; stop call|email|contact; save ~ call"
    ),
    "sit": (
        "sit tight; hang tight; hold tight; hang in there; wait to hear; wait for us|me|our|my|the|hr; "
        "wait until you hear; wait until we|i; leave it with us|me; leave it to us|me; just wait; wait for a|"
        "an call|email|message|response|word|news; wait to be; stay put; hold fire; stand by; await our|my|"
        "further|a|the; we will chase; ball be in our; be patient; hold on until you; bear with; wait till we|i|"
        "you"
    ),
    "only": (
        "only|just ~ shortlist|select|successful|qualified|suitable|chosen|candidate|those|such ~ contact|notify|"
        "hear|receive|inform|respond|reply|invite|call; only able; only be able|contact|respond|notify|reply; "
        "only contact|respond|reply|notify|reach|get; only ~ will|be contact|notify|hear|inform; "
        "not ~ able ~ respond|reply|contact|to ~ every|all|each|individual|everyone; not respond|reply ~ every|"
        "all|each|individual|everyone|unsuccessful; unable ~ respond|reply|contact ~ every|all|each|individual|"
        "everyone|unsuccessful; not ~ contact|notify ~ unsuccessful; candidate ~ shortlist|select ~ will|"
        "be contact|notify; shortlist|select candidate ~ will|be contact|notify; those ~ shortlist|select|"
        "successful ~ will|be contact|notify; we ~ contact ~ only ~ if; contact you only; notify|contact|inform|"
        "invite shortlist|select|successful|qualified ~ only; will reach ~ directly to|if ~ shortlist|select; "
        "can not ~ respond|reply ~ every|all|each|individual"
    ),
    "contact": (
        "call|ring|phone|telephone|text|ping|nudge|chase|email|message|contact|hassle|bother|pester me|us|our|"
        "the|him|her|them|my|reception|hr|back|again|if|for|to|when|before|after|until|on|in|next|at; give|drop|"
        "shoot|send me|us|him|her|them|our|my|the ~ call|ring|shout|bell|buzz|nudge|ping|line|note|email|message|"
        "prod|poke|text|tinkle; get|be in touch|contact with me|us|our|my|him|her|them; reach out to me|us|our|"
        "my|him|her|them; follow up with me|us|our|my|him|her|them; check in|back with me|us|our|my|him|her|"
        "them; touch base with me|us|our|my|him|her|them; write to me|us; try me|us again?; reach me|us; "
        "chase up|me|us|him|her|this; feel free to; do not hesitate to; welcome to; be free to call|contact|"
        "email|chase|follow|check|reach|get|ring; inquire; enquire; ask for|after|about|again me|us|an|the; "
        "check on|with; connect with me|us; give the|our office|team|us; circle back with me|us; speak to|"
        "with me|us; talk to|with me|us; come back to me|us; get back to me|us; remind me|us; poke me|us; "
        "prod me|us; knock on; stop by; phone the|our; try again; follow up on; follow up about; check the status"
    ),
    "answer": (
        "let us|me|him|her|them know; let hr know; let the|our|my ~ know; respond|reply|revert to us|me|our|this|"
        "the; revert with your; send us|me|your|over|in|the|back|through|in; return|complete|submit|upload|fill|"
        "finish|sign|provide|share|book|select|choose|pick|schedule|accept|confirm the|your|a|an|this|it|all|any|"
        "our|these|both|whether|if|attendance|availability|receipt|one; require|request|want your|a|an|two|the; "
        "reply|replying to this; you have|will ~ to complete|submit|finish|return|respond|accept|decide|reply; "
        "you will have ~ to complete|submit|finish|return|respond|accept|decide|reply; must be complete|submit|"
        "return|receive|finish|upload|sign; need|needs to be complete|submit|return|receive|finish|upload|sign; "
        "link ~ expire; test|assessment|exercise|task|challenge|form|questionnaire ~ due|expire; test ~ be due; "
        "deadline for the|your|this|returning|submitting ~ test|exercise|assessment|task|challenge|submission|"
        "form; be due on|by|in|back|within; your answer|response|reply|decision|availability|acceptance|"
        "confirmation|reference|document|submission|feedback|preference; hear from you; you have until|till; "
        "you will have until|till; confirm by|whether|if|your; need your; need you to; need ~ from you; "
        "complete by; submit by; rsvp; please confirm; please respond; please reply; please revert; "
        "please advise; please complete; please return; please submit; please send; kindly confirm; "
        "kindly revert; kindly send; kindly respond; kindly reply; you to complete|return|submit|send|confirm|"
        "let|respond|reply|book|sign|decide; you can|could confirm|send|let|reply|respond|complete|return; "
        "your ~ decision; you decide; book a|your; for you to complete|decide|return|respond|confirm|consider; "
        "are you available|free; you be available|free; would you; works for you; work for you; suit you; "
        "your notice; if you could|can|would"
    ),
    "questions": (
        "if|should ~ question|queries|query|concern|issue|problem|trouble|assistance|difficulty|help|"
        "clarification|reschedule|conflict|emergency|change|cancel|accommodation|adjustments; with any|"
        "your question|queries; any question|queries; for more|further information|details; can not make|attend; "
        "to reschedule|cancel|rearrange|confirm|arrange|book|discuss ~ offer|time|slot; can no longer; "
        "unable to attend; if you need; if you would like to discuss ~ offer; if you be run|late"
    ),
    "outcome": (
        "pleased|delighted|happy|thrilled|excited to offer|extend|make ~ you|position|role|offer; pleased|"
        "delighted|happy|thrilled|excited to offer you; regret to inform|advise|tell|say; not be move|proceed|"
        "progress; other candidate; another candidate; decide not; decide to move|go|proceed; "
        "offer ~ to another; will not be move|proceed|progress|take"
    ),
}
