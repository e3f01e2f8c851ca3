"""Setup: its three questions, its trials, what it writes and what it never writes."""

from __future__ import annotations

import json
import stat
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from daemon.adapters.discovery.world import Srv
from daemon.bootstrap.setting_up.trials import Folders
from daemon.cli.app import main
from daemon.config import ImapAccount, load
from daemon.errors import MailboxError
from tests.cli.setup_world import RIGHT, Network, Ring, Servers, world

ADDRESS = "maya.lind@acme.test"
THREE = [ADDRESS, RIGHT, "drafts"]


@dataclass
class Shop:
    """A place to run setup in. Nothing is imported: these servers hold no mail."""

    home: Path
    network: Network = field(default_factory=lambda: Network(there={"imap.acme.test:993", "smtp.acme.test:465"}))
    servers: Servers = field(default_factory=Servers)
    ring: Ring = field(default_factory=Ring)

    @property
    def config(self) -> Path:
        """Where the configuration goes."""
        return self.home / "config" / "config.toml"

    def __call__(self, *args: str, answers: list[str] = THREE, reads: bool = False) -> Result:
        """`followup setup` with these answers."""
        given = {"world": world(self.network, self.servers, self.ring)}
        rest = ["setup", *args] if reads else ["setup", "--no-import", *args]
        typed = "".join(f"{answer}\n" for answer in answers)
        return CliRunner().invoke(main, ["--config", str(self.config), *rest], input=typed, obj=given)

    def written(self) -> dict[str, object]:
        """The configuration as it stands."""
        return tomllib.loads(self.config.read_text(encoding="utf-8"))


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """An empty place."""
    return Shop(tmp_path)


def test_three_answers_are_enough(shop: Shop) -> None:
    result = shop()

    assert result.exit_code == 0, result.output
    assert shop.servers.seen == ["imap.acme.test:993 implicit maya.lind@acme.test"]
    assert shop.ring.kept == [("acme", ADDRESS, RIGHT)]
    assert shop.servers.probed == ["Drafts"]
    assert shop.written() == {
        "person": {"name": "Maya Lind", "addresses": [ADDRESS], "timezone": "Europe/Madrid", "country": "ES"},
        "account": [
            {
                "name": "acme",
                "type": "imap",
                "host": "imap.acme.test",
                "port": 993,
                "tls": "implicit",
                "user": ADDRESS,
                "auth": "password",
                "secret": "keyring",
            }
        ],
        "send": {"via": "drafts"},
    }
    assert "followup once" in " ".join(result.stdout.split())


def test_every_trial_says_how_it_went_in_a_line(shop: Shop) -> None:
    lines = shop().stderr.splitlines()

    tried = [line.split(":")[0].removeprefix("acme ") for line in lines if line.startswith("acme ")]
    assert tried == ["imap", "inbox", "sent", "drafts", "idle"]
    assert all(": ok. " in line for line in lines if line.startswith("acme "))


def test_what_was_guessed_is_said_with_the_option_that_changes_it(shop: Shop) -> None:
    shown = shop().stderr

    for value, option in (("Maya Lind", "--name"), ("Europe/Madrid", "--timezone"), ("ES", "--country")):
        (line,) = [line for line in shown.splitlines() if option in line]
        assert value in line
    assert "imap.acme.test:993" in shown
    assert "--imap" in shown


def test_what_it_writes_is_the_persons_only_and_holds_no_secret(shop: Shop) -> None:
    result = shop()

    assert stat.S_IMODE(shop.config.stat().st_mode) == 0o600
    assert stat.S_IMODE(shop.config.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in shop.config.parent.iterdir()] == ["config.toml"]
    assert RIGHT not in shop.config.read_text(encoding="utf-8") + result.output


def test_what_it_writes_loads(shop: Shop) -> None:
    shop()

    settings = load(shop.config)

    assert (settings.person.name, settings.send) == ("Maya Lind", "drafts")
    assert [account.name for account in settings.accounts] == ["acme"]


def test_options_answer_everything(shop: Shop) -> None:
    options = ["--address", ADDRESS, "--send", "smtp", "--imap", "mail.acme.test:143", "--smtp", "out.acme.test:587"]
    options += ["--user", "maya", "--name", "M. Lind", "--timezone", "Europe/London", "--country", ""]
    result = shop(*options, "--secret-command", f"printf {RIGHT}", answers=[])

    assert result.exit_code == 0, result.output
    assert shop.servers.seen == ["mail.acme.test:143 starttls maya", "out.acme.test:587 starttls"]
    assert shop.network.asked == []
    assert shop.written() == {
        "person": {"name": "M. Lind", "addresses": [ADDRESS], "timezone": "Europe/London"},
        "account": [
            {
                "name": "acme",
                "type": "imap",
                "host": "mail.acme.test",
                "port": 143,
                "tls": "starttls",
                "user": "maya",
                "auth": "password",
                "secret": f"command:printf {RIGHT}",
                "smtp": {"host": "out.acme.test", "port": 587, "tls": "starttls"},
            }
        ],
        "send": {"via": "smtp"},
    }


@pytest.mark.parametrize(
    "options",
    [
        ["--imap", "a b"],
        ["--imap", "acme.test:0"],
        ["--timezone", "Mars/Olympus"],
        ["--country", "Spain"],
        ["--name", " "],
    ],
)
def test_options_that_make_no_sense_are_wrong_usage(shop: Shop, options: list[str]) -> None:
    assert shop(*options).exit_code == 2
    assert not shop.config.exists()


def test_the_name_of_sent_mail_goes_before_that_of_the_address(shop: Shop) -> None:
    shop.servers.signed = "Maya Lind-Ortega"
    shop()

    assert load(shop.config).person.name == "Maya Lind-Ortega"


def test_a_name_is_asked_for_only_where_nothing_tells_it(shop: Shop) -> None:
    assert shop(answers=["info@acme.test", RIGHT, "drafts", " ", "Maya Lind"]).exit_code == 0
    assert load(shop.config).person.name == "Maya Lind"


def test_whose_check_of_senders_counts_is_learned_and_written(shop: Shop) -> None:
    shop.servers.checked_by = "mx.acme.test"
    result = shop()

    assert "Senders are checked by mx.acme.test." in result.output
    (account,) = load(shop.config).accounts
    assert isinstance(account, ImapAccount)
    assert account.authserv_id == "mx.acme.test"


def test_smtp_is_found_tried_and_written(shop: Shop) -> None:
    result = shop(answers=[ADDRESS, RIGHT, "smtp"])

    assert result.exit_code == 0, result.output
    assert shop.servers.seen[1] == "smtp.acme.test:465 implicit"
    (account,) = load(shop.config).accounts
    assert isinstance(account, ImapAccount)
    assert account.smtp is not None
    assert (load(shop.config).send, account.smtp.host, account.smtp.port) == ("smtp", "smtp.acme.test", 465)


def test_smtp_that_fails_is_said_and_drafts_are_the_way_until_it_works(shop: Shop) -> None:
    shop.servers.closed_smtp = True
    result = shop(answers=[ADDRESS, RIGHT, "smtp"])

    assert result.exit_code == 4
    assert "The server lets nothing out." in result.stderr
    assert load(shop.config).send == "drafts"


def test_drafts_that_cannot_be_written_are_said(shop: Shop) -> None:
    shop.servers.closed_drafts = MailboxError("Drafts takes nothing.", "Make room.")
    result = shop()

    assert result.exit_code == 4
    assert "acme drafts: failed. Drafts takes nothing." in result.stderr


def test_a_wrong_password_may_be_given_again(shop: Shop) -> None:
    result = shop(answers=[ADDRESS, "wrong", RIGHT, "drafts"])

    assert result.exit_code == 0, result.output
    assert "app password" in result.stderr
    assert [secret for _, _, secret in shop.ring.kept] == [RIGHT]


def test_three_wrong_passwords_end_it_before_anybody_is_locked_out(shop: Shop) -> None:
    result = shop(answers=[ADDRESS, "a", "b", "c", "d"])

    assert result.exit_code == 3
    assert len(shop.servers.seen) == 3
    assert shop.ring.kept == []
    assert not shop.config.exists()


def test_without_a_keyring_the_second_question_is_a_command(shop: Shop) -> None:
    shop.ring.missing = True

    assert shop(answers=[ADDRESS, f"printf {RIGHT}", "drafts"]).exit_code == 0
    (account,) = load(shop.config).accounts
    assert isinstance(account, ImapAccount)
    assert account.secret == f"command:printf {RIGHT}"


def test_without_a_keyring_or_a_command_nothing_is_written(shop: Shop) -> None:
    shop.ring.missing = True

    assert shop(answers=[ADDRESS, ""]).exit_code == 3
    assert not shop.config.exists()


def test_a_keyring_that_is_locked_after_all_is_replaced_by_a_command(shop: Shop) -> None:
    shop.ring.locked = True

    assert shop(answers=[*THREE, "pass show mail"]).exit_code == 0
    (account,) = load(shop.config).accounts
    assert isinstance(account, ImapAccount)
    assert account.secret == "command:pass show mail"


def test_a_server_that_does_not_answer_ends_it_with_words_for_this_moment(shop: Shop) -> None:
    shop.servers.down = True
    result = shop()

    assert result.exit_code == 4
    assert "The server does not answer. Check that this machine is online" in " ".join(result.stderr.split())
    assert "config.toml" not in result.stderr.splitlines()[-1]
    assert not shop.config.exists()


def test_a_server_nobody_knows_is_asked_for(shop: Shop) -> None:
    shop.network.there.clear()
    result = shop(answers=[ADDRESS, "imap host!", "mail.acme.test", RIGHT, "drafts"])

    assert result.exit_code == 0, result.output
    assert shop.servers.seen == ["mail.acme.test:993 implicit maya.lind@acme.test"]


def test_servers_of_somebody_else_need_a_yes(shop: Shop) -> None:
    shop.network.records = {"_imaps._tcp.acme.test": (Srv(0, 1, 993, "imap.elsewhere.test"),)}

    assert shop(answers=[ADDRESS, "n", "imap.acme.test", RIGHT, "drafts"]).exit_code == 0
    assert shop(answers=["y", ADDRESS, "y", RIGHT, "drafts"]).exit_code == 0
    assert [one.partition(":")[0] for one in shop.servers.seen] == ["imap.acme.test", "imap.elsewhere.test"]


def test_a_configuration_that_is_there_is_not_replaced_without_a_yes(shop: Shop) -> None:
    shop.config.parent.mkdir()
    shop.config.write_text("# mine\n", encoding="utf-8")

    assert shop(answers=["n"]).exit_code == 3
    assert shop.config.read_text(encoding="utf-8") == "# mine\n"
    assert shop(answers=["y", *THREE]).exit_code == 0
    assert "Maya Lind" in shop.config.read_text(encoding="utf-8")


def test_the_end_of_the_input_is_wrong_usage(shop: Shop) -> None:
    result = shop(answers=[])

    assert result.exit_code == 2
    assert "An answer is needed" in result.stderr


def test_microsoft_is_never_asked_for_a_password(shop: Shop) -> None:
    result = shop(answers=["maya@outlook.com"])

    assert "Microsoft accepts no passwords" in result.stderr
    assert "Client id" in result.stderr
    assert "assword of" not in result.stderr
    assert shop.servers.seen == []


def test_a_provider_without_imap_is_said_at_once(shop: Shop) -> None:
    result = shop(answers=["maya@tuta.com"])

    assert result.exit_code == 3
    assert "no IMAP" in result.stderr
    assert shop.servers.seen == []


def test_a_well_known_provider_shows_the_clicks_and_asks_nobody_for_its_servers(shop: Shop) -> None:
    result = shop(answers=["maya@gmail.com", RIGHT, "smtp"])

    assert "https://myaccount.google.com/apppasswords" in result.stderr
    assert shop.servers.seen == ["imap.gmail.com:993 implicit maya@gmail.com", "smtp.gmail.com:465 implicit"]
    assert shop.network.asked == []


def test_a_domain_whose_mail_google_takes_is_googles(shop: Shop) -> None:
    shop.network.takers = {"acme.test": ("aspmx.l.google.com", "alt1.aspmx.l.google.com")}
    result = shop()

    assert shop.servers.seen == ["imap.gmail.com:993 implicit maya.lind@acme.test"]
    assert "https://myaccount.google.com/apppasswords" in result.stderr


def test_check_tries_what_is_there_and_changes_nothing(shop: Shop) -> None:
    shop("--secret-command", f"printf {RIGHT}", answers=[ADDRESS, "drafts"])
    before = shop.config.read_bytes()
    shop.servers.found = Folders(None, "Sent")
    shop.servers.probed.clear()

    result = CliRunner().invoke(
        main,
        ["--config", str(shop.config), "--json", "setup", "--check"],
        obj={"world": world(shop.network, shop.servers, shop.ring)},
    )

    assert result.exit_code == 4
    document = json.loads(result.stdout)
    assert [(one["what"], one["well"]) for one in document["checks"]] == [
        ("imap", True),
        ("inbox", True),
        ("sent", True),
        ("drafts", False),
        ("idle", True),
    ]
    assert document["error"]["code"] == 4
    assert "drafts" in document["error"]["do"]
    assert shop.config.read_bytes() == before
    assert shop.servers.probed == []


def test_check_looks_at_folder_accounts_too(shop: Shop) -> None:
    (shop.home / "mail").mkdir()
    shop.config.parent.mkdir()
    text = '[person]\naddresses = ["maya@acme.test"]\ntimezone = "UTC"\n[[account]]\nname = "local"\ntype = "folder"\n'
    shop.config.write_text(f'{text}path = "{shop.home}/mail"\n[send]\nvia = "folder"\n', encoding="utf-8")

    result = shop("--check", "--json", answers=[])

    assert result.exit_code == 0, result.output
    assert [(one["account"], one["well"]) for one in json.loads(result.stdout)["checks"]] == [("local", True)]


def test_check_without_a_configuration_is_exit_3(shop: Shop) -> None:
    assert shop("--check", answers=[]).exit_code == 3
