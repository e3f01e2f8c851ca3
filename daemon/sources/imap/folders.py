"""Owns finding an account's folders: what the configuration says, else SPECIAL-USE (RFC 6154), else usual names."""

from __future__ import annotations

from dataclasses import dataclass

from daemon.sources.imap import troubles
from daemon.sources.imap.answers import fetched_folders
from daemon.sources.imap.client import decoded
from daemon.sources.imap.session import Session
from daemon.sources.source import Role

_USUAL = {
    Role.SENT: [
        "sent",
        "sent items",
        "sent mail",
        "sent messages",
        "sent-mail",
        "gesendet",
        "gesendete elemente",
        "gesendete objekte",
        "enviados",
        "elementos enviados",
        "envoyés",
        "éléments envoyés",
        "messages envoyés",
        "posta inviata",
        "inviati",
        "verzonden items",
        "verzonden",
        "skickat",
        "skickade objekt",
        "sendt",
        "sendte elementer",
        "itens enviados",
        "wysłane",
        "elementy wysłane",
    ],
    Role.DRAFTS: [
        "drafts",
        "draft",
        "entwürfe",
        "borradores",
        "brouillons",
        "bozze",
        "concepten",
        "utkast",
        "kladder",
        "rascunhos",
        "kopie robocze",
        "wersje robocze",
    ],
    Role.ARCHIVE: ["archive", "archives", "archiv", "archivo", "archivio", "archief", "arkiv", "arquivo", "archiwum"],
}
_FLAGS = {Role.SENT: b"\\sent", Role.DRAFTS: b"\\drafts", Role.ARCHIVE: b"\\archive"}


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of an account by role; `watched` are read like an inbox.

    `missing` are configured and not there; `there` names the first of those that are.
    """

    watched: tuple[str, ...]
    sent: str | None = None
    drafts: str | None = None
    archive: str | None = None
    missing: tuple[str, ...] = ()
    there: str = ""

    def read(self) -> tuple[tuple[str, Role], ...]:
        """Every folder that is read, each once, with its role; Drafts never is."""
        named = [(name, Role.INBOX) for name in self.watched]
        named += [(name, role) for name, role in ((self.sent, Role.SENT), (self.archive, Role.ARCHIVE)) if name]
        left_out = {self.drafts, *self.missing}
        once = {name: role for name, role in reversed(named) if name not in left_out}
        return tuple(once.items())[::-1]


def folders(session: Session, *, all_there: bool = True) -> Folders:
    """The folders of the session's account. With `all_there` MailboxError when a configured one does not exist."""
    settings = session.settings
    listed = _listed(session)
    names = {name for name, _ in listed}
    chosen = {
        Role.SENT: settings.sent or _find(listed, Role.SENT),
        Role.DRAFTS: settings.drafts or _find(listed, Role.DRAFTS),
        Role.ARCHIVE: settings.archive or _find(listed, Role.ARCHIVE),
    }
    wanted = (*settings.folders, *(name for name in chosen.values() if name))
    missing = tuple(name for name in wanted if names and name.upper() != "INBOX" and name not in names)
    there = ", ".join(sorted(names)[:20])
    if missing and all_there:
        raise troubles.folder_gone(settings, missing[0], there)
    return Folders(settings.folders, chosen[Role.SENT], chosen[Role.DRAFTS], chosen[Role.ARCHIVE], missing, there)


def _listed(session: Session) -> list[tuple[str, frozenset[bytes]]]:
    """Every folder that can be opened, with its flags in lower case. A name that cannot be read is left out."""
    with session.command("listing folders") as client:
        records = client.command(b"LIST", b'""', b'"*"', answer="LIST")
        found = list(fetched_folders(records))
    listed: list[tuple[str, frozenset[bytes]]] = []
    for flags, name in found:
        if flags & {b"\\noselect", b"\\nonexistent"}:
            continue
        try:
            listed.append((decoded(name), flags))
        except ValueError:
            continue
    return listed


def _find(listed: list[tuple[str, frozenset[bytes]]], role: Role) -> str | None:
    flagged = [name for name, flags in listed if _FLAGS[role] in flags]
    if flagged:
        return flagged[0]
    usual = _USUAL[role]
    last = {name: name.replace("/", ".").rpartition(".")[2].casefold() for name, _ in listed}
    found = sorted(
        (name for name in last if last[name] in usual), key=lambda name: (usual.index(last[name]), len(name))
    )
    return found[0] if found else None
