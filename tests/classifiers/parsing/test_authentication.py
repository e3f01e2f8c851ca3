"""Whether the receiving server vouches for a sender, and forgeries of that."""

from __future__ import annotations

import pytest

from classifiers.authentication import authenticated, read_header
from classifiers.domains import registrable
from tests.classifiers.parsing.mails import message

RECEIVED = "Received: from out.acme.test by mx.vale.test; Tue, 03 Mar 2026 09:00:00 +0000\r\n"
AR = "Authentication-Results: "


@pytest.mark.parametrize(
    ("results", "verdict"),
    [
        ("mx.vale.test; dmarc=pass (p=REJECT sp=NONE) header.from=acme.test", "pass"),
        ("mx.vale.test 1; dmarc=fail header.from=acme.test; dkim=pass header.d=acme.test", "fail"),
        ("mx.vale.test; dkim=pass (2048-bit key) header.d=mail.acme.test header.i=@acme.test", "pass"),
        ("mx.vale.test; dkim=pass header.i=@acme.test; spf=fail smtp.mailfrom=acme.test", "pass"),
        ("mx.vale.test; spf=pass smtp.mailfrom=bounce@send.acme.test", "pass"),
        ('mx.vale.test; spf=pass smtp.mailfrom="b+x=y@acme.test"', "pass"),
        ("mx.vale.test; dkim=pass header.d=evil.test; spf=pass smtp.mailfrom=evil.test", "none"),
        ("mx.vale.test; dmarc=pass header.from=evil.test", "none"),
        ("mx.vale.test; dkim=fail header.d=acme.test", "fail"),
        ("mx.vale.test; spf=softfail smtp.mailfrom=acme.test", "none"),
        ("mx.vale.test; dkim=fail header.d=esp.test; spf=pass smtp.mailfrom=esp.test", "none"),
        ("mx.vale.test; none", "none"),
        ("mx.vale.test; dkim=none (dkim=pass header.d=acme.test)", "none"),
        ("mx.vale.test; (dmarc=pass) spf=none", "none"),
        (
            "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=acme.test; dkim=pass (signature was verified) "
            "header.d=acme.test;dmarc=pass action=none header.from=acme.test;compauth=pass reason=100",
            "pass",
        ),
        ("", "none"),
        (";;;===;(((", "none"),
    ],
)
def test_verdicts(results: str, verdict: str) -> None:
    assert authenticated(message(add=f"{AR}{results}\r\n{RECEIVED}")) == verdict


PASS = f"{AR}mx.vale.test; dmarc=pass header.from=acme.test\r\n"
FAIL = f"{AR}mx.vale.test; dmarc=fail header.from=acme.test\r\n"
FOREIGN = f"{AR}mx.evil.test; dmarc=pass header.from=acme.test\r\n"
OURS = frozenset({"mx.vale.test"})


@pytest.mark.parametrize(
    ("headers", "known", "verdict"),
    [
        (PASS + RECEIVED, frozenset(), "pass"),
        (RECEIVED + PASS, frozenset(), "none"),
        (FOREIGN + RECEIVED, OURS, "none"),
        (FOREIGN + PASS + RECEIVED, OURS, "pass"),
        (RECEIVED + PASS, OURS, "pass"),
        (RECEIVED + FAIL + RECEIVED + PASS, OURS, "fail"),
        (RECEIVED + f"{AR}mx.vale.test; none\r\n" + PASS, OURS, "none"),
        (FAIL + PASS + RECEIVED, frozenset(), "fail"),
        (f"{AR}mx.vale.test; spf=none\r\n" + PASS + RECEIVED, frozenset(), "pass"),
        (PASS + "From: Eve <eve@evil.test>\r\n" + RECEIVED, frozenset(), "none"),
        (PASS, frozenset(), "pass"),
    ],
    ids=[
        "ours on top",
        "below received",
        "foreign id",
        "foreign above ours",
        "learned id",
        "forged below",
        "forged beside",
        "both",
        "two of one server",
        "two From",
        "no received",
    ],
)
def test_which_header_counts(headers: str, known: frozenset[str], verdict: str) -> None:
    assert authenticated(message(add=headers), known) == verdict


def test_header_grammar() -> None:
    found = read_header('Example.com 1 ; dkim/1=PASS (a(b)c) header.d=X.test reason="a;b"')
    assert found.server == "example.com"
    assert found.results[0].method == "dkim"
    assert found.results[0].outcome == "pass"
    assert found.results[0].properties["header.d"] == "x.test"


@pytest.mark.parametrize(
    ("domain", "organisation"),
    [
        ("mail.acme.co.uk", "acme.co.uk"),
        ("ACME.com.", "acme.com"),
        ("a.b.acme.de", "acme.de"),
        ("co.uk", "co.uk"),
        ("acme.test", "acme.test"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_registrable(domain: str, organisation: str) -> None:
    assert registrable(domain) == organisation
