"""Owns what can go wrong on this machine: journal, disk, clock, and the program itself."""

from __future__ import annotations

from daemon.domain.problems.shapes import Code, Row, Severity

_WARN = Severity.WARNING

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
        "Mail that comes meanwhile is read at the next look; only the day may be late.",
    ),
    Code.NO_ACCOUNT: Row(
        "No account is set up.",
        "Set one up: followup setup",
        "Without an account there is nothing to watch.",
        exit=3,
    ),
    Code.NOTICE_FAILED: Row(
        "You could not be told by {way}: {answer}",
        "Try it: followup notify --test",
        "A notice is tried again for an hour. What it was about waits in the queue; nothing is lost.",
        _WARN,
    ),
    Code.FEED_FAILED: Row(
        "The calendar file {path} cannot be written ({answer}).",
        "Check `[feeds] calendar`: its directory must be yours, and writable for the service.",
        "It is tried again when something changes. A service that was installed before the path was set may not write "
        "there: run `followup service install` again.",
        _WARN,
    ),
}
