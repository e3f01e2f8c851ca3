"""The checked copy: the same settings without the checker, and never a stale one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from daemon.config import load, load_cached, loading
from daemon.errors import ConfigError

ROOT = Path(__file__).parents[2]
HEAVY = ("pydantic", "holidays", "rapidfuzz", "tomlkit")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A configuration with something of everything."""
    file = tmp_path / "config.toml"
    file.write_text((ROOT / "config.example.toml").read_text(encoding="utf-8"), encoding="utf-8")
    return file


def test_the_copy_gives_the_same_settings(file: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    first = load_cached(file, data)
    assert load_cached(file, data) == first == load(file)
    copy = data / loading.CACHE
    assert copy.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in data.iterdir()] == [copy.name]


def test_with_the_copy_nothing_heavy_is_imported(file: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from daemon.config import load_cached\n"
        "load_cached(Path(sys.argv[1]), Path(sys.argv[2])).policy()\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    (tmp_path / "data").mkdir()
    command = [sys.executable, "-c", script, str(file), str(tmp_path / "data")]
    outputs = [subprocess.run(command, capture_output=True, cwd=ROOT, check=True, text=True).stdout for _ in range(2)]
    assert "pydantic" in outputs[0]
    assert outputs[1] == "[]\n"


def test_a_changed_file_is_checked_again(file: Path, tmp_path: Path) -> None:
    load_cached(file, tmp_path)
    file.write_text(file.read_text().replace("keep_text_days = 180", "keep_text_days = 90"))
    assert load_cached(file, tmp_path).keep_text_days == 90
    file.write_text(file.read_text().replace("keep_text_days", "keep_test_days"))
    with pytest.raises(ConfigError, match="did you mean keep_text_days"):
        load_cached(file, tmp_path)


def test_another_program_checks_again(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_cached(file, tmp_path)
    copy = tmp_path / loading.CACHE
    copy.write_text(copy.read_text().replace('"keep_text_days": 180', '"keep_text_days": 7'))
    assert load_cached(file, tmp_path).keep_text_days == 7
    monkeypatch.setattr(loading, "_program", lambda: "later")
    assert load_cached(file, tmp_path).keep_text_days == 180


@pytest.mark.parametrize("content", ["", "null", "{}", "[1", '{"made_from": 1}'])
def test_a_broken_copy_costs_time_only(file: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / loading.CACHE).write_text(content)
    assert load_cached(file, tmp_path) == load(file)


def test_a_place_that_takes_no_copy_costs_time_only(file: Path, tmp_path: Path) -> None:
    assert load_cached(file, tmp_path / "not there") == load(file)
    assert not (tmp_path / "not there").exists()
    (tmp_path / loading.CACHE).mkdir()
    assert load_cached(file, tmp_path) == load(file)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [loading.CACHE, "config.toml"]
