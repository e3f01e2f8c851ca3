"""Owns the table of what can go wrong: for each code the words, the next step, how bad it is, and the exit code.

Whoever meets a trouble names its code; `status`, `doctor`, the review page and docs/troubleshooting.md say the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """BLIND: mail may be missed or a draft may not leave. WARNING: to be known, and nothing is missed."""

    BLIND = "blind"
    WARNING = "warning"


class Code(StrEnum):
    """What is wrong; stable, for scripts."""

    WRONG_PASSWORD = "wrong-password"  # noqa: S105 - a code
    SIGN_IN_EXPIRED = "sign-in-expired"
    KEYRING_LOCKED = "keyring-locked"
    KEYRING_GONE = "keyring-gone"
    NO_PASSWORD = "no-password"  # noqa: S105 - a code
    CERTIFICATE_EXPIRED = "certificate-expired"
    CERTIFICATE_UNTRUSTED = "certificate-untrusted"
    HOST_UNKNOWN = "host-unknown"
    CONNECTION_REFUSED = "connection-refused"
    NO_ANSWER = "no-answer"
    CONNECTION_LOST = "connection-lost"
    SERVER_BUSY = "server-busy"
    SERVER_REFUSES = "server-refuses"
    FOLDER_GONE = "folder-gone"
    FOLDER_REBUILT = "folder-rebuilt"
    WATCH_DIED = "watch-died"
    WATCH_POLLING = "watch-polling"
    MAILBOX_FULL = "mailbox-full"
    MAILBOX_NEARLY_FULL = "mailbox-nearly-full"
    DRAFTS_NOT_WRITABLE = "drafts-not-writable"
    SENT_NOT_WRITABLE = "sent-not-writable"
    ALL_SKIPPED = "all-skipped"
    JOURNAL_LOCKED = "journal-locked"
    JOURNAL_DAMAGED = "journal-damaged"
    JOURNAL_UNWRITABLE = "journal-unwritable"
    DISK_FULL = "disk-full"
    DISK_NEARLY_FULL = "disk-nearly-full"
    READER_DYING = "reader-dying"
    CLOCK_JUMPED = "clock-jumped"
    CLOCK_WRONG = "clock-wrong"
    SCHEDULER_STUCK = "scheduler-stuck"
    TURN_STUCK = "turn-stuck"
    PROGRAM_STUCK = "program-stuck"
    NOT_RUNNING = "not-running"
    NEVER_READ = "never-read"
    NOT_SEEN = "not-seen"
    NO_ACCOUNT = "no-account"
    OTHER = "other"
    CONFIG_MISSING = "config-missing"
    CONFIG_WRONG = "config-wrong"
    PYTHON_OLD = "python-old"
    SQLITE_OLD = "sqlite-old"
    NAME_CLASH = "name-clash"
    NOT_ISOLATED = "not-isolated"
    OPEN_TO_OTHERS = "open-to-others"
    NO_AUTHORITIES = "no-authorities"
    NO_ENCRYPTION = "no-encryption"
    SENT_MISSING = "sent-missing"


@dataclass(frozen=True, slots=True)
class Row:
    """One trouble. `wrong` and `do` are sentences with facts in braces; `exit` counts when the severity is BLIND.

    `more`: what the program does meanwhile, and what else may help, for the page of help.
    """

    wrong: str
    do: str
    more: str
    severity: Severity = Severity.BLIND
    exit: int = 4


_WARN = Severity.WARNING
_AGAIN = "it is tried again by itself"
_TO_SIGN_IN = "Nothing is tried with a password that was refused three times, so that the provider does not lock you out."

MAIL: dict[Code, Row] = {
    Code.WRONG_PASSWORD: Row(
        "The mail server refused to sign in {account}: {answer}",
        "Run `followup setup` and give a new password.",
        f"{_TO_SIGN_IN} Most providers want an app password (providers.md). It goes on as soon as the password changes.",
        exit=3,
    ),
    Code.SIGN_IN_EXPIRED: Row(
        "The permission to read {account} has run out or was taken back: {answer}",
        "Sign in again: run `followup setup`.",
        "Google and Microsoft end a permission when a password changes, after months without use, or when you take it back.",
        exit=3,
    ),
    Code.KEYRING_LOCKED: Row(
        "The keyring is locked, so the password of {account} cannot be had.",
        'Unlock the keyring; without a desktop use secret = "command:..." or a systemd credential.',
        "It is asked again at the next look; nothing needs to be restarted.",
        exit=3,
    ),
    Code.KEYRING_GONE: Row(
        "This machine has no keyring that can be reached, so the password of {account} cannot be had.",
        'Use secret = "command:..." (pass, op, secret-tool) or a systemd credential in config.toml.',
        "A machine without a desktop usually has no keyring: [providers.md](providers.md) and the service unit show the "
        "other two ways.",
        exit=3,
    ),
    Code.NO_PASSWORD: Row(
        "The password of {account} cannot be had.",
        "Run `followup setup`, or try the command of `secret` in a terminal.",
        "The keyring works and holds nothing for this account, or the command you named printed nothing.",
        exit=3,
    ),
    Code.CERTIFICATE_EXPIRED: Row(
        "The certificate of {host} is not valid on this day ({answer}).",
        "Check the date of this machine; if it is right, the provider has to renew the certificate. "
        "No password was sent.",
        "It goes on by itself once the certificate is good. There is deliberately no way to look past it.",
    ),
    Code.CERTIFICATE_UNTRUSTED: Row(
        "The certificate of {host} cannot be trusted: {answer}.",
        "Check `host` in config.toml; if the server has a private CA, name it with `ca_file`. No password was sent.",
        "Somebody may stand between you and the server, or a company's own authority is not known to this machine.",
    ),
    Code.HOST_UNKNOWN: Row(
        "There is no server with the name {host}, or this machine is not connected.",
        f"Check the connection of this machine and `host` in config.toml; {_AGAIN}.",
        "A laptop that is offline says this too; it goes on when it is back.",
    ),
    Code.CONNECTION_REFUSED: Row(
        "{host} takes no connection on port {port}.",
        f"Check `host` and `port` in config.toml, and whether the provider is down; {_AGAIN}.",
        "A firewall can be the reason as well.",
    ),
    Code.NO_ANSWER: Row(
        "{host} does not answer any more ({doing} took too long).",
        f"Check the connection of this machine; {_AGAIN}.",
        "The connection is there and silent: a sleeping router, a captive portal, or a server that hangs. "
        "The old connection is given up and a new one is made.",
    ),
    Code.CONNECTION_LOST: Row(
        "The connection to {host} broke while {doing}: {answer}.",
        f"Nothing to do at first: {_AGAIN}; if it stays so, check the connection of this machine.",
        "It is made anew, with more patience each time, up to ten minutes.",
    ),
    Code.SERVER_BUSY: Row(
        "The mail server has no time for {account} now: {answer}",
        f"Close other programs that use this mailbox if there are many; {_AGAIN}, more slowly.",
        "Providers limit how often and how much a mailbox may be read. Waiting helps; signing in more often does not.",
    ),
    Code.SERVER_REFUSES: Row(
        "The mail server refused {doing}: {answer}",
        f"Look at the mailbox with your usual program; {_AGAIN}.",
        "The server said no to something ordinary. If it stays so, its words help the provider's support.",
    ),
    Code.FOLDER_GONE: Row(
        "The folder {folder} of {account} is not there any more.",
        "Give it its old name back, or correct the name in config.toml{there}.",
        "The other folders and accounts are read as before. What came in meanwhile is read when the folder is back.",
    ),
    Code.FOLDER_REBUILT: Row(
        "The server of {account} numbered the folder {folder} anew; its mail was read again and nothing was lost.",
        "Nothing to do; this note goes after a day.",
        "It happens after a restore, a move to another provider, or when a folder was deleted and made again. "
        "A mail that was read before counts once.",
        _WARN,
    ),
    Code.WATCH_DIED: Row(
        "The server of {account} stopped telling when mail comes, twice in a row.",
        "Nothing to do at first: a new connection is tried; if it stays so, check the connection of this machine.",
        "Meanwhile the mailbox is looked at every half minute, so mail comes later but is not lost.",
    ),
    Code.WATCH_POLLING: Row(
        "The server of {account} does not tell reliably when mail comes, so the mailbox is looked at every minute.",
        "Nothing to do; telling is tried again after an hour.",
        "Mail is seen within a minute instead of at once.",
        _WARN,
    ),
    Code.MAILBOX_FULL: Row(
        "The mailbox of {account} is full: the server takes no new mail, and no draft can be put into it.",
        "Delete some mail or get more room from the provider; then it goes on by itself.",
        "What others send you now is turned away by your provider: nobody can read what never arrived.",
    ),
    Code.MAILBOX_NEARLY_FULL: Row(
        "The mailbox of {account} is {percent} % full.",
        "Delete some mail or get more room before it is full.",
        "A full mailbox takes no new mail.",
        _WARN,
    ),
    Code.DRAFTS_NOT_WRITABLE: Row(
        "Nothing can be put into Drafts of {account}: {answer}",
        "Check that the folder is there and may be written, or name another one with `drafts` in config.toml.",
        "Your drafts are still in `followup queue`, and can be read, edited and approved there.",
    ),
    Code.SENT_NOT_WRITABLE: Row(
        "Nothing can be put into Sent of {account}: {answer}",
        "Check that the folder is there and may be written, or name another one with `sent` in config.toml.",
        "What you approved was sent; only the copy is missing, and it is tried again.",
    ),
    Code.SENT_MISSING: Row(
        "{account} shows no folder for sent mail, so what you send yourself is not seen.",
        'Name it in config.toml: sent = "..." in the [[account]] part.',
        "Clocks start when a mail is seen in Sent.",
        _WARN,
    ),
    Code.ALL_SKIPPED: Row(
        "Of {count} mails that came in the last day not one could be read.",
        "See why: followup quarantine list; then run `followup doctor`.",
        "Every mail was put aside or passed over. The reasons stand in the list; `followup quarantine retry ID` tries again.",
    ),
    Code.NOT_SEEN: Row(
        "{account} was last looked at {when}, although the program runs.",
        "Run `followup doctor`; restarting `followup run` often helps.",
        "No error was told, and still no look has succeeded.",
    ),
    Code.NEVER_READ: Row(
        "{account} was never read.",
        "Start `followup run`, or read once with `followup once`.",
        "After the first look this is gone.",
    ),
    Code.OTHER: Row(
        "{answer}",
        "Run `followup doctor`; if that finds nothing, report it with what it printed.",
        "Something that has no name of its own yet.",
    ),
}

MACHINE: dict[Code, Row] = {
    Code.JOURNAL_LOCKED: Row(
        "Another process keeps the journal to itself, so nothing can be recorded.",
        "End the program that has {path} open (a backup, a viewer); it is tried again by itself.",
        "Nothing is read without being recorded, so nothing is lost: what came meanwhile is read afterwards.",
        exit=6,
    ),
    Code.JOURNAL_DAMAGED: Row(
        "The journal {path} is damaged ({answer}).",
        "Stop followup, keep the file, and put back a backup of it.",
        "Nothing is read from a damaged journal: a wrong answer would be worse than none. "
        "What your mailbox holds is read again after a restore.",
        exit=6,
    ),
    Code.JOURNAL_UNWRITABLE: Row(
        "The journal {path} cannot be written ({answer}).",
        "Check who owns the file and its directory, and the disk; it is tried again by itself.",
        "Nothing is read without being recorded.",
        exit=6,
    ),
    Code.DISK_FULL: Row(
        "The disk is full: nothing more can be recorded in {path}.",
        "Free some space; it goes on by itself, and what was recorded before is safe.",
        "What came meanwhile is read when there is room again.",
        exit=6,
    ),
    Code.DISK_NEARLY_FULL: Row(
        "The disk of {path} has only {left} MB left.",
        "Free some space before it is full.",
        "Mail cannot be recorded on a full disk.",
        _WARN,
    ),
    Code.READER_DYING: Row(
        "The part that reads mails ends again and again ({count} times in a row).",
        "Run `followup doctor`; then `followup quarantine list` shows what was put aside, and `retry` reads it.",
        "Mails are read in a process of its own. It is started again for each mail and tried every few minutes; "
        "the usual reasons are too little memory and a broken installation.",
    ),
    Code.CLOCK_JUMPED: Row(
        "The clock of this machine jumped {way} by {length}.",
        "Check its date and time; turn on the automatic time of the system.",
        "Days are counted by this clock: what is due may come early or late. The note goes when the clock jumps back, "
        "or after an hour.",
    ),
    Code.CLOCK_WRONG: Row(
        "The clock of this machine is {length} {way} the mail server's.",
        "Check its date and time; turn on the automatic time of the system.",
        "Compared with when the server says the newest mail came.",
    ),
    Code.SCHEDULER_STUCK: Row(
        "The clockwork that wakes the program has stopped; its last beat was {when}.",
        "It is wound up again by itself; if this stays, restart `followup run`.",
        "Mail is still looked at once a minute by the program's own count.",
    ),
    Code.TURN_STUCK: Row(
        "The program has been busy with one look since {when} and does not come to an end.",
        "Restart `followup run`; nothing is lost, and it goes on where it was.",
        "A first import may take long and says so by what it reads; then wait.",
    ),
    Code.PROGRAM_STUCK: Row(
        "The program runs but has shown no sign of life since {when}.",
        "Restart `followup run`; nothing is lost, and it goes on where it was.",
        "It is stopped, starved, or waits for a disk that does not answer.",
    ),
    Code.NOT_RUNNING: Row(
        "Nobody has looked at {account} since {when}.",
        "Start `followup run`, or read once with `followup once`.",
        "`followup service install` starts it whenever you sign in, where that command is there.",
    ),
    Code.NO_ACCOUNT: Row(
        "No account is set up.",
        "Set one up: followup setup",
        "Without an account there is nothing to watch.",
        exit=3,
    ),
}

INSTALLATION: dict[Code, Row] = {
    Code.CONFIG_MISSING: Row(
        "There is no configuration at {path}.",
        "Run `followup setup`, or copy config.example.toml there.",
        "Another place is named with --config.",
        exit=3,
    ),
    Code.CONFIG_WRONG: Row(
        "{answer}",
        "Correct the file and try again.",
        "All problems are listed at once, with line and key.",
        exit=3,
    ),
    Code.PYTHON_OLD: Row(
        "This is Python {version}; followup needs 3.11 or newer.",
        "Install it again with a newer Python.",
        "pipx and uv tool take `--python`.",
        exit=1,
    ),
    Code.SQLITE_OLD: Row(
        "SQLite {version} is too old for the journal.",
        "Use a Python with SQLite 3.37 or newer.",
        "SQLite comes with Python or with the system.",
        exit=6,
    ),
    Code.NAME_CLASH: Row(
        "Another package uses the name `daemon` in this environment: {what}.",
        "Install followup in an environment of its own: pipx install followupd",
        "The package python-daemon has the same import name; in one environment each breaks the other.",
        exit=1,
    ),
    Code.NOT_ISOLATED: Row(
        "followup is installed into the system's own Python.",
        "Install it in an environment of its own: pipx install followupd",
        "It works, but a package of another program may break it one day.",
        _WARN,
    ),
    Code.OPEN_TO_OTHERS: Row(
        "Other users of this machine can read {path}.",
        "Close it: chmod go-rwx {path}",
        "The journal and the configuration tell of your job search.",
        _WARN,
    ),
    Code.NO_AUTHORITIES: Row(
        "This machine knows no certificate authorities, so no server can be trusted.",
        "Install the package ca-certificates, or name a `ca_file` for the account.",
        "A slim container often lacks them.",
    ),
    Code.NO_ENCRYPTION: Row(
        "{account} is read without encryption.",
        'Use tls = "implicit" if this server can.',
        "Allowed for a server on this very machine only.",
        _WARN,
    ),
}

TABLE: dict[Code, Row] = MAIL | MACHINE | INSTALLATION


class _Facts(dict[str, object]):
    """A fact nobody gave is left out of its sentence."""

    def __missing__(self, key: str) -> str:
        return "it" if key == "account" else ""


def said(code: Code, **facts: object) -> tuple[str, str]:
    """What is wrong and what to do, with the facts filled in; each ends like a sentence."""
    row, known = TABLE[code], _Facts(facts)
    wrong, do = row.wrong.format_map(known).strip(), row.do.format_map(known).strip()
    return wrong if wrong.endswith((".", "!", "?")) else f"{wrong.rstrip(':')}.", do
