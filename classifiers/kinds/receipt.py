"""Owns the words of an acknowledgement: they say that they have the application."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

from classifiers.cues import Cue, cue
from classifiers.kinds.shape import Classifier
from classifiers.phrases import JOB, W
from classifiers.reading import Label

A = Label.APPLICATION_RECEIVED
_PAPERS = r"(?:applications?|cv|resume|materials|submission|profile|documents|candidacy|credentials|cover letter|application form|expression of interest|details)"
_OTHER = r"\b(?:rental|tenancy|loan|mortgage|credit|card|apartment|visa|order|payment|warranty|claim|grant|school|admission|membership|not (?:yet )?(?:been )?(?:received|complete\w*|submitted)|incomplete|as part of your|new message)\b"

CUES: tuple[Cue, ...] = (
    cue(
        A,
        0.8,
        rf"\b(?:{_PAPERS}|it) (?:is|are) (?:now |safely )?(?:with|in the hands of) (?:us|our|the)\b|\b(?:forwarded|passed|sent) (?:\w+ ){{0,3}}to (?:\w+ ){{0,3}}who (?:is |are )?(?:handling|dealing|looking after|running|managing|in charge)\b|\b(?:submission|application) is complete\b|\bsafe receipt\b|\bin receipt of\b|\b(?:putting yourself forward|throwing your hat|joining the race)\b|\b(?:excited|thrilled|delighted|pleased|glad|happy) (?:that )?you (?:would|want|wish)(?: like)? to (?:be|become) (?:a )?(?:part|one)\b|\b(?:go|goes|going|read|reads) (?:through )?(?:every|each|all)(?: the| single)? applications?\b|\bapplication pack\b.{0, 40}\b(?:here|arrived|reached)\b|\b(?:pleased|glad|delighted|happy|flattered) (?:that )?you (?:want|wish|would like|are keen) to (?:work|join|apply)\b",
        unless=_OTHER,
    ),
    cue(
        A,
        0.8,
        r"^(?:hi |hello |thanks |thank you )?(?:\w+,? )?(?:got it|received|safely received|all received|duly received|that is arrived|arrived safely|came through (?:fine|ok))\b|\byour application (?:\w+ ){0,6}is in\b",
        unless=r"\b(?:feedback|signed|acceptance|offer)\b",
    ),
    cue(
        A,
        0.9,
        rf"\bapplication (?:has |have )?(?:landed|arrived)\b|\b(?:received|got|recorded|registered|logged|added|have) (?:your|the|an?) {W}{{0,4}}?{_PAPERS}\b|\b{_PAPERS} {W}{{0,9}}?(?:has been|have been|was|is|were|has) (?:\w+ )?(?:received|recorded|registered|submitted|sent|logged|reached us|arrived|landed|in our system|entered|forwarded|delivered|complete\b|added)",
        unless=_OTHER,
    ),
    cue(
        A,
        0.9,
        rf"\b(?:application|resume|cv) (?:{W}{{0,6}})?(?:was|has been|is|successfully) (?:\w+ )?(?:submitted|sent)\b|^application (?:submitted|sent|received|confirmation)|\byou(?: have)? (?:successfully )?applied (?:to|for|on)\b|\bsuccessfully (?:applied|submitted)|^applied on\b",
        unless=rf"{_OTHER}|\bif\b",
    ),
    cue(
        A,
        0.88,
        rf"\b(?:confirm\w*|acknowledg\w*)\b {W}{{0,4}}?(?:receipt|received|we have your|your application|have received)\b",
        unless=_OTHER,
    ),
    cue(
        A,
        0.78,
        rf"\b(?:thank you|thanks)(?: very much| so much| again)?(?: for your interest {W}{{0,8}}?and)? for (?:\w+ )?(?:applying|your (?:\w+ )?(?:application|submission|cv|resume)|submitting|sending (?:us|in|through|over)? ?{W}{{0,2}}?(?:application|cv|resume)|your recent application)",
        unless=_OTHER,
    ),
    cue(
        A,
        0.7,
        r"\b(?:thank you|thanks)(?: very much| so much| again)? for (?:your (?:\w+ )?interest|expressing|taking the time to apply|considering)|appreciate (?:your (?:interest|submission|application)|you applying)|delighted that you would consider",
    ),
    cue(
        A,
        0.8,
        rf"\b(?:will|are|is|going to|be) (?:\w+ )?(?:be )?(?:review\w*|consider\w*|evaluat\w*|assess\w*|look\w* (?:at|over|through)) (?:your|all|the|every|each|you) ?{W}{{0,4}}?(?:{_PAPERS}|applicants|experience|background|qualifications|for the {JOB})\b|\b{_PAPERS} {W}{{0,3}}?(?:will be|is being|is now|are being|is) (?:\w+ )?(?:reviewed|considered|evaluated|assessed|in review|under review|under consideration)",
        unless=r"\b(?:still|longer|delay\w*|apologi\w*)\b",
    ),
    cue(
        A,
        0.82,
        r"\b(?:if|should|only|whether)\b.{0,120}\b(?:match|fit|selected|suitable|shortlisted|short-listed|align\w*|qualif\w*|successful|progress\w*|move forward|proceed)\b.{0,120}\b(?:contact|in touch|reach out|hear|get back|call|notif\w*|follow up|let you know|invite)|\b(?:contact|in touch|reach out|hear|get back|call|notif\w*|follow up|let you know)\b.{0,80}\b(?:if|only)\b.{0,80}\b(?:match|fit|selected|suitable|shortlisted|short-listed|align\w*|qualif\w*|successful|progress\w*|move forward|proceed|interview)",
        hypothetical=True,
    ),
    cue(
        A,
        0.72,
        r"\b(?:high |large |great |sheer |overwhelming )?(?:volume|number) of (?:applications|applicants|responses|candidates)|many applications",
        hypothetical=True,
    ),
    cue(
        A,
        0.85,
        r"\bwhat happens (?:now|next)\b|\bno (?:further )?action (?:is )?(?:required|needed)|\bdo not need to do anything",
    ),
)

CLASSIFIER = Classifier("receipt", CUES)
