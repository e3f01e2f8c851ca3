"""Owns running every measurement with its defaults, one after the other, in one table: `make bench`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BENCHES = (
    "replay",
    "journal",
    "commands",
    "parse_speed",
    "reading",
    "dates",
    "imap_backfill",
    "mirror",
    "daemon",
    "page",
)


def lines_of(name: str) -> list[str]:
    """What one bench printed; when it failed, what it said last."""
    command = [sys.executable, "-m", f"bench.{name}"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        return [f"FAILED ({ended.returncode})", *ended.stderr.splitlines()[-1:]]
    return ended.stdout.splitlines()


def main() -> int:
    """Print the table as it grows; 1 when a bench failed."""
    failed = False
    for name in BENCHES:
        lines = lines_of(name)
        failed |= any(line.startswith("FAILED") for line in lines)
        for number, line in enumerate(lines):
            print(f"{name if number == 0 else '':14} {line}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
