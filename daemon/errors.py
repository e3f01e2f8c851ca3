"""Owns the one error tree of the edges: whose fault it is, the exit code, and what to do about it."""

from __future__ import annotations


class FollowupError(Exception):
    """An error with an answer: `wrong` says what is wrong in one sentence, `do` what to do in one.

    `trouble`: its code in the table of problems (daemon/domain/problems/), when it has one.
    """

    code = 1

    def __init__(self, wrong: str, do: str, trouble: str | None = None) -> None:
        super().__init__(f"{wrong} {do}")
        self.wrong = wrong
        self.do = do
        self.trouble = trouble


class UsageError(FollowupError):
    """The command line asks for something that makes no sense (exit 2)."""

    code = 2


class ConfigError(FollowupError):
    """The configuration needs the person (exit 3)."""

    code = 3


class CredentialsError(ConfigError):
    """A password or token is missing, refused or out of reach (exit 3)."""


class MailboxError(FollowupError):
    """The mail server or the network (exit 4)."""

    code = 4


class NotFoundError(FollowupError):
    """Nothing by that name, or several (exit 5)."""

    code = 5


class JournalError(FollowupError):
    """The journal is in use, damaged, or its disk is full (exit 6)."""

    code = 6
