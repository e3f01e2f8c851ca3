"""The mails of these tests: an employer's and the person's own, dated from the present."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from tests.daemon.house import ME

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
ACK = """Dear Robin,

Thank you for applying for the position of Data Engineer at {company}. We have received your application.

{company} Careers
"""
CONFIRM = """Hi Robin,

your interview for the Data Engineer role at {company} is confirmed for {day:%A} {day.day} {day:%B} {day.year} at
{day:%H:%M}, in our London office.

Best wishes
{name}
{company}
"""


def mail(
    at: datetime,
    subject: str,
    body: str,
    *,
    message_id: str | None,
    sender: tuple[str, str] = ANA,
    to: str = ME,
    answers: str | None = None,
) -> bytes:
    """One mail as it lies on the server."""
    message = EmailMessage(policy=SMTP)
    domain = sender[1].rpartition("@")[2]
    if sender[1] != ME:
        message["Authentication-Results"] = f"mx.example.org; dmarc=pass header.from={domain}"
    message["From"], message["To"], message["Subject"] = formataddr(sender), to, subject
    message["Date"] = format_datetime(at)
    if message_id:
        message["Message-ID"] = message_id
    if answers:
        message["In-Reply-To"] = message["References"] = answers
    message.set_content(body)
    return message.as_bytes()


def acknowledgement(at: datetime, *, company: str = "Acme", number: int = 1) -> bytes:
    """They have received the application."""
    careers = (f"{company} Careers", f"careers@{company.lower()}.example")
    return mail(
        at,
        "Your application as Data Engineer",
        ACK.format(company=company),
        message_id=f"<ack{number}@{company.lower()}.example>",
        sender=careers,
    )


def confirmation(mailed: datetime, day: datetime, *, company: str = "Acme", number: int = 1) -> bytes:
    """They confirm an interview of one hour."""
    sender = ("Ana Ruiz", f"ana.ruiz@{company.lower()}.example")
    body = CONFIRM.format(company=company, day=day, name=sender[0])
    identity = f"<conf{number}@{company.lower()}.example>"
    return mail(mailed, f"Interview at {company}", body, message_id=identity, sender=sender)


def reply(at: datetime, body: str, *, company: str = "Acme", number: int = 1) -> bytes:
    """Ana writes again in the conversation."""
    domain = f"{company.lower()}.example"
    return mail(
        at,
        f"Re: Interview at {company}",
        f"Hi Robin,\n\n{body}\n\nBest wishes\nAna Ruiz\n{company}\n",
        message_id=f"<reply{number}@{domain}>",
        sender=("Ana Ruiz", f"ana.ruiz@{domain}"),
        answers=f"<conf1@{domain}>",
    )


def own(at: datetime, body: str, *, company: str = "Acme") -> bytes:
    """The person writes to Ana."""
    domain = f"{company.lower()}.example"
    return mail(
        at,
        f"Re: Interview at {company}",
        body,
        message_id="<own1@example.org>",
        sender=("Robin Vale", ME),
        to=f"ana.ruiz@{domain}",
        answers=f"<conf1@{domain}>",
    )
