"""Setup: its questions, its trials, what it writes and what it never writes."""

from __future__ import annotations

import json
import stat
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from daemon.cli.app import main
from daemon.cli.providers import provider_of
from daemon.cli.setup_answers import Mailbox
from daemon.cli.setup_trials import Found
from daemon.config import ImapAccount, load
from daemon.errors import CredentialsError, MailboxError

RIGHT = "correct-horse"
ANSWERS = ["", "", "", "maya@acme.test", "drafts", RIGHT, "Maya Lind", "Europe/Madrid", "ES"]


@dataclass
class Servers:
    """Servers that know one password."""

    found: Found = field(default_factory=lambda: Found("Drafts", "Sent"))
    down: bool = False
    closed_smtp: bool = False
    seen: list[str] = field(default_factory=list)

    def imap(self, mailbox: Mailbox, secret: Callable[[], str]) -> Found:
        """Sign in."""
        self.seen.append(f"{mailbox.imap.host}:{mailbox.imap.port} {mailbox.imap.tls} {mailbox.user}")
        if self.down:
            raise MailboxError("The server does not answer.", "Check the name.")
        if secret() != RIGHT:
            raise CredentialsError("The server refused the password.", "Run `followup setup` and give a new password.")
        return self.found

    def smtp(self, mailbox: Mailbox, secret: Callable[[], str]) -> None:
        """Sign in."""
        assert mailbox.smtp is not None
        self.seen.append(f"{mailbox.smtp.host}:{mailbox.smtp.port} {mailbox.smtp.tls}")
        if self.closed_smtp:
            raise MailboxError("The server lets nothing out.", "Check the port.")


@dataclass
class Shop:
    """A place to run setup in."""

    home: Path
    servers: Servers = field(default_factory=Servers)
    stored: list[tuple[str, str, str]] = field(default_factory=list)
    no_keyring: bool = False

    @property
    def config(self) -> Path:
        """Where the configuration goes."""
        return self.home / "config" / "config.toml"

    def __call__(self, *args: str, answers: list[str] = ANSWERS) -> Result:
        given: dict[str, Any] = {"trials": self.servers, "store": self._store}
        return CliRunner().invoke(
            main, ["--config", str(self.config), *args], input="\n".join(answers) + "\n", obj=given
        )

    def _store(self, mailbox: Mailbox, secret: str) -> None:
        if self.no_keyring:
            raise CredentialsError("This machine has no keyring.", "Use a command.")
        self.stored.append((mailbox.name, mailbox.user, secret))


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """An empty place."""
    return Shop(tmp_path)


def test_setup_asks_tries_stores_and_writes(shop: Shop) -> None:
    result = shop("setup", "--address", "maya@acme.test")

    assert result.exit_code == 0, result.output
    assert shop.servers.seen == ["imap.acme.test:993 implicit maya@acme.test"]
    assert shop.stored == [("acme", "maya@acme.test", RIGHT)]
    assert tomllib.loads(shop.config.read_text(encoding="utf-8")) == {
        "person": {
            "name": "Maya Lind",
            "addresses": ["maya@acme.test"],
            "timezone": "Europe/Madrid",
            "country": "ES",
        },
        "account": [
            {
                "name": "acme",
                "type": "imap",
                "host": "imap.acme.test",
                "port": 993,
                "tls": "implicit",
                "user": "maya@acme.test",
                "auth": "password",
                "secret": "keyring",
            }
        ],
        "send": {"via": "drafts"},
    }
    assert "followup once" in " ".join(result.stdout.split())


def test_what_it_writes_is_the_persons_only_and_holds_no_secret(shop: Shop) -> None:
    result = shop("setup", "--address", "maya@acme.test")

    assert stat.S_IMODE(shop.config.stat().st_mode) == 0o600
    assert stat.S_IMODE(shop.config.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in shop.config.parent.iterdir()] == ["config.toml"]
    assert RIGHT not in shop.config.read_text(encoding="utf-8") + result.output


def test_what_it_writes_loads(shop: Shop) -> None:
    shop("setup", "--address", "maya@acme.test")

    settings = load(shop.config)

    assert (settings.person.name, settings.send) == ("Maya Lind", "drafts")
    assert [account.name for account in settings.accounts] == ["acme"]


def test_whose_check_of_senders_counts_is_learned_and_written(shop: Shop) -> None:
    shop.servers.found = Found("Drafts", "Sent", "mx.acme.test")
    result = shop("setup", "--address", "maya@acme.test")

    assert "Senders are checked by mx.acme.test." in result.output
    (account,) = tomllib.loads(shop.config.read_text(encoding="utf-8"))["account"]
    assert account["authserv_id"] == "mx.acme.test"


def test_smtp_is_asked_for_tried_and_written(shop: Shop) -> None:
    answers = ["", "587", "starttls", "maya@acme.test", "smtp", "", "587", "", RIGHT, "Maya", "Europe/Madrid", ""]

    result = shop("setup", "--address", "maya@acme.test", answers=answers)

    assert result.exit_code == 0, result.output
    assert shop.servers.seen == ["imap.acme.test:587 starttls maya@acme.test", "smtp.acme.test:587 starttls"]
    written = tomllib.loads(shop.config.read_text(encoding="utf-8"))
    assert written["send"] == {"via": "smtp"}
    assert written["account"][0]["smtp"] == {"host": "smtp.acme.test", "port": 587, "tls": "starttls"}
    assert "country" not in written["person"]


def test_a_wrong_password_may_be_given_again(shop: Shop) -> None:
    answers = [*ANSWERS[:5], "wrong", *ANSWERS[5:]]

    assert shop("setup", "--address", "maya@acme.test", answers=answers).exit_code == 0
    assert [secret for _, _, secret in shop.stored] == [RIGHT]


def test_three_wrong_passwords_end_it_before_anybody_is_locked_out(shop: Shop) -> None:
    result = shop("setup", "--address", "maya@acme.test", answers=[*ANSWERS[:5], "a", "b", "c", "d"])

    assert result.exit_code == 3
    assert len(shop.servers.seen) == 3
    assert shop.stored == []
    assert not shop.config.exists()


def test_without_a_keyring_a_command_is_asked_for(shop: Shop) -> None:
    shop.no_keyring = True

    assert shop("setup", "--address", "maya@acme.test", answers=[*ANSWERS, "pass show mail"]).exit_code == 0
    (account,) = load(shop.config).accounts
    assert isinstance(account, ImapAccount)
    assert account.secret == "command:pass show mail"


def test_without_a_keyring_or_a_command_nothing_is_written(shop: Shop) -> None:
    shop.no_keyring = True

    assert shop("setup", "--address", "maya@acme.test", answers=[*ANSWERS, ""]).exit_code == 3
    assert not shop.config.exists()


def test_a_server_that_does_not_answer_ends_it(shop: Shop) -> None:
    shop.servers.down = True

    result = shop("--json", "setup", "--address", "maya@acme.test")

    assert result.exit_code == 4
    assert json.loads(result.stdout.splitlines()[-1])["error"]["wrong"] == "The server does not answer."
    assert not shop.config.exists()


def test_questions_are_asked_again_until_the_answer_makes_sense(shop: Shop) -> None:
    answers = [
        "imap host!",
        "imap.acme.test",
        "0",
        "",
        "",
        "",
        "",
        RIGHT,
        " ",
        "Maya",
        "Mars/Olympus",
        "",
        "Spain",
        "ES",
    ]

    assert shop("setup", "--address", "maya@acme.test", answers=answers).exit_code == 0
    assert load(shop.config).person.country == "ES"


def test_a_configuration_that_is_there_is_not_replaced_without_a_yes(shop: Shop) -> None:
    shop.config.parent.mkdir()
    shop.config.write_text("# mine\n", encoding="utf-8")

    assert shop("setup", answers=["n"]).exit_code == 3
    assert shop.config.read_text(encoding="utf-8") == "# mine\n"
    assert shop("setup", "--address", "maya@acme.test", answers=["y", *ANSWERS]).exit_code == 0
    assert "Maya Lind" in shop.config.read_text(encoding="utf-8")


def test_the_end_of_the_input_is_wrong_usage(shop: Shop) -> None:
    result = CliRunner().invoke(main, ["--config", str(shop.config), "setup"], input="", obj={"trials": shop.servers})

    assert result.exit_code == 2
    assert "An answer is needed" in result.stderr


def test_microsoft_is_refused_before_a_password_is_asked_for(shop: Shop) -> None:
    result = shop("setup", "--address", "maya@outlook.com")

    assert result.exit_code == 3
    assert "OAuth" in result.stderr
    assert shop.servers.seen == []


def test_a_well_known_provider_says_what_it_wants(shop: Shop) -> None:
    answers = ["", "", "", "", "smtp", "", "", "", RIGHT, "Maya", "Europe/Madrid", ""]

    result = shop("setup", "--address", "maya@gmail.com", answers=answers)

    assert "app password" in result.stderr
    assert shop.servers.seen == ["imap.gmail.com:993 implicit maya@gmail.com", "smtp.gmail.com:465 implicit"]


def test_check_tries_what_is_there_and_changes_nothing(shop: Shop) -> None:
    shop("setup", "--address", "maya@acme.test")
    before = shop.config.read_bytes()
    shop.servers.found = Found(None, "Sent")
    shop.servers.seen.clear()

    class KnowsTheSecret(Servers):
        def imap(self, mailbox: Mailbox, secret: Callable[[], str]) -> Found:
            return super().imap(mailbox, lambda: RIGHT)

    shop.servers = KnowsTheSecret(found=Found(None, "Sent"))

    result = shop("--json", "setup", "--check")

    assert result.exit_code == 4
    document = json.loads(result.stdout)
    assert [(one["what"], one["well"]) for one in document["checks"]] == [
        ("imap", True),
        ("drafts", False),
        ("sent", True),
    ]
    assert document["error"]["code"] == 4
    assert "drafts" in document["error"]["do"]
    assert shop.config.read_bytes() == before


def test_check_looks_at_folder_accounts_too(shop: Shop) -> None:
    (shop.home / "mail").mkdir()
    shop.config.parent.mkdir()
    text = '[person]\naddresses = ["maya@acme.test"]\ntimezone = "UTC"\n[[account]]\nname = "local"\ntype = "folder"\n'
    shop.config.write_text(f'{text}path = "{shop.home}/mail"\n[send]\nvia = "folder"\n', encoding="utf-8")

    result = shop("--json", "setup", "--check")

    assert result.exit_code == 0, result.output
    assert [(one["account"], one["well"]) for one in json.loads(result.stdout)["checks"]] == [("local", True)]


def test_check_without_a_configuration_is_exit_3(shop: Shop) -> None:
    assert shop("setup", "--check").exit_code == 3


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
    ],
)
def test_providers_are_known_by_their_domain(address: str, host: str) -> None:
    provider = provider_of(address)

    assert provider is not None
    assert provider.imap == host


@pytest.mark.parametrize("address", ["a@gmail.com.evil.test", "a@outlook.evil.example", "a@acme.test", "a@live", ""])
def test_nobody_else_is_taken_for_a_provider(address: str) -> None:
    assert provider_of(address) is None
