"""Autoconfig pages: read as they are meant, and harmless whatever they hold."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemon.adapters.discovery.autoconfig import LARGEST, addresses, read
from daemon.adapters.discovery.shapes import Server

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
 <emailProvider id="acme.test">
  <domain>acme.test</domain>
  <incomingServer type="pop3">
   <hostname>pop.acme.test</hostname><port>995</port><socketType>SSL</socketType>
  </incomingServer>
  <incomingServer type="imap">
   <hostname>plain.acme.test</hostname><port>143</port><socketType>plain</socketType>
  </incomingServer>
  <incomingServer type="imap">
   <hostname>IMAP.acme.test</hostname><port>993</port><socketType>SSL</socketType>
   <username>%EMAILLOCALPART%</username><authentication>password-cleartext</authentication>
  </incomingServer>
  <outgoingServer type="smtp">
   <hostname>smtp.acme.test</hostname><port>587</port><socketType>STARTTLS</socketType><username>%EMAILADDRESS%</username>
  </outgoingServer>
 </emailProvider>
</clientConfig>"""
ADDRESS = "maya@acme.test"


def test_the_first_servers_with_tls_are_taken() -> None:
    found = read(PAGE.encode(), ADDRESS)

    assert found is not None
    assert found.imap == Server("imap.acme.test", 993, "implicit")
    assert found.smtp == Server("smtp.acme.test", 587, "starttls")
    assert found.user == "maya"


def test_pages_lie_at_two_places_over_tls() -> None:
    assert addresses("m+j@acme.test", "acme.test") == (
        "https://autoconfig.acme.test/mail/config-v1.1.xml?emailaddress=m%2Bj@acme.test",
        "https://acme.test/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress=m%2Bj@acme.test",
    )


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<html><body>Not found</body></html>",
        b"<clientConfig>",
        PAGE.replace("imap", "jmap").encode(),
        PAGE.replace("IMAP.acme.test", "imap acme").encode(),
        PAGE.replace("<port>993</port>", "<port>0</port>").encode(),
        PAGE.replace("SSL", "none").encode(),
        PAGE.encode() + b" " * LARGEST,
        ("<a>" * 100).encode(),
        PAGE.replace("<clientConfig", '<!DOCTYPE x SYSTEM "http://evil.test/x"><clientConfig').encode(),
        PAGE.replace("<clientConfig", '<!DOCTYPE x [<!ENTITY a "imap.evil.test">]><clientConfig').encode(),
        PAGE.replace(
            "<clientConfig", '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]><clientConfig'
        ).encode(),
    ],
)
def test_what_is_no_such_page_gives_nothing(page: bytes) -> None:
    assert read(page, ADDRESS) is None


def test_a_user_name_that_makes_no_sense_is_left_out() -> None:
    for name in ("%REALNAME%", "two words", "x" * 300):
        found = read(PAGE.replace("%EMAILLOCALPART%", name).encode(), ADDRESS)
        assert found is not None
        assert found.user == ""


@pytest.mark.parametrize("piece", ["<a>", "<a b='", "&lt;", "<!--", "<![CDATA[", "<incomingServer type='imap'>", "]]>"])
def test_large_pages_take_no_time(piece: str) -> None:
    began = time.perf_counter()
    assert read((piece * 100_000)[:100_000].encode(), ADDRESS) is None
    assert read((piece * 100_000)[:LARGEST].encode(), ADDRESS) is None
    assert time.perf_counter() - began < 0.5


@given(st.binary(max_size=300))
def test_nothing_raises(page: bytes) -> None:
    read(page, ADDRESS)
    read(b"<clientConfig><incomingServer type='imap'>" + page, ADDRESS)
