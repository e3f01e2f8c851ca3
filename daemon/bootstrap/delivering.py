"""Owns the delivery of notices: in a thread of its own, each target by itself, tried again, never in the way."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from daemon.adapters.notify import Target
from daemon.bootstrap.wellbeing.notebook import Notebook
from daemon.clock import Clock
from daemon.domain.problems import Code, said
from daemon.errors import FollowupError
from daemon.views.status import Problem

if TYPE_CHECKING:
    from daemon.config.settings import Notify

AGAIN = timedelta(minutes=5)
TRIES = 12
MOST = 50  # notices that wait for a way out; the oldest go first


@dataclass(slots=True)
class _Letter:
    target: Target
    text: str
    due: datetime
    tries: int = 0


class Delivering:
    """`tell` returns at once. `targets` is asked each time: the configuration may change."""

    def __init__(self, notebook: Notebook, clock: Clock, targets: Callable[[], Sequence[Target]]) -> None:
        self._notebook, self._clock, self._targets = notebook, clock, targets
        self._letters: deque[_Letter] = deque(maxlen=MOST)
        self._lock = threading.Lock()
        self._busy = threading.Lock()

    def tell(self, text: str) -> None:
        """Send a few lines to every target."""
        now = self._clock.now()
        with self._lock:
            self._letters.extend(_Letter(target, text, now) for target in self._targets())
        self.go_on()

    def go_on(self) -> None:
        """Deliver what is due, if anything is and nobody does so already."""
        if self._due() and not self._busy.locked():
            threading.Thread(target=self.deliver, name="notices", daemon=True).start()

    def _due(self) -> list[_Letter]:
        now = self._clock.now()
        with self._lock:
            return [one for one in self._letters if one.due <= now or one.due - now > AGAIN]

    def deliver(self) -> None:
        """Everything that is due, one after the other."""
        with self._busy:
            while due := self._due():  # more may have come meanwhile
                for letter in due:
                    self._try(letter)

    def _try(self, letter: _Letter) -> None:
        topic = f"notify:{letter.target.name}"
        try:
            letter.target.tell(letter.text)
        except Exception as error:  # a library may raise anything; a notice never stops anything
            letter.tries, letter.due = letter.tries + 1, self._clock.now() + AGAIN
            self._notebook.say(topic, [self._trouble(letter.target.name, error)])
            if letter.tries < TRIES:
                return
        else:
            self._notebook.well(topic)
        with self._lock:
            if letter in self._letters:
                self._letters.remove(letter)

    def _trouble(self, way: str, error: Exception) -> Problem:
        told = error.wrong if isinstance(error, FollowupError) else f"{type(error).__name__}."
        words = said(Code.NOTICE_FAILED, way=way, answer=told)
        return Problem(Code.NOTICE_FAILED, *words, self._clock.now())


def targets_of(notify: Notify) -> tuple[Target, ...]:
    """The ways the person wants to be told by; what tells is imported only for those."""
    found: list[Target] = []
    if notify.desktop:
        from daemon.adapters.notify.desktop import Desktop

        found.append(Desktop())
    if notify.command:
        from daemon.adapters.notify.command import Command

        found.append(Command(notify.command))
    if notify.ntfy:
        from daemon.adapters.notify.ntfy import Ntfy

        found.append(Ntfy(notify.ntfy))
    if notify.apprise:
        found.append(_apprise(notify.apprise))
    return tuple(found)


def _apprise(place: str) -> Target:
    from daemon.adapters.notify.apprise import ACCOUNT, USER, Apprise
    from daemon.adapters.secrets import secret_for

    return Apprise(lambda: secret_for(place, ACCOUNT, USER))
