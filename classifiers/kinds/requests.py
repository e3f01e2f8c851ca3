"""Owns the words of a request: a test, documents, references, forms, an application to finish."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.phrases import W
from classifiers.reading import Label, Nuance

Q = Label.INFO_REQUEST
_N = Nuance.ASSESSMENT
_TASK = r"(?:assessments?|tests?|exercises?|challenges?|case stud(?:y|ies)|tasks?|assignments?|questionnaires?|take-home|take home|homework|(?:one-way|recorded|on-demand|pre-recorded|asynchronous|self-recorded|automated|hirevue|spark hire) {0,1}(?:video )?(?:interview)?|video (?:introduction|response)s?|coding (?:test|challenge|exercise)|game-based|simulation|work sample|writing sample|(?:\w+-minute |short |brief )presentations?|presentations? (?:on|about|of)|codility|hackerrank|codesignal|testgorilla|personality (?:test|profile)|psychometric\w*)"
_PAPERS = r"(?:references?|referees?|forms?|documents?|documentation|certificates?|transcripts?|portfolio|work samples?|writing samples?|id|passport|right to work|right-to-work|background check|permit|visa|diploma|degree|cv|resume|cover letter|salary expectations?|notice period|(?:current |expected )?ctc|availability to start|details|paperwork|screening questions|questions below|additional questions|following questions|information sheet|video|ssn|dbs)"
_DO = r"(?:complete|completing|take|taking|do|doing|attempt|finish|submit|return|fill (?:out|in)|filling (?:out|in)|work (?:on|through)|solve|start|tackle|sit|undertake|record|have a go at|prepare)"
_GIVE = r"(?:send|provide|supply|forward|upload|share|submit|return|complete|fill (?:out|in)|sign|give|e-?mail|attach|let (?:me|us) have|confirm|bring|answer|need|require|missing|request(?:ing)?)"
_PAST = r"\b(?:you (?:have )?(?:completed|submitted|finished|passed|sent|did|took)|thank you for (?:completing|submitting|sending|taking|doing|your|the)|thanks for (?:completing|submitting|sending|taking|doing|your|the)|we (?:have )?received|your (?:assessment|test) (?:was|has)|survey|rate your|feedback (?:survey|form)|reviewed your|results of|offer letter|contract|bring (?:a|your|photo)|webinar|newsletter|never (?:share|ask)|financial|recently invited|may include|might include|happy to|next steps may)\b"

CUES: tuple[Cue, ...] = (
    cue(
        Q,
        0.88,
        rf"\b(?:lacks?|missing|outstanding|still (?:need|waiting for|require)|yet to receive) {W}{{0,6}}?(?:{_PAPERS}|letters? of recommendation)\b",
        nuance=_N,
        unless=_PAST,
    ),
    cue(
        Q,
        0.88,
        rf"\b{_PAPERS}\b {W}{{0,8}}?(?:is|are|were|was) (?:still )?(?:missing|outstanding|lacking|incomplete)\b|\b(?:below|following|mentioned|required|listed) (?:mentioned )?(?:documents|papers|certificates)\b",
        nuance=_N,
        unless=_PAST,
    ),
    cue(
        Q,
        0.9,
        rf"\brecord(?:ing)? (?:\w+ ){{0,3}}(?:video|answers|responses|interview)\b|\b{_DO}\b {W}{{0,9}}?{_TASK}\b|\b(?:invited|invite you|invites you|like you) to {W}{{0,8}}?{_TASK}\b|\b(?:here is|find|attached is|below is|sending you|send you|link to|instructions for|next (?:step|stage|round)(?: \w+){{0,4}} is) {W}{{0,8}}?{_TASK}\b",
        nuance=_N,
        unless=_PAST,
    ),
    cue(
        Q,
        0.88,
        rf"\b(?:please|could you|can you|would you|kindly|we (?:will |would |also |still |just )?(?:need|require)|i (?:will |would |also |still |just )?need|asks?|asking|you (?:to|will need to|need to|must)|in order to|missing) (?:\w+ ){{0,3}}?{_GIVE}\b {W}{{0,9}}?{_PAPERS}\b",
        nuance=_N,
        unless=rf"{_PAST}|\b(?:calendar|meeting details|call details|zoom|to find|for (?:more|further) (?:details|information)|see (?:the )?details|visit|unsubscribe|bank details|dial-in|not share|phone number to)\b",
    ),
    cue(
        Q,
        0.86,
        rf"\b(?:names?|contact details|details|list|phone numbers|e-?mail addresses) {W}{{0,6}}?(?:references|referees)\b|\b(?:two|three|2|3|your|some|professional) (?:\w+ )?(?:references|referees)\b",
        nuance=_N,
        unless=rf"{_PAST}|spoken to|references (?:were|are|came)|job reference",
    ),
    cue(
        Q,
        0.93,
        r"\b(?:application (?:\w+ ){0,6}(?:is|was|remains|still) (?:\w+ )?(?:incomplete|unfinished|not (?:yet )?(?:complete|submitted|finished))|(?:complete|finish|continue|resume|submit) your (?:\w+ ){0,4}application\b|incomplete application|it is incomplete|started an application|draft application)",
        nuance=_N,
        unless=r"\b(?:thank you for (?:completing|submitting)|rental|loan|mortgage|card)\b",
    ),
    cue(
        Q,
        0.85,
        r"\b(?:in order for your application to be considered|to proceed with your application|(?:complete|completing|take) (?:\w+ ){0,4}(?:steps?|section|profile))\b",
        nuance=_N,
        unless=_PAST,
    ),
    cue(
        Q,
        0.86,
        r"\b(?:what (?:is|are|would be) your (?:salary expectations?|expected salary|notice period|current salary|earliest start)|(?:are|do) you (?:legally )?(?:eligible to work|authori[sz]ed to work|require (?:visa )?sponsorship|willing to relocate)|your salary expectations?\b|\b(?:know|confirm|ask(?:ing)? (?:about|for)|tell (?:me|us)|need|share|advise) (?:\w+ ){0,3}?your (?:\w+ )?(?:notice period|expected salary|salary|ctc|right to work|visa status|start date))",
        nuance=_N,
    ),
    cue(
        Q,
        0.87,
        r"^(?:total|relevant|current|expected|present|preferred) (?:\w+ )?(?:experience|ctc|salary|location|company|designation|employer) ?:|^notice period ?:",
        nuance=_N,
        unless=r": \S+ \S+",
    ),
    cue(
        Q,
        0.84,
        r"\b(?:deadline to complete|(?:test|assessment) (?:link|invitation)|(?:start|begin|take) (?:the )?(?:test|assessment|challenge)\b)",
        nuance=_N,
        unless=_PAST,
    ),
)

CLASSIFIER = Classifier("requests", CUES)
