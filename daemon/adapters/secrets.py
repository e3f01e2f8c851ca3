"""Owns where passwords and tokens come from: the keyring, a command, or systemd credentials; never a file of ours.

The only module that knows keyring, and it loads it only when asked: looking for a backend is slow.
"""

from __future__ import annotations

import contextlib
import os
import queue
import re
import shlex
import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

from daemon.domain.problems import Code
from daemon.errors import ConfigError, CredentialsError

SERVICE = "followup"
KEYRING_SECONDS = 10.0
COMMAND_SECONDS = 30.0
LONGEST = 16_384

# Backends that keep secrets where anybody can read them, or keep nothing.
_REFUSED = re.compile(r"plaintext|uncrypted|\bnull\b|\bfail\b|\bdummy\b|keyrings\.alt|\.file\b", re.IGNORECASE)
_ACCOUNT = re.compile(r"[A-Za-z0-9_.@-]{1,100}")
_HEADLESS = (
    'Without a desktop use secret = "command:..." (pass, op, secret-tool) or a systemd credential '
    "(LoadCredentialEncrypted=followup-ACCOUNT:...)."
)
Result = TypeVar("Result")


class _Ring(Protocol):
    """The part of a keyring backend we use."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


def secret_for(spec: str, account: str, user: str) -> str:
    """The secret of `account` for `user`: "keyring", "command:PROGRAM ARGUMENT..." or "systemd".

    A systemd credential named followup-<account> comes before the keyring when the service has one.
    Raises CredentialsError when it cannot be had, ConfigError when `spec` makes no sense.
    """
    match spec.partition(":"):
        case ("keyring", "", ""):
            return systemd_credential(account) or _from_keyring(account, user)
        case ("credential" | "systemd", "", ""):
            return systemd_credential(account) or _no_credential(account)
        case ("command", ":", line) if line.strip():
            return _from_command(line, account)
    raise ConfigError(
        f"Account {account!r}: secret is {spec.partition(':')[0]!r}.",
        'Use "keyring", "command:..." or "systemd"; the password itself never stands in the configuration.',
    )


def found_in_keyring(account: str, user: str) -> str | None:
    """What the keyring keeps for `user` of `account`, None when it keeps nothing. Raises CredentialsError."""
    return _asked(lambda ring: ring.get_password(SERVICE, _key(account, user)), account) or None


def backend() -> str:
    """What the keyring in use is called. Raises CredentialsError when there is none that keeps secrets."""
    return _asked(_name, "")


def store_secret(account: str, user: str, secret: str) -> None:
    """Keep a secret in the keyring. Raises CredentialsError."""
    _asked(lambda ring: ring.set_password(SERVICE, _key(account, user), secret), account)


def delete_secret(account: str, user: str) -> None:
    """Forget a secret; one that is not there is forgotten already. Raises CredentialsError."""

    def forget(ring: _Ring) -> None:
        if ring.get_password(SERVICE, _key(account, user)) is not None:
            ring.delete_password(SERVICE, _key(account, user))

    _asked(forget, account)


def _key(account: str, user: str) -> str:
    return f"{account}:{user}"


def _from_keyring(account: str, user: str) -> str:
    found = found_in_keyring(account, user)
    if not found:
        wrong = f"The keyring has no password for {account!r} ({user})."
        raise CredentialsError(wrong, "Run `followup setup`.", Code.NO_PASSWORD)
    return found


def _asked(question: Callable[[_Ring], Result], account: str) -> Result:
    """What the keyring answers, asked in a thread of its own: a locked one may wait for somebody at a screen."""
    answers: queue.SimpleQueue[tuple[Result | None, Exception | None]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put((question(_ring()), None))
        except Exception as error:  # a backend may raise anything; it is turned into words below
            answers.put((None, error))

    threading.Thread(target=ask, name="keyring", daemon=True).start()
    try:
        answer, error = answers.get(timeout=KEYRING_SECONDS)
    except queue.Empty:
        wrong = f"The keyring did not answer within {KEYRING_SECONDS:.0f} seconds; it is probably locked."
        raise CredentialsError(wrong, f"Unlock it and try again. {_HEADLESS}", Code.KEYRING_LOCKED) from None
    if error is not None:
        raise _in_words(error, account) from error
    return cast("Result", answer)


def _in_words(error: Exception, account: str) -> CredentialsError:
    if isinstance(error, CredentialsError):
        return error
    match type(error).__name__:
        case "NoKeyringError":
            return CredentialsError("This machine has no keyring that can be reached.", _HEADLESS, Code.KEYRING_GONE)
        case "KeyringLocked":
            do = f"Unlock it and try again. {_HEADLESS}"
            return CredentialsError("The keyring is locked.", do, Code.KEYRING_LOCKED)
    said = type(error).__name__
    do = f"`followup doctor` says more. {_HEADLESS}"
    return CredentialsError(f"The keyring failed for {account!r}: {said}.", do, Code.KEYRING_GONE)


def _ring() -> _Ring:
    """The keyring, or of a chain of them the first that keeps secrets secret. Raises CredentialsError."""
    import keyring

    found: Any = keyring.get_keyring()
    chain = list(getattr(found, "backends", ())) or [found]
    for backend in chain:
        if not _REFUSED.search(_name(backend)):
            ring: _Ring = backend
            return ring
    if any("fail" in _name(backend) or "null" in _name(backend) for backend in chain):
        raise CredentialsError("This machine has no keyring that can be reached.", _HEADLESS, Code.KEYRING_GONE)
    wrong = f"The keyring {_name(chain[0])} keeps passwords where others can read them; it is not used."
    raise CredentialsError(
        wrong, f"Remove it (python -m keyring --list-backends), or do without. {_HEADLESS}", Code.KEYRING_GONE
    )


def _name(backend: object) -> str:
    kind = type(backend)
    return f"{kind.__module__}.{kind.__qualname__}"


def systemd_credential(account: str) -> str | None:
    """What systemd put there for us (LoadCredential=), None when it did not. Raises CredentialsError."""
    directory = os.environ.get("CREDENTIALS_DIRECTORY")
    if not directory or not _ACCOUNT.fullmatch(account) or account.startswith("."):
        return None
    try:
        with (Path(directory) / f"followup-{account}").open("rb") as file:
            return _first_line(file.read(LONGEST)) or None
    except FileNotFoundError:
        return None
    except OSError as error:
        wrong = f"The systemd credential followup-{account} cannot be read: {error.strerror}."
        raise CredentialsError(wrong, "Look at LoadCredential= of the service.") from error


def _no_credential(account: str) -> str:
    raise CredentialsError(
        f"There is no systemd credential followup-{account}.",
        f"Add LoadCredentialEncrypted=followup-{account}:FILE to the service.",
    )


def _from_command(line: str, account: str) -> str:
    """The first line a command prints. No shell: its words are split like a shell's and nothing in them is expanded."""
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise ConfigError(
            f"Account {account!r}: the secret's command cannot be read: {error}.", "Mind the quotes."
        ) from error
    code, printed = _run(words, account)
    secret = _first_line(printed)
    if code == 0 and secret:
        return secret
    why = f"ended with {code}" if code else "printed nothing"
    raise CredentialsError(f"The command {words[0]} for the password of {account!r} {why}.", "Try it in a terminal.")


def _run(words: list[str], account: str) -> tuple[int, bytes]:
    try:
        process = subprocess.Popen(  # noqa: S603 - the person's own command, from the person's own configuration
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except (OSError, ValueError) as error:
        wrong = f"The command {words[0]!r} for the password of {account!r} cannot be started."
        raise CredentialsError(wrong, "Correct `secret` in config.toml; give the whole path.") from error
    late = threading.Event()

    def stop() -> None:
        late.set()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)

    timer = threading.Timer(COMMAND_SECONDS, stop)
    timer.start()
    try:
        with process:
            assert process.stdout is not None
            printed = process.stdout.read(LONGEST)
    finally:
        timer.cancel()
    if late.is_set():
        wrong = f"The command {words[0]} for the password of {account!r} took more than {COMMAND_SECONDS:.0f} seconds."
        raise CredentialsError(wrong, "It may be waiting for somebody to type; use one that asks nothing.")
    return process.returncode, printed


def _first_line(octets: bytes) -> str:
    return octets.decode("utf-8", "replace").partition("\n")[0].rstrip("\r")
