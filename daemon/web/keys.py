"""Owns who may come in: one-time tokens that become sessions, and each session's word against forged forms."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass

from daemon.web.slips import NOTHING, Kept

TOKEN_SECONDS = 300.0
SESSION_SECONDS = 12 * 3600.0
NOTE_SECONDS = 120.0
KEPT_SECONDS = 600.0  # a form that was refused waits with what was typed
MOST = 30  # tokens and sessions alive at once; the oldest go first


@dataclass(frozen=True, slots=True)
class Note:
    """What the person's last word did, and the event or events ("41-43") by which it can be taken back."""

    text: str
    undo: str | None = None
    trouble: bool = False
    label: str = ""  # on the button that takes it back
    only: str = ""  # the page it is told on, empty for any


@dataclass(slots=True)
class Session:
    """One browser that came in with a token. `word` is what every form of it must carry; times in seconds."""

    key: str
    word: str
    until: float
    note: Note | None = None
    noted: float = 0.0
    kept: Kept = NOTHING
    kept_at: float = 0.0


class Keys:
    """Tokens and sessions, in memory only. `seconds` never goes back; threads may share it."""

    def __init__(
        self, seconds: Callable[[], float], fresh: Callable[[], str] = lambda: secrets.token_urlsafe(32)
    ) -> None:
        self._seconds = seconds
        self._fresh = fresh
        self._tokens: dict[str, float] = {}
        self._sessions: dict[str, Session] = {}
        self._lock = threading.Lock()

    def token(self) -> str:
        """A new token, good once and for five minutes."""
        with self._lock:
            self._drop_old()
            token = self._fresh()
            self._tokens[token] = self._seconds() + TOKEN_SECONDS
            return token

    def enter(self, token: str) -> Session | None:
        """The session a token opens; None for one that is unknown, used or too old."""
        with self._lock:
            self._drop_old()
            if self._tokens.pop(token, None) is None:
                return None
            session = Session(self._fresh(), self._fresh(), self._seconds() + SESSION_SECONDS)
            self._sessions[session.key] = session
            return session

    def session(self, key: str) -> Session | None:
        """The session of a cookie, if it is still good."""
        with self._lock:
            self._drop_old()
            return self._sessions.get(key)

    def note(self, session: Session, note: Note | None) -> None:
        """Remember what to tell at the top of the next page."""
        session.note, session.noted = note, self._seconds()

    def noted(self, session: Session, path: str = "") -> Note | None:
        """What to tell at the top of the page at `path`: the person's newest word, for two minutes."""
        note = session.note if self._seconds() - session.noted < NOTE_SECONDS else None
        return note if note is None or note.only in ("", path) else None

    def keep(self, session: Session, kept: Kept) -> None:
        """Remember the form that was refused just now, or that none was."""
        session.kept, session.kept_at = kept, self._seconds()

    def kept(self, session: Session) -> Kept:
        """The form that was refused last, for ten minutes."""
        return session.kept if self._seconds() - session.kept_at < KEPT_SECONDS else NOTHING

    def _drop_old(self) -> None:
        now = self._seconds()
        self._tokens = {t: until for t, until in list(self._tokens.items())[-MOST:] if until > now}
        self._sessions = {k: s for k, s in list(self._sessions.items())[-MOST:] if s.until > now}
