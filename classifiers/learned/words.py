"""Owns the words without which nothing is taken for an outcome, however likely it seems: of refusal, and of hiring."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

from classifiers.mail import Mail
from classifiers.reading import Label

_REFUSAL = re.compile(
    r"\b(?:unsuccessful|not (?:\w+ ){0,2}(?:successful|selected|shortlisted|short-listed|chosen|progress\w*|proceed\w*|tak\w+|mov\w+|continu\w*|advanc\w*|pursu\w*|invit\w*|offer\w*|appoint\w*|put\w*|hir\w+|consider\w*|able to|the right|quite|what we|a match|a fit|going|be going|right for)"
    r"|(?:another|other|different|stronger|internal|someone|somebody|one of the others?) (?:\w+ ){0,3}(?:candidates?|applicants?|person|people|direction|finalists?|who|with|has|had|got|accepted|else)"
    r"|(?:filled|appointed|accepted) (?:\w+ ){0,3}(?:position|role|post|job|vacancy|offer|someone|somebody)|(?:position|role|post|job|vacancy|seat|slot|place) (?:\w+ ){0,4}(?:filled|closed|cancelled|canceled|withdrawn|gone|taken|eliminated|no longer)"
    r"|went (?:with|to|for)|gone (?:with|to|for)|going (?:with|for) (?:a|an|another|someone|somebody)|decided (?:not|against|to (?:go|proceed|move|hire|appoint|offer|pursue|stick|close|withdraw|end))|(?:decline|turn) (?:your|you)|pass on|passing on|regret|no longer (?:\w+ ){0,3}(?:consider|hiring|recruit|available|need|looking)"
    r"|on this occasion|this time (?:around|round)?|not this time|keep (?:your|you) (?:\w+ ){0,4}(?:file|mind|touch)|(?:wish|wishing) you (?:\w+ ){0,4}(?:luck|success|best|well)|best of luck|good luck (?:with|in|finding)|future (?:opportunit\w+|vacanc\w+|roles?|openings?|positions?)|closer (?:match|fit)|better (?:match|fit|suited)|more (?:closely|experience)|edged (?:it|out|you)|runner-up|second choice|disappoint\w+|sorry to (?:say|tell|inform|have)|bad news|will not (?:be|need|work)|no longer (?:be |under )?consider\w*|hired|leave it there|not one of (?:them|those|the)|somebody|someone|filled|closed|cancelled|canceled|withdrawn|accepted by|offered to|chosen|settled (?:on|upon)|the other (?:one|name|candidate|person|finalist|fella)|successful candidate|instead|cannot (?:take|offer|move|proceed|progress)|unable to (?:offer|take|move|proceed|progress|invite))\b"
)
_HIRING = re.compile(
    r"\b(?:offer\w*|join(?:ing)? (?:us|our|the)|welcome (?:aboard|on board|to the)|have you (?:on board|aboard|on the team|with us|join|start)|the (?:job|role|position|post) is yours|is yours|you (?:\w+ )?got (?:it|the)|you are hired|hire you|start(?:ing)? (?:date|on|work|with us|monday|tuesday|wednesday|thursday|friday)|contract|salary|appoint(?:ed|ing)? you|would like you to (?:start|join|be|have|take|come)|want you (?:to (?:join|start|come)|on)|chosen you|picked you|selected you|successful|congratulations|pleased to (?:confirm|inform|tell|say)|delighted to|it is a yes|said yes|all yours)\b"
)
_OF = {Label.REJECTION: _REFUSAL, Label.OFFER: _HIRING}


def says(mail: Mail, label: Label) -> str | None:
    """The first sentence with words of this outcome; None when there is none. A condition says nothing."""
    pattern = _OF[label]
    return next((s.raw for s in mail.sentences if not s.conditional and pattern.search(s.folded)), None)
