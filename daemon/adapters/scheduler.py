"""Owns the scheduler: it only rings a bell at a steady beat. Due times live in the journal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SWEEP_SECONDS = 30


def start_ringing(ring: Callable[[], None], seconds: int = SWEEP_SECONDS) -> Callable[[], None]:
    """Ring every so many seconds until the returned function is called.

    A late ring is rung late rather than dropped, several missed ones are one, and none overlaps another.
    """
    from apscheduler.schedulers.background import BackgroundScheduler

    scheduler: Any = BackgroundScheduler(
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}, timezone="UTC"
    )
    scheduler.add_job(ring, "interval", seconds=seconds, id="sweep")
    scheduler.start()

    def stop() -> None:
        scheduler.shutdown(wait=False)

    return stop
