"""The Containerfile: what it copies is there, only that reaches the builder, and nothing in it runs as root."""

from __future__ import annotations

import json
import re
import shlex

from tests.architecture.project import ROOT

TEXT = (ROOT / "Containerfile").read_text(encoding="utf-8")
KNOWN = {"ARG", "FROM", "WORKDIR", "ENV", "RUN", "COPY", "USER", "VOLUME", "STOPSIGNAL", "ENTRYPOINT", "CMD"}


def steps() -> list[tuple[str, str]]:
    """(instruction, the rest), continued lines put together."""
    lines = [line for line in TEXT.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
    return [(line.split(None, 1)[0], " ".join(line.split(None, 1)[1].split())) for line in lines]


def copied() -> set[str]:
    """What it takes from the project."""
    rests = [shlex.split(rest) for name, rest in steps() if name == "COPY" and not rest.startswith("--from")]
    return {source for words in rests for source in words[:-1]}


def test_only_known_steps_and_two_stages() -> None:
    assert {name for name, _ in steps()} <= KNOWN
    assert [rest for name, rest in steps() if name == "FROM"] == ["${BASE} AS build", "${BASE}"]


def test_what_is_copied_is_there_and_reaches_the_builder() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert {rule[1:] for rule in rules if rule.startswith("!")} == copied()
    assert [source for source in copied() if not (ROOT / source).exists()] == []


def test_what_the_package_is_made_of_is_copied() -> None:
    packages = re.search(r"^packages = (\[.*\])$", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert packages
    assert {*json.loads(packages[1]), "requirements/core.txt"} <= copied()


def test_it_runs_as_somebody_and_keeps_everything_on_one_volume() -> None:
    last = steps()[max(n for n, (name, _) in enumerate(steps()) if name == "FROM") :]
    assert ("USER", "followup") in last
    after = last[last.index(("USER", "followup")) :]
    assert {name for name, _ in after}.isdisjoint({"RUN", "COPY", "ADD"})
    assert [rest for name, rest in last if name == "VOLUME"] == ["/home/followup/.local/share/followup"]
    assert dict(last)["ENTRYPOINT"] == '["followup"]'
    assert json.loads(dict(last)["CMD"])[0] == "run"


def test_every_dependency_is_hashed_and_no_secret_is_in_it() -> None:
    installs = [rest for name, rest in steps() if name == "RUN" and "pip install" in rest]
    assert len(installs) == 2
    assert "--require-hashes" in installs[0]
    assert "--no-index" in installs[1]
    assert not re.search(r"password\s*=|token\s*=|curl|wget|apt-get", TEXT, re.IGNORECASE)
