"""Owns learning whose Authentication-Results an account's own server writes (RFC 8601 section 2.5)."""

from __future__ import annotations

from collections import Counter

from classifiers.authentication import read_header
from daemon.sources.headers import fields_of, first
from daemon.sources.imap.mailbox import examine, fetch, piece, uids_from
from daemon.sources.imap.session import Session

NEWEST = 60
FEWEST = 3
SHARE = 0.8
_WANTED = b"BODY.PEEK[HEADER.FIELDS (AUTHENTICATION-RESULTS)]"


def authserv_id(session: Session, folder: str = "INBOX") -> str | None:
    """The authserv-id that the newest mails agree on, None when they do not or are too few.

    The topmost header of its name is the one the last server wrote, which is the account's own; one that a sender
    put in stands below it. A forger would have to send most of the newest mails to be believed.
    """
    state = examine(session, folder)
    uids = uids_from(session, max(1, state.uidnext - NEWEST), None)[-NEWEST:]
    if not uids:
        return None
    answers = fetch(session, uids, _WANTED)
    heads = [fields_of(piece(answer, b"BODY[HEADER.FIELDS") or b"") for answer in answers.values()]
    tops = [first(head, "authentication-results") for head in heads]
    servers = Counter(read_header(top).server for top in tops if top)
    if not servers:
        return None
    server, count = servers.most_common(1)[0]
    return server if server and count >= FEWEST and count >= SHARE * servers.total() else None
