"""Owns the shape of a refused request: the status, what is wrong, and what to do."""

from __future__ import annotations

from daemon.web.texts import texts

t = texts()


class RefusedError(Exception):
    """A request that is not served. `status` is 4xx or 5xx."""

    def __init__(self, status: int, wrong: str, do: str) -> None:
        super().__init__(wrong)
        self.status = status
        self.wrong = wrong
        self.do = do


def no_key() -> RefusedError:
    """Nobody came in with this browser, or too long ago."""
    return RefusedError(401, t.refusal.no_key, t.refusal.no_key_do)
