"""No committed file names a registry host, a developer's machine, or a secret."""

from __future__ import annotations

import re

import pytest

from tests.architecture.project import files, short, text_files

# Written in halves, so that this file is not the first to offend.
HOSTS = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))]
HOSTS += [".".join(parts) for parts in (("docker", "io"), ("ghcr", "io"), ("quay", "io"), ("gcr", "io"))]
HOSTS += [".".join(parts) for parts in (("jsdelivr", "net"), ("unpkg", "com"), ("cdnjs", "cloudflare", "com"))]
HOSTS += [".".join(parts) for parts in (("deb", "debian", "org"), ("proxy", "golang", "org"), ("crates", "io"))]
OPTIONS = ("--index-url", "--extra-index-url", "--find-links", "--trusted-host", "-i ", "-f ")


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{short(path)}:{number}: {line.strip()[:120]}"
        for path, text in text_files()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_there_are_files_to_look_at() -> None:
    assert "pyproject.toml" in {short(path) for path in files()}


@pytest.mark.parametrize("host", HOSTS)
def test_no_file_names_a_registry(host: str) -> None:
    assert _lines_with(re.compile(rf"(?<![\w.-])(?:[\w-]+\.)*{re.escape(host)}\b")) == []


def test_no_lock_says_where_to_download_from() -> None:
    bad = [
        f"{short(path)}: {line}"
        for path, text in text_files()
        if short(path).startswith("requirements/")
        for line in text.splitlines()
        if line.startswith(OPTIONS) or "://" in line
    ]
    assert bad == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    """A path of one machine in the project is a thing that works there only."""
    places = "|".join(("/ro" + "ot/", "/Use" + "rs/", "/wo" + "rk/", r"\.\./sha" + "red"))
    assert _lines_with(re.compile(rf"(?<![\w./:])(?:{places})|\.\./sha" + "red")) == []


def test_no_file_is_a_private_key() -> None:
    assert _lines_with(re.compile("-----BEGIN (?:RSA |EC |OPENSSH )?PRI" + "VATE KEY-----")) == []


def test_no_uv_lock() -> None:
    """It would hold an address for every package (docs/decisions/0003-hashed-locks.md)."""
    assert [
        short(path) for path in files() if path.name in ("uv.lock", "poetry.lock", "Pipfile.lock", "pdm.lock")
    ] == []
