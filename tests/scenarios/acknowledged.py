"""Owns the beginning that stories of the person's word share: an application that they acknowledged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.scenarios.story import Story

ANA = ("Ana Ruiz", "ana.ruiz@acme.example")
CAREERS = ("Acme Careers", "careers@acme.example")
ACK = "Thank you for applying for the position of Data Engineer at Acme. We have received your application."
REJECT = "thank you for your interest. Unfortunately we will not be moving forward with your application."
OFFER = "we are delighted to offer you the position of Data Engineer at Acme. Please let us know by 30 June."
INVITE = "we would love to invite you to an interview for the Data Engineer role. When could you talk next week?"
FIXED = "your interview for the Data Engineer role is confirmed for Tuesday 9 June 2026 at 14:00."
ROOT = "<ack@acme.example>"


def hi(text: str) -> str:
    """A letter of Ana's."""
    return f"Hi Robin,\n\n{text}\n\nBest wishes\nAna Ruiz\nAcme\n"


class Search(Story):
    """An application acknowledged on 1 June; `ana` writes in its thread; `says` is a command that must succeed."""

    def ana(self, at: str, text: str, **more: Any) -> str:
        """A mail of Ana's in the conversation, and a turn."""
        key = self.mail(at, ANA, "Re: Your application", hi(text), **{"answers": ROOT, **more})
        self.turn(at)
        return key

    def says(self, *words: str) -> dict[str, Any]:
        """The person's word."""
        said = self.hand(*words)
        assert said["exit"] == 0, said
        return said

    def answer(self, kind: str, choice: str) -> None:
        """Answers the only question of that kind."""
        (question,) = self.tasks(kind)
        self.says("answer", str(question["id"]), choice)

    def event_of(self, what: str, number: int = 1) -> str:
        """The event number of the newest line of that kind in the timeline."""
        return str([e["event"] for e in self.hand("show", str(number))["timeline"] if e["what"] == what][-1])


def acknowledged(home: Path, *, more: str = "") -> Search:
    """An acknowledged application."""
    told = Search(home, more=more)
    told.mail("2026-06-01 09:00", CAREERS, "Your application", hi(ACK), message_id=ROOT)
    told.turn("2026-06-01 12:00")
    return told
