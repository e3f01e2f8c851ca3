"""Owns the words of hiring mail by their sense: the class that stands for each of them in a coded sentence."""

# ruff: noqa: E501 - one class a line
from __future__ import annotations

_TABLE = {
    # words that change nothing: they are left out of a coded sentence
    "": "the a an our this that these those my its just very really quite truly so rather even indeed certainly sincerely all own sure carefully ultimately eventually presently recently officially only simply definitely absolutely gladly clearly both once here's pretty super totally sadly ultimately firmly well obviously honestly perhaps",
    "NOT": "not no never unable cannot neither nor none nobody hardly",
    "WE": "we i they he she panel board governors trustees committee team client company employer partners interviewers everyone management assessors selectors jury",
    "US": "us me them him her",
    "YOU": "you yourself",
    "YOUR": "your yours",
    "JOB": "role roles position positions job jobs post posts vacancy vacancies opening openings spot spots gig gigs requisition req internship placement apprenticeship traineeship opportunity headcount",
    "APP": "application applications candidacy candidature profile cv resume submission",
    "ONE": "candidate candidates applicant applicants person people individual individuals someone somebody lad lady guy girl woman man chap finalist finalists contender contenders gentleman folk folks frontrunner front-runner favourite nominee incumbent participant participants bloke colleague colleagues others",
    "OTHER": "other another different alternative alternate internal external else stronger existing",
    "PICK": "choose chose chosen choosing select selected selecting selects pick picked picking hire hired hiring appoint appointed appointing recruit recruited employ employed prefer preferred preferring shortlist shortlisted shortlisting short-listed favour favoured favouring favor favored nominate nominated opt opted opting settled engage engaged elected",
    "GIVE": "gives offers offer offered offering give gave given giving award awarded awarding extend extended extending",
    "GO": "go goes went gone going move moved moving proceed proceeding proceeded progress progressed progressing advance advanced advancing continue continued continuing take took taken taking carry carried carrying bring brought bringing put putting push pushed pushing pursue pursued pursuing press pressing",
    "SEE": "consider considered considering considers consideration",
    "INVITE": "invite invited inviting invites invitation",
    "FWD": "forward forwards further farther ahead onward onwards through",
    "NEXT": "next second final following third later",
    "STAGE": "stage stages round rounds step steps phase phases shortlist longlist",
    "GONE": "filled scrapped axed pulled discontinued eliminated deleted dissolved abolished",
    "DROP": "withdrawn cancelled canceled removed closed rescinded revoked",
    "BE": "is are was were be been being am",
    "HAVE": "has have had",
    "WILL": "will shall would going-to",
    "MAY": "may might could can should",
    "WISH": "like love want keen hope hoping pleased delighted happy glad thrilled excited wish eager wants wishes likes loves hopes wanted liked loved",
    "STOP": "stop stops stopping stopped end ends ending ended conclude concludes concluding concluded halt halts",
    "TALK": "interview interviews interviewing call calls chat chats chatting talk talks talking speak speaking conversation conversations meet meeting meetings discussion discussions catch-up screening appointment appointments catchup phone ring telephone zoom natter videocall",
    "FIX": "arrange arranging schedule scheduling set book booking organise organising organize organizing sort sorting agree agreeing fix fixing confirm pencil",
    "TIME": "time times date dates day days slot slots morning mornings afternoon afternoons evening evenings week weeks monday tuesday wednesday thursday friday saturday sunday tomorrow today mon tue tues wed thu thurs fri sat sun mondays tuesdays wednesdays thursdays fridays aft noon lunchtime window windows",
    "FREE": "available free availability convenient suit suits suitable",
    "PAPER": "reference references referee referees document documents documentation form forms certificate certificates transcript transcripts passport id visa paperwork details information licence license dbs questionnaire answers salary ctc notice payslip payslips experience location qualifications registration",
    "TEST": "test tests assessment assessments exercise exercises challenge task tasks assignment quiz homework case-study presentation simulation disclosures",
    "IF": "if unless whether until till before once when should provided yet",
}
SENSES: dict[str, str] = {word: sense for sense, row in reversed(_TABLE.items()) for word in row.split()}

# several words that mean one thing, put together before the words are looked at
PHRASES: dict[str, str] = {
    "no longer": "not",
    "not able to": "not",
    "not in a position to": "not",
    "unable to": "not",
    "someone else": "other person",
    "somebody else": "other person",
    "somebody who": "other person who",
    "someone who": "other person who",
    "someone with": "other person with",
    "somebody with": "other person with",
    "to others": "to other person",
    "with others": "with other person",
    "going to": "will",
    "close call": "close",
    "anyone else": "other person",
    "front runner": "candidate",
    "hiring manager": "we",
    "hiring team": "we",
    "case study": "test",
    "notice period": "notice",
    "right to work": "document",
    "background check": "document",
    "line manager": "we",
}
