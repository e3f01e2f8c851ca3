"""Owns the words of notices and of the daily digest: numbers only, unless the person wants names in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from daemon.domain.application import Application, Interview, State
from daemon.domain.notices import Notice, Topic, things
from daemon.domain.policy import Policy
from daemon.domain.wishes import Wish
from daemon.views import words
from daemon.views.timefmt import counted

MOST = 3  # names in one line
A_DAY = timedelta(days=1)
_NEWS = {
    Topic.OFFER: "{n} came.|offer",
    Topic.REJECTION: "{n} came.|rejection",
    Topic.INTERVIEW_FIXED: "{n} {is_} fixed.|interview",
    Topic.INTERVIEW_MOVED: "{n} {is_} at another time now.|interview",
    Topic.INTERVIEW_CANCELLED: "{n} {is_} cancelled.|interview",
    Topic.DRAFT: "{n} {waits} for you.|draft",
    Topic.QUESTION: "{n} {waits} for you.|question",
    Topic.TASK: "{n} {waits} for you.|task",
}


def notice_line(notice: Notice, *, details: bool = False) -> str:
    """One notice in one sentence: `2 drafts wait for you.`"""
    match notice.topic:
        case Topic.BLIND:
            return "Your mail could not be looked at for a while. What is wrong: followup status"
        case Topic.MENDED:
            return "Your mail is looked at again; what came meanwhile is read."
    said, _, noun = _NEWS[notice.topic].partition("|")
    one = notice.count == 1
    line = said.format(n=counted(notice.count, noun), waits="waits" if one else "wait", is_="is" if one else "are")
    return f"{line[:-1]}: {_names(notice.named)}." if details and notice.named else line


def notice_text(notices: Iterable[Notice], *, details: bool = False) -> str:
    """Several notices, a line each."""
    return "\n".join(notice_line(notice, details=details) for notice in notices)


def _names(named: tuple[str, ...]) -> str:
    """At most three, as one line that commands no terminal: the words come from mails."""
    clean = ["".join(c for c in name if c.isprintable()) for name in named[:MOST]]
    more = f" and {len(named) - MOST} more" if len(named) > MOST else ""
    return "; ".join(clean) + more


def digest(state: State, wishes: Iterable[Wish], policy: Policy, *, blind: bool, details: bool = False) -> str:
    """What waits, interviews of today and tomorrow, what is planned, health. Empty when there is nothing to say."""
    lines = [*_waiting(state, policy, details=details), *_interviews(state, policy, details=details)]
    lines += _planned(state, wishes, policy, details=details)
    if blind:
        lines.append("Your mail cannot be looked at now. What is wrong: followup status")
    elif lines:
        lines.append("Your mail is being looked at; all is well.")
    return "\n".join(lines)


def _waiting(state: State, policy: Policy, *, details: bool) -> Iterator[str]:
    found = things(state, policy)
    for topic in (Topic.DRAFT, Topic.QUESTION, Topic.TASK):
        here = [thing for thing in found if thing.topic is topic]
        if here:
            named = tuple(dict.fromkeys(thing.named for thing in here if thing.named))
            yield notice_line(Notice(topic, len(here), named), details=details)


def _interviews(state: State, policy: Policy, *, details: bool) -> Iterator[str]:
    today = policy.day(state.now)
    for day, said in ((today, "Today"), (today + A_DAY, "Tomorrow")):
        ahead = [
            (interview.start, interview, application)
            for application in state.applications.values()
            for interview in application.interviews
            if interview.ahead and policy.day(interview.start) == day and interview.ends > state.now
        ]
        for _, interview, application in sorted(ahead, key=lambda one: (one[0], one[1].id)):
            yield _interview(said, interview, application, policy, details=details)


def _interview(said: str, interview: Interview, application: Application, policy: Policy, *, details: bool) -> str:
    at = f"{interview.start.astimezone(policy.zone):%H:%M}"
    return f"{said} at {at}: an interview{f', {_names((application.named,))}' if details else ''}."


def _planned(state: State, wishes: Iterable[Wish], policy: Policy, *, details: bool) -> Iterator[str]:
    queued = {item.key for item in state.open_items()}
    tomorrow = policy.day(state.now) + A_DAY
    coming = [
        wish for wish in wishes if wish.key not in queued and state.now < wish.due and policy.day(wish.due) <= tomorrow
    ]
    if not coming:
        return
    line = f"Planned for today and tomorrow: {counted(len(coming), 'thing')}"
    if details:
        kinds = dict.fromkeys(words.kind(wish.kind.value, wish.form.value) for wish in coming)
        line += f" ({', '.join(list(kinds)[:MOST])})"
    yield f"{line}."
