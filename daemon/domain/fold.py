"""Owns one application's story: every fact in the order of its own time, clock signals in between, told up to now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from classifiers.reading import Label
from daemon.domain import asking, contacts, hand, interviews, meaning, promises, quiet, sent
from daemon.domain.application import Application, Interview, Need, Question, TimelineEntry
from daemon.domain.events import Event
from daemon.domain.mail import MailFact
from daemon.domain.policy import Policy
from daemon.domain.stages import CLOSED, OUTCOMES, Signal, Stage, move

Fact = MailFact | Event


@dataclass(slots=True)
class Verdicts:
    """What the person said about questions and mails, known before the story is told."""

    confirmed: set[str] = field(default_factory=set)  # question keys answered yes
    refused: set[str] = field(default_factory=set)  # question keys answered no
    muted: set[str] = field(default_factory=set)  # mails whose move was undone
    labels: dict[str, str] = field(default_factory=dict)  # mail -> label by the person
    tied: set[str] = field(default_factory=set)  # mails that the person said belong here
    our_ids: set[str] = field(default_factory=set)  # Message-IDs of drafts of ours that left
    own_ids: set[str] = field(default_factory=set)  # Message-IDs the person wrote, in any thread


def order(fact: Fact) -> tuple[datetime, str, int]:
    """The order of a story: own time, ties by Message-ID, then by the journal."""
    if isinstance(fact, MailFact):
        return fact.at, fact.message_id or "", fact.event
    return fact.at, "~", fact.id


class Fold:
    """Tells one application's story. After `run`, `application` is as of `now`."""

    def __init__(self, application: Application, policy: Policy, verdicts: Verdicts, items: sent.Items) -> None:
        self.application = application
        self.policy = policy
        self.verdicts = verdicts
        self.items = items
        self.here: set[str] = set()  # Message-IDs of this application's mails so far
        application.stage = Stage.NEW

    def run(self, facts: Iterable[Fact], now: datetime) -> Application:
        """Take every fact not later than `now`, in the order of its own time."""
        for fact in sorted(facts, key=order):
            if fact.at > now:
                break
            self._clock(fact.at)
            if isinstance(fact, MailFact):
                self._mail(fact)
            else:
                hand.take(self, fact)
        self._clock(now)
        interviews.number_rounds(self.application, self.policy)
        if self.application.stage is Stage.NEW:
            self.application.stage = Stage.APPLIED
        asking.about_passed_proposals(self, now)
        return self.application

    # Signals

    def signal(
        self,
        signal: Signal,
        at: datetime,
        *,
        event: int | None,
        source: str,
        mail: MailFact | None = None,
        what: str = "",
    ) -> bool:
        """Move the stage by the table; False when the table has no such move (recorded all the same)."""
        app = self.application
        to = move(
            app.stage,
            signal,
            ahead=any(i.ahead for i in app.interviews),
            held=any(i.state == "held" for i in app.interviews),
            before=app.before,
        )
        if to is not None:
            self.set_stage(to, at)
        self.tell(at, what or signal.value, event=event, source=source, mail=mail)
        return to is not None

    def set_stage(self, to: Stage, at: datetime) -> None:
        """Enter a stage, remembering where `assessment` and `quiet` go back to."""
        app = self.application
        if to is app.stage:
            return
        if to in (Stage.ASSESSMENT, Stage.QUIET):
            if app.stage not in (Stage.ASSESSMENT, Stage.QUIET, Stage.NEW):
                app.before = app.stage
        else:
            app.before = None
        app.stage, app.since = to, at

    def tell(
        self, at: datetime, what: str, *, event: int | None, source: str, mail: MailFact | None = None, words: str = ""
    ) -> None:
        """Add a line to the timeline."""
        evidence = mail.evidence if mail else ((words,) if words else ())
        stage = Stage.APPLIED if self.application.stage is Stage.NEW else self.application.stage
        self.application.timeline.append(
            TimelineEntry(event, at, what, source, mail.key if mail else None, evidence, stage.value)
        )

    # The clock

    def _clock(self, until: datetime) -> None:
        while (coming := self._next_clock(until)) is not None:
            at, held = coming
            if held is not None:
                held.state = "held"
                promises.spend(self.application, self.policy)
                self.signal(Signal.INTERVIEW_HELD, at, event=None, source="clock")
            else:
                self.signal(Signal.GONE_QUIET, at, event=None, source="clock")

    def _next_clock(self, until: datetime) -> tuple[datetime, Interview | None] | None:
        app = self.application
        over = [(i.ends, i) for i in app.interviews if i.ahead and i.ends <= until]
        soonest = min(over, key=lambda pair: (pair[0], pair[1].id), default=None)
        silent = quiet.gone_quiet_at(app, self.policy)
        if silent is not None and silent <= until and (soonest is None or silent < soonest[0]):
            return silent, None
        return soonest

    # Mail

    def _mail(self, mail: MailFact) -> None:
        app = self.application
        if mail.own:
            app.own_mails.append(mail)
            sent.take_own_mail(self, mail)
        else:
            known = mail.sender in app.contacts and app.contacts[mail.sender or ""].known
            app.mails.append(mail)
            self._their_mail(mail, known)
        self.here.update(m for m in (mail.message_id,) if m)

    def _their_mail(self, mail: MailFact, known: bool) -> None:
        app = self.application
        contacts.take_sender(app, mail)
        if mail.label == Label.BOUNCE:
            contacts.take_bounce(app, mail)
            self.tell(mail.at, "bounce", event=mail.event, source="mail", mail=mail)
            return
        contacts.take_people(app, mail)
        if mail.label == Label.AUTO_REPLY:
            self.tell(mail.at, "auto_reply", event=mail.event, source="mail", mail=mail)
            return
        app.last_word = mail.at
        self._fill_names(mail)
        if mail.human:
            app.last_human, app.human_mail = mail.at, mail.key
        asking.about_address(self, mail)
        self._meaning(mail, known)

    def _fill_names(self, mail: MailFact) -> None:
        app = self.application
        app.company = app.company or mail.company
        app.role = app.role or mail.role

    def _meaning(self, mail: MailFact, known: bool) -> None:
        label = self.verdicts.labels.get(mail.key, mail.label)
        if mail.key in self.verdicts.muted:
            self.tell(mail.at, "undone", event=mail.event, source="mail", mail=mail)
            return
        if label == Label.UNSURE:
            asking.unsure(self, mail)
            return
        signal = meaning.signal_of(mail, label)
        if signal in OUTCOMES and not asking.outcome_may_move(self, mail, known, signal):
            promises.take_mail(self.application, mail, self.policy)
            self.tell(mail.at, f"{signal}?", event=mail.event, source="mail", mail=mail)
            return
        if self.application.stage in CLOSED:
            asking.after_closing(self, mail, signal)
            if self.application.stage in CLOSED:
                return
        if signal is Signal.WITHDREW and not asking.withdrawal_confirmed(self, mail, signal):
            self.tell(mail.at, "withdrew?", event=mail.event, source="mail", mail=mail)
            return
        if signal is None:
            promises.take_mail(self.application, mail, self.policy)
            self.tell(mail.at, label, event=mail.event, source="mail", mail=mail)
            return
        self._apply(mail, signal, label)

    def _apply(self, mail: MailFact, signal: Signal, label: str) -> None:
        app = self.application
        taken = meaning.take_interview(app, mail, label, signal)
        if taken is None:
            promises.take_mail(app, mail, self.policy)
            self.tell(mail.at, label, event=mail.event, source="mail", mail=mail)
            return
        before = app.stage
        moved = self.signal(taken, mail.at, event=mail.event, source="mail", mail=mail)
        if not moved and not self._moved_by_the_person(mail, taken):
            asking.move(self, mail, taken)
            return
        self._consequences(mail, taken, before)
        promises.take_mail(app, mail, self.policy)

    def _moved_by_the_person(self, mail: MailFact, signal: Signal) -> bool:
        """A move that the table does not have from here, but that the person said counts: as from `applied`."""
        to = move(Stage.APPLIED, signal, ahead=any(i.ahead for i in self.application.interviews), held=False)
        if to is None or f"confirm:{mail.key}" not in self.verdicts.confirmed:
            return False
        self.set_stage(to, mail.at)
        return True

    def _consequences(self, mail: MailFact, signal: Signal, before: Stage) -> None:
        app = self.application
        match signal:
            case Signal.INVITED | Signal.ASSESSMENT_ASKED:
                self._need(mail, signal)
            case Signal.INTERVIEW_FIXED | Signal.INTERVIEW_MOVED:
                self.close_needs({"invitation", "proposal"})
            case Signal.INTERVIEW_CANCELLED:
                app.cancelled_at = mail.at
                self.close_needs({"invitation", "proposal"})
            case Signal.OFFER_MADE:
                app.offer_mail, app.offer_at = mail, mail.at
            case Signal.REJECTED | Signal.OFFER_WITHDRAWN:
                if before is not Stage.REJECTED:
                    app.rejection_mail, app.rejection_at = mail, mail.at
            case Signal.PAUSED:
                app.statement = None
        if signal in (Signal.INVITED, Signal.INTERVIEW_FIXED):
            promises.spend_on_invitation(app, mail.at)

    def _need(self, mail: MailFact, signal: Signal) -> None:
        what = "assessment" if signal is Signal.ASSESSMENT_ASKED else "invitation"
        if what == "invitation":
            self.close_needs({"invitation", "proposal"})
            if any(i.state == "proposed" and mail.key in i.mails for i in self.application.interviews):
                what = "proposal"
        deadline = mail.deadline
        self.application.needs.append(Need(mail.key, mail.at, what, frozenset(mail.threads()), deadline))

    def close_needs(self, whats: set[str]) -> None:
        """What they asked for is settled."""
        for need in self.application.needs:
            need.answered = need.answered or need.what in whats

    # Questions

    def ask(self, question: Question) -> None:
        """Put a question on the application unless the person has answered it."""
        if question.key not in self.verdicts.confirmed and question.key not in self.verdicts.refused:
            self.application.questions.append(question)
