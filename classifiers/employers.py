"""Owns the employer's name: never the ATS, the agency, the person or the mail provider."""

# ruff: noqa: E501 - one pattern a line
from __future__ import annotations

import re
from collections.abc import Iterator

from classifiers.domains import registrable
from classifiers.mail import Mail, bare_subject
from classifiers.message import Address
from classifiers.senders import HIRING_LOCAL, SenderKind, sender_kind, tenant

_CAP = r"(?:[A-Z0-9ÄÖÜÉ][\w&'’+./°-]*|[a-z]{1,3}[A-Z][\w&'’+.-]*)"
_LINK = r"(?:&|\+|of|and|for|the|de|la|du|des|et|und|von|für|[A-Z0-9ÄÖÜÉ][\w&'’+./°-]*|[a-z]{1,3}[A-Z][\w&'’+.-]*)"
_NAME = rf"({_CAP}(?:,? {_LINK}){{0,6}})"

_TEAMS = r"(?:(?:Early |University |Campus |Global |Executive )?(?:Talent(?: Acquisition| Team| Partner(?:s)?| Operations)?|Recruit(?:ing|ment)|Hiring|HR|Human Resources|People(?: (?:&|and) Culture| Ops| Operations)?|Careers?|Staffing|Jobs|Candidate (?:Experience|Care)|Onboarding|Personalabteilung|Personal|Bewerbermanagement|Recrutement|RH))"
_TEAM_TAIL = re.compile(
    rf"[\s,:|@-]*\b{_TEAMS}(?: {_TEAMS})*(?: (?:Team|Department|Dept|Notifications?|Office|Portal|Coordinator|Abteilung|Service))*\s*$|\s+(?:Team|Notifications?|Interviews?|Scheduling|Bewerbung(?:en)?)\s*$",
    re.IGNORECASE,
)
_TEAM_HEAD = re.compile(rf"^(?:the )?(?:{_TEAMS}(?: Team)?|Team)\s+(?:at|@|of|from|-|\||bei|chez)\s+", re.IGNORECASE)
_VIA = re.compile(r"\s+(?:via|through|über|on behalf of|\(via)\s+.*$", re.IGNORECASE)
_FROM_AT = re.compile(r"^[A-ZÀ-Ý][\w'’.-]+(?: [\w'’.-]+){0,3}?(?:,)?\s+(?:from|at|@|bei|chez|de chez|with)\s+(.+)$")
_IN_BRACKETS = re.compile(r"^[^(|]+(?:\(|\| ?|\s[-–]\s)([^)|]+)\)?$")

_BODY = (
    (
        0.9,
        re.compile(
            rf"\b(?:position|role|job|opening|opportunity|internship|vacancy|post|placement|Engineer|Developer|Manager|Designer|Analyst|Scientist|Lead|Specialist|Coordinator|Assistant|Consultant) (?:here )?(?:at|with|within|for) {_NAME}"
        ),
    ),
    (
        0.92,
        re.compile(
            rf"\b(?:[Tt]hank you|[Tt]hanks) (?:so much |very much |again )?for (?:your interest in|applying (?:to|at|with|for a (?:job|position|role) (?:at|with))|choosing|considering|interviewing (?:with|at)|your application (?:to|at|with)|your time (?:with|at)|coming (?:in )?to|visiting|meeting (?:with )?(?:us|the team) at) (?:working (?:at|for|with) |joining (?:the )?|a (?:career|job|position|role) (?:at|with) |employment (?:at|with) |career opportunities (?:at|with) )?{_NAME}"
        ),
    ),
    (
        0.9,
        re.compile(
            rf"\b(?:[Aa]pplication|candidacy|candidature|interview|call|chat|conversation|offer|start|career|employment|join us|opportunities|screen) (?:to|at|with|from|by) {_NAME}"
        ),
    ),
    (
        0.86,
        re.compile(
            rf"\b(?:[Oo]n behalf of|[Jj]oin(?:ing)?(?: the| us (?:here )?at)?|[Ww]elcome to|team at|everyone at|all of us at|us at|here at|folks at|[Cc]olleagues at|recruit\w+ (?:at|for|with)|talent \w+ (?:at|for|with)|work(?:ing)? (?:at|for|with)|manager at|director at|position with|visit(?:ing)?) {_NAME}"
        ),
    ),
    (0.88, re.compile(rf"\b(?:the |The |Your |your |— ?|- ?)?{_NAME} {_TEAMS}\b(?: (?:Team|team))?")),
    (0.8, re.compile(rf"\b(?:[Tt]he|[Yy]our|our) {_NAME} [Tt]eam\b")),
    (0.75, re.compile(rf"^{_NAME} (?:has|have|is|was|would|viewed|invites|received|did)\b", re.MULTILINE)),
)
_SUBJECT = (
    (
        0.9,
        re.compile(
            rf"\b(?:application (?:to|at|with|was sent to)|applying (?:to|at|with)|interest in|position at|role at|interview (?:with|at)|call with|chat with|viewed by|sent to|opportunity at|offer from|offer letter from|invitation from|letter from|joining|welcome to|update from|news from|message from|sent to) {_NAME}",
            re.IGNORECASE,
        ),
    ),
    (0.82, re.compile(rf"\b(?:at|with|from|@|bei|chez) {_NAME}\s*$")),
    (0.8, re.compile(rf"^{_NAME}\s?(?::|\||\s[-–—]\s|\sx\s|\s<>\s|\s\+\s|\s/\s)")),
    (0.84, re.compile(rf"^{_NAME} invites you\b")),
    (0.78, re.compile(rf"(?:\s[-–—|]\s|: ){_NAME}\s*$")),
)
_LEGAL = re.compile(
    r",?\s+(?:Inc|LLC|L\.L\.C|Ltd|Limited|LLP|PLC|plc|Corp|Corporation|Co|Company|GmbH(?: & Co\.? KG)?|AG|SE|KG|UG|S\.?A\.?S?|SAS|SARL|S\.?r\.?l|SpA|B\.?V|N\.?V|Oy|AB|ApS|A/S|Pty(?: Ltd)?|Pvt(?: Ltd)?|Private Limited|Holding Company|e\.?V|mbH)\.?(?=$|[\s,])\.?",
    re.IGNORECASE,
)
_STOP_FIRST = frozenset(
    ["the", "a", "an", "this", "that", "our", "your", "my", "their", "these", "we", "i", "you", "he", "she", "it", "they", "and", "or", "if", "as", "at", "in", "on", "for", "to", "from", "with", "by", "re", "fw", "fwd", "hi", "hello", "dear", "thank", "thanks", "unfortunately", "please", "regards", "best", "kind", "sincerely", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "today", "tomorrow", "next", "first", "second", "third", "final", "phone", "video", "technical", "zoom", "teams", "google", "microsoft", "calendly", "human", "resources", "hr", "talent", "hiring", "recruiting", "recruitment", "careers", "career", "people", "job", "jobs", "application", "interview", "invitation", "update", "status", "candidate", "candidates", "team", "offer", "position", "role", "senior", "junior", "new", "no", "yes", "not", "after", "before", "while", "although", "however", "once", "when", "us", "uk", "usa", "est", "pst", "gmt", "cet", "am", "pm", "your", "following", "all", "any", "both", "one", "two", "three", "great", "good", "some", "cv", "resume", "mr", "mrs", "ms", "dr", "linkedin", "indeed", "glassdoor", "github", "greenhouse", "lever", "workday", "ashby", "hackerrank", "codility", "hirevue", "docusign", "subject", "confidential", "ich", "wir", "sie", "ihre", "ihr", "der", "die", "das", "nous", "vous", "votre", "notre", "le", "la", "les", "un", "une"]
)
_CUT_WORDS = re.compile(
    r"\s+(?:in|on|at|as|is|has|have|was|and we|and our|and I|and your|for (?:the|a|an|your|our)|and (?:the|for|to)|with|to|from|via|The|We|I|Our|Your|Thank|Please|After|Unfortunately|If|This|It|You|As|Regards|Best|Kind|Sincerely|Hi|Dear|Monday|Tuesday|Wednesday|Thursday|Friday|Today|Tomorrow)\b.*$"
)
_ROLE_TAIL = re.compile(
    r"(?i)\b(?:engineer|developer|manager|designer|analyst|scientist|specialist|coordinator|assistant|consultant|officer|executive|representative|administrator|architect|intern|internship|director|technician|nurse|teacher|accountant|writer|editor|researcher|associate|lead|recruiter|partner|entwickler\w*|ingénieur|développeur\w*)$"
)
_AGENCY = re.compile(
    r"\b(?:my client|our client|one of our clients|a client of (?:mine|ours)|on behalf of our client|confidential client)\b",
    re.IGNORECASE,
)
_CONFIDENTIAL = re.compile(
    r"(?i)^(?:confidential|undisclosed|company name|a leading|leading|client|my client|our client|the client|n/a|tbc)\b"
)
_GENERIC = frozenset(
    ["team", "careers", "talent", "recruiting", "hr", "hiring", "jobs", "notifications", "candidate", "candidates", "company", "client", "recruiter", "recruitment", "hiring", "team", "human", "resources", "the", "team", "interview", "interviews", "scheduling", "invitation", "no", "reply", "noreply", "example"]
)


def tidy(name: str) -> str | None:
    """A company's name without legal suffix, team words and punctuation; None when nothing sensible is left."""
    name = _CUT_WORDS.sub("", " " + name).strip()
    name = _LEGAL.sub("", name).strip(" .,;:!?-–—|\"'()*")
    while name and name.split()[-1].lower() in (
        "and",
        "of",
        "for",
        "the",
        "de",
        "la",
        "du",
        "&",
        "et",
        "und",
        "von",
        "team",
    ):
        name = name.rsplit(" ", 1)[0] if " " in name else ""
    name = re.sub(r"(?:'s|’s)$", "", _TEAM_TAIL.sub("", name)).strip(" .,;:!?-–—|")
    if name.lower().startswith("the ") and name.count(" ") > 1:
        name = name[4:]
    words = name.split()
    if not words or len(name) < 2 or words[0].lower().strip(".,'") in _STOP_FIRST or len(name) > 60:
        return None
    if (
        _CONFIDENTIAL.match(name)
        or name.lower() in _GENERIC
        or _ROLE_TAIL.search(name)
        or name.replace(" ", "").isdigit()
    ):
        return None
    return name


def squash(name: str) -> str:
    """A name as a domain would spell it: lower-case letters and digits only."""
    return re.sub(r"[\W_]+", "", name.lower())


def own_label(sender: Address | None) -> str | None:
    """The name part of the sender's own registrable domain, None for machinery, boards and free-mail."""
    if sender is None or sender_kind(sender.domain) is not SenderKind.OTHER:
        return None
    return registrable(sender.domain).partition(".")[0] or None


def _spelt_like(label: str, text: str) -> str | None:
    """The words of a text that spell a domain's label: "orchardbank" -> "Orchard Bank"."""
    wanted = squash(label)
    words = re.findall(r"[\w&'’.+°-]+", text[:6000])
    for at, word in enumerate(words):
        if not word[:1].isupper() and not word[:1].isdigit():
            continue
        run = ""
        for end in range(at, min(at + 5, len(words))):
            run += squash(words[end])
            if run == wanted and (end > at or words[end] != label):
                return tidy(" ".join(words[at : end + 1]))
            if not wanted.startswith(run):
                break
    return None


def from_display(name: str | None) -> str | None:
    """The company in a From display name: "Acme Careers", "Jane from Acme", "Acme via Greenhouse", "Acme"."""
    if not name:
        return None
    plain = _VIA.sub("", name.strip().strip("\"'"))
    found = _FROM_AT.match(plain) or _IN_BRACKETS.match(plain)
    if found:
        return tidy(_TEAM_TAIL.sub("", found.group(1)))
    headless = _TEAM_HEAD.sub("", plain)
    if headless != plain:
        return tidy(headless)
    tailless = _TEAM_TAIL.sub("", plain)
    return tidy(tailless) if tailless != plain or plain != name else None


def _candidates(mail: Mail, extra: str) -> Iterator[tuple[float, str]]:
    message = mail.message
    sender = message.sender
    display = sender.name if sender else None
    machine = mail.kind is not SenderKind.OTHER
    if (shown := from_display(display)) is not None:
        yield (0.95 if mail.kind not in (SenderKind.BOARD, SenderKind.TESTS, SenderKind.SIGNING) else 0.3), shown
    elif (
        display
        and sender
        and (mail.kind is SenderKind.ATS or HIRING_LOCAL.search(sender.address.partition("@")[0]))
        and (plain := tidy(display))
    ):
        yield 0.7, plain
    subject = bare_subject(message.subject)
    for weight, pattern in _SUBJECT:
        for found in pattern.finditer(subject):
            yield weight - (0.0 if machine else 0.08), found.group(1)
    text = f"{mail.written.body[:5000]}\n{extra}"
    for weight, pattern in _BODY:
        for number, found in enumerate(pattern.finditer(text)):
            if number > 6:
                break
            yield weight - 0.02 * number, found.group(1)
    for language in mail.languages:
        for pattern in language.company:
            for found in pattern.finditer(f"{subject}\n{text}"):
                yield 0.8, found.group(1)
    for line in mail.written.signature.split("\n")[:12]:
        for piece in re.split(r"\s*[|•·,]\s*|\s[-–—]\s|\b(?: at | bei | chez )\b", line.strip()):
            if 2 < len(piece) < 40 and piece[:1].isupper() and _LEGAL.search(" " + piece):
                yield 0.8, piece


def find_company(mail: Mail, extra: str = "", people: frozenset[str] = frozenset()) -> str | None:
    """The employer of a mail. `extra` is calendar text; `people` are names (lower-case) that are no company."""
    sender = mail.message.sender
    label = own_label(sender)
    agency = _AGENCY.search(mail.written.body) is not None
    scores: dict[str, float] = {}
    names: dict[str, str] = {}
    mine = squash(label) if label else ""
    for weight, raw in _candidates(mail, extra):
        name = tidy(raw)
        if name is None or name.lower() in people or any(name.lower() == one.split()[0] for one in people if one):
            continue
        key = squash(name)
        if sender_kind(f"{key}.com") is not SenderKind.OTHER and mail.kind is sender_kind(f"{key}.com"):
            continue
        if mine and not agency and (key == mine or (len(key) >= 4 and (mine.startswith(key) or key.startswith(mine)))):
            weight += 0.5
        scores[key] = max(scores.get(key, 0.0), weight) + (0.05 if key in scores else 0.0)
        names.setdefault(key, name)
    if scores:
        best = max(scores, key=lambda key: scores[key])
        if scores[best] >= 0.9 or not mine or agency:
            return names[best]
    if agency:
        return None
    return _by_domain(mail, label) or (names[max(scores, key=lambda key: scores[key])] if scores else None)


def _by_domain(mail: Mail, label: str | None) -> str | None:
    """The last resorts: words that spell the domain, the tenant of an ATS address, the domain itself made readable."""
    message = mail.message
    sender = message.sender
    if label:
        text = f"{message.subject}\n{sender.name or '' if sender else ''}\n{message.text[:6000]}"
        return _spelt_like(label, text) or readable(label)
    lodger = tenant(sender) if sender else None
    if lodger:
        return _spelt_like(lodger, f"{message.subject}\n{mail.written.body}") or readable(lodger)
    return None


def readable(label: str) -> str:
    """A domain label as a name: lumen-health -> Lumen Health."""
    return " ".join(part[:1].upper() + part[1:] for part in re.split(r"[-_.]+", label) if part)
