"""The table of providers: complete, unambiguous, and never fooled by a name that looks like one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from daemon.adapters.discovery.providers import by_domain, by_mx, by_server, providers
from daemon.adapters.discovery.shapes import Provider, Server, host_like, server

DOCS = Path(__file__).resolve().parents[3] / "docs"
IDS = [one.id for one in providers()]


def test_there_are_more_than_twenty_five_and_each_is_named_once() -> None:
    assert len(providers()) >= 25
    assert {name: count for name, count in Counter(IDS).items() if count > 1} == {}
    keys = [key for one in providers() for key in (*one.domains, *one.mx)]
    assert {key: count for key, count in Counter(keys).items() if count > 2} == {}
    domains = Counter(domain for one in providers() for domain in one.domains)
    assert {domain: count for domain, count in domains.items() if count > 1} == {}


@pytest.mark.parametrize("one", providers(), ids=IDS)
def test_a_row_is_whole(one: Provider) -> None:
    assert one.sign_in in ("app password", "password", "oauth", "none")
    assert one.oauth in ("", "google", "microsoft")
    assert one.clicks
    assert all(click[0].isupper() and "\n" not in click for click in one.clicks)
    assert one.domains or one.names or one.mx
    assert (one.imap is None) == (one.smtp is None) == (one.sign_in == "none")
    for its in (one.imap, one.smtp):
        assert its is None or (host_like(its.host) and its.tls in ("implicit", "starttls"))
    if one.sign_in in ("oauth", "none"):
        assert one.note


@pytest.mark.parametrize("one", providers(), ids=IDS)
def test_a_provider_has_a_page_with_its_servers_and_its_clicks(one: Provider) -> None:
    page = (DOCS / "providers" / f"{one.id}.md").read_text(encoding="utf-8")
    assert all(its.host in page for its in (one.imap, one.smtp) if its)
    if one.id not in ("gmail", "microsoft"):
        flat = " ".join(page.replace("<", "").replace(">", "").split())
        assert [click for click in one.clicks if click not in flat] == []
    assert f"(providers/{one.id}.md)" in (DOCS / "providers.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("a@gmail.com", "imap.gmail.com"),
        ("a@GoogleMail.com", "imap.gmail.com"),
        ("a@yahoo.fr", "imap.mail.yahoo.com"),
        ("a@yahoo.co.uk", "imap.mail.yahoo.com"),
        ("a@hotmail.de", "outlook.office365.com"),
        ("a@gmx.de", "imap.gmx.net"),
        ("a@me.com", "imap.mail.me.com"),
        ("a@fastmail.com", "imap.fastmail.com"),
        ("a@zohomail.eu", "imappro.zoho.eu"),
        ("a@pm.me", "127.0.0.1"),
        ("a@posteo.net", "posteo.de"),
        ("a@mailbox.org", "imap.mailbox.org"),
    ],
)
def test_providers_are_known_by_their_domain(address: str, host: str) -> None:
    provider = by_domain(address)

    assert provider is not None
    assert provider.imap is not None
    assert provider.imap.host == host


@pytest.mark.parametrize(
    "address",
    ["a@gmail.com.evil.test", "a@outlook.evil.example", "a@acme.test", "a@live", "", "@", "a@xn--", "a@\udcff.de"],
)
def test_nobody_else_is_taken_for_a_provider(address: str) -> None:
    assert by_domain(address) is None


@pytest.mark.parametrize(
    ("hosts", "found"),
    [
        (("aspmx.l.google.com", "alt1.aspmx.l.google.com"), "gmail"),
        (("acme-test.mail.protection.outlook.com",), "microsoft"),
        (("in1-smtp.messagingengine.com", "in2-smtp.messagingengine.com"), "fastmail"),
        (("mx.zoho.eu", "mx2.zoho.eu"), "zoho-eu"),
        (("mx00.ionos.de", "mx01.ionos.de"), "ionos-de"),
        (("smtpin.rzone.de",), "strato"),
        (("aspmx.l.google.com", "mx.elsewhere.test"), None),
        (("notgoogle.com",), None),
        (("google.com.evil.test",), None),
        ((), None),
    ],
)
def test_providers_are_known_by_who_takes_the_mail(hosts: tuple[str, ...], found: str | None) -> None:
    provider = by_mx(hosts)
    assert (provider.id if provider else None) == found


def test_on_this_machine_the_port_tells_whose_server_it_is() -> None:
    bridge = by_server(Server("127.0.0.1", 1143, "starttls"))
    assert bridge is not None
    assert bridge.id == "proton"
    assert by_server(Server("127.0.0.1", 993)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("imap.acme.test", Server("imap.acme.test", 993)),
        (" IMAP.Acme.Test. ", Server("imap.acme.test", 993)),
        ("imap.acme.test:143", Server("imap.acme.test", 143, "starttls")),
        ("smtp.acme.test:587", Server("smtp.acme.test", 587, "starttls")),
        ("[::1]:993", Server("::1", 993)),
        ("[::1]", Server("::1", 993)),
    ],
)
def test_a_server_is_read_as_it_is_typed(text: str, expected: Server) -> None:
    assert server(text) == expected


@pytest.mark.parametrize(
    "text", ["", "a b", "acme.test:0", "acme.test:99999", "acme.test:x", "-a.test", "a..b", "ä.test"]
)
def test_what_is_no_server_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        server(text)
