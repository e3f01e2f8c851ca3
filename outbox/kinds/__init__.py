"""The kinds of drafts and tasks; one module a kind."""
