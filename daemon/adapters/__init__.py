"""The ways to the world: journal, SMTP, drafts folders, secrets, the reader process."""
