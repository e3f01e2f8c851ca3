"""Owns the forms of the Settings page: what was typed is checked as a whole, then written into config.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from daemon.bootstrap.program import Program
from daemon.config.problems import Problem
from daemon.web import forms
from daemon.web.keys import Note, Session
from daemon.web.pages import Pages
from daemon.web.settings import Refused, settings
from daemon.web.settings_fields import GROUPS, Field, fields
from daemon.web.settings_file import change, seal
from daemon.web.texts import texts

MOST = 60  # fields of the widest form: twelve numbers in three profiles
LONGEST = 200  # characters of one value
OFF = ".off"
t = texts()


@dataclass(frozen=True, slots=True)
class SettingsActs:
    """Looking at the settings and changing them."""

    pages: Pages
    changed: Callable[[], None]

    async def look(self, request: Request) -> Response:
        """The page."""
        return await self.pages.show(request, "settings.html", "settings", settings)

    async def save(self, request: Request) -> Response:
        """One group was typed anew: write it, or show it again with every problem beside its field."""
        session: Session = request.scope["session"]
        typed = await forms.form(request, session, MOST)
        refused = await run_in_threadpool(self.pages.desk.look, lambda program: _save(program, typed))
        if refused.problems:
            self.pages.keys.note(session, None)
            return await self.pages.show(
                request, "settings.html", "settings", lambda program: settings(program, refused), code=422
            )
        self.changed()
        self.pages.keys.note(session, Note(t.settings.saved))
        return RedirectResponse(f"/settings#{typed.get('group', '')}", 303)


def _save(program: Program, typed: Mapping[str, str]) -> Refused:
    group = typed.get("group", "")
    if group not in GROUPS:
        return Refused({}, [Problem((), t.settings.unknown)])
    if typed.get("seal") != seal(program.settings.path):
        return Refused(typed, [Problem((), t.settings.meanwhile)])
    known = fields(program.settings)[group]
    long = [Problem(one.key, t.settings.too_long) for one in known if len(typed.get(one.name, "")) > LONGEST]
    if long:
        return Refused(typed, long)
    return Refused(typed, change(program.settings.path, _wanted(known, typed)))


def _wanted(known: tuple[Field, ...], typed: Mapping[str, str]) -> dict[Field, str]:
    """What differs from the present, and only that: a default that is not in the file stays out of it."""
    wanted = {}
    for one in known:
        text = typed.get(one.name, "").strip()
        if one.kind == "secret":
            if text:
                wanted[one] = text
            elif typed.get(one.name + OFF) == "yes":
                wanted[one] = ""
        elif text != one.present and (one.name in typed or one.kind == "yes"):
            wanted[one] = text
    return wanted
