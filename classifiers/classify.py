"""Owns the way from a message to its reading: prepare, look, decide, gather the facts."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace
from datetime import date
from functools import cache

from classifiers import kinds as kinds_package
from classifiers.authentication import authenticated
from classifiers.cues import CueIndex, Finding, index_of
from classifiers.dated import due, promising
from classifiers.dates import read_back_on, read_deadline
from classifiers.employers import find_company
from classifiers.gate import compiled
from classifiers.invite import calendar_text
from classifiers.kinds.shape import Classifier
from classifiers.learned.second import advised
from classifiers.locales import locale_for
from classifiers.mail import Mail, prepare
from classifiers.meeting import Meeting, read_meeting
from classifiers.message import Message
from classifiers.people import find_people, human_names, without_company
from classifiers.places import find_place
from classifiers.reading import Evidence, Interview, Label, Nuance, Reading, Statement
from classifiers.replies import reply_path
from classifiers.roles import find_role
from classifiers.senses.coding import may_stand_as, recoded
from classifiers.statements import read_statement
from classifiers.verdict import decide
from classifiers.weighing.scale import Verdict

_OPEN = frozenset(
    {
        Label.APPLICATION_RECEIVED,
        Label.INTERVIEW_INVITATION,
        Label.INTERVIEW_CONFIRMATION,
        Label.RESCHEDULE,
        Label.CANCELLATION,
        Label.STATUS_UPDATE,
        Label.INFO_REQUEST,
        Label.UNSURE,
    }
)
_NAMED = _OPEN | {Label.REJECTION, Label.OFFER, Label.RECRUITER_OUTREACH}
_TIMED = frozenset({Label.INTERVIEW_INVITATION, Label.INTERVIEW_CONFIRMATION, Label.RESCHEDULE, Label.CANCELLATION})
_DUE = frozenset({Label.INFO_REQUEST, Label.OFFER, Label.INTERVIEW_INVITATION})


@cache
def all_classifiers() -> tuple[Classifier, ...]:
    """Every classifier of classifiers/kinds, by name of its module."""
    names = sorted(name for _, name, _ in pkgutil.iter_modules(kinds_package.__path__))
    modules = (importlib.import_module(f"{kinds_package.__name__}.{name}") for name in names)
    return tuple(module.CLASSIFIER for module in modules if hasattr(module, "CLASSIFIER"))


def classify(
    message: Message,
    *,
    me: frozenset[str] = frozenset(),
    locale: str | None = None,
    authserv_ids: frozenset[str] = frozenset(),
    in_sent: bool = False,
    classifiers: tuple[Classifier, ...] | None = None,
) -> Reading:
    """What a message means.

    `me` are the person's own addresses, lower-case; `locale` "en-US" or "en-GB" (from the sender when None);
    `authserv_ids` whose Authentication-Results count; `in_sent` that it lies in the Sent folder. Raises nothing.
    """
    chosen = all_classifiers() if classifiers is None else classifiers
    mail = prepare(message)
    spoken = locale or locale_for(message.sender.domain if message.sender else "", message.sent_at)
    checked = authenticated(message, authserv_ids)
    if in_sent or (message.sender is not None and message.sender.address in me and checked != "fail"):
        return _own(mail, chosen, checked)
    if "feedback-report" in (message.header("content-type") or "").lower():  # an abuse report (RFC 5965)
        return _plain(mail, Verdict(Label.NOT_JOB_RELATED, 0.99), checked)
    if message.report is not None and message.report.kind != "disposition":
        return _bounce(mail, checked)
    if message.report is not None:
        return _plain(mail, Verdict(Label.AUTO_REPLY, 0.95), checked, about=message.report.original_message_id)
    seen: list[Meeting] = []

    def meeting() -> Meeting:
        if not seen:
            seen.append(read_meeting(mail, spoken))
        return seen[0]

    findings = look(mail, chosen)
    verdict = decide(mail, findings, meeting)
    if classifiers is None:  # rules alone, when somebody chose them
        verdict = advised(mail, verdict, findings, meeting)
    if verdict.label not in _NAMED:
        return _apart(mail, verdict, spoken, checked)
    return _facts(
        mail, verdict, meeting() if verdict.label in _TIMED or message.calendars else Meeting(), spoken, checked, me
    )


def look(mail: Mail, classifiers: tuple[Classifier, ...], *, own: bool = False) -> list[Finding]:
    """Every cue of the classifiers, and of the languages the mail is in, met in text or subject."""
    cues, senses = _indexes(classifiers, own)
    whole = [(-1, mail.subject), *enumerate(mail.sentences)]
    findings = _weighed(cues.find(whole)) + _look_in_senses(senses, mail)
    for language in () if own else mail.languages:
        condition = compiled(language.conditional)
        firm = [one for one in whole if one[0] < 0 or not condition.search(one[1].folded)]
        findings += _weighed(index_of(language.cues).find(firm))
    return findings


def _look_in_senses(senses: CueIndex, mail: Mail) -> list[Finding]:
    """Findings of the cues over senses; a subject has too few words for them."""
    mine = frozenset(word for one in mail.message.to if one.name for word in one.name.lower().split())
    return senses.find(enumerate(mail.sentences), lambda one: recoded(one, mine) if " " in one.folded else one)


@cache
def _indexes(classifiers: tuple[Classifier, ...], own: bool) -> tuple[CueIndex, CueIndex]:
    """The cues of the classifiers, and those over senses."""
    chosen = [one for one in classifiers if one.own is own]
    cues = CueIndex(one for classifier in chosen for one in classifier.cues)
    return cues, CueIndex((one for classifier in chosen for one in classifier.senses), may_stand_as)


def _weighed(findings: list[Finding]) -> list[Finding]:
    """A subject alone never decides: its evidence weighs less than any sentence's."""
    return [replace(one, weight=round(one.weight * 0.8, 3)) if one.at < 0 else one for one in findings]


def _evidence(verdict: Verdict) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(one.quote, str(one.nuance or one.label), one.weight)
        for one in sorted(verdict.rests_on, key=lambda one: -one.weight)
    )


def _plain(
    mail: Mail, verdict: Verdict, checked: str, *, back_on: date | None = None, about: str | None = None
) -> Reading:
    path = reply_path(mail.message)
    return Reading(
        label=verdict.label,
        sure=verdict.sure,
        nuance=verdict.nuance,
        evidence=_evidence(verdict),
        back_on=back_on,
        reply_possible=path.address is not None and mail.human,
        reply_address=path.address,
        odd_reply_to=path.odd,
        automatic=mail.automatic or verdict.label is Label.AUTO_REPLY,
        bulk=mail.bulk,
        authenticated=checked,
        about=about,
        written=mail.written.body,
    )


def _apart(mail: Mail, verdict: Verdict, locale: str, checked: str) -> Reading:
    """Readings without facts of an application: auto-replies, alerts, noise."""
    message = mail.message
    if verdict.label is not Label.AUTO_REPLY:
        return _plain(mail, verdict, checked)
    sent_at = message.sent_at or message.received_at
    text = f"{message.subject}\n{mail.written.body}"
    back_on = read_back_on(text, sent_at, locale) if sent_at else None
    return _plain(mail, verdict, checked, back_on=back_on, about=message.in_reply_to)


def _bounce(mail: Mail, checked: str) -> Reading:
    report = mail.message.report
    assert report is not None
    return Reading(
        label=Label.BOUNCE,
        sure=0.99,
        automatic=True,
        bulk=mail.bulk,
        authenticated=checked,
        bounced=report.failed if report.kind == "failed" else (),
        about=report.original_message_id,
        written=mail.written.body,
        evidence=(Evidence(mail.message.subject[:200], str(Label.BOUNCE), 0.99),),
    )


def _own(mail: Mail, classifiers: tuple[Classifier, ...], checked: str) -> Reading:
    findings = [one for one in look(mail, classifiers, own=True) if one.at >= 0]
    order = (Nuance.WITHDRAWS, Nuance.DECLINES, Nuance.ACCEPTS, Nuance.AGREES)
    nuances = {one.nuance for one in findings}
    decided = nuances & {Nuance.ACCEPTS, Nuance.DECLINES}
    nuance = None if len(decided) > 1 else next((one for one in order if one in nuances), None)
    rests_on = tuple(one for one in findings if one.nuance is nuance)[:3] if nuance else ()
    verdict = Verdict(Label.OWN_MESSAGE, 0.99, nuance, rests_on)
    return _plain(mail, verdict, checked, about=mail.message.in_reply_to)


def _facts(mail: Mail, verdict: Verdict, when: Meeting, locale: str, checked: str, me: frozenset[str]) -> Reading:
    message = mail.message
    sent_at = message.sent_at or message.received_at
    body = mail.written.body
    extra = "\n".join("\n".join(calendar_text(part.content)) for part in message.calendars)
    people = find_people(mail, me)
    company = find_company(mail, extra, human_names(mail))
    statement: Statement | None = None
    if sent_at and verdict.label in _OPEN:
        statement = read_statement(promising(body), sent_at, locale)
    path = reply_path(message)
    return Reading(
        label=verdict.label,
        sure=verdict.sure,
        nuance=verdict.nuance,
        evidence=_evidence(verdict),
        company=company,
        role=find_role(mail, company, extra),
        people=without_company(people, company),
        interview=_interview(verdict, when, body),
        statement=statement,
        deadline=read_deadline(due(body), sent_at, locale) if sent_at and verdict.label in _DUE else None,
        reply_possible=path.address is not None and not mail.bulk,
        reply_address=path.address,
        odd_reply_to=path.odd,
        automatic=mail.automatic,
        bulk=mail.bulk,
        authenticated=checked,
        written=body,
    )


def _interview(verdict: Verdict, when: Meeting, body: str) -> Interview | None:
    found = when.interview
    if found is None or verdict.nuance is Nuance.SEVERAL_TIMES:
        return None
    if found.method is not None:
        return found
    if verdict.nuance is Nuance.ANOTHER_TIME or verdict.label not in _TIMED:
        return None
    proposed = found.proposed and verdict.label is not Label.INTERVIEW_CONFIRMATION
    return replace(found, place=find_place(body), proposed=proposed)
