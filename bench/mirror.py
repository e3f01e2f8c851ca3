"""Owns measuring the Drafts mirror: what the person does there, what happens here meanwhile, in every order.

    python -m bench.mirror [--interleavings 20]

64 cases: eight things a person does at a mail program, each beside eight things that happen here. Every case is
played in so many seeded orders of steps, most of them with kill -9 at one or two points, and a few thousand turns of
the real loop, on a mailbox in memory that keeps the contract of the real ones (tests/sources/drafts_contract.py).
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.loop.interleaving import CASES, Outcome, Run


def main() -> int:
    """Print the figures; 1 when anything was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interleavings", type=int, default=20)
    count = parser.parse_args().interleavings
    started = time.perf_counter()
    outcomes: list[Outcome] = []
    for theirs, ours in CASES:
        for seed in range(count):
            outcomes.append(Run(theirs, ours, seed).play())
            if outcomes[-1].lost or outcomes[-1].unseen or outcomes[-1].doubles:
                print(f"  {theirs} / {ours}, order {seed}: {outcomes[-1]}")
    lost, unseen, doubles = (sum(getattr(o, name) for o in outcomes) for name in ("lost", "unseen", "doubles"))
    kills, at_once = sum(o.kills for o in outcomes), sum(o.at_once for o in outcomes)
    print(
        f"Drafts mirror: {len(CASES)} cases x {count} interleavings ({kills} with kill -9):"
        f" {lost} bytes of the person's text lost, {doubles} doubles by us"
    )
    print(f"  {unseen} bytes not shown; {at_once} sent by the person in the very instant of an approved sending by us")
    print(f"  {time.perf_counter() - started:.0f} s")
    return int(bool(lost or unseen or doubles))


if __name__ == "__main__":
    sys.exit(main())
