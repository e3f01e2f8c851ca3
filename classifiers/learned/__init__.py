"""Owns what was learned from labelled mails: a second opinion that refines or asks, and decides no outcome alone."""
