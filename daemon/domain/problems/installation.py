"""Owns what can be wrong with an installation; `doctor` finds it."""

from __future__ import annotations

from daemon.domain.problems.shapes import Code, Row, Severity

_WARN = Severity.WARNING

INSTALLATION: dict[Code, Row] = {
    Code.CONFIG_MISSING: Row(
        "There is no configuration at {path}.",
        "Run `followup setup`, or copy config.example.toml there.",
        "Another place is named with --config.",
        exit=3,
    ),
    Code.CONFIG_WRONG: Row(
        "{answer}",
        "Correct the file and try again.",
        "All problems are listed at once, with line and key.",
        exit=3,
    ),
    Code.PYTHON_OLD: Row(
        "This is Python {version}; followup needs 3.11 or newer.",
        "Install it again with a newer Python.",
        "pipx and uv tool take `--python`.",
        exit=1,
    ),
    Code.SQLITE_OLD: Row(
        "SQLite {version} is too old for the journal.",
        "Use a Python with SQLite 3.37 or newer.",
        "SQLite comes with Python or with the system.",
        exit=6,
    ),
    Code.NAME_CLASH: Row(
        "Another package uses the name `daemon` in this environment: {what}.",
        "Install followup in an environment of its own: pipx install followupd",
        "The package python-daemon has the same import name; in one environment each breaks the other.",
        exit=1,
    ),
    Code.NOT_ISOLATED: Row(
        "followup is installed into the system's own Python.",
        "Install it in an environment of its own: pipx install followupd",
        "It works, but a package of another program may break it one day.",
        _WARN,
    ),
    Code.OPEN_TO_OTHERS: Row(
        "Other users of this machine can read {path}.",
        "Close it: chmod go-rwx {path}",
        "The journal and the configuration tell of your job search.",
        _WARN,
    ),
    Code.NO_AUTHORITIES: Row(
        "This machine knows no certificate authorities, so no server can be trusted.",
        "Install the package ca-certificates, or name a `ca_file` for the account.",
        "A slim container often lacks them.",
    ),
    Code.NO_ENCRYPTION: Row(
        "{account} is read without encryption.",
        'Use tls = "implicit" if this server can.',
        "Allowed for a server on this very machine only.",
        _WARN,
    ),
}
