"""The whole way: signed in on the command line, read by the program, renewed, withdrawn, told, signed in again."""

from __future__ import annotations

import itertools
import logging
import tempfile
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from daemon.adapters.journal import Journal
from daemon.adapters.oauth.loopback import Returns
from daemon.adapters.places import journal_file
from daemon.bootstrap.accounts import accounts_of
from daemon.bootstrap.program import Program
from daemon.cli.app import main
from daemon.cli.signing_in import World
from daemon.clock import SystemClock
from daemon.config import load
from daemon.errors import CredentialsError
from tests.adapters.oauth.person import GoingClock, Ring, browse, endpoints, sent_to
from tests.servers.dovecot import Dovecot, dovecot
from tests.servers.oauth_provider import CLIENT, CLIENT_SECRET, OAuthServer, for_dovecot, providing

pytestmark = pytest.mark.server
_numbers = itertools.count(1)
CONFIG = """
[person]
name = "Sam Hart"
addresses = ["{user}"]
timezone = "UTC"

[[account]]
name = "my mail"
host = "127.0.0.1"
port = {port}
user = "{user}"
auth = "oauth:{which}"
client_id = "{client}"
ca_file = "{ca_file}"
"""
MAIL = (
    "From: Ana Ruiz <ana.ruiz@corvid.example>\r\nTo: {user}\r\n"
    "Subject: Interview invitation: Data Engineer at Corvid\r\n"
    "Message-ID: <{n}@corvid.example>\r\nDate: Mon, 4 May 2026 09:00:00 +0000\r\n\r\n"
    "Dear Sam,\r\nwe would like to invite you to an interview for the position of Data Engineer at Corvid.\r\n"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Dovecot]:
    """A Dovecot that takes tokens."""
    with tempfile.TemporaryDirectory(prefix="dc") as path:
        Path(path).chmod(0o755)
        with dovecot(Path(path), extra=for_dovecot(Path(path))) as running:
            yield running


@pytest.fixture
def clock() -> GoingClock:
    """Begins now: mail servers date what they take."""
    return GoingClock(SystemClock().now())


@dataclass
class Home:
    """A person's machine."""

    path: Path
    server: Dovecot
    provider: OAuthServer
    clock: GoingClock
    said: str = ""

    def __post_init__(self) -> None:
        self.user = self.provider.user = f"pat{next(_numbers)}@person.test"

    @property
    def config(self) -> Path:
        return self.path / "config.toml"

    def configure(self, which: str = "google") -> None:
        words = {"user": self.user, "port": self.server.imaps, "ca_file": self.server.ca_file}
        self.config.write_text(CONFIG.format(which=which, client=CLIENT, **words), encoding="utf-8")

    def sign_in(self, *name: str, typed: str = CLIENT_SECRET, pasted: bool = False) -> Result:
        """`followup setup --sign-in`; the browser is here, or on another machine."""

        def browser(address: str) -> bool:
            if not pasted:
                assert browse(address)[0] == 200
            return not pasted

        def terminal(returns: Returns, done: threading.Event) -> None:
            if pasted:
                self.clock.meanwhile = lambda _: returns.put(sent_to(self.shown()))

        world = World(
            endpoints(self.provider),
            self.clock,
            browser,
            terminal,
            self._hear,
        )
        args = ["--config", str(self.config), "setup", "--sign-in", *name]
        result = CliRunner().invoke(main, args, input=f"{typed}\n", obj={"oauth": world})
        self.said += result.output
        return result

    def _hear(self, words: str) -> None:
        self.said += words + "\n"

    def shown(self) -> str:
        """The address that was printed last."""
        return next(line for line in reversed(self.said.splitlines()) if line.startswith("http://"))

    def turn(self) -> tuple[int, str, list[str]]:
        """One turn; what was read, how the account is, what is wrong with it."""
        with Journal.open(journal_file(self.path)) as journal:
            settings = load(self.config)
            program = Program(settings, self.clock, journal, settings.policy(), self.path, standing=False, dry=False)
            made = accounts_of(settings, self.clock, standing=False, endpoints=endpoints(self.provider))
            program.__dict__["accounts"] = made
            try:
                read = program.turn().read
            except CredentialsError:
                read = 0
            finally:
                made.close()
                program.close()
            health = program.health()
        (account,) = health.accounts
        return read, str(account.state), [problem.wrong for problem in health.problems]

    def put(self) -> None:
        """A mail arrives."""
        self.server.append(self.user, MAIL.format(user=self.user, n=next(_numbers)).encode())


@pytest.fixture
def home(tmp_path: Path, server: Dovecot, provider: OAuthServer, clock: GoingClock, ring: Ring) -> Home:
    """An account that nobody has signed in to."""
    made = Home(tmp_path, server, provider, clock)
    made.configure()
    return made


def test_signed_in_read_renewed_withdrawn_and_signed_in_again(home: Home, provider: OAuthServer) -> None:
    home.put()
    read, _, wrong = home.turn()
    assert (read, any("Nobody has signed in" in one for one in wrong)) == (0, True)

    result = home.sign_in("my mail")
    assert result.exit_code == 0, result.output
    assert "my mail imap: ok" in result.stderr
    assert home.turn()[0] == 1

    for _ in range(2):
        home.clock.later(hours=2)
        home.put()
        assert home.turn()[0] == 1
    assert provider.families[0].alive

    provider.revoke()
    home.clock.later(hours=2)
    home.put()
    read, state, wrong = home.turn()
    assert read == 0
    assert any("no longer accepts the sign-in" in one for one in wrong)
    assert state in ("needs_sign_in", "stopped")

    assert home.sign_in().exit_code == 0
    read, _, wrong = home.turn()
    assert (read, [one for one in wrong if "sign" in one.lower()]) == (1, [])


def test_microsoft_by_a_code(home: Home, provider: OAuthServer, clock: GoingClock) -> None:
    provider.needs_secret = False
    home.configure("microsoft")
    clock.meanwhile = lambda count: provider.approve(next(iter(provider.devices.values())).user_code)
    result = home.sign_in()
    assert result.exit_code == 0, result.output
    assert "type the code ABCD-" in home.said
    home.put()
    assert home.turn()[0] == 1


def test_the_address_is_pasted_on_a_machine_without_a_screen(home: Home) -> None:
    assert home.sign_in(pasted=True).exit_code == 0, home.said
    assert "To sign in, open" in home.said


def test_what_cannot_be_kept_is_told_and_read_all_the_same(home: Home, ring: Ring) -> None:
    assert home.sign_in().exit_code == 0
    ring.fails_after = ring.writes
    home.put()
    read, _, wrong = home.turn()
    assert read == 1
    assert any("cannot be kept" in one for one in wrong)


def test_without_a_keyring_nobody_is_sent_anywhere(home: Home, provider: OAuthServer, ring: Ring) -> None:
    ring.fails_after = 0
    assert home.sign_in().exit_code == 3
    assert (provider.codes, provider.heard) == ({}, [])


@pytest.mark.parametrize(("name", "code"), [("nobody", 5), ("my mail", 0), ("", 0)])
def test_the_account_is_named_or_the_only_one(home: Home, name: str, code: int) -> None:
    assert home.sign_in(*([name] if name else [])).exit_code == code


def test_without_an_account_for_it_the_pages_are_named(home: Home) -> None:
    text = home.config.read_text(encoding="utf-8").replace('auth = "oauth:google"', 'auth = "password"')
    home.config.write_text(text.replace(f'client_id = "{CLIENT}"', ""), encoding="utf-8")
    result = home.sign_in()
    assert result.exit_code == 3
    assert "docs/providers/gmail.md" in result.stderr


def test_another_account_chosen_in_the_browser_is_told(home: Home, provider: OAuthServer) -> None:
    provider.user = "somebody.else@person.test"
    result = home.sign_in()
    assert result.exit_code == 3
    assert f"choose {home.user} where you sign in" in result.stderr


def test_check_uses_the_tokens(home: Home, provider: OAuthServer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert home.sign_in().exit_code == 0
    monkeypatch.setattr("daemon.bootstrap.signing.real_endpoints", lambda: endpoints(provider))
    result = CliRunner().invoke(main, ["--config", str(home.config), "setup", "--check"])
    assert result.exit_code == 0, result.output
    assert "my mail imap: ok" in result.stderr


def test_no_token_is_written_or_said_anywhere(
    home: Home, provider: OAuthServer, ring: Ring, clock: GoingClock, caplog: pytest.LogCaptureFixture
) -> None:
    """Everything that happens above, and then a look at every place that words can reach."""
    caplog.set_level(logging.DEBUG)
    for name in ("httpx2", "httpcore2", "imapclient", "keyring"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    told: list[str] = []
    home.sign_in()
    home.put()
    home.turn()
    provider.stale_tokens = 3
    clock.later(hours=2)
    told += home.turn()[2]
    provider.stale_tokens = 0
    ring.fails_after = ring.writes
    clock.later(hours=2)
    told += home.turn()[2]
    provider.revoke()
    clock.later(hours=2)
    told += home.turn()[2]
    ring.fails_after = None
    provider.consent = "deny"
    home.sign_in()
    provider.consent = "allow"
    home.sign_in(typed="wrong")
    told += ["".join(traceback.format_exception(*record.exc_info)) for record in caplog.records if record.exc_info]

    verifiers = [form["code_verifier"] for _, form in provider.heard if "code_verifier" in form]
    secrets = [*provider.issued, *verifiers, CLIENT_SECRET]
    assert len(secrets) > 12
    files = [path for path in home.path.rglob("*") if path.is_file()]
    assert len(files) >= 2
    places = {str(path): path.read_bytes().decode("latin-1") for path in files}
    places |= {"terminal": home.said, "log": caplog.text, "told": "\n".join(told)}
    assert {where for where, words in places.items() for secret in secrets if secret in words} == set()
    kept = ring.whole()
    assert CLIENT_SECRET in kept
    assert not any(token in kept for token in provider.issued if token.startswith("eyJ"))


def test_a_client_secret_that_is_refused_is_asked_for_again(home: Home, ring: Ring) -> None:
    assert home.sign_in(typed="wrong").exit_code == 3
    assert "wrong" not in ring.whole()
    assert home.sign_in().exit_code == 0
    (name,) = [key for key, value in ring.kept.items() if value == CLIENT_SECRET]
    ring.kept[name] = "the one before it was changed at the provider"
    assert home.sign_in(typed="not asked").exit_code == 3
    assert home.sign_in().exit_code == 0
    assert home.turn()[0] == 0


def test_two_people_of_one_machine_do_not_meet(home: Home, ring: Ring, provider: OAuthServer) -> None:
    """Entries are named by account and user."""
    assert home.sign_in().exit_code == 0
    before = dict(ring.kept)
    other = Home(home.path, home.server, provider, home.clock)
    other.configure()
    assert other.sign_in().exit_code == 0
    assert before.items() <= ring.kept.items()


def test_a_provider_of_another_kind_is_none(clock: GoingClock) -> None:
    """The test's provider itself is honest: it takes no question without PKCE."""
    with providing(OAuthServer(clock, lambda: 0.0)) as server:
        address = f"{server.google.authorize}?client_id={CLIENT}&redirect_uri=http://127.0.0.1:1/&response_type=code"
        assert browse(address) == (400, "invalid_request")
