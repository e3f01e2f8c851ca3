"""Owns measuring a first import over IMAP against the plain way: every body with stock IMAPClient, then mail-parser.

    python -m bench.imap_backfill [--mails 2000] [--repeats 3] [--persons 1.25]

Both sides read the same mailbox on a private Dovecot, by turns; medians are compared. The mailbox is invented: 5 % job
mail, `--persons` per cent mail of other persons (which the prefilter lets through: at 1.25 every fifth candidate is a
false one), the rest newsletters; 10 % have a PDF, 3 % an invitation. Both sides parse in this process.
"""

from __future__ import annotations

import argparse
import logging
import os
import pwd
import random
import ssl
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from imapclient import IMAPClient
from mailparser import parse_from_bytes

from classifiers.parse import parse
from classifiers.prefilter import worth_reading
from daemon.clock import SystemClock
from daemon.sources.imap.reader import LineReader
from daemon.sources.imap.settings import ImapSettings
from daemon.sources.imap.source import ImapSource
from tests.servers.dovecot import PASSWORD, Dovecot, dovecot
from tests.sources.known import Memory

logging.disable()  # mail-parser remarks on every calendar
USER = "sam"
WORDS = [
    "we",
    "you",
    "our",
    "team",
    "offer",
    "week",
    "time",
    "product",
    "update",
    "meeting",
    "read",
    "more",
    "about",
    "new",
    "link",
    "order",
    "thanks",
    "project",
]
RECEIVED = "from mta{n}.{domain} (mta{n}.{domain} [203.0.113.9]) by mx.person.example with ESMTPS id {n:x}; {date}"


def synthetic(number: int, persons: float, rng: random.Random) -> bytes:
    """One mail of the invented mailbox."""
    mail = EmailMessage(policy=SMTP)
    kind = rng.choices(("job", "person", "bulk"), (5, persons, 95 - persons))[0]
    when = datetime.now(UTC) - timedelta(days=rng.uniform(1, 300))  # noqa: TID251 - a bench lives in the present
    domain = {"job": "acme.example", "person": "friends.example", "bulk": f"shop{number % 40}.example"}[kind]
    for hop in range(4):
        mail["Received"] = RECEIVED.format(n=number + hop, domain=domain, date=format_datetime(when))
    mail["DKIM-Signature"] = f"v=1; a=rsa-sha256; d={domain}; s=k1; h=from:to:subject; bh=abc=; b=" + "Qk3z" * 80
    mail["Authentication-Results"] = f"mx.person.example; dkim=pass header.d={domain}; dmarc=pass header.from={domain}"
    mail["From"], mail["To"] = f"Ana Ruiz <ana{number % 50}@{domain}>", "sam@person.example"
    mail["Date"], mail["Message-ID"] = format_datetime(when), f"<{number}@{domain}>"
    if kind == "bulk":
        mail["List-Unsubscribe"], mail["List-Id"] = f"<https://{domain}/u/{number}>", f"<news.{domain}>"
    mail["Subject"] = "Your application: interview on Monday" if kind == "job" else f"{rng.choice(WORDS)} {number}"
    _fill(mail, kind, rng)
    return mail.as_bytes()


def _fill(mail: EmailMessage, kind: str, rng: random.Random) -> None:
    text = " ".join(rng.choices(WORDS, k=150 if kind != "bulk" else 700))
    mail.set_content(text)
    tags = "".join(
        f'<td style="padding:0 4px">{word}</td>' for word in rng.choices(WORDS, k=40 if kind != "bulk" else 1_000)
    )
    mail.add_alternative(f"<html><body><p>{text}</p><table><tr>{tags}</tr></table></body></html>", subtype="html")
    if rng.random() < 0.03:
        mail.add_alternative("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", subtype="calendar", params={"method": "REQUEST"})
    if rng.random() < 0.10:
        mail.add_attachment(rng.randbytes(300_000), maintype="application", subtype="pdf", filename="file.pdf")


def fill(server: Dovecot, count: int, persons: float) -> int:
    """Put `count` mails into the inbox; their octets."""
    rng = random.Random(7)
    inbox = server.path / "mail" / USER
    octets = 0
    for part in ("cur", "new", "tmp"):
        (inbox / part).mkdir(parents=True)
    for number in range(count):
        raw = synthetic(number, persons, rng)
        octets += len(raw)
        (inbox / "cur" / f"{1_700_000_000 + number}.{number}.bench:2,").write_bytes(raw)
    if os.getuid() == 0:
        owner = pwd.getpwnam("nobody")
        for path in (inbox, *inbox.rglob("*")):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    return octets


def plain(server: Dovecot) -> tuple[int, int]:
    """The plain way; mails parsed and octets of mail fetched."""
    context = ssl.create_default_context(cafile=str(server.ca_file))
    parsed = octets = 0
    with IMAPClient("127.0.0.1", server.imaps, ssl_context=context) as client:
        client.login(USER, PASSWORD)
        client.select_folder("INBOX", readonly=True)
        uids = client.search()
        for start in range(0, len(uids), 50):
            for answer in client.fetch(uids[start : start + 50], ["BODY.PEEK[]"]).values():
                octets += len(answer[b"BODY[]"])
                parsed += bool(parse_from_bytes(answer[b"BODY[]"]).subject)
    return parsed, octets


def ours(server: Dovecot) -> tuple[int, int]:
    """Our way; mails looked at and all octets received."""
    received = 0
    take = LineReader._fill

    def counted(reader: LineReader) -> None:
        nonlocal received
        before = len(reader._buffer)
        take(reader)
        received += len(reader._buffer) - before

    LineReader._fill = counted  # type: ignore[method-assign, assignment]
    settings = ImapSettings("bench", "127.0.0.1", server.imaps, USER, lambda: PASSWORD, ca_file=str(server.ca_file))
    source = ImapSource(settings, SystemClock(), worth_reading)
    looked = 0
    try:
        for batch in source.batches(Memory(), until=None, since_days=3_650):
            looked += len(batch.mails) + len(batch.skipped)
            for mail in batch.mails:
                parse(mail.raw)
    finally:
        source.close()
        LineReader._fill = take  # type: ignore[method-assign]
    return looked, received


def timed(way: Callable[[Dovecot], tuple[int, int]], server: Dovecot) -> tuple[float, float, int, int]:
    """Seconds on the wall, seconds of our own CPU, mails, octets."""
    began, worked = time.perf_counter(), time.process_time()
    mails, octets = way(server)
    return time.perf_counter() - began, time.process_time() - worked, mails, octets


def main() -> None:
    """Measure and print both sides."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--mails", type=int, default=2_000)
    arguments.add_argument("--repeats", type=int, default=3)
    arguments.add_argument("--persons", type=float, default=1.25)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="dc") as path, dovecot(Path(path)) as server:
        size = fill(server, asked.mails, asked.persons)
        ours(server)  # Dovecot reads every header once for its cache
        runs = [(timed(plain, server), timed(ours, server)) for _ in range(asked.repeats)]
    wall, cpu = ([statistics.median(run[side][what] for run in runs) for side in (0, 1)] for what in (0, 1))
    print(f"{asked.mails} mails, {size / 1e6:.1f} MB, medians of {asked.repeats}")
    for name, side in (("plain IMAPClient + mail-parser", 0), ("followupd", 1)):
        _, _, mails, octets = runs[0][side]
        print(
            f"{name:32} {wall[side]:7.2f} s (CPU {cpu[side]:.2f} s) {mails / wall[side]:8.0f} mails/s"
            f" {octets / 1e6:8.2f} MB received ({100 * octets / size:.2f} % of the mailbox)"
        )
    ratio = runs[0][0][3] / runs[0][1][3]
    print(f"ratio {wall[0] / wall[1]:.1f} x in time, {cpu[0] / cpu[1]:.1f} x in CPU, {ratio:.0f} x in octets")


if __name__ == "__main__":
    main()
