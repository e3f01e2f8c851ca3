"""Owns what can be done on the page: each form is one of the person's commands, then the page is shown anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from daemon.bootstrap.program import Program
from daemon.errors import FollowupError, UsageError
from daemon.pipeline import word
from daemon.pipeline.said import Said
from daemon.web import forms, style
from daemon.web.desk import Command, Desk
from daemon.web.keys import Keys, Note, Session
from daemon.web.refusal import RefusedError
from daemon.web.rendering import page

_BACK = re.compile(r"/(?:plan|applications(?:/[0-9]{1,9})?)?")
Fields = Mapping[str, str]
NO_UNDO = frozenset({"undo"})


def _approve(number: int, fields: Fields) -> Command:
    return lambda state, now, policy: word.draft_approve(state, now, policy, item=number)


def _edit(number: int, fields: Fields) -> Command:
    subject, body = fields.get("subject") or None, fields.get("body", "")
    return lambda state, now, policy: word.draft_edit(state, now, policy, item=number, subject=subject, body=body)


def _snooze(number: int, fields: Fields) -> Command:
    until = forms.day(fields, "until")
    if until is None:
        raise UsageError("That is no day.", "Choose the day on which the draft should come back.")
    return lambda state, now, policy: word.draft_snooze(state, now, policy, item=number, until=until)


def _discard(number: int, fields: Fields) -> Command:
    return lambda state, now, policy: word.draft_discard(state, now, policy, item=number)


def _dismiss(number: int, fields: Fields) -> Command:
    return lambda state, now, policy: word.dismiss(state, now, policy, item=number)


def _done(number: int, fields: Fields) -> Command:
    return lambda state, now, policy: word.task_done(state, now, policy, item=number)


def _skip(number: int, fields: Fields) -> Command:
    return lambda state, now, policy: word.task_skip(state, now, policy, item=number)


def _answer(number: int, fields: Fields) -> Command:
    choice = fields.get("choice", "")
    return lambda state, now, policy: word.answer(state, now, policy, item=number, choice=choice)


def _undo(number: int, fields: Fields) -> Command:
    return lambda state, now, policy: word.undo(state, now, policy, event=number)


ACTS: dict[str, Callable[[int, Fields], Command]] = {
    "approve": _approve,
    "edit": _edit,
    "snooze": _snooze,
    "discard": _discard,
    "dismiss": _dismiss,
    "done": _done,
    "skip": _skip,
    "answer": _answer,
    "undo": _undo,
}
SAYS: dict[str, str] = {
    "approve": "Approved.",
    "edit": "Your words are kept, and never touched again.",
    "discard": "Discarded. It will not be proposed again for the same reason.",
    "dismiss": "Put away.",
    "done": "Done.",
    "skip": "Left out.",
    "answer": "Noted.",
    "undo": "Taken back. What rested on it changes at once.",
}


@dataclass(frozen=True, slots=True)
class Acts:
    """The forms of one server."""

    desk: Desk
    keys: Keys
    changed: Callable[[], None]

    async def act(self, request: Request) -> Response:
        """One word of the person, then back to the page it was said on."""
        session: Session = request.scope["session"]
        fields = await forms.form(request, session)
        name, number = request.path_params["name"], int(request.path_params["number"])
        if name not in ACTS:
            raise RefusedError(404, "There is no such button.", "Load the page and try again.")
        self.keys.note(session, await run_in_threadpool(self._say, name, number, fields))
        back = fields.get("back", "/")
        return RedirectResponse(back if _BACK.fullmatch(back) else "/", 303)

    def _say(self, name: str, number: int, fields: Fields) -> Note:
        try:
            said = self.desk.say(ACTS[name](number, fields))
        except FollowupError as error:
            return Note(f"{error.wrong} {_without_command(error.do)}".strip(), trouble=True)
        self.changed()
        return _note(name, said)

    async def forget(self, request: Request) -> Response:
        """Take the note at the top away."""
        session: Session = request.scope["session"]
        fields = await forms.form(request, session)
        self.keys.note(session, None)
        back = fields.get("back", "/")
        return RedirectResponse(back if _BACK.fullmatch(back) else "/", 303)

    async def hints(self, request: Request) -> Response:
        """What the style rules say of a text that is being written; nothing is recorded."""
        fields = await forms.form(request, request.scope["session"])
        number = int(request.path_params["number"])
        count, most, hints = await run_in_threadpool(self.desk.look, lambda p: _hints(p, number, fields))
        return page("hints.html", words=count, most=most, hints=hints)


def _note(name: str, said: Said) -> Note:
    undo = None if name in NO_UNDO else said.event
    return Note(SAYS.get(name, said.said), undo)


def _without_command(do: str) -> str:
    """Advice that names a command of the terminal is no use here."""
    return "" if "followup " in do else do


def _hints(program: Program, number: int, fields: Fields) -> tuple[int, int, tuple[str, ...]]:
    item = program.state().items.get(number)
    if item is None or not item.is_draft:
        raise RefusedError(404, "There is no such draft.", "Load the page and try again.")
    body = fields.get("body", "")
    return style.count(body), style.most(item.kind), style.hints(item, fields.get("subject", ""), body)
