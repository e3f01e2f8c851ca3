"""The review page: what waits, how each application stands and what comes next, for one person on one machine."""
