"""Owns when an application goes quiet: the allowed checks went unanswered, or none was ever possible."""

from __future__ import annotations

from datetime import datetime, timedelta

from classifiers.reading import StatementKind
from daemon.domain import contacts
from daemon.domain.application import Application, Check
from daemon.domain.interviews import newest_held_end
from daemon.domain.names import profile_by_role
from daemon.domain.policy import Numbers, Policy
from daemon.domain.promises import last_day
from daemon.domain.stages import MAY_GO_QUIET, Stage


def profile_of(application: Application, policy: Policy) -> str:
    """The profile that counts: the person's note, else the configuration, else the role's words, else patient."""
    if application.profile:
        return application.profile
    return policy.profile if policy.profile != "auto" else profile_by_role(application.role)


def numbers_of(application: Application, policy: Policy) -> Numbers:
    """The numbers of the application's profile."""
    return policy.numbers[profile_of(application, policy)]


def since_last_word(application: Application) -> list[Check]:
    """Checks that reached somebody and were not answered by a human mail, spared ones included."""
    last = application.last_human
    return [c for c in application.checks if not c.bounced and (last is None or c.at > last)]


def unanswered(application: Application) -> int:
    """How many checks count for the maximum: those that left since their last human word, invited contact apart."""
    return sum(1 for c in since_last_word(application) if not c.spared and not c.invited)


def allowed(application: Application, policy: Policy) -> int:
    """How many checks may go unanswered. One when they said that silence is a rejection."""
    statement = application.statement
    if statement is not None and statement.statement.silence_is_rejection:
        return 1
    return numbers_of(application, policy).max_checks


def gone_quiet_at(application: Application, policy: Policy) -> datetime | None:
    """When it goes quiet if nothing happens, or None while that cannot be told."""
    if application.stage not in MAY_GO_QUIET:
        return None
    numbers = numbers_of(application, policy)
    tried = [c for c in since_last_word(application) if not c.invited]
    if tried and len(tried) >= allowed(application, policy):
        return _not_before(application, max(c.at for c in tried) + timedelta(days=numbers.quiet_days), policy)
    if _check_possible(application):
        return None
    words = [application.last_word, newest_held_end(application), application.opened_at]
    last = max(w for w in words if w is not None)
    return _not_before(application, last + timedelta(days=numbers.quiet_silent_days), policy)


def _check_possible(application: Application) -> bool:
    statement = application.statement.statement if application.statement else None
    if statement is not None and statement.kind is StatementKind.WAIT_FOR_CONTACT:
        return False
    if contacts.recipient(application) is None:
        return False
    if statement is not None and statement.kind is StatementKind.CONTACT_ON:
        return True
    dated = statement is not None and last_day(statement) is not None
    return application.stage is Stage.WAITING or (application.stage is Stage.ON_HOLD and dated)


def _not_before(application: Application, at: datetime, policy: Policy) -> datetime:
    """Neither a named date still to come nor the person's own hold lets it go quiet."""
    days = [application.hold_until]
    if application.statement is not None:
        days.append(last_day(application.statement.statement))
    for day in days:
        if day is not None:
            at = max(at, policy.at(day, policy.checks_at) + timedelta(days=1))
    return at
