"""Owns the one form of the Health page: have an unreadable mail read again."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from daemon.errors import NotFoundError
from daemon.web import forms
from daemon.web.keys import Note, Session
from daemon.web.pages import Pages
from daemon.web.texts import texts

t = texts()


@dataclass(frozen=True, slots=True)
class HealthActs:
    """What can be done on the Health page."""

    pages: Pages

    async def retry(self, request: Request) -> Response:
        """Note the wish; the next turn reads the mail, and this page shows what came of it."""
        session: Session = request.scope["session"]
        await forms.form(request, session)
        number = int(request.path_params["number"])
        try:
            await run_in_threadpool(self.pages.desk.do, lambda program: program.quarantine.ask(number))
            note = Note(t.health.retrying)
        except NotFoundError:
            note = Note(t.health.no_more, trouble=True)
        self.pages.live.changed()
        self.pages.keys.note(session, note)
        return RedirectResponse("/health", 303)
