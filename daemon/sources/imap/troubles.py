"""Owns telling from how a connection failed which trouble it is, in words without jargon."""

from __future__ import annotations

import errno
import re
import socket
import ssl

from daemon.domain.problems import Code, said
from daemon.errors import CredentialsError, MailboxError
from daemon.sources.imap.refusals import is_busy, plainly, response_code, shown
from daemon.sources.imap.settings import ImapSettings

_EXPIRED = (9, 10)  # X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED
_OFFLINE = {errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}
_SILENT = {errno.EHOSTUNREACH, errno.ETIMEDOUT, errno.EHOSTDOWN}
_NO_FOLDER = re.compile(
    r"n['o]?t exist|no such|not found|unknown (?:mailbox|folder)|nonexist|does ?n.t exist", re.IGNORECASE
)
_NO_ROOM = re.compile(r"quota|mailbox is full|no space|not enough (?:room|space)", re.IGNORECASE)
_DOING = {
    "IDLE": "waiting for news",
    "ending IDLE": "waiting for news",
    "listening": "waiting for news",
    "CAPABILITY": "asking what it can do",
    "NOOP": "asking whether it is there",
    "LOGOUT": "saying good-bye",
}


def certificate(settings: ImapSettings, error: ssl.SSLCertVerificationError) -> MailboxError:
    """The server showed a certificate that is not to be trusted; nothing was said to it."""
    code = Code.CERTIFICATE_EXPIRED if error.verify_code in _EXPIRED else Code.CERTIFICATE_UNTRUSTED
    return MailboxError(*said(code, host=settings.host, answer=error.verify_message), code)


def broken(settings: ImapSettings, what: str, error: BaseException, *, late: bool) -> MailboxError:
    """The connection could not be made, or broke while doing `what`; `late`: its time was over."""
    code = Code.NO_ANSWER if late else _kind(error)
    facts = {"host": settings.host, "port": settings.port, "doing": _DOING.get(what, what)}
    return MailboxError(*said(code, answer=_why(error), **facts), code)


def _kind(error: BaseException) -> Code:
    number = getattr(error, "errno", None)
    match error:
        case socket.gaierror():
            return Code.HOST_UNKNOWN
        case ConnectionRefusedError():
            return Code.CONNECTION_REFUSED
        case TimeoutError():
            return Code.NO_ANSWER
        case OSError() if number in _OFFLINE:
            return Code.HOST_UNKNOWN
        case OSError() if number in _SILENT:
            return Code.NO_ANSWER
    text = str(error)
    if is_busy(text) and "BYE" in text.upper():
        return Code.SERVER_BUSY
    return Code.CONNECTION_LOST


def _why(error: BaseException) -> str:
    if isinstance(error, ssl.SSLError):
        return "no encryption could be agreed on"
    if isinstance(error, OSError) and error.strerror:
        return shown(error.strerror)
    return plainly(str(error)) or type(error).__name__


def refused(settings: ImapSettings, what: str, text: str, otherwise: Code) -> MailboxError:
    """The server said no to a command; `otherwise` is the trouble when its words do not tell more."""
    code, folder = _refusal(what, text, otherwise), what.partition(" ")[2].removeprefix("at ")
    facts = {"account": repr(settings.name), "folder": folder, "doing": _DOING.get(what, what), "there": ""}
    return MailboxError(*said(code, answer=plainly(text), **facts), code)


def _refusal(what: str, text: str, otherwise: Code) -> Code:
    named = response_code(text)
    if what.startswith("putting"):
        if named == "OVERQUOTA" or _NO_ROOM.search(text[:500]):
            return Code.MAILBOX_FULL
        return Code.SERVER_BUSY if named in ("LIMIT", "UNAVAILABLE", "THROTTLED") else otherwise
    if what.startswith(("opening", "looking")) and (named in ("NONEXISTENT", "TRYCREATE") or _NO_FOLDER.search(text)):
        return Code.FOLDER_GONE
    return Code.SERVER_BUSY if named == "OVERQUOTA" or is_busy(text) else otherwise


def folder_gone(settings: ImapSettings, folder: str, there: str) -> MailboxError:
    """A folder the configuration names is not among those `there`."""
    facts = {"account": repr(settings.name), "folder": repr(folder), "there": f"; there are: {there}"}
    return MailboxError(*said(Code.FOLDER_GONE, **facts), Code.FOLDER_GONE)


def rebuilt(settings: ImapSettings, folder: str) -> MailboxError:
    """UIDVALIDITY is another one: everything recent is read again (RFC 3501 section 2.3.1.1)."""
    facts = {"account": repr(settings.name), "folder": repr(folder)}
    return MailboxError(*said(Code.FOLDER_REBUILT, **facts), Code.FOLDER_REBUILT)


def sent_missing(settings: ImapSettings) -> MailboxError:
    """Neither the configuration nor the server names a folder for sent mail."""
    return MailboxError(*said(Code.SENT_MISSING, account=repr(settings.name)), Code.SENT_MISSING)


def busy(settings: ImapSettings, text: str) -> MailboxError:
    """The server lets nobody in now, whatever the password."""
    return MailboxError(*said(Code.SERVER_BUSY, account=repr(settings.name), answer=plainly(text)), Code.SERVER_BUSY)


def wrong_secret(settings: ImapSettings, text: str) -> CredentialsError:
    """The server refused the password, or the token."""
    code = Code.SIGN_IN_EXPIRED if settings.auth.startswith("oauth") else Code.WRONG_PASSWORD
    wrong, _ = said(code, account=repr(settings.name), answer=plainly(text))
    return CredentialsError(wrong, settings.remedy, code)
