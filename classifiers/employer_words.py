"""Owns the words around a company's name, and the words that are none, as data."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re

_CAP = r"(?:[A-Z0-9ÄÖÜÉ][\w&'’+./°-]{0,40}|[a-z]{1,3}[A-Z][\w&'’+.-]{0,40})"
_LINK = r"(?:&|\+|of|and|for|the|de|la|du|des|et|und|von|für|[A-Z0-9ÄÖÜÉ][\w&'’+./°-]{0,40}|[a-z]{1,3}[A-Z][\w&'’+.-]{0,40})"
NAME = rf"({_CAP}(?:,? {_LINK}(?!\w)){{0,6}})"

TEAMS = r"(?:(?:Early |Campus |Global |Executive )?(?:Talent(?: Acquisition| Team| Partner(?:s)?| Operations)?|Recruit(?:ing|ment)|Hiring|HR|Human Resources|People(?: (?:&|and) Culture| Ops| Operations)?|Careers?|Staffing|Jobs|Candidate (?:Experience|Care)|Onboarding|Resourcing|Vetting (?:and|&) Recruitment|Vetting|Personalabteilung|Personal|Bewerbermanagement|Recrutement|RH))"
TEAM_TAIL = re.compile(
    rf"[\s,:|@-]{{0,4}}\b{TEAMS}(?: {TEAMS}){{0,4}}(?: (?:Team|Department|Dept|Notifications?|Office|Portal|Coordinator|Abteilung|Service)){{0,3}}\s{{0,3}}$|\s{{1,3}}(?:Team|Notifications?|Interviews?|Scheduling|Bewerbung(?:en)?)\s{{0,3}}$",
    re.IGNORECASE,
)
TEAM_HEAD = re.compile(rf"^(?:the )?(?:{TEAMS}(?: Team)?|Team)\s+(?:at|@|of|from|-|\||bei|chez)\s+", re.IGNORECASE)
TEAM_FIRST = re.compile(rf"^(?:{TEAMS})(?: Team)?[,:]?\s+(?=[A-Z])")
SYSTEM = re.compile(
    r" \(?(?:Workday|Greenhouse|Lever|Ashby|Workable|SmartRecruiters|iCIMS|Taleo|SuccessFactors|BambooHR|Personio|Teamtailor)\)?$"
)
VIA = re.compile(r"\s{1,3}(?:via|through|über|on behalf of|\(via)\s.*$", re.IGNORECASE)
FROM_AT = re.compile(r"^[A-ZÀ-Ý][\w'’.-]+(?: [\w'’.-]+){0,3}?(?:,)?\s+(?:from|at|@|bei|chez|de chez|with)\s+(.+)$")
IN_BRACKETS = re.compile(r"^[^(|]+(?:\(|\| ?|\s[-–]\s)([^)|]+)\)?$")

LEGAL = re.compile(
    r"(?<!&),?\s{1,3}(?:Inc|LLC|L\.L\.C|Ltd|Limited|LLP|PLC|plc|Corp|Corporation|Co|Company|GmbH(?: & Co\.? KG)?|AG|SE|KG|UG|S\.?A\.?S?|SAS|SARL|S\.?r\.?l|SpA|B\.?V|N\.?V|Oy|AB|ApS|A/S|Pty(?: Ltd)?|Pvt(?: Ltd)?|Private Limited|Holding Company|e\.?V|mbH)\.?(?=$|[\s,])\.?",
    re.IGNORECASE,
)
_WORDS = "analytics ceramics foundry pumps distillers distillery brewing valves dairies farm foodservice automation aerospace avionics bearings cables cars castings chemical coffee components concrete controls cosmetics cycles dental devices doors drinks drives elevators farms fertility fibre fisheries flooring flowers forestry garden gardens glass grain homecare hosting hotelgroup imaging industries innovation instruments interiors joinery kitchens leisure lighting machines mining nursery nutrition paints pensions petroleum plants plating polymers pottery printing products prosthetics quarries records renewables restaurants retailers roofing salon semiconductors shoes signs skincare steels surveyors timber tours toys transit turbines vets vineyards watches windows wines yachts creditunion archive archives bank bakery bikes bio biotech brewery bricks builders capital care chemicals clinic cloud college communications computing conseil construction consult consulting council creative dairy data defence design designs digital dynamics education electric electronics energy engineering entertainment estates fashion films finance financial fintech fitness foods foundation freight bookshop books kitchens kitchen grocers bakers builders florists opticians dental surgery furniture games gaming global group health healthcare hospital hotel hotels housing homes insurance institute interactive international investments iot labs laboratories legal learning logistics logistik marine marketing materials media medical mobile mobility motors museum music mutual network networks nhs optics outdoor partners payments pharma pharmaceuticals photonics plastics power press productions properties publishing rail railways recruitment recruiting research resources retail robotics school schools science sciences security semiconductor services shipping software solar solutions space sports staffing steel store stores studio studios supply systems talent tech technologies technology telecom textiles therapeutics trading transport travel trust university utilities ventures vision water wealth wireless works infotech gallery theatre"
TAILS = sorted(
    _WORDS.split(),
    key=len,
    reverse=True,
)
CAPITALS = frozenset(
    ["hvac", "pr", "tv", "fcu", "cu", "cad", "gp", "nhs", "iot", "ai", "hr", "it", "uk", "usa", "ibm", "bbc"]
)
LINKS = frozenset(["and", "of", "for", "the", "de", "la", "du", "&", "et", "und", "von", "team"])
# an institution's name ends in one of these, whatever short name its mails go by
INSTITUTION = re.compile(
    r"(?i)\b(?:trust|hospitals?|hospice|university|college|schools?|academy|council|institute|foundation|museum|library|bank|group|society|authority|service|association|district|department|ministry|agency|cent(?:er|re)|clinic|festival|solicitors|architects|accountants)$"
)
TITLE_HEAD = re.compile(r"(?i)^(?:head|director|vp|vice president|chief|manager|lead|professor|chair) of\b")
_CITIES = "adelaide amsterdam atlanta auckland austin australia bangalore barcelona belfast bengaluru berlin birmingham boston brisbane bristol brussels budapest canada cardiff chennai chicago cologne copenhagen dallas delhi denver dubai dublin edinburgh england europe france frankfurt germany glasgow gurgaon hamburg helsinki houston hybrid hyderabad india ireland italy kolkata köln leeds lisbon liverpool london lyon madrid manchester melbourne miami milan montreal mumbai munich münchen noida onsite oslo paris perth prague pune remote rome rotterdam scotland seattle singapore spain stockholm stuttgart sydney tokyo toronto vancouver vienna wales warsaw wellington wien zurich zürich"
PLACES = frozenset(
    [
        *_CITIES.split(),
        "new york",
        "san francisco",
        "los angeles",
        "hong kong",
        "new zealand",
        "united kingdom",
        "united states",
    ]
)
AGENT = re.compile(
    r"recruit|staff(?:ing|$)|headhunt|talent|personnel|resourcing|search(?!lab)|personalberat|manpower|placement|crewing|(?:^|[a-z-])agency$|(?<!s)hire$|(?:tech|fin|med)rec$|hrservices$"
)
# how an agency signs: "Castle & Roe Recruitment", "Placewell Agency"
AGENT_LINE = re.compile(
    r"(?:(?:[A-Z]\S*|&|and) ){1,4}(?:Recruitment|Recruiting|Staffing|Executive Search|HR Services|Personnel)$"
)
AGENT_TAIL = re.compile(r" (?:Technical |Executive )?(?:Recruitment|Recruiting|Staffing|Search|HR Services|Personnel)$")
DATE_WORD = re.compile(
    r"(?i)\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_WORDS_1 = "the a an this that our your my their these we i you he she it they and or if as at in on for to from with by re fw fwd hi hello dear thank thanks unfortunately please regards best kind sincerely monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow next first second third final phone video technical zoom teams google microsoft calendly human resources hr talent hiring recruiting recruitment careers career people job jobs application interview invitation update status candidate candidates team offer position role senior junior new no yes not after before while although however once when us uk usa est pst gmt cet am pm there reminder canceled cancelled updated accepted declined following all any both one two three great good some cv resume mr mrs ms dr linkedin indeed glassdoor github greenhouse lever workday ashby hackerrank codility hirevue docusign subject confidential ich wir sie ihre ihr der die das nous vous votre notre le la les un une"
STOP_FIRST = frozenset(_WORDS_1.split())
CUT_WORDS = re.compile(
    r"\s{1,3}(?:in|on|at|as|is|has|have|was|and we|and our|and I|and your|for (?:the|a|an|your|our)|and (?:the|for|to)|with|to|from|via|The|We|I|Our|Your|Thank|Please|After|Unfortunately|If|This|It|You|As|Regards|Best|Kind|Sincerely|Hi|Dear|Monday|Tuesday|Wednesday|Thursday|Friday|Today|Tomorrow)\b.*$"
)
ROLE_TAIL = re.compile(
    r"(?i)\b(?:engineer|developer|manager|designer|analyst|scientist|specialist|coordinator|assistant|consultant|officer|executive|representative|administrator|architect|intern|internship|director|technician|nurse|teacher|accountant|writer|editor|researcher|associate|lead|recruiter|partner|clerk|driver|chef|handler|operative|advisor|adviser|buyer|planner|supervisor|trainee|tutor|lecturer|receptionist|secretary|technologist|worker|practitioner|apprentice|surveyor|solicitor|lawyer|paralegal|teacher|carer|caretaker|cleaner|electrician|plumber|mechanic|buyer|entwickler\w*|ingénieur|développeur\w*)$"
)
AGENCY = re.compile(
    r"\b(?:my client|our client|the client|one of (?:my|our) clients|client update|client wants|(?:got|have) a client|a client of (?:mine|ours)|on behalf of our client|confidential (?:client|employer|company|advertiser|organi[sz]ation))\b",
    re.IGNORECASE,
)
CONFIDENTIAL = re.compile(
    r"(?i)^(?:no-?reply|do-?not-?reply|confidential|undisclosed|company name|a leading|leading|client|my client|our client|the client|n/a|tbc)\b"
)
_WORDS_2 = "team careers talent recruiting hr hiring jobs notifications government federal civil employment confirmation confirmed acquisition tasks matches requisition border graduate portal application applications office desk medical-staffing candidate candidates company client recruiter recruitment human resources the interview interviews scheduling invitation no reply noreply example nhs"
TECHNOLOGY = frozenset(
    [
        "and",
        "&",
        "/",
        "react",
        "typescript",
        "javascript",
        "java",
        "kotlin",
        "swift",
        "python",
        "go",
        "golang",
        "rust",
        "ruby",
        "rails",
        "php",
        "scala",
        "c",
        "c++",
        "c#",
        ".net",
        "node",
        "node.js",
        "angular",
        "vue",
        "kubernetes",
        "docker",
        "terraform",
        "aws",
        "azure",
        "gcp",
        "sql",
        "postgres",
        "postgresql",
        "mongodb",
        "kafka",
        "spark",
        "hadoop",
        "linux",
        "windows",
        "excel",
        "powerpoint",
        "word",
        "office",
        "outlook",
        "salesforce",
        "sap",
        "oracle",
        "figma",
        "photoshop",
        "illustrator",
        "autocad",
        "solidworks",
        "revit",
        "tableau",
        "power",
        "bi",
        "jira",
        "git",
        "quickbooks",
        "sage",
        "xero",
        "ai",
        "ml",
        "crm",
        "erp",
        "cad",
        "html",
        "css",
        "french",
        "german",
        "spanish",
        "english",
    ]
)
# the systems that mails come through are nobody's employer
_SYSTEMS = (
    "workday",
    "trac",
    "sap successfactors",
    "successfactors",
    "oracle",
    "oracle recruiting",
    "icims",
    "taleo",
    "greenhouse",
    "lever",
    "ashby",
    "workable",
    "smartrecruiters",
    "bamboohr",
    "personio",
    "teamtailor",
    "recruitee",
    "jobvite",
    "calendly",
    "hirevue",
    "docusign",
    "xref",
    "indeed apply",
)
GENERIC = frozenset([*_WORDS_2.split(), "civil service", "nhs jobs", *_SYSTEMS])
