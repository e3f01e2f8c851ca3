"""The order of finding, and whom it believes."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from daemon.adapters.discovery.finding import find
from daemon.adapters.discovery.shapes import NOTHING, Server
from daemon.adapters.discovery.world import Offline, Srv
from tests.adapters.discovery.test_autoconfig import PAGE
from tests.cli.setup_world import Network

ADDRESS = "maya@acme.test"
AUTOCONFIG = "https://autoconfig.acme.test/mail/config-v1.1.xml"
WELL_KNOWN = "https://acme.test/.well-known/autoconfig/mail/config-v1.1.xml"


@dataclass
class Case:
    """What a domain says, and what is found."""

    network: Network
    how: str
    imap: str
    vouched: bool = True


SRV: dict[str, tuple[Srv, ...]] = {
    "_imaps._tcp.acme.test": (Srv(10, 1, 993, "second.acme.test"), Srv(0, 1, 1993, "first.acme.test")),
    "_imap._tcp.acme.test": (Srv(0, 1, 143, "plain.acme.test"),),
    "_submissions._tcp.acme.test": (Srv(0, 1, 465, "out.acme.test"),),
}
ELSEWHERE: dict[str, tuple[Srv, ...]] = {"_imaps._tcp.acme.test": (Srv(0, 1, 993, "imap.elsewhere.test"),)}
CASES = {
    "mx before srv": Case(
        Network(records=SRV, takers={"acme.test": ("aspmx.l.google.com",)}), "mx", "imap.gmail.com:993"
    ),
    "srv": Case(Network(records=SRV), "srv", "first.acme.test:1993"),
    "srv before autoconfig": Case(
        Network(records=SRV, pages={AUTOCONFIG: PAGE.encode()}), "srv", "first.acme.test:1993"
    ),
    "srv of others is asked about": Case(Network(records=ELSEWHERE), "srv", "imap.elsewhere.test:993", vouched=False),
    "srv of others after autoconfig": Case(
        Network(records=ELSEWHERE, pages={AUTOCONFIG: PAGE.encode()}), "autoconfig", "imap.acme.test:993"
    ),
    "srv of a known provider": Case(
        Network(records={"_imaps._tcp.acme.test": (Srv(0, 1, 993, "imap.fastmail.com"),)}),
        "srv",
        "imap.fastmail.com:993",
    ),
    "a name that only ends alike is of others": Case(
        Network(records={"_imaps._tcp.acme.test": (Srv(0, 1, 993, "imap.notacme.test"),)}),
        "srv",
        "imap.notacme.test:993",
        vouched=False,
    ),
    "srv says there is none": Case(
        Network(records={"_imaps._tcp.acme.test": (Srv(0, 0, 0, ""),)}, there={"imap.acme.test:993"}),
        "guess",
        "imap.acme.test:993",
    ),
    "starttls where nothing better is": Case(
        Network(records={"_imap._tcp.acme.test": (Srv(0, 1, 143, "imap.acme.test"),)}), "srv", "imap.acme.test:143"
    ),
    "autoconfig": Case(Network(pages={AUTOCONFIG: PAGE.encode()}), "autoconfig", "imap.acme.test:993"),
    "well-known": Case(
        Network(pages={AUTOCONFIG: b"<html>", WELL_KNOWN: PAGE.encode()}), "autoconfig", "imap.acme.test:993"
    ),
    "usual names last": Case(
        Network(there={"mail.acme.test:993", "smtp.acme.test:587"}), "guess", "mail.acme.test:993"
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_servers_are_found(case: Case) -> None:
    found = find(ADDRESS, case.network)

    assert (found.how, str(found.imap), found.vouched) == (case.how, case.imap, case.vouched)


def test_the_way_out_is_found_with_it() -> None:
    assert find(ADDRESS, Network(records=SRV)).smtp == Server("out.acme.test", 465)
    guessed = find(ADDRESS, Network(there={"imap.acme.test:993", "mail.acme.test:587"}))
    assert guessed.smtp == Server("mail.acme.test", 587, "starttls")


def test_a_known_domain_asks_nobody() -> None:
    network = Network(records=SRV)

    assert find("maya@gmail.com", network).how == "table"
    assert network.asked == []


@pytest.mark.parametrize("address", ["maya@acme.test", "maya@localhost", "maya@", "", "maya@-.test", "maya@a b.test"])
def test_without_a_network_nothing_is_found_and_nothing_breaks(address: str) -> None:
    assert find(address, Offline()) == NOTHING


def test_a_name_beyond_ascii_is_asked_for_as_dns_knows_it() -> None:
    network = Network()
    find("maya@bücher.test", network)

    assert "xn--bcher-kva.test" in network.asked
    assert all(asked.isascii() for asked in network.asked)
