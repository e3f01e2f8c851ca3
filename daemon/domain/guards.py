"""Owns the guards over status checks: they only delay or refuse, and say why (rules section 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from daemon.domain import contacts, quiet
from daemon.domain.application import Application, Contact, State
from daemon.domain.names import employer_key
from daemon.domain.policy import ONE_DAY, Policy, say
from daemon.domain.stages import Stage
from daemon.domain.waiting import Day, NoDay, check_day
from daemon.domain.wishes import Form, Held, Kind, Wish


@dataclass(slots=True)
class Checks:
    """The status checks wished for, each with its day after the guards, and what the guards held."""

    wishes: list[Wish] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)


@dataclass(slots=True)
class _Candidate:
    application: Application
    verdict: Day
    day: date
    someone: Contact | None


def checks(state: State, applications: Iterable[Application], policy: Policy) -> Checks:
    """Every application's next check after all guards, the older due date first, then the lower number."""
    result = Checks()
    candidates = []
    for application in applications:
        verdict = check_day(application, policy)
        if isinstance(verdict, NoDay):
            if application.stage is Stage.APPLIED:
                continue  # Before any interview no check is wished, so none is held: only closing is asked about.
            result.held.append(Held(application.id, Kind.STATUS_CHECK, None, verdict.because, verdict.rule))
        elif verdict is not None:
            candidate = _alone(application, verdict, state, policy, result)
            if candidate is not None:
                candidates.append(candidate)
    candidates.sort(key=lambda c: (c.verdict.day, c.application.id))
    taken = _taken(state, policy)
    for candidate in candidates:
        _beside_others(candidate, taken, policy, result)
        result.wishes.append(_wish(candidate, policy))
    return result


def _alone(app: Application, verdict: Day, state: State, policy: Policy, result: Checks) -> _Candidate | None:
    """The guards that look at one application only; None when one refuses."""
    refusal = _refusal(app, verdict, state, policy)
    if refusal is not None:
        because, rule = refusal
        result.held.append(Held(app.id, Kind.STATUS_CHECK, None, because, rule))
        return None
    day = policy.roll(verdict.day)
    someone = contacts.recipient(app)
    if app.hold_until is not None and day < app.hold_until:
        day = policy.roll(app.hold_until)
        result.held.append(Held(app.id, Kind.STATUS_CHECK, day, "you asked to hold it until then", "A6"))
    back_on = _back_on(state, someone, app)
    if back_on is not None and day <= back_on:
        day = policy.add_business_days(back_on, 1)
        because = f"{someone.name or someone.address if someone else 'the contact'} is away and back on {say(back_on)}"
        result.held.append(Held(app.id, Kind.STATUS_CHECK, day, because, "A6"))
    return _Candidate(app, verdict, day, someone)


def _refusal(app: Application, verdict: Day, state: State, policy: Policy) -> tuple[str, str] | None:
    if app.stage is Stage.QUIET:
        return "the allowed follow-ups went unanswered", "A7"
    asked = next((q for q in app.questions if q.holds), None)
    asked = asked or next((q for q in state.questions if app.id in q.candidates), None)
    if asked is not None:
        return f"a question waits for you first: {asked.text}", "A7"
    count, most = quiet.unanswered(app), quiet.allowed(app, policy)
    if not verdict.invited and count >= most:
        times = "one question" if count == 1 else f"{count} questions"
        return f"{times} went unanswered, and more would be nagging", "A7"
    someone = contacts.recipient(app)
    if someone is None:
        if not verdict.call:
            return "nobody there is known who can be written to", "A6"
    elif _bounces(state, someone.address):
        return f"mail to {someone.address} came back", "A6"
    return None


def _bounces(state: State, address: str) -> bool:
    known = (a.contacts.get(address) for a in state.applications.values())
    return any(c is not None and c.bounced for c in known)


def _back_on(state: State, someone: Contact | None, app: Application) -> date | None:
    """The newest absence of the recipient, in whatever conversation it was told, unless they have written since."""
    if someone is None:
        return None
    same = [a.contacts[someone.address] for a in state.applications.values() if someone.address in a.contacts]
    same.append(someone)
    told = [(c.away_since, c.back_on) for c in same if c.away_since and c.back_on]
    wrote = max((c.human_at for c in same if c.human_at), default=None)
    told = [(since, back) for since, back in told if wrote is None or since > wrote]
    return max(told)[1] if told else None


@dataclass(slots=True)
class _Taken:
    """A day on which an employer (or an address) was or will be asked."""

    employer: str | None
    address: str | None
    day: date
    gap: int
    application: int
    said: str


def _employer(app: Application) -> str | None:
    return employer_key(app.company) if app.company else None


def _taken(state: State, policy: Policy) -> list[_Taken]:
    taken = []
    longest = timedelta(days=max(numbers.employer_gap_days for numbers in policy.numbers.values()))
    for app in state.applications.values():
        gap = quiet.numbers_of(app, policy).employer_gap_days
        for check in app.checks:
            if not check.spared and not check.bounced and state.now - check.at < longest + ONE_DAY:
                day = policy.day(check.at)
                taken.append(_Taken(_employer(app), check.to, day, gap, app.id, f"they were asked on {say(day)}"))
    today = policy.day(state.now)
    for item in state.open_items():
        asking = item.kind == Kind.STATUS_CHECK and item.state not in ("withdrawn", "snoozed")
        app_of = state.applications.get(item.application or 0)
        if asking and app_of is not None:
            gap = quiet.numbers_of(app_of, policy).employer_gap_days
            day = max(policy.day(item.due), today)
            address = item.to[0][1] if item.to else None
            words = f"a question about {app_of.named} is in the queue"
            taken.append(_Taken(_employer(app_of), address, day, gap, app_of.id, words))
    return taken


def _beside_others(candidate: _Candidate, taken: list[_Taken], policy: Policy, result: Checks) -> None:
    """The gap between checks to one employer or address; contact they invited does not wait."""
    app, address = candidate.application, candidate.someone.address if candidate.someone else None
    gap, employer = quiet.numbers_of(app, policy).employer_gap_days, _employer(app)
    today = policy.day(app.told_until)
    near = [
        other
        for other in taken
        if other.application != app.id
        and (
            (employer is not None and other.employer == employer) or (address is not None and other.address == address)
        )
    ]
    if not candidate.verdict.invited:
        while (other := _too_near(max(candidate.day, today), near, gap)) is not None:
            candidate.day = policy.roll(other.day + timedelta(days=max(gap, other.gap)))
            result.held = [h for h in result.held if not (h.application == app.id and h.rule == "A5" and h.until)]
            result.held.append(Held(app.id, Kind.STATUS_CHECK, candidate.day, other.said, "A5"))
    # A check whose day has come can leave today at the earliest.
    day = max(candidate.day, today)
    words = f"a question about {app.named} comes first, on {say(day)}"
    taken.append(_Taken(employer, address, day, gap, app.id, words))


def _meets(other: _Taken, employer: str | None, address: str | None) -> bool:
    """Whether both go to one employer or to one address."""
    same_employer = employer is not None and other.employer == employer
    return same_employer or (address is not None and other.address == address)


def _too_near(day: date, near: list[_Taken], gap: int) -> _Taken | None:
    return next((o for o in near if abs(day - o.day) < timedelta(days=max(gap, o.gap))), None)


def _wish(candidate: _Candidate, policy: Policy) -> Wish:
    app, verdict, someone = candidate.application, candidate.verdict, candidate.someone
    channel = app.channel or policy.check_channel
    call = verdict.call or channel == "call" or someone is None
    cause = f"{verdict.cause}:{_word(app)}:{1 + len(app.checks)}"
    base = max(policy.roll(verdict.day), candidate.day)
    return Wish(
        key=f"status_check:{app.id}:{cause}",
        kind=Kind.STATUS_CHECK,
        form=Form.CALL if call else Form.DRAFT,
        application=app.id,
        due=policy.at(candidate.day, policy.checks_at),
        because=verdict.because,
        rule=verdict.rule,
        cause=cause,
        to=(someone.name, contacts.write_to(someone)) if someone else None,
        expires=policy.at(base + timedelta(days=policy.expire_check_days), policy.checks_at),
        number=1 + quiet.unanswered(app),
        named_date=verdict.named_date,
        invited_contact=verdict.invited,
    )


def _word(app: Application) -> int:
    """Their last human word: a check after it is another one than those before it, whatever became of them."""
    return int(app.last_human.timestamp()) if app.last_human else 0
