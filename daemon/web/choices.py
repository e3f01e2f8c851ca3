"""Owns the answers to a question as buttons say them."""

from __future__ import annotations

from dataclasses import dataclass

from daemon.domain.application import Item, State

WORDS = {
    "yes": "Yes",
    "no": "No",
    "new": "A new application",
    "none": "None of them",
    "application_received": "They have my application",
    "interview_invitation": "They want to talk",
    "interview_confirmation": "An interview is fixed",
    "reschedule": "An interview moves",
    "cancellation": "An interview is cancelled",
    "status_update": "It will take longer",
    "rejection": "A rejection",
    "offer": "An offer",
    "info_request": "They need something from me",
    "recruiter_outreach": "A recruiter proposes a job",
    "job_alert": "Advertising",
    "auto_reply": "Out of office",
    "bounce": "My mail came back",
    "not_job_related": "Nothing to do with a job",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: what is recorded, and what stands on it."""

    value: str
    words: str


def choices(item: Item, state: State) -> tuple[Choice, ...]:
    """The buttons of a question."""
    return tuple(Choice(str(one), _words(str(one), state)) for one in item.data.get("choices") or ())


def _words(choice: str, state: State) -> str:
    application = state.applications.get(int(choice)) if choice.isdigit() else None
    return application.named if application else WORDS.get(choice, choice.replace("_", " ").capitalize())
