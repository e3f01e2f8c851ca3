"""Owns what can go wrong between us and a mailbox."""

from __future__ import annotations

from daemon.domain.problems.shapes import Code, Row, Severity

_WARN = Severity.WARNING
_AGAIN = "it is tried again by itself"
_TO_SIGN_IN = (
    "Nothing is tried with a password that was refused three times, so that the provider does not lock you out."
)

MAIL: dict[Code, Row] = {
    Code.WRONG_PASSWORD: Row(
        "The mail server refused to sign in {account}: {answer}",
        "Run `followup setup` and give a new password.",
        f"{_TO_SIGN_IN} Most want an [app password](providers.md). It goes on as soon as the password changes.",
        exit=3,
    ),
    Code.SIGN_IN_EXPIRED: Row(
        "The permission to read {account} has run out or was taken back: {answer}",
        "Sign in again: run `followup setup --sign-in`.",
        "Google and Microsoft end a permission when the password changes, after months without use, or when you do.",
        exit=3,
    ),
    Code.SIGN_IN_NOT_KEPT: Row(
        "The new token of {account} cannot be kept ({answer}); it works until the program ends.",
        "After that you may have to sign in again: run `followup setup --sign-in`.",
        "Providers replace the token of a sign-in now and then. It goes into the keyring, which has to be writable; a "
        "command or a systemd credential cannot take it.",
        _WARN,
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
        "A machine without a desktop usually has no keyring.",
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
        "Every mail was put aside or passed over; the list says why, and `followup quarantine retry ID` tries again.",
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
