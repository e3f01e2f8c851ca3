"""The kinds of mail this program knows; one module a kind, each ending in CLASSIFIER."""
