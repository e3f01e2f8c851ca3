"""Owns knocking at a server's door: connect, TLS, greeting, and away again; nobody signs in."""

from __future__ import annotations

import ssl

from daemon.sources.imap import troubles
from daemon.sources.imap.client import TROUBLE, Client
from daemon.sources.imap.deadline import Deadline
from daemon.sources.imap.settings import LIMITS, ImapSettings, Limits


def knock(settings: ImapSettings, limits: Limits = LIMITS) -> None:
    """Raises MailboxError when nobody is there, or somebody else."""
    deadline = Deadline()
    try:
        plain = settings.tls == "none-loopback-only"
        context = None if plain else ssl.create_default_context(cafile=settings.ca_file)
        with deadline.within(limits.connect + limits.read):
            Client(settings, context, deadline, limits).cut()
    except ssl.SSLCertVerificationError as error:
        raise troubles.certificate(settings, error) from error
    except TROUBLE as error:
        raise troubles.broken(settings, "connecting", error, late=deadline.passed) from error
    finally:
        deadline.close()
