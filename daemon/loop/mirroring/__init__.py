"""The mirror in the person's Drafts folder: what we know of it, what a look finds there, what we do ourselves."""
