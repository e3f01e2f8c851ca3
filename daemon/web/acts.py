"""Owns what can be done on the page: each form is one of the person's commands, then the page is shown anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from daemon.bootstrap.program import Program
from daemon.errors import FollowupError, UsageError
from daemon.pipeline.said import Said
from daemon.web import correcting, forms, handling, slips, style, telling, undoing
from daemon.web.desk import Command, Desk
from daemon.web.forms import Typed
from daemon.web.keys import Keys, Note, Session
from daemon.web.refusal import RefusedError
from daemon.web.rendering import page
from daemon.web.texts import texts

_BACK = re.compile(r"/(?:plan|insight|health|settings|applications(?:/([0-9]{1,9}))?)?")
_COMMANDS = re.compile(r"followup |--|`")
Fields = Mapping[str, str]
ACTS: dict[str, Callable[[Typed], Command]] = {
    **handling.ACTS,
    **correcting.ACTS,
    "met": telling.knows,
    "decision": telling.knows,
    "tell": telling.knows,
    "debrief": telling.debrief,
    "undo": lambda typed: undoing.undo(typed.number, typed.number),
}
t = texts()


@dataclass(frozen=True, slots=True)
class Acts:
    """The forms of one server."""

    desk: Desk
    keys: Keys
    changed: Callable[[], None]

    async def act(self, request: Request) -> Response:
        """One word of the person, then back to the page it was said on."""
        name, number = request.path_params["name"], int(request.path_params["number"])
        if name not in ACTS:
            raise RefusedError(404, t.acts.trouble.button, t.acts.trouble.reload)
        return await self._told(request, lambda typed: self._say(name, typed), number)

    async def undo_all(self, request: Request) -> Response:
        """Takes back everything one form recorded."""
        first, last = int(request.path_params["first"]), int(request.path_params["last"])
        return await self._told(request, lambda typed: self._undo(first, last), first)

    async def _told(self, request: Request, say: Callable[[Typed], Note], number: int) -> Response:
        session: Session = request.scope["session"]
        fields = await forms.form(request, session)
        typed = Typed(number, fields, self.desk.locale)
        note, kept = await run_in_threadpool(self._answered, request.url.path, typed, say)
        self.keys.note(session, note)
        self.keys.keep(session, kept)
        return RedirectResponse(await run_in_threadpool(self._way_back, fields.get("back", "/")), 303)

    def _answered(self, path: str, typed: Typed, say: Callable[[Typed], Note]) -> tuple[Note, slips.Kept]:
        """What to tell, and the form to show again when it was refused."""
        try:
            note = say(typed)
        except FollowupError as error:
            trouble = f"{error.wrong} {_without_command(error.do)}".strip()
            beside = isinstance(error, slips.FieldError)  # then the form itself says it
            note = (
                Note(t.acts.trouble.see, trouble=True, only=typed.text("back"))
                if beside
                else Note(trouble, trouble=True)
            )
            return note, slips.kept(path, typed.fields, error, trouble)
        self.changed()
        return note, slips.NOTHING

    def _say(self, name: str, typed: Typed) -> Note:
        if name == "undo":
            return self._undo(typed.number, typed.number)
        said = self.desk.say(ACTS[name](typed))
        if name == "edit" and typed.text("then") == "approve":
            said = self.desk.say(ACTS["approve"](typed))
        return _note(said, t.frame.undo)

    def _undo(self, first: int, last: int) -> Note:
        if self.desk.look(lambda program: undoing.left_already(program, first, last)):
            raise UsageError(t.acts.trouble.left, "")
        return _note(self.desk.say(undoing.undo(first, last)), t.acts.redo)

    def _way_back(self, back: str) -> str:
        """A page of ours that is there: an application may be gone after what was done."""
        found = _BACK.fullmatch(back)
        if found is None:
            return "/"
        number = int(found[1]) if found[1] else None
        there = number is None or self.desk.look(lambda program: number in program.state().applications)
        return back if there else "/applications"

    async def forget(self, request: Request) -> Response:
        """Take the note at the top away."""
        session: Session = request.scope["session"]
        fields = await forms.form(request, session)
        self.keys.note(session, None)
        return RedirectResponse(await run_in_threadpool(self._way_back, fields.get("back", "/")), 303)

    async def hints(self, request: Request) -> Response:
        """What the style rules say of a text that is being written; nothing is recorded."""
        fields = await forms.form(request, request.scope["session"])
        number = int(request.path_params["number"])
        return page("hints.html", **await run_in_threadpool(self.desk.look, lambda p: _hints(p, number, fields)))


def _note(said: Said, label: str) -> Note:
    undo = None if said.event is None else undoing.span(said.event, len(said.events))
    return Note(said.said, undo, label=label)


def _without_command(do: str) -> str:
    """Advice that names a command of the terminal is no use here."""
    return "" if _COMMANDS.search(do) else do


def _hints(program: Program, number: int, fields: Fields) -> dict[str, Any]:
    item = program.state().items.get(number)
    if item is None or not item.is_draft:
        raise RefusedError(404, t.acts.trouble.draft, t.acts.trouble.reload)
    body = fields.get("body", "")
    hints = style.hints(item, fields.get("subject", ""), body)
    return {"words": style.count(body), "most": style.most(item.kind), "hints": hints}
