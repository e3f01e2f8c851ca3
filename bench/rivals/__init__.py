"""The rivals, each run by itself in an environment of its own: nothing of the program is imported here."""
