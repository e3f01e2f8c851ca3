"""Owns the weighing of what was found in a mail: how cues together make a label."""
