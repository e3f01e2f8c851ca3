"""Owns the trials on the account's own servers: the real Trials."""

from __future__ import annotations

import contextlib
import shlex
from collections import Counter
from collections.abc import Iterator
from email.utils import parseaddr
from typing import TYPE_CHECKING, Literal

from daemon.bootstrap.setting_up.shapes import Mailbox
from daemon.bootstrap.setting_up.trials import Folders, Secret
from daemon.clock import Clock, SystemClock
from daemon.errors import CredentialsError, MailboxError

if TYPE_CHECKING:
    from daemon.sources.imap.session import Session
    from daemon.sources.imap.settings import ImapSettings

LISTENING = 0.2  # seconds; that the round begins and ends is what is tried
NEWEST = 30  # sent mails that are asked for the person's name
INBOX = "INBOX"


class RealTrials:
    """See Trials."""

    def __init__(self, clock: Clock | None = None) -> None:
        self._clock = clock or SystemClock()

    @contextlib.contextmanager
    def imap(self, mailbox: Mailbox, secret: Secret) -> Iterator[RealVisit]:
        """See Trials."""
        from daemon.sources.imap.session import Session

        settings = settings_of(mailbox, secret)
        session = Session(settings)
        try:
            yield RealVisit(session, settings, self._clock, mailbox.address)
        finally:
            session.close()

    def smtp(self, mailbox: Mailbox, secret: Secret) -> None:
        """See Trials."""
        from pathlib import Path

        from daemon.adapters.smtp import SmtpSender

        server = mailbox.smtp
        if server is None:
            return
        tls: Literal["implicit", "starttls"] = "implicit" if server.tls == "implicit" else "starttls"
        ca_file = Path(mailbox.ca_file) if mailbox.ca_file else None
        result = SmtpSender(server.host, server.port, tls, mailbox.user, secret, ca_file, auth=_auth(mailbox)).check()
        if result is None:
            return
        wrong = f"{server.host} does not let mail out: {result.words.rstrip('.')}."
        if result.sign_in_failed:
            raise CredentialsError(wrong, _remedy(mailbox))
        do = "Ask your provider for the server that sends mail and start again with --smtp NAME:PORT."
        raise MailboxError(wrong, do)


class RealVisit:
    """See Visit."""

    def __init__(self, session: Session, settings: ImapSettings, clock: Clock, address: str) -> None:
        self._session, self._settings, self._clock, self._address = session, settings, clock, address

    def inbox(self) -> None:
        """See Visit."""
        from daemon.sources.imap.mailbox import examine

        examine(self._session, INBOX)

    def folders(self) -> Folders:
        """See Visit."""
        from daemon.sources.imap.folders import folders

        found = folders(self._session, all_there=False)
        return Folders(found.drafts, found.sent, found.missing)

    def probe(self, drafts: str) -> None:
        """See Visit."""
        from daemon.bootstrap.setting_up.probing import probe

        probe(self._settings, self._clock, self._address)

    def idle(self) -> bool:
        """See Visit."""
        from daemon.sources.imap.idle import idle_round
        from daemon.sources.imap.mailbox import examine

        if not self._session.has("IDLE"):
            return False
        examine(self._session, INBOX)
        idle_round(self._session, LISTENING, lambda: None, lambda: False)
        return True

    def authserv_id(self) -> str | None:
        """See Visit."""
        from daemon.sources.imap.learning import authserv_id

        return authserv_id(self._session)

    def signed_as(self, sent: str) -> str | None:
        """See Visit."""
        from daemon.sources.headers import fields_of, first
        from daemon.sources.imap.mailbox import examine, fetch, piece, uids_from

        state = examine(self._session, sent)
        uids = uids_from(self._session, max(1, state.uidnext - NEWEST), None)[-NEWEST:]
        answers = fetch(self._session, uids, b"BODY.PEEK[HEADER.FIELDS (FROM)]") if uids else {}
        heads = (fields_of(piece(answer, b"BODY[HEADER.FIELDS") or b"") for answer in answers.values())
        pairs = (parseaddr(first(head, "from") or "") for head in heads)
        names = Counter(name.strip() for name, address in pairs if address.lower() == self._address.lower())
        return next((name for name, _ in names.most_common() if _is_name(name)), None)


def _is_name(name: str) -> bool:
    return 1 < len(name) <= 100 and name.isprintable() and "@" not in name and any(map(str.isalpha, name))


def settings_of(mailbox: Mailbox, secret: Secret) -> ImapSettings:
    """What the IMAP source needs of a mailbox that is tried."""
    from daemon.sources.imap.settings import ImapSettings

    server = mailbox.imap
    return ImapSettings(
        mailbox.name,
        server.host,
        server.port,
        mailbox.user,
        secret,
        tls="none-loopback-only" if server.tls == "none" else server.tls,
        auth=mailbox.auth,
        ca_file=mailbox.ca_file,
        sent=mailbox.sent,
        drafts=mailbox.drafts,
        remedy=_remedy(mailbox),
    )


def _auth(mailbox: Mailbox) -> Literal["password", "xoauth2"]:
    return "xoauth2" if mailbox.auth.startswith("oauth") else "password"


def _remedy(mailbox: Mailbox) -> str:
    if mailbox.auth.startswith("oauth"):
        again = f"followup setup --sign-in {shlex.quote(mailbox.name)}"
        return f"Run `{again}` and choose {mailbox.user} where you sign in, no other account."
    return "Run `followup setup` and give a new password."
