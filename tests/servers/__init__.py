"""Mail servers for tests: a private Dovecot, an embedded pymap, and one that says what a script tells it to."""
