"""Times mail-parser, the standard library and our own parser on one typical mail; prints milliseconds a mail.

python bench/parse_speed.py
"""

from __future__ import annotations

import email
import email.policy
import statistics
import time
from collections.abc import Callable

import mailparser
from mailparser.dates import parse_mail_date
from mailparser.utils import get_addresses

from classifiers.parse import parse

SENTENCE = "Dear Robin, thank you for your application to the position of engineer. We will be in touch soon."
DATE = "Tue, 03 Mar 2026 10:12:00 -0500"
SENDER = "Orchard Talent <talent@orchard.test>"


def typical() -> bytes:
    """A multipart/alternative mail of 3.4 kB with three Received headers."""
    text = "\r\n".join([SENTENCE] * 12)
    trace = "".join(
        f"Received: from mx{n}.orchard.test (mx{n}.orchard.test [192.0.2.{n}]) by in.vale.test with ESMTPS id abc{n} "
        f"(version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256); {DATE}\r\n"
        for n in range(3)
    )
    return (
        f"{trace}Authentication-Results: in.vale.test; dkim=pass header.d=orchard.test; spf=pass\r\nFrom: {SENDER}\r\n"
        f"To: Robin Vale <robin@vale.test>\r\nSubject: Thanks for applying\r\nDate: {DATE}\r\n"
        "Message-ID: <1@orchard.test>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=bb\r\n\r\n"
        f"--bb\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
        f"--bb\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>{text}</p></body></html>\r\n--bb--\r\n"
    ).encode()


def milliseconds(act: Callable[[], object]) -> float:
    act()
    started = time.perf_counter()
    for _ in range(100):
        act()
    return (time.perf_counter() - started) * 10


def main() -> None:
    raw = typical()
    headers = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    acts: dict[str, Callable[[], object]] = {
        "mail-parser, whole": lambda: mailparser.parse_from_bytes(raw),
        "mail-parser, headers": lambda: mailparser.parse_from_bytes(headers),
        "email, compat32": lambda: email.message_from_bytes(raw),
        "email, policy.default": lambda: email.message_from_bytes(raw, policy=email.policy.default),
        "mail-parser get_addresses": lambda: get_addresses(SENDER, decode_names=True),
        "mail-parser parse_mail_date": lambda: parse_mail_date(DATE),
        "classifiers.parse.parse": lambda: parse(raw),
    }
    times: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(7):  # interleaved, so that a busy machine slows all of them
        for name, act in acts.items():
            times[name].append(milliseconds(act))
    print(f"{len(raw)} bytes; median of 7 x 100, ms a mail")
    for name, seen in times.items():
        print(f"{statistics.median(seen):8.3f}  {name}")


if __name__ == "__main__":
    main()
