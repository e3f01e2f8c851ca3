"""Owns the beginnings that many stories share: an interview fixed by mail, held, and thanked for."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.scenarios.story import Story

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
SUBJECT = "Interview at Acme"
CONFIRM = """Hi Robin,

your interview for the {role} role at {company} is confirmed for {day:%A} {day.day} {day:%B} {day.year} at {day:%H:%M}.

Best wishes
{name}
{company}
"""


def confirmed(
    story: Story,
    mailed: str,
    at: str,
    *,
    role: str = "Data Engineer",
    company: str = "Acme",
    sender: tuple[str, str] = ANA,
    answers: str | None = None,
) -> str:
    """They confirm an interview of one hour at `at`; the Message-ID of their mail."""
    day = datetime.fromisoformat(at)
    body = CONFIRM.format(role=role, company=company, day=day, name=sender[0])
    return story.mail(mailed, sender, f"Interview at {company}", body, answers=answers)


def thanked(story: Story, at: str, *, after: int = 1) -> None:
    """Turn one hour (or `after` hours) after the end of an interview that began at `at`; say yes; let it leave."""
    due = datetime.fromisoformat(at) + timedelta(hours=1 + after)
    story.turn(f"{due:%Y-%m-%d %H:%M}")
    assert story.drafts("thank_you"), story.kinds()
    story.approve_all()
    due += timedelta(minutes=5)
    assert story.turn(f"{due:%Y-%m-%d %H:%M}").sent > 0


def interviewed(tmp_path: Path, at: str = "2026-06-09 14:00", *, role: str = "Data Engineer", **world: Any) -> Story:
    """An interview with Ana Ruiz of Acme at `at` (confirmed six days before), thanked for 65 minutes after its end."""
    story = Story(tmp_path, **world)
    mailed = datetime.fromisoformat(at) - timedelta(days=6, hours=4)
    confirmed(story, f"{mailed:%Y-%m-%d %H:%M}", at, role=role)
    thanked(story, at)
    return story


def asked(story: Story, day: str, hour: str = "10:00") -> None:
    """The check of that day (at 09:00) is there, gets its yes, and leaves at `hour`."""
    story.turn(f"{day} 09:00")
    assert story.drafts("status_check"), (day, story.kinds(), story.plan())
    story.approve_all()
    assert story.turn(f"{day} {hour}").sent == 1


def told(story: Story, at: str, body: str, *, sender: tuple[str, str] = ANA, answers: str = "<m1@acme.example>") -> str:
    """They write in the conversation, and the program takes a turn."""
    mail = story.mail(at, sender, f"Re: {SUBJECT}", f"Hi Robin,\n\n{body}\n\nBest\n{sender[0]}", answers=answers)
    story.turn(at)
    return mail
