"""Owns setting up in the background, for the page: one attempt after another, each seen while it goes on."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from daemon.adapters.discovery.providers import by_domain
from daemon.adapters.discovery.shapes import Found, Server
from daemon.bootstrap.setting_up import steps
from daemon.bootstrap.setting_up.advice import no_imap
from daemon.bootstrap.setting_up.advice import steps as steps_of
from daemon.bootstrap.setting_up.importing import Summary, first_import
from daemon.bootstrap.setting_up.shapes import Mailbox, Person, Wishes
from daemon.bootstrap.setting_up.signing import Code, by_code, with_client
from daemon.bootstrap.setting_up.trials import Finding, Secret, try_imap, try_smtp
from daemon.bootstrap.setting_up.world import World
from daemon.errors import ConfigError, CredentialsError, FollowupError, MailboxError

MOST_REFUSALS = 3  # providers lock an account after a few more
_ADDRESS = re.compile(r"[^\s\x00-\x1f\x7f<>@,;]{1,64}@[^\s\x00-\x1f\x7f<>@,;]{1,189}")


class Stage(StrEnum):
    """Where setting up stands. READING: the configuration is written, the first import goes on."""

    ASKING = "asking"
    TRYING = "trying"
    READING = "reading"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person said. `command` prints the password where there is no keyring; `secret` is never kept."""

    address: str
    send: str  # drafts | smtp
    secret: str = field(default="", repr=False)
    command: str = ""
    client_id: str = ""  # of the person's own OAuth client: a code is shown in the place of a password
    tenant: str = ""
    wishes: Wishes = field(default_factory=Wishes)


@dataclass(frozen=True, slots=True)
class Seen:
    """How things stand. `missing` names the answer that is needed now: secret, imap, smtp, command, or "".

    `proposed` is a server to agree to, `code` to be typed at the provider. `read`: mails read so far, and of how many.
    """

    stage: Stage = Stage.ASKING
    findings: tuple[Finding, ...] = ()
    error: FollowupError | None = None
    missing: str = ""
    proposed: Server | None = None
    code: Code | None = None
    read: tuple[int, int | None] = (0, None)
    person: Person | None = None
    mailbox: Mailbox | None = None
    summary: Summary | None = None


class _NeededError(Exception):
    """One more answer is needed."""

    def __init__(self, missing: str, wrong: str, do: str, proposed: Server | None = None) -> None:
        super().__init__(wrong)
        self.missing, self.proposed, self.error = missing, proposed, ConfigError(wrong, do)


class Work:
    """One first start. Threads may share it; `done` is set when the first import is over."""

    def __init__(self, path: Path, data: Path | None, at: str | None, world: World) -> None:
        self.path, self._data, self._at, self._world = path, data, at, world
        self._seen = Seen()
        self._refusals = 0
        self._lock = threading.Lock()
        self.answers: Answers | None = None  # without the secret
        self.done = threading.Event()

    def seen(self) -> Seen:
        """How things stand now."""
        with self._lock:
            return self._seen

    def begin(self, answers: Answers) -> None:
        """Try these answers, unless something is being tried already."""
        with self._lock:
            if self._seen.stage is not Stage.ASKING:
                return
            self._seen = Seen(Stage.TRYING)
            self.answers = replace(answers, secret="")
        threading.Thread(target=self._attempt, args=(answers,), name="setting up", daemon=True).start()

    def _attempt(self, answers: Answers) -> None:
        try:
            self._set_up(answers)
            self._import()
        except _NeededError as needed:
            self._now(stage=Stage.ASKING, error=needed.error, missing=needed.missing, proposed=needed.proposed)
        except FollowupError as error:
            self._failed(error)
        except Exception as error:  # a thread that dies silently would leave the page waiting for ever
            said = f"Something broke ({type(error).__name__})."
            self._failed(MailboxError(said, "Try followup setup in a terminal; -v shows more."))

    def _failed(self, error: FollowupError) -> None:
        """Say so. Once it is set up it is done: what could not be read is tried again by itself."""
        if self.seen().stage is Stage.READING:
            self._finish(error)
            return
        missing = "secret" if isinstance(error, CredentialsError) else ""
        self._now(stage=Stage.ASKING, code=None, error=error, missing=missing)

    def _set_up(self, answers: Answers) -> None:
        world, wishes = self._world, answers.wishes
        if not _ADDRESS.fullmatch(answers.address):
            raise _NeededError("address", "This is no mail address.", "It looks like maya@acme.test.")
        found = self._found(answers)
        assert found.imap is not None
        mailbox = steps.mailbox_for(answers.address, found.imap, found, wishes)
        mailbox, secret = self._secret(mailbox, answers)
        findings = list(self._shown(try_imap(mailbox, secret, world.trials)))
        if findings[0].error:
            self._refusals += isinstance(findings[0].error, CredentialsError)
            raise findings[0].error
        mailbox, findings = self._way_out(mailbox, secret, found, answers, findings)
        person = steps.person_for(mailbox, findings, wishes, world)
        mailbox = steps.learned(mailbox, findings)
        if not answers.command and not answers.client_id:
            world.store(mailbox, answers.secret)
        steps.write(self.path, person, mailbox)
        self._now(stage=Stage.READING, person=person, mailbox=mailbox)

    def _found(self, answers: Answers) -> Found:
        found = steps.look_for(answers.address, answers.wishes, self._world)
        provider = found.provider or by_domain(answers.address)
        domain = answers.address.rpartition("@")[2]
        if provider and not answers.wishes.imap:
            if provider.sign_in == "none":
                raise no_imap(provider.name, provider.note, provider.clicks)
            if provider.sign_in == "oauth" and not (answers.client_id or answers.command):
                raise _NeededError("client_id", provider.note, steps_of(provider.clicks))
        if found.imap is None:
            wrong = f"No mail server of {domain} was found."
            raise _NeededError("imap", wrong, "Your provider's help names its IMAP server: write it below.")
        if not found.vouched:
            wrong = f"{domain} says that its mail is kept by {found.imap.host}, and nothing vouches for that."
            do = "Is that your provider's server? Then leave it below, and type your password again."
            raise _NeededError("imap", wrong, do, found.imap)
        return found

    def _secret(self, mailbox: Mailbox, answers: Answers) -> tuple[Mailbox, Secret]:
        if self._refusals >= MOST_REFUSALS:
            do = "Wait a quarter of an hour, look up the password, and start again: followup review"
            raise ConfigError("Three passwords were refused; more might lock your mailbox.", do)
        if answers.client_id:
            mailbox = with_client(mailbox, answers.client_id, answers.tenant or None)
            secret = by_code(mailbox, self._world, lambda code: self._now(code=code))
            self._now(code=None)
            return mailbox, secret
        if answers.command:
            from daemon.adapters.secrets import secret_for

            mailbox = replace(mailbox, secret=f"command:{answers.command}")
            return mailbox, partial(str, secret_for(mailbox.secret, mailbox.name, mailbox.user))
        try:
            self._world.prove()
        except CredentialsError as error:
            do = "Write a command below that prints the password, such as pass show mail."
            raise _NeededError("command", error.wrong, do) from error
        if not answers.secret:
            raise _NeededError("secret", "The password is missing.", "Type it once more; it is not kept on this page.")
        return mailbox, partial(str, answers.secret)

    def _way_out(
        self, mailbox: Mailbox, secret: Secret, found: Found, answers: Answers, findings: list[Finding]
    ) -> tuple[Mailbox, list[Finding]]:
        """SMTP that does not work is shown, and drafts are the way until it does."""
        if answers.send != "smtp":
            return mailbox, findings
        smtp = steps.smtp_for(mailbox, found, answers.wishes, self._world)
        if smtp is None:
            wrong = "No server that sends your mail was found."
            raise _NeededError("smtp", wrong, "Your provider's help names its SMTP server: write it below.")
        sending = replace(mailbox, smtp=smtp)
        tried = list(self._shown(try_smtp(sending, secret, self._world.trials)))
        return (mailbox if any(one.error for one in tried) else sending), [*findings, *tried]

    def _import(self) -> None:
        def step(done: int, total: int | None) -> None:
            self._now(read=(done, total))

        found = first_import(self.path, self._data, self._at, step)
        self._now(summary=found)
        self._finish(None)

    def _finish(self, error: FollowupError | None) -> None:
        self._now(stage=Stage.DONE, error=error)
        self.done.set()

    def _shown(self, findings: Iterator[Finding]) -> Iterator[Finding]:
        for finding in findings:
            with self._lock:
                self._seen = replace(self._seen, findings=(*self._seen.findings, finding))
            yield finding

    def _now(self, **changes: object) -> None:
        with self._lock:
            self._seen = replace(self._seen, **changes)  # type: ignore[arg-type]
