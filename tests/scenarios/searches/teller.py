"""Owns the telling of whole job searches: mails as providers deliver them, and looks that compare everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from html import escape
from pathlib import Path
from typing import Any

from tests.scenarios.story import Story

DISCLAIMER = (
    "This e-mail and any attachments are confidential and intended solely for the addressee. If you have received it "
    "in error please notify the sender and delete it. We accept no liability for any offer, decision or contract "
    "formed by e-mail unless confirmed in writing by an authorised signatory."
)
CONFIG = """
[person]
name = "{name}"
addresses = ["{me}"]
timezone = "{zone}"
country = "{country}"
{more}

[[account]]
name = "mail"
type = "folder"
path = "{path}"
format = "eml"

[send]
via = "folder"
"""
GOOGLE = (
    "mx.google.com; dkim={auth} header.i=@{domain} header.s=s1 header.b=Zk; spf={auth} (google.com: domain of "
    "{address}) smtp.mailfrom={address}; dmarc={auth} (p=NONE sp=NONE dis=NONE) header.from={domain}"
)
MICROSOFT = (
    "spf={auth} (sender IP is 198.51.100.7) smtp.mailfrom={domain}; dkim={auth} (signature was verified) "
    "header.d={domain}; dmarc={auth} action=none header.from={domain};compauth={auth} reason=100"
)
FASTMAIL = (
    "mx3.messagingengine.com; bimi=skipped (DMARC did not pass); dkim={auth} (2048-bit rsa key sha256) "
    "header.d={domain} header.i=@{domain}; dmarc={auth} policy.published-domain-policy=none header.from={domain}; "
    "spf={auth} smtp.mailfrom={address}"
)
KINDS = ("application", "stage", "statement", "drafts", "tasks", "plan", "held")


@dataclass
class Seen:
    """What a look compares, of one application (key: its number) or of none."""

    facts: dict[str, Any] = field(default_factory=lambda: {kind: [] for kind in KINDS})


class Search(Story):
    """One person's search; `mails_at` is the kind of mail service the person has: google, microsoft or fastmail."""

    def __init__(
        self, home: Path, name: str, me: str, zone: str, country: str, *, service: str, more: str = ""
    ) -> None:
        super().__init__(home, zone=zone, country=country)
        self.me, self.name, self.service = me, name, service
        text = CONFIG.format(name=name, me=me, zone=zone, country=country, more=more, path=self.mailbox)
        self.config.write_text(text, encoding="utf-8")
        self.wrong: list[str] = []
        self.score: Counter[tuple[str, bool]] = Counter()

    # Mails

    def arrives(
        self,
        at: str,
        sender: tuple[str, str],
        subject: str,
        body: str,
        *,
        form: str = "both",
        answers: str | None = None,
        ics: str | None = None,
        auth: str = "pass",
        cc: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> str:
        """A mail for the person; `form`: text, html (only), or both. Its Message-ID."""
        name, address = sender
        domain = address.rpartition("@")[2]
        message = EmailMessage()
        # Whoever exports mail into a folder puts what the server found on top: only there it counts.
        for key, value in sorted(self._delivered(at, address, auth), key=lambda header: "Results" not in header[0]):
            message[key] = value
        message["From"] = formataddr((name, address))
        message["To"] = formataddr((self.name, self.me))
        if cc:
            message["Cc"] = cc
        message_id = f"<{next(self.numbers):05}.{at[:10]}@{domain}>"
        self._common(message, self.when(at), subject, message_id, answers)
        for key, value in (headers or {}).items():
            message[key] = value
        self._fill(message, body, form)
        if ics:
            method = next(line[7:] for line in ics.splitlines() if line.startswith("METHOD:"))
            message.add_alternative(ics.encode(), "text", "calendar", params={"method": method, "charset": "UTF-8"})
        self._write("inbox", message, self.when(at))
        return message_id

    def _fill(self, message: EmailMessage, body: str, form: str) -> None:
        if form == "html":
            message.set_content(page(body), subtype="html")
            return
        message.set_content(body)
        if form == "both":
            message.add_alternative(page(body), subtype="html")

    def _delivered(self, at: str, address: str, auth: str) -> Iterator[tuple[str, str]]:
        """The headers that the person's own mail service puts on top."""
        domain, when = address.rpartition("@")[2], format_datetime(self.when(at))
        before = format_datetime(self.when(at) - timedelta(seconds=4))
        match self.service:
            case "google":
                yield "Delivered-To", self.me
                yield "Received", f"by 2002:a05:7010:a38c:b0:3f1:77 with SMTP id js12csp40; {when}"
                yield "Return-Path", f"<{address}>"
                yield "Received", f"from mail.{domain} ([198.51.100.7]) by mx.google.com with ESMTPS id k9; {when}"
                found = GOOGLE
            case "microsoft":
                yield "Received", f"from LO2P265MB1.GBRP265.PROD.OUTLOOK.COM by CW1P265MB2 with HTTPS; {when}"
                yield "Received-SPF", f"Pass (protection.outlook.com: domain of {domain} designates 198.51.100.7)"
                found = MICROSOFT
            case _:
                yield "Received", f"from mx3.messagingengine.com by sloti2 (LMTPProxy); {when}"
                found = FASTMAIL
        yield "Authentication-Results", found.format(auth=auth, domain=domain, address=address)
        yield "Received", f"from app7.{domain} (app7.{domain} [203.0.113.9]) by out.{domain} with ESMTPS; {before}"

    def writes(self, at: str, to: str, subject: str, body: str, *, answers: str | None = None) -> str:
        """A mail of the person's own, in Sent."""
        message = EmailMessage()
        message["From"] = formataddr((self.name, self.me))
        message["To"] = to
        message_id = f"<own{next(self.numbers)}@{self.me.rpartition('@')[2]}>"
        self._common(message, self.when(at), subject, message_id, answers)
        message.set_content(body)
        self._write("sent", message, self.when(at))
        return message_id

    # Hands

    def approve(self, kind: str, to: str) -> None:
        """A yes to the draft of that kind to that address."""
        for draft in self.drafts(kind):
            if draft["to"] == [to]:
                self.hand("draft", "approve", str(draft["id"]))

    def done(self, kind: str) -> None:
        """Every task of that kind is done."""
        for task in self.tasks(kind):
            self.hand("task", "done", str(task["id"]))

    def says(self, kind: str, choice: str) -> None:
        """Every question of that kind is answered so."""
        for task in self.tasks(kind):
            self.hand("answer", str(task["id"]), choice)

    # Looks

    def look(self, at: str, wanted: str) -> None:
        """Turns at that time and compares everything with what is written: one line an application
        ("company | role | stage | statement", * is any), below it what waits, is planned and is held for it."""
        self.turn(at)
        expected, got = list(_told(wanted)), list(self._found())
        for line in expected:
            match = next((g for g in got if _same(g, line)), None) or next((g for g in got if g[0]), None)
            if match in got:
                got.remove(match)
            for kind in KINDS:
                self._compare(at, line, kind, match[1].facts[kind] if match else None)
        for name, seen in got:
            if any(seen.facts.values()):
                self.wrong.append(f"{at} unexpected {name or 'loose'}: {seen.facts}")
                self.score[("application", False)] += 1

    def _compare(self, at: str, line: tuple[str, Seen], kind: str, got: Any) -> None:
        name, want = line[0], line[1].facts[kind]
        if kind == "application" and want and got:
            got = ["*" if told == "*" else found for found, told in zip(got, want, strict=True)]
        self.score[(kind, want == got)] += 1
        if want != got:
            self.wrong.append(f"{at} {name or 'loose'} {kind}: got {got}, wanted {want}")

    def _found(self) -> Iterator[tuple[str, Seen]]:
        queue, plan = self.queue(), self.plan()
        loose = Seen()
        apps: dict[int | None, Seen] = {None: loose}
        names: dict[int | None, str] = {None: ""}
        for application in self.applications():
            seen = apps[application["id"]] = Seen()
            names[application["id"]] = str(application["company"])
            seen.facts["application"] = [str(application["company"]).casefold(), str(application["role"]).casefold()]
            seen.facts["stage"] = [application["stage"]]
            seen.facts["statement"] = _statement(application["statement"])
        for draft in queue["drafts"]:
            if draft["state"] != "withdrawn":
                apps[draft["application"]].facts["drafts"].append(f"{draft['kind']} {draft['to'][0]}")
        for task in queue["tasks"]:
            form = "" if task["form"] in ("task", "question") else f" {task['form']}"
            apps[task["application"]].facts["tasks"].append(task["kind"] + form)
        for wish in plan["wishes"]:
            apps[wish["application"]].facts["plan"].append(f"{wish['what']} {wish['day']}")
        for held in plan["held"]:
            apps[held["application"]].facts["held"].append(f"{held['what']} {held['until'] or '-'}")
        for number, seen in apps.items():
            for kind in KINDS[3:]:
                seen.facts[kind].sort()
            yield names[number], seen


def _statement(found: dict[str, Any] | None) -> list[str]:
    if not found:
        return []
    flags = [flag for flag in ("no_contact", "silence_is_rejection") if found[flag] and found["latest"]]
    return [found["kind"], found["earliest"] or "-", found["latest"] or "-", *flags]


def _same(found: tuple[str, Seen], line: tuple[str, Seen]) -> bool:
    have, want = found[1].facts["application"], line[1].facts["application"]
    if not have or not want:
        return not have and not want
    return all(told in ("*", found) for found, told in zip(have, want, strict=True))


def _told(text: str) -> Iterator[tuple[str, Seen]]:
    """The lines of a look. Before the first application: what belongs to none."""
    name, seen = "", Seen()
    for line in (line.strip() for line in text.strip().splitlines()):
        if "|" in line:
            yield _in_order(name, seen)
            company, role, stage, says = (part.strip() for part in line.split("|"))
            name, seen = company, Seen()
            seen.facts["application"] = [company.casefold(), role.casefold()]
            seen.facts["stage"], seen.facts["statement"] = [stage], says.split() if says != "-" else []
        elif line:
            word, _, rest = line.partition(" ")
            seen.facts[{"draft": "drafts", "task": "tasks"}.get(word, word)].append(rest)
    yield _in_order(name, seen)


def _in_order(name: str, seen: Seen) -> tuple[str, Seen]:
    for kind in KINDS[3:]:
        seen.facts[kind].sort()
    return name, seen


def page(body: str) -> str:
    """The HTML that an applicant tracking system or a mail program makes of these paragraphs."""
    paragraphs = "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in body.strip().split("\n\n"))
    return f"<html><head><style>p{{margin:0 0 12px}}</style></head><body><div>{paragraphs}</div></body></html>"
