"""The configuration: what it becomes, and every way of getting it wrong, told together."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from daemon.config import FolderAccount, ImapAccount, Settings, Smtp, load
from daemon.domain.policy import ASSERTIVE, BRISK, PATIENT, Numbers
from daemon.errors import ConfigError

PERSON = '[person]\naddresses = ["Kim@Person.test", "k@other.test"]\ntimezone = "Europe/Madrid"\n'
IMAP = '[[account]]\nname = "home"\ntype = "imap"\nhost = "imap.person.test"\nuser = "kim"\n'
FOLDER = '[[account]]\nname = "box"\ntype = "folder"\npath = "mail"\nformat = "eml"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the configuration lies."""
    return tmp_path / "config.toml"


def loaded(file: Path, text: str) -> Settings:
    """The settings of a text."""
    file.write_text(text, encoding="utf-8")
    return load(file)


def refused(file: Path, text: str) -> str:
    """What the person reads about a text."""
    with pytest.raises(ConfigError) as caught:
        loaded(file, text)
    assert caught.value.code == 3
    assert caught.value.do
    return caught.value.wrong


def test_the_least_is_filled_up_with_defaults(file: Path) -> None:
    settings = loaded(file, PERSON + IMAP + FOLDER)
    assert settings.person.addresses == ("kim@person.test", "k@other.test")
    assert settings.accounts == (
        ImapAccount("home", "imap.person.test", 993, "kim"),
        FolderAccount("box", file.parent / "mail", "eml"),
    )
    assert (settings.send, settings.keep_text_days, settings.review.port) == ("drafts", 180, 8765)
    assert settings.remote
    assert not loaded(file, PERSON + FOLDER).remote


def test_everything_can_be_said(file: Path) -> None:
    (file.parent / "ca.pem").write_text("pem")
    settings = loaded(
        file,
        PERSON.replace("[person]", '[person]\ncountry = "ES"\nregion = "MD"\nlanguage = "en"\nname = "Kim"')
        + IMAP
        + 'tls = "starttls"\nauth = "oauth:google"\nsecret = "command:pass show mail"\nca_file = "ca.pem"\n'
        + 'client_id = "1-a.apps.test"\nclient_secret_in = "command:pass show client"\n'
        + 'folders = ["INBOX", "Jobs"]\nsent = "Gesendet"\nauthserv_id = "mx.person.test"\n'
        + 'smtp = {host = "smtp.person.test", tls = "starttls"}\n'
        + '[send]\nvia = "smtp"\n[notify]\ndigest = "18:30"\ndesktop = true\n[privacy]\nkeep_text_days = 30\n'
        + '[review]\nport = 9000\nhost = "localhost"\n',
    )
    account = settings.accounts[0]
    assert isinstance(account, ImapAccount)
    assert (account.port, account.smtp) == (143, Smtp("smtp.person.test", 587, "starttls"))
    assert (account.client_id, account.client_secret_in) == ("1-a.apps.test", "command:pass show client")
    assert (account.ca_file, account.folders) == (file.parent / "ca.pem", ("INBOX", "Jobs"))
    assert (settings.send, settings.notify.digest, settings.keep_text_days) == ("smtp", time(18, 30), 30)
    assert (settings.person.country, settings.person.region, settings.person.locale) == ("ES", "MD", "en-ES")


def test_the_policy_is_the_persons(file: Path) -> None:
    holidays = frozenset({date(2026, 5, 1)})
    policy = loaded(file, PERSON).policy(holidays)
    assert policy.zone == ZoneInfo("Europe/Madrid")
    assert policy.holidays == holidays
    assert policy.addresses == {"kim@person.test", "k@other.test"}
    assert policy.numbers == {"patient": PATIENT, "brisk": BRISK, "assertive": ASSERTIVE}
    assert (policy.thank_you_channel, policy.check_channel, policy.profile) == ("email", "email", "auto")


def test_numbers_are_changed_one_by_one(file: Path) -> None:
    policy = loaded(
        file,
        PERSON
        + '[rules]\nprofile = "brisk"\nday_starts = 07:30:00\nchecks_at = "10:00"\nexpire_check_days = 10\n'
        + "[rules.patient]\nfirst_check_days = 10\nthank_you_after_hours = 0.5\n"
        + "[rules.assertive]\nnamed_date_every_days = 3\n"
        + '[rules.thank_you]\nchannel = "fax"\n[rules.status_check]\nchannel = "call"\n',
    ).policy()
    assert (policy.profile, policy.day_starts, policy.checks_at) == ("brisk", time(7, 30), time(10))
    assert policy.expire_check_days == 10
    assert (policy.numbers["patient"].first_check_days, policy.numbers["patient"].thank_you_after_hours) == (10, 0.5)
    assert policy.numbers["patient"].next_check_days == PATIENT.next_check_days
    assert policy.numbers["brisk"] == BRISK
    assertive = policy.numbers["assertive"]
    assert (assertive.named_date_every_days, assertive.named_date_every_business_days) == (3, 0)
    assert (policy.thank_you_channel, policy.check_channel) == ("fax", "call")


@pytest.mark.parametrize("name", [field.name for field in fields(Numbers)])
@pytest.mark.parametrize("profile", ["patient", "brisk", "assertive"])
def test_every_number_of_every_profile_can_be_set(file: Path, profile: str, name: str) -> None:
    numbers = loaded(file, f"{PERSON}[rules.{profile}]\n{name} = 77\n").policy().numbers
    assert getattr(numbers[profile], name) == 77


def test_all_problems_are_told_at_once_with_line_key_and_what_was_meant(file: Path) -> None:
    told = refused(
        file,
        '[persn]\n[person]\naddresses = ["kim@person.test"]\ntimezone = "Europe/Madird"\nregion = "MD"\n'  # lines 1-5
        + '[[account]]\nname = "a"\ntype = "imap"\nhost = "imap.person.test"\nuser = "kim"\nprot = 993\n'  # 6-11
        + '[[account]]\nname = "a"\ntype = "folder"\npath = "x"\nformat = "maildr"\n'  # 12-16
        + '[send]\nvia = "smpt"\n[rules.patient]\nfirst_chek_days = 3\nmax_checks = -1\n'  # 17-21
        + '[privacy]\nkeep_text_days = "180"\n',
    )
    lines = told.splitlines()
    assert lines[0] == f"There are 9 problems in {file}:"
    for expected in (
        "  line 1: persn: unknown section; did you mean person?",
        "  line 4: person.timezone: is no time zone like Europe/Madrid; did you mean Europe/Madrid?",
        "  line 5: person.region: needs a country beside it",
        "  line 11: account[1].prot: unknown key; did you mean port?",
        "  line 16: account[2].format: must be maildir or mbox or eml; did you mean maildir?",
        "  line 18: send.via: must be drafts or smtp or folder; did you mean smtp?",
        "  line 20: rules.patient.first_chek_days: unknown key; did you mean first_check_days?",
        "  line 21: rules.patient.max_checks: input should be greater than or equal to 0",
        "  line 23: privacy.keep_text_days: input should be a valid integer",
    ):
        assert expected in lines


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (IMAP, "person.addresses: is missing"),
        (PERSON + '[[account]]\nname = "a"\ntype = "imap"\n', "account[1].host: is missing"),
        (
            PERSON + '[[account]]\nname = "a"\ntype = "imapp"\n',
            "account[1].type: must be imap or folder; did you mean imap?",
        ),
        (PERSON + '[account]\nname = "a"\n', "account: write [[account]]"),
        (PERSON + IMAP + IMAP, "account[2].name: is the name of another account"),
        (PERSON + IMAP + 'auth = "oauth:google"\n', "account[1].auth: needs client_id"),
        (PERSON + IMAP + 'client_id = "x"\n', "account[1].client_id: is for auth ="),
        (PERSON + IMAP + 'client_id = "<x>"\n', "account[1].client_id: must be the id alone"),
        (
            PERSON + IMAP + 'auth = "oauth:google"\nclient_id = "x"\ntenant = "t"\n',
            "account[1].tenant: is for Microsoft",
        ),
        (PERSON + IMAP + 'auth = "oauth:microsoft"\nclient_id = "x"\ntenant = "../t"\n', "account[1].tenant: must be"),
        (PERSON + IMAP + 'client_secret_in = "GOCSPX-abc"\n', "account[1].client_secret_in: must say where"),
        (PERSON + IMAP + 'client_secret = "GOCSPX-abc"\n', "account[1].client_secret: no secret belongs"),
        (PERSON + IMAP + 'tls = "none"\n', "account[1].tls: may be none on this machine only"),
        (PERSON + IMAP + 'smtp = {host = "smtp.x.test", tls = "none"}\n', "account[1].smtp.tls: may be none"),
        (
            PERSON + IMAP + 'smtp = {host = "a", prot = 1}\n',
            "line 9: account[1].smtp.prot: unknown key; did you mean port?",
        ),
        (PERSON + IMAP + 'ca_file = "gone.pem"\n', "account[1].ca_file: is not there"),
        (PERSON + IMAP + "port = 0\n", "account[1].port"),
        (PERSON + IMAP + "port = true\n", "account[1].port"),
        (PERSON + IMAP + 'folders = ["a\\r\\nb"]\n', "account[1].folders[1]: must be one line"),
        (PERSON + IMAP.replace("imap.person.test", "imaps://imap.person.test"), "account[1].host: must be the name"),
        (PERSON + IMAP + '[send]\nvia = "smtp"\n', "account[1]: has no smtp"),
        (PERSON + IMAP + '[send]\nvia = "folder"\n', 'send.via: is "folder", but no [[account]]'),
        (PERSON.replace("Kim@Person.test", "Kim <kim@person.test>"), "person.addresses[1]: must be e-mail addresses"),
        (PERSON.replace("Europe/Madrid", "Europe"), "person.timezone: is no time zone"),
        (PERSON.replace("Europe/Madrid", "../../etc/passwd"), "person.timezone: is no time zone"),
        (PERSON.replace("[person]", '[person]\ncountry = "XX"'), "person.country: has no calendar"),
        (PERSON.replace("[person]", '[person]\ncountry = "Spain"'), "person.country: must be a country's two"),
        (PERSON.replace("[person]", '[person]\ncountry = "DE"\nregion = "MD"'), "person.region: is no region of DE"),
        (PERSON + '[review]\nhost = "0.0.0.0"\n', "review.host: must be 127.0.0.1 or"),
        (PERSON + "[rules]\nday_starts = 19:00:00\n", "rules.day_ends: the day must start before"),
        (PERSON + "[rules]\nchecks_at = 07:00:00\n", "rules.checks_at: must lie within the day"),
        (PERSON + '[rules]\nchecks_at = "noon"\n', "rules.checks_at"),
        (PERSON + "[rules.patient]\nthank_you_after_hours = nan\n", "rules.patient.thank_you_after_hours"),
        (PERSON + "rules = 3\n", "person.rules: unknown key"),
        ("send = 3\n" + PERSON, "line 1: send: must be a table"),
    ],
)
def test_each_mistake_has_its_sentence(file: Path, text: str, told: str) -> None:
    assert told in refused(file, text)


def test_no_tls_is_allowed_to_this_machine(file: Path) -> None:
    for host in ("127.0.0.1", "::1", "localhost"):
        account = loaded(file, PERSON + IMAP.replace("imap.person.test", host) + 'tls = "none"\n').accounts[0]
        assert isinstance(account, ImapAccount)
        assert account.port == 143


@pytest.mark.parametrize(
    "line",
    [
        'password = "hunter2-4711"',
        'secret = "hunter2-4711"',
        'secret = "hunter2-4711:command:"',
        'smtp = {host = "s.test", password = "hunter2-4711"}',
        'token = "hunter2-4711"',
        'Password = "hunter2-4711"',
    ],
)
def test_a_secret_in_the_file_is_refused_and_never_repeated(file: Path, line: str) -> None:
    told = refused(file, PERSON + IMAP + line + "\n")
    assert told.startswith("There is a problem in")
    assert "line 9" in told
    assert "keyring" in told
    assert "hunter2" not in told


def test_a_secret_at_the_top_is_refused(file: Path) -> None:
    assert "line 1: password: no secret" in refused(file, 'password = "hunter2-4711"\n' + PERSON)


def test_no_configuration_is_told(file: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load(file)
    assert caught.value.wrong == f"There is no configuration at {file}."
    assert "followup setup" in caught.value.do
    assert "config.example.toml" in caught.value.do


@pytest.mark.parametrize(
    ("octets", "told"),
    [
        (b"[person\n", "not valid TOML"),
        (b"\xff\xfe", "no UTF-8"),
        (b"#" * 1_000_002, "larger than"),
        (b"", "is missing"),
    ],
)
def test_what_is_no_configuration_is_told(file: Path, octets: bytes, told: str) -> None:
    file.write_bytes(octets)
    with pytest.raises(ConfigError, match=told):
        load(file)


def test_a_directory_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)


def test_windows_line_ends_and_a_byte_order_mark_are_no_mistake(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + PERSON.replace("\n", "\r\n").encode())
    assert load(file).person.timezone == "Europe/Madrid"


EXAMPLE = Path(__file__).parents[2] / "config.example.toml"


def test_the_example_loads_as_it_stands() -> None:
    settings = load(EXAMPLE)
    assert settings.person.name == "Kim Doe"
    assert settings.policy().numbers == {"patient": PATIENT, "brisk": BRISK, "assertive": ASSERTIVE}


def test_the_example_names_every_number_with_its_default_and_loads_with_everything_on(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    opened = re.sub(r"(?m)^# (?=(\w+ = |\[\[))", "", text)
    (tmp_path / "ca.pem").write_text("pem")
    opened = opened.replace("~/ca.pem", "ca.pem")
    settings = loaded(tmp_path / "config.toml", opened)
    assert len(settings.accounts) == 3
    policy = settings.policy()
    assert policy.numbers["patient"] == PATIENT
    assert [field.name for field in fields(Numbers) if f"\n{field.name} = " not in opened] == []
    left_out = ("zone", "holidays", "numbers", "addresses", "thank_you_channel", "check_channel")
    names = [field.name for field in fields(policy) if field.name not in left_out]
    assert [name for name in names if f"\n{name} = " not in opened] == []
    assert [getattr(policy, name) for name in names] == [getattr(load(EXAMPLE).policy(), name) for name in names]
