"""Owns the beginning that stories of several employers share: acknowledgements, and who stands where."""

from __future__ import annotations

from tests.scenarios.story import Story

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
ROBOT = {"Auto-Submitted": "auto-generated"}
CAREERS = ("Acme Careers", "careers@acme.example")
ACK = (
    "Dear Robin,\n\nThank you for applying for the position of {role} at {company}. We have received your application"
    " and will review it.\n\nThe {company} recruiting team\n"
)
INVITE = (
    "Hi Robin,\n\nwe would love to invite you to an interview for the {role} position at {company}. When could you"
    " talk next week?\n\nBest\n{name}\n{company}\n"
)
REJECT = "Dear Robin,\n\nunfortunately we will not be moving forward with your application for {role} at {company}.\n"


def applied(
    story: Story, at: str, company: str, role: str, *, sender: tuple[str, str] | None = None, turn: bool = True
) -> str:
    """They acknowledge an application."""
    sender = sender or (f"{company} Careers", f"careers@{company.lower()}.example")
    key = story.mail(
        at, sender, f"Your application: {role} at {company}", ACK.format(role=role, company=company), headers=ROBOT
    )
    if turn:
        story.turn(at)
    return key


def names(story: Story) -> list[tuple[str, str, str]]:
    """Company, role, stage of every application."""
    return sorted((a["company"], a["role"], a["stage"]) for a in story.applications())
