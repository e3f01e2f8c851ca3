"""Owns what the demo says in the terminal: what arrived, and what the program made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import tzinfo
from email.message import EmailMessage

from daemon.cli.demo.letters import Arrival
from daemon.domain.application import Item, State
from daemon.errors import FollowupError
from daemon.views import words
from daemon.views.timefmt import when

BEGAN = ("queued", "open")
ENDED = {"sent": "sent", "withdrawn": "withdrawn", "expired": "expired", "discarded": "discarded"}


class Narrator:
    """Tells the difference between one turn and the next. `say` takes one line."""

    def __init__(self, zone: tzinfo, say: Callable[[str], None]) -> None:
        self._zone = zone
        self._say = say
        self._stages: dict[int, str] = {}
        self._items: dict[int, str] = {}
        self._dated = False  # whether this turn's time was said

    def arrived(self, arrival: Arrival) -> None:
        """A mail came in, or the person wrote one."""
        what = f"you wrote: {arrival.subject}" if arrival.folder == "Sent" else f"{arrival.sender}: {arrival.subject}"
        self._say(f"{when(arrival.at, self._zone, arrival.at)}  {what}")
        self._dated = True

    def left(self, mail: EmailMessage) -> None:
        """A mail reached the SMTP server."""
        self._say(f"    a mail left: to {mail['To']}: {mail['Subject']}")

    def trouble(self, error: FollowupError) -> None:
        """A turn could not be made."""
        self._say(f"    {error.wrong} {error.do}")

    def turned(self, state: State) -> None:
        """What is different now."""
        for line in (*self._moved(state), *self._changed(state)):
            if not self._dated:
                self._say(f"{when(state.now, self._zone, state.now)}")
                self._dated = True
            self._say(f"    {line}")
        self._dated = False

    def _moved(self, state: State) -> Iterator[str]:
        for number, application in sorted(state.applications.items()):
            stage = application.stage.value
            if self._stages.get(number) != stage:
                self._stages[number] = stage
                yield f"{application.named}: {words.stage(stage)}"

    def _changed(self, state: State) -> Iterator[str]:
        for number, item in sorted(state.items.items()):
            before, now = self._items.get(number), str(item.state)
            self._items[number] = now
            if before == now:
                continue
            if before is None and now in BEGAN:
                yield f"{'draft' if item.is_draft else 'task'} for you: {_named(item, state)} ({item.because})"
            elif item.is_draft and now in ENDED and before is not None:
                yield f"draft {ENDED[now]}: {_named(item, state)}{f' ({item.note})' if item.note else ''}"


def _named(item: Item, state: State) -> str:
    what = words.kind(item.kind, item.form)
    if item.to:
        return f"{what} to {item.to[0][0] or item.to[0][1]}"
    application = state.applications.get(item.application or 0)
    return f"{what}, {application.named}" if application else what
