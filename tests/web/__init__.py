"""The review page, in a real browser where it matters."""
