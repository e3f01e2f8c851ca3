"""The page at the first start: who may come in, what it never shows, and what it says when something is missing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import keyring
import pytest

from daemon.adapters.discovery.world import Srv
from daemon.adapters.oauth.web import Web
from daemon.bootstrap.setting_up.shapes import Mailbox
from daemon.bootstrap.setting_up.working import Stage, Work
from daemon.bootstrap.signing import Endpoints
from daemon.clock import SystemClock
from daemon.config import ImapAccount, load
from daemon.web.door import Door
from daemon.web.first_start import HERE, application, parts
from tests.adapters.oauth.person import GoingClock
from tests.adapters.oauth.person import Ring as PersonsRing
from tests.cli.setup_world import RIGHT, Network, Ring, Servers, world
from tests.servers.dovecot import free_port
from tests.servers.oauth_provider import CLIENT, OAuthServer, providing
from tests.web.house import Answer, Visitor

ADDRESS = "maya.lind@acme.test"


class Front(Visitor):
    """The page in front of servers in memory; the first import finds no mail server to read from."""

    def __init__(self, home: Path) -> None:
        self.network = Network(there={"imap.acme.test:993"})
        self.servers, self.ring = Servers(), Ring()
        self.config = home / "config.toml"
        self.work = Work(self.config, home / "data", None, world(self.network, self.servers, self.ring))
        self.ready = threading.Event()
        self.door = Door("127.0.0.1", free_port())
        self.door.open(lambda port: application(self.work, self.door, port, self.ready.is_set), HERE)
        fake: Any = SimpleNamespace(port=self.door.port, fresh_address=self.door.fresh_address)
        super().__init__(fake)

    def word(self, cookie: str) -> str:
        """See Visitor; the form is here."""
        return self.ask(HERE, cookie=cookie).text.partition('name="word" value="')[2].partition('"')[0]

    def begin(self, cookie: str, **typed: str) -> Answer:
        """Press the button, and wait for the end of the attempt."""
        given = {"address": ADDRESS, "secret": RIGHT, "send": "drafts", "word": self.word(cookie), **typed}
        answer = self.post(HERE, cookie, given)
        patience = threading.Event()
        while self.work.seen().stage not in (Stage.ASKING, Stage.DONE):
            patience.wait(0.02)
        return answer

    def shown(self, cookie: str) -> str:
        """The page as it stands."""
        return self.ask(HERE, cookie=cookie).text


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Front]:
    """The page, open."""
    made = Front(tmp_path)
    yield made
    made.door.close()


@pytest.mark.parametrize("path", ["/", HERE, f"{HERE}/advice?address=a@gmail.com"])
def test_nobody_comes_in_without_a_key(front: Front, path: str) -> None:
    assert front.ask(path).status == 401


def test_a_token_opens_the_page_once(front: Front) -> None:
    address = front.door.fresh_address().removeprefix(front.home)

    assert front.ask(address).status == 200
    assert front.ask(address).status == 401
    cookie = front.cookie()
    assert front.ask("/", cookie=cookie).headers["location"] == HERE


def test_a_form_needs_the_sessions_word_and_the_right_origin(front: Front) -> None:
    cookie = front.cookie()
    typed = {"address": ADDRESS, "secret": RIGHT, "send": "drafts"}

    assert front.post(HERE, cookie, {**typed, "word": "another"}).status == 403
    word = front.word(cookie)
    assert front.post(HERE, cookie, {**typed, "word": word}, Origin="http://evil.test").status == 403
    assert front.servers.seen == []


def test_the_headers_of_every_page_are_there(front: Front) -> None:
    answer = front.ask(HERE, cookie=front.cookie())

    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_a_refused_password_is_said_and_never_shown(front: Front) -> None:
    cookie = front.cookie()
    front.begin(cookie, secret="wrong-horse")
    page = front.shown(cookie)

    assert "The server refused the password." in page
    assert "wrong-horse" not in page
    assert ADDRESS in page
    assert "wrong-horse" not in repr(front.work.answers) + repr(front.work.seen())
    assert not front.config.exists()


def test_three_refusals_end_it(front: Front) -> None:
    cookie = front.cookie()
    for _ in range(4):
        front.begin(cookie, secret="wrong")

    assert len(front.servers.seen) == 3
    assert "Three passwords were refused" in front.shown(cookie)


def test_a_server_nobody_knows_is_asked_for(front: Front) -> None:
    front.network.there.clear()
    cookie = front.cookie()
    front.begin(cookie)

    assert "No mail server of acme.test was found." in front.shown(cookie)
    assert '<details class="why" id="more" open>' in front.shown(cookie)
    assert front.servers.seen == []


def test_servers_of_somebody_else_are_proposed_not_taken(front: Front) -> None:
    front.network.records = {"_imaps._tcp.acme.test": (Srv(0, 1, 993, "imap.elsewhere.test"),)}
    cookie = front.cookie()
    front.begin(cookie)

    assert 'value="imap.elsewhere.test:993"' in front.shown(cookie)
    assert front.servers.seen == []


def test_without_a_keyring_a_command_is_asked_for(front: Front) -> None:
    front.ring.missing = True
    cookie = front.cookie()
    front.begin(cookie)

    assert "This machine has no keyring." in front.shown(cookie)
    assert not front.config.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"address": "nobody"}, "This is no mail address."),
        ({"secret": ""}, "The password is missing."),
        ({"address": "maya@outlook.com"}, "Microsoft accepts no passwords"),
        ({"address": "maya@gmail.com", "client_id": "mine"}, "no codes to sign in with"),
        ({"address": "maya@tuta.com"}, "no IMAP"),
        ({"send": "smtp"}, "No server that sends your mail was found."),
    ],
)
def test_what_is_missing_is_said(front: Front, typed: dict[str, str], words: str) -> None:
    cookie = front.cookie()
    front.begin(cookie, **typed)

    assert words in front.shown(cookie)
    assert not front.config.exists()


@pytest.mark.parametrize("typed", [{"imap": "a b"}, {"smtp": "x:0"}, {"secret": "x" * 2000}, {"client_id": "a b"}])
def test_a_form_that_makes_no_sense_is_shown_again(front: Front, typed: dict[str, str]) -> None:
    cookie = front.cookie()
    answer = front.begin(cookie, **typed)

    assert answer.status == 422
    assert "x" * 2000 not in answer.text
    assert front.servers.seen == []


def test_hostile_words_stay_words(front: Front) -> None:
    cookie = front.cookie()
    front.begin(cookie, address='"><script>alert(1)</script>@acme.test')

    assert "<script>alert" not in front.shown(cookie)


def test_the_clicks_to_a_password_come_with_the_address(front: Front) -> None:
    cookie = front.cookie()
    advice = front.ask(f"{HERE}/advice?address=maya@gmail.com", cookie=cookie).text

    assert 'href="https://myaccount.google.com/apppasswords"' in advice
    assert front.ask(f"{HERE}/advice?address=maya@acme.test", cookie=cookie).text.strip() == ""
    assert parts("Open https://a.test/x, then b.") == [
        ("Open ", False),
        ("https://a.test/x", True),
        (", then b.", False),
    ]


def test_what_works_is_written_though_the_first_import_has_to_wait(front: Front) -> None:
    cookie = front.cookie()
    front.begin(cookie, imap=f"127.0.0.1:{free_port()}")

    assert front.ring.kept == [("acme", ADDRESS, RIGHT)]
    assert RIGHT not in front.config.read_text(encoding="utf-8")
    assert front.work.done.is_set()
    assert "tried again by itself" in front.shown(cookie)
    assert RIGHT not in front.shown(cookie)


class Keyring(Ring):
    """Nothing typed is kept by a sign-in with a code."""

    def store(self, mailbox: Mailbox, secret: str) -> None:
        raise AssertionError("no password was typed")


@pytest.fixture
def kept() -> Iterator[PersonsRing]:
    """The keyring for tokens."""
    before, made = keyring.get_keyring(), PersonsRing()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_microsoft_is_signed_in_to_by_a_code(front: Front, kept: PersonsRing) -> None:
    clock = GoingClock()
    with providing(OAuthServer(clock, lambda: SystemClock().now().timestamp())) as provider:
        provider.needs_secret = False
        shown: list[str] = []
        codes: list[str] = []
        cookie = front.cookie()

        def meanwhile(count: int) -> None:
            shown.append(front.shown(cookie))
            codes.append(next(iter(provider.devices.values())).user_code)
            provider.approve(codes[-1])

        clock.meanwhile = meanwhile
        front.servers.accepts = lambda token: provider.good(token) is not None
        made = world(front.network, front.servers, Keyring())
        endpoints = Endpoints({"microsoft": provider.microsoft}, Web().post)
        front.work._world = replace(made, endpoints=lambda: endpoints, clock=clock)
        front.begin(cookie, address="sam@outlook.com", secret="", client_id=CLIENT)

    assert f'<strong id="code">{codes[0]}</strong>' in shown[0]
    (account,) = load(front.config).accounts
    assert isinstance(account, ImapAccount)
    assert (account.auth, account.client_id, account.host) == ("oauth:microsoft", CLIENT, "outlook.office365.com")
    assert [name for _, name in kept.kept]
