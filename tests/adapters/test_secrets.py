"""Where secrets come from, and where they may not."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import KeyringLocked, NoKeyringError

from daemon.adapters import secrets
from daemon.adapters.secrets import delete_secret, secret_for, store_secret
from daemon.errors import ConfigError, CredentialsError


class Ring(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Says(Ring):
    """A keyring that raises."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error


class Stuck(Ring):
    """A locked keyring that waits for somebody at a screen."""

    def __init__(self) -> None:
        super().__init__()
        self.free = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.free.wait(30)
        return None


class Chain(Ring):
    """Several keyrings, asked in order."""

    def __init__(self, *backends: KeyringBackend) -> None:
        super().__init__()
        self.backends = list(backends)


PlainRing = type("PlaintextKeyring", (Ring,), {"__module__": "keyrings.alt.file"})


@pytest.fixture
def use() -> Iterator[object]:
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


@pytest.fixture(autouse=True)
def no_systemd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)


class TestKeyring:
    """The default."""

    def test_what_is_stored_is_found_and_can_be_forgotten(self, use) -> None:  # type: ignore[no-untyped-def]
        use(Ring())
        store_secret("main", "sam@person.example", "horse")
        store_secret("main", "other@person.example", "cow")
        assert secret_for("keyring", "main", "sam@person.example") == "horse"
        delete_secret("main", "sam@person.example")
        delete_secret("main", "sam@person.example")
        with pytest.raises(CredentialsError, match=r"no password for 'main'.*followup setup"):
            secret_for("keyring", "main", "sam@person.example")
        assert secret_for("keyring", "main", "other@person.example") == "cow"

    @pytest.mark.parametrize("ring", [FailKeyring, NullKeyring])
    def test_no_keyring_is_said_with_a_way_out(self, use, ring: type[KeyringBackend]) -> None:  # type: ignore[no-untyped-def]
        use(ring())
        for ask in (lambda: secret_for("keyring", "main", "sam"), lambda: store_secret("main", "sam", "x")):
            with pytest.raises(CredentialsError, match=r"no keyring.*command:"):
                ask()

    def test_a_keyring_in_plain_text_is_refused_by_name(self, use) -> None:  # type: ignore[no-untyped-def]
        plain = PlainRing()
        use(plain)
        with pytest.raises(CredentialsError, match="others can read"):
            store_secret("main", "sam", "horse")
        with pytest.raises(CredentialsError, match="others can read"):
            secret_for("keyring", "main", "sam")
        assert plain.kept == {}

    def test_of_a_chain_only_a_safe_one_is_used(self, use) -> None:  # type: ignore[no-untyped-def]
        plain, safe = PlainRing(), Ring()
        use(Chain(plain, safe))
        store_secret("main", "sam", "horse")
        assert (plain.kept, len(safe.kept)) == ({}, 1)
        use(Chain(PlainRing()))
        with pytest.raises(CredentialsError, match="others can read"):
            store_secret("main", "sam", "horse")

    def test_a_stuck_keyring_does_not_hold_us(self, use, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
        monkeypatch.setattr(secrets, "KEYRING_SECONDS", 0.2)
        stuck = Stuck()
        use(stuck)
        began = time.monotonic()
        with pytest.raises(CredentialsError, match="probably locked"):
            secret_for("keyring", "main", "sam")
        assert time.monotonic() - began < 5.0
        stuck.free.set()

    @pytest.mark.parametrize(
        ("error", "words"),
        [
            (KeyringLocked("no"), "is locked"),
            (NoKeyringError("no"), "no keyring"),
            (RuntimeError("D-Bus: horse"), "RuntimeError"),
        ],
    )
    def test_other_trouble_is_told_in_words(self, use, error: Exception, words: str) -> None:  # type: ignore[no-untyped-def]
        use(Says(error))
        with pytest.raises(CredentialsError, match=words) as caught:
            secret_for("keyring", "main", "sam")
        assert "horse" not in str(caught.value)


class TestCommand:
    """command:..."""

    def test_the_first_line_counts(self) -> None:
        line = f"{sys.executable} -c \"print('horse cow ');print('user: sam')\""
        assert secret_for(f"command:{line}", "main", "sam") == "horse cow "

    def test_nothing_is_expanded(self, tmp_path: Path) -> None:
        trap = tmp_path / "trap"
        line = f"{sys.executable} -c 'import sys; print(sys.argv[1:])' ; touch {trap} $(touch {trap}) $HOME | cat"
        said = secret_for(f"command:{line}", "main", "sam")
        assert said == str([";", "touch", str(trap), "$(touch", f"{trap})", "$HOME", "|", "cat"])
        assert not trap.exists()

    def test_what_goes_wrong_is_said_without_the_output(self) -> None:
        with pytest.raises(CredentialsError, match="ended with 3") as caught:
            secret_for(f"command:{sys.executable} -c \"print('horse');raise SystemExit(3)\"", "main", "sam")
        assert "horse" not in str(caught.value)
        with pytest.raises(CredentialsError, match="printed nothing"):
            secret_for(f"command:{sys.executable} -c pass", "main", "sam")
        with pytest.raises(CredentialsError, match="cannot be started"):
            secret_for("command:/nowhere/pass show mail", "main", "sam")
        with pytest.raises(ConfigError, match="quotes"):
            secret_for("command:pass 'show", "main", "sam")

    def test_a_command_that_waits_is_ended(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(secrets, "COMMAND_SECONDS", 0.3)
        began = time.monotonic()
        with pytest.raises(CredentialsError, match="took more than"):
            secret_for(f"command:{sys.executable} -c 'import threading; threading.Event().wait(60)'", "main", "sam")
        assert time.monotonic() - began < 10.0


class TestCredential:
    """systemd."""

    def test_it_is_read_and_comes_before_the_keyring(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
        (tmp_path / "followup-main").write_text("horse\n")
        assert secret_for("systemd", "main", "sam") == "horse"
        assert secret_for("keyring", "main", "sam") == "horse"

    def test_a_missing_one_is_said(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(CredentialsError, match="no systemd credential followup-main"):
            secret_for("systemd", "main", "sam")
        monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
        (tmp_path.parent / "followup-x").write_text("horse\n")
        with pytest.raises(CredentialsError):
            secret_for("systemd", "../followup-x", "sam")


@pytest.mark.parametrize("spec", ["", "hunter2", "keyring:x", "command:", "command: ", "file:/etc/passwd"])
def test_a_password_in_the_configuration_is_refused(spec: str) -> None:
    with pytest.raises(ConfigError, match="never stands in the configuration"):
        secret_for(spec, "main", "sam")
