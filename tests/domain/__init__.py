"""The pure core: stages, replay, waiting, planning."""
