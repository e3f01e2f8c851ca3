"""Owns the waiting rules: one function a rule, in order of authority; the first that speaks sets the day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from classifiers.reading import Statement, StatementKind
from daemon.domain.application import Application, Check
from daemon.domain.interviews import newest_held_end, rounds
from daemon.domain.policy import Policy, say
from daemon.domain.quiet import numbers_of, since_last_word
from daemon.domain.stages import CLOSED, Stage


@dataclass(frozen=True, slots=True)
class Day:
    """The day a check is for (not yet rolled to a business day, not yet guarded), and why."""

    day: date
    because: str
    rule: str
    cause: str
    named_date: date | None = None
    invited: bool = False
    call: bool = False


@dataclass(frozen=True, slots=True)
class NoDay:
    """A rule says: no check, and why. `ask_close`: the day to ask whether to close, when that is the rule."""

    because: str
    rule: str
    ask_close: date | None = None


Verdict = Day | NoDay | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at, gathered once."""

    application: Application
    policy: Policy
    statement: Statement | None
    said_at: datetime | None
    cause: str
    checks: tuple[Check, ...]  # unanswered ones since their last human word, spared ones included
    human_day: date | None  # of their newest human mail after the newest round and after the statement


def facts(application: Application, policy: Policy) -> Facts:
    """Gather what the rules look at."""
    force = application.statement
    end = newest_held_end(application)
    last = application.last_human
    answered = last is not None and (end is None or last > end) and not (force and force.at >= last)
    return Facts(
        application,
        policy,
        force.statement if force else None,
        force.at if force else None,
        force.cause if force else "",
        tuple(sorted(since_last_word(application), key=lambda c: c.at)),
        policy.day(last) if answered and last else None,
    )


def told_to_wait(known: Facts) -> Verdict:
    """A5: they said they will get back, without a date: no day at all."""
    if known.statement is None or known.statement.kind is not StatementKind.WAIT_FOR_CONTACT:
        return None
    return NoDay("they asked you to wait until they get in touch", "A5")


def told_to_contact(known: Facts) -> Verdict:
    """A5: they told you to make contact on or after a date: that day; unanswered or lapsed, the longer wait from it."""
    said = known.statement
    if said is None or said.kind is not StatementKind.CONTACT_ON or said.earliest is None:
        return None
    earliest, latest = said.earliest, said.latest or said.earliest
    numbers = numbers_of(known.application, known.policy)
    if known.human_day is not None and known.human_day >= earliest:
        return _silence(known, "A3")
    made = [c for c in known.checks if known.policy.day(c.at) >= earliest]
    if made:
        last = known.policy.day(made[-1].at)
        day = max(latest, last) + timedelta(days=numbers.next_check_days)
        return Day(day, f"you made contact as they said and had no answer since {say(last)}", "A5", _cause(known))
    today = known.policy.day(known_now(known))
    if said.latest is not None and today > known.policy.add_business_days(latest, known.policy.lapse_business_days):
        day = latest + timedelta(days=numbers.next_check_days)
        return Day(day, f"they said to make contact by {say(latest)}, and that has lapsed", "A5", _cause(known))
    because = f"they told you to make contact on or after {say(earliest)}"
    return Day(earliest, because, "A5", _cause(known), invited=True, call=said.by_phone)


def named_date(known: Facts) -> Verdict:
    """A9: they named a date: the first business day after it; unanswered, again at the profile's interval."""
    said = known.statement
    if said is None or said.latest is None or said.kind is StatementKind.CONTACT_ON:
        return None
    date_, policy = said.latest, known.policy
    if known.human_day is not None and known.human_day >= date_:
        return _silence(known, "A3")
    made = [c for c in known.checks if policy.day(c.at) > date_]
    numbers = numbers_of(known.application, policy)
    if made and said.silence_is_rejection:
        ask = policy.day(made[-1].at) + timedelta(days=policy.silence_question_days)
        return NoDay(f"they said that silence after {say(date_)} means no", "A9", ask_close=ask)
    if made:
        last = policy.day(made[-1].at)
        business = numbers.named_date_every_business_days
        day = (
            policy.add_business_days(last, business)
            if business
            else last + timedelta(days=numbers.named_date_every_days)
        )
        return Day(
            day,
            f"the date they named, {say(date_)}, has passed and your last question is unanswered",
            "A9",
            _cause(known),
        )
    after = numbers.no_contact_business_days if said.no_contact else numbers.named_date_first_business_days
    because = f"they named {say(date_)} as the date of their decision"
    if said.no_contact:
        because += " and asked you not to chase them before"
    return Day(policy.add_business_days(date_, after), because, "A9", _cause(known), named_date=date_)


def lower_bound(known: Facts) -> Verdict:
    """A9: they said "not before": the usual wait, counted from that day."""
    said = known.statement
    if said is None or said.earliest is None or said.latest is not None or said.kind is StatementKind.CONTACT_ON:
        return None
    if known.human_day is not None and known.human_day >= said.earliest:
        return _silence(known, "A3")
    numbers = numbers_of(known.application, known.policy)
    made = [c for c in known.checks if known.policy.day(c.at) > said.earliest]
    if made:
        last = known.policy.day(made[-1].at)
        day = last + timedelta(days=numbers.next_check_days)
        return Day(day, f"your last question of {say(last)} is unanswered", "A5", _cause(known))
    day = said.earliest + timedelta(days=numbers.first_check_days)
    return Day(day, f"they said that nothing is decided before {say(said.earliest)}", "A9", _cause(known))


def patience(known: Facts) -> Verdict:
    """A3, A5: no date from them: a week or two after the thank-you, then the longer wait after each question."""
    if known.application.stage is not Stage.WAITING:
        return None
    return _silence(known, "A3")


RULES: tuple[Callable[[Facts], Verdict], ...] = (told_to_wait, told_to_contact, named_date, lower_bound, patience)


def _silence(known: Facts, rule: str) -> Verdict:
    """Rule e: the latest of the anchors that start a wait."""
    app, policy = known.application, known.policy
    numbers = numbers_of(app, policy)
    anchors = [_first_anchor(known)]
    following = timedelta(days=numbers.next_check_days)
    for check in known.checks:
        last = policy.day(check.at)
        anchors.append((last + following, f"your last question of {say(last)} is unanswered", "A5"))
    if known.human_day is not None:
        because = f"their last word of {say(known.human_day)} named no date"
        anchors.append((known.human_day + following, because, "A5"))
    end = newest_held_end(app)
    if app.cancelled_at is not None and (end is None or app.cancelled_at > end):
        off = policy.day(app.cancelled_at)
        anchors.append((off + following, f"the next interview was called off on {say(off)}", "A5"))
    day, because, article = max(anchors, key=lambda anchor: anchor[0])
    return Day(day, because, article or rule, _cause(known))


def _first_anchor(known: Facts) -> tuple[date, str, str]:
    """The wait after the thank-you (A3): from the newest round's last one that left, else from the round's end."""
    app, policy = known.application, known.policy
    first = timedelta(days=numbers_of(app, policy).first_check_days)
    held = rounds(app, policy)
    if not held:
        start = policy.day(app.last_word or app.since or app.opened_at)
        return start + first, f"nothing was heard since {say(start)}", "A3"
    end = held[-1].end
    sent = [t.at for t in app.thanks if t.at > end and not t.bounced]
    if sent:
        start = policy.day(max(sent))
        return start + first, f"your thank-you left on {say(start)}", "A3"
    start = policy.day(end)
    return start + first, f"the interview was on {say(start)}", "A3"


def known_now(known: Facts) -> datetime:
    """The instant up to which the story was told."""
    return known.application.told_until


def _cause(known: Facts) -> str:
    """What a check rests on: the statement, else the round or word that started the wait."""
    app = known.application
    if known.statement is not None:
        return f"statement:{known.cause}"
    end = newest_held_end(app)
    return f"silence:{int(end.timestamp()) if end else app.id}"


def check_day(application: Application, policy: Policy) -> Verdict:
    """The day of the next status check by the first rule that speaks; None when no rule wishes one."""
    if application.stage in CLOSED:
        return None
    known = facts(application, policy)
    said = known.statement
    told = said is not None and said.kind in (StatementKind.CONTACT_ON, StatementKind.WAIT_FOR_CONTACT)
    dated = said is not None and (said.latest or said.earliest) is not None
    in_turn = (
        application.stage is Stage.WAITING
        or (application.stage is Stage.ON_HOLD and dated)
        or (said is not None and said.kind is StatementKind.CONTACT_ON)
        or (told and application.stage is Stage.ON_HOLD)
    )
    if in_turn:
        for rule in RULES:
            verdict = rule(known)
            if verdict is not None:
                return verdict
        return None
    return _silence_in_applied(known)


def _silence_in_applied(known: Facts) -> Verdict:
    """Rule 4c: before any interview no check is written, but silence after the date they named asks to close."""
    said = known.statement
    if (
        known.application.stage is not Stage.APPLIED
        or said is None
        or said.latest is None
        or not said.silence_is_rejection
    ):
        return None
    ask = known.policy.add_business_days(said.latest, 1)
    return NoDay(f"they said that silence after {say(said.latest)} means no", "A9", ask_close=ask)
