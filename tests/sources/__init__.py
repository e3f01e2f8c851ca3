"""Tests of mail sources."""
